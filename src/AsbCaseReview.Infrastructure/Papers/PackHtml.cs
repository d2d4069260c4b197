using System.Globalization;
using System.Text.Encodings.Web;
using AsbCaseReview.Domain;

namespace AsbCaseReview.Infrastructure.Papers;

/// <param name="Under">It belongs to the line above that is not under another.</param>
public sealed record ContentsLine(string Id, string Title, bool Under = false);

/// <summary>Writes a long document of headings, tables and pictures straight into a file: it is never whole in memory.</summary>
/// <param name="foot">At the foot of each page: for whom it is.</param>
public sealed class PackHtml(TextWriter to, string foot)
{
    // A4, numbered pages, a heading never alone at the foot, pictures within the page.
    private const string Style = """
        @page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt sans-serif; color: #444; } @bottom-left { font: 9pt sans-serif; color: #444; } }
        body { font: 11pt/1.4 "Open Sans", Arial, sans-serif; color: #0b0c0c; }
        h1 { font-size: 22pt; margin: 0 0 6mm; } h2 { font-size: 16pt; break-before: page; margin: 0 0 4mm; } h3 { font-size: 12.5pt; margin: 6mm 0 2mm; } h2.here { break-before: auto; margin-top: 10mm; } h4 { font-size: 11pt; margin: 4mm 0 1mm; } h2, h3, h4 { break-after: avoid; }
        td.whole, th.whole { white-space: nowrap; } table { border-collapse: collapse; width: 100%; margin: 0 0 5mm; font-size: 10pt; } th, td { border-bottom: 1px solid #b1b4b6; padding: 1.5mm 2mm 1.5mm 0; text-align: left; vertical-align: top; } tr { break-inside: avoid; } thead { display: table-header-group; }
        p, li, td { overflow-wrap: anywhere; } th, td { min-width: 19mm; } h2 + p { break-after: avoid; } .words { border-left: 3px solid #b1b4b6; padding-left: 3mm; white-space: pre-wrap; } .restricted { border-left: 3px solid #942514; padding-left: 3mm; white-space: pre-wrap; }
        nav ol { list-style: none; padding: 0; } nav li.l3 { padding-left: 6mm; } nav a { color: #17455c; }
        figure { margin: 0 0 6mm; break-inside: avoid; } figure img { max-width: 100%; max-height: 215mm; } figcaption { font-size: 9.5pt; }
        """;

    public async Task BeginAsync(string title) =>
        await to.WriteAsync($"<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{E(title)}</title><style>{Style}\n@page {{ @bottom-left {{ content: \"{foot.Replace('"', ' ')}\"; }} }}</style></head><body><main><h1>{E(title)}</h1>\n");

    public Task EndAsync() => to.WriteAsync("</main></body></html>");

    /// <summary>Linked contents of sections that are written after it, each with the id that it will have.</summary>
    public async Task ContentsAsync(IEnumerable<ContentsLine> sections)
    {
        await to.WriteAsync("<nav aria-label=\"Contents\"><h2 style=\"break-before:auto\">Contents</h2><ol>");
        foreach (var (id, title, under) in sections) await to.WriteAsync($"<li{(under ? " class=\"l3\"" : "")}><a href=\"#{E(id)}\">{E(title)}</a></li>");
        await to.WriteAsync("</ol></nav>\n");
    }

    /// <param name="here">On the page that has been begun, where there is room.</param>
    public Task SectionAsync(string id, string title, bool here = false) => to.WriteAsync($"<h2 id=\"{E(id)}\"{(here ? " class=\"here\"" : "")}>{E(title)}</h2>\n");

    /// <param name="id">Where the contents lead to it.</param>
    public Task HeadingAsync(string title, string? id = null) => to.WriteAsync($"<h3{(id is null ? "" : $" id=\"{E(id)}\"")}>{E(title)}</h3>\n");

    public Task SubheadingAsync(string? title) => string.IsNullOrWhiteSpace(title) ? Task.CompletedTask : to.WriteAsync($"<h4>{E(title)}</h4>\n");

    public Task TextAsync(string? text) => string.IsNullOrWhiteSpace(text) ? Task.CompletedTask : to.WriteAsync($"<p>{E(text)}</p>\n");

    /// <summary>Somebody's own words, as they were said.</summary>
    public Task WordsAsync(string? text) => string.IsNullOrWhiteSpace(text) ? Task.CompletedTask : to.WriteAsync($"<p class=\"words\">{E(text)}</p>\n");

    public Task RestrictedAsync(string? text) => string.IsNullOrWhiteSpace(text) ? Task.CompletedTask : to.WriteAsync($"<p class=\"restricted\">{E(text)}</p>\n");

    public async Task ListAsync(IEnumerable<string> items)
    {
        await to.WriteAsync("<ul>");
        foreach (var item in items) await to.WriteAsync($"<li>{E(item)}</li>");
        await to.WriteAsync("</ul>\n");
    }

    /// <summary>Attachments that belong here, each leading to the list of them.</summary>
    public async Task AttachedAsync(IEnumerable<(int Number, string Name)> files)
    {
        foreach (var (number, name) in files) await to.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"<p><a href=\"#attachments\">Attachment {number}: {E(name)}</a></p>\n"));
    }

    /// <param name="heads">None where each row says of itself what it is.</param>
    public async Task TableAsync(string caption, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string?>> rows)
    {
        await to.WriteAsync($"<table aria-label=\"{E(caption)}\">");
        if (heads.Count > 0) await to.WriteAsync($"<thead><tr>{string.Concat(heads.Select(h => $"<th scope=\"col\">{E(h)}</th>"))}</tr></thead>");
        await to.WriteAsync("<tbody>\n");
        foreach (var row in rows)
        {
            await to.WriteAsync("<tr>");
            for (var i = 0; i < row.Count; i++) await to.WriteAsync(i == 0 ? $"<th scope=\"row\"{Whole(row[i], row.Count)}>{E(row[i])}</th>" : $"<td{Whole(row[i], row.Count)}>{E(row[i])}</td>");
            await to.WriteAsync("</tr>\n");
        }
        await to.WriteAsync("</tbody></table>\n");
    }

    /// <param name="file">Beside the document.</param>
    public Task PictureAsync(string file, string caption, int number) =>
        to.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"<figure><img src=\"{E(file)}\" alt=\"Attachment {number}: {E(caption)}\"><figcaption>Attachment {number}: {E(caption)}</figcaption></figure>\n"));

    // Where there are few columns a date, or one short word, is not broken.
    private static string Whole(string? text, int columns) =>
        columns <= 4 && text is { Length: > 0 and <= 18 } && (!text.Contains(' ') || DateOnly.TryParseExact(text, Sentence.DateFormat, Sentence.English, DateTimeStyles.None, out _)) ? " class=\"whole\"" : "";

    private static string E(string? text) => HtmlEncoder.Default.Encode(text ?? "");
}
