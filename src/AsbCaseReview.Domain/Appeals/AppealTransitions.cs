using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using static AsbCaseReview.Domain.Cases.CaseEventKind;
using static AsbCaseReview.Domain.Partnership.ActorRole;

namespace AsbCaseReview.Domain.Appeals;

/// <summary>One row: an event, where the appeal may stand, who may cause it, and where it then stands.</summary>
/// <param name="To">Null: it stays, or the event itself says.</param>
public sealed record AppealTransition(CaseEventKind Event, IReadOnlyList<AppealState> In, IReadOnlyList<ActorRole> By, AppealState? To);

/// <summary>The one table of what may happen to an appeal, when, by whom. A body's people answer for it; they never review.</summary>
public static class AppealTransitions
{
    private static readonly ActorRole[] Reviewers = [Reviewer];
    private static readonly ActorRole[] Office = [Reviewer, Commissioner];
    private static readonly ActorRole[] BodiesOrReviewer = [AgencyOfficer, Coordinator, SeniorManager, Reviewer];
    private static readonly ActorRole[] Anybody = [Applicant, AgencyOfficer, Coordinator, SeniorManager, Reviewer];
    private static readonly ActorRole[] ReviewerOrJob = [Reviewer, ActorRole.System];

    public static IReadOnlyList<AppealTransition> Table { get; } =
    [
        new(CaseEventKind.AppealReceived, [], [Applicant, Coordinator, SeniorManager, Reviewer], AppealState.Received),
        new(CaseEventKind.AppealLodged, [AppealState.Received], [Applicant, Coordinator, SeniorManager, Reviewer], null),
        new(AppealAssigned, AppealStates.Open, Office, null),
        new(AppealLinked, AppealStates.Open, Reviewers, null),
        new(AppealLatenessDecided, [AppealState.Received], Reviewers, null),
        new(AppealNotTaken, [AppealState.Received, AppealState.GatheringPapers], Reviewers, AppealState.NotTaken),
        new(CaseEventKind.AppealAcknowledged, AppealStates.Open, ReviewerOrJob, null),
        new(AppealPapersRequested, [AppealState.Received, AppealState.GatheringPapers, AppealState.Reviewing], Reviewers, AppealState.GatheringPapers),
        new(AppealReasonsAsked, AppealStates.Open, Reviewers, null),
        new(AppealReasonsGiven, AppealStates.Open, [Applicant, Reviewer], null),
        new(AppealPapersAnswered, AppealStates.Working, BodiesOrReviewer, null),
        new(AppealPaperAdded, AppealStates.Open, Anybody, null),
        new(AppealPaperRedacted, AppealStates.Open, BodiesOrReviewer, null),
        new(AppealPapersComplete, [AppealState.GatheringPapers], Reviewers, AppealState.Reviewing),
        new(AppealRated, AppealStates.Working, Reviewers, null),
        new(AppealFound, AppealStates.Working, Reviewers, null),
        new(AppealRecommended, AppealStates.Working, Reviewers, null),
        new(AppealRecommendationDropped, AppealStates.Working, Reviewers, null),
        new(AppealReportDrafted, [AppealState.Reviewing, AppealState.ReportDrafted], Reviewers, AppealState.ReportDrafted),
        new(AppealReportDiscussed, [AppealState.ReportDrafted], Office, null),
        new(AppealReportReturned, [AppealState.ReportDrafted, AppealState.ReportDiscussed, AppealState.ReportApproved], Office, AppealState.Reviewing),
        new(AppealReportApproved, [AppealState.ReportDrafted, AppealState.ReportDiscussed], [Commissioner], AppealState.ReportApproved),
        new(AppealReportIssued, [AppealState.ReportDrafted, AppealState.ReportDiscussed, AppealState.ReportApproved], Reviewers, AppealState.Answered),
        new(AppealRecommendationsMade, [AppealState.Answered], Reviewers, null),
        new(AppealRecommendationAnswered, AppealStates.After, BodiesOrReviewer, null),
        new(AppealProgressAsked, [AppealState.Answered], Reviewers, null),
        new(AppealProgressReported, AppealStates.After, BodiesOrReviewer, null),
        new(AppealLessonShared, AppealStates.After, Reviewers, null),
        new(AppealExtended, AppealStates.Followed, Reviewers, null),
        new(AppealNoteAdded, AppealStates.All, Office, null),
        new(AppealPackMade, AppealStates.All, ReviewerOrJob, null),
        new(AppealPackShared, [.. AppealStates.UnderWay, .. AppealStates.After], Reviewers, null),
        new(AppealPackDownloaded, AppealStates.All, [Reviewer, Commissioner, Applicant], null),
        new(AppealTakenFurther, AppealStates.After, [Applicant, Coordinator, SeniorManager, Reviewer], null),
        new(CaseEventKind.AppealWithdrawn, AppealStates.Open, [Applicant, Reviewer], AppealState.Withdrawn),
        new(CaseEventKind.AppealClosed, [AppealState.Answered], Reviewers, AppealState.Closed),
        new(LetterDrafted, AppealStates.All, ReviewerOrJob, null),
        new(LetterIssued, AppealStates.All, ReviewerOrJob, null),
        new(LetterPosted, AppealStates.All, Office, null),
        new(LetterViewed, AppealStates.All, [Applicant], null),
        new(MessageSent, AppealStates.All, ReviewerOrJob, null),
        new(MessageGivenUp, AppealStates.All, ReviewerOrJob, null),
        new(MessageBounced, AppealStates.All, ReviewerOrJob, null),
        new(MessageUncertain, AppealStates.All, ReviewerOrJob, null),
        new(MessageWithheld, AppealStates.All, ReviewerOrJob, null),
        new(DeadlineRecomputed, AppealStates.All, [ActorRole.System, Administrator], null),
        new(ReminderSent, AppealStates.All, [ActorRole.System], null),
        new(OverdueNoticeSent, AppealStates.All, [ActorRole.System], null),
    ];

    private static readonly Dictionary<CaseEventKind, AppealTransition> ByEvent = Table.ToDictionary(t => t.Event);

    public static bool Allows(CaseEventKind happened, AppealState state, ActorRole role) =>
        ByEvent.TryGetValue(happened, out var row) && row.In.Contains(state) && row.By.Contains(role);

    /// <exception cref="RuleRefusedException">Where the appeal stands, or the role, does not allow it; says which.</exception>
    public static AppealTransition Require(CaseEventKind happened, AppealState state, ActorRole role)
    {
        var row = ByEvent[happened];
        if (!row.In.Contains(state)) throw new RuleRefusedException(new("This cannot be done now: the appeal stands at “{0}”.", state.Name()));
        if (!row.By.Contains(role)) throw new RuleRefusedException(new("Somebody in your role cannot do this."));
        return row;
    }
}
