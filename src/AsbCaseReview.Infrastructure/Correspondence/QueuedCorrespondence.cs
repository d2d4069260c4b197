using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Correspondence;

/// <summary>
/// What is queued for somebody, e-mails and letters for the post, follows how they may be reached, at once and in the same
/// save. Call it after the act.
/// </summary>
public sealed class QueuedCorrespondence(AsbDbContext db, LetterDrafts drafts)
{
    /// <summary>
    /// After their contact was changed; their appeals follow it too. A notice is queued anew for a new address; a code is not, it is
    /// asked for again. A letter is fixed, its address too: it is drafted anew, to be issued by the way that is safe now.
    /// </summary>
    /// <returns>Whether they had codes that no longer open their page.</returns>
    public async Task<bool> FollowContactAsync(Case @case, CasePerson person, CaseRules rules, Actor by, DateTimeOffset at)
    {
        var appeals = await AppealsOfAsync(@case, person);
        foreach (var appeal in appeals) appeal.FollowContact(person);
        foreach (var message in await EmailsAsync(@case, person))
        {
            if (DeliveryRule.WhyNotByEmail(@case.OutgoingStopped, person, message.To) is not { } why) continue;
            Withhold(message, why, @case, appeals, at);
            if (message.Kind != MessageKind.AccessCode && person.Email is { } address && DeliveryRule.WhyNotByEmail(@case.OutgoingStopped, person, address) is null) db.OutgoingMessages.Add(Anew(message, address, at));
        }
        foreach (var letter in await LettersAsync(@case, person))
        {
            if (DeliveryRule.WhyNotByPost(@case.OutgoingStopped, person, letter.Content.Address, LetterWriter.Joined(person.Address, person.Postcode)) is not { } why) continue;
            Withhold(letter, why, @case, appeals, at);
            if (letter.CaseId is not null && DeliveryRule.WhyNothing(@case.OutgoingStopped, person) is null) await drafts.DraftAsync(@case, person, letter.Kind, LetterNote.Of(letter.Content), rules, by, at);
        }
        return await EndCodesAsync(@case, person);
    }

    // Letters lie about where they lived, e-mails in a mailbox that others read: a code in one of them would open the page that shows the new address.
    private async Task<bool> EndCodesAsync(Case @case, CasePerson person)
    {
        var before = db.Entry(person);
        var safe = before.Property(p => p.SafeContact).OriginalValue;
        var left = safe.PostSafe && !person.SafeContact.PostSafe
            || LetterWriter.Joined(before.Property(p => p.Address).OriginalValue, before.Property(p => p.Postcode).OriginalValue) is { } address && address != LetterWriter.Joined(person.Address, person.Postcode);
        var otherMailbox = safe.EmailSafe && !person.SafeContact.EmailSafe || !string.Equals(before.Property(p => p.Email).OriginalValue, person.Email, StringComparison.OrdinalIgnoreCase);
        var ended = await db.AccessCodes.Where(c => c.CaseId == @case.Id && c.PersonId == person.Id && ((left && !c.Once) || (otherMailbox && c.Once))).ToListAsync();
        db.AccessCodes.RemoveRange(ended);
        return ended.Exists(c => !c.Once);
    }

    /// <summary>After a death, or consent or authority that was withdrawn: nothing of the case, nor of an appeal against it, goes to whom it concerns any more.</summary>
    public async Task StopAsync(Case @case, DateTimeOffset at)
    {
        foreach (var person in @case.People)
        {
            if (DeliveryRule.WhyNothing(@case.OutgoingStopped, person)?.ToString() is not { } why) continue;
            var appeals = await AppealsOfAsync(@case, person);
            foreach (var message in await EmailsAsync(@case, person)) Withhold(message, why, @case, appeals, at);
            foreach (var letter in await LettersAsync(@case, person)) Withhold(letter, why, @case, appeals, at);
        }
    }

    private async Task<List<Appeal>> AppealsOfAsync(Case @case, CasePerson person) => (await db.Appeals.Where(a => a.CaseId == @case.Id).ToListAsync()).FindAll(a => a.Applicant.PersonId == person.Id);

    private Task<List<OutgoingMessage>> EmailsAsync(Case @case, CasePerson person) =>
        db.OutgoingMessages.Where(m => m.PersonId == person.Id && m.State == MessageState.Queued && (m.CaseId == @case.Id || m.AppealId != null)).ToListAsync();

    private Task<List<Letter>> LettersAsync(Case @case, CasePerson person) =>
        db.Letters.Where(l => l.PersonId == person.Id && (l.Print == PrintState.ToPrint || l.Print == PrintState.Printed) && (l.CaseId == @case.Id || l.AppealId != null)).ToListAsync();

    private static void Withhold(OutgoingMessage message, string why, Case @case, List<Appeal> appeals, DateTimeOffset at)
    {
        message.Withhold(why);
        Record(message.Kind.About(), why, message.Id, message.AppealId, @case, appeals, at);
    }

    private static void Withhold(Letter letter, string why, Case @case, List<Appeal> appeals, DateTimeOffset at)
    {
        letter.TakeFromPost();
        Record($"letter {letter.Number}", why, letter.Id, letter.AppealId, @case, appeals, at);
    }

    private static void Record(string about, string why, Guid id, Guid? appealId, Case @case, List<Appeal> appeals, DateTimeOffset at)
    {
        var happened = new Happened.MessageWithheld(about, why);
        if (appeals.Find(a => a.Id == appealId) is { } appeal) appeal.Record(happened, Actor.System, at, subject: id.ToString());
        else @case.Record(happened, Actor.System, at, subject: id.ToString());
    }

    private static OutgoingMessage Anew(OutgoingMessage message, string address, DateTimeOffset at) => new()
    {
        CaseId = message.CaseId,
        AppealId = message.AppealId,
        LetterId = message.LetterId,
        PersonId = message.PersonId,
        Kind = message.Kind,
        To = address,
        Subject = message.Subject,
        Text = message.Text,
        CreatedAt = at,
    };
}
