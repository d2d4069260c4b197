using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Apply;

/// <summary>
/// E-mails to somebody who applies. Subject and text are neutral: whoever sees them over a shoulder does not learn what it is
/// about. None is written where e-mail is not safe.
/// </summary>
public static class ApplicantMail
{
    /// <summary>Null where the applicant has not said that e-mail is safe.</summary>
    public static OutgoingMessage? Received(Case @case, DateTimeOffset at, string siteAddress, IStringLocalizer<PublicWords> words) => @case.Applicant is not { SafeContact.EmailSafe: true, Email: { Length: > 0 } email } applicant ? null : new()
    {
        CaseId = @case.Id,
        PersonId = applicant.Id,
        Kind = MessageKind.ApplicationReceived,
        To = email,
        Subject = words["We have received your form"],
        Text = Paragraphs(
            words["Thank you. We have received your form."],
            words["Your reference is {0}. Please keep it.", @case.Reference],
            applicant.SafeContact.OnlineSafe ? words["What happens next, and by which day: {0}", $"{siteAddress}/my-case"] : "",
            words["Nobody reads answers to this e-mail. If you are in danger, call 999."]),
        CreatedAt = at,
    };

    /// <summary>The way back to what somebody was writing; sent only to the address that they gave for it.</summary>
    public static OutgoingMessage Link(string email, string key, DateOnly deletedOn, DateTimeOffset at, string siteAddress, IStringLocalizer<PublicWords> words) => new()
    {
        Kind = MessageKind.DraftLink,
        To = email,
        Subject = words["Your link"],
        Text = Paragraphs(
            words["You asked for this link. It takes you back to the form that you began:"],
            $"{siteAddress}/apply/return/{key}",
            words["It works until {0}, and longer if you go on with the form. Whoever has the link can read the form: do not pass it on, and delete this e-mail when you no longer need it.", deletedOn.AddDays(-1).Full()],
            words["If you did not ask for it, you need not do anything."]),
        CreatedAt = at,
    };

    private static string Paragraphs(params IEnumerable<string> paragraphs) => string.Join("\n\n", paragraphs.Where(p => p.Length > 0)) + "\n";
}
