using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Papers;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components.Files;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Pack;

/// <param name="Back">The page from which they came.</param>
/// <param name="Pdf">Where the same lies as a PDF.</param>
/// <param name="Files">Below which address the files that they gave themselves lie, by the paper's title; one that two papers have is not among them.</param>
public sealed record SharedPapersView(PackForApplicant Papers, DateTimeOffset SharedAt, string Layout, string Back, string Pdf, IReadOnlyDictionary<string, string> Files);

/// <summary>The papers that the reviewer gave to the applicant: the newest version that was given, read online or as a PDF.</summary>
public sealed class SharedPapers(AsbDbContext db, PackFolder folder, EvidenceStore store, TimeProvider clock)
{
    private Task<AppealPack?> NewestAsync(Guid appealId) =>
        db.AppealPacks.AsNoTracking().Where(p => p.AppealId == appealId && p.SharedAt != null).OrderByDescending(p => p.Number).FirstOrDefaultAsync();

    /// <exception cref="NotFoundException">None was given.</exception>
    public async Task<SharedPapersView> SeeAsync(Guid appealId, string layout, string back, string pdf)
    {
        var pack = await NewestAsync(appealId) ?? throw new NotFoundException();
        var files = await db.AppealPapers.AsNoTracking().Where(p => p.AppealId == appealId && p.FromApplicant && !p.Removed && p.EvidenceFileId != null).Select(p => new { p.Title, p.EvidenceFileId }).ToListAsync();
        return new(pack.Open!, pack.SharedAt!.Value, layout, back, pdf, files.GroupBy(f => f.Title).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => $"{pdf[..^"papers.pdf".Length]}files/{g.Single().EvidenceFileId}"));
    }

    /// <summary>A file that whoever appeals gave themselves, with the appeal or in the case: also before the papers are given away.</summary>
    /// <exception cref="NotFoundException">Somebody else's, or taken out.</exception>
    public async Task<IActionResult> FileAsync(Controller page, Guid appealId, Guid fileId) =>
        await db.EvidenceFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == fileId && db.AppealPapers.Any(p => p.AppealId == appealId && p.FromApplicant && !p.Removed && p.EvidenceFileId == fileId)) is { } file
            ? page.Evidence(store, file)
            : throw new NotFoundException();

    /// <summary>The PDF; that it was downloaded is recorded first.</summary>
    /// <exception cref="NotFoundException">None was given.</exception>
    public async Task<IActionResult> PdfAsync(Guid appealId)
    {
        var pack = await NewestAsync(appealId) ?? throw new NotFoundException();
        var path = folder.PathOf(pack.Id, MakeAppealPacks.Applicant);
        if (!File.Exists(path)) throw new NotFoundException();
        var appeal = await db.Appeals.FirstAsync(a => a.Id == appealId);
        appeal.Record(new AppealHappened.AppealPackDownloaded(pack.Number, "the applicant’s version"), Actor.Applicant(appeal.ApplicantName, appeal.Applicant.PersonId), clock.GetUtcNow());
        await db.SaveChangesAsync();
        return new PhysicalFileResult(path, "application/pdf") { FileDownloadName = $"{appeal.Reference}-papers.pdf", EnableRangeProcessing = true };
    }
}
