using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.ActionPlans;

/// <summary>
/// A reminder, or a step of the ladder, worked out with the action's due day and stored. The daily sweep is one query over
/// these; each goes once.
/// </summary>
public sealed class PlannedActionNotice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ActionId { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>A reminder before the due day, or a step of the ladder after it.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>Place on the ladder, from 1; for a reminder, which of them.</summary>
    public required int Step { get; init; }
    public required LadderRung To { get; init; }

    /// <summary>The due day that it was worked out from: a new due day has steps of its own.</summary>
    public required DateOnly DueOn { get; init; }
    public required DateOnly Day { get; set; }
    public NoticeState State { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Who was told: "Victor Banham (chief executive)".</summary>
    public string? SentTo { get; set; }
}

/// <summary>A day on which somebody is told about an action.</summary>
public readonly record struct ActionNoticeDay(NoticeKind Kind, int Step, LadderRung To, DateOnly Day);

/// <summary>When reminders and escalation of an action fall: a pure function of due day, procedure and calendar.</summary>
public static class ActionNotices
{
    /// <summary>Where a procedure has no ladder: a default of ours, labelled as ours wherever it is shown.</summary>
    public static EscalationLadder DefaultLadder { get; } = new()
    {
        Steps =
        [
            new() { To = LadderRung.Owner },
            new() { To = LadderRung.Coordinator, Over = new Period(1, PeriodUnit.Weeks) },
            new() { To = LadderRung.LineManager, Over = new Period(3, PeriodUnit.Weeks) },
        ],
        Source = new() { Document = "ours", Paragraph = "default ladder", Standing = Standing.Ours },
    };

    public static EscalationLadder LadderOf(Procedure procedure) => procedure.Escalation ?? DefaultLadder;

    public static IReadOnlyList<ActionNoticeDay> Of(DateOnly due, Procedure procedure, WorkingCalendar calendar)
    {
        var week = calendar.WithWeek(new(procedure.Conventions.WorkingWeek));
        return
        [
            .. procedure.Conventions.Reminders.Select((before, i) => new ActionNoticeDay(NoticeKind.Reminder, i + 1, LadderRung.Owner, before.EndFrom(due, week))),
            .. LadderOf(procedure).Steps.Select((step, i) => new ActionNoticeDay(NoticeKind.Overdue, i + 1, step.To, step.From(due, week))),
        ];
    }

    /// <summary>
    /// The rung that a step goes to for this owner: where the line manager stands on the rung already, the step jumps (head
    /// of service to chief executive).
    /// </summary>
    public static LadderRung RungFor(EscalationStep step, Partnership.StaffMember? owner) =>
        step.WhereLineManagerIs is { } at && step.Then is { } then && owner?.LineManagerId is { } manager && manager == owner.OnRung(at) ? then : step.To;

    /// <summary>Who stands on a rung above somebody; null where nobody is recorded.</summary>
    public static Guid? OnRung(this Partnership.StaffMember owner, LadderRung rung) => rung switch
    {
        LadderRung.Owner => owner.Id,
        LadderRung.LineManager => owner.LineManagerId,
        LadderRung.HeadOfService => owner.HeadOfServiceId,
        LadderRung.ChiefExecutive => owner.ChiefExecutiveId,
        _ => null,
    };

    public static string Name(this LadderRung rung) => rung switch
    {
        LadderRung.Owner => "owner",
        LadderRung.Coordinator => "coordinator",
        LadderRung.LineManager => "line manager",
        LadderRung.HeadOfService => "head of service",
        _ => "chief executive",
    };
}
