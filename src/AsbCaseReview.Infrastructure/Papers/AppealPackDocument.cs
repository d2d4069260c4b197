using System.Globalization;
using AsbCaseReview.Domain.Appeals;

namespace AsbCaseReview.Infrastructure.Papers;

/// <summary>The pack as the reviewing office reads it: every paper, in the order of the checklist, and what is not there with its reason.</summary>
/// <param name="pictures">Files beside the document, by the id of their evidence.</param>
public sealed class AppealPackDocument(AppealPackContent content, IReadOnlyDictionary<Guid, string> pictures)
{
    public async Task WriteAsync(TextWriter to)
    {
        var (appeal, html) = (content.Appeal, new PackHtml(to, $"OFFICIAL-SENSITIVE. Appeal {content.Appeal.Reference}, for the reviewing office only"));
        await html.BeginAsync($"Papers of appeal {appeal.Reference}");
        await html.TextAsync($"{appeal.Body}. Version {Text(content.Version)}, made on {Day(content.On)}. With restricted parts: for this review alone.");
        await html.ContentsAsync(Contents());
        await AboutAsync(html);
        await MissingAsync(html);
        foreach (var item in content.Items) await ItemAsync(html, item);
        await DeparturesAsync(html);
        await FilesAsync(html);
        await html.EndAsync();
    }

    private IEnumerable<ContentsLine> Contents()
    {
        yield return new("appeal", "The appeal");
        yield return new("missing", "What is not here, and why");
        foreach (var item in content.Items)
        {
            yield return new(Id(item), Title(item));
            foreach (var paper in item.Papers) yield return new(Id(paper), Title(paper), Under: true);
        }
        yield return new("departures", "Departures from guidance or procedure");
        yield return new("files", "Files in the ZIP");
    }

    private async Task AboutAsync(PackHtml html)
    {
        var appeal = content.Appeal;
        await html.SectionAsync("appeal", "The appeal");
        await html.TableAsync("The appeal", [],
        [
            ["Applicant", appeal.ApplicantName + (appeal.Applicant.For is { } whom ? $", for {whom} ({appeal.Applicant.Authority})" : "")],
            ["Against", appeal.Against.Name()],
            ["Which review", content.CaseReference is { } reference ? $"Case {reference}" : appeal.Elsewhere is { } elsewhere ? $"{elsewhere.HandledBy}, handled elsewhere{(elsewhere.Reference is { } theirs ? $", reference {theirs}" : "")}" : ""],
            ["Told of the decision on", appeal.NoticeOn is { } notice ? Day(notice) : "Not known"],
            ["Received", Day(appeal.ReceivedOn) + (appeal.RequestedOn == appeal.ReceivedOn ? "" : $"; asked for on {Day(appeal.RequestedOn)}")],
            ["Last day to appeal", appeal.LastDay is { } last ? $"{Day(last)}{(appeal.Late ? ": late" : ": in time")}" : "None is known"],
            ["Reviewer", appeal.ReviewerName ?? "Nobody yet"],
        ]);
        if (appeal.LateReason is { } late) await SaidAsync(html, "Why it comes late", late.Text);
        foreach (var ground in appeal.Grounds) await SaidAsync(html, ground.Ground == GroundClaimed.Own ? ground.Text : $"Ground {ground.Ground}: {ground.Text}", ground.Why?.Text ?? "No reason given yet.");
        await SaidAsync(html, "What was not considered", appeal.NotConsidered?.Text);
        await SaidAsync(html, "New information", appeal.NewInformation?.Text);
        await SaidAsync(html, "What they hope for", appeal.Hopes?.Text);
    }

    private static async Task SaidAsync(PackHtml html, string title, string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return;
        await html.HeadingAsync(title);
        await html.WordsAsync(words);
    }

    private async Task MissingAsync(PackHtml html)
    {
        await html.SectionAsync("missing", "What is not here, and why");
        var missing = content.Items.SelectMany(i => i.Answers.Where(a => a.Answer.State != PaperState.Available || a.Answer.Lacks is not null).Select(a => new[] { Title(i), a.Request.AgencyName, Standing(a.Request, a.Answer), a.Answer.Reason ?? "" })).ToList();
        var notAsked = content.Items.Where(i => i.IsEmpty && i.Answers.Count == 0).Select(i => new[] { Title(i), "", "Nobody was asked for it", "" });
        if (content.Requests.Count == 0) await html.TextAsync("No body has been asked for papers yet.");
        else if (missing.Count == 0 && !content.Items.Any(i => i.IsEmpty && i.Answers.Count == 0)) await html.TextAsync("Nothing: each body that was asked has each paper.");
        else await html.TableAsync("What is not here", ["Paper", "Body", "How it stands", "Reason"], [.. missing, .. notAsked]);
    }

    private async Task ItemAsync(PackHtml html, PackItem item)
    {
        await html.SectionAsync(Id(item), Title(item), here: item.IsEmpty);
        await html.TextAsync(item.Item.Text + ".");
        if (item.Answers.Count > 0)
            await html.TableAsync($"What each body says: {item.Item.Brief}", ["Body", "How it stands", "Reason"], item.Answers.Select(a => new[] { a.Request.AgencyName, Standing(a.Request, a.Answer), a.Answer.Reason ?? "" }));
        if (item.IsEmpty) await html.TextAsync("No paper.");
        foreach (var paper in item.Papers) await PaperAsync(html, paper);
    }

    private async Task PaperAsync(PackHtml html, NumberedPaper numbered)
    {
        var paper = numbered.Paper;
        await html.HeadingAsync(Title(numbered), Id(numbered));
        await html.TextAsync($"{paper.From}{(paper.DatedOn is { } dated ? $", {Day(dated)}" : "")}.{(paper.Redacted is { } redacted ? $" Redacted by {redacted.By}: {redacted.Why}" : "")}");
        if (paper.Content is { } written) await PaperHtml.BlocksAsync(html, written);
        if (numbered.File is not { } file) return;
        await html.TextAsync($"A file: number {Text(numbered.Number)} in the ZIP, {file.Name}.");
        if (pictures.TryGetValue(file.Id, out var beside)) await html.PictureAsync(beside, paper.Title, numbered.Number);
    }

    private async Task DeparturesAsync(PackHtml html)
    {
        await html.SectionAsync("departures", "Departures from guidance or procedure", here: true);
        if (content.Requests.All(r => r.Departures is null)) await html.TextAsync("No body has told of any.");
        foreach (var request in content.Requests.Where(r => r.Departures is not null)) await SaidAsync(html, request.AgencyName, request.Departures);
    }

    private async Task FilesAsync(PackHtml html)
    {
        await html.SectionAsync("files", "Files in the ZIP", here: true);
        var files = content.Papers.Where(p => p.File is not null).ToList();
        if (files.Count == 0) await html.TextAsync("No paper came as a file. The ZIP has each paper by itself.");
        else await html.TableAsync("Files", ["No.", "File", "From", "Kilobytes"], files.Select(f => new[] { Text(f.Number), f.File!.Name, f.Paper.From, (f.File.Bytes / 1024 + 1).ToString("N0", CultureInfo.InvariantCulture) }));
    }

    internal static string Standing(PapersRequest request, ItemAnswer answer) => answer.State switch
    {
        PaperState.Available => answer.Lacks is null ? "Available" : $"Available, without {answer.Lacks}",
        PaperState.NotAvailable => "Not available",
        PaperState.NotApplicable => "Not applicable",
        _ => $"Asked for by {Day(request.AnswerBy)}, not answered",
    };

    internal static string Title(PackItem item) => $"{Text(item.Number)}. {item.Item.Brief}";

    private static string Title(NumberedPaper paper) => $"Paper {Text(paper.Number)}: {paper.Paper.Title}";

    private static string Id(PackItem item) => $"item-{item.Item.Item}";

    private static string Id(NumberedPaper paper) => $"paper-{Text(paper.Number)}";

    private static string Day(DateOnly day) => PackContent.Written(day);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
