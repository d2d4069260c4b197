using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;

namespace AsbCaseReview.Domain.Correspondence;

/// <summary>By which way a letter may go to somebody: only by one that is safe, and none once a death is recorded.</summary>
public static class DeliveryRule
{
    public static LetterDelivery For(Case @case, CasePerson person) =>
        @case.OutgoingStopped || person.DiedOn is not null ? LetterDelivery.Withheld
        : MayGetNotice(person) ? LetterDelivery.Email
        : person.SafeContact.PostSafe && !string.IsNullOrWhiteSpace(person.Address) ? LetterDelivery.Post
        : LetterDelivery.MyCaseOnly;

    /// <summary>Whoever appeals need not be on a case: the ways that they gave for their appeal count.</summary>
    public static LetterDelivery For(AppealApplicant applicant) =>
        applicant.SafeContact.EmailSafe && !string.IsNullOrWhiteSpace(applicant.Email) ? LetterDelivery.Email
        : applicant.SafeContact.PostSafe && !string.IsNullOrWhiteSpace(applicant.Address) ? LetterDelivery.Post
        : LetterDelivery.MyCaseOnly;

    /// <summary>Why nothing goes to somebody any more, of a case or of an appeal against it, though it goes on; null: something may.</summary>
    /// <param name="outgoingStopped">Of the case.</param>
    /// <param name="person">Where they are somebody of that case.</param>
    public static Sentence? WhyNothing(bool outgoingStopped, CasePerson? person) =>
        outgoingStopped || person?.DiedOn is not null ? new("A death is recorded.")
        : person?.Consent.State == ConsentState.Withdrawn ? new("Their consent, or their authority to act for somebody, was withdrawn.")
        : null;

    /// <summary>A notice is of use only to somebody who may read the letter online.</summary>
    public static bool MayGetNotice(CasePerson person) => person.SafeContact is { EmailSafe: true, OnlineSafe: true } && !string.IsNullOrWhiteSpace(person.Email);

    /// <summary>Why it goes that way, for the coordinator.</summary>
    public static Sentence Why(LetterDelivery delivery, CasePerson person) => delivery switch
    {
        LetterDelivery.Email when person.SafeContact.DetailInEmail => new("E-mail is safe, and they asked for the letter’s words in it."),
        LetterDelivery.Email => new("E-mail is safe: a notice without case detail goes to {0}, and they read the letter on their page.", person.Email!),
        LetterDelivery.Post when person.SafeContact.EmailSafe => new("Post is safe. E-mail is too, but they do not follow the case online or have given no address."),
        LetterDelivery.Post => new("Post is safe and e-mail is not."),
        LetterDelivery.MyCaseOnly => new("Neither e-mail nor post is known to be safe. Reach them by a way that is, and hand the letter over or tell them where to read it."),
        _ => new("A death is recorded. The letter is kept and goes nowhere."),
    };

    /// <summary>Whether a message that waits may still leave; null: it may. Looked at again just before it leaves.</summary>
    public static string? WhyNotByEmail(bool outgoingStopped, CasePerson? person, string to) =>
        person is null ? null   // to staff or an agency
        : outgoingStopped || person.DiedOn is not null ? "A death is recorded."
        : !person.SafeContact.EmailSafe ? "E-mail is no longer safe for them."
        : !string.Equals(person.Email, to, StringComparison.OrdinalIgnoreCase) ? "Their e-mail address has changed since."
        : null;

    /// <summary>Whether a letter that waits for the post may still leave; null: it may.</summary>
    /// <param name="address">As it stands on the letter.</param>
    /// <param name="addressNow">Written in the same way.</param>
    public static string? WhyNotByPost(bool outgoingStopped, CasePerson person, string? address, string? addressNow) =>
        WhyNothing(outgoingStopped, person)?.ToString() is { } why ? why
        : !person.SafeContact.PostSafe ? "Post is no longer safe for them."
        : address != addressNow ? "Their address has changed since."
        : null;
}
