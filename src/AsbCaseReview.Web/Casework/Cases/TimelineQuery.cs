using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Cases;

public enum TimelineOf { Everything, Decisions, Contact, Letters, Deadlines, Reports }

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
    private static readonly Dictionary<TimelineOf, CaseEventKind[]> Kinds = new()
    {
        [TimelineOf.Decisions] = [CaseEventKind.ThresholdDecided, CaseEventKind.ApplicationCompleted, CaseEventKind.AuthorityGiven, CaseEventKind.RiskAssessed, CaseEventKind.Withdrawn, CaseEventKind.ClosedNoContact, CaseEventKind.ClosedOutOfScope, CaseEventKind.SignpostedElsewhere, CaseEventKind.Closed, CaseEventKind.Reopened, CaseEventKind.ApplicationReceived, CaseEventKind.CaseTakenOver],
        [TimelineOf.Contact] = [CaseEventKind.ContactAttempted, CaseEventKind.ContactMade, CaseEventKind.ContactGivenUp, CaseEventKind.ConsentAsked, CaseEventKind.ConsentConfirmed, CaseEventKind.ConsentRefused, CaseEventKind.ConsentWithdrawn, CaseEventKind.AuthorityWithdrawn, CaseEventKind.InformationAsked, CaseEventKind.InformationGiven, CaseEventKind.PersonChanged, CaseEventKind.PersonAdded, CaseEventKind.ReferralMade, CaseEventKind.Acknowledged],
        [TimelineOf.Letters] = [CaseEventKind.LetterDrafted, CaseEventKind.LetterIssued, CaseEventKind.LetterPosted, CaseEventKind.LetterViewed, CaseEventKind.MessageSent, CaseEventKind.MessageGivenUp, CaseEventKind.MessageBounced, CaseEventKind.MessageUncertain, CaseEventKind.MessageWithheld, CaseEventKind.MessageSetAside],
        [TimelineOf.Deadlines] = [CaseEventKind.DateSet, CaseEventKind.DeadlineExtended, CaseEventKind.DeadlineRecomputed, CaseEventKind.ReminderSent, CaseEventKind.OverdueNoticeSent],
        [TimelineOf.Reports] = [CaseEventKind.ComplaintAdded, CaseEventKind.ComplaintCorrected, CaseEventKind.ComplaintVerified, CaseEventKind.ComplaintsJoined, CaseEventKind.ComplaintSetAside, CaseEventKind.ComplaintSetAsideProposed, CaseEventKind.ComplaintReinstated, CaseEventKind.ReportsAskedAbout, CaseEventKind.ReportsAnswered, CaseEventKind.PassedToRelevantBodies],
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
