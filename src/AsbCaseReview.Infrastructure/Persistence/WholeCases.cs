using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Persistence;

/// <summary>
/// Stores cases that come with their past, many at a time: taken over from another system, made for the demonstration or
/// for measuring. What saving works out for one act at a time is worked out here for the whole past at once; nothing is
/// sent for it.
/// </summary>
public sealed class WholeCases(AsbDbContext db, WorkingCalendar calendar)
{
    private readonly DateOnly _today = London.Today(db.Services.Clock);
    private int _waiting;

    /// <summary>Adds a new case with the events that wait in it, recorded as of when they happened.</summary>
    /// <param name="beside">What belongs to it: requests, letters, its panel, its plan.</param>
    public void Add(Case @case, Procedure procedure, params IEnumerable<object> beside)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var events = @case.WaitingEvents.OrderBy(e => e.HappenedAt).ToList();
        for (var i = 0; i < events.Count; i++)
        {
            events[i].Sequence = i + 1;
            events[i].RecordedAt = events[i].HappenedAt;
        }
        db.Cases.Add(@case);
        db.CaseEvents.AddRange(events);
        db.AddRange(beside);
        db.CaseSearchTerms.AddRange(SearchTerms.Of(@case).Select(t => new CaseSearchTerm { AreaId = @case.AreaId, CaseId = @case.Id, Term = t }));
        var deadlines = Deadlines(@case, procedure, events);

        var next = DeadlineBook.Next(deadlines);
        var entry = db.Entry(@case);
        entry.Property(c => c.NextDueOn).CurrentValue = next.Due;
        entry.Property(c => c.NextDueLimit).CurrentValue = next.Limit;
        entry.Property(c => c.DueOrder).CurrentValue = next.Order;
        entry.Property(c => c.LastActivityOn).CurrentValue = events.Where(e => e.ActorRole != Domain.Partnership.ActorRole.System).Select(e => London.DateOf(e.HappenedAt)).DefaultIfEmpty(@case.ReceivedOn).Max();
        entry.Property(c => c.VictimHeardOn).CurrentValue = events.Where(e => AsbDbContext.VictimHears.Contains(e.Kind)).Select(e => (DateOnly?)London.DateOf(e.HappenedAt)).Max();
        @case.EventsSaved();
        _waiting++;
    }

    private List<Deadline> Deadlines(Case @case, Procedure procedure, List<CaseEvent> events)
    {
        var anchors = events.Where(e => e.Anchor is not null).Select(e => new Anchor(e.Anchor!.Value, e.CountsFrom, e.Subject, e.Round)).ToList();
        var deadlines = new List<Deadline>();
        foreach (var line in Timetable.Of(procedure, anchors, calendar))
        {
            var deadline = new Deadline { CaseId = @case.Id, Limit = line.Limit, Subject = line.Subject, Round = line.Round, Owner = Limits.Find(procedure, line.Limit)!.Owner };
            deadline.Follow(line);
            deadlines.Add(deadline);
            db.Deadlines.Add(deadline);
            db.PlannedNotices.AddRange(NoticePlan.Follow(deadline, line, [], _today));
        }
        return deadlines;
    }

    /// <summary>Writes what was added, in one transaction.</summary>
    /// <returns>How many cases.</returns>
    public async Task<int> SaveAsync(CancellationToken cancellation = default)
    {
        await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellation);   // all of it is forgotten at once
        db.ChangeTracker.Clear();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        var saved = _waiting;
        _waiting = 0;
        return saved;
    }
}
