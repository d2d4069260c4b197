namespace AsbCaseReview.Domain.Deadlines;

/// <summary>A line of the timetable as stored: identified by case or appeal, limit, subject and round.</summary>
public sealed class Deadline
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid? CaseId { get; init; }
    public Guid? AppealId { get; init; }
    public required string Limit { get; init; }
    public required string Subject { get; init; }
    public required int Round { get; init; }

    /// <summary>Whose it is, as the procedure says.</summary>
    public required string Owner { get; init; }
    public DateOnly CountedFrom { get; private set; }
    public int DaysStopped { get; private set; }

    /// <summary>Last day, included, on which it is in time.</summary>
    public DateOnly? Due { get; private set; }
    public bool DateGiven { get; private set; }
    public DeadlineState State { get; private set; }
    public DateOnly? DoneOn { get; private set; }

    public bool IsOpen => State is DeadlineState.Open or DeadlineState.DateToSet or DeadlineState.ClockStopped;

    /// <summary>Takes over what the timetable says.</summary>
    /// <returns>Whether anything is different.</returns>
    public bool Follow(TimetableLine line)
    {
        var same = (CountedFrom, DaysStopped, Due, DateGiven, State, DoneOn) == (line.CountedFrom, line.DaysStopped, line.Due, line.DateGiven, line.State, line.DoneOn);
        (CountedFrom, DaysStopped, Due, DateGiven, State, DoneOn) = (line.CountedFrom, line.DaysStopped, line.Due, line.DateGiven, line.State, line.DoneOn);
        return !same;
    }

    /// <summary>The timetable no longer has it: what it depended on does not hold, or the procedure was corrected.</summary>
    public void End() => State = DeadlineState.Ended;
}

public enum NoticeState
{
    Planned,
    Sent,

    /// <summary>A later notice of the same deadline was due as well when the sweep came round; only that was sent.</summary>
    Overtaken,

    /// <summary>The deadline was met or moved first.</summary>
    Cancelled,
}

/// <summary>A reminder or overdue notice worked out with its deadline. The daily sweep is one query over these.</summary>
public sealed class PlannedNotice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DeadlineId { get; init; }
    public Guid? CaseId { get; init; }
    public Guid? AppealId { get; init; }
    public required NoticeKind Kind { get; init; }
    public required int Step { get; init; }
    public required DateOnly Day { get; set; }
    public NoticeState State { get; set; }
    public DateTimeOffset? SentAt { get; set; }
}
