using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Email;

/// <summary>What is queued for somebody follows how they may be reached, at once and in the same save; so do their appeals.</summary>
public static class QueuedMail
{
    /// <summary>
    /// Withholds what may no longer leave: e-mail is not safe, or it was to go to an address that is no longer theirs. A
    /// notice of a letter is queued anew for the new address; a code is not: it is asked for again.
    /// </summary>
    public static async Task FollowContactAsync(AsbDbContext db, Case @case, CasePerson person, DateTimeOffset at)
    {
        var appeals = (await db.Appeals.Where(a => a.CaseId == @case.Id).ToListAsync()).FindAll(a => a.Applicant.PersonId == person.Id);
        foreach (var appeal in appeals) appeal.FollowContact(person);
        var queued = await db.OutgoingMessages.Where(m => m.PersonId == person.Id && m.State == MessageState.Queued && (m.CaseId == @case.Id || m.AppealId != null)).ToListAsync();
        foreach (var message in queued)
        {
            var safe = person.SafeContact.EmailSafe && person.Email is not null;
            if (safe && string.Equals(message.To, person.Email, StringComparison.OrdinalIgnoreCase)) continue;
            var why = safe ? "They have another address now." : "E-mail is not safe for them any more.";
            message.Withhold(why);
            if (appeals.Find(a => a.Id == message.AppealId) is { } of) of.Record(new Happened.MessageWithheld(message.Kind.About(), why), Actor.System, at, subject: message.Id.ToString());
            else @case.Record(new Happened.MessageWithheld(message.Kind.About(), why), Actor.System, at, subject: message.Id.ToString());
            if (!safe || message.Kind == MessageKind.AccessCode) continue;
            db.OutgoingMessages.Add(new()
            {
                CaseId = message.CaseId,
                AppealId = message.AppealId,
                LetterId = message.LetterId,
                PersonId = message.PersonId,
                Kind = message.Kind,
                To = person.Email!,
                Subject = message.Subject,
                Text = message.Text,
                CreatedAt = at,
            });
        }
    }
}
