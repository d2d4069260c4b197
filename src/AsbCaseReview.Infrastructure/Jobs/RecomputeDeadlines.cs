using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Holidays;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Jobs;

/// <param name="Moved">Deadlines whose due day is another than before.</param>
/// <param name="Cases">Cases in which any was.</param>
public sealed record RecomputeResult(int Moved, int Cases, int LookedAt);

/// <summary>
/// Works open deadlines out again where bank holidays changed or a procedure was corrected: one query finds the cases, their
/// anchors stream through the pure timetable a thousand cases at a time, and only differences are saved, each with an event
/// that says why. Nothing is remembered between batches, so a run that was cut short is simply run again.
/// </summary>
public sealed class RecomputeDeadlines(AsbDbContext db, TimeProvider clock)
{
    private const int AtOnce = 1_000;

    // Reminders and overdue notices are counted in working days from the due day: they reach this far beyond it.
    private const int NoticesReach = 60;

    private sealed record CaseHead(Guid Id, Guid ProcedureVersionId, int Round);

    private sealed record AnchorRow(Guid CaseId, Anchor Anchor);

    public async Task<RecomputeResult?> RunAsync(CancellationToken cancellation = default)
    {
        var (began, waiting) = (clock.GetUtcNow(), await db.DeadlineRecomputes.AsNoTracking().Where(r => r.DoneAt == null).OrderBy(r => r.RequestedAt).ToListAsync(cancellation));
        if (waiting.Count == 0) return null;
        var calendar = await db.Services.Holidays.ReadAsync(db, cancellation);
        var total = new RecomputeResult(0, 0, 0);
        var days = waiting.SelectMany(r => r.Days).ToList();
        foreach (var group in waiting.GroupBy(r => r.ProcedureVersionId))
        {
            var ids = await (group.Key is { } version ? Under(version) : Touched(days)).ToListAsync(cancellation);
            var result = new RecomputeResult(0, 0, ids.Count);
            foreach (var batch in ids.Chunk(AtOnce))
            {
                var (moved, cases) = await RecomputeAsync(batch, calendar, group.Key is null ? days : [], group.Last().Why, cancellation);
                result = result with { Moved = result.Moved + moved, Cases = result.Cases + cases };
            }
            total = new(total.Moved + result.Moved, total.Cases + result.Cases, total.LookedAt + result.LookedAt);
            await NoteAsync([.. group], began, result, cancellation);
        }
        return total;
    }

    /// <summary>Cases with an open deadline whose count, or whose notices, any of the days may lie in.</summary>
    private IQueryable<Guid> Touched(List<ChangedHoliday> days)
    {
        var (first, last) = (days.Min(d => d.Day).AddDays(-NoticesReach), days.Max(d => d.Day).AddDays(NoticesReach));
        return db.Deadlines
            .Where(d => d.CaseId != null && d.State == DeadlineState.Open && d.Due != null)
            .Where(d => (d.CountedFrom <= last || d.Due <= last) && (d.CountedFrom >= first || d.Due >= first))   // some count backwards
            .Select(d => d.CaseId!.Value).Distinct().OrderBy(id => id);
    }

    private IQueryable<Guid> Under(Guid procedureVersion) => db.Cases
        .Where(c => c.ProcedureVersionId == procedureVersion && db.Deadlines.Any(d => d.CaseId == c.Id && (d.State == DeadlineState.Open || d.State == DeadlineState.DateToSet || d.State == DeadlineState.ClockStopped)))
        .Select(c => c.Id).OrderBy(id => id);

    private async Task<(int Moved, int Cases)> RecomputeAsync(Guid[] ids, WorkingCalendar calendar, List<ChangedHoliday> days, string why, CancellationToken cancellation)
    {
        var (moved, cases) = (0, 0);
        await db.SaveHoldingAsync(ids, async () =>
        {
            db.ChangeTracker.Clear();
            (moved, cases) = (0, 0);
            var heads = await db.Cases.IgnoreAutoIncludes().Where(c => ids.Contains(c.Id)).Select(c => new CaseHead(c.Id, c.ProcedureVersionId, c.Round)).ToListAsync(cancellation);
            var anchors = (await db.CaseEvents.Where(e => e.Anchor != null && ids.Contains(e.CaseId!.Value)).OrderBy(e => e.CaseId).ThenBy(e => e.Sequence)
                .Select(e => new AnchorRow(e.CaseId!.Value, new Anchor(e.Anchor!.Value, e.CountsFrom, e.Subject, e.Round))).ToListAsync(cancellation)).ToLookup(a => a.CaseId, a => a.Anchor);
            var deadlines = (await db.Deadlines.Where(d => ids.Contains(d.CaseId!.Value)).ToListAsync(cancellation)).ToLookup(d => d.CaseId!.Value);
            var notices = (await db.PlannedNotices.Where(n => ids.Contains(n.CaseId!.Value)).ToListAsync(cancellation)).ToLookup(n => n.CaseId!.Value);
            var (events, next, today) = (new List<CaseEvent>(), new List<(Guid Id, (DateOnly? Due, string? Limit, DateOnly Order) Next)>(), London.Today(clock));
            foreach (var head in heads)
            {
                var procedure = await db.Services.Procedures.GetAsync(head.ProcedureVersionId, db, cancellation);
                var known = deadlines[head.Id].ToList();
                var before = DeadlineBook.Next(known);
                var changed = DeadlineBook.Follow(head.Id, procedure, [.. anchors[head.Id]], calendar, known, [.. notices[head.Id]], today, db, onlyOpen: true);
                foreach (var (deadline, was) in changed) events.Add(Event(head, procedure, deadline, was, days, why));
                if (DeadlineBook.Next(known) is var after && after != before) next.Add((head.Id, after));
                moved += changed.Count;
                if (changed.Count > 0) cases++;
            }
            foreach (var group in next.GroupBy(n => n.Next, n => n.Id))
            {
                var (due, limit, order) = group.Key;
                var of = group.ToList();
                await db.Cases.Where(c => of.Contains(c.Id)).ExecuteUpdateAsync(s => s
                    .SetProperty(c => c.NextDueOn, due).SetProperty(c => c.NextDueLimit, limit).SetProperty(c => c.DueOrder, order), cancellation);
            }
            return events;
        }, cancellation);
        db.ChangeTracker.Clear();
        return (moved, cases);
    }

    private CaseEvent Event(CaseHead head, Procedure procedure, Deadline deadline, DateOnly? was, List<ChangedHoliday> days, string why)
    {
        DateOnly[] ends = [deadline.CountedFrom, was ?? deadline.CountedFrom, deadline.Due ?? deadline.CountedFrom];
        var within = days.Where(d => d.Day >= ends.Min() && d.Day <= ends.Max()).OrderBy(d => d.Day).Select(Sentence).ToList();
        var reason = within.Count is > 0 and <= 5 ? string.Join(" ", within) : why;
        return CaseEvent.ByJob(head.Id, deadline.Round, new Happened.DeadlineRecomputed(Limits.Find(procedure, deadline.Limit)!.Name, was, deadline.Due, reason), clock.GetUtcNow(), deadline.Subject);
    }

    private static string Sentence(ChangedHoliday day) =>
        $"{(day.Added ? "New bank holiday" : "No longer a bank holiday")}: {day.Name}, {day.Day.ToString(Domain.Sentence.DateFormat, Domain.Sentence.English)}.";

    // Another server may have saved with the old calendar until it looked again; a run after that leaves nothing to find.
    private async Task NoteAsync(List<DeadlineRecompute> requests, DateTimeOffset began, RecomputeResult result, CancellationToken cancellation)
    {
        var stored = requests.ConvertAll(r => r.Id);
        foreach (var request in await db.DeadlineRecomputes.Where(r => stored.Contains(r.Id)).ToListAsync(cancellation))
        {
            request.Moved += result.Moved;
            request.Cases += result.Cases;
            if (began - request.RequestedAt > HolidayBook.Trusted) request.DoneAt = clock.GetUtcNow();
        }
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }
}
