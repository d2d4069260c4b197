using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Commands;
using AsbCaseReview.Web.Setup;

try
{
    return await CommandLine.RunAsync(args) ?? await WebApp.RunAsync(args);
}
catch (StartupException e)
{
    await Console.Error.WriteLineAsync($"AsbCaseReview cannot start. {e.Message}");
    return 1;
}

/// <summary>Named so that tests can start it.</summary>
public partial class Program;
