using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;

namespace AsbCaseReview.Web.Apply;

/// <summary>
/// E-mails to somebody who applies. Subject and text are neutral: whoever sees them over a shoulder does not learn what it is
/// about. None is written where e-mail is not safe.
/// </summary>
public static class ApplicantMail
{
    /// <summary>Null where the applicant has not said that e-mail is safe.</summary>
    public static OutgoingMessage? Received(Case @case, DateTimeOffset at, string siteAddress) => @case.Applicant is not { SafeContact.EmailSafe: true, Email: { Length: > 0 } email } applicant ? null : new()
    {
        CaseId = @case.Id,
        PersonId = applicant.Id,
        Kind = MessageKind.ApplicationReceived,
        To = email,
        Subject = "We have received your form",
        Text = $"""
            Thank you. We have received your form.

            Your reference is {@case.Reference}. Please keep it.
            {(applicant.SafeContact.OnlineSafe ? $"\nWhat happens next, and by which day: {siteAddress}/my-case\n" : "")}
            Nobody reads answers to this e-mail. If you are in danger, call 999.
            """,
        CreatedAt = at,
    };

    /// <summary>The way back to what somebody was writing; sent only to the address that they gave for it.</summary>
    public static OutgoingMessage Link(string email, string key, DateOnly deletedOn, DateTimeOffset at, string siteAddress) => new()
    {
        Kind = MessageKind.DraftLink,
        To = email,
        Subject = "Your link",
        Text = $"""
            You asked for this link. It takes you back to the form that you began:

            {siteAddress}/apply/return/{key}

            It works until {deletedOn.AddDays(-1).ToString(Domain.Sentence.DateFormat, Domain.Sentence.English)}, and longer if you go on with the form. Whoever has the link can read
            the form: do not pass it on, and delete this e-mail when you no longer need it.

            If you did not ask for it, you need not do anything.
            """,
        CreatedAt = at,
    };
}
