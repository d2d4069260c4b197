using AsbCaseReview.Domain.Deadlines;

namespace AsbCaseReview.Infrastructure.Persistence;

/// <summary>Brings the planned notices of a deadline in line with its timetable.</summary>
public static class NoticePlan
{
    /// <param name="known">The notices stored so far, of this deadline and others; changed in place.</param>
    /// <param name="today">Days before it are gone: a notice for one is never planned anew.</param>
    /// <returns>Notices to be added.</returns>
    public static List<PlannedNotice> Follow(Deadline deadline, TimetableLine line, List<PlannedNotice> known, DateOnly today)
    {
        var added = new List<PlannedNotice>();
        foreach (var notice in known)
        {
            if (notice.DeadlineId != deadline.Id || notice.State != NoticeState.Planned) continue;
            if (!line.Notices.Any(n => n.Kind == notice.Kind && n.Step == notice.Step)) notice.State = NoticeState.Cancelled;
        }
        foreach (var planned in line.Notices)
        {
            var notice = known.Find(n => n.DeadlineId == deadline.Id && n.Kind == planned.Kind && n.Step == planned.Step);
            if (notice is null)
            {
                if (planned.Day >= today)
                    added.Add(new PlannedNotice { DeadlineId = deadline.Id, CaseId = deadline.CaseId, AppealId = deadline.AppealId, Kind = planned.Kind, Step = planned.Step, Day = planned.Day });
            }
            else if (notice.Day != planned.Day || notice.State == NoticeState.Cancelled)
            {
                // A new date: what was sent for the old one is not sent again unless the new day is still to come.
                if (notice.State is NoticeState.Planned || planned.Day >= today) (notice.Day, notice.State, notice.SentAt) = (planned.Day, NoticeState.Planned, null);
            }
        }
        return added;
    }
}
