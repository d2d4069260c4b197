using AsbCaseReview.Web.Setup;

namespace AsbCaseReview.Web.Commands;

/// <summary>What commands that work on the database have in common.</summary>
public static class CommandHost
{
    /// <summary>Runs with the application's services and its database, without pages and jobs. Arguments that hold a "=" are settings.</summary>
    public static async Task<int> RunAsync(string[] args, Func<IServiceProvider, Task<int>> work)
    {
        await using var app = WebApp.Build([.. args.Where(a => a.Contains('='))], o => (o.Jobs, o.Pages) = (false, false));
        await using var scope = app.Services.CreateAsyncScope();
        await WebApp.PrepareDatabaseAsync(scope.ServiceProvider);
        return await work(scope.ServiceProvider);
    }

    /// <summary>The arguments themselves: no settings, no switches.</summary>
    public static string[] Plain(string[] args) => [.. args.Where(a => !a.StartsWith("--", StringComparison.Ordinal))];

    /// <summary>A file's text, or null where it cannot be read; then the error has been written.</summary>
    public static async Task<string?> ReadAsync(string file, TextWriter error)
    {
        try
        {
            return await File.ReadAllTextAsync(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"“{file}” cannot be read: {e.Message}");
            return null;
        }
    }
}
