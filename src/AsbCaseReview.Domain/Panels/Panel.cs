using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.Panels;

/// <summary>When and where a panel meets.</summary>
/// <param name="Date">London date; <paramref name="Starts"/> and <paramref name="Ends"/> are London times of that day.</param>
public sealed record PanelPlan(DateOnly Date, TimeOnly Starts, TimeOnly Ends, string Place, string? VideoLink);

/// <summary>
/// A meeting at which bodies review one or several cases together: arranged, invited, held, minuted. What is written in
/// the room are rows of their own (<see cref="RoomEntry"/>), so that two people can write at once.
/// </summary>
public sealed partial class Panel : AggregateRoot
{
    private Panel() { }

    public Guid AreaId { get; private init; }
    public PanelState State { get; private set; }
    public DateOnly MeetsOn { get; private set; }
    public TimeOnly StartsAt { get; private set; }
    public TimeOnly EndsAt { get; private set; }
    public string Place { get; private set; } = "";
    public string? VideoLink { get; private set; }

    /// <summary>Of the calendar entry: one more with each change that its readers have to be told of.</summary>
    public int CalendarSequence { get; private set; }
    public DateTimeOffset ArrangedAt { get; private init; }
    public string ArrangedBy { get; private init; } = "";

    /// <summary>The panel whose work this one takes further.</summary>
    public Guid? FollowsPanelId { get; private init; }
    public List<PanelCase> Cases { get; private init; } = [];
    public List<PanelSeat> Seats { get; private init; } = [];

    /// <summary>Rules of the procedure that were not met when the members were invited, and why it goes ahead all the same.</summary>
    public List<string> SetAside { get; private set; } = [];
    public string? SetAsideWhy { get; private set; }
    public DateTimeOffset? InvitedAt { get; private set; }
    public string? PostponedWhy { get; private set; }
    public string? CancelledWhy { get; private set; }
    public DateTimeOffset? PapersCirculatedAt { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public DateOnly? LookAgainOn { get; private set; }

    /// <summary>Why fewer bodies were there than a review needs; said in the minutes.</summary>
    public string? TooFewBodiesSaid { get; private set; }

    /// <summary>Why the risk assessment is older than the newest report; said in the minutes.</summary>
    public string? OldRiskSaid { get; private set; }
    public DateOnly? CommentBy { get; private set; }

    public IEnumerable<PanelSeat> SeatsTaken => Seats.Where(s => !s.Removed);

    public PanelSeat? Chair => SeatsTaken.FirstOrDefault(s => s.Part == SeatPart.Chair);

    public PanelSeat? MinuteTaker => SeatsTaken.FirstOrDefault(s => s.Part == SeatPart.MinuteTaker);

    /// <summary>A conflict that the chair declared: another chair is wanted before the panel can open.</summary>
    public bool WantsAnotherChair => Chair is { HasConflict: true } or { Answer: SeatAnswer.Declines };

    public bool IsOver => State is PanelState.Held or PanelState.MinutesOut or PanelState.SignedOff or PanelState.Cancelled;

    public static Panel Arrange(Case @case, PanelPlan plan, Guid? follows, Actor by, DateTimeOffset at)
    {
        MustBeForPanel(@case, by);
        var panel = new Panel { AreaId = @case.AreaId, ArrangedAt = at, ArrangedBy = by.Name, FollowsPanelId = follows };
        panel.Take(plan, at);
        panel.Cases.Add(new() { PanelId = panel.Id, CaseId = @case.Id, Reference = @case.Reference });
        return panel;
    }

    /// <summary>Changes when and where, before anybody is invited; afterwards it is postponed.</summary>
    public void Plan(PanelPlan plan, Actor by, DateTimeOffset at)
    {
        Require(PanelAct.Plan, by);
        if (State == PanelState.Invited && plan.Date != MeetsOn) throw new RuleRefusedException(new("The members have been invited. Postpone the panel instead, so that everybody is told."));
        if (State == PanelState.Invited) CalendarSequence++;
        Take(plan, at);
        Changed();
    }

    /// <summary>Takes one more case to the same panel: about the same place or people. Each victim reads only their own.</summary>
    public void AddCase(Case @case, Actor by, DateTimeOffset at)
    {
        Require(PanelAct.Plan, by);
        if (@case.AreaId != AreaId) throw new RuleRefusedException(new("The case is another area’s."));
        if (Cases.Any(c => c.CaseId == @case.Id)) throw new RuleRefusedException(new("This case is before the panel already."));
        MustBeForPanel(@case, by);
        Cases.Add(new() { PanelId = Id, CaseId = @case.Id, Reference = @case.Reference });
        Changed();
        if (State == PanelState.Invited) @case.PutBeforePanel(MeetsOn, "", by, at);
    }

    /// <summary>Asks somebody to sit on the panel. One chair, one minute taker, nobody twice.</summary>
    public PanelSeat Seat(PanelSeat seat, Actor by)
    {
        Require(PanelAct.Plan, by);
        if (seat.StaffId is { } staff && SeatsTaken.Any(s => s.StaffId == staff)) throw new RuleRefusedException(new("{0} sits on this panel already.", seat.Name));
        if (seat.Part == SeatPart.Chair && Chair is not null) throw new RuleRefusedException(new("The panel has a chair: {0}. Choose another chair instead.", Chair.Name));
        if (seat.Part == SeatPart.MinuteTaker && MinuteTaker is not null) throw new RuleRefusedException(new("The panel has a minute taker: {0}. Take them off first.", MinuteTaker.Name));
        Seats.Add(seat);
        Changed();
        return seat;
    }

    public PanelSeat TakeOff(Guid seatId, Actor by)
    {
        Require(PanelAct.Plan, by);
        var seat = SeatOf(seatId);
        if (seat.Part == SeatPart.Chair && State != PanelState.Arranging) throw new RuleRefusedException(new("Choose another chair instead: a panel to which members are invited is not left without one."));
        seat.Removed = true;
        if (State == PanelState.Invited) CalendarSequence++;   // their entry is taken out; put on again, they get one that is newer
        Changed();
        return seat;
    }

    /// <summary>Another chair, because the first has a conflict, cannot come, or should not.</summary>
    public PanelSeat ReplaceChair(PanelSeat chair, string why, IReadOnlyList<Case> cases, Actor by, DateTimeOffset at)
    {
        Require(PanelAct.ReplaceChair, by);
        if (string.IsNullOrWhiteSpace(why)) throw new RuleRefusedException(new("Say why another chair is chosen."));
        var before = Chair;
        if (before is not null && before.StaffId == chair.StaffId) throw new RuleRefusedException(new("{0} chairs the panel already.", chair.Name));
        if (before is not null) before.Removed = true;
        foreach (var other in SeatsTaken.Where(s => s.StaffId is not null && s.StaffId == chair.StaffId)) other.Removed = true;   // a member who takes the chair
        Seats.Add(chair);
        if (State != PanelState.Arranging) CalendarSequence++;
        Changed();
        foreach (var @case in UnderReview(cases)) @case.Record(new Happened.PanelChairReplaced(before?.Name ?? "Nobody", chair.Name, why.Trim()), by, at, subject: Id.ToString());
        return chair;
    }

    /// <summary>Invites the members and moves each case; from now on its limits run from the day of the panel.</summary>
    /// <param name="unmet">What <see cref="PanelRulesCheck"/> finds.</param>
    /// <param name="why">Why it goes ahead although something is unmet.</param>
    public void Invite(IReadOnlyList<Case> cases, IReadOnlyList<UnmetRule> unmet, string? why, Actor by, DateTimeOffset at)
    {
        var row = Require(PanelAct.Invite, by);
        MustBeAll(cases);
        if (Chair is null) throw new RuleRefusedException(new("Choose who chairs the panel first."));
        MustNotHavePassed(at);
        MustHaveCases(cases);
        if (unmet.Count > 0 && string.IsNullOrWhiteSpace(why)) throw new RuleRefusedException(new("Not all is as the procedure has it. Mend it, or say why the panel goes ahead all the same."));
        SetAside = [.. unmet.Select(u => u.ToString())];
        SetAsideWhy = unmet.Count > 0 ? why!.Trim() : null;
        (InvitedAt, State) = (at, row.To!.Value);
        Changed();
        foreach (var @case in UnderReview(cases))
        {
            @case.PutBeforePanel(MeetsOn, Times, by, at);
            if (unmet.Count > 0) @case.Record(new Happened.PanelRulesSetAside(SetAside, SetAsideWhy!), by, at, subject: Id.ToString());
        }
    }

    /// <summary>Another day: the limits that run from it are worked out anew and everybody is told.</summary>
    public void Postpone(PanelPlan plan, string why, IReadOnlyList<Case> cases, Actor by, DateTimeOffset at)
    {
        Require(PanelAct.Postpone, by);
        MustBeAll(cases);
        MustHaveCases(cases);
        if (string.IsNullOrWhiteSpace(why)) throw new RuleRefusedException(new("Say why the panel is postponed. Everybody concerned is told, the victim too."));
        var before = MeetsOn;
        if (plan.Date == before) throw new RuleRefusedException(new("Choose another day. Time and place alone are changed with the arrangements."));
        Take(plan, at);
        PostponedWhy = why.Trim();
        CalendarSequence++;
        // Whoever had agreed to the old day is asked again.
        foreach (var seat in SeatsTaken) (seat.Answer, seat.AnsweredAt, seat.Why) = (SeatAnswer.NotAnswered, null, null);
        Changed();
        foreach (var @case in UnderReview(cases))
            @case.PutBeforePanel(MeetsOn, $"It was to meet on {before.ToString(Sentence.DateFormat, Sentence.English)}. {PostponedWhy}", by, at);
    }

    public void Cancel(string why, IReadOnlyList<Case> cases, Actor by, DateTimeOffset at)
    {
        var invited = State == PanelState.Invited;
        var row = Require(PanelAct.Cancel, by);
        MustBeAll(cases);
        if (string.IsNullOrWhiteSpace(why)) throw new RuleRefusedException(new("Say why the panel is cancelled. Everybody concerned is told."));
        (CancelledWhy, State) = (why.Trim(), row.To!.Value);
        CalendarSequence++;
        Changed();
        if (invited)
            foreach (var @case in cases) @case.TakeOffPanel(CancelledWhy, by, at);
    }

    public string Times => $"{StartsAt:HH\\:mm} to {EndsAt:HH\\:mm}, {Place}.";

    private PanelTransition Require(PanelAct act, Actor by) => PanelTransitions.Require(act, State, by.Role);

    private void Take(PanelPlan plan, DateTimeOffset at)
    {
        if (plan.Date < London.DateOf(at)) throw new RuleRefusedException(new("The day of the panel has passed."));
        if (plan.Ends <= plan.Starts) throw new RuleRefusedException(new("The panel has to end after it starts."));
        if (string.IsNullOrWhiteSpace(plan.Place) && string.IsNullOrWhiteSpace(plan.VideoLink)) throw new RuleRefusedException(new("Say where the panel meets: a place, a video link or both."));
        (MeetsOn, StartsAt, EndsAt, Place, VideoLink) = (plan.Date, plan.Starts, plan.Ends, plan.Place.Trim(), string.IsNullOrWhiteSpace(plan.VideoLink) ? null : plan.VideoLink.Trim());
    }

    private void MustNotHavePassed(DateTimeOffset at)
    {
        if (MeetsOn < London.DateOf(at)) throw new RuleRefusedException(new("The day of the panel has passed."));
    }

    private static void MustBeForPanel(Case @case, Actor by)
    {
        if (!CaseTransitions.Allows(@case.MeetsAgain ? CaseEventKind.FurtherMeetingArranged : CaseEventKind.PanelArranged, @case.Stage, by.Role))
            throw new RuleRefusedException(new("A panel cannot be arranged now: the case stands at “{0}”.", @case.Stage.Name()));
    }

    // One that was withdrawn or ended otherwise stops no other case of the same panel: nothing more happens to it here.
    private static IEnumerable<Case> UnderReview(IEnumerable<Case> cases) => cases.Where(c => !c.Stage.IsEnded());

    private static void MustHaveCases(IReadOnlyList<Case> cases)
    {
        if (!UnderReview(cases).Any()) throw new RuleRefusedException(new("No case of this panel is under review any more. Cancel the panel."));
    }

    private void MustBeAll(IReadOnlyList<Case> cases)
    {
        if (!Cases.All(c => cases.Any(x => x.Id == c.CaseId))) throw new InvalidOperationException("A panel acts on all of its cases.");
    }

    private PanelSeat SeatOf(Guid id) => SeatsTaken.FirstOrDefault(s => s.Id == id) ?? throw new RuleRefusedException(new("Nobody sits there any more."));
}
