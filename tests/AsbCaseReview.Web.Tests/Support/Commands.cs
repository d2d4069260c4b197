namespace AsbCaseReview.Web.Tests.Support;

/// <summary>Runs commands in this process, on a data folder of their own.</summary>
public sealed class CommandRunner
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("asb-command-").FullName;

    /// <summary>What the last one printed.</summary>
    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public async Task<int> RunAsync(Func<string[], TextWriter, TextWriter, Task<int>> command, params IEnumerable<string> args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await command(["--Site:Address=https://casereview.eastshire.example", .. args, $"--Storage:Folder={Folder}", "--environment=Production"], output, error);
        (Output, Error) = (output.ToString(), error.ToString());
        return code;
    }

    public string Write(string name, string content)
    {
        var file = Path.Combine(Folder, name);
        File.WriteAllText(file, content);
        return file;
    }
}
