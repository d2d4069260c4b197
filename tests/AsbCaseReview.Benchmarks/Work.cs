using System.Diagnostics;
using System.Globalization;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Infrastructure.Documents;
using AsbCaseReview.Infrastructure.Holidays;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Benchmarks;

/// <summary>The jobs, on a copy of the dataset.</summary>
public static class Work
{
    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var copy = Path.Combine(Directory.CreateTempSubdirectory("asb-bench-").FullName, "asb-case-review.db");
        await using (var source = new SqliteConnection($"Data Source={Path.Combine(args[0], "asb-case-review.db")}"))
        {
            await source.OpenAsync();
            await using var command = source.CreateCommand();
            command.CommandText = $"VACUUM INTO '{copy}'";
            await command.ExecuteNonQueryAsync();
        }
        var clock = new Clock();
        var services = new SaveServices(new ProcedureLibrary(), new HolidayBook(clock), clock, new SaveGate(oneAtATime: true));
        var options = new DbContextOptionsBuilder<SqliteAsbDbContext>();
        DatabaseSetup.UseSqlite(options, $"Data Source={copy}");
        await SweepAsync(options.Options, services, clock);
        await RecomputeAsync(options.Options, services, clock);
        await PrintAsync();
        Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
        return 0;
    }

    private static async Task SweepAsync(DbContextOptions<SqliteAsbDbContext> options, SaveServices services, Clock clock)
    {
        await using var db = new SqliteAsbDbContext(options, services);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
        // The first morning on which so many rows are due, having stood still until then.
        clock.Now = clock.Now.Date.AddHours(8);
        for (var day = 0; day < 60; day++, clock.Now = clock.Now.AddDays(1))
        {
            var today = London.Today(clock);
            if ((await services.Holidays.CalendarAsync(db)).IsWorkingDay(today) && await db.PlannedNotices.CountAsync(n => n.State == NoticeState.Planned && n.Day <= today) >= 6_000) break;
        }
        var watch = Stopwatch.StartNew();
        var result = await new Sweep(db, clock).RunAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sweep: {result.Sent + result.Overtaken:N0} rows due in {watch.Elapsed.TotalSeconds:N2} s, {result.Sent:N0} sent"));
    }

    // A bank holiday is proclaimed for the next working day but four: what is open counts over it.
    private static async Task RecomputeAsync(DbContextOptions<SqliteAsbDbContext> options, SaveServices services, Clock clock)
    {
        await using var db = new SqliteAsbDbContext(options, services);
        clock.Now = TimeProvider.System.GetUtcNow();
        var (calendar, today) = (await services.Holidays.ReadAsync(db), London.Today(clock));
        var day = calendar.Add(today, 5);
        db.BankHolidays.AddRange(calendar.Holidays.Where(h => h.Day.Year == day.Year).Append(new(day, "A new bank holiday")).Select(h => new LoadedBankHoliday { Day = h.Day, Name = h.Name }));
        db.DeadlineRecomputes.Add(new() { RequestedAt = clock.Now.AddMinutes(-2), Days = [new(day, "A new bank holiday", true)], Why = "The bank holidays have changed." });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        GC.Collect();
        var (before, most) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
        using var sample = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 20);
        var watch = Stopwatch.StartNew();
        var result = (await new RecomputeDeadlines(db, clock).RunAsync())!;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"recompute: {result.LookedAt:N0} cases looked at, {result.Moved:N0} deadlines moved in {result.Cases:N0} cases, in {watch.Elapsed.TotalSeconds:N2} s; managed memory {before / 1_000_000:N0} MB before, {most / 1_000_000:N0} MB at most"));
    }

    private static async Task PrintAsync()
    {
        var html = $"<!DOCTYPE html><html lang=\"en\"><head><title>Letter</title></head><body><h1>Your application</h1>{string.Concat(Enumerable.Repeat("<p>We have looked at each report that you told us of, and at what the agencies hold on record about it.</p>", 25))}</body></html>";
        await using var printer = new PdfPrinter(new Chromium(new(null, [Web()], Path.Combine(Path.GetTempPath(), "asb-browser"), Environment.IsPrivilegedProcess)), TimeProvider.System);
        await printer.PrintAsync(html);
        var watch = Stopwatch.StartNew();
        const int letters = 20;
        var bytes = 0L;
        for (var i = 0; i < letters; i++) bytes += (await printer.PrintAsync(html)).Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a letter as PDF: {watch.Elapsed.TotalMilliseconds / letters:N0} ms, {bytes / letters / 1000:N0} kB, one after the other"));
    }

    // Where npm has put the browser.
    internal static string Web()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AsbCaseReview.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "src", "AsbCaseReview.Web");
    }
}
