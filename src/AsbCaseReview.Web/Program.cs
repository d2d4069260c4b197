using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Commands;
using AsbCaseReview.Web.Setup;

try
{
    var rest = FromSource.Apply(args);
    return await CommandLine.RunAsync(rest) ?? await WebApp.RunAsync(rest);
}
catch (StartupException e)
{
    await Console.Error.WriteLineAsync($"AsbCaseReview cannot start. {e.Message}");
    return 1;
}

/// <summary>Named so that tests can start it.</summary>
public partial class Program;
