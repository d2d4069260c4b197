using Quartz;

namespace AsbCaseReview.Infrastructure.Jobs;

/// <summary>
/// All that Quartz calls: finds the row of the table and lets it work in the scope that Quartz has opened. One run of a
/// job at a time, on one server; a run that a crash cut short is run again.
/// </summary>
[DisallowConcurrentExecution]
public sealed class RunScheduledJob(IServiceProvider services) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (Schedule.Find(context.JobDetail.Key.Name) is not { } job) return;   // of a newer version, on another server
        var done = await job.RunAsync(services, cancellationToken);
        context.Result = done is null ? JobRunReport.Skipped("Nothing to do") : JobRunReport.Succeeded(done);
    }
}
