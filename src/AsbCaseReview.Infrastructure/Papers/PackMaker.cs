using System.Globalization;
using System.IO.Compression;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Documents;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Infrastructure.Documents;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Papers;

/// <summary>Something that lies in a pack's ZIP: a file as it was given, or a paper of ours that is written into it.</summary>
/// <param name="Name">In the ZIP, such as any computer can unpack: <see cref="PackMaker.Safe"/>.</param>
public sealed record PackEntry(string Name, EvidenceFile? File, Func<TextWriter, Task>? WriteAsync = null);

/// <summary>A document of ours that is printed to PDF.</summary>
/// <param name="Pdf">The file's name in the pack's folder.</param>
/// <param name="Step">What is being done while it is printed.</param>
/// <param name="WriteAsync">Writes it as HTML. The pictures among the entries lie beside it, by the id of their file.</param>
public sealed record PackPrint(string Pdf, string Step, Func<TextWriter, IReadOnlyDictionary<Guid, string>, Task> WriteAsync);

/// <param name="Index">What the ZIP says of itself.</param>
/// <param name="Documents">The first is the whole of it.</param>
public sealed record PackPlan(string Index, IReadOnlyList<PackEntry> Entries, IReadOnlyList<PackPrint> Documents);

/// <summary>
/// Makes packs that are waited for, step by step: the ZIP with its index, then the documents, printed from files so that nothing
/// is whole in memory. One that a crash cut short is made anew.
/// </summary>
public sealed class PackMaker(AsbDbContext db, PackFolder folder, EvidenceStore evidence, PdfPrinter printer, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly Dictionary<string, string> Pictures = new() { ["image/jpeg"] = "jpg", ["image/png"] = "png", ["image/gif"] = "gif", ["image/webp"] = "webp" };

    /// <param name="plan">What goes into a pack, as things stand now.</param>
    /// <param name="ready">Called once it is made, before that is saved.</param>
    /// <returns>How many were made or failed.</returns>
    public async Task<int> RunAsync<TPack>(Func<TPack, Task<PackPlan>> plan, Func<TPack, Task>? ready, CancellationToken cancellation) where TPack : Pack
    {
        var done = 0;
        while (await db.Set<TPack>().Where(p => p.State == PackState.Waiting || p.State == PackState.Making).OrderBy(p => p.AskedAt).FirstOrDefaultAsync(cancellation) is { } pack)
        {
            await MakeAsync(pack, plan, ready, cancellation);
            db.ChangeTracker.Clear();
            done++;
        }
        return done;
    }

    private async Task MakeAsync<TPack>(TPack pack, Func<TPack, Task<PackPlan>> plan, Func<TPack, Task>? ready, CancellationToken cancellation) where TPack : Pack
    {
        var work = folder.Of(pack.Id);
        try
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
            Directory.CreateDirectory(work);
            var planned = await plan(pack);
            pack.State = PackState.Making;
            pack.Files = planned.Entries.Count(e => e.File is not null);
            pack.Steps = planned.Entries.Count + planned.Documents.Count + 1;
            var pictures = await ZipAsync(pack, planned, work, cancellation);
            foreach (var document in planned.Documents) await PrintAsync(pack, document, pictures, work, cancellation);
            foreach (var picture in pictures.Values) File.Delete(Path.Combine(work, picture));
            (pack.State, pack.MadeAt, pack.Step, pack.StepsDone) = (PackState.Ready, clock.GetUtcNow(), null, pack.Steps);
            (pack.PdfBytes, pack.ZipBytes) = (new FileInfo(folder.PathOf(pack.Id, planned.Documents[0].Pdf)).Length, new FileInfo(folder.PathOf(pack.Id, PackFolder.Attachments)).Length);
            if (ready is not null) await ready(pack);
        }
        catch (Exception e) when (e is NoBrowserException or TimeoutException or IOException or Microsoft.Playwright.PlaywrightException)
        {
            (pack.State, pack.Problem) = (PackState.Failed, e.Message.Length > Lengths.Sentence ? e.Message[..Lengths.Sentence] : e.Message);
        }
        await db.SaveChangesAsync(cancellation);
    }

    // Each file goes from the store into the ZIP as it is; pictures stand beside the documents as well, as large as they are printed.
    private async Task<Dictionary<Guid, string>> ZipAsync(Pack pack, PackPlan planned, string work, CancellationToken cancellation)
    {
        var pictures = new Dictionary<Guid, string>();
        await using var zipped = new FileStream(Path.Combine(work, PackFolder.Attachments), FileMode.Create);
        using var zip = new ZipArchive(zipped, ZipArchiveMode.Create);
        var number = 0;
        foreach (var entry in planned.Entries)
        {
            await StepAsync(pack, string.Create(CultureInfo.InvariantCulture, $"File {++number} of {planned.Entries.Count}"), cancellation);
            await using (var into = zip.CreateEntry(entry.Name, CompressionLevel.Fastest).Open())
            {
                if (entry.File is null)
                {
                    await using var writer = new StreamWriter(into);
                    await entry.WriteAsync!(writer);
                    continue;
                }
                await using var bytes = evidence.Open(entry.File);
                await bytes.CopyToAsync(into, cancellation);
            }
            if (!Pictures.TryGetValue(entry.File.ContentType, out var ending)) continue;
            var (whole, beside) = (Path.Combine(work, string.Create(CultureInfo.InvariantCulture, $"whole-{number}.{ending}")), string.Create(CultureInfo.InvariantCulture, $"picture-{number}.jpg"));
            await using (var bytes = evidence.Open(entry.File))
            await using (var copy = new FileStream(whole, FileMode.Create)) await bytes.CopyToAsync(copy, cancellation);
            if (await printer.ShrinkAsync(whole, Path.Combine(work, beside), cancellation)) pictures[entry.File.Id] = beside;
            File.Delete(whole);
        }
        await using var index = new StreamWriter(zip.CreateEntry("00 Index.txt").Open());
        await index.WriteAsync(planned.Index);
        await StepAsync(pack, "Writing the papers", cancellation);
        return pictures;
    }

    private async Task PrintAsync(Pack pack, PackPrint document, IReadOnlyDictionary<Guid, string> pictures, string work, CancellationToken cancellation)
    {
        await StepAsync(pack, document.Step, cancellation);
        var html = Path.Combine(work, "papers.html");
        await using (var to = new StreamWriter(html)) await document.WriteAsync(to, pictures);
        await printer.PrintFileAsync(html, Path.Combine(work, document.Pdf), Limit, cancellation);
        File.Delete(html);
    }

    private async Task StepAsync(Pack pack, string step, CancellationToken cancellation)
    {
        if (pack.Step is not null) pack.StepsDone++;
        else pack.StepsDone = 0;
        pack.Step = step;
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>A name that any computer can unpack.</summary>
    public static string Safe(string name) => string.Concat(name.Select(c => char.IsControl(c) || "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '_' : c));
}
