using System.Globalization;
using AsbCaseReview.Domain.Appeals;

namespace AsbCaseReview.Infrastructure.Papers;

/// <summary>The applicant's version of an appeal's papers. It is given nothing else than what the applicant may read.</summary>
public static class OpenPackDocument
{
    public static async Task WriteAsync(TextWriter to, PackForApplicant pack)
    {
        var html = new PackHtml(to, $"Appeal {pack.Reference}, for you");
        await html.BeginAsync($"The papers of your appeal {pack.Reference}");
        await html.TextAsync($"These are the papers that {pack.Body} has for your appeal, as they were on {PackContent.Written(pack.MadeOn)}. You appealed against {Lower(pack.Against)}; your appeal was received on {PackContent.Written(pack.ReceivedOn)}.");
        await html.TextAsync("What is about other people, and what the police keep to themselves, is not in your version. Each part says where something was left out. If you think that something is missing or wrong, tell the reviewer on your page of the appeal.");
        await html.ContentsAsync(pack.Items.Select(i => new ContentsLine(i.Item, i.Brief)));
        foreach (var item in pack.Items) await ItemAsync(html, item);
        await html.EndAsync();
    }

    private static async Task ItemAsync(PackHtml html, OpenItem item)
    {
        await html.SectionAsync(item.Item, item.Brief, here: item.Papers.Count == 0);
        await html.TextAsync(item.Text + ".");
        if (item.Answers.Count > 0) await html.TableAsync($"What each body says: {item.Brief}", ["Body", "How it stands", "Reason"], item.Answers.Select(a => new[] { a.Body, a.State.InWords() + (a.Lacks is null ? "" : $", without {a.Lacks}"), a.Reason ?? "" }));
        foreach (var paper in item.Papers)
        {
            await html.HeadingAsync(paper.Title);
            await html.TextAsync($"{paper.From}{(paper.DatedOn is { } dated ? $", {PackContent.Written(dated)}" : "")}.{(paper.Redacted ? " Passages about others are blacked out." : "")}{(paper.InPart ? " Parts of this paper are not in your version." : "")}");
            if (paper.Blocks.Count == 0) await html.TextAsync("A file that you gave. The reviewer has it.");
            await PaperHtml.BlocksAsync(html, paper.Blocks);
        }
        if (item.Withheld > 0) await html.TextAsync(item.Withheld == 1 ? "One further paper is not in your version." : string.Create(CultureInfo.InvariantCulture, $"{item.Withheld} further papers are not in your version."));
        else if (item.Papers.Count == 0) await html.TextAsync("No paper.");
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
