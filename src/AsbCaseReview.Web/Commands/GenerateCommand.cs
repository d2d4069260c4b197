using System.Diagnostics;
using System.Globalization;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Demonstration;
using AsbCaseReview.Web.Setup;

namespace AsbCaseReview.Web.Commands;

/// <summary>
/// <c>generate --cases 100000 --seed 1</c>: fills a database with lifelike cases for measuring. Letters stand on the
/// timeline as issued, without their text: a hundred thousand of them would measure nothing but the disk. Those whose actions
/// are open have all that a real one has; the others have the dates of their review alone.
/// </summary>
public static class GenerateCommand
{
    private const int AtOnce = 400;

    public static async Task<int> RunAsync(string[] args)
    {
        if (!TryRead(args, "--cases", 1_000, out var cases) || !TryRead(args, "--seed", 1, out var seed) || cases is < 1 or > 10_000_000)
        {
            await Console.Error.WriteLineAsync("Write: generate --cases 100000 --seed 1");
            return 2;
        }
        await using var app = WebApp.Build([.. args.Where(a => a.Contains('='))], o => o.Jobs = false);
        if (app.Environment.IsProduction())
        {
            await Console.Error.WriteLineAsync("Invented cases are not put into a production database. Set ASPNETCORE_ENVIRONMENT to Development, and the database to another.");
            return 2;
        }
        await WebApp.PrepareAsync(app);
        await FillAsync(app.Services, cases, seed, Console.Error);
        return 0;
    }

    /// <param name="progress">Told of each batch.</param>
    public static async Task FillAsync(IServiceProvider services, int cases, int seed, TextWriter progress)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AsbDbContext>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var settings = await Settings.ReadAsync(db, London.DateOf(now));
        var whole = new WholeCases(db, await db.Services.Holidays.CalendarAsync(db));
        var (random, watch, done) = (new Random(seed), Stopwatch.StartNew(), 0);
        while (done < cases)
        {
            for (var i = 0; i < AtOnce && done + i < cases; i++)
            {
                var setting = settings[random.Next(settings.Count)];
                var lifelike = new LifelikeCase(setting, Plan(random), random, now, Issued);
                whole.Add(await lifelike.MakeAsync(), setting.Rules.Procedure, lifelike.Review?.Beside ?? []);
            }
            done += await whole.SaveAsync();
            await progress.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\r{done:N0} of {cases:N0} cases, {100.0 * done / cases:N0}%, {done / watch.Elapsed.TotalSeconds:N0} a second "));
        }
        await DatabaseSetup.RefreshStatisticsAsync(db);
        await progress.WriteLineAsync();
    }

    private static Task Issued(Case made, LetterKind kind, Domain.Partnership.Actor by, DateTimeOffset at, Func<LetterContent, LetterContent>? more)
    {
        made.Record(new Happened.LetterIssued(kind.Name(), $"{made.Reference}/{(int)kind + 1}", "by post"), by, at, kind.AnchoredOnIssue());
        return Task.CompletedTask;
    }

    // Mostly closed cases of the last year and a half, and some thousands in a hundred thousand that are open.
    private static CasePlan Plan(Random random)
    {
        var daysAgo = random.Next(12) == 0 ? random.Next(0, 60) : random.Next(60, 540);
        var complaints = random.Next(100) switch { < 5 => 0, < 15 => 1, < 30 => 2, < 65 => 3, < 85 => 4, _ => random.Next(5, 9) };
        var stage = daysAgo switch
        {
            < 3 => CaseStage.Received,
            < 8 => One(random, CaseStage.Received, CaseStage.AwaitingConsentOrInformation, CaseStage.ThresholdToDecide),
            < 16 => One(random, CaseStage.AwaitingConsentOrInformation, CaseStage.ThresholdToDecide, CaseStage.Met),
            < 30 => One(random, CaseStage.ThresholdToDecide, CaseStage.Met, CaseStage.GatheringInformation, CaseStage.PanelArranged),
            < 60 => One(random, CaseStage.GatheringInformation, CaseStage.PanelArranged, CaseStage.PanelHeld, CaseStage.OutcomeTold),
            < 130 => One(random, CaseStage.OutcomeTold, CaseStage.ActionsOpen, CaseStage.ActionsOpen, CaseStage.PanelHeld, CaseStage.Closed),
            _ => CaseStage.Closed,
        };
        if (complaints < 3 && daysAgo > 16 && random.Next(3) > 0) stage = One(random, CaseStage.NotMet, CaseStage.NotMet, CaseStage.Withdrawn, CaseStage.NoContact, CaseStage.SignpostedElsewhere);
        return new(stage, daysAgo, complaints, Slow: random.Next(6) == 0, Hate: random.Next(12) == 0, InDanger: daysAgo < 3 && random.Next(20) == 0, ForSomebody: random.Next(7) == 0, NoEmail: random.Next(5) == 0, Whole: stage == CaseStage.ActionsOpen);
    }

    private static CaseStage One(Random random, params CaseStage[] stages) => stages[random.Next(stages.Length)];

    private static bool TryRead(string[] args, string name, int otherwise, out int value)
    {
        value = otherwise;
        var at = Array.IndexOf(args, name);
        return at < 0 || at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value);
    }
}
