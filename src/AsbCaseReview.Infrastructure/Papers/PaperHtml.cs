using AsbCaseReview.Domain.Appeals;

namespace AsbCaseReview.Infrastructure.Papers;

/// <summary>Papers written from records, as HTML to be printed or put into a ZIP.</summary>
public static class PaperHtml
{
    /// <summary>One paper by itself.</summary>
    public static async Task WriteAsync(TextWriter to, AppealPaper paper)
    {
        var html = new PackHtml(to, "OFFICIAL-SENSITIVE");
        await html.BeginAsync(paper.Title);
        await html.TextAsync($"{paper.From}{(paper.DatedOn is { } dated ? $", {PackContent.Written(dated)}" : "")}.");
        await BlocksAsync(html, paper.Content!);
        await html.EndAsync();
    }

    public static async Task BlocksAsync(PackHtml html, PaperContent content)
    {
        foreach (var block in content.Blocks)
        {
            await html.SubheadingAsync(block.Restricted ? $"{block.Heading ?? "Further"} (restricted)" : block.Heading);
            if (block.Restricted) await html.RestrictedAsync(block.Text);
            else await html.WordsAsync(block.Text);
            await RowsAsync(html, block.Heading, block.Rows, block.Headed);
        }
    }

    public static async Task BlocksAsync(PackHtml html, IReadOnlyList<OpenBlock> blocks)
    {
        foreach (var block in blocks)
        {
            await html.SubheadingAsync(block.Heading);
            await html.WordsAsync(block.Text);
            await RowsAsync(html, block.Heading, block.Rows, block.Headed);
        }
    }

    private static async Task RowsAsync(PackHtml html, string? heading, IReadOnlyList<IReadOnlyList<string>>? rows, bool headed)
    {
        if (rows is null || rows.Count == 0) return;
        if (rows.All(r => r.Count == 1)) await html.ListAsync(rows.Select(r => r[0]));
        else await html.TableAsync(heading ?? "Details", headed ? rows[0] : [], headed ? rows.Skip(1) : rows);
    }
}
