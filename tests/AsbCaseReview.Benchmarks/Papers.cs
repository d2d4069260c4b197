using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Documents;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Infrastructure.Documents;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Papers;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Setup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Benchmarks;

/// <summary>
/// The papers of a panel with well over a hundred pages and thirty attached files, most of them photographs as a telephone takes them: what this
/// process needs beside the browser that prints, and whether somebody who waits sees that it goes on.
/// </summary>
public static class Papers
{
    private const int Photographs = 24;
    private const int Documents = 6;
    private const int Reports = 90;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["make", var made, var number]) return await MakeAsync(made, Guid.Parse(number));
        var folder = args.Length > 0 ? Directory.CreateDirectory(args[0]).FullName : Directory.CreateTempSubdirectory("asb-pack-").FullName;
        Guid pack;
        await using (var app = Build(folder, demonstration: true))
        {
            await WebApp.PrepareAsync(app);
            pack = await AskAsync(app.Services);
        }
        // What is measured is a process that has done nothing else.
        using var making = Process.Start(new ProcessStartInfo("dotnet", [typeof(Papers).Assembly.Location, "papers", "make", folder, pack.ToString()]))!;
        await making.WaitForExitAsync();
        return making.ExitCode;
    }

    private static Microsoft.AspNetCore.Builder.WebApplication Build(string folder, bool demonstration)
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", "Development");
        return WebApp.Build(["--contentRoot", Work.Web(), $"--Storage:Folder={folder}", "--Logging:LogLevel:Default=Error", $"--Demonstration:Cases={demonstration}"], o => (o.Jobs, o.Pages) = (false, false));
    }

    private static async Task<int> MakeAsync(string folder, Guid pack)
    {
        await using var app = Build(folder, demonstration: false);
        await WebApp.PrepareAsync(app);
        using var steps = new CancellationTokenSource();
        var seen = WatchAsync(Path.Combine(folder, "asb-case-review.db"), pack, steps.Token);
        var (watch, most, before) = (Stopwatch.StartNew(), 0L, Resident());
        using (new Timer(_ => most = Math.Max(most, Resident()), null, 0, 50))
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<MakePacks>().RunAsync();
        }
        watch.Stop();
        await steps.CancelAsync();
        var different = await seen;

        await using var after = app.Services.CreateAsyncScope();
        var made = await after.ServiceProvider.GetRequiredService<AsbDbContext>().PanelPacks.AsNoTracking().FirstAsync(p => p.Id == pack);
        if (made.State != PackState.Ready) throw new InvalidOperationException($"The papers were not made: {made.Problem}");
        var pdf = after.ServiceProvider.GetRequiredService<PackFolder>().PathOf(pack, PackFolder.Full);
        var pages = PdfPages.Count(await File.ReadAllBytesAsync(pdf));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"papers: {pages:N0} pages ({made.PdfBytes / 1_000_000.0:N0} MB), {made.Files} files ({made.ZipBytes / 1_000_000.0:N0} MB), with and without restricted parts, in {watch.Elapsed.TotalSeconds:N0} s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory of this process: {before / 1_000_000:N0} MB before, {most / 1_000_000:N0} MB at most; {different} of {made.Steps} steps were seen from outside while it went on"));
        Console.WriteLine($"to look at: {pdf}");
        return 0;
    }

    private static async Task<Guid> AskAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AsbDbContext>();
        var panel = await db.Panels.Where(p => p.State == PanelState.Invited).OrderBy(p => p.MeetsOn).FirstAsync();
        var @case = await db.Cases.FirstAsync(c => c.Id == panel.Cases[0].CaseId);
        var random = new Random(1);
        var number = @case.Complaints.Max(c => c.Number);
        for (var i = 1; i <= Reports; i++)
            db.Complaints.Add(new()
            {
                CaseId = @case.Id,
                Number = number + i,
                Source = ComplaintSource.Applicant,
                WhatHappened = OwnWords.From(Story(random)),
                WhatCameOfIt = OwnWords.From(Story(random)),
                HappenedFrom = @case.ReceivedOn.AddDays(-i),
                HappenedTo = @case.ReceivedOn.AddDays(-i),
                ReportedFrom = @case.ReceivedOn.AddDays(-i),
                ReportedTo = @case.ReceivedOn.AddDays(-i),
                AgencyKind = "police",
                AgencyReference = $"REF {i:0000}",
                PersonNumber = 1,
                Incident = number + i,
            });
        var store = scope.ServiceProvider.GetRequiredService<EvidenceStore>();
        var photograph = Photograph(4_000, 3_000, random);
        for (var i = 0; i < Photographs; i++) await store.AddAsync(EvidenceOwner.Case(@case.Id), $"photograph {i + 1}.png", new MemoryStream(photograph), EvidenceSource.Applicant, @case.Applicant.Name);
        for (var i = 0; i < Documents; i++) await store.AddAsync(EvidenceOwner.Case(@case.Id), $"diary {i + 1}.txt", new MemoryStream([.. Enumerable.Repeat("A line of a diary.\r\n"u8.ToArray(), 100_000).SelectMany(l => l)]), EvidenceSource.Applicant, @case.Applicant.Name);
        var pack = new PanelPack { PanelId = panel.Id, Number = 1 + await db.PanelPacks.CountAsync(p => p.PanelId == panel.Id), AskedBy = "a measurement", AskedAt = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow() };
        db.PanelPacks.Add(pack);
        await db.SaveChangesAsync();
        return pack.Id;
    }

    private static string Story(Random random) => string.Join(' ', Enumerable.Range(0, 330).Select(_ => Words[random.Next(Words.Length)]));

    private static readonly string[] Words = ["music", "shouting", "again", "until", "three", "in", "the", "morning", "and", "nobody", "came", "although", "we", "rang", "twice", "bins", "fence", "window", "children", "street"];

    // Some megabytes of a picture that does not pack well, as a photograph does not.
    private static byte[] Photograph(int width, int height, Random random)
    {
        var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8;   // grey, eight bits
        Chunk(png, "IHDR"u8, head);
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new byte[width + 1];
            for (var y = 0; y < height; y++)
            {
                for (var x = 1; x <= width; x++) line[x] = (byte)((x * 200 / width) + random.Next(8));
                zip.Write(line);
            }
        }
        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, data.Length);
        png.Write(four);
        png.Write(kind);
        png.Write(data);
        var check = 0xFFFFFFFFu;
        foreach (var part in new[] { kind.ToArray(), data.ToArray() })
            foreach (var one in part)
            {
                check ^= one;
                for (var bit = 0; bit < 8; bit++) check = (check >> 1) ^ ((check & 1) * 0xEDB88320u);
            }
        BinaryPrimitives.WriteUInt32BigEndian(four, ~check);
        png.Write(four);
    }

    // As somebody who looks at the page: how many different steps are on record while it is made.
    private static async Task<int> WatchAsync(string database, Guid pack, CancellationToken until)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        await connection.OpenAsync(CancellationToken.None);
        var seen = new HashSet<long>();
        while (!until.IsCancellationRequested)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT StepsDone FROM PanelPacks WHERE Id = $id";
            command.Parameters.AddWithValue("$id", pack.ToString().ToUpperInvariant());
            if (await command.ExecuteScalarAsync(CancellationToken.None) is long done) seen.Add(done);
            await Task.Delay(20, CancellationToken.None);
        }
        return seen.Count;
    }

    private static long Resident()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}
