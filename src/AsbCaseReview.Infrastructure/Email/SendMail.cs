using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Email;

public sealed record SendMailResult(int Sent, int Failed, int Withheld, int Uncertain);

/// <summary>
/// A job: sends what waits. A message is claimed, and the claim committed, before the connection; so a crash leaves it
/// claimed, and one found so later is uncertain: it is never sent again by itself. Of two that run at once only one claims it.
/// </summary>
public sealed class SendMail(AsbDbContext db, IMailSender sender, TimeProvider clock)
{
    /// <summary>An attempt ends within a minute; one that is older was left by a crash.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(5);

    private const int AtOnce = 50;

    private sealed record About(Guid CaseId, int Round, bool OutgoingStopped, AreaContact Team);

    public async Task<SendMailResult> RunAsync(CancellationToken cancellation = default)
    {
        var uncertain = await MarkAbandonedAsync(cancellation);
        var (sent, failed, withheld) = (0, 0, 0);
        while (await NextAsync(cancellation) is { Count: > 0 } batch)
        {
            foreach (var id in batch)
            {
                cancellation.ThrowIfCancellationRequested();
                switch (await SendAsync(id, cancellation))
                {
                    case MessageState.Sent: sent++; break;
                    case MessageState.Withheld: withheld++; break;
                    case MessageState.Uncertain: uncertain++; break;
                    case MessageState.Queued or MessageState.GivenUp: failed++; break;
                }
                db.ChangeTracker.Clear();
            }
        }
        return new(sent, failed, withheld, uncertain);
    }

    private Task<List<Guid>> NextAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return db.OutgoingMessages.Where(m => m.State == MessageState.Queued && m.NextAttemptAt <= now).OrderBy(m => m.CreatedAt).Take(AtOnce).Select(m => m.Id).ToListAsync(cancellation);
    }

    /// <returns>How the message stands now; null: another sender has it.</returns>
    private async Task<MessageState?> SendAsync(Guid id, CancellationToken cancellation)
    {
        var message = await db.OutgoingMessages.FirstAsync(m => m.Id == id, cancellation);
        if (message.State != MessageState.Queued) return null;
        message.Claim(clock.GetUtcNow());
        if (!await db.TrySaveAsync(cancellation)) return null;

        var about = await AboutAsync(message, cancellation);
        var person = message.PersonId is { } personId ? await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == personId, cancellation) : null;
        if ((message.AppealId is null ? DeliveryRule.WhyNotByEmail(about?.OutgoingStopped ?? false, person, message.To) : await WhyNotOfAppealAsync(message, cancellation)) is { } why)
        {
            message.Withhold(why);
            return await MarkAsync(message, about, new Happened.MessageWithheld(message.Kind.About(), why));
        }

        var result = await sender.SendAsync(message, about?.Team.Email, cancellation);
        switch (result.Outcome)
        {
            case SendOutcome.Sent:
                message.Sent(clock.GetUtcNow());
                // A reminder's event was written when it was planned.
                return await MarkAsync(message, about, message.Kind is MessageKind.Reminder or MessageKind.OverdueNotice ? null : new Happened.MessageSent(message.Kind.About()));
            case SendOutcome.Uncertain:
                message.MarkUncertain();
                return await MarkAsync(message, about, new Happened.MessageUncertain(message.Kind.About()));
            default:
                message.Failed(result.Error ?? "", result.Outcome == SendOutcome.Never, clock.GetUtcNow());
                return await MarkAsync(message, about, message.State == MessageState.GivenUp ? new Happened.MessageGivenUp(message.Kind.About(), message.LastError!) : null);
        }
    }

    private async Task<int> MarkAbandonedAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - ClaimLasts;
        var found = 0;
        foreach (var id in await db.OutgoingMessages.Where(m => m.State == MessageState.Claimed && m.ClaimedAt <= before).Select(m => m.Id).ToListAsync(cancellation))
        {
            var message = await db.OutgoingMessages.FirstAsync(m => m.Id == id, cancellation);
            if (message.State != MessageState.Claimed) continue;
            message.MarkUncertain();
            if (await MarkAsync(message, await AboutAsync(message, cancellation), new Happened.MessageUncertain(message.Kind.About())) is not null) found++;
            db.ChangeTracker.Clear();
        }
        return found;
    }

    // Not cancelled: what has happened is written down.
    private async Task<MessageState?> MarkAsync(OutgoingMessage message, About? about, CaseEventBody? happened)
    {
        try
        {
            if (happened is not null && message.AppealId is { } appealId) await db.SaveWithEventsAsync([CaseEvent.ByJobOnAppeal(appealId, happened, clock.GetUtcNow(), message.Id.ToString())], CancellationToken.None);
            else if (about is null || happened is null) await db.SaveChangesAsync(CancellationToken.None);
            else await db.SaveWithEventsAsync([CaseEvent.ByJob(about.CaseId, about.Round, happened, clock.GetUtcNow(), message.Id.ToString())], CancellationToken.None);
            return message.State;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;   // another sender, or somebody on the case's page, has marked it
        }
    }

    // Who appeals need not be a person of a case here, and may have said for the appeal how they are reached: that is looked at before a notice to them leaves.
    private async Task<string?> WhyNotOfAppealAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        if (message is not { AppealId: { } id, Kind: MessageKind.LetterNotice }) return null;
        var appeal = await db.Appeals.AsNoTracking().IgnoreAutoIncludes().FirstAsync(a => a.Id == id, cancellation);
        if (await db.WhyNothingGoesAsync(appeal) is { } stopped) return stopped.ToString();
        var applicant = appeal.Applicant;
        return applicant.SafeContact.EmailSafe && string.Equals(applicant.Email, message.To, StringComparison.OrdinalIgnoreCase) ? null : "E-mail is no longer safe for them.";
    }

    private Task<About?> AboutAsync(OutgoingMessage message, CancellationToken cancellation) => db.Cases.IgnoreAutoIncludes().Where(c => c.Id == message.CaseId)
        .Select(c => new About(c.Id, c.Round, c.OutgoingStopped, db.Areas.Where(a => a.Id == c.AreaId).Select(a => a.Contact).First())).FirstOrDefaultAsync(cancellation);
}
