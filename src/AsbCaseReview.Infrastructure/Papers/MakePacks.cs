using System.Globalization;
using System.IO.Compression;
using System.Text;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Infrastructure.Documents;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Papers;

/// <summary>
/// Makes the packs that are waited for: two PDFs of our own content (with and without the restricted parts) printed from
/// files, and the attached files as they are in a ZIP with an index. One that a crash cut short is made anew.
/// </summary>
public sealed class MakePacks(AsbDbContext db, PackFolder folder, EvidenceStore evidence, PdfPrinter printer, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly Dictionary<string, string> Pictures = new() { ["image/jpeg"] = "jpg", ["image/png"] = "png", ["image/gif"] = "gif", ["image/webp"] = "webp" };

    /// <returns>How many were made or failed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var done = 0;
        while (await db.PanelPacks.Where(p => p.State == PackState.Waiting || p.State == PackState.Making).OrderBy(p => p.AskedAt).FirstOrDefaultAsync(cancellation) is { } pack)
        {
            await MakeAsync(pack, cancellation);
            db.ChangeTracker.Clear();
            done++;
        }
        return done;
    }

    private async Task MakeAsync(PanelPack pack, CancellationToken cancellation)
    {
        var work = folder.Of(pack.Id);
        try
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
            Directory.CreateDirectory(work);
            var content = await PackContent.ReadAsync(db, pack, clock.GetUtcNow(), cancellation);
            pack.State = PackState.Making;
            pack.Files = content.Files.Count();
            pack.Steps = pack.Files + 3;
            var pictures = await AttachAsync(pack, content, work, cancellation);
            await PrintAsync(pack, new(content, restricted: true, pictures), work, PackFolder.Full, "Printing the papers with their restricted parts", cancellation);
            await PrintAsync(pack, new(content, restricted: false, pictures), work, PackFolder.Open, "Printing the papers without restricted parts", cancellation);
            foreach (var picture in pictures.Values) File.Delete(Path.Combine(work, picture));
            (pack.State, pack.MadeAt, pack.Step, pack.StepsDone) = (PackState.Ready, clock.GetUtcNow(), null, pack.Steps);
            (pack.PdfBytes, pack.ZipBytes) = (new FileInfo(folder.PathOf(pack.Id, PackFolder.Full)).Length, new FileInfo(folder.PathOf(pack.Id, PackFolder.Attachments)).Length);
        }
        catch (Exception e) when (e is NoBrowserException or TimeoutException or IOException or Microsoft.Playwright.PlaywrightException)
        {
            (pack.State, pack.Problem) = (PackState.Failed, e.Message.Length > Lengths.Sentence ? e.Message[..Lengths.Sentence] : e.Message);
        }
        await db.SaveChangesAsync(cancellation);
    }

    // Each file goes from the store into the ZIP as it is; pictures stand beside the document as well, to be printed.
    private async Task<Dictionary<Guid, string>> AttachAsync(PanelPack pack, PackContent content, string work, CancellationToken cancellation)
    {
        var pictures = new Dictionary<Guid, string>();
        await using var zipped = new FileStream(Path.Combine(work, PackFolder.Attachments), FileMode.Create);
        using var zip = new ZipArchive(zipped, ZipArchiveMode.Create);
        var index = new StringBuilder($"Attachments to the papers of the panel on {PackContent.Written(content.Panel.MeetsOn)}\r\n\r\n");
        var number = 0;
        foreach (var (reviewed, file) in content.Files)
        {
            await StepAsync(pack, string.Create(CultureInfo.InvariantCulture, $"File {++number} of {pack.Files}"), cancellation);
            var name = string.Create(CultureInfo.InvariantCulture, $"{number:00} {Safe(file.Name)}");
            await using (var bytes = evidence.Open(file))
            await using (var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open()) await bytes.CopyToAsync(entry, cancellation);
            index.Append(CultureInfo.InvariantCulture, $"{number:00}  {reviewed.Case.Reference}  {file.Name}  ({file.ContentType}, {file.Bytes:N0} bytes, from {PackDocument.From(file)})\r\n");
            if (!Pictures.TryGetValue(file.ContentType, out var ending)) continue;
            var beside = string.Create(CultureInfo.InvariantCulture, $"picture-{number}.{ending}");
            await using (var bytes = evidence.Open(file))
            await using (var copy = new FileStream(Path.Combine(work, beside), FileMode.Create)) await bytes.CopyToAsync(copy, cancellation);
            pictures[file.Id] = beside;
        }
        await using var writer = new StreamWriter(zip.CreateEntry("00 Index.txt").Open());
        await writer.WriteAsync(index, cancellation);
        await StepAsync(pack, "Writing the papers", cancellation);
        return pictures;
    }

    private async Task PrintAsync(PanelPack pack, PackDocument document, string work, string name, string step, CancellationToken cancellation)
    {
        await StepAsync(pack, step, cancellation);
        var html = Path.Combine(work, "papers.html");
        await using (var to = new StreamWriter(html)) await document.WriteAsync(to);
        await printer.PrintFileAsync(html, Path.Combine(work, name), Limit, cancellation);
        File.Delete(html);
    }

    private async Task StepAsync(PanelPack pack, string step, CancellationToken cancellation)
    {
        if (pack.Step is not null) pack.StepsDone++;
        else pack.StepsDone = 0;
        pack.Step = step;
        await db.SaveChangesAsync(cancellation);
    }

    // A name that any computer can unpack.
    private static string Safe(string name) => string.Concat(name.Select(c => char.IsControl(c) || "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '_' : c));
}
