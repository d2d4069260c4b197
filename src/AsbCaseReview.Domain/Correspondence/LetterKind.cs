using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Correspondence;

/// <summary>Kinds of letter. Stored by name, so a name is never changed.</summary>
public enum LetterKind
{
    ApplicationReceived,
    InformationNeeded,
    ConsentAsked,
    Acknowledgement,
    ThresholdMet,
    ThresholdNotMet,
    Delay,
    Withdrawn,
    NoContact,
    SignpostedElsewhere,
    Closed,
    PanelInvitation,
    PanelMoved,
    NotInvited,
    Outcome,
    AppealAcknowledged,
    AppealDelay,
    AppealReport,
    AppealUpdate,
    HowThingsAre,
    AnotherArea,
}

public static class LetterKinds
{
    public static string Name(this LetterKind kind) => kind switch
    {
        LetterKind.ApplicationReceived => "We have your application",
        LetterKind.InformationNeeded => "We need more information",
        LetterKind.ConsentAsked => "Your consent",
        LetterKind.Acknowledgement => "Acknowledgement",
        LetterKind.ThresholdMet => "Decision: the threshold is met",
        LetterKind.ThresholdNotMet => "Decision: the threshold is not met",
        LetterKind.Delay => "A delay",
        LetterKind.Withdrawn => "Your application is withdrawn",
        LetterKind.NoContact => "We could not reach you",
        LetterKind.SignpostedElsewhere => "Who can help you instead",
        LetterKind.PanelInvitation => "The meeting about your case",
        LetterKind.PanelMoved => "The meeting is moved",
        LetterKind.NotInvited => "Why you are not invited to the meeting",
        LetterKind.Outcome => "The outcome of your review",
        LetterKind.AppealAcknowledged => "We have your appeal",
        LetterKind.AppealDelay => "Your appeal: a new date",
        LetterKind.AppealReport => "Your appeal: the report",
        LetterKind.AppealUpdate => "Your appeal: something new",
        LetterKind.AnotherArea => "Your case and another area",
        LetterKind.HowThingsAre => "How things are since",
        _ => "Your case is closed",
    };

    /// <summary>Written by the office that reviews an appeal, not by the coordinator of a case.</summary>
    public static bool IsOfAppeal(this LetterKind kind) => kind is LetterKind.AppealAcknowledged or LetterKind.AppealDelay or LetterKind.AppealReport or LetterKind.AppealUpdate;

    /// <summary>The ending of which such a letter tells: it is not issued where the case stands elsewhere. Null for all others.</summary>
    public static CaseStage? TellsOf(this LetterKind kind) => kind switch
    {
        LetterKind.Withdrawn => CaseStage.Withdrawn,
        LetterKind.SignpostedElsewhere => CaseStage.SignpostedElsewhere,
        LetterKind.Closed or LetterKind.HowThingsAre => CaseStage.Closed,
        _ => null,
    };

    /// <summary>What is anchored on the day on which such a letter is issued; a letter that contact is given up only where the case has ended.</summary>
    public static AnchorKind? AnchoredOnIssue(this LetterKind kind) => kind switch
    {
        LetterKind.Acknowledgement => AnchorKind.Acknowledged,
        LetterKind.ThresholdMet or LetterKind.ThresholdNotMet => AnchorKind.ThresholdNotified,
        LetterKind.NoContact => AnchorKind.Closed,
        LetterKind.Outcome => AnchorKind.OutcomeNotified,
        _ => null,
    };
}
