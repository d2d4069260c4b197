using System.Diagnostics;
using System.Globalization;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
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
}
