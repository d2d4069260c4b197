using System.Globalization;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Email;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Infrastructure.Correspondence;

/// <summary>The notice that a letter is there, in the letter's language: nothing of the case in it, unless the person asked for the words themselves.</summary>
public static class LetterMail
{
    public static OutgoingMessage Notice(Case @case, CasePerson to, Letter letter, SiteAddress site, IStringLocalizer<LetterWords> words, DateTimeOffset at)
    {
        var detail = to.SafeContact.DetailInEmail ? LetterMarkdown.ToText(letter.Wording) : null;
        var was = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = LetterContent.CultureOf(letter.Content.Language);
        try
        {
            return new()
            {
                CaseId = @case.Id,
                LetterId = letter.Id,
                PersonId = to.Id,
                Kind = MessageKind.LetterNotice,
                To = to.Email!,
                Subject = detail is null ? words["There is a letter for you"] : words["Letter {0}", letter.Number!],
                Text = detail is { Length: < Lengths.Story } ? detail : string.Join("\n\n",
                    words["There is a letter for you. You can read it here:"].Value,
                    site.Link("/my-case"),
                    words["You need the reference that we gave you. We then send you a code, or you use the one on a letter from us."].Value,
                    words["If you did not expect this message, you need not do anything."].Value),
                CreatedAt = at,
            };
        }
        finally
        {
            CultureInfo.CurrentUICulture = was;
        }
    }
}
