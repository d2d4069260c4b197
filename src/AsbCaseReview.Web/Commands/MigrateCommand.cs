using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Setup;
using Quartz;

namespace AsbCaseReview.Web.Commands;

/// <summary>Applies the migrations that the database lacks, and makes the tables of the jobs.</summary>
public static class MigrateCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = WebApp.Build(args, o => (o.Jobs, o.MakeJobTables) = (false, true));
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AsbDbContext>();
        await DatabaseSetup.MigrateAsync(db);
        await QuartzSetup.MakeTablesAsync(db, scope.ServiceProvider.GetRequiredService<ISchedulerFactory>());
        Console.WriteLine("The database is up to date.");
        return 0;
    }
}
