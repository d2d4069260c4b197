using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Correspondence;

namespace AsbCaseReview.Infrastructure.Documents;

/// <summary>One letter of the day's post.</summary>
/// <param name="Code">With which they open "my case", or the page of their appeal; only on this paper, never kept with the letter.</param>
public sealed record PostedLetter(Letter Letter, string? Code);

/// <summary>The day's post as one document: each letter on a page of its own, its number at the foot.</summary>
public static class DaysPost
{
    public static string Html(IReadOnlyList<PostedLetter> letters, LetterStyles styles)
    {
        var pages = string.Concat(letters.Select((l, i) => $"@page l{i} {{ @bottom-left {{ content: \"{LetterDocument.Css(l.Letter.Number!)}\"; }} }} .l{i} {{ page: l{i}; break-before: page; }}\n"));
        var body = string.Concat(letters.Select((l, i) => $"<div class=\"l{i}\">{l.Letter.Html}{CodeOf(l)}</div>"));
        return LetterDocument.Document("Post", "en-GB", styles, pages, body);
    }

    private static string CodeOf(PostedLetter posted) => posted.Code is null ? "" :
        $"<div class=\"asb-letter\"><div class=\"asb-letter__code\"><p>{(posted.Letter.AppealId is null ? ForCase : ForAppeal)}</p><p>Reference <strong>{LetterDocument.E(posted.Letter.Content.Reference)}</strong><br>Code <strong>{LetterDocument.E(posted.Code)}</strong></p></div></div>";

    private const string ForCase = "To read your letters online you need your reference and this code. Keep it to yourself. It is good for 90 days.";
    private const string ForAppeal = "To see online how your appeal stands you need its reference and this code. Keep it to yourself. A code on an earlier letter about your appeal no longer works.";
}
