using System.Security.Claims;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Panels.Arrange;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Panels.Room;

/// <summary>A case as the room shows it: what is on the table for each item.</summary>
public sealed record RoomCase(Guid Id, string Reference, string Applicant, DateOnly? RiskOn, string? RiskBand, DateOnly? NewestReport, IReadOnlyList<VictimBefore> Victims, IReadOnlyList<VictimVoice> Voices, IReadOnlyList<RoomEntry> Entries, Nation Nation)
{
    /// <summary>What an action or a recommendation can come from.</summary>
    public IEnumerable<RoomEntry> Sources(EntryKind kind) => Entries.Where(e => e.Heading is not null && (e.Kind == EntryKind.Option || e.Kind == EntryKind.Recommendation && kind == EntryKind.Action));
}

public sealed class RoomView
{
    public required Panel Panel { get; init; }
    public required IReadOnlyList<RoomCase> Cases { get; init; }
    public required IReadOnlyList<Choice> Agencies { get; init; }
    public required PowerCatalogue Catalogue { get; init; }
    public required bool MayWrite { get; init; }
    /// <summary>From when an open page asks what others have written.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What keeps the minutes from being signed off, said while there is time to mend it.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
    public CloseForm Close { get; set; } = new();

    /// <summary>An entry that was refused, with what was typed.</summary>
    public (Guid Id, EntryForm Form)? Refused { get; set; }

    public bool May(PanelAct act, ClaimsPrincipal user) => PanelTransitions.Allows(act, Panel.State, user.ToActor().Role);
}

/// <summary>What one row of the room needs to be drawn.</summary>
/// <param name="Entry">Null: an empty row to begin a new one.</param>
public sealed record EntryView(RoomView Room, RoomCase Case, AgendaItem Item, EntryKind Kind, RoomEntry? Entry, Guid Id, EntryForm Form, bool Writable);

/// <param name="Row">Names its fields on the page.</param>
/// <param name="Lacks">What is still needed before the option that is marked as used can be agreed.</param>
public sealed record RemedyView(Guid Row, RemedyForm Remedy, bool Shown, Domain.Sentence? Lacks, Func<string, string?> Error);

/// <summary>The room on one screen, in a number of queries that does not grow with its rows.</summary>
[Query]
public sealed class RoomQuery(AsbDbContext db, CaseAccess access, PowerCatalogue catalogue, TimeProvider clock)
{
    public async Task<RoomView> AskAsync(Panel panel, IReadOnlyList<Case> cases, ClaimsPrincipal user)
    {
        var ids = cases.Select(c => c.Id).ToList();
        var entries = await db.RoomEntries.AsNoTracking().Where(e => e.PanelId == panel.Id && !e.Removed).ToListAsync();
        var voices = await db.Voices.AsNoTracking().Where(v => ids.Contains(v.CaseId)).ToListAsync();
        var victims = await ArrangeQuery.VictimsAsync(db, cases);
        var nations = new Dictionary<Guid, Nation>();
        foreach (var reviewed in cases) nations[reviewed.Id] = (await db.Services.Procedures.GetAsync(reviewed.ProcedureVersionId, db)).Nation;
        return new()
        {
            Panel = panel,
            Cases = [.. cases.Select(c => new RoomCase(
                c.Id, c.Reference, c.ApplicantName, c.LatestRisk?.On, c.LatestRisk?.Band, c.Complaints.Count == 0 ? null : c.Complaints.Max(x => x.ReportedTo),
                [.. victims.Where(v => v.Reference == c.Reference)], [.. voices.Where(v => v.CaseId == c.Id)],
                [.. entries.Where(e => e.CaseId == c.Id).OrderBy(e => e.BegunAt).ThenBy(e => e.Id)], nations[c.Id]))],
            Catalogue = catalogue,
            Agencies = await access.AgencyChoicesAsync(panel.AreaId, [.. ids]),
            MayWrite = panel.MayWrite(user.ToActor()),
            Now = clock.GetUtcNow(),
            Missing = panel.State is PanelState.Arranging or PanelState.Invited ? [] : [.. MinutesCheck.Missing(panel, entries, cases).Select(m => m.ToString())],
        };
    }
}
