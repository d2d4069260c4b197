using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.Tests.Appeals;

public sealed class AppealTransitionTests
{
    // The whole of what may happen, when and by whom: event, where the appeal stands, who, and where it then stands.
    private const string Whole = """
        AppealReceived | - | Applicant Coordinator SeniorManager Reviewer | Received
        AppealLodged | Received | Applicant Coordinator SeniorManager Reviewer | -
        AppealAssigned | Received GatheringPapers Reviewing ReportDrafted ReportDiscussed ReportApproved | Reviewer Commissioner | -
        AppealLinked | Received GatheringPapers Reviewing ReportDrafted ReportDiscussed ReportApproved | Reviewer | -
        AppealLatenessDecided | Received | Reviewer | -
        AppealNotTaken | Received GatheringPapers | Reviewer | NotTaken
        AppealAcknowledged | Received GatheringPapers Reviewing ReportDrafted ReportDiscussed ReportApproved | Reviewer System | -
        AppealPapersRequested | Received GatheringPapers Reviewing | Reviewer | GatheringPapers
        AppealReasonsAsked | Received GatheringPapers Reviewing ReportDrafted ReportDiscussed ReportApproved | Reviewer | -
        AppealReasonsGiven | Received GatheringPapers Reviewing ReportDrafted ReportDiscussed ReportApproved | Applicant Reviewer | -
        AppealPapersAnswered | GatheringPapers Reviewing ReportDrafted | AgencyOfficer Coordinator SeniorManager Reviewer | -
        AppealPaperAdded | Received GatheringPapers Reviewing ReportDrafted ReportDiscussed ReportApproved | Applicant AgencyOfficer Coordinator SeniorManager Reviewer | -
        AppealPaperRedacted | Received GatheringPapers Reviewing ReportDrafted ReportDiscussed ReportApproved | AgencyOfficer Coordinator SeniorManager Reviewer | -
        AppealPapersComplete | GatheringPapers | Reviewer | Reviewing
        AppealRated | GatheringPapers Reviewing ReportDrafted | Reviewer | -
        AppealFound | GatheringPapers Reviewing ReportDrafted | Reviewer | -
        AppealRecommended | GatheringPapers Reviewing ReportDrafted | Reviewer | -
        AppealRecommendationDropped | GatheringPapers Reviewing ReportDrafted | Reviewer | -
        AppealReportDrafted | Reviewing ReportDrafted | Reviewer | ReportDrafted
        AppealReportDiscussed | ReportDrafted | Reviewer Commissioner | -
        AppealReportReturned | ReportDrafted ReportDiscussed ReportApproved | Reviewer Commissioner | Reviewing
        AppealReportApproved | ReportDrafted ReportDiscussed | Commissioner | ReportApproved
        AppealReportIssued | ReportDrafted ReportDiscussed ReportApproved | Reviewer | Answered
        AppealRecommendationsMade | Answered | Reviewer | -
        AppealRecommendationAnswered | Answered Closed | AgencyOfficer Coordinator SeniorManager Reviewer | -
        AppealProgressAsked | Answered | Reviewer | -
        AppealProgressReported | Answered Closed | AgencyOfficer Coordinator SeniorManager Reviewer | -
        AppealLessonShared | Answered Closed | Reviewer | -
        AppealExtended | Received GatheringPapers Reviewing ReportDrafted ReportDiscussed ReportApproved Answered | Reviewer | -
        AppealNoteAdded | all | Reviewer Commissioner | -
        AppealPackMade | all | Reviewer System | -
        AppealPackShared | GatheringPapers Reviewing ReportDrafted ReportDiscussed ReportApproved Answered Closed | Reviewer | -
        AppealPackDownloaded | all | Reviewer Commissioner Applicant | -
        AppealTakenFurther | Answered Closed | Applicant Coordinator SeniorManager Reviewer | -
        AppealWithdrawn | Received GatheringPapers Reviewing ReportDrafted ReportDiscussed ReportApproved | Applicant Reviewer | Withdrawn
        AppealClosed | Answered | Reviewer | Closed
        LetterDrafted | all | Reviewer System | -
        LetterIssued | all | Reviewer System | -
        LetterPosted | all | Reviewer Commissioner | -
        LetterViewed | all | Applicant | -
        MessageSent | all | Reviewer System | -
        MessageGivenUp | all | Reviewer System | -
        MessageBounced | all | Reviewer System | -
        MessageUncertain | all | Reviewer System | -
        MessageWithheld | all | Reviewer System | -
        DeadlineRecomputed | all | System Administrator | -
        ReminderSent | all | System | -
        OverdueNoticeSent | all | System | -
        """;

    [Fact]
    public void The_table_of_transitions_is_this_and_no_other()
    {
        var stated = Whole.Split('\n').Select(l => l.Trim());
        var all = string.Join(' ', AppealStates.All);
        var found = AppealTransitions.Table.Select(t => string.Join(" | ", t.Event, t.In.Count == 0 ? "-" : string.Join(' ', t.In) is var states && states == all ? "all" : string.Join(' ', t.In), string.Join(' ', t.By), t.To?.ToString() ?? "-"));
        Assert.Equal(stated, found);
    }

    [Fact]
    public void Each_event_in_each_state_by_each_role_is_allowed_as_the_table_says_and_refused_otherwise()
    {
        foreach (var row in AppealTransitions.Table)
            foreach (var state in AppealStates.All)
                foreach (var role in Enum.GetValues<ActorRole>())
                {
                    var allowed = row.In.Contains(state) && row.By.Contains(role);
                    Assert.Equal(allowed, AppealTransitions.Allows(row.Event, state, role));
                    if (!allowed) Assert.Throws<RuleRefusedException>(() => AppealTransitions.Require(row.Event, state, role));
                }
    }

    [Fact]
    public void No_event_of_a_reviewer_is_allowed_on_a_case_but_that_its_appeal_was_made_and_answered() =>
        Assert.Equal([CaseEventKind.AppealLodged, CaseEventKind.AppealOutcome], CaseTransitions.Table.Where(t => t.By.Contains(ActorRole.Reviewer)).Select(t => t.Event));

    [Fact]
    public void Nobody_of_a_body_may_rate_find_recommend_or_touch_the_report()
    {
        CaseEventKind[] reviewers = [CaseEventKind.AppealRated, CaseEventKind.AppealFound, CaseEventKind.AppealRecommended, CaseEventKind.AppealReportDrafted, CaseEventKind.AppealReportIssued, CaseEventKind.AppealReportApproved];
        Assert.All(AppealTransitions.Table.Where(t => reviewers.Contains(t.Event)), t => Assert.DoesNotContain(t.By, r => r is ActorRole.Coordinator or ActorRole.AgencyOfficer or ActorRole.SeniorManager or ActorRole.Applicant));
    }
}
