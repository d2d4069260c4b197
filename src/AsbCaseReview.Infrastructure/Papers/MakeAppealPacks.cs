using System.Globalization;
using System.Text;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Papers;

/// <summary>The evidence packs of appeals: one PDF with all papers, the applicant's version, and a ZIP of every paper as it is with an index.</summary>
public sealed class MakeAppealPacks(AsbDbContext db, PackMaker maker, TimeProvider clock)
{
    public const string Full = "appeal-papers.pdf";
    public const string Applicant = "appeal-papers-applicant.pdf";

    /// <returns>How many were made or failed.</returns>
    public Task<int> RunAsync(CancellationToken cancellation = default) => maker.RunAsync<AppealPack>(pack => PlanAsync(pack, cancellation), pack => ReadyAsync(pack, cancellation), cancellation);

    private async Task<PackPlan> PlanAsync(AppealPack pack, CancellationToken cancellation)
    {
        var content = await AppealPackContent.ReadAsync(db, pack, clock.GetUtcNow(), cancellation);
        pack.Open = content.Open;
        return new(Index(content), [.. content.Items.SelectMany(i => i.Papers.Where(p => p.File is not null || p.Paper.Content is not null).Select(p => new PackEntry(Name(i, p), p.File, p.File is null ? to => PaperHtml.WriteAsync(to, p.Paper) : null)))],
        [
            new(Full, "Printing the papers", (to, pictures) => new AppealPackDocument(content, pictures).WriteAsync(to)),
            new(Applicant, "Printing the applicant’s version", (to, _) => OpenPackDocument.WriteAsync(to, content.Open)),
        ]);
    }

    private async Task ReadyAsync(AppealPack pack, CancellationToken cancellation)
    {
        var appeal = await db.Appeals.FirstAsync(a => a.Id == pack.AppealId, cancellation);
        var papers = pack.Open!.Items.Sum(i => i.Papers.Count + i.Withheld);
        appeal.Record(new AppealHappened.AppealPackMade(string.Create(CultureInfo.InvariantCulture, $"version {pack.Number}"), papers), Actor.System, clock.GetUtcNow());
    }

    private static string Name(PackItem item, NumberedPaper paper) => string.Create(CultureInfo.InvariantCulture,
        $"{item.Number:00} {PackMaker.Safe(item.Item.Brief)}/{paper.Number:000} {PackMaker.Safe(paper.File?.Name ?? $"{paper.Paper.Title}.html")}");

    private static string Index(AppealPackContent content)
    {
        var index = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"Papers of appeal {content.Appeal.Reference}, version {content.Version}, made on {PackContent.Written(content.On)}\r\n"));
        foreach (var item in content.Items)
        {
            index.Append(CultureInfo.InvariantCulture, $"\r\n{AppealPackDocument.Title(item)}\r\n");
            foreach (var (request, answer) in item.Answers) index.Append(CultureInfo.InvariantCulture, $"    {request.AgencyName}: {AppealPackDocument.Standing(request, answer)}{(answer.Reason is { } why ? $". {why}" : "")}\r\n");
            foreach (var paper in item.Papers)
                index.Append(CultureInfo.InvariantCulture, $"    {Name(item, paper)}  ({paper.Paper.From}{(paper.Paper.DatedOn is { } dated ? $", {PackContent.Written(dated)}" : "")}{(paper.Paper.Redacted is null ? "" : ", redacted copy")})\r\n");
            if (item.IsEmpty) index.Append("    No paper.\r\n");
        }
        return index.ToString();
    }
}
