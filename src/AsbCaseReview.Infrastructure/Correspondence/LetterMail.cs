using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Email;

namespace AsbCaseReview.Infrastructure.Correspondence;

/// <summary>The notice that a letter is there: nothing of the case in it, unless the person asked for the words themselves.</summary>
public static class LetterMail
{
    public static OutgoingMessage Notice(Case @case, CasePerson to, Letter letter, SiteAddress site, DateTimeOffset at)
    {
        var words = to.SafeContact.DetailInEmail ? LetterMarkdown.ToText(letter.Wording) : null;
        return new()
        {
            CaseId = @case.Id,
            LetterId = letter.Id,
            PersonId = to.Id,
            Kind = MessageKind.LetterNotice,
            To = to.Email!,
            Subject = words is null ? "There is a letter for you" : $"Letter {letter.Number}",
            Text = words is { Length: < Lengths.Story } ? words : $"""
                There is a letter for you. You can read it here:

                {site.Link("/my-case")}

                You need the reference that we gave you. We then send you a code, or you use the one on a letter from us.

                If you did not expect this message, you need not do anything.
                """,
            CreatedAt = at,
        };
    }
}
