using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Web.Setup;
using Quartz;
using Quartz.Extensibility;

namespace AsbCaseReview.Web.Admin.Jobs;

/// <param name="FailedInARow">How often it has failed since it last went well.</param>
public sealed record JobRow(ScheduledJob Job, DateTimeOffset? Next, bool RunsNow, DateTimeOffset? LastAt, JobRunResult? LastResult, string? LastSaid, int FailedInARow);

public sealed record JobRun(string Name, DateTimeOffset At, TimeSpan Took, JobRunResult Result, string Said, string Server);

/// <param name="Of">The one job whose runs are shown; null: of all.</param>
public sealed record JobsView(IReadOnlyList<JobRow> Jobs, IReadOnlyList<JobRun> Runs, ScheduledJob? Of, bool RunHere);

/// <summary>The jobs and their last runs, from Quartz's own history. Runs that found nothing to do are left out of the list.</summary>
[Query]
public sealed class JobsQuery(ISchedulerFactory schedulers, IExecutionHistoryStore history, JobsHere here)
{
    private const int Shown = 40;

    public async Task<JobsView> AskAsync(string? of)
    {
        var scheduler = await schedulers.GetScheduler();
        var triggers = (await scheduler.GetTriggers([.. Schedule.Jobs.Select(j => new TriggerKey(j.Key))])).ToDictionary(t => t.Key.Name);
        var running = (await scheduler.QueryFireInstances(new() { Take = PagedQuery.All })).Items.Where(f => f.State == FireInstanceState.Executing).Select(f => f.JobKey?.Name).ToHashSet();
        var statuses = (await history.QueryJobRunStatuses(new() { SchedulerName = QuartzSetup.SchedulerName, Take = PagedQuery.All })).Items.ToDictionary(s => s.Job.Name);
        var chosen = of is null ? null : Schedule.Find(of);
        var runs = await history.QueryExecutions(new()
        {
            SchedulerName = QuartzSetup.SchedulerName,
            Job = chosen is null ? null : new JobKey(chosen.Key),
            Results = [JobRunResult.Succeeded, JobRunResult.Failed, JobRunResult.Cancelled],
            Take = Shown,
        });
        return new(
            [.. Schedule.Jobs.Select(j => Row(j, triggers.GetValueOrDefault(j.Key), running.Contains(j.Key), statuses.GetValueOrDefault(j.Key)))],
            [.. runs.Items.Select(r => new JobRun(Schedule.Find(r.JobName)?.Name ?? r.JobName, r.FiredAtUtc, r.Duration, r.EffectiveResult, r.ExceptionMessage ?? r.Summary ?? "", r.SchedulerInstanceId))],
            chosen,
            here.Run);
    }

    private static JobRow Row(ScheduledJob job, ITrigger? trigger, bool runsNow, JobRunStatus? status) => new(
        job, trigger?.NextFireTimeUtc, runsNow, status?.LastFiredAtUtc, status?.LastResult,
        status?.LastResult == JobRunResult.Failed ? status.LastFailureMessage : status?.LastSummary, status?.ConsecutiveFailures ?? 0);
}
