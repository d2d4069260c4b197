using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Infrastructure.Persistence;
using Quartz;

namespace AsbCaseReview.Web.Setup;

/// <summary>Whether this process runs background jobs: not where <c>Jobs:Run</c> is false.</summary>
public sealed record JobsHere(bool Run);

public static class JobsSetup
{
    public static void AddJobs(this WebApplicationBuilder builder, DatabaseChoice database, DataFolders folders, WebAppOptions options)
    {
        var embedded = database.Provider == DatabaseProvider.Sqlite;
        var run = Switches.Read(builder.Configuration, "Jobs:Run", otherwise: true) && options.Jobs;
        builder.Services.AddSingleton(new JobsHere(run));
        builder.Services.AddScoped<Sweep>();
        builder.Services.AddScoped<ActionSweep>();
        builder.Services.AddScoped<AskAfterwards>();
        builder.Services.AddScoped<RecomputeDeadlines>();
        builder.Services.AddScheduler(database.Provider, embedded ? $"Data Source={Path.Combine(folders.Root, "jobs.db")}" : database.Connection, makeTables: embedded || options.MakeJobTables);
        if (!run) return;
        builder.Services.AddQuartzHostedService(o => (o.WaitForJobsToComplete, o.AwaitApplicationStarted) = (true, false));
        builder.Services.AddHealthChecks().AddQuartz(o => o.Name = "jobs");
    }

    /// <exception cref="StartupException">The tables of the jobs are missing.</exception>
    public static async Task ApplyScheduleAsync(IServiceProvider services)
    {
        if (!services.GetRequiredService<JobsHere>().Run) return;
        try
        {
            await QuartzSetup.ApplyAsync(services.GetRequiredService<ISchedulerFactory>());
        }
        catch (SchedulerException e)
        {
            throw new StartupException($"The tables of the background jobs cannot be used: {e.Message.ReplaceLineEndings(" ")} Run the application once with --migrate, or set Jobs:Run to false where another server runs the jobs.", e);
        }
    }
}
