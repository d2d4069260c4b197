using System.Text;
using HandlebarsDotNet;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AsbCaseReview.Infrastructure.Correspondence;

/// <summary>
/// Letters are written in plain Markdown: headings, lists, bold, links. No HTML, no pictures, and no link but to a web
/// page, a mailbox or a telephone.
/// </summary>
public static class LetterMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();
    private static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto, "tel"];

    public static string ToHtml(string markdown)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(Parse(markdown));
        return writer.ToString();
    }

    /// <summary>For an e-mail or a paper: without marks, headings on lines of their own, each point of a list after a bullet.</summary>
    public static string ToText(string markdown)
    {
        var document = Parse(markdown);
        foreach (var first in document.Descendants<ListItemBlock>().Select(i => i.FirstOrDefault()).OfType<ParagraphBlock>())
            first.Inline?.FirstChild?.InsertBefore(new LiteralInline("• "));
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false };
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString().Trim();
    }

    private static MarkdownDocument Parse(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(l => l.IsImage || !IsSafe(l.Url)).ToList())
            link.ReplaceBy(new ContainerInline());   // its words stay
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsSafe(l.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        return document;
    }

    private static bool IsSafe(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme);
}

/// <summary>
/// Escapes what is put into a template, so that a name typed as <c>[click here](...)</c> stays a name. What marks
/// a line's beginning (a list, a heading) is escaped there only, so that the coordinator can still read what they edit.
/// </summary>
public sealed class MarkdownEncoder : ITextEncoder
{
    private const string Anywhere = "\\`*_[]<>&|~";

    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    public void Encode<T>(T? text, TextWriter target) where T : IEnumerator<char>
    {
        var whole = new StringBuilder();
        while (text is not null && text.MoveNext()) whole.Append(text.Current);
        Encode(whole.ToString(), target);
    }

    public void Encode(string? text, TextWriter target) => target.Write(Escape(text));

    public static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var (line, i) in text.ReplaceLineEndings("\n").Split('\n').Select((l, i) => (l.TrimStart(), i)))
        {
            if (i > 0) escaped.Append('\n');
            var digits = line.TakeWhile(char.IsAsciiDigit).Count();
            for (var at = 0; at < line.Length; at++)
            {
                var opensLine = at == 0 && (line[at] is '#' or '+' or '-' or '=');
                var opensNumbered = at == digits && digits > 0 && (line[at] is '.' or ')');
                if (Anywhere.Contains(line[at]) || opensLine || opensNumbered) escaped.Append('\\');
                escaped.Append(line[at]);
            }
        }
        return escaped.ToString();
    }
}
