using System.Security.Claims;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Panels.Arrange;

public sealed record VictimBefore(string Reference, int Number, string Name, string How, bool Decided);

/// <summary>All that the page shows on which a panel is arranged; its forms come beside it.</summary>
public sealed class ArrangeView
{
    public required Panel Panel { get; init; }
    public required Area Area { get; init; }
    public required DateOnly Today { get; init; }
    public required IReadOnlyList<UnmetRule> Unmet { get; init; }
    public required DateOnly? PapersBy { get; init; }
    public required IReadOnlyList<VictimBefore> Victims { get; init; }
    public required IReadOnlyList<Choice> Staff { get; init; }
    public required IReadOnlyList<Choice> Agencies { get; init; }

    /// <summary>Points and options put on the agenda so far.</summary>
    public required int Prepared { get; init; }
    public required string Procedure { get; init; }

    public PlanForm Plan { get; set; } = new();
    public SeatForm Seat { get; set; } = new();
    public SeatForm Chair { get; set; } = new();
    public InviteForm Invite { get; set; } = new();
    public PostponeForm Postpone { get; set; } = new();
    public CancelForm Cancel { get; set; } = new();
    public AddCaseForm AddCase { get; set; } = new();

    public bool May(PanelAct act, ClaimsPrincipal user) => PanelTransitions.Allows(act, Panel.State, user.ToActor().Role);
}

/// <summary>What arranging a panel needs: its cases' facts held against the procedure's rules.</summary>
[Query]
public sealed class ArrangeQuery(AsbDbContext db, CaseAccess access, TimeProvider clock)
{
    /// <param name="panel">As opened through its door.</param>
    /// <param name="cases">The cases before it.</param>
    public async Task<ArrangeView> AskAsync(Panel panel, IReadOnlyList<Case> cases)
    {
        var procedure = await ProcedureOfAsync(cases);
        var calendar = await db.Services.Holidays.CalendarAsync(db);
        return new()
        {
            Panel = panel,
            Area = await db.Areas.AsNoTracking().FirstAsync(a => a.Id == panel.AreaId),
            Today = London.Today(clock),
            Unmet = await UnmetAsync(panel, cases, procedure, calendar),
            PapersBy = PanelRulesCheck.PapersBy(procedure.Panel, panel.MeetsOn, calendar),
            Victims = await VictimsAsync(db, cases),
            Staff = [.. (await WhoMaySit(panel).Where(s => s.Role != StaffRole.Analyst && s.Role != StaffRole.Administrator)
                .Select(s => new { s.Id, s.Name, s.Grade, Agency = db.Agencies.Where(a => a.Id == s.AgencyId).Select(a => a.Name).First() }).OrderBy(s => s.Agency).ThenBy(s => s.Name).ToListAsync())
                .Select(s => new Choice(s.Id.ToString(), $"{s.Agency}: {s.Name}{(s.Grade is null ? "" : $", {s.Grade}")}"))],
            Agencies = await access.AgencyChoicesAsync(panel.AreaId, CasesOf(panel)),
            Prepared = await db.RoomEntries.CountAsync(e => e.PanelId == panel.Id && !e.Removed),
            Procedure = procedure.Name,
        };
    }

    /// <summary>Staff of the area; where a case is shared across a border, the other area's officers and chairs too. Its coordinators follow the case and arrange nothing here.</summary>
    public IQueryable<StaffMember> WhoMaySit(Panel panel)
    {
        var agencies = access.AgenciesOf(CasesOf(panel));
        return db.Staff.AsNoTracking().Where(s => s.IsActive && (s.AreaId == panel.AreaId || s.AreaId == null
            || (s.Role == StaffRole.AgencyOfficer || s.Role == StaffRole.PanelChair) && agencies.Any(a => a.Id == s.AgencyId)));
    }

    /// <summary>A case comes before one panel at a time.</summary>
    /// <param name="panelId">The panel to which it is taken; none where it is begun for the case.</param>
    /// <exception cref="RuleRefusedException">Another is arranged for it, or goes on.</exception>
    public async Task MustBeBeforeNoPanelAsync(Case @case, Guid? panelId = null)
    {
        var other = await db.Panels.AsNoTracking().IgnoreAutoIncludes()
            .Where(p => p.Id != panelId && (p.State == PanelState.Arranging || p.State == PanelState.Invited || p.State == PanelState.Open) && p.Cases.Any(c => c.CaseId == @case.Id))
            .OrderBy(p => p.MeetsOn).FirstOrDefaultAsync();
        if (other is not null) throw new RuleRefusedException(new("{0} comes before a panel already, on {1}. Change or cancel that one.", @case.Reference, other.MeetsOn));
    }

    private static Guid[] CasesOf(Panel panel) => [.. panel.Cases.Select(c => c.CaseId)];

    /// <summary>The day by which the papers go out under the procedure of the panel's first case; null where none is stated.</summary>
    public async Task<DateOnly?> PapersByAsync(Panel panel)
    {
        var first = panel.Cases[0].CaseId;
        var version = await db.Cases.Where(c => c.Id == first).Select(c => c.ProcedureVersionId).FirstAsync();
        var procedure = await db.Services.Procedures.GetAsync(version, db);
        return PanelRulesCheck.PapersBy(procedure.Panel, panel.MeetsOn, await db.Services.Holidays.CalendarAsync(db));
    }

    public async Task<IReadOnlyList<UnmetRule>> UnmetAsync(Panel panel, IReadOnlyList<Case> cases, Procedure? procedure = null, WorkingCalendar? calendar = null)
    {
        procedure ??= await ProcedureOfAsync(cases);
        calendar ??= await db.Services.Holidays.CalendarAsync(db);
        var ids = cases.Select(c => c.Id).ToList();
        var coordinators = panel.SeatsTaken.Where(s => s.Part == SeatPart.Coordinator && s.StaffId is not null).Select(s => s.StaffId).ToList();
        // Whoever triaged or decided the case was part of it; the one who only arranges the panel was not.
        var involved = procedure.Panel.CoordinatorNotInvolved && await db.CaseEvents.AnyAsync(e => e.CaseId != null && ids.Contains(e.CaseId.Value) && coordinators.Contains(e.ActorId) && e.Kind == CaseEventKind.ThresholdDecided);
        var panelBy = await db.Deadlines.Where(d => d.CaseId != null && ids.Contains(d.CaseId.Value) && d.Limit == "panel" && d.State == DeadlineState.Open).MinAsync(d => d.Due);
        return PanelRulesCheck.Of(procedure.Panel, panel, new(
            cases.Any(c => c.Application.PersonComplainedOfUnder18 == true),
            cases.Any(c => c.Vulnerable),
            involved, panelBy, London.Today(clock)), calendar);
    }

    /// <summary>How each victim of the cases is heard, and whether that is decided.</summary>
    public static async Task<IReadOnlyList<VictimBefore>> VictimsAsync(AsbDbContext db, IReadOnlyList<Case> cases)
    {
        var ids = cases.Select(c => c.Id).ToList();
        var voices = await db.Voices.AsNoTracking().Where(v => ids.Contains(v.CaseId)).ToListAsync();
        return [.. cases.SelectMany(c => c.People.Where(p => p.Part == PersonPart.Victim).OrderBy(p => p.Number).Select(p => Before(c, p, voices.Find(v => v.PersonId == p.Id))))];
    }

    private static VictimBefore Before(Case @case, CasePerson person, VictimVoice? voice)
    {
        var must = !@case.Stage.IsEnded() && VictimVoice.MustBeHeard(person);
        var how = !must ? "left the review: need not be asked"
            : voice?.NotInvitedAt is not null ? voice.ToldNotInvitedOn is not null ? "is not invited and was told by letter" : "is not invited and has not been told by letter yet"
            : voice?.Way is { } way ? voice.Representative is { } speaks ? $"{speaks} speaks for them" : way.Name()
            : "not decided yet";
        return new(@case.Reference, person.Number, person.Name, how, !must || (voice?.IsDecided ?? false));
    }

    private ValueTask<Procedure> ProcedureOfAsync(IReadOnlyList<Case> cases) => db.Services.Procedures.GetAsync(cases[0].ProcedureVersionId, db);
}
