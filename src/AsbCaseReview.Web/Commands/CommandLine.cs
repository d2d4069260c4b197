namespace AsbCaseReview.Web.Commands;

/// <summary>Chores that are run instead of the web application: the first argument names one.</summary>
public static class CommandLine
{
    /// <returns>The exit code, 2 where there is no such command, or null where the web application is to be started.</returns>
    public static async Task<int?> RunAsync(string[] args) => args switch
    {
        ["--migrate", .. var rest] => await MigrateCommand.RunAsync(rest),
        ["generate", .. var rest] => await GenerateCommand.RunAsync(rest),
        ["add-area", .. var rest] => await AddAreaCommand.RunAsync(rest, Console.Out, Console.Error),
        ["publish-procedure", .. var rest] => await PublishProcedureCommand.RunAsync(rest, Console.Out, Console.Error),
        ["add-administrator", .. var rest] => await AddAdministratorCommand.RunAsync(rest, Console.Out, Console.Error),
        ["take-over-cases", .. var rest] => await TakeOverCasesCommand.RunAsync(rest, Console.Out, Console.Error),
        ["load-holidays", .. var rest] => await LoadHolidaysCommand.RunAsync(rest, Console.Out, Console.Error),
        ["check-procedure", .. var rest] => CheckProcedureCommand.Run(rest, Console.Out, Console.Error),
        ["try-procedure", .. var rest] => TryProcedureCommand.Run(rest, Console.Out, Console.Error),
        ["procedure-schema", ..] => ProcedureSchemaCommand.Run(Console.Out),
        [var word, ..] when IsWord(word) => Unknown(word),
        _ => null,
    };

    // Settings begin with a dash or a slash, or hold a “=”. A mistyped command must not start a server.
    private static bool IsWord(string first) => first.Length > 0 && first[0] is not ('-' or '/') && !first.Contains('=');

    private static int Unknown(string word)
    {
        Console.Error.WriteLine($"“{word}” is no command. There are: --migrate, {string.Join(", ", Words)}. Without one the web application starts.");
        return 2;
    }

    private static readonly string[] Words =
        ["generate", "add-area", "publish-procedure", "add-administrator", "take-over-cases", "load-holidays", "check-procedure", "try-procedure", "procedure-schema"];
}
