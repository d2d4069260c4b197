namespace AsbCaseReview.Domain.ActionPlans;

/// <summary>Where an agreed action stands. <see cref="ActionTransitions"/> says what moves it.</summary>
public enum ActionState
{
    /// <summary>Agreed; its owner has not yet said that they take it on.</summary>
    Agreed,

    /// <summary>The owner says that they cannot take it on: somebody else has to.</summary>
    Declined,
    Accepted,

    /// <summary>The owner says that it is over. It ends when the coordinator has taken note.</summary>
    EndReported,
    Done,
    NoLongerNeeded,
    NoLongerPossible,

    /// <summary>It goes on outside the review, with somebody who answers for it.</summary>
    HandedOver,
}

public static class ActionStates
{
    public static IReadOnlyList<ActionState> Ended { get; } = [ActionState.Done, ActionState.NoLongerNeeded, ActionState.NoLongerPossible, ActionState.HandedOver];

    public static IReadOnlyList<ActionState> Open { get; } = [ActionState.Agreed, ActionState.Declined, ActionState.Accepted, ActionState.EndReported];

    /// <summary>Those that their owner still has to do something about: reminders and escalation go on.</summary>
    public static IReadOnlyList<ActionState> WithOwner { get; } = [ActionState.Agreed, ActionState.Declined, ActionState.Accepted];

    public static bool IsEnded(this ActionState state) => Ended.Contains(state);

    public static string Name(this ActionState state) => state switch
    {
        ActionState.Agreed => "Agreed, not yet taken on",
        ActionState.Declined => "The owner cannot take it on",
        ActionState.Accepted => "Under way",
        ActionState.EndReported => "Reported as over",
        ActionState.Done => "Done",
        ActionState.NoLongerNeeded => "No longer needed",
        ActionState.NoLongerPossible => "No longer possible",
        _ => "Handed over",
    };
}
