using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace AsbCaseReview.Infrastructure.Jobs;

/// <summary>
/// The scheduler. With SQLite it has a file of its own, so that a job's bookkeeping never stops a save; with SQL Server the
/// tables of schema "quartz", shared by every server: each job runs on one of them.
/// </summary>
public static class QuartzSetup
{
    public const string SchedulerName = "asb-case-review";

    private static readonly TimeZoneInfo LondonTime = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <param name="makeTables">Makes the tables that are missing. On SQL Server only <c>--migrate</c> does: the application's account need not be allowed to.</param>
    public static void AddScheduler(this IServiceCollection services, DatabaseProvider provider, string connection, bool makeTables) => services.AddQuartz(quartz =>
    {
        quartz.ConfigureScheduler(o =>
        {
            o.InstanceName = SchedulerName;
            o.GenerateInstanceId = provider == DatabaseProvider.SqlServer;
        });
        quartz.UsePersistentStore(store =>
        {
            store.UseSystemTextJsonSerializer();
            if (makeTables) store.ProvisionSchema();
            if (provider == DatabaseProvider.Sqlite)
            {
                store.UseSqlite(SqliteFactory.Instance, connection);
            }
            else
            {
                store.UseSqlServer(SqlClientFactory.Instance, connection);
                store.ConfigureStore(o => o.TablePrefix = "quartz.QRTZ_");
                store.UseClustering();
            }
            store.UseExecutionHistory();
        });
        // Mail runs every few seconds: its successes must not push out what the sweep did last month.
        quartz.Services.Configure<ExecutionHistoryOptions>(o =>
        {
            o.Retention = TimeSpan.FromDays(90);
            o.RetentionByResult[JobRunResult.Skipped] = TimeSpan.FromDays(7);
            o.MaxEntriesPerJob = 60;
            o.MaxEntriesPerScheduler = 5_000;
        });
    });

    /// <summary>Makes the jobs' tables on SQL Server. Nothing is run.</summary>
    public static async Task MakeTablesAsync(AsbDbContext db, ISchedulerFactory schedulers, CancellationToken cancellation = default)
    {
        if (db is SqlServerAsbDbContext) await db.Database.ExecuteSqlRawAsync("IF SCHEMA_ID('quartz') IS NULL EXEC('CREATE SCHEMA quartz')", cancellation);
        await schedulers.GetScheduler(cancellation);   // the store looks at its tables as it is made
    }

    /// <summary>
    /// Brings what is stored in line with the table of jobs. A trigger that is still the same is left alone: it knows what it
    /// missed while the application stood still, and fires once for it.
    /// </summary>
    public static async Task ApplyAsync(ISchedulerFactory schedulers, CancellationToken cancellation = default)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        foreach (var job in Schedule.Jobs)
        {
            var key = new JobKey(job.Key);
            if (await scheduler.GetTrigger(new TriggerKey(job.Key), cancellation) is ICronTrigger stored && stored.CronExpressionString == job.Cron && await scheduler.Exists(key, cancellation)) continue;
            var detail = JobBuilder.Create<RunScheduledJob>().WithIdentity(key).WithDescription(job.Name).StoreDurably().RequestRecovery().Build();
            var trigger = TriggerBuilder.Create().WithIdentity(job.Key).ForJob(key)
                .WithCronSchedule(job.Cron, c => c.InTimeZone(LondonTime).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
            await scheduler.ScheduleJob(detail, [trigger], ScheduleJobOptions.Replacing, cancellation);
        }
        var known = Schedule.Jobs.Select(j => j.Key).ToHashSet();
        var gone = (await scheduler.QueryJobs(new JobQuery { Take = PagedQuery.All }, cancellation)).Items.Select(j => j.Key).Where(k => !known.Contains(k.Name)).ToList();
        if (gone.Count > 0) await scheduler.DeleteJobs(gone, cancellation);
    }
}
