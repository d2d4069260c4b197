using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Plan;

public sealed record ActionHappening(DateTimeOffset At, string Who, string What);

/// <summary>One action with all that was done with it, and the forms of what can be done; shown to its agency and to the coordinator.</summary>
public sealed class ActionView
{
    /// <summary>Null on the agency's own page, which shows nothing else of the case.</summary>
    public CaseHead? Case { get; init; }
    public required string Reference { get; init; }
    public required AgreedAction Action { get; init; }
    public required IReadOnlyList<ActionHappening> History { get; init; }
    public required EscalationLadder Ladder { get; init; }

    /// <summary>Null where nobody who signs in has it.</summary>
    public required StaffMember? Owner { get; init; }
    public required string Procedure { get; init; }
    public required DateOnly Today { get; init; }

    /// <summary>Where its forms are sent: "/actions/{id}".</summary>
    public required string At { get; init; }
    public IReadOnlyList<Choice> Owners { get; init; } = [];

    /// <summary>The panel, option and recommendation that it comes from; for the coordinator.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    public DeclineForm Decline { get; set; } = new();
    public ProgressForm Progress { get; set; } = new();
    public MoreTimeForm MoreTime { get; set; } = new();
    public DecideTimeForm DecideTime { get; set; } = new();
    public EndForm End { get; set; } = new();
    public SendBackForm SendBack { get; set; } = new();
    public TakeNoteForm TakeNote { get; set; } = new();
    public HandOverForm HandOver { get; set; } = new();
    public ReassignForm Reassign { get; set; } = new();
    public ChangeForm Change { get; set; } = new();
    public TellVictimForm TellVictim { get; set; } = new();

    /// <summary>To whom a step goes that is still to be taken: it jumps where the line manager stands on the rung already.</summary>
    public LadderRung RungOf(PlannedActionNotice step) => Ladder.Steps.ElementAtOrDefault(step.Step - 1) is { } planned ? ActionNotices.RungFor(planned, Owner) : step.To;

    public bool May(ActionAct act, System.Security.Claims.ClaimsPrincipal user) => ActionTransitions.Allows(act, Action.State, user.ToActor().Role);
}

[Query]
public sealed class ActionQuery(AsbDbContext db, CaseAccess access, TimeProvider clock)
{
    /// <param name="head">For the coordinator; null for the agency.</param>
    public async Task<ActionView> AskAsync(AgreedAction action, string reference, Guid procedureVersionId, CaseHead? head, string at)
    {
        var subject = action.Id.ToString();
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == action.CaseId && e.Subject == subject).OrderByDescending(e => e.Sequence).ToListAsync();
        var procedure = await db.Services.Procedures.GetAsync(procedureVersionId, db);
        var today = London.Today(clock);
        return new()
        {
            Case = head,
            Reference = reference,
            Action = action,
            History = [.. events.Select(e => new ActionHappening(e.HappenedAt, e.ActorName, e.Body.Describe().ToString()))],
            Ladder = ActionNotices.LadderOf(procedure),
            Owner = action.OwnerId is { } owner ? await db.Staff.AsNoTracking().FirstOrDefaultAsync(s => s.Id == owner) : null,
            Procedure = procedure.Name,
            Today = today,
            At = at,
            Owners = head is null ? [] : await OwnersAsync(db, access, head),
            From = head is null ? [] : await FromAsync(action),
            End = new() { On = DateParts.From(today) },
            DecideTime = new() { Until = DateParts.From(action.MoreTime?.Until) },
            Change = new() { What = action.What, Why = action.Why, Restricted = action.Restricted?.Text, VictimMaySee = action.VictimMaySee, TellVictimFirst = action.TellVictimFirst },
        };
    }

    private async Task<List<string>> FromAsync(AgreedAction action)
    {
        var from = new List<string>();
        if (action.PanelId is { } panel) from.Add($"The panel of {(await db.Panels.Where(p => p.Id == panel).Select(p => p.MeetsOn).FirstAsync()).Full()}");
        if (action.OptionId is { } option) from.Add($"The option “{await db.RoomEntries.Where(e => e.Id == option).Select(e => e.Heading).FirstAsync()}”");
        if (action.RecommendationId is { } made) from.Add(await db.Recommendations.Where(r => r.Id == made).Select(r => "The recommendation to " + r.Body + ": " + r.Text).FirstAsync());
        return from;
    }

    /// <summary>Each agency that takes part in the review, and each of its people.</summary>
    public static async Task<IReadOnlyList<Choice>> OwnersAsync(AsbDbContext db, CaseAccess access, CaseHead head)
    {
        var agencies = await access.AgencyChoicesAsync(head.AreaId, head.Id);
        var ids = agencies.Select(a => (Guid?)Guid.Parse(a.Value)).ToList();
        var staff = await db.Staff.AsNoTracking().Where(s => ids.Contains(s.AgencyId) && s.IsActive && s.Role != StaffRole.Reviewer && s.Role != StaffRole.Analyst).OrderBy(s => s.Name).ToListAsync();
        return [.. agencies.SelectMany(a => staff.Where(s => s.AgencyId.ToString() == a.Value)
            .Select(s => new Choice($"{a.Value}|{s.Id}", $"{a.Text}: {s.Name}{(s.Grade is null ? "" : $", {s.Grade}")}"))
            .Append(new Choice(a.Value, $"{a.Text}: somebody they name")))];
    }
}
