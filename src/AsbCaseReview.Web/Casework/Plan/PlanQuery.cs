using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Plan;

public sealed record InterimRow(DateTimeOffset RecordedAt, Happened.InterimActionTaken What);

/// <summary>The plan of a case, and the forms of what can be done with it as a whole.</summary>
public sealed class PlanView
{
    public required CaseHead Case { get; init; }

    /// <summary>Null until something is agreed.</summary>
    public required ActionPlan? Plan { get; init; }
    public required IReadOnlyList<InterimRow> Interim { get; init; }
    public required IReadOnlyList<Choice> Agencies { get; init; }
    public required Deadline? NextUpdate { get; init; }
    public required Procedure Procedure { get; init; }
    public required DateOnly Today { get; init; }

    public RecommendForm Recommend { get; set; } = new();
    public ConsultForm Consult { get; set; } = new();
    public UpdateVictimForm Update { get; set; } = new();
    public InterimForm Interims { get; set; } = new();

    public bool May(CaseEventKind act, System.Security.Claims.ClaimsPrincipal user) => user.May(Permission.ManagePlan) && CaseTransitions.Allows(act, Case.Stage, user.ToActor().Role);
}

/// <summary>An action to be agreed, under a power or without one.</summary>
public sealed class AddActionView
{
    public required CaseHead Case { get; init; }
    public required Power? Power { get; init; }
    public required IReadOnlyList<Choice> Owners { get; init; }
    public required IReadOnlyList<Choice> Recommendations { get; init; }

    /// <summary>Options that a panel of the case decided to use.</summary>
    public required IReadOnlyList<Choice> Options { get; init; }
    public required AddActionForm Add { get; set; }
}

/// <param name="Why">Why it is not available here; empty where nothing stands in the way.</param>
public sealed record PowerRow(Power Power, IReadOnlyList<string> Why);

public sealed record PowersView(CaseHead Case, PowerCatalogue Catalogue, IReadOnlyList<PowerRow> Powers);

public sealed record PlanRecommendationView(CaseHead Case, Recommendation Recommendation, IReadOnlyList<ActionHappening> History, RecommendationAnswerForm Form, ChallengeForm Challenge);

[Query]
public sealed class PlanQuery(AsbDbContext db, CaseAccess access, PowerCatalogue catalogue, TimeProvider clock)
{
    public async Task<PlanView> AskAsync(CaseHead head)
    {
        var plan = await db.ActionPlans.AsNoTracking().AsSplitQuery().FirstOrDefaultAsync(p => p.CaseId == head.Id);
        var interim = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == head.Id && e.Kind == CaseEventKind.InterimActionTaken).OrderByDescending(e => e.Sequence).ToListAsync();
        return new()
        {
            Case = head,
            Plan = plan,
            Interim = [.. interim.Select(e => new InterimRow(e.HappenedAt, (Happened.InterimActionTaken)e.Body))],
            Agencies = await access.AgencyChoicesAsync(head.AreaId, head.Id),
            NextUpdate = await db.Deadlines.AsNoTracking().FirstOrDefaultAsync(d => d.CaseId == head.Id && d.Limit == Limits.UpdateVictim && d.Round == head.Round),
            Procedure = await db.Services.Procedures.GetAsync(head.ProcedureVersionId, db),
            Today = London.Today(clock),
        };
    }

    public async Task<AddActionView> AddAsync(CaseHead head, AddActionForm? form, string? power)
    {
        var chosen = catalogue.Find(form?.Power ?? power);
        form ??= new() { Power = chosen?.Key, TellVictimFirst = chosen?.PersonNotices == true, Interim = head.Stage.IsEarly(), Tests = [.. (chosen?.Tests ?? []).Select(t => new TestAnswerForm { Condition = t.Condition })] };
        var recommendations = await db.Recommendations.AsNoTracking().Where(r => r.CaseId == head.Id).OrderBy(r => r.MadeAt).ToListAsync();
        return new()
        {
            Case = head,
            Power = chosen,
            Owners = await ActionQuery.OwnersAsync(db, access, head),
            Recommendations = [.. recommendations.Select(r => new Choice(r.Id.ToString(), $"{r.Body}: {(r.Text.Length > 80 ? r.Text[..80] + "…" : r.Text)}"))],
            Options = [.. (await OptionsOf(db, head.Id).OrderBy(e => e.BegunAt).Select(e => new { e.Id, e.Heading }).ToListAsync()).Select(o => new Choice(o.Id.ToString(), o.Heading!))],
            Add = form,
        };
    }

    internal static IQueryable<RoomEntry> OptionsOf(AsbDbContext db, Guid caseId) =>
        db.RoomEntries.AsNoTracking().Where(e => e.CaseId == caseId && e.Kind == EntryKind.Option && e.Used == true && !e.Removed && e.Heading != null);

    public async Task<PowersView> PowersAsync(CaseHead head)
    {
        var procedure = await db.Services.Procedures.GetAsync(head.ProcedureVersionId, db);
        return new(head, catalogue, [.. catalogue.Powers.Select(p => new PowerRow(p, [.. p.NotAvailable(procedure.Nation, null, PersonAge.NotKnown, new Dictionary<string, bool>()).Select(w => w.ToString())]))]);
    }

    public async Task<PlanRecommendationView> RecommendationAsync(CaseHead head, Recommendation recommendation, RecommendationAnswerForm? form, ChallengeForm? challenge)
    {
        var subject = recommendation.Id.ToString();
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == head.Id && e.Subject == subject).OrderByDescending(e => e.Sequence).ToListAsync();
        return new(head, recommendation, [.. events.Select(e => new ActionHappening(e.HappenedAt, e.ActorName, e.Body.Describe().ToString()))], form ?? new(), challenge ?? new());
    }

}
