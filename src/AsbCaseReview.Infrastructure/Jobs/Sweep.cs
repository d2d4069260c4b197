using System.Globalization;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Jobs;

/// <param name="Sent">Reminders and overdue notices for which a message was queued.</param>
/// <param name="Overtaken">Notices left out because a later one of the same deadline was due as well.</param>
public sealed record SweepResult(int Sent, int Overtaken);

/// <summary>
/// The daily sweep, on working mornings: one indexed query for planned notices whose day has come, each sent once. After
/// days of standing still it catches up: of several for one deadline only the latest goes.
/// </summary>
public sealed class Sweep(AsbDbContext db, TimeProvider clock)
{
    private const int AtOnce = 500;

    private sealed record Due(PlannedNotice Notice, Deadline Deadline, Guid CaseId, string Reference, int Round, Guid ProcedureVersionId, Guid AreaId, Guid? AssigneeId);

    public async Task<SweepResult> RunAsync(CancellationToken cancellation = default)
    {
        var today = London.Today(clock);
        var calendar = await db.Services.Holidays.CalendarAsync(db, cancellation);
        if (!calendar.IsWorkingDay(today)) return new(0, 0);

        var staff = await db.Staff.AsNoTracking().ToDictionaryAsync(s => s.Id, cancellation);
        var areas = await db.Areas.AsNoTracking().ToDictionaryAsync(a => a.Id, cancellation);
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Id.ToString(), cancellation);
        var (sent, overtaken) = (0, 0);
        while (await NextAsync(today, cancellation) is { Count: > 0 } batch)
        {
            var events = new List<CaseEvent>();
            var groups = batch.GroupBy(d => d.Deadline.Id).ToList();
            foreach (var group in groups)
            {
                var latest = group.MaxBy(d => (d.Notice.Day, d.Notice.Kind, d.Notice.Step))!;
                foreach (var notice in group) notice.Notice.State = notice == latest ? NoticeState.Sent : NoticeState.Overtaken;
                latest.Notice.SentAt = clock.GetUtcNow();
                await SendAsync(latest, events, staff, areas, agencies, today, cancellation);
            }
            if (!await db.TrySaveWithEventsAsync(events, cancellation)) continue;
            (sent, overtaken) = (sent + groups.Count, overtaken + batch.Count - groups.Count);
        }
        var (sentOfAppeals, overtakenOfAppeals) = await new AppealSweep(db, clock).RunAsync(today, staff, areas, cancellation);
        sent += await new LookAgainSweep(db, clock).RunAsync(today, staff, areas, cancellation);
        return new(sent + sentOfAppeals, overtaken + overtakenOfAppeals);
    }

    private async Task<List<Due>> NextAsync(DateOnly today, CancellationToken cancellation) => await (
        from notice in db.PlannedNotices
        where notice.State == NoticeState.Planned && notice.Day <= today
        join deadline in db.Deadlines on notice.DeadlineId equals deadline.Id
        join @case in db.Cases.IgnoreAutoIncludes() on notice.CaseId equals @case.Id
        orderby notice.DeadlineId
        select new Due(notice, deadline, @case.Id, @case.Reference, @case.Round, @case.ProcedureVersionId, @case.AreaId, @case.AssigneeId)).Take(AtOnce).ToListAsync(cancellation);

    private async Task SendAsync(
        Due due, List<CaseEvent> events, Dictionary<Guid, StaffMember> staff, Dictionary<Guid, Area> areas, Dictionary<string, Agency> agencies, DateOnly today, CancellationToken cancellation)
    {
        var procedure = await db.Services.Procedures.GetAsync(due.ProcedureVersionId, db, cancellation);
        var limit = NameOf(procedure, due.Deadline);
        var (day, now) = (due.Deadline.Due!.Value, clock.GetUtcNow());
        var late = due.Notice.Kind == NoticeKind.Overdue;
        foreach (var (name, address) in To(due, staff, areas, agencies, today))
        {
            db.OutgoingMessages.Add(new()
            {
                CaseId = due.CaseId,
                Kind = late ? MessageKind.OverdueNotice : MessageKind.Reminder,
                To = address,
                Subject = Fitting(late ? $"Overdue: {due.Reference}, {limit}" : $"Due on {Written(day)}: {due.Reference}, {limit}"),
                Text = late
                    ? $"This was due on {Written(day)} and has not been done.\n\nCase: {due.Reference}\nWhat: {limit}\n\nSign in to see how the date was worked out, and what to do."
                    : $"This is due on {Written(day)}.\n\nCase: {due.Reference}\nWhat: {limit}\n\nSign in to see how the date was worked out, and what to do.",
                CreatedAt = now,
            });
            events.Add(CaseEvent.ByJob(due.CaseId, due.Round, late ? new Happened.OverdueNoticeSent(limit, day, name) : new Happened.ReminderSent(limit, day, name), now, due.Deadline.Subject));
        }
    }

    // An agency's own limit goes to the agency as well.
    private static IEnumerable<(string Name, string Address)> To(Due due, Dictionary<Guid, StaffMember> staff, Dictionary<Guid, Area> areas, Dictionary<string, Agency> agencies, DateOnly today)
    {
        yield return Desk(due.AssigneeId, due.AreaId, staff, areas, today);
        if (due.Deadline.Owner == "agency" && agencies.TryGetValue(due.Deadline.Subject.Split('/')[0], out var agency)) yield return (agency.Name, agency.Email);
    }

    /// <summary>The coordinator, or whoever covers for them; where the case is nobody's yet, or they have left, the team.</summary>
    internal static (string Name, string Address) Desk(Guid? assigneeId, Guid areaId, Dictionary<Guid, StaffMember> staff, Dictionary<Guid, Area> areas, DateOnly today)
    {
        if (InPlaceOf(assigneeId, staff, today) is { } who) return (who.Name, who.Email);
        return (areas[areaId].Contact.Team, areas[areaId].Contact.Email);
    }

    /// <summary>Somebody, or whoever covers for them while they are away; null where neither works here.</summary>
    internal static StaffMember? InPlaceOf(Guid? id, Dictionary<Guid, StaffMember> staff, DateOnly today)
    {
        if (id is not { } named || !staff.TryGetValue(named, out var who)) return null;
        if (who.IsAway(today) && who.CoverId is { } cover && staff.TryGetValue(cover, out var covering) && covering.IsActive) return covering;
        return who.IsActive ? who : null;
    }

    // A procedure that was corrected may know the limit no longer, until the deadlines have been worked out again.
    internal static string NameOf(Procedure procedure, Deadline deadline) => Limits.Find(procedure, deadline.Limit)?.Name ?? deadline.Limit;

    internal static string Fitting(string subject) => subject.Length > Lengths.Name ? subject[..Lengths.Name] : subject;

    internal static string Written(DateOnly day) => day.ToString(Sentence.DateFormat, CultureInfo.GetCultureInfo("en-GB"));
}
