using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.ActionPlans;

/// <summary>More time that an owner has asked for and the coordinator has not yet decided.</summary>
public sealed record MoreTimeAsked(DateOnly Until, string Why, string By, DateOnly On);

/// <summary>How an owner says that an action is over; it ends when the coordinator has taken note.</summary>
/// <param name="As">Done, no longer needed or no longer possible.</param>
/// <param name="What">What was done; or why it is no longer needed or possible.</param>
/// <param name="Checked">How it was checked; or what happened instead.</param>
/// <param name="Replacement">What takes its place.</param>
/// <param name="PanelLooksAgain">The panel should look at it again.</param>
public sealed record EndReport(ActionState As, string What, string Checked, DateOnly On, string? Replacement, bool PanelLooksAgain, string By);

/// <summary>What a victim reads of an action. It has no restricted member, so that a page or letter made of it cannot leak.</summary>
/// <param name="Ended">Null while it is open.</param>
public sealed record VictimAction(string What, string Agency, DateOnly By, ActionState State, DateOnly? Ended, string? Outcome);

/// <summary>
/// One thing that an agency will do, by when. A row with a version of its own: two people may work on two actions of one
/// plan, and an agency's report never makes the coordinator's form for another action stale.
/// </summary>
public sealed partial class AgreedAction : AggregateRoot
{
    private AgreedAction() { }

    public Guid CaseId { get; private init; }
    public Guid PlanId { get; private init; }

    /// <summary>Round of the case in which it was agreed.</summary>
    public int Round { get; private init; }
    public string What { get; private set; } = "";
    public string Why { get; private set; } = "";

    /// <summary>What partners need and the victim must not read.</summary>
    public RestrictedText? Restricted { get; private set; }

    /// <summary>The sentence that the victim may read; none: they are not shown the action.</summary>
    public string? VictimMaySee { get; private set; }

    /// <summary>The person complained of will notice it, so the victim hears first and risk is looked at again.</summary>
    public bool TellVictimFirst { get; private set; }
    public DateOnly? VictimToldOn { get; private set; }

    /// <summary>For immediate risk: agreed without waiting for the panel.</summary>
    public bool Interim { get; private init; }
    public Guid AgencyId { get; private set; }
    public string AgencyName { get; private set; } = "";
    public Guid? OwnerId { get; private set; }
    public string OwnerName { get; private set; } = "";

    /// <summary>Last day, included, on which it is in time.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>As it was agreed, before more time was given.</summary>
    public DateOnly FirstDueOn { get; private init; }
    public ActionState State { get; private set; }
    public PowerUse? Power { get; private init; }
    public CommunityRemedy? Remedy { get; private init; }
    public Guid? PanelId { get; private init; }
    public Guid? OptionId { get; private init; }
    public Guid? RecommendationId { get; private init; }
    public DateTimeOffset AgreedAt { get; private init; }
    public DateOnly AgreedOn { get; private init; }
    public string AgreedBy { get; private init; } = "";
    public string? Progress { get; private set; }
    public DateOnly? ProgressOn { get; private set; }
    public MoreTimeAsked? MoreTime { get; private set; }
    public EndReport? End { get; private set; }
    public DateOnly? EndedOn { get; private set; }

    /// <summary>What the victim may read about how it ended.</summary>
    public string? VictimOutcome { get; private set; }
    public List<PlannedActionNotice> Notices { get; private init; } = [];

    /// <summary>What the victim may read; null where it is not shown to them.</summary>
    public VictimAction? ForVictim() => VictimMaySee is { } sentence ? new(sentence, AgencyName, DueOn, State, EndedOn, VictimOutcome) : null;

    /// <summary>The last step of the ladder that was taken for the due day of now.</summary>
    public PlannedActionNotice? LastStep => Notices.Where(n => n is { Kind: NoticeKind.Overdue, State: NoticeState.Sent } && n.DueOn == DueOn).MaxBy(n => n.Step);

    public PlannedActionNotice? NextStep => Notices.Where(n => n is { Kind: NoticeKind.Overdue, State: NoticeState.Planned }).MinBy(n => n.Step);

    public bool IsLate(DateOnly today) => !State.IsEnded() && DueOn < today;

    internal static AgreedAction Of(ActionPlan plan, Case @case, ActionWanted wanted, CaseRules rules, Actor by, DateTimeOffset at)
    {
        var action = new AgreedAction
        {
            CaseId = @case.Id,
            PlanId = plan.Id,
            Round = @case.Round,
            What = wanted.What.Trim(),
            Why = wanted.Why.Trim(),
            Restricted = wanted.Restricted,
            VictimMaySee = ActionPlan.Text(wanted.VictimMaySee),
            TellVictimFirst = wanted.TellVictimFirst,
            Interim = wanted.Interim,
            AgencyId = wanted.Agency.Id,
            AgencyName = wanted.Agency.Name,
            OwnerId = wanted.Owner?.Id,
            OwnerName = wanted.Owner?.Name ?? ActionPlan.Text(wanted.OwnerName) ?? wanted.Agency.Name,
            DueOn = wanted.DueOn,
            FirstDueOn = wanted.DueOn,
            Power = wanted.Power is { } choice
                ? new(choice.Power.Key, choice.Power.Name, choice.Age, [.. choice.Power.Tests.Select(t => new PowerAnswer(t.Text, choice.Tests.TryGetValue(t.Condition, out var holds) ? holds : null))])
                : null,
            Remedy = wanted.Remedy,
            PanelId = wanted.PanelId,
            OptionId = wanted.OptionId,
            RecommendationId = wanted.RecommendationId,
            AgreedAt = at,
            AgreedOn = London.DateOf(at),
            AgreedBy = by.Name,
        };
        action.PlanNotices(rules, London.DateOf(at));
        return action;
    }

    // What was sent stays; what was planned for another due day is cancelled; days that have passed are not planned anew.
    private void PlanNotices(CaseRules rules, DateOnly today)
    {
        var days = ActionNotices.Of(DueOn, rules.Procedure, rules.Calendar);
        foreach (var old in Notices.Where(n => n.State == NoticeState.Planned && n.DueOn != DueOn)) old.State = NoticeState.Cancelled;
        Notices.AddRange(days
            .Where(d => d.Day > today && !Notices.Any(n => n.DueOn == DueOn && n.Kind == d.Kind && n.Step == d.Step))
            .Select(d => new PlannedActionNotice { ActionId = Id, CaseId = CaseId, Kind = d.Kind, Step = d.Step, To = d.To, DueOn = DueOn, Day = d.Day }));
    }

    /// <summary>
    /// The bank holidays changed, or the procedure was corrected: what is still planned moves to its new day, to <paramref name="today"/> where
    /// that has passed. What was sent stays, and so does the due day.
    /// </summary>
    /// <returns>How many moved.</returns>
    public int ReplanNotices(CaseRules rules, DateOnly today)
    {
        var moved = 0;
        foreach (var day in ActionNotices.Of(DueOn, rules.Procedure, rules.Calendar))
            foreach (var notice in Notices.Where(n => n.State == NoticeState.Planned && n.DueOn == DueOn && n.Kind == day.Kind && n.Step == day.Step && n.Day != day.Day))
            {
                var to = day.Day < today ? today : day.Day;
                if (notice.Day == to) continue;
                notice.Day = to;
                moved++;
            }
        return moved;
    }

    private void CancelNotices()
    {
        foreach (var notice in Notices.Where(n => n.State == NoticeState.Planned)) notice.State = NoticeState.Cancelled;
    }

    // Every act on the action ends here: the table is asked, the case's record told.
    private void Raise(ActionAct act, Case @case, CaseEventBody body, Actor by, DateTimeOffset at, ActionState? to = null)
    {
        var row = ActionTransitions.Require(act, State, by.Role);
        @case.Record(body, by, at, subject: Id.ToString());
        State = to ?? row.To ?? State;
        Changed();
    }
}
