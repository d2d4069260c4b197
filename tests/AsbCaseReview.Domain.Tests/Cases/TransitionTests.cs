using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.Tests.Cases;

/// <summary>The whole table of which event is allowed in which stage for whom: a change to it is made twice, on purpose.</summary>
public sealed class TransitionTests
{
    private const string Table = """
        ApplicationReceived: a new case; Applicant, Coordinator, SeniorManager -> Received
        CaseTakenOver: a new case; Coordinator, Administrator
        Assigned: all; Coordinator, SeniorManager, System
        PassedToRelevantBodies: all; Coordinator, SeniorManager
        ReportsAskedAbout: open; Coordinator, SeniorManager
        ReportsAnswered: all; Coordinator, AgencyOfficer, SeniorManager
        ReferralMade: all; Coordinator, SeniorManager
        Acknowledged: early; Coordinator, SeniorManager, System
        ConsentAsked: open; Coordinator, SeniorManager
        ConsentConfirmed: all; Applicant, Coordinator, SeniorManager
        ConsentRefused: open; Coordinator, SeniorManager
        ConsentWithdrawn: all; Applicant, Coordinator, SeniorManager
        AuthorityWithdrawn: all; Applicant, Coordinator, SeniorManager
        ContactAttempted: all; Coordinator, SeniorManager
        ContactMade: all; Applicant, Coordinator, SeniorManager
        ContactGivenUp: Received AwaitingConsentOrInformation ThresholdToDecide Met GatheringInformation PanelArranged; Coordinator, SeniorManager
        InformationAsked: early; Coordinator, SeniorManager -> AwaitingConsentOrInformation
        InformationGiven: all; Applicant, Coordinator, SeniorManager
        ApplicationCompleted: early; Coordinator, SeniorManager, System -> ThresholdToDecide
        PersonChanged: all; Applicant, Coordinator, SeniorManager
        PersonAdded: open; Applicant, Coordinator, SeniorManager
        ConditionsRecorded: early; Coordinator, SeniorManager
        RiskAssessed: all; Coordinator, SeniorManager
        ComplaintAdded: open; Applicant, Coordinator, AgencyOfficer, SeniorManager
        ComplaintVerified: open; Coordinator, SeniorManager
        ComplaintCorrected: open; Coordinator, SeniorManager
        ComplaintsJoined: open; Coordinator, SeniorManager
        ComplaintSetAsideProposed: early; Coordinator, SeniorManager
        ComplaintSetAside: early; Coordinator, AgencyOfficer, SeniorManager
        ComplaintReinstated: open; Coordinator, SeniorManager
        AuthorityGiven: early; Coordinator, SeniorManager
        ThresholdDecided: early; Coordinator, SeniorManager
        LetterDrafted: all; Coordinator, SeniorManager, System
        LetterIssued: all; Coordinator, SeniorManager
        LetterPosted: all; Coordinator, SeniorManager
        LetterViewed: all; Applicant
        MessageSent: all; Coordinator, SeniorManager, System
        MessageGivenUp: all; Coordinator, SeniorManager, System
        MessageBounced: all; Coordinator, SeniorManager, System
        MessageUncertain: all; Coordinator, SeniorManager, System
        MessageWithheld: all; Coordinator, SeniorManager, System
        MessageSetAside: all; Coordinator, Administrator
        EvidenceAdded: all; Applicant, Coordinator, AgencyOfficer, SeniorManager
        NoteAdded: all; Coordinator, AgencyOfficer, SeniorManager
        CasesLinked: all; Coordinator, SeniorManager, System
        DateSet: all; Coordinator, SeniorManager
        DeadlineExtended: all; Coordinator, SeniorManager
        DeadlineRecomputed: all; Administrator, System
        ReminderSent: all; System
        OverdueNoticeSent: all; System
        SignpostedElsewhere: early; Coordinator, SeniorManager -> SignpostedElsewhere
        ClosedOutOfScope: early; Coordinator, SeniorManager -> SignpostedElsewhere
        ClosedNoContact: Received AwaitingConsentOrInformation ThresholdToDecide Met GatheringInformation PanelArranged; Coordinator, SeniorManager -> NoContact
        Withdrawn: open; Applicant, Coordinator, SeniorManager -> Withdrawn
        DeathRecorded: all; Coordinator, SeniorManager
        PressureTold: all; Applicant
        AccessCodeGiven: all; Coordinator, SeniorManager
        InformationGatheringBegun: Met; Coordinator, SeniorManager -> GatheringInformation
        PanelArranged: Met GatheringInformation PanelArranged PanelHeld; Coordinator, SeniorManager -> PanelArranged
        PanelHeld: PanelArranged; Coordinator, AgencyOfficer, PanelChair, SeniorManager -> PanelHeld
        OutcomeTold: PanelHeld; Coordinator, SeniorManager -> OutcomeTold
        ActionsAgreed: OutcomeTold; Coordinator, SeniorManager -> ActionsOpen
        Closed: NotMet OutcomeTold ActionsOpen; Coordinator, SeniorManager -> Closed
        Reopened: ended; Coordinator, SeniorManager
        ContactFormRecorded: open; Applicant, Coordinator, SeniorManager
        ImpactStatementGiven: open; Applicant, Coordinator, SeniorManager
        TakingPartChosen: open; Applicant, Coordinator, SeniorManager
        VictimNotInvited: in review; Coordinator, PanelChair, SeniorManager
        SupportOffered: all; Applicant, Coordinator, SeniorManager
        AgencyWordsShared: in review; Coordinator, SeniorManager
        AgencyWordsDisputed: in review; Applicant, Coordinator, SeniorManager
        AgencyWordsSettled: in review; Coordinator, SeniorManager
        PanelRulesSetAside: in review; Coordinator, SeniorManager
        PanelCancelled: all; Coordinator, SeniorManager
        PanelMemberDeclared: in review; Coordinator, AgencyOfficer, PanelChair, SeniorManager
        PanelChairReplaced: in review; Coordinator, SeniorManager
        PapersCirculated: in review; Coordinator, SeniorManager, System
        PanelOpened: PanelArranged OutcomeTold ActionsOpen; Coordinator, AgencyOfficer, PanelChair, SeniorManager
        MinutesCirculated: all; Coordinator, AgencyOfficer, PanelChair, SeniorManager
        MinutesSignedOff: all; Coordinator, AgencyOfficer, PanelChair, SeniorManager
        MinutesAmended: all; Coordinator, AgencyOfficer, PanelChair, SeniorManager
        FurtherMeetingArranged: OutcomeTold ActionsOpen; Coordinator, SeniorManager
        FurtherMeetingHeld: OutcomeTold ActionsOpen; Coordinator, AgencyOfficer, PanelChair, SeniorManager
        AppealLodged: all; Applicant, Coordinator, SeniorManager, Reviewer
        AppealOutcome: all; Reviewer, System
        ReferredBack: all; System
        ActionAgreed: open; Coordinator, AgencyOfficer, PanelChair, SeniorManager
        ActionChanged: all; Coordinator, PanelChair, SeniorManager
        ActionAccepted: all; Coordinator, AgencyOfficer, SeniorManager
        ActionDeclined: all; Coordinator, AgencyOfficer, SeniorManager
        ActionReassigned: all; Coordinator, SeniorManager
        ActionProgressed: all; Coordinator, AgencyOfficer, SeniorManager
        ActionMoreTimeAsked: all; Coordinator, AgencyOfficer, SeniorManager
        ActionMoreTimeDecided: all; Coordinator, SeniorManager
        ActionVictimTold: all; Coordinator, SeniorManager
        ActionEndReported: all; Coordinator, AgencyOfficer, SeniorManager
        ActionSentBack: all; Coordinator, SeniorManager
        ActionEnded: all; Coordinator, SeniorManager
        ActionEscalated: all; System
        RecommendationMade: in review; Coordinator, AgencyOfficer, PanelChair, SeniorManager
        RecommendationAnswered: all; Coordinator, AgencyOfficer, SeniorManager
        RecommendationChallenged: all; Coordinator, PanelChair, SeniorManager
        PlanPutToVictim: in review; Coordinator, SeniorManager
        PlanNotPutToVictim: in review; Coordinator, SeniorManager
        PlanMadeFinal: in review; Coordinator, SeniorManager
        VictimUpdated: all; Coordinator, SeniorManager
        InterimActionTaken: all; Coordinator, AgencyOfficer, SeniorManager
        AgencyAsked: in review; Coordinator, SeniorManager
        AgencyAnswered: all; Coordinator, AgencyOfficer, SeniorManager
        AgencyDeclined: all; Coordinator, AgencyOfficer, SeniorManager
        QuestionAsked: all; Applicant
        QuestionAnswered: all; Coordinator, SeniorManager
        AfterwardsPlanned: Closed; Coordinator, SeniorManager
        AfterwardsAsked: Closed; Coordinator, SeniorManager, System
        AfterwardsAnswered: Closed; Applicant, Coordinator, SeniorManager
        AfterwardsFollowedUp: all; Coordinator, SeniorManager
        AfterwardsDropped: Closed; Coordinator, SeniorManager, System
        CaseShared: open; Coordinator, SeniorManager
        CaseShareEnded: all; Coordinator, SeniorManager
        CaseMoved: Received AwaitingConsentOrInformation ThresholdToDecide Met GatheringInformation PanelHeld OutcomeTold ActionsOpen; Coordinator, SeniorManager
        """;

    [Fact]
    public void The_whole_table_is() => Assert.Equal(Table.ReplaceLineEndings("\n"), string.Join("\n", CaseTransitions.Table.Select(Written)));

    [Fact]
    public void Every_event_has_one_row_of_a_case_or_of_an_appeal_or_of_either()
    {
        Assert.Equal(CaseTransitions.Table.Count, CaseTransitions.Table.Select(t => t.Event).Distinct().Count());
        Assert.Equal(
            Enum.GetValues<CaseEventKind>().Order(),
            CaseTransitions.Table.Select(t => t.Event).Union(AppealTransitions.Table.Select(t => t.Event)).Order());
    }

    [Fact]
    public void Only_what_a_row_names_is_allowed()
    {
        foreach (var row in CaseTransitions.Table)
            foreach (var stage in CaseStages.All)
                foreach (var role in Enum.GetValues<ActorRole>())
                {
                    var allowed = row.In.Contains(stage) && row.By.Contains(role);
                    Assert.Equal(allowed, CaseTransitions.Allows(row.Event, stage, role));
                    if (allowed) Assert.Equal(row, CaseTransitions.Require(row.Event, stage, role));
                    else Assert.Throws<RuleRefusedException>(() => CaseTransitions.Require(row.Event, stage, role));
                }
    }

    [Fact]
    public void The_stages_are_early_in_review_or_ended() =>
        Assert.Equal(CaseStages.All.Order(), CaseStages.Early.Concat(CaseStages.InReview).Concat(CaseStages.Ended).Order());

    private static string Written(CaseTransition row) =>
        $"{row.Event}: {Stages(row.In)}; {string.Join(", ", row.By.Order())}{(row.To is { } to ? $" -> {to}" : "")}";

    private static string Stages(IReadOnlyList<CaseStage> stages) =>
        stages.Count == 0 ? "a new case"
        : Same(stages, CaseStages.All) ? "all"
        : Same(stages, CaseStages.Open) ? "open"
        : Same(stages, CaseStages.Early) ? "early"
        : Same(stages, CaseStages.InReview) ? "in review"
        : Same(stages, CaseStages.Ended) ? "ended"
        : string.Join(" ", stages.Order());

    private static bool Same(IReadOnlyList<CaseStage> a, IReadOnlyList<CaseStage> b) => a.Order().SequenceEqual(b.Order());
}
