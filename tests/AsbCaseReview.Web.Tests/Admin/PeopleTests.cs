using System.Net;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Admin;

/// <summary>People who work here, their absence, and the way in.</summary>
public sealed class PeopleTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<Guid> IdAsync(string email) => _app.WithDbAsync(db => db.Staff.Where(s => s.Email == email).Select(s => s.Id).FirstAsync());

    [Fact]
    public async Task Absence_and_cover_are_kept_and_shown()
    {
        var (administrator, nadia, owen) = (await _app.SignInAsync(TestApp.Administrator), await IdAsync(TestApp.Coordinator), await IdAsync(TestApp.OtherCoordinator));
        var page = await administrator.GetAsync($"/admin/people/{nadia}");
        Assert.Equal("Nadia Whitcombe", page.Value("Form.Name"));
        var list = await administrator.SubmitAsync($"/admin/people/{nadia}", ("Form.AwayFrom.Day", "2"), ("Form.AwayFrom.Month", "3"), ("Form.AwayFrom.Year", "2026"), ("Form.AwayUntil.Day", "6"), ("Form.AwayUntil.Month", "3"), ("Form.AwayUntil.Year", "2026"), ("Form.CoverId", owen.ToString()));
        Assert.Contains("Mon 2 Mar 2026 to Fri 6 Mar 2026, Owen Sallis covers", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_above_somebody_is_kept_and_each_change_stands_with_what_it_was()
    {
        var (administrator, nadia, grace) = (await _app.SignInAsync(TestApp.Administrator), await IdAsync(TestApp.Coordinator), await IdAsync(TestApp.SeniorManager));
        await administrator.GetAsync($"/admin/people/{nadia}");
        await administrator.SubmitAsync($"/admin/people/{nadia}", ("Form.Grade", "Team leader"), ("Form.HeadOfServiceId", grace.ToString()), ("Form.ChiefExecutiveId", grace.ToString()));
        var page = await administrator.GetAsync($"/admin/people/{nadia}");
        Assert.Equal(grace.ToString(), page.Value("Form.HeadOfServiceId"), ignoreCase: true);
        Assert.Equal(grace.ToString(), page.Value("Form.ChiefExecutiveId"), ignoreCase: true);
        var manager = await _app.WithDbAsync(db => db.Staff.Where(s => s.Id == grace).Select(s => s.Name).FirstAsync());
        Assert.Contains($"is {manager}", page.Text, StringComparison.Ordinal);
        Assert.Contains("is Team leader", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_the_field_and_what_was_typed_stays()
    {
        var (administrator, nadia) = (await _app.SignInAsync(TestApp.Administrator), await IdAsync(TestApp.Coordinator));
        await administrator.GetAsync($"/admin/people/{nadia}");
        var page = await administrator.SubmitAsync($"/admin/people/{nadia}", ("Form.Name", ""), ("Form.AreaId", ""), ("Form.Grade", "Team leader"), ("Form.AwayUntil.Day", "31"), ("Form.AwayUntil.Month", "2"), ("Form.AwayUntil.Year", "2026"));
        Assert.Equal("Enter the name", page.ErrorBeside("Form.Name"));
        Assert.Equal("Choose the area that they work in", page.ErrorBeside("Form.AreaId"));
        Assert.Contains("real date", page.ErrorBeside("Form.AwayUntil"), StringComparison.Ordinal);
        Assert.Equal("Team leader", page.Value("Form.Grade"));
    }

    [Fact]
    public async Task Nobody_works_in_one_area_for_an_agency_of_another_whose_requests_they_would_read()
    {
        var (administrator, nadia) = (await _app.SignInAsync(TestApp.Administrator), await IdAsync(TestApp.Coordinator));
        var elsewhere = await _app.WithDbAsync(db => db.Agencies.Where(a => a.Name == "Stafford Council").Select(a => a.Id).SingleAsync());
        var page = await administrator.GetAsync($"/admin/people/{nadia}");
        Assert.Contains("Stafford Council, Staffordshire", page.Text, StringComparison.Ordinal);   // which of two that are called alike
        page = await administrator.SubmitAsync($"/admin/people/{nadia}", ("Form.AgencyId", $"{elsewhere}"));
        Assert.Equal("This agency is another area’s. Choose one of the area that they work in", page.ErrorBeside("Form.AgencyId"));
        Assert.Equal($"{elsewhere}", page.Value("Form.AgencyId"), ignoreCase: true);
    }

    [Fact]
    public async Task The_second_of_two_administrators_is_told_and_loses_nothing()
    {
        var nadia = await IdAsync(TestApp.Coordinator);
        var (first, second) = (await _app.SignInAsync(TestApp.Administrator), await _app.SignInAsync(TestApp.Administrator));
        await first.GetAsync($"/admin/people/{nadia}");
        await second.GetAsync($"/admin/people/{nadia}");
        await first.SubmitAsync($"/admin/people/{nadia}", ("Form.Grade", "Team leader"));
        var page = await second.SubmitAsync($"/admin/people/{nadia}", ("Form.Name", "Nadia Whitcombe-Hall"));
        Assert.Contains("Somebody else changed Nadia Whitcombe", page.Errors[0], StringComparison.Ordinal);
        Assert.Equal("Nadia Whitcombe-Hall", page.Value("Form.Name"));
    }

    [Fact]
    public async Task The_last_administrator_cannot_lock_everybody_out()
    {
        var (administrator, own) = (await _app.SignInAsync(TestApp.Administrator), await IdAsync(TestApp.Administrator));
        await administrator.GetAsync($"/admin/people/{own}");
        Assert.Contains("Nobody else is an administrator", (await administrator.SubmitAsync($"/admin/people/{own}", ("Form.IsActive", null))).ErrorBeside("Form.Role"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_new_sets_a_password_once_and_signs_in_until_they_leave()
    {
        var (administrator, nadia) = (await _app.SignInAsync(TestApp.Administrator), await IdAsync(TestApp.Coordinator));
        await administrator.GetAsync($"/admin/people/{nadia}");
        var list = await administrator.SubmitAsync($"/admin/people/{nadia}/link");
        var link = new Uri(list.Text[list.Text.IndexOf("http", StringComparison.Ordinal)..].Split(' ')[0]).PathAndQuery;

        var visitor = _app.Visit();
        Assert.Contains("Choose a password", (await visitor.GetAsync(link)).Title, StringComparison.Ordinal);
        Assert.Equal("The two passwords are not the same", (await visitor.SubmitAsync(null, ("Password", "correct horse battery"), ("Again", "something else"))).ErrorBeside("Again"));
        Assert.Contains("12 characters", (await visitor.SubmitAsync(null, ("Password", "short"), ("Again", "short"))).ErrorBeside("Password"), StringComparison.Ordinal);
        Assert.Contains("Your password is set", (await visitor.SubmitAsync(null, ("Password", "correct horse battery"), ("Again", "correct horse battery"))).Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("/sign-in", ("Email", TestApp.Coordinator), ("Password", "correct horse battery"));
        Assert.Equal("/work", visitor.Page.Address.AbsolutePath);

        var again = _app.Visit();
        await again.GetAsync(link);
        Assert.Contains("has been used", (await again.SubmitAsync(null, ("Password", "correct horse battery"), ("Again", "correct horse battery"))).Text, StringComparison.Ordinal);

        await _app.WithDbAsync(db => db.Staff.Where(s => s.Id == nadia).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsActive, false)));
        await again.GetAsync("/sign-in");
        Assert.Contains("is not right", (await again.SubmitAsync("/sign-in", ("Email", TestApp.Coordinator), ("Password", "correct horse battery"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_said_and_somebody_unknown_is_a_404()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        var (agency, area) = await _app.WithDbAsync(async db => await db.Agencies.Select(a => new ValueTuple<Guid, Guid>(a.Id, a.AreaId)).FirstAsync());
        await administrator.GetAsync("/admin/people/new");
        var page = await administrator.SubmitAsync("/admin/people/new", ("Form.Name", "Twice"), ("Form.Email", TestApp.Coordinator), ("Form.Role", "Coordinator"), ("Form.AgencyId", agency.ToString()), ("Form.AreaId", area.ToString()));
        Assert.Contains("is there already", page.ErrorBeside("Form.Email"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"/admin/people/{Guid.CreateVersion7()}")).Status);
    }

    [Fact]
    public async Task A_look_is_found_by_case_and_by_name()
    {
        var reference = await _app.CaseAsync();
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}");
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        Assert.Contains("Nadia Whitcombe", (await administrator.GetAsync($"/admin/looks?case={reference}")).Text, StringComparison.Ordinal);
        Assert.Contains(reference, (await administrator.GetAsync("/admin/looks?who=Nadia&day=2026-03-02")).Text, StringComparison.Ordinal);
        Assert.Contains("Nobody looked", (await administrator.GetAsync("/admin/looks?who=Nobody")).Text, StringComparison.Ordinal);
        Assert.Contains("no case with this reference", (await administrator.GetAsync("/admin/looks?case=X-1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_procedure_is_shown_with_what_the_Act_says_to_it()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        Assert.Contains("Version 1", (await administrator.GetAsync("/admin/procedures")).Text, StringComparison.Ordinal);
        Assert.Contains("what the Act says to it", (await administrator.GetAsync("/admin/procedures/gloucestershire?version=1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("/admin/procedures/gloucestershire?version=99")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("/admin/procedures/nowhere")).Status);
    }
}
