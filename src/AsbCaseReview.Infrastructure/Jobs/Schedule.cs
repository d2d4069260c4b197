using System.Globalization;
using AsbCaseReview.Infrastructure.Documents;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Holidays;
using AsbCaseReview.Infrastructure.Papers;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Infrastructure.Jobs;

/// <summary>A job: when it runs, and the plain class that does the work.</summary>
/// <param name="Key">In the job store and in addresses. Never changed.</param>
/// <param name="What">What it does, for the administrator.</param>
/// <param name="Cron">Seconds, minutes, hours, day of month, month, day of week; London time.</param>
/// <param name="RunAsync">Does the work with services of a scope of its own; says what was done, or null where there was nothing to do.</param>
public sealed record ScheduledJob(string Key, string Name, string What, string When, string Cron, Func<IServiceProvider, CancellationToken, Task<string?>> RunAsync);

/// <summary>Every job, a row each. Jobs carry no case data and are no longer than a call: the classes they call are what the tests call.</summary>
public static class Schedule
{
    public static IReadOnlyList<ScheduledJob> Jobs { get; } =
    [
        new("sweep", "Reminders and overdue notices", "Sends each planned reminder and overdue notice whose day has come, once. After days of standing still only the latest of each deadline goes.",
            "Working mornings at 7:30am", "0 30 7 * * ?", async (services, cancellation) =>
            {
                var result = await services.GetRequiredService<Sweep>().RunAsync(cancellation);
                return result is { Sent: 0, Overtaken: 0 } ? null : string.Create(CultureInfo.InvariantCulture, $"{result.Sent} sent, {result.Overtaken} overtaken by a later one");
            }),
        new("actions", "Late actions", "Reminds owners of agreed actions, and takes each step of the ladder for late ones, once.",
            "Working mornings at 7:35am", "0 35 7 * * ?", async (services, cancellation) =>
            {
                var result = await services.GetRequiredService<ActionSweep>().RunAsync(cancellation);
                return result is { Sent: 0, Overtaken: 0 } ? null : string.Create(CultureInfo.InvariantCulture, $"{result.Sent} sent, {result.Overtaken} too late to be a reminder");
            }),
        new("ask-afterwards", "How things are since", "Asks victims whose case was closed some weeks ago how things are since: by a notice where e-mail is safe, by a drafted letter where only post is.",
            "Daily at 9:10am", "0 10 9 * * ?", async (services, cancellation) =>
            {
                var (asked, drafted) = await services.GetRequiredService<AskAfterwards>().RunAsync(cancellation);
                return asked + drafted == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{asked} asked, {drafted} letters drafted");
            }),
        new("recompute", "Deadlines worked out again", "Works open deadlines out again after bank holidays changed or a procedure was corrected, and says so on each timeline.",
            "Every five minutes, where anything waits", "0 1/5 * * * ?", async (services, cancellation) =>
                await services.GetRequiredService<RecomputeDeadlines>().RunAsync(cancellation) is { } result
                    ? string.Create(CultureInfo.InvariantCulture, $"{result.Moved:N0} deadlines moved in {result.Cases:N0} cases and {result.Appeals:N0} appeals, of {result.LookedAt:N0}") : null),
        new("send-mail", "E-mail", "Sends each message that waits, once; tries again with growing gaps where the mail server says no for now. One left by a crash becomes uncertain and is not sent again by itself.",
            "Every twenty seconds, where anything waits", "0/20 * * * * ?", async (services, cancellation) =>
            {
                var result = await services.GetRequiredService<SendMail>().RunAsync(cancellation);
                return result is { Sent: 0, Failed: 0, Withheld: 0, Uncertain: 0 } ? null : string.Create(CultureInfo.InvariantCulture, $"{result.Sent} sent, {result.Failed} failed, {result.Withheld} withheld, {result.Uncertain} uncertain");
            }),
        new("letter-pdfs", "Letters as PDF", "Prints the letters that were issued since. The browser is started when there is something to print.",
            "Every twenty seconds, where anything waits", "10/20 * * * * ?", async (services, cancellation) =>
                await services.GetRequiredService<MakeLetterPdfs>().RunAsync(cancellation) is > 0 and var made ? string.Create(CultureInfo.InvariantCulture, $"{made} made") : null),
        new("refresh-holidays", "Bank holidays from GOV.UK", "Fetches GOV.UK’s list of bank holidays, where Holidays:Feed is set. A bad, empty or shrinking list changes nothing.",
            "Daily at 5:15am", "0 15 5 * * ?", (services, cancellation) => services.GetRequiredService<RefreshHolidays>().RunAsync(cancellation)),
        new("old-drafts", "Drafts that were never sent", "Deletes applications and appeals that were begun and not sent, with their files, 28 days after they were last changed.",
            "Daily at 3:40am", "0 40 3 * * ?", async (services, cancellation) =>
                Counted(await services.GetRequiredService<DeleteOldDrafts>().RunAsync(cancellation) + await services.GetRequiredService<DeleteOldAppealDrafts>().RunAsync(cancellation), "deleted")),
        new("panel-papers", "Papers for panels", "Makes the papers that coordinators have asked for, and tells the members where they are to be sent round.",
            "Every half minute, where anything waits", "5/30 * * * * ?", async (services, cancellation) =>
            {
                var made = await services.GetRequiredService<MakePacks>().RunAsync(cancellation);
                var told = await services.GetRequiredService<CirculatePacks>().RunAsync(cancellation);
                return made + told == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{made} made, {told} members told");
            }),
        new("appeal-papers", "Papers of appeals", "Makes the evidence packs that reviewers have asked for: the PDF, the applicant’s version, and the ZIP.",
            "Every half minute, where anything waits", "20/30 * * * * ?", async (services, cancellation) =>
                await services.GetRequiredService<MakeAppealPacks>().RunAsync(cancellation) is > 0 and var made ? string.Create(CultureInfo.InvariantCulture, $"{made} made") : null),
        new("sweep-files", "Files that nobody knows", "Deletes evidence files whose saving was cut short by a crash: no case or draft knows them.",
            "Daily at 4:10am", "0 10 4 * * ?", async (services, cancellation) => Counted(await services.GetRequiredService<SweepFiles>().RunAsync(cancellation), "deleted")),
        new("statistics", "Database statistics", "Lets the embedded database count its rows afresh, so that lists and searches stay quick as it grows.",
            "Daily at 4:30am", "0 30 4 * * ?", async (services, cancellation) =>
            {
                await DatabaseSetup.RefreshStatisticsAsync(services.GetRequiredService<AsbDbContext>(), cancellation);
                return null;
            }),
    ];

    private static string? Counted(int number, string what) => number == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}");

    public static ScheduledJob? Find(string key) => Jobs.FirstOrDefault(j => j.Key == key);
}
