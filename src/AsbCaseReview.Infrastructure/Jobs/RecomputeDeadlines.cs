using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Appeals;
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
/// <param name="Appeals">Appeals in which any was.</param>
/// <param name="LookedAt">Cases and appeals.</param>
/// <param name="ActionNotices">Reminders of agreed actions, and steps of their ladders, that fall on another day.</param>
public sealed record RecomputeResult(int Moved, int Cases, int Appeals, int LookedAt, int ActionNotices = 0)
{
    public static RecomputeResult operator +(RecomputeResult a, RecomputeResult b) =>
        new(a.Moved + b.Moved, a.Cases + b.Cases, a.Appeals + b.Appeals, a.LookedAt + b.LookedAt, a.ActionNotices + b.ActionNotices);
}

/// <summary>
/// Works open deadlines out again where bank holidays changed or a procedure was corrected: one query finds the cases, one the
/// appeals, their anchors stream through the pure timetable a thousand at a time, and only differences are saved, each with an event
/// that says why. Nothing is remembered between batches, so a run that was cut short is simply run again.
/// </summary>
public sealed class RecomputeDeadlines(AsbDbContext db, TimeProvider clock)
{
    private const int AtOnce = 1_000;

    // Reminders and overdue notices are counted in working days from the due day: they reach this far beyond it.
    private const int NoticesReach = 60;

    /// <param name="Stage">Of appealing, where it is an appeal.</param>
    private sealed record Head(Guid Id, Guid ProcedureVersionId, int Round, int? Stage);

    private sealed record AnchorRow(Guid Of, Anchor Anchor);

    public async Task<RecomputeResult?> RunAsync(CancellationToken cancellation = default)
    {
        var (began, waiting) = (clock.GetUtcNow(), await db.DeadlineRecomputes.AsNoTracking().Where(r => r.DoneAt == null).OrderBy(r => r.RequestedAt).ToListAsync(cancellation));
        if (waiting.Count == 0) return null;
        var calendar = await db.Services.Holidays.ReadAsync(db, cancellation);
        var total = new RecomputeResult(0, 0, 0, 0);
        var days = waiting.SelectMany(r => r.Days).ToList();
        foreach (var group in waiting.GroupBy(r => r.ProcedureVersionId))
        {
            var result = await AllAsync(appeals: false) + await AllAsync(appeals: true);
            result = result with { ActionNotices = await ReplanActionsAsync(group.Key, group.Key is null ? days : [], calendar, cancellation) };
            total += result;
            await NoteAsync([.. group], began, result, cancellation);

            async Task<RecomputeResult> AllAsync(bool appeals)
            {
                var ids = await (group.Key is { } version ? Under(version, appeals) : Touched(days, appeals)).ToListAsync(cancellation);
                var done = new RecomputeResult(0, 0, 0, ids.Count);
                foreach (var batch in ids.Chunk(AtOnce)) done += await RecomputeAsync(batch, appeals, calendar, group.Key is null ? days : [], group.Last().Why, cancellation);
                return done;
            }
        }
        return total;
    }

    /// <summary>Those with an open deadline whose count, or whose notices, any of the days may lie in.</summary>
    private IQueryable<Guid> Touched(List<ChangedHoliday> days, bool appeals)
    {
        var (first, last) = (days.Min(d => d.Day).AddDays(-NoticesReach), days.Max(d => d.Day).AddDays(NoticesReach));
        var touched = db.Deadlines
            .Where(d => d.State == DeadlineState.Open && d.Due != null)
            .Where(d => (d.CountedFrom <= last || d.Due <= last) && (d.CountedFrom >= first || d.Due >= first));   // some count backwards
        return (appeals ? touched.Where(d => d.AppealId != null).Select(d => d.AppealId!.Value) : touched.Where(d => d.CaseId != null).Select(d => d.CaseId!.Value)).Distinct().OrderBy(id => id);
    }

    // The due day of an action is a day that was agreed: only the days on which somebody is told of it are counted.
    private async Task<int> ReplanActionsAsync(Guid? procedureVersion, List<ChangedHoliday> days, WorkingCalendar calendar, CancellationToken cancellation)
    {
        var open = db.AgreedActions.IgnoreAutoIncludes().Where(a => ActionStates.WithOwner.Contains(a.State));
        if (procedureVersion is { } version) open = open.Where(a => db.Cases.Any(c => c.Id == a.CaseId && c.ProcedureVersionId == version));
        else
        {
            var (first, last) = (days.Min(d => d.Day).AddDays(-NoticesReach), days.Max(d => d.Day).AddDays(NoticesReach));
            open = open.Where(a => a.DueOn >= first && a.DueOn <= last);
        }
        var (moved, today) = (0, London.Today(clock));
        foreach (var batch in (await open.Select(a => a.Id).OrderBy(id => id).ToListAsync(cancellation)).Chunk(AtOnce))
        {
            var actions = await db.AgreedActions.Where(a => batch.Contains(a.Id)).ToListAsync(cancellation);
            var cases = actions.ConvertAll(a => a.CaseId);
            var procedures = await db.Cases.Where(c => cases.Contains(c.Id)).Select(c => new { c.Id, c.ProcedureVersionId }).ToDictionaryAsync(c => c.Id, c => c.ProcedureVersionId, cancellation);
            foreach (var action in actions)
                moved += action.ReplanNotices(new(await db.Services.Procedures.GetAsync(procedures[action.CaseId], db, cancellation), calendar), today);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
        return moved;
    }

    private IQueryable<Guid> Under(Guid procedureVersion, bool appeals)
    {
        var open = db.Deadlines.Where(d => d.State == DeadlineState.Open || d.State == DeadlineState.DateToSet || d.State == DeadlineState.ClockStopped);
        return (appeals
            ? db.Appeals.Where(a => a.ProcedureVersionId == procedureVersion && open.Any(d => d.AppealId == a.Id)).Select(a => a.Id)
            : db.Cases.Where(c => c.ProcedureVersionId == procedureVersion && open.Any(d => d.CaseId == c.Id)).Select(c => c.Id)).OrderBy(id => id);
    }

    private async Task<RecomputeResult> RecomputeAsync(Guid[] ids, bool appeals, WorkingCalendar calendar, List<ChangedHoliday> days, string why, CancellationToken cancellation)
    {
        var (moved, of) = (0, 0);
        await db.SaveHoldingAsync(appeals ? [] : ids, appeals ? ids : [], async () =>
        {
            db.ChangeTracker.Clear();
            (moved, of) = (0, 0);
            var heads = await Heads(ids, appeals).ToListAsync(cancellation);
            var anchors = (await Anchors(ids, appeals).ToListAsync(cancellation)).ToLookup(a => a.Of, a => a.Anchor);
            var deadlines = (await db.Deadlines.Where(appeals ? d => ids.Contains(d.AppealId!.Value) : d => ids.Contains(d.CaseId!.Value)).ToListAsync(cancellation)).ToLookup(d => (d.CaseId ?? d.AppealId)!.Value);
            var notices = (await db.PlannedNotices.Where(appeals ? n => ids.Contains(n.AppealId!.Value) : n => ids.Contains(n.CaseId!.Value)).ToListAsync(cancellation)).ToLookup(n => (n.CaseId ?? n.AppealId)!.Value);
            var (events, next, today) = (new List<CaseEvent>(), new List<(Guid Id, (DateOnly? Due, string? Limit, DateOnly Order) Next)>(), London.Today(clock));
            foreach (var head in heads)
            {
                var whole = await db.Services.Procedures.GetAsync(head.ProcedureVersionId, db, cancellation);
                var procedure = head.Stage is { } stage ? whole.ForAppeal(stage) : whole;
                var known = deadlines[head.Id].ToList();
                var before = DeadlineBook.Next(known);
                var changed = DeadlineBook.Follow(appeals ? null : head.Id, procedure, [.. anchors[head.Id]], calendar, known, [.. notices[head.Id]], today, db, onlyOpen: true, appealId: appeals ? head.Id : null);
                foreach (var (deadline, was) in changed) events.Add(Event(head, procedure, deadline, was, days, why));
                if (DeadlineBook.Next(known) is var after && after != before) next.Add((head.Id, after));
                moved += changed.Count;
                if (changed.Count > 0) of++;
            }
            foreach (var group in next.GroupBy(n => n.Next, n => n.Id)) await NoteNextAsync([.. group], appeals, group.Key, cancellation);
            return events;
        }, cancellation);
        db.ChangeTracker.Clear();
        return appeals ? new(moved, 0, of, 0) : new(moved, of, 0, 0);
    }

    private IQueryable<Head> Heads(Guid[] ids, bool appeals) => appeals
        ? db.Appeals.IgnoreAutoIncludes().Where(a => ids.Contains(a.Id)).Select(a => new Head(a.Id, a.ProcedureVersionId, 1, a.StageNumber))
        : db.Cases.IgnoreAutoIncludes().Where(c => ids.Contains(c.Id)).Select(c => new Head(c.Id, c.ProcedureVersionId, c.Round, null));

    private IQueryable<AnchorRow> Anchors(Guid[] ids, bool appeals) => appeals
        ? db.CaseEvents.Where(e => e.Anchor != null && ids.Contains(e.AppealId!.Value)).OrderBy(e => e.AppealId).ThenBy(e => e.Sequence).Select(e => new AnchorRow(e.AppealId!.Value, new Anchor(e.Anchor!.Value, e.CountsFrom, e.Subject, e.Round)))
        : db.CaseEvents.Where(e => e.Anchor != null && ids.Contains(e.CaseId!.Value)).OrderBy(e => e.CaseId).ThenBy(e => e.Sequence).Select(e => new AnchorRow(e.CaseId!.Value, new Anchor(e.Anchor!.Value, e.CountsFrom, e.Subject, e.Round)));

    private Task<int> NoteNextAsync(List<Guid> of, bool appeals, (DateOnly? Due, string? Limit, DateOnly Order) next, CancellationToken cancellation)
    {
        var (due, limit, order) = next;
        return appeals
            ? db.Appeals.Where(a => of.Contains(a.Id)).ExecuteUpdateAsync(s => s.SetProperty(a => a.NextDueOn, due).SetProperty(a => a.NextDueLimit, limit).SetProperty(a => a.DueOrder, order), cancellation)
            : db.Cases.Where(c => of.Contains(c.Id)).ExecuteUpdateAsync(s => s.SetProperty(c => c.NextDueOn, due).SetProperty(c => c.NextDueLimit, limit).SetProperty(c => c.DueOrder, order), cancellation);
    }

    private CaseEvent Event(Head head, Procedure procedure, Deadline deadline, DateOnly? was, List<ChangedHoliday> days, string why)
    {
        DateOnly[] ends = [deadline.CountedFrom, was ?? deadline.CountedFrom, deadline.Due ?? deadline.CountedFrom];
        var within = days.Where(d => d.Day >= ends.Min() && d.Day <= ends.Max()).OrderBy(d => d.Day).Select(Sentence).ToList();
        var reason = within.Count is > 0 and <= 5 ? string.Join(" ", within) : why;
        var body = new Happened.DeadlineRecomputed(Limits.Find(procedure, deadline.Limit)!.Name, was, deadline.Due, reason);
        return head.Stage is null ? CaseEvent.ByJob(head.Id, deadline.Round, body, clock.GetUtcNow(), deadline.Subject) : CaseEvent.ByJobOnAppeal(head.Id, body, clock.GetUtcNow(), deadline.Subject);
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
