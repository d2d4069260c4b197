using AsbCaseReview.Domain.Partnership;
using static AsbCaseReview.Domain.Partnership.ActorRole;

namespace AsbCaseReview.Domain.Panels;

/// <summary>Where a panel stands. Stored by name, so a name is never changed.</summary>
public enum PanelState
{
    /// <summary>Being put together; nobody has been invited.</summary>
    Arranging,
    Invited,

    /// <summary>In the panel room.</summary>
    Open,

    /// <summary>The meeting is over; the draft minutes are not with the members yet.</summary>
    Held,
    MinutesOut,
    SignedOff,
    Cancelled,
}

/// <summary>What can be done to a panel.</summary>
public enum PanelAct
{
    Plan,
    Prepare,
    Invite,
    Answer,
    Declare,
    ReplaceChair,
    Postpone,
    Cancel,
    MakePack,
    Circulate,
    Open,
    Write,
    Attend,
    Close,
    SendMinutes,
    Comment,
    SignOff,
    Amend,
}

/// <summary>One row: an act, the states in which it may be done, by whom, and the state it leads to.</summary>
/// <param name="To">Null: the state stays.</param>
public sealed record PanelTransition(PanelAct Act, IReadOnlyList<PanelState> In, IReadOnlyList<ActorRole> By, PanelState? To);

/// <summary>The one table of what may be done to a panel in which state by which role. Who sits on it is asked beside it.</summary>
public static class PanelTransitions
{
    private static readonly ActorRole[] Arrangers = [Coordinator, SeniorManager];
    private static readonly ActorRole[] Members = [AgencyOfficer, Coordinator, SeniorManager, PanelChair];
    private static readonly PanelState[] Before = [PanelState.Arranging, PanelState.Invited];

    public static IReadOnlyList<PanelTransition> Table { get; } =
    [
        new(PanelAct.Plan, Before, Arrangers, null),
        new(PanelAct.Prepare, Before, Members, null),
        new(PanelAct.Invite, [PanelState.Arranging], Arrangers, PanelState.Invited),
        new(PanelAct.Answer, [PanelState.Invited, PanelState.Open], Members, null),
        new(PanelAct.Declare, [PanelState.Invited, PanelState.Open, PanelState.Held, PanelState.MinutesOut], Members, null),   // who has not signed before the meeting signs before they read the minutes
        new(PanelAct.ReplaceChair, [PanelState.Arranging, PanelState.Invited, PanelState.Open], Arrangers, null),
        new(PanelAct.Postpone, [PanelState.Invited], Arrangers, null),
        new(PanelAct.Cancel, Before, Arrangers, PanelState.Cancelled),
        new(PanelAct.MakePack, [PanelState.Arranging, PanelState.Invited, PanelState.Open], Arrangers, null),
        new(PanelAct.Circulate, [PanelState.Invited], Arrangers, null),
        new(PanelAct.Open, [PanelState.Invited], Members, PanelState.Open),
        new(PanelAct.Write, [PanelState.Open, PanelState.Held, PanelState.MinutesOut], Members, null),
        new(PanelAct.Attend, [PanelState.Invited, PanelState.Open, PanelState.Held], Members, null),
        new(PanelAct.Close, [PanelState.Open], Members, PanelState.Held),
        new(PanelAct.SendMinutes, [PanelState.Held, PanelState.MinutesOut], Members, PanelState.MinutesOut),
        new(PanelAct.Comment, [PanelState.MinutesOut], Members, null),
        new(PanelAct.SignOff, [PanelState.Held, PanelState.MinutesOut], Members, PanelState.SignedOff),
        new(PanelAct.Amend, [PanelState.SignedOff], Members, null),
    ];

    private static readonly Dictionary<PanelAct, PanelTransition> ByAct = Table.ToDictionary(t => t.Act);

    public static bool Allows(PanelAct act, PanelState state, ActorRole role) => ByAct[act] is var row && row.In.Contains(state) && row.By.Contains(role);

    /// <exception cref="RuleRefusedException">The state or the role does not allow it; says which.</exception>
    public static PanelTransition Require(PanelAct act, PanelState state, ActorRole role)
    {
        var row = ByAct[act];
        if (!row.In.Contains(state)) throw new RuleRefusedException(new("This cannot be done now: the panel stands at “{0}”.", state.Name()));
        if (!row.By.Contains(role)) throw new RuleRefusedException(new("Somebody in your role cannot do this."));
        return row;
    }

    public static string Name(this PanelState state) => state switch
    {
        PanelState.Arranging => "Being arranged",
        PanelState.Invited => "Members invited",
        PanelState.Open => "In session",
        PanelState.Held => "Held, minutes to send",
        PanelState.MinutesOut => "Draft minutes with members",
        PanelState.SignedOff => "Minutes signed off",
        _ => "Cancelled",
    };
}
