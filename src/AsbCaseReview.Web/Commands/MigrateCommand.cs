using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Setup;

namespace AsbCaseReview.Web.Commands;

/// <summary>Applies the migrations that the database lacks, and makes the tables of the jobs.</summary>
public static class MigrateCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = WebApp.Build(args, o => o.Jobs = false);
        await using var scope = app.Services.CreateAsyncScope();
        await DatabaseSetup.MigrateAsync(scope.ServiceProvider.GetRequiredService<AsbDbContext>());
        Console.WriteLine("The database is up to date.");
        return 0;
    }
}
