using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Papers;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Pack;

/// <param name="Back">The page from which they came.</param>
/// <param name="Pdf">Where the same lies as a PDF.</param>
public sealed record SharedPapersView(PackForApplicant Papers, DateTimeOffset SharedAt, string Layout, string Back, string Pdf);

/// <summary>The papers that the reviewer gave to the applicant: the newest version that was given, read online or as a PDF.</summary>
public sealed class SharedPapers(AsbDbContext db, PackFolder folder, TimeProvider clock)
{
    private Task<AppealPack?> NewestAsync(Guid appealId) =>
        db.AppealPacks.AsNoTracking().Where(p => p.AppealId == appealId && p.SharedAt != null).OrderByDescending(p => p.Number).FirstOrDefaultAsync();

    /// <exception cref="NotFoundException">None was given.</exception>
    public async Task<SharedPapersView> SeeAsync(Guid appealId, string layout, string back, string pdf)
    {
        var pack = await NewestAsync(appealId) ?? throw new NotFoundException();
        return new(pack.Open!, pack.SharedAt!.Value, layout, back, pdf);
    }

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
