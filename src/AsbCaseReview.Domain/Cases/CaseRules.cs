using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Cases;

/// <summary>What a case is handled under: the version of the procedure that it keeps, and today's calendar.</summary>
public sealed record CaseRules(Procedure Procedure, WorkingCalendar Calendar)
{
    // What comes in from outside has the office's closing time applied; what the office does counts on its own day.
    private static readonly HashSet<AnchorKind> ComesIn =
    [
        AnchorKind.ApplicationReceived, AnchorKind.ApplicationComplete, AnchorKind.ConsentConfirmed, AnchorKind.InformationGiven,
        AnchorKind.ContactFormReturned, AnchorKind.AppealLodged, AnchorKind.AppealReceived,
        AnchorKind.QuestionAsked,
    ];

    /// <summary>The calendar with the days on which this procedure's office works.</summary>
    public WorkingCalendar Working => Calendar.WithWeek(new(Procedure.Conventions.WorkingWeek));

    /// <summary>The London date from which clocks count something that happened at an instant.</summary>
    public DateOnly CountsFrom(AnchorKind anchor, DateTimeOffset at) => ComesIn.Contains(anchor)
        ? Working.DeemedReceived(London.TimeOf(at), Procedure.Conventions.ClosingTime)
        : London.DateOf(at);
}
