using AsbCaseReview.Domain.Cases;

namespace AsbCaseReview.Web.MyCase.Overview;

/// <summary>Where a case stands, for the person whose case it is: in a line, what it means, and what comes next. English texts, each a key of <c>PublicWords</c>.</summary>
public sealed record StageWords(string Title, string Meaning, string Next)
{
    public static StageWords Of(CaseStage stage) => stage switch
    {
        CaseStage.Received => new("We have your application", "It has reached us and somebody is looking at it.", "We check your reports with the agencies. Then we decide whether a review must be held, and tell you why."),
        CaseStage.AwaitingConsentOrInformation => new("We are waiting for something", "We need consent or more information before we can go on.", "When we have it, we decide whether a review must be held. If you do not know what we are waiting for, ask your contact person."),
        CaseStage.ThresholdToDecide => new("We are deciding whether a review must be held", "We have what we need.", "We look at each report that you made, and tell you our decision and the reasons."),
        CaseStage.NotMet => new("We decided that the threshold for a review is not met", "The reasons, and what will be done instead, are in the decision.", "If you do not agree, you can appeal. The decision says to whom, and by when."),
        CaseStage.Met => new("There will be a review", "We decided that the threshold for a review is met.", "The agencies gather what they know. Then they meet to find out what more can be done."),
        CaseStage.GatheringInformation => new("The agencies are gathering what they know", "There will be a review. The council, the police, health services and housing providers have to share what they know.", "Then they meet to review your case. You can tell us before that what should be said there."),
        CaseStage.PanelArranged => new("The meeting of the agencies is arranged", "The agencies will sit down together to review your case.", "After the meeting we tell you what came of it."),
        CaseStage.PanelHeld => new("The agencies have met", "They have reviewed your case together.", "We tell you the outcome, and what they recommend or will do."),
        CaseStage.OutcomeTold => new("We have told you the outcome", "The review has been held, and you have been told what came of it.", "The agencies do what was agreed. If you are not satisfied with how the review was carried out, you can appeal."),
        CaseStage.ActionsOpen => new("The agencies are doing what was agreed", "The review has been held. Agencies have agreed to do things by certain days, and we follow them up.", "When all is done, we close the case and write to you. Tell us if it goes on, or if something that was promised does not happen."),
        CaseStage.Closed => new("Your case is closed", "What was agreed has been done or has come to an end.", "If it starts again, tell us or make a new application. You can still read everything here."),
        CaseStage.Withdrawn => new("Your application is withdrawn", "You asked us to stop, and we did.", "You can apply again at any time. You can still read everything here."),
        CaseStage.NoContact => new("Your case is closed because we could not reach you", "We tried to reach you and did not manage to.", "Get in touch with us if you would like us to go on. You can still read everything here."),
        _ => new("Somebody else can help you better", "What you told us is not for an ASB Case Review. The letter says why, and who can help.", "If you do not agree, the letter says what you can do. You can still read everything here."),
    };
}
