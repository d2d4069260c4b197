using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Quartz.Extensibility;

namespace AsbCaseReview.Web.Tests.Jobs;

/// <summary>The scheduler itself, on a file of its own.</summary>
public sealed class ScheduleTests : IAsyncLifetime
{
    private sealed class AppWithJobs : TestApp
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Jobs:Run", "true")];
    }

    private sealed class Ended : IJobListener
    {
        private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "test";

        public Task<string> Job => _ended.Task.WaitAsync(TimeSpan.FromMinutes(1));

        public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
        {
            _ended.TrySetResult(context.JobDetail.Key.Name);
            return default;
        }
    }

    private readonly AppWithJobs _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private ISchedulerFactory Schedulers => _app.Services.GetRequiredService<ISchedulerFactory>();

    [Fact]
    public async Task Every_job_has_its_trigger_in_London_time_and_fires_once_for_what_it_missed()
    {
        var scheduler = await Schedulers.GetScheduler();
        foreach (var job in Schedule.Jobs)
        {
            var trigger = Assert.IsAssignableFrom<ICronTrigger>(await scheduler.GetTrigger(new TriggerKey(job.Key)));
            Assert.Equal("Europe/London", trigger.TimeZone.Id);
            Assert.Equal(CronTriggerMisfireInstruction.FireAndProceed, trigger.MisfireInstruction);
            var detail = (await scheduler.GetJobDetail(new JobKey(job.Key)))!;
            Assert.True(detail.RequestsRecovery, "a run that a crash cut short is run again");
            Assert.True(detail.ConcurrentExecutionDisallowed, "never twice at once");
        }
    }

    [Fact]
    public async Task Starting_again_leaves_a_trigger_that_is_the_same_so_that_it_knows_what_it_missed()
    {
        var scheduler = await Schedulers.GetScheduler();
        var before = (await scheduler.GetTrigger(new TriggerKey("sweep")))!.StartTimeUtc;
        _app.Clock.Advance(TimeSpan.FromDays(3));
        await QuartzSetup.ApplyAsync(Schedulers);
        Assert.Equal(before, (await scheduler.GetTrigger(new TriggerKey("sweep")))!.StartTimeUtc);
    }

    [Fact]
    public async Task A_job_that_the_table_no_longer_has_is_taken_out()
    {
        var scheduler = await Schedulers.GetScheduler();
        await scheduler.AddJob(JobBuilder.Create<RunScheduledJob>().WithIdentity("long-gone").StoreDurably().Build(), new AddJobOptions());
        await QuartzSetup.ApplyAsync(Schedulers);
        Assert.False(await scheduler.Exists(new JobKey("long-gone")));
    }

    [Fact]
    public async Task An_administrator_starts_a_job_and_sees_what_came_of_it()
    {
        await _app.CaseAsync();
        _app.Clock.Set(new DateTimeOffset(2026, 3, 10, 8, 0, 0, TimeSpan.Zero));   // a reminder and a notice of its acknowledgement are due
        var ended = new Ended();
        (await Schedulers.GetScheduler()).ListenerManager.AddJobListener(ended);
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        await administrator.GetAsync("/admin/jobs");
        await administrator.SubmitAsync("/admin/jobs/sweep/run");
        Assert.Contains("has been started", administrator.Page.Text, StringComparison.Ordinal);

        Assert.Equal("sweep", await ended.Job);
        await _app.Services.GetRequiredService<IExecutionHistoryStore>().QueryExecutions(new() { SchedulerName = QuartzSetup.SchedulerName });
        var page = await administrator.GetAsync("/admin/jobs?job=sweep");
        Assert.Contains("1 sent, 1 overtaken by a later one", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_is_ready_when_its_jobs_run()
    {
        var answer = await _app.CreateClient().GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync());
    }
}
