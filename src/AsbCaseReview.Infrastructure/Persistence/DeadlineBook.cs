using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Persistence;

/// <summary>Keeps the stored deadlines of a case or an appeal in line with its timetable.</summary>
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

        var moved = Follow(caseId, procedure, anchors, calendar, known, notices, today, db);
        await db.SaveChangesAsync(cancellation);
        var next = Next(known);
        await db.Cases.Where(c => c.Id == caseId).ExecuteUpdateAsync(s => s
            .SetProperty(c => c.NextDueOn, next.Due).SetProperty(c => c.NextDueLimit, next.Limit).SetProperty(c => c.DueOrder, next.Order), cancellation);
        return moved;
    }

    /// <summary>The same for an appeal, with the limits of its stage of appealing.</summary>
    public static async Task<IReadOnlyList<(Deadline Deadline, DateOnly? Was)>> RefreshAppealAsync(Guid appealId, AsbDbContext db, WorkingCalendar calendar, CancellationToken cancellation = default)
    {
        var (versionId, stage) = await db.Appeals.Where(a => a.Id == appealId).Select(a => ValueTuple.Create(a.ProcedureVersionId, a.StageNumber)).FirstAsync(cancellation);
        var procedure = (await db.Services.Procedures.GetAsync(versionId, db, cancellation)).ForAppeal(stage);
        var anchors = await AnchorsOfAppealAsync(appealId, db, cancellation);
        var known = await db.Deadlines.Where(d => d.AppealId == appealId).ToListAsync(cancellation);
        var notices = known.Count == 0 ? [] : await db.PlannedNotices.Where(n => n.AppealId == appealId).ToListAsync(cancellation);
        var moved = Follow(null, procedure, anchors, calendar, known, notices, London.Today(db.Services.Clock), db, appealId: appealId);
        await db.SaveChangesAsync(cancellation);
        var next = Next(known);
        await db.Appeals.Where(a => a.Id == appealId).ExecuteUpdateAsync(s => s
            .SetProperty(a => a.NextDueOn, next.Due).SetProperty(a => a.NextDueLimit, next.Limit).SetProperty(a => a.DueOrder, next.Order), cancellation);
        return moved;
    }

    /// <summary>Takes over the differences between what is stored and the timetable.</summary>
    /// <param name="known">The case's deadlines, tracked; new ones are added.</param>
    /// <param name="notices">The case's planned notices, tracked.</param>
    /// <param name="onlyOpen">What has been done stays as it was counted then.</param>
    public static List<(Deadline Deadline, DateOnly? Was)> Follow(
        Guid? caseId, Procedure procedure, IReadOnlyCollection<Anchor> anchors, WorkingCalendar calendar, List<Deadline> known, List<PlannedNotice> notices, DateOnly today, AsbDbContext db, bool onlyOpen = false,
        Guid? appealId = null)
    {
        var moved = new List<(Deadline, DateOnly?)>();
        var lines = Timetable.Of(procedure, anchors, calendar);
        foreach (var gone in known.Where(d => d.IsOpen && !lines.Any(l => l.Limit == d.Limit && l.Subject == d.Subject && l.Round == d.Round)))
        {
            gone.End();
            foreach (var notice in notices.Where(n => n.DeadlineId == gone.Id && n.State == NoticeState.Planned)) notice.State = NoticeState.Cancelled;
        }
        foreach (var line in lines)
        {
            var deadline = known.Find(d => d.Limit == line.Limit && d.Subject == line.Subject && d.Round == line.Round);
            if (onlyOpen && deadline?.IsOpen == false) continue;
            if (deadline is null)
            {
                deadline = new Deadline { CaseId = caseId, AppealId = appealId, Limit = line.Limit, Subject = line.Subject, Round = line.Round, Owner = Limits.Find(procedure, line.Limit)!.Owner };
                db.Deadlines.Add(deadline);
                known.Add(deadline);
            }
            var was = deadline.Due;
            if (deadline.Follow(line) && was != deadline.Due) moved.Add((deadline, was));
            db.PlannedNotices.AddRange(NoticePlan.Follow(deadline, line, notices, today));
        }
        return moved;
    }

    /// <summary>What the office has to do next, as lists show it.</summary>
    public static (DateOnly? Due, string? Limit, DateOnly Order) Next(IEnumerable<Deadline> deadlines)
    {
        var next = deadlines.Where(d => d.State == DeadlineState.Open && d.Owner != Limits.Applicant).MinBy(d => d.Due);
        return (next?.Due, next?.Limit, next?.Due ?? DateOnly.MaxValue);
    }

    /// <summary>What a case's limits are counted from, oldest first: of two for one anchor the last counts.</summary>
    public static Task<List<Anchor>> AnchorsOfAsync(Guid caseId, AsbDbContext db, CancellationToken cancellation = default) => db.CaseEvents
        .Where(e => e.CaseId == caseId && e.Anchor != null)
        .OrderBy(e => e.Sequence)
        .Select(e => new Anchor(e.Anchor!.Value, e.CountsFrom, e.Subject, e.Round))
        .ToListAsync(cancellation);

    public static Task<List<Anchor>> AnchorsOfAppealAsync(Guid appealId, AsbDbContext db, CancellationToken cancellation = default) => db.CaseEvents
        .Where(e => e.AppealId == appealId && e.Anchor != null)
        .OrderBy(e => e.Sequence)
        .Select(e => new Anchor(e.Anchor!.Value, e.CountsFrom, e.Subject, e.Round))
        .ToListAsync(cancellation);
}
