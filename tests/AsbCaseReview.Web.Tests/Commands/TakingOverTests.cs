using System.Net;
using System.Text;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Web.Admin.TakingOver;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Commands;

/// <summary>Live cases from another system's CSV. It is Monday 2 March 2026.</summary>
public sealed class TakingOverTests : IAsyncLifetime
{
    private const string Head = "old_reference,stage,received,local_government_area,applicant,email,email_safe,decided,decision_told,panel,acknowledged,happened,reported,agency,agency_reference\n";
    private const string Two = Head
        + "OLD-1,Threshold to decide,23/02/2026,West Northamptonshire,Irene Falconer,irene@applicant.example,yes,,,,25/02/2026,01/02/2026,02/02/2026,Police,NP-77\n"
        + "OLD-1,,,,,,,,,,,08/02/2026,08/02/2026,Housing association,\n"
        + "OLD-2,Panel arranged,12/01/2026,West Northamptonshire,\"Falconer, Bryn\",,,2026-01-22,23/01/2026,12/03/2026,15/01/2026,20/12/2025,21/12/2025,Council,\n";

    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<TakeOverReport> RunAsync(string csv, bool commit = false) => _app.WithDbAsync(async db => await new TakeOverCases(db, _app.Clock).RunAsync(
        await db.Areas.AsNoTracking().Include(a => a.LocalGovernmentAreas).FirstAsync(a => a.Key == "west-northamptonshire"), Encoding.UTF8.GetBytes(csv), "cases.csv", commit, new(null, "Test", ActorRole.Administrator, "")));

    private Task<Case> CaseAsync(string name) => _app.WithDbAsync(db => db.Cases.FirstAsync(c => c.ApplicantName == name));

    [Fact]
    public async Task A_dry_run_reports_and_changes_nothing()
    {
        var report = await RunAsync(Two);
        Assert.Empty(report.Problems);
        Assert.False(report.Committed);
        Assert.Equal(["OLD-1", "OLD-2"], report.Cases.Select(c => c.OldReference));
        Assert.Equal(2, report.Cases[0].Reports);
        Assert.Equal(0, await _app.WithDbAsync(db => db.Cases.CountAsync()));
    }

    [Fact]
    public async Task Cases_come_at_their_true_stage_and_dates_and_nothing_past_is_sent()
    {
        var report = await RunAsync(Two, commit: true);
        Assert.True(report.Committed);
        var first = await CaseAsync("Irene Falconer");
        Assert.Equal(CaseStage.ThresholdToDecide, first.Stage);
        Assert.Equal(new DateOnly(2026, 2, 23), first.ReceivedOn);
        Assert.Equal([AgencyKinds.Police, AgencyKinds.HousingProvider], first.Complaints.OrderBy(c => c.Number).Select(c => c.AgencyKind));
        Assert.Equal(CaseStage.PanelArranged, (await CaseAsync("Falconer, Bryn")).Stage);
        await _app.WithDbAsync(async db =>
        {
            Assert.Equal(DeadlineState.Kept, (await db.Deadlines.FirstAsync(d => d.CaseId == first.Id && d.Limit == "acknowledge")).State);
            Assert.All(await db.PlannedNotices.ToListAsync(), n => Assert.True(n.Day >= new DateOnly(2026, 3, 2)));
            Assert.Empty(await db.OutgoingMessages.ToListAsync());
            Assert.Empty(await db.Letters.ToListAsync());
        });
        await _app.WithAsync<Sweep, SweepResult>(s => s.RunAsync());
        Assert.DoesNotContain(await _app.WithDbAsync(db => db.PlannedNotices.Where(n => n.State == NoticeState.Sent).ToListAsync()), n => n.Day < new DateOnly(2026, 3, 2));
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        Assert.Contains("OLD-1", (await coordinator.GetAsync($"/cases/{first.Reference}/timeline")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_past_is_told_in_words_and_what_only_the_former_system_knows_is_said()
    {
        await RunAsync(Two, commit: true);
        var reference = (await CaseAsync("Falconer, Bryn")).Reference;
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        var timeline = (await coordinator.GetAsync($"/cases/{reference}/timeline")).Text;
        Assert.Contains("Taken over: the threshold was met on 22 January 2026.", timeline, StringComparison.Ordinal);
        Assert.Contains("Taken over: the decision was told on 23 January 2026.", timeline, StringComparison.Ordinal);
        Assert.Contains("Taken over: the panel was arranged for 12 March 2026.", timeline, StringComparison.Ordinal);
        Assert.DoesNotContain("12 March 2026 at", timeline, StringComparison.Ordinal);   // it lies ahead: the note is of today
        Assert.Contains("Decided on 22 January 2026, before the case was taken over.", (await coordinator.GetAsync($"/cases/{reference}/threshold")).Text, StringComparison.Ordinal);
        Assert.Contains("a panel was arranged for 12 March 2026", (await coordinator.GetAsync($"/cases/{reference}/panel")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("before the case was taken over", (await coordinator.GetAsync($"/cases/{(await CaseAsync("Irene Falconer")).Reference}/threshold")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_a_longer_one_takes_over_the_rest()
    {
        await RunAsync(Two, commit: true);
        var again = await RunAsync(Two + "OLD-3,Received,01/03/2026,West Northamptonshire,Ned Third,,,,,,,,,,\n", commit: true);
        Assert.Equal(["OLD-1", "OLD-2"], again.Before);
        Assert.Equal("OLD-3", Assert.Single(again.Cases).OldReference);
        Assert.Equal(3, await _app.WithDbAsync(db => db.Cases.CountAsync()));
    }

    [Theory]
    [InlineData("X,Deciding,23/02/2026,West Northamptonshire,A B", "stage", "is none of")]
    [InlineData("X,Closed,23/02/2026,West Northamptonshire,A B", "stage", "is none of")]
    [InlineData("X,Received,31/02/2026,West Northamptonshire,A B", "received", "not a date")]
    [InlineData("X,Received,3/3/2026,West Northamptonshire,A B", "received", "After today")]
    [InlineData("X,Received,,West Northamptonshire,A B", "received", "missing")]
    [InlineData("X,Received,1/3/2026,Stroud,A B", "local_government_area", "none of the area’s")]
    [InlineData("X,Received,1/3/2026,West Northamptonshire,", "applicant", "missing")]
    [InlineData(",Received,1/3/2026,West Northamptonshire,A B", "old_reference", "missing")]
    [InlineData("X,Received,1/3/2026,West Northamptonshire,A B,not an address,yes", "email", "not an e-mail address")]
    [InlineData("X,Met,1/2/2026,West Northamptonshire,A B", "stage", "is none of")]
    [InlineData("X,Threshold met,1/2/2026,West Northamptonshire,A B", "decided", "needs this date")]
    [InlineData("X,Threshold met,1/2/2026,West Northamptonshire,A B,,,1/1/2026", "decided", "Before the application")]
    [InlineData("X,Received,1/2/2026,West Northamptonshire,A B,,,,,,,5/1/2026,4/1/2026", "reported", "before it happened")]
    [InlineData("X,Received,1/2/2026,West Northamptonshire,A B,,,,,,,5/1/2026,,", "reported", "missing")]
    [InlineData("X,Received,1/2/2026,West Northamptonshire,A B,,,,,,,5/1/2026,5/1/2026,Wizards", "agency", "no kind of agency")]
    public async Task Each_problem_is_told_with_its_line_and_column_and_nothing_is_taken_over(string line, string column, string says)
    {
        var report = await RunAsync(Two + line + "\n", commit: true);
        Assert.Contains(report.Problems, p => p.Line == 5 && p.Column == column && p.Text.Contains(says, StringComparison.Ordinal));
        Assert.False(report.Committed);
        Assert.Equal(0, await _app.WithDbAsync(db => db.Cases.CountAsync()));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_why()
    {
        Assert.NotEmpty((await RunAsync("")).Problems);
        Assert.Contains((await RunAsync("old_reference,stage,colour\n")).Problems, p => p.Column == "colour");
        Assert.Contains((await RunAsync("old_reference,stage\n")).Problems, p => p is { Column: "applicant", Text: "The column is missing." });
        Assert.Contains((await RunAsync(Two + "OLD-9,\"Received\n")).Problems, p => p.Text.Contains("never closed", StringComparison.Ordinal));
        Assert.Contains("no cases", Assert.Single((await RunAsync(Head)).Problems).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_checks_a_file_reads_the_report_and_confirms()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        await administrator.GetAsync("/admin/taking-over");
        var form = new MultipartFormDataContent
        {
            { new StringContent(administrator.Page.Html.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("west-northamptonshire"), "Form.Area" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(Two)), "Form.File", "cases.csv" },
        };
        var checkedPage = await administrator.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/admin/taking-over/check") { Content = form });
        Assert.Contains("Would be taken over: 2 cases", checkedPage.Text, StringComparison.Ordinal);
        Assert.Equal(0, await _app.WithDbAsync(db => db.Cases.CountAsync()));
        var done = await administrator.SubmitAsync("/admin/taking-over/confirm");
        Assert.Contains("Taken over: 2 cases", done.Text, StringComparison.Ordinal);
        Assert.Equal(2, await _app.WithDbAsync(db => db.Cases.CountAsync()));
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync("/admin/taking-over/template.csv")).Status);
    }

    [Fact]
    public async Task Nothing_chosen_is_said_beside_the_field()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        await administrator.GetAsync("/admin/taking-over");
        var page = await administrator.PostAsync("/admin/taking-over/check");
        Assert.Equal("Choose the area", page.ErrorBeside("Form.Area"));
        Assert.Equal("Choose a file", page.ErrorBeside("Form.File"));
    }
}
