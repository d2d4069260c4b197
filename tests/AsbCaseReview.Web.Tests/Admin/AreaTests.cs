using System.Net;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Admin;

/// <summary>Areas and their agencies, as an administrator keeps them.</summary>
public sealed class AreaTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<Guid> AreaAsync(string key = "west-northamptonshire") => _app.WithDbAsync(db => db.Areas.Where(a => a.Key == key).Select(a => a.Id).FirstAsync());

    private static (string, string?)[] Filled(string key = "exampleshire") =>
    [
        ("Form.Name", "Exampleshire"), ("Form.Key", key), ("Form.Nation", "England"), ("Form.ReferencePrefix", "EXA"), ("Form.LocalGovernmentAreas", "Exampleton: ex1 ex2\nOther Example"), ("Form.Team", "Case Review team"),
        ("Form.Body", "Exampleshire Council"), ("Form.Phone", "01632 960000"), ("Form.Email", "review@exampleshire.example"), ("Form.Address", "1 Example Street"), ("Form.Hours", "Monday to Friday"),
    ];

    [Fact]
    public async Task An_area_is_added_with_what_it_covers_and_the_change_is_recorded()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        await administrator.GetAsync("/admin/areas/new");
        var list = await administrator.SubmitAsync("/admin/areas/new", Filled());
        Assert.Contains("Exampleshire was added.", list.Text, StringComparison.Ordinal);
        var area = await _app.WithDbAsync(db => db.Areas.AsNoTracking().Include(a => a.LocalGovernmentAreas).FirstAsync(a => a.Key == "exampleshire"));
        Assert.Equal(["Exampleton|EX1 EX2", "Other Example|"], area.LocalGovernmentAreas.OrderBy(l => l.Name).Select(l => $"{l.Name}|{l.Postcodes}"));
        Assert.Contains("Exampleshire", (await administrator.GetAsync("/admin/changes")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_the_field_and_what_was_typed_stays()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        await administrator.GetAsync("/admin/areas/new");
        var page = await administrator.SubmitAsync("/admin/areas/new", Filled("Not A Key").Select(f => f.Item1 switch { "Form.Email" => (f.Item1, "nobody"), "Form.LocalGovernmentAreas" => (f.Item1, "Exampleton\nexampleton"), _ => f }));
        Assert.Contains("lower-case letters", page.ErrorBeside("Form.Key"), StringComparison.Ordinal);
        Assert.Contains("e-mail address", page.ErrorBeside("Form.Email"), StringComparison.Ordinal);
        Assert.Equal("A local government area is there twice", page.ErrorBeside("Form.LocalGovernmentAreas"));
        Assert.Equal("Exampleshire Council", page.Value("Form.Body"));

        await administrator.GetAsync("/admin/areas/new");
        var taken = await administrator.SubmitAsync("/admin/areas/new", Filled("west-northamptonshire").Select(f => f.Item1 == "Form.LocalGovernmentAreas" ? (f.Item1, "West Northamptonshire") : f));
        Assert.Equal("Another area has this name in addresses", taken.ErrorBeside("Form.Key"));
        Assert.Equal("West Northamptonshire belongs to another area already", taken.ErrorBeside("Form.LocalGovernmentAreas"));
    }

    [Fact]
    public async Task A_changed_telephone_number_is_shown_with_what_it_was_and_who_changed_it()
    {
        var (administrator, id) = (await _app.SignInAsync(TestApp.Administrator), await AreaAsync());
        var page = await administrator.GetAsync($"/admin/areas/{id}");
        Assert.Equal("01632 962101", page.Value("Form.Phone"));
        Assert.Contains("Version 1", page.Text, StringComparison.Ordinal);   // closing time, publication and retention are its procedure's
        await administrator.SubmitAsync($"/admin/areas/{id}", ("Form.Phone", "01632 962199"));
        Assert.Contains("telephone: was 01632 962101, is 01632 962199", (await administrator.GetAsync($"/admin/areas/{id}")).Text, StringComparison.Ordinal);
        var change = await _app.WithDbAsync(db => db.AdministrativeChanges.SingleAsync(c => c.AboutId == id));
        Assert.Equal((_app.Clock.GetUtcNow(), "Area"), (change.At, change.What));
        await administrator.SubmitAsync($"/admin/areas/{id}");
        Assert.Equal(1, await _app.WithDbAsync(db => db.AdministrativeChanges.CountAsync(c => c.AboutId == id)));   // nothing different, nothing noted
    }

    [Fact]
    public async Task The_second_of_two_administrators_is_told_and_loses_nothing()
    {
        var id = await AreaAsync();
        var (first, second) = (await _app.SignInAsync(TestApp.Administrator), await _app.SignInAsync(TestApp.Administrator));
        await first.GetAsync($"/admin/areas/{id}");
        await second.GetAsync($"/admin/areas/{id}");
        await first.SubmitAsync($"/admin/areas/{id}", ("Form.Hours", "Mornings"));
        var page = await second.SubmitAsync($"/admin/areas/{id}", ("Form.Team", "Another team"));
        Assert.Contains("Somebody else changed", page.Errors[0], StringComparison.Ordinal);
        Assert.Equal("Another team", page.Value("Form.Team"));
    }

    [Fact]
    public async Task Somebody_unknown_is_a_404()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        foreach (var address in (string[])[$"/admin/areas/{Guid.CreateVersion7()}", $"/admin/agencies/{Guid.CreateVersion7()}", "/admin/letters/nowhere/Closed", "/admin/letters/west-northamptonshire/Nothing"])
            Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(address)).Status);
    }

    [Fact]
    public async Task An_agency_that_has_left_is_asked_nothing_new_and_the_last_relevant_body_cannot_leave()
    {
        var area = await AreaAsync();
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        await administrator.GetAsync("/admin/agencies/new?area=west-northamptonshire");
        await administrator.SubmitAsync("/admin/agencies/new", ("Form.Name", "Example Fire and Rescue"), ("Form.Kind", "fire"), ("Form.Email", "fire@example.org"), ("Form.IsRelevantBody", "true"));
        var fire = await _app.WithDbAsync(db => db.Agencies.Where(a => a.Name == "Example Fire and Rescue").Select(a => a.Id).SingleAsync());
        var (coordinator, reference) = (await _app.SignInAsync(TestApp.Coordinator), await _app.CaseAsync());
        Assert.Contains("Example Fire and Rescue", (await coordinator.GetAsync($"/cases/{reference}/triage")).Text, StringComparison.Ordinal);

        await administrator.GetAsync($"/admin/agencies/{fire}");
        await administrator.SubmitAsync($"/admin/agencies/{fire}", ("Form.TakesPart", null));
        Assert.Contains("left on: was nothing, is 2 March 2026", (await administrator.GetAsync($"/admin/agencies/{fire}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Example Fire and Rescue", (await coordinator.GetAsync($"/cases/{reference}/triage")).Text, StringComparison.Ordinal);

        await _app.WithDbAsync(db => db.Agencies.Where(a => a.AreaId == area && a.Kind != "council").ExecuteUpdateAsync(s => s.SetProperty(a => a.IsRelevantBody, false)));
        var council = await _app.WithDbAsync(db => db.Agencies.Where(a => a.AreaId == area && a.IsRelevantBody).Select(a => a.Id).SingleAsync());
        await administrator.GetAsync($"/admin/agencies/{council}");
        var refused = await administrator.SubmitAsync($"/admin/agencies/{council}", ("Form.TakesPart", null));
        Assert.Contains("(section 104(3))", refused.ErrorBeside("Form.TakesPart"), StringComparison.Ordinal);
        Assert.Contains("work for it", refused.ErrorBeside("Form.TakesPart"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_body_that_hears_appeals_has_a_contact_of_its_own_whole_or_not_at_all()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        var office = await _app.WithDbAsync(db => db.Agencies.Where(a => a.Kind == "policeAndCrimeCommissioner" && db.Areas.Any(x => x.Id == a.AreaId && x.Key == "staffordshire")).Select(a => a.Id).SingleAsync());
        var page = await administrator.GetAsync($"/admin/agencies/{office}");
        Assert.Equal("Independent Review Manager", page.Value("Form.AppealName"));
        page = await administrator.SubmitAsync($"/admin/agencies/{office}", ("Form.AppealPhone", ""), ("Form.AppealEmail", "appeals"));
        Assert.Equal("Enter the telephone number", page.ErrorBeside("Form.AppealPhone"));
        Assert.Contains("appeals@commissioner.gov.uk", page.ErrorBeside("Form.AppealEmail"), StringComparison.Ordinal);
        Assert.Equal("appeals", page.Value("Form.AppealEmail"));
        await administrator.SubmitAsync($"/admin/agencies/{office}", ("Form.AppealPhone", "01632 960777"), ("Form.AppealEmail", "appeals@office.example"));
        Assert.Contains("telephone for appeals: was 01632 960160, is 01632 960777", (await administrator.GetAsync($"/admin/agencies/{office}")).Text, StringComparison.Ordinal);
        Assert.Contains("01632 960777", (await _app.Visit().GetAsync("/appeal/offices")).Text, StringComparison.Ordinal);

        await administrator.SubmitAsync($"/admin/agencies/{office}", ("Form.AppealName", ""), ("Form.AppealPhone", ""), ("Form.AppealEmail", ""), ("Form.AppealAddress", ""), ("Form.AppealHours", ""));
        Assert.Null(await _app.WithDbAsync(db => db.Agencies.Where(a => a.Id == office).Select(a => a.AppealContact).SingleAsync()));
        Assert.Contains("They take messages for Staffordshire Commissioner’s Office.", (await _app.Visit().GetAsync("/appeal/offices")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agency_has_a_name_once_in_an_area_a_kind_and_a_mailbox()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        var known = await _app.WithDbAsync(db => db.Agencies.FirstAsync());
        await administrator.GetAsync("/admin/agencies/new");
        var page = await administrator.SubmitAsync("/admin/agencies/new", ("Form.AreaId", known.AreaId.ToString()), ("Form.Name", known.Name), ("Form.Email", "nobody"));
        Assert.Equal("The area has an agency of this name already", page.ErrorBeside("Form.Name"));
        Assert.Equal("Choose what kind of agency it is", page.ErrorBeside("Form.Kind"));
        Assert.Contains("mailbox", page.ErrorBeside("Form.Email"), StringComparison.Ordinal);
        Assert.Equal(known.Name, page.Value("Form.Name"));
    }
}
