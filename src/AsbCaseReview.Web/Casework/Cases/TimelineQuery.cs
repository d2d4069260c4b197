using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Cases;

public enum TimelineOf { Everything, Decisions, Contact, Letters, Deadlines, Reports, Review }

public sealed record TimelineFilter
{
    public TimelineOf Of { get; init; }
    public bool OldestFirst { get; init; }
}

public sealed record TimelineEntry(DateTimeOffset HappenedAt, DateTimeOffset RecordedAt, Sentence What, string Who, ActorRole Role, string Body);

public sealed record Timeline(CaseHead Case, TimelineFilter Filter, IReadOnlyList<TimelineEntry> Entries);

/// <summary>What happened to a case, newest first.</summary>
[Query]
public sealed class TimelineQuery(AsbDbContext db)
{
    /// <summary>What stands under which heading; what belongs to two stands under the one where somebody looks for it first.</summary>
    public static IReadOnlyDictionary<TimelineOf, CaseEventKind[]> Kinds { get; } = new Dictionary<TimelineOf, CaseEventKind[]>
    {
        [TimelineOf.Decisions] =
        [
            CaseEventKind.ApplicationReceived, CaseEventKind.CaseTakenOver, CaseEventKind.Assigned, CaseEventKind.ApplicationCompleted, CaseEventKind.ConditionsRecorded, CaseEventKind.RiskAssessed,
            CaseEventKind.AuthorityGiven, CaseEventKind.ThresholdDecided, CaseEventKind.Withdrawn, CaseEventKind.ClosedNoContact, CaseEventKind.ClosedOutOfScope, CaseEventKind.SignpostedElsewhere,
            CaseEventKind.OutcomeTold, CaseEventKind.Closed, CaseEventKind.Reopened, CaseEventKind.AppealLodged, CaseEventKind.AppealOutcome, CaseEventKind.ReferredBack,
            CaseEventKind.CaseShared, CaseEventKind.CaseShareEnded, CaseEventKind.CaseMoved,
        ],
        [TimelineOf.Contact] =
        [
            CaseEventKind.ContactAttempted, CaseEventKind.ContactMade, CaseEventKind.ContactGivenUp, CaseEventKind.ConsentAsked, CaseEventKind.ConsentConfirmed, CaseEventKind.ConsentRefused,
            CaseEventKind.ConsentWithdrawn, CaseEventKind.AuthorityWithdrawn, CaseEventKind.InformationAsked, CaseEventKind.InformationGiven, CaseEventKind.PersonChanged, CaseEventKind.PersonAdded,
            CaseEventKind.ReferralMade, CaseEventKind.Acknowledged, CaseEventKind.DeathRecorded, CaseEventKind.PressureTold, CaseEventKind.AccessCodeGiven, CaseEventKind.ContactFormRecorded,
            CaseEventKind.ImpactStatementGiven, CaseEventKind.TakingPartChosen, CaseEventKind.VictimNotInvited, CaseEventKind.SupportOffered, CaseEventKind.AgencyWordsShared, CaseEventKind.AgencyWordsDisputed,
            CaseEventKind.AgencyWordsSettled, CaseEventKind.PlanPutToVictim, CaseEventKind.PlanNotPutToVictim, CaseEventKind.ActionVictimTold, CaseEventKind.VictimUpdated, CaseEventKind.QuestionAsked,
            CaseEventKind.QuestionAnswered, CaseEventKind.AfterwardsPlanned, CaseEventKind.AfterwardsAsked, CaseEventKind.AfterwardsAnswered, CaseEventKind.AfterwardsFollowedUp, CaseEventKind.AfterwardsDropped,
        ],
        [TimelineOf.Letters] =
        [
            CaseEventKind.LetterDrafted, CaseEventKind.LetterIssued, CaseEventKind.LetterPosted, CaseEventKind.LetterViewed, CaseEventKind.MessageSent, CaseEventKind.MessageGivenUp,
            CaseEventKind.MessageBounced, CaseEventKind.MessageUncertain, CaseEventKind.MessageWithheld, CaseEventKind.MessageSetAside,
        ],
        [TimelineOf.Deadlines] =
        [
            CaseEventKind.DateSet, CaseEventKind.DeadlineExtended, CaseEventKind.DeadlineRecomputed, CaseEventKind.ReminderSent, CaseEventKind.OverdueNoticeSent, CaseEventKind.ActionMoreTimeAsked,
            CaseEventKind.ActionMoreTimeDecided, CaseEventKind.ActionEscalated,
        ],
        [TimelineOf.Reports] =
        [
            CaseEventKind.ComplaintAdded, CaseEventKind.ComplaintCorrected, CaseEventKind.ComplaintVerified, CaseEventKind.ComplaintsJoined, CaseEventKind.ComplaintSetAside, CaseEventKind.ComplaintSetAsideProposed,
            CaseEventKind.ComplaintReinstated, CaseEventKind.ReportsAskedAbout, CaseEventKind.ReportsAnswered, CaseEventKind.PassedToRelevantBodies, CaseEventKind.AgencyAsked, CaseEventKind.AgencyAnswered,
            CaseEventKind.AgencyDeclined, CaseEventKind.EvidenceAdded, CaseEventKind.CasesLinked, CaseEventKind.NoteAdded,
        ],
        [TimelineOf.Review] =
        [
            CaseEventKind.InformationGatheringBegun, CaseEventKind.PanelArranged, CaseEventKind.PanelRulesSetAside, CaseEventKind.PanelMemberDeclared, CaseEventKind.PanelChairReplaced, CaseEventKind.PapersCirculated,
            CaseEventKind.PanelOpened, CaseEventKind.PanelHeld, CaseEventKind.PanelCancelled, CaseEventKind.MinutesCirculated, CaseEventKind.MinutesSignedOff, CaseEventKind.MinutesAmended,
            CaseEventKind.FurtherMeetingArranged, CaseEventKind.FurtherMeetingHeld, CaseEventKind.ActionAgreed, CaseEventKind.ActionChanged, CaseEventKind.ActionAccepted, CaseEventKind.ActionDeclined,
            CaseEventKind.ActionReassigned, CaseEventKind.ActionProgressed, CaseEventKind.ActionEndReported, CaseEventKind.ActionSentBack, CaseEventKind.ActionEnded, CaseEventKind.ActionsAgreed,
            CaseEventKind.RecommendationMade, CaseEventKind.RecommendationAnswered, CaseEventKind.RecommendationChallenged, CaseEventKind.PlanMadeFinal, CaseEventKind.InterimActionTaken,
        ],
    };

    public async Task<Timeline> AskAsync(CaseHead head, TimelineFilter filter)
    {
        var events = db.CaseEvents.AsNoTracking().Where(e => e.CaseId == head.Id);
        if (Kinds.TryGetValue(filter.Of, out var kinds)) events = events.Where(e => kinds.Contains(e.Kind));
        events = filter.OldestFirst ? events.OrderBy(e => e.HappenedAt).ThenBy(e => e.Sequence) : events.OrderByDescending(e => e.HappenedAt).ThenByDescending(e => e.Sequence);
        var rows = await events.ToListAsync();
        return new(head, filter, [.. rows.Select(e => new TimelineEntry(e.HappenedAt, e.RecordedAt, e.Body.Describe(), e.ActorName, e.ActorRole, e.ActorBody))]);
    }
}
