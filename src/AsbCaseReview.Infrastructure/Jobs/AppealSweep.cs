using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Jobs;

/// <summary>The sweep of what is due on appeals: to the reviewer, and to the bodies that owe an answer.</summary>
internal sealed class AppealSweep(AsbDbContext db, TimeProvider clock)
{
    private const int AtOnce = 500;

    private sealed record Due(PlannedNotice Notice, Deadline Deadline, Guid AppealId, string Reference, int Stage, Guid ProcedureVersionId, Guid AreaId, Guid? ReviewerId, Guid? BodyAgencyId);

    public async Task<SweepResult> RunAsync(DateOnly today, Dictionary<Guid, StaffMember> staff, Dictionary<Guid, Area> areas, CancellationToken cancellation)
    {
        var (sent, overtaken) = (0, 0);
        while (await NextAsync(today, cancellation) is { Count: > 0 } batch)
        {
            var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Id, cancellation);
            var ids = batch.Select(d => d.AppealId).Distinct().ToList();
            var silent = (await db.PapersRequests.AsNoTracking().Where(r => ids.Contains(r.AppealId) && r.AnsweredAt == null).Select(r => new { r.AppealId, r.AgencyId }).ToListAsync(cancellation))
                .ToLookup(r => r.AppealId, r => r.AgencyId);
            var events = new List<CaseEvent>();
            var groups = batch.GroupBy(d => d.Deadline.Id).ToList();
            foreach (var group in groups)
            {
                var latest = group.MaxBy(d => (d.Notice.Day, d.Notice.Kind, d.Notice.Step))!;
                foreach (var notice in group) notice.Notice.State = notice == latest ? NoticeState.Sent : NoticeState.Overtaken;
                latest.Notice.SentAt = clock.GetUtcNow();
                await SendAsync(latest, To(latest, staff, areas, agencies, silent, today), events, cancellation);
            }
            if (!await db.TrySaveWithEventsAsync(events, cancellation)) continue;
            (sent, overtaken) = (sent + groups.Count, overtaken + batch.Count - groups.Count);
        }
        return new(sent, overtaken);
    }

    private async Task<List<Due>> NextAsync(DateOnly today, CancellationToken cancellation) => await (
        from notice in db.PlannedNotices
        where notice.State == NoticeState.Planned && notice.Day <= today
        join deadline in db.Deadlines on notice.DeadlineId equals deadline.Id
        join appeal in db.Appeals.IgnoreAutoIncludes() on notice.AppealId equals appeal.Id
        orderby notice.DeadlineId
        select new Due(notice, deadline, appeal.Id, appeal.Reference, appeal.StageNumber, appeal.ProcedureVersionId, appeal.AreaId, appeal.ReviewerId, appeal.BodyAgencyId)).Take(AtOnce).ToListAsync(cancellation);

    private async Task SendAsync(Due due, IEnumerable<(string Name, string Address)> to, List<CaseEvent> events, CancellationToken cancellation)
    {
        var procedure = (await db.Services.Procedures.GetAsync(due.ProcedureVersionId, db, cancellation)).ForAppeal(due.Stage);
        var limit = Sweep.NameOf(procedure, due.Deadline);
        var (day, now) = (due.Deadline.Due!.Value, clock.GetUtcNow());
        var late = due.Notice.Kind == NoticeKind.Overdue;
        foreach (var (name, address) in to)
        {
            db.OutgoingMessages.Add(new()
            {
                AppealId = due.AppealId,
                Kind = late ? MessageKind.OverdueNotice : MessageKind.Reminder,
                To = address,
                Subject = Sweep.Fitting(late ? $"Overdue: appeal {due.Reference}, {limit}" : $"Due on {Sweep.Written(day)}: appeal {due.Reference}, {limit}"),
                Text = $"{(late ? $"This was due on {Sweep.Written(day)} and has not been done." : $"This is due on {Sweep.Written(day)}.")}\n\nAppeal: {due.Reference}\nWhat: {limit}\n\nSign in to see how the date was worked out, and what to do.",
                CreatedAt = now,
            });
            events.Add(CaseEvent.ByJobOnAppeal(due.AppealId, late ? new Happened.OverdueNoticeSent(limit, day, name) : new Happened.ReminderSent(limit, day, name), now, due.Deadline.Subject));
        }
    }

    // The reviewer, or whoever covers for them; where it is nobody's yet, the appeal body. What a body owes goes to it as well: to one by name, or to all that have not answered.
    private static IEnumerable<(string Name, string Address)> To(
        Due due, Dictionary<Guid, StaffMember> staff, Dictionary<Guid, Area> areas, Dictionary<Guid, Agency> agencies, ILookup<Guid, Guid> silent, DateOnly today)
    {
        if (Sweep.InPlaceOf(due.ReviewerId, staff, today) is { } who) yield return (who.Name, who.Email);
        else if (due.BodyAgencyId is { } body && agencies.TryGetValue(body, out var office)) yield return (office.Name, office.Email);
        else yield return (areas[due.AreaId].Contact.Team, areas[due.AreaId].Contact.Email);

        if (due.Deadline.Owner != "agency") yield break;
        foreach (var owing in Guid.TryParse(due.Deadline.Subject, out var one) ? [one] : silent[due.AppealId])
            if (agencies.TryGetValue(owing, out var agency)) yield return (agency.Name, agency.Email);
    }
}
