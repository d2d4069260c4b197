using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Persistence;

/// <summary>Keeps the stored deadlines of a case in line with its timetable.</summary>
public static class DeadlineBook
{
    /// <summary>Works the case's timetable out from all its anchors, stores the differences, plans the notices, and notes what is due next.</summary>
    /// <param name="db">In the transaction that holds what happened.</param>
    /// <returns>The deadlines whose due day is another than before.</returns>
    public static async Task<IReadOnlyList<(Deadline Deadline, DateOnly? Was)>> RefreshAsync(Guid caseId, AsbDbContext db, WorkingCalendar calendar, CancellationToken cancellation = default)
    {
        var versionId = await db.Cases.Where(c => c.Id == caseId).Select(c => c.ProcedureVersionId).FirstAsync(cancellation);
        var procedure = await db.Services.Procedures.GetAsync(versionId, db, cancellation);
        var anchors = await AnchorsOfAsync(caseId, db, cancellation);
        var known = await db.Deadlines.Where(d => d.CaseId == caseId).ToListAsync(cancellation);
        var notices = known.Count == 0 ? [] : await db.PlannedNotices.Where(n => n.CaseId == caseId).ToListAsync(cancellation);
        var today = London.Today(db.Services.Clock);

        var moved = new List<(Deadline, DateOnly?)>();
        foreach (var line in Timetable.Of(procedure, anchors, calendar))
        {
            var deadline = known.Find(d => d.Limit == line.Limit && d.Subject == line.Subject && d.Round == line.Round);
            if (deadline is null)
            {
                deadline = new Deadline { CaseId = caseId, Limit = line.Limit, Subject = line.Subject, Round = line.Round, Owner = Limits.Find(procedure, line.Limit)!.Owner };
                db.Deadlines.Add(deadline);
                known.Add(deadline);
            }
            var was = deadline.Due;
            if (deadline.Follow(line) && was != deadline.Due) moved.Add((deadline, was));
            db.PlannedNotices.AddRange(NoticePlan.Follow(deadline, line, notices, today));
        }
        await db.SaveChangesAsync(cancellation);
        await StoreNextDueAsync(caseId, known, db, cancellation);
        return moved;
    }

    /// <summary>What a case's limits are counted from, oldest first: of two for one anchor the last counts.</summary>
    public static Task<List<Anchor>> AnchorsOfAsync(Guid caseId, AsbDbContext db, CancellationToken cancellation = default) => db.CaseEvents
        .Where(e => e.CaseId == caseId && e.Anchor != null)
        .OrderBy(e => e.Sequence)
        .Select(e => new Anchor(e.Anchor!.Value, e.CountsFrom, e.Subject, e.Round))
        .ToListAsync(cancellation);

    private static async Task StoreNextDueAsync(Guid caseId, List<Deadline> deadlines, AsbDbContext db, CancellationToken cancellation)
    {
        var next = deadlines.Where(d => d.State == DeadlineState.Open && d.Owner != "applicant").MinBy(d => d.Due);
        var (due, limit, order) = (next?.Due, next?.Limit, next?.Due ?? DateOnly.MaxValue);
        await db.Cases.Where(c => c.Id == caseId).ExecuteUpdateAsync(s => s
            .SetProperty(c => c.NextDueOn, due).SetProperty(c => c.NextDueLimit, limit).SetProperty(c => c.DueOrder, order), cancellation);
    }
}
