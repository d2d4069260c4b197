using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Papers;

/// <summary>A paper with its number in the pack, which is also its number in the ZIP.</summary>
/// <param name="File">Where it is a file.</param>
public sealed record NumberedPaper(int Number, AppealPaper Paper, EvidenceFile? File);

/// <summary>One item of the checklist: what each body says of it, and its papers.</summary>
public sealed record PackItem(int Number, ChecklistItem Item, IReadOnlyList<(PapersRequest Request, ItemAnswer Answer)> Answers, IReadOnlyList<NumberedPaper> Papers)
{
    /// <summary>No body has it and no paper is here: a gap that the pack says.</summary>
    public bool IsEmpty => Papers.Count == 0;
}

/// <summary>All that the pack of an appeal is made from, as it is now, in the order of the checklist.</summary>
public sealed record AppealPackContent(Appeal Appeal, string? CaseReference, int Version, DateOnly On, IReadOnlyList<PapersRequest> Requests, IReadOnlyList<PackItem> Items, PackForApplicant Open)
{
    public IEnumerable<NumberedPaper> Papers => Items.SelectMany(i => i.Papers);

    public static async Task<AppealPackContent> ReadAsync(AsbDbContext db, AppealPack pack, DateTimeOffset at, CancellationToken cancellation)
    {
        var on = London.DateOf(at);
        var appeal = await db.Appeals.AsNoTracking().FirstAsync(a => a.Id == pack.AppealId, cancellation);
        var requests = await db.PapersRequests.AsNoTracking().Where(r => r.AppealId == appeal.Id).OrderBy(r => r.AgencyName).ToListAsync(cancellation);
        var papers = await db.PapersBeforeReviewer(appeal.Id).AsNoTracking().ToListAsync(cancellation);
        var ids = papers.Select(p => p.EvidenceFileId).OfType<Guid>().ToList();
        var files = await db.EvidenceFiles.AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellation);
        var caseReference = appeal.CaseId is { } caseId ? await db.Cases.Where(c => c.Id == caseId).Select(c => c.Reference).FirstAsync(cancellation) : null;
        var number = 0;
        var items = EvidenceChecklist.National.Items.Select((item, i) => new PackItem(i + 1, item,
            [.. requests.SelectMany(r => r.Items.Where(x => x.Item == item.Item).Select(x => (r, x)))],
            [.. papers.Where(p => p.Item == item.Item).Select(p => new NumberedPaper(++number, p, p.EvidenceFileId is { } file ? files.GetValueOrDefault(file) : null))])).ToList();
        return new(appeal, caseReference, pack.Number, on, requests, items, PackForApplicant.Of(appeal, pack.Number, requests, papers, on));
    }
}
