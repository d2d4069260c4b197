using AsbCaseReview.Domain.Partnership;
using static AsbCaseReview.Domain.Cases.CaseEventKind;
using static AsbCaseReview.Domain.Partnership.ActorRole;

namespace AsbCaseReview.Domain.Cases;

/// <summary>One row: an event, the stages in which it may happen, who may cause it, and the stage it leads to.</summary>
/// <param name="To">Null: the stage stays, or the event itself says which (a decision, a case taken over, a reopening).</param>
public sealed record CaseTransition(CaseEventKind Event, IReadOnlyList<CaseStage> In, IReadOnlyList<ActorRole> By, CaseStage? To);

/// <summary>The one table of which event is allowed in which stage for which role.</summary>
public static class CaseTransitions
{
    private static readonly IReadOnlyList<CaseStage> None = [];
    private static readonly ActorRole[] Staff = [Coordinator, SeniorManager];
    private static readonly ActorRole[] StaffOrJob = [Coordinator, SeniorManager, ActorRole.System];
    private static readonly ActorRole[] ApplicantOrStaff = [Applicant, Coordinator, SeniorManager];
    private static readonly ActorRole[] Chairing = [AgencyOfficer, Coordinator, SeniorManager, ActorRole.PanelChair];   // an officer may chair or take the minutes: the panel asks who does
    private static readonly CaseStage[] Reviewing = [CaseStage.Met, CaseStage.GatheringInformation, CaseStage.PanelArranged, CaseStage.PanelHeld];
    private static readonly CaseStage[] BeforeTheReviewIsHeld = [.. CaseStages.Early, CaseStage.Met, CaseStage.GatheringInformation, CaseStage.PanelArranged];   // after it the outcome is told, whoever answers
    private static readonly CaseStage[] AfterOutcome = [CaseStage.OutcomeTold, CaseStage.ActionsOpen];
    private static readonly ActorRole[] Agencies = [AgencyOfficer, Coordinator, SeniorManager];

    public static IReadOnlyList<CaseTransition> Table { get; } =
    [
        new(ApplicationReceived, None, [Applicant, Coordinator, SeniorManager], CaseStage.Received),
        new(CaseTakenOver, None, [Coordinator, Administrator], null),
        new(Assigned, CaseStages.All, StaffOrJob, null),
        new(PassedToRelevantBodies, CaseStages.All, Staff, null),
        new(ReportsAskedAbout, CaseStages.Open, Staff, null),
        new(ReportsAnswered, CaseStages.All, Agencies, null),
        new(ReferralMade, CaseStages.All, Staff, null),
        new(CaseEventKind.Acknowledged, CaseStages.Early, StaffOrJob, null),
        new(ConsentAsked, CaseStages.Open, Staff, null),
        new(ConsentConfirmed, CaseStages.All, ApplicantOrStaff, null),
        new(ConsentRefused, CaseStages.Open, Staff, null),
        new(ConsentWithdrawn, CaseStages.All, ApplicantOrStaff, null),
        new(AuthorityWithdrawn, CaseStages.All, ApplicantOrStaff, null),
        new(ContactAttempted, CaseStages.All, Staff, null),
        new(ContactMade, CaseStages.All, ApplicantOrStaff, null),
        new(ContactGivenUp, BeforeTheReviewIsHeld, Staff, null),
        new(InformationAsked, CaseStages.Early, Staff, CaseStage.AwaitingConsentOrInformation),
        new(InformationGiven, CaseStages.All, ApplicantOrStaff, null),
        new(ApplicationCompleted, CaseStages.Early, StaffOrJob, CaseStage.ThresholdToDecide),
        new(PersonChanged, CaseStages.All, ApplicantOrStaff, null),
        new(PersonAdded, CaseStages.Open, ApplicantOrStaff, null),
        new(ConditionsRecorded, CaseStages.Early, Staff, null),
        new(RiskAssessed, CaseStages.All, Staff, null),
        new(ComplaintAdded, CaseStages.Open, [Applicant, AgencyOfficer, Coordinator, SeniorManager], null),
        new(ComplaintVerified, CaseStages.Open, Staff, null),
        new(ComplaintCorrected, CaseStages.Open, Staff, null),
        new(ComplaintsJoined, CaseStages.Open, Staff, null),
        new(ComplaintSetAsideProposed, CaseStages.Early, Staff, null),
        new(ComplaintSetAside, CaseStages.Early, [AgencyOfficer, Coordinator, SeniorManager], null),
        new(ComplaintReinstated, CaseStages.Open, Staff, null),
        new(AuthorityGiven, CaseStages.Early, Staff, null),
        new(ThresholdDecided, CaseStages.Early, Staff, null),
        new(LetterDrafted, CaseStages.All, StaffOrJob, null),
        new(LetterIssued, CaseStages.All, Staff, null),
        new(LetterPosted, CaseStages.All, Staff, null),
        new(LetterViewed, CaseStages.All, [Applicant], null),
        new(MessageSent, CaseStages.All, StaffOrJob, null),
        new(MessageGivenUp, CaseStages.All, StaffOrJob, null),
        new(MessageBounced, CaseStages.All, StaffOrJob, null),
        new(MessageUncertain, CaseStages.All, StaffOrJob, null),
        new(MessageWithheld, CaseStages.All, StaffOrJob, null),
        new(MessageSetAside, CaseStages.All, [Coordinator, Administrator], null),
        new(EvidenceAdded, CaseStages.All, [Applicant, AgencyOfficer, Coordinator, SeniorManager], null),
        new(NoteAdded, CaseStages.All, Agencies, null),
        new(CasesLinked, CaseStages.All, StaffOrJob, null),
        new(DateSet, CaseStages.All, Staff, null),
        new(DeadlineExtended, CaseStages.All, Staff, null),
        new(DeadlineRecomputed, CaseStages.All, [ActorRole.System, Administrator], null),
        new(ReminderSent, CaseStages.All, [ActorRole.System], null),
        new(OverdueNoticeSent, CaseStages.All, [ActorRole.System], null),
        new(CaseEventKind.SignpostedElsewhere, CaseStages.Early, Staff, CaseStage.SignpostedElsewhere),
        new(ClosedOutOfScope, CaseStages.Early, Staff, CaseStage.SignpostedElsewhere),
        new(ClosedNoContact, BeforeTheReviewIsHeld, Staff, CaseStage.NoContact),
        new(CaseEventKind.Withdrawn, CaseStages.Open, ApplicantOrStaff, CaseStage.Withdrawn),
        new(DeathRecorded, CaseStages.All, Staff, null),
        new(PressureTold, CaseStages.All, [Applicant], null),
        new(AccessCodeGiven, CaseStages.All, Staff, null),
        new(InformationGatheringBegun, [CaseStage.Met], Staff, CaseStage.GatheringInformation),
        new(CaseEventKind.PanelArranged, Reviewing, Staff, CaseStage.PanelArranged),
        new(CaseEventKind.PanelHeld, [CaseStage.PanelArranged], Chairing, CaseStage.PanelHeld),
        new(CaseEventKind.OutcomeTold, [CaseStage.PanelHeld], Staff, CaseStage.OutcomeTold),
        new(ActionsAgreed, [CaseStage.OutcomeTold], Staff, CaseStage.ActionsOpen),
        new(CaseEventKind.Closed, [CaseStage.OutcomeTold, CaseStage.ActionsOpen, CaseStage.NotMet], Staff, CaseStage.Closed),
        new(Reopened, CaseStages.Ended, Staff, null),
        new(ContactFormRecorded, CaseStages.Open, ApplicantOrStaff, null),
        new(ImpactStatementGiven, CaseStages.Open, ApplicantOrStaff, null),
        new(TakingPartChosen, CaseStages.Open, ApplicantOrStaff, null),
        new(VictimNotInvited, CaseStages.InReview, [Coordinator, SeniorManager, ActorRole.PanelChair], null),
        new(SupportOffered, CaseStages.All, ApplicantOrStaff, null),
        new(AgencyWordsShared, CaseStages.InReview, Staff, null),
        new(AgencyWordsDisputed, CaseStages.InReview, ApplicantOrStaff, null),
        new(AgencyWordsSettled, CaseStages.InReview, Staff, null),
        new(PanelRulesSetAside, CaseStages.InReview, Staff, null),
        new(PanelCancelled, CaseStages.All, Staff, null),
        new(PanelMemberDeclared, CaseStages.InReview, Chairing, null),
        new(PanelChairReplaced, CaseStages.InReview, Staff, null),
        new(PapersCirculated, CaseStages.InReview, StaffOrJob, null),
        new(PanelOpened, [CaseStage.PanelArranged, .. AfterOutcome], Chairing, null),
        new(MinutesCirculated, CaseStages.All, Chairing, null),
        new(MinutesSignedOff, CaseStages.All, Chairing, null),
        new(MinutesAmended, CaseStages.All, Chairing, null),
        new(FurtherMeetingArranged, AfterOutcome, Staff, null),
        new(FurtherMeetingHeld, AfterOutcome, Chairing, null),
        new(AppealLodged, CaseStages.All, [Applicant, Coordinator, SeniorManager, Reviewer], null),
        new(AppealOutcome, CaseStages.All, [Reviewer, ActorRole.System], null),
        new(ReferredBack, CaseStages.All, [ActorRole.System], null),
        new(ActionAgreed, CaseStages.Open, Chairing, null),
        new(ActionChanged, CaseStages.All, [Coordinator, SeniorManager, PanelChair], null),
        new(ActionAccepted, CaseStages.All, Agencies, null),
        new(ActionDeclined, CaseStages.All, Agencies, null),
        new(ActionReassigned, CaseStages.All, Staff, null),
        new(ActionProgressed, CaseStages.All, Agencies, null),
        new(ActionMoreTimeAsked, CaseStages.All, Agencies, null),
        new(ActionMoreTimeDecided, CaseStages.All, Staff, null),
        new(ActionVictimTold, CaseStages.All, Staff, null),
        new(ActionEndReported, CaseStages.All, Agencies, null),
        new(ActionSentBack, CaseStages.All, Staff, null),
        new(ActionEnded, CaseStages.All, Staff, null),
        new(ActionEscalated, CaseStages.All, [ActorRole.System], null),
        new(RecommendationMade, CaseStages.InReview, Chairing, null),
        new(RecommendationAnswered, CaseStages.All, Agencies, null),
        new(RecommendationChallenged, CaseStages.All, [Coordinator, SeniorManager, PanelChair], null),
        new(PlanPutToVictim, CaseStages.InReview, Staff, null),
        new(PlanNotPutToVictim, CaseStages.InReview, Staff, null),
        new(PlanMadeFinal, CaseStages.InReview, Staff, null),
        new(VictimUpdated, CaseStages.All, Staff, null),
        new(InterimActionTaken, CaseStages.All, Agencies, null),
        new(AgencyAsked, CaseStages.InReview, Staff, null),
        new(AgencyAnswered, CaseStages.All, Agencies, null),
        new(AgencyDeclined, CaseStages.All, Agencies, null),
        new(QuestionAsked, CaseStages.All, [Applicant], null),
        new(QuestionAnswered, CaseStages.All, Staff, null),
        new(AfterwardsPlanned, [CaseStage.Closed], Staff, null),
        new(AfterwardsAsked, [CaseStage.Closed], StaffOrJob, null),
        new(AfterwardsAnswered, [CaseStage.Closed], ApplicantOrStaff, null),
        new(AfterwardsFollowedUp, CaseStages.All, Staff, null),
        new(AfterwardsDropped, [CaseStage.Closed], StaffOrJob, null),
        new(CaseShared, CaseStages.Open, Staff, null),
        new(CaseShareEnded, CaseStages.All, Staff, null),
        new(CaseMoved, [.. CaseStages.Open.Except([CaseStage.PanelArranged])], Staff, null),
    ];

    private static readonly Dictionary<CaseEventKind, CaseTransition> ByEvent = Table.ToDictionary(t => t.Event);

    public static CaseTransition Of(CaseEventKind happened) => ByEvent[happened];

    public static bool Allows(CaseEventKind happened, CaseStage stage, ActorRole role) =>
        ByEvent[happened] is var row && row.In.Contains(stage) && row.By.Contains(role);

    /// <exception cref="RuleRefusedException">The stage or the role does not allow it; says which.</exception>
    public static CaseTransition Require(CaseEventKind happened, CaseStage stage, ActorRole role)
    {
        var row = ByEvent[happened];
        if (!row.In.Contains(stage))
            throw new RuleRefusedException(new("This cannot be done now: the case stands at “{0}”.", stage.Name()));
        if (!row.By.Contains(role))
            throw new RuleRefusedException(new("Somebody in your role cannot do this."));
        return row;
    }
}
