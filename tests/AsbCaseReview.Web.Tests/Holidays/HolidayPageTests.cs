using System.Net;
using System.Text;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Infrastructure.Holidays;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Commands;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Holidays;

/// <summary>Bank holidays by file, from the feed, and by command.</summary>
public sealed class HolidayPageTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private sealed class Feed(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer());
    }

    private static HttpResponseMessage Answer(string content) => new(HttpStatusCode.OK) { Content = new StringContent(content, Encoding.UTF8, "application/json") };

    private Task<string?> RefreshAsync(Func<HttpResponseMessage> answer) => _app.WithAsync<LoadHolidays, string?>(async load =>
    {
        using var http = new HttpClient(new Feed(answer));
        return await new RefreshHolidays(http, new(new Uri("https://holidays.example/bank-holidays.json")), load).RunAsync();
    });

    private Task<List<HolidayLoad>> LoadsAsync() => _app.WithDbAsync(db => db.HolidayLoads.OrderBy(l => l.At).ToListAsync());

    private static async Task<Page> UploadAsync(Visitor visitor, string content, bool fewer = false)
    {
        await visitor.GetAsync("/admin/holidays");
        var form = new MultipartFormDataContent
        {
            { new StringContent(visitor.Page.Html.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "Form.File", "bank-holidays.json" },
        };
        if (fewer) form.Add(new StringContent("true"), "Form.Fewer");
        return await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/admin/holidays") { Content = form });
    }

    [Fact]
    public async Task A_year_by_rule_is_replaced_whole_by_what_is_loaded()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        Assert.Contains("2026 By rule", (await administrator.GetAsync("/admin/holidays?year=2026")).Text, StringComparison.Ordinal);
        var page = await UploadAsync(administrator, BankHolidayFile.Of([.. BankHolidayFile.Years(2025, 2027), new(new(2026, 6, 12), "A day for the team")]));
        Assert.Contains("New: A day for the team, 12 June 2026.", page.Text, StringComparison.Ordinal);
        Assert.Contains("2026 Loaded", page.Text, StringComparison.Ordinal);
        Assert.Contains("Fri 12 Jun 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("still being worked out", page.Text, StringComparison.Ordinal);
        Assert.Contains("2028 By rule", (await administrator.GetAsync("/admin/holidays?year=2028")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_shrinks_changes_nothing_says_so_beside_the_field_and_is_on_record()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        var shrunk = BankHolidayFile.Of(BankHolidayFile.Years(2025, 2027).Where(h => h.Name != "Coronation").Where(h => h.Day != new DateOnly(2026, 8, 31)));
        var page = await UploadAsync(administrator, shrunk);
        Assert.Contains("Refused, nothing was changed. The year 2026 has only 7", page.ErrorBeside("Form.File"), StringComparison.Ordinal);
        Assert.Equal(0, await _app.WithDbAsync(db => db.BankHolidays.CountAsync()));
        var load = Assert.Single(await LoadsAsync());
        Assert.False(load.Changed);
        Assert.Equal("Leonard Aspinall", load.By);
    }

    [Fact]
    public async Task Days_go_only_where_somebody_ticks_that_it_is_meant()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        await UploadAsync(administrator, BankHolidayFile.Of([.. BankHolidayFile.Years(2025, 2027), new(new(2026, 6, 12), "Typed by mistake")]));
        var right = BankHolidayFile.Of(BankHolidayFile.Years(2025, 2027));
        Assert.Contains("Typed by mistake on 12 June 2026", (await UploadAsync(administrator, right)).ErrorBeside("Form.File"), StringComparison.Ordinal);
        Assert.Contains("No longer bank holidays: Typed by mistake", (await UploadAsync(administrator, right, fewer: true)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_file_or_an_empty_one_is_said_beside_the_field()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        Assert.Equal("The file is empty", (await UploadAsync(administrator, "")).ErrorBeside("Form.File"));
        await administrator.GetAsync("/admin/holidays");
        Assert.Equal("Choose a file", (await administrator.PostAsync("/admin/holidays")).ErrorBeside("Form.File"));
    }

    [Fact]
    public async Task The_feed_is_taken_over_and_says_nothing_on_days_without_news()
    {
        var feed = BankHolidayFile.Of(BankHolidayFile.Years(2019, 2027));
        Assert.Contains("taken over", await RefreshAsync(() => Answer(feed)), StringComparison.Ordinal);
        Assert.Null(await RefreshAsync(() => Answer(feed)));
        Assert.Single(await LoadsAsync());
    }

    [Fact]
    public async Task A_feed_that_is_down_broken_or_endless_changes_nothing_and_fails_the_job()
    {
        await Assert.ThrowsAsync<HolidaysRefusedException>(() => RefreshAsync(() => new(HttpStatusCode.ServiceUnavailable)));
        await Assert.ThrowsAsync<HolidaysRefusedException>(() => RefreshAsync(() => throw new HttpRequestException("No such host")));
        await Assert.ThrowsAsync<HolidaysRefusedException>(() => RefreshAsync(() => throw new TaskCanceledException()));
        await Assert.ThrowsAsync<HolidaysRefusedException>(() => RefreshAsync(() => Answer("<html>maintenance</html>")));
        await Assert.ThrowsAsync<HolidaysRefusedException>(() => RefreshAsync(() => Answer(new string(' ', HolidayFile.MostBytes + 1))));
        var loads = await LoadsAsync();
        Assert.Equal(5, loads.Count);
        Assert.All(loads, l => Assert.StartsWith("Refused, nothing was changed.", l.Result, StringComparison.Ordinal));
        Assert.Contains(loads, l => l.Result.Contains("No such host", StringComparison.Ordinal));
        Assert.Contains(loads, l => l.Result.Contains("no answer in time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_command_loads_a_file_and_moves_what_it_touches()
    {
        var folder = Directory.CreateTempSubdirectory("asb-holidays-").FullName;
        string[] settings = [$"--Storage:Folder={folder}", "--environment=Production"];
        var file = Path.Combine(folder, "bank-holidays.json");
        await File.WriteAllTextAsync(file, BankHolidayFile.Of(BankHolidayFile.Years(2025, 2030)));
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, await LoadHolidaysCommand.RunAsync([file, .. settings], output, error));
        Assert.Contains("48 bank holidays of 2025 to 2030 taken over", output.ToString(), StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, BankHolidayFile.Of(BankHolidayFile.Years(2025, 2026)));
        Assert.Equal(0, await LoadHolidaysCommand.RunAsync([file, "--fewer", .. settings], output, error));
        Assert.Equal(1, await LoadHolidaysCommand.RunAsync([file, .. settings], output, error));
        Assert.Contains("Refused, nothing was changed.", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await LoadHolidaysCommand.RunAsync([Path.Combine(folder, "nowhere.json"), .. settings], output, error));
        Assert.Equal(2, await LoadHolidaysCommand.RunAsync(settings, output, error));
    }
}
