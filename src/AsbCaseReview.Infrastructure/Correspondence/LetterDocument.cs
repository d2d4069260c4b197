using System.Net;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Correspondence;

namespace AsbCaseReview.Infrastructure.Correspondence;

/// <summary>The style sheet of letters, the same on a page and on paper.</summary>
public sealed record LetterStyles(string Css);

/// <summary>
/// A letter as HTML: letterhead, addressee, date, reference, the words, how to read it online. Kept as a fragment that
/// stands on a page as it is; a whole document goes around it for printing.
/// </summary>
public static class LetterDocument
{
    /// <param name="number">"STA-7K3M-92XQ/2"; the reference alone while it is a draft.</param>
    public static string Fragment(LetterContent content, string wording, string number)
    {
        var online = content.MyCaseAddress is { } address
            ? $"<div class=\"asb-letter__online\"><p>You can follow your case and read your letters at {E(address)}. Your reference is {E(content.Reference)}.</p></div>"
            : "";
        return $"""
            <article class="asb-letter" lang="{Tongue(content)}">
            <div class="asb-letter__head"><p class="asb-letter__team">{E(content.Team)}</p><p>{E(content.TeamBody)}<br>{E(content.TeamAddress)}<br>{E(content.TeamPhone)}<br>{E(content.TeamEmail)}</p></div>
            <div class="asb-letter__to"><p>{string.Join("<br>", Lines(content).Select(E))}</p></div>
            <div class="asb-letter__facts"><p>{content.Date.ToString(Sentence.DateFormat, LetterContent.CultureOf(content.Language))}</p><p>{E(number)}</p></div>
            <div class="asb-letter__text">{LetterMarkdown.ToHtml(wording)}</div>
            {online}
            </article>
            """;
    }

    private static string Tongue(LetterContent content) => content.Language == "en" ? "en-GB" : E(content.Language);

    /// <summary>A whole document with one letter, to be printed: page x of y and the letter's number at the foot.</summary>
    public static string Whole(Letter letter, LetterStyles styles) =>
        Document($"{letter.Kind.Name()}, {letter.Number}", Tongue(letter.Content), styles, $"@page {{ @bottom-left {{ content: \"{Css(letter.Number!)}\"; }} @bottom-right {{ content: \"Page \" counter(page) \" of \" counter(pages); }} }}", letter.Html!);

    internal static string Document(string title, string language, LetterStyles styles, string pages, string body) =>
        $"<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{E(title)}</title><style>{styles.Css}\n{pages}</style></head><body>{body}</body></html>";

    private static IEnumerable<string> Lines(LetterContent content) =>
        new[] { content.Addressee, content.Organisation }.OfType<string>().Concat((content.Address ?? "").Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    internal static string Css(string text) => string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/'));

    internal static string E(string text) => WebUtility.HtmlEncode(text);
}
