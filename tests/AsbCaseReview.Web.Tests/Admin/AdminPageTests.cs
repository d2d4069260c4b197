using System.Net;
using AsbCaseReview.Web.Tests.Support;

namespace AsbCaseReview.Web.Tests.Admin;

/// <summary>What all pages of the administration have in common.</summary>
public sealed class AdminPageTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static readonly string[] Addresses = ["/admin", "/admin/areas", "/admin/agencies", "/admin/people", "/admin/procedures", "/admin/letters", "/admin/changes", "/admin/looks", "/admin/holidays", "/admin/taking-over", "/admin/jobs"];

    public static TheoryData<string> Pages => [.. Addresses];

    [Theory, MemberData(nameof(Pages))]
    public async Task Only_an_administrator_sees_it(string address)
    {
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.GetAsync(address)).Status);
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync(address)).Status);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Whoever_is_not_signed_in_is_asked_to(string address) =>
        Assert.Equal("/sign-in", (await _app.Visit().GetAsync(address)).Address.AbsolutePath);

    [Fact]
    public async Task Every_page_of_the_administration_is_linked_from_its_start()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        var start = await administrator.GetAsync("/admin");
        foreach (var address in Addresses.Skip(1))
            Assert.NotNull(start.Html.QuerySelector($"main a[href='{address}']"));
    }

    [Fact]
    public async Task A_server_that_runs_no_jobs_says_so_and_starts_none()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        Assert.Contains("This server runs no background jobs", (await administrator.GetAsync("/admin/jobs")).Text, StringComparison.Ordinal);
        Assert.Contains("cannot be started from here", (await administrator.PostAsync("/admin/jobs/sweep/run")).Errors[0], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.PostAsync("/admin/jobs/nonsense/run")).Status);
    }
}
