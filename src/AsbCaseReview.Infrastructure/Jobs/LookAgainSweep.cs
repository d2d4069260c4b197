using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Jobs;

/// <summary>The sweep of waiting cases on which somebody has to look again: consent or information has not come by the day that was set. Each day once.</summary>
internal sealed class LookAgainSweep(AsbDbContext db, TimeProvider clock)
{
    private const int AtOnce = 500;
    private const string What = "Look again: consent or information has not come";

    /// <summary>Subject of the event; tells these reminders from those of a deadline.</summary>
    internal const string Subject = "lookAgain";

    private sealed record Waiting(Guid Id, string Reference, int Round, Guid AreaId, Guid? AssigneeId, DateOnly Day);

    /// <returns>For how many cases a message was queued.</returns>
    public async Task<int> RunAsync(DateOnly today, Dictionary<Guid, StaffMember> staff, Dictionary<Guid, Area> areas, CancellationToken cancellation)
    {
        var sent = 0;
        while (await NextAsync(today, cancellation) is { Count: > 0 } batch)
        {
            var (events, now) = (new List<CaseEvent>(), clock.GetUtcNow());
            foreach (var waiting in batch)
            {
                var (name, address) = Sweep.Desk(waiting.AssigneeId, waiting.AreaId, staff, areas, today);
                db.OutgoingMessages.Add(new()
                {
                    CaseId = waiting.Id,
                    Kind = MessageKind.Reminder,
                    To = address,
                    Subject = $"Look again: {waiting.Reference}",
                    Text = $"Consent or information has not come by {Sweep.Written(waiting.Day)}.\n\nCase: {waiting.Reference}\n\nSign in to ask again with a new day, or to go on without it.",
                    CreatedAt = now,
                });
                events.Add(CaseEvent.ByJob(waiting.Id, waiting.Round, new Happened.ReminderSent(What, waiting.Day, name), now, Subject));
            }
            await db.SaveWithEventsAsync(events, cancellation);
            db.ChangeTracker.Clear();
            sent += batch.Count;
        }
        return sent;
    }

    // Reminded on that day or after it: not again, until a new day is set.
    private async Task<List<Waiting>> NextAsync(DateOnly today, CancellationToken cancellation) => await (
        from @case in db.Cases.IgnoreAutoIncludes().InStage(CaseStages.Open)
        where @case.LookAgainOn <= today
            && !db.CaseEvents.Any(e => e.CaseId == @case.Id && e.Kind == CaseEventKind.ReminderSent && e.Subject == Subject && e.CountsFrom >= @case.LookAgainOn)
        orderby @case.LookAgainOn, @case.Id
        select new Waiting(@case.Id, @case.Reference, @case.Round, @case.AreaId, @case.AssigneeId, @case.LookAgainOn!.Value)).Take(AtOnce).ToListAsync(cancellation);
}
