using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AsbCaseReview.Infrastructure.Documents;

/// <summary>A job: prints the letters that were issued since. Where one cannot be printed it says why, and the letter stays as HTML.</summary>
public sealed class MakeLetterPdfs(AsbDbContext db, PdfPrinter printer, LetterStyles styles, TimeProvider clock)
{
    /// <returns>How many were made.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var made = 0;
        foreach (var id in await db.Letters.Where(l => l.Pdf == PdfState.Preparing).OrderBy(l => l.IssuedAt).Select(l => l.Id).ToListAsync(cancellation))
        {
            if (await MakeAsync(id, cancellation)) made++;
            db.ChangeTracker.Clear();
        }
        return made;
    }

    private async Task<bool> MakeAsync(Guid id, CancellationToken cancellation)
    {
        var letter = await db.Letters.FirstAsync(l => l.Id == id, cancellation);
        var ready = false;
        try
        {
            var bytes = await printer.PrintAsync(LetterDocument.Whole(letter, styles), cancellation);
            await db.LetterPdfs.Where(p => p.LetterId == id).ExecuteDeleteAsync(cancellation);
            db.LetterPdfs.Add(new() { LetterId = id, Bytes = bytes, MadeAt = clock.GetUtcNow() });
            letter.PdfMade();
            ready = true;
        }
        catch (NoBrowserException e)
        {
            letter.PdfNotPossible(e.Message);
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
            letter.PdfNotPossible("The browser did not print it in time. Try again; the letter itself is not changed by it.");
        }
        // Somebody changed the letter meanwhile (it was posted, or opened): the next run prints it.
        return await db.TrySaveAsync(cancellation) && ready;
    }
}
