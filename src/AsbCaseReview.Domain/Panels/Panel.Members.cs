using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.Panels;

// What the members answer and declare, and the meeting itself.
public sealed partial class Panel
{
    public PanelSeat? SeatFor(Guid? staffId) => staffId is null ? null : SeatsTaken.FirstOrDefault(s => s.StaffId == staffId);

    public void Accept(Guid seatId, Actor by, DateTimeOffset at)
    {
        var seat = Answering(seatId, by);
        seat.IsTakenBy(null);
        (seat.Answer, seat.AnsweredAt, seat.Why, seat.SubstituteGrade, seat.SubstituteEmail) = (SeatAnswer.Accepts, at, null, null, null);
        Changed();
    }

    public void Decline(Guid seatId, string why, Actor by, DateTimeOffset at)
    {
        var seat = Answering(seatId, by);
        if (string.IsNullOrWhiteSpace(why)) throw new RuleRefusedException(new("Say why you decline."));
        (seat.Answer, seat.AnsweredAt, seat.Why) = (SeatAnswer.Declines, at, why.Trim());
        Changed();
    }

    /// <summary>Somebody else of the same body comes, and declares for themselves. The chair is not sent for: another chair is chosen.</summary>
    public void Send(Guid seatId, string name, string? grade, string? email, Actor by, DateTimeOffset at)
    {
        var seat = Answering(seatId, by);
        if (seat.Part == SeatPart.Chair) throw new RuleRefusedException(new("A chair does not send somebody: decline, and another chair is chosen."));
        if (string.IsNullOrWhiteSpace(name)) throw new RuleRefusedException(new("Say who comes instead."));
        seat.IsTakenBy(name.Trim());
        (seat.Answer, seat.AnsweredAt, seat.Why, seat.SubstituteGrade, seat.SubstituteEmail) = (SeatAnswer.SendsSomebody, at, null, grade?.Trim(), string.IsNullOrWhiteSpace(email) ? null : email.Trim());
        Changed();
    }

    /// <summary>Earlier involvement and interests, and the data-sharing declaration.</summary>
    /// <param name="signs">They sign that what they read is used for the review alone, kept safe and not passed on.</param>
    public void Declare(Guid seatId, MemberDeclaration said, bool signs, IReadOnlyList<Case> cases, Actor by, DateTimeOffset at)
    {
        Require(PanelAct.Declare, by);
        var seat = Own(seatId, by);
        if (seat.Answer == SeatAnswer.SendsSomebody && seat.StaffId == by.Id) throw new RuleRefusedException(new("{0} comes instead of you and declares for themselves; the coordinator writes it down.", seat.SubstituteName!));
        (seat.WasInvolved, seat.Involvement, seat.HasConflict, seat.Interests, seat.DeclaredAt) = (said.WasInvolved, said.Involvement?.Trim(), said.HasConflict, said.Interests?.Trim(), at);
        seat.DataSharingSignedAt = signs ? seat.DataSharingSignedAt ?? at : null;
        Changed();
        foreach (var @case in UnderReview(cases)) @case.Record(new Happened.PanelMemberDeclared(seat.Sitting, seat.Body, said.HasConflict), by, at, subject: Id.ToString());
    }

    public void RecordAttendance(Guid seatId, Attendance attendance, Actor by)
    {
        Require(PanelAct.Attend, by);
        SeatOf(seatId).Attendance = attendance;
        Changed();
    }

    /// <summary>Bodies that are there, of those to which s.104 gives the review.</summary>
    public int RelevantBodiesPresent => Seats.Where(s => s is { Removed: false, Attendance: Attendance.Present, IsRelevantBody: true }).Select(s => s.Body).Distinct().Count();

    /// <summary>Opens the meeting.</summary>
    /// <param name="undecided">Victims whose voice is not decided: not asked how they take part, or not told by letter that they are not invited.</param>
    public void Open(IReadOnlyList<string> undecided, IReadOnlyList<Case> cases, Actor by, DateTimeOffset at)
    {
        var row = Require(PanelAct.Open, by);
        MustBeAll(cases);
        MustRun(by);
        MustHaveCases(cases);
        if (Calendar.London.DateOf(at) < MeetsOn) throw new RuleRefusedException(new("The panel meets on {0}.", MeetsOn));
        if (WantsAnotherChair) throw new RuleRefusedException(new("{0} cannot chair this panel. Choose another chair first.", Chair!.Name));
        if (undecided is [_, ..])
            throw new RuleRefusedException(new("The panel cannot open: it is not decided how {0} is heard.", string.Join(" and ", undecided)));
        (OpenedAt, State) = (at, row.To!.Value);
        Changed();
        foreach (var @case in UnderReview(cases))
            @case.Record(new Happened.PanelOpened([.. SeatsTaken.Where(s => s.Attendance == Attendance.Present).Select(s => $"{s.Sitting} ({s.Body})")]), by, at, subject: Id.ToString());
    }

    public void LookAgain(DateOnly? on, Actor by)
    {
        Require(PanelAct.Write, by);
        if (on is { } day && day <= MeetsOn) throw new RuleRefusedException(new("The date to look again has to lie after the panel."));
        LookAgainOn = on;
        Changed();
    }

    /// <summary>Ends the meeting. The limits for minutes and outcome run from the day on which it met, whenever somebody comes to say that it is over.</summary>
    public void Close(IReadOnlyList<Case> cases, Actor by, DateTimeOffset at)
    {
        var row = Require(PanelAct.Close, by);
        MustBeAll(cases);
        MustRun(by);
        if (SeatsTaken.All(s => s.Attendance != Attendance.Present)) throw new RuleRefusedException(new("Record first who was there."));
        foreach (var seat in SeatsTaken.Where(s => s.Attendance == Attendance.NotRecorded)) seat.Attendance = Attendance.Absent;
        (ClosedAt, State) = (at, row.To!.Value);
        Changed();
        foreach (var @case in UnderReview(cases))
            @case.LeavePanelRoom(MeetsOn, $"{RelevantBodiesPresent} relevant bodies were there.", by, at);
    }

    public void PapersSent(int members, IReadOnlyList<Case> cases, Actor by, DateTimeOffset at)
    {
        PapersCirculatedAt = at;
        Changed();
        foreach (var @case in UnderReview(cases)) @case.Record(new Happened.PapersCirculated(members), by, at, Procedures.AnchorKind.PapersCirculated);
    }

    /// <summary>May write in the room: chair, minute taker, and those who arrange panels.</summary>
    public bool MayWrite(Actor by) => by.Role is ActorRole.Coordinator or ActorRole.SeniorManager || SeatFor(by.Id)?.Part is SeatPart.Chair or SeatPart.MinuteTaker or SeatPart.Coordinator;

    public bool IsChair(Actor by) => Chair?.StaffId is { } chair && chair == by.Id;

    // The chair runs the meeting; where they have no means to, the minute taker or the coordinator does it for them.
    private void MustRun(Actor by)
    {
        if (!MayWrite(by)) throw new RuleRefusedException(new("Only the chair, the minute taker or the coordinator opens and closes the panel."));
    }

    private PanelSeat Answering(Guid seatId, Actor by)
    {
        Require(PanelAct.Answer, by);
        return Own(seatId, by);
    }

    // A member answers for themselves; the coordinator writes down what was said by telephone or e-mail.
    private PanelSeat Own(Guid seatId, Actor by)
    {
        var seat = SeatOf(seatId);
        if (seat.StaffId != by.Id && by.Role is not (ActorRole.Coordinator or ActorRole.SeniorManager)) throw new RuleRefusedException(new("Only the member themselves answers and declares."));
        return seat;
    }
}

/// <summary>What a member declares before they read anything.</summary>
public sealed record MemberDeclaration(bool WasInvolved, string? Involvement, bool HasConflict, string? Interests);
