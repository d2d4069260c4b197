using AsbCaseReview.Domain.Partnership;
using static AsbCaseReview.Domain.ActionPlans.ActionAct;
using static AsbCaseReview.Domain.ActionPlans.ActionState;
using static AsbCaseReview.Domain.Partnership.ActorRole;

namespace AsbCaseReview.Domain.ActionPlans;

/// <summary>What can be done with an agreed action.</summary>
public enum ActionAct { Accept, Decline, Reassign, Change, ReportProgress, AskMoreTime, DecideMoreTime, TellVictim, ReportEnd, SendBack, TakeNote, HandOver, Escalate }

/// <summary>One row: an act, the states in which it may be done, who may do it, and the state it leads to.</summary>
/// <param name="To">Null: the state stays, or the act itself says which (taking note of an end).</param>
public sealed record ActionTransition(ActionAct Act, IReadOnlyList<ActionState> In, IReadOnlyList<ActorRole> By, ActionState? To);

/// <summary>The one table of what may be done with an action, in which state, by whom.</summary>
public static class ActionTransitions
{
    // The owner's agency; and the coordinator, who writes down what they were told by telephone or e-mail.
    private static readonly ActorRole[] Owners = [AgencyOfficer, Coordinator, SeniorManager];
    private static readonly ActorRole[] Staff = [Coordinator, SeniorManager];

    public static IReadOnlyList<ActionTransition> Table { get; } =
    [
        new(Accept, [Agreed, Declined], Owners, Accepted),
        new(Decline, [Agreed], Owners, Declined),
        new(Reassign, [Agreed, Declined, Accepted], Staff, Agreed),
        new(Change, [Agreed, Declined, Accepted], [Coordinator, SeniorManager, PanelChair], null),
        new(ReportProgress, [Agreed, Accepted], Owners, Accepted),
        new(AskMoreTime, [Agreed, Accepted], Owners, null),
        new(DecideMoreTime, [Agreed, Accepted], Staff, null),
        new(TellVictim, [Agreed, Declined, Accepted, EndReported], Staff, null),
        new(ReportEnd, [Agreed, Accepted], Owners, EndReported),
        new(SendBack, [EndReported], Staff, Accepted),
        new(TakeNote, [EndReported], Staff, null),
        new(HandOver, [Agreed, Declined, Accepted, EndReported], Staff, HandedOver),
        new(Escalate, [Agreed, Declined, Accepted], [ActorRole.System], null),
    ];

    private static readonly Dictionary<ActionAct, ActionTransition> ByAct = Table.ToDictionary(t => t.Act);

    public static bool Allows(ActionAct act, ActionState state, ActorRole role) => ByAct[act] is var row && row.In.Contains(state) && row.By.Contains(role);

    /// <exception cref="RuleRefusedException">The state or the role does not allow it; says which.</exception>
    public static ActionTransition Require(ActionAct act, ActionState state, ActorRole role)
    {
        var row = ByAct[act];
        if (!row.In.Contains(state)) throw new RuleRefusedException(new("This cannot be done now: the action stands at “{0}”.", state.Name()));
        if (!row.By.Contains(role)) throw new RuleRefusedException(new("Somebody in your role cannot do this."));
        return row;
    }
}
