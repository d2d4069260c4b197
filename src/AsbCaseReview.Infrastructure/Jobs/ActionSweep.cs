using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Jobs;

/// <summary>
/// The daily sweep of agreed actions, on working mornings: one indexed query for planned reminders and steps of the ladder
/// whose day has come, each sent once. After days of standing still each step that was missed is taken, lowest first, so
/// that nobody's chief executive hears before they do.
/// </summary>
public sealed class ActionSweep(AsbDbContext db, TimeProvider clock)
{
    private const int AtOnce = 500;

    private sealed record Due(PlannedActionNotice Notice, Guid ActionId, string What, DateOnly DueOn, Guid AgencyId, Guid? OwnerId, string OwnerName, Guid CaseId, string Reference, int Round, Guid ProcedureVersionId, Guid AreaId, Guid? AssigneeId);

    private sealed record People(Dictionary<Guid, StaffMember> Staff, Dictionary<Guid, Area> Areas, Dictionary<Guid, Agency> Agencies);

    public async Task<SweepResult> RunAsync(CancellationToken cancellation = default)
    {
        var today = London.Today(clock);
        var calendar = await db.Services.Holidays.CalendarAsync(db, cancellation);
        if (!calendar.IsWorkingDay(today)) return new(0, 0);

        var people = new People(
            await db.Staff.AsNoTracking().ToDictionaryAsync(s => s.Id, cancellation),
            await db.Areas.AsNoTracking().ToDictionaryAsync(a => a.Id, cancellation),
            await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Id, cancellation));
        var (sent, overtaken) = (0, 0);
        while (await NextAsync(today, cancellation) is { Count: > 0 } batch)
        {
            var events = new List<CaseEvent>();
            foreach (var due in batch.OrderBy(d => d.ActionId).ThenBy(d => d.Notice.Day).ThenBy(d => d.Notice.Step))
            {
                if (due.Notice.Kind == NoticeKind.Reminder && due.DueOn < today) due.Notice.State = NoticeState.Overtaken;
                else await SendAsync(due, events, people, today, cancellation);
            }
            if (await db.TrySaveWithEventsAsync(events, cancellation)) (sent, overtaken) = (sent + events.Count, overtaken + batch.Count - events.Count);
        }
        return new(sent, overtaken);
    }

    private async Task<List<Due>> NextAsync(DateOnly today, CancellationToken cancellation) => await (
        from notice in db.PlannedActionNotices
        where notice.State == NoticeState.Planned && notice.Day <= today
        join action in db.AgreedActions.IgnoreAutoIncludes() on notice.ActionId equals action.Id
        where ActionStates.WithOwner.Contains(action.State)
        join @case in db.Cases.IgnoreAutoIncludes() on notice.CaseId equals @case.Id
        orderby notice.ActionId, notice.Day, notice.Step
        select new Due(notice, action.Id, action.What, action.DueOn, action.AgencyId, action.OwnerId, action.OwnerName, @case.Id, @case.Reference, @case.Round, @case.ProcedureVersionId, @case.AreaId, @case.AssigneeId))
        .Take(AtOnce).ToListAsync(cancellation);

    private async Task SendAsync(Due due, List<CaseEvent> events, People people, DateOnly today, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var late = due.Notice.Kind == NoticeKind.Overdue;
        var owner = due.OwnerId is { } id ? people.Staff.GetValueOrDefault(id) : null;
        var rung = due.Notice.To;
        if (late && ActionNotices.LadderOf(await db.Services.Procedures.GetAsync(due.ProcedureVersionId, db, cancellation)).Steps.ElementAtOrDefault(due.Notice.Step - 1) is { } step)
            rung = ActionNotices.RungFor(step, owner);
        var (name, address) = To(due, rung, owner, people, today);
        db.OutgoingMessages.Add(new()
        {
            CaseId = due.CaseId,
            Kind = late ? MessageKind.OverdueNotice : MessageKind.Reminder,
            To = address,
            Subject = late ? $"Overdue: an action in {due.Reference}" : $"Due on {Written(due.DueOn)}: an action in {due.Reference}",
            Text = $"""
                An action agreed in an ASB Case Review {(late ? $"was due on {Written(due.DueOn)} and has not been reported as done." : $"is due on {Written(due.DueOn)}.")}

                Case: {due.Reference}
                Owner: {due.OwnerName}, {people.Agencies[due.AgencyId].Name}
                {(late ? $"You are told as {rung.Name()}: step {due.Notice.Step} of the ladder for late actions." : "You are told as its owner.")}

                Sign in to see it, to report on it or to ask for more time. Others are told, step by step, until it has ended.
                """,
            CreatedAt = now,
        });
        (due.Notice.State, due.Notice.SentAt, due.Notice.SentTo) = (NoticeState.Sent, now, Cut(name));
        events.Add(CaseEvent.ByJob(due.CaseId, due.Round, late
            ? new Happened.ActionEscalated(due.What, due.DueOn, due.Notice.Step, name)
            : new Happened.ReminderSent($"Action: {due.What}", due.DueOn, name), now, due.ActionId.ToString()));
    }

    // Whoever stands on the rung; where nobody is recorded there, the coordinator, who is told what is missing.
    private static (string Name, string Address) To(Due due, LadderRung rung, StaffMember? owner, People people, DateOnly today)
    {
        if (rung == LadderRung.Coordinator) return Coordinator(due, people, today, "coordinator");
        if (rung == LadderRung.Owner && owner is null) return (people.Agencies[due.AgencyId].Name, people.Agencies[due.AgencyId].Email);
        if (Sweep.InPlaceOf(owner?.OnRung(rung), people.Staff, today) is { } who) return ($"{who.Name} ({rung.Name()})", who.Email);
        return Coordinator(due, people, today, $"coordinator, since no {rung.Name()} of {due.OwnerName} is recorded");
    }

    private static (string Name, string Address) Coordinator(Due due, People people, DateOnly today, string role)
    {
        if (Sweep.InPlaceOf(due.AssigneeId, people.Staff, today) is { } who) return ($"{who.Name} ({role})", who.Email);
        var contact = people.Areas[due.AreaId].Contact;
        return ($"{contact.Team} ({role})", contact.Email);
    }

    private static string Cut(string text) => text.Length > Lengths.Name ? text[..Lengths.Name] : text;

    private static string Written(DateOnly day) => day.ToString(Sentence.DateFormat, Sentence.English);
}
