using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Commands;
using AsbCaseReview.Web.Setup;

namespace AsbCaseReview.Web.Tests.Commands;

/// <summary>Where a setting is wrong the application does not start, and says in a sentence what to mend.</summary>
public sealed class StartTests
{
    private static async Task<string> RefusedAsync(params IEnumerable<string> settings)
    {
        var folder = Directory.CreateTempSubdirectory("asb-start-").FullName;
        return (await Assert.ThrowsAsync<StartupException>(async () =>
        {
            await using var app = WebApp.Build([.. settings.Prepend("--Site:Address=https://casereview.example").Prepend($"--Storage:Folder={folder}")], o => (o.Jobs, o.Pages) = (false, false));
            await WebApp.PrepareAsync(app);
        })).Message;
    }

    [Theory]
    [InlineData("--Database:Provider=Oracle", "Set it to Sqlite or SqlServer.")]
    [InlineData("--Database:Provider=SqlServer", "Set Database:ConnectionString")]
    [InlineData("--Database:ConnectionStringFile=/nowhere/secret", "Mount the secret")]
    [InlineData("--Database:ConnectionString=Nonsense=1", "not one for SQLite")]
    [InlineData("--Database:ConnectionString=Data Source=/nowhere/at/all.db", "The database cannot be reached")]
    [InlineData("--Storage:Folder=/proc/asb", "cannot be made")]
    [InlineData("--Site:Address=", "Set it to where people reach the site")]
    [InlineData("--Jobs:Run=perhaps", "Set it to true or false.")]
    [InlineData("--Holidays:Feed=bank holidays", "not a web address")]
    [InlineData("--Risk:MatrixFile=/nowhere/matrix.json", "cannot be used")]
    public async Task A_wrong_setting_is_named_with_what_to_do(string setting, string says) => Assert.Contains(says, await RefusedAsync(setting, "--environment=Production"), StringComparison.Ordinal);

    [Fact]
    public async Task A_mistyped_command_starts_no_server()
    {
        Assert.Equal(2, await CommandLine.RunAsync(["chek-procedure", "file.json"]));
        Assert.Null(await CommandLine.RunAsync(["--urls", "http://localhost:5080"]));
        Assert.Null(await CommandLine.RunAsync(["Jobs:Run=false"]));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_said_so() => Assert.Contains("The database cannot be reached", await RefusedAsync(
        "--Database:Provider=SqlServer", "--Database:ConnectionString=Server=tcp:127.0.0.1,1;Database=none;User Id=sa;Password=none;Connect Timeout=1;ConnectRetryCount=0", "--environment=Production"), StringComparison.Ordinal);
}
