using System.Net;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Appeals;

/// <summary>Who comes in by which door: a coordinator cannot read the reviewer's drafts, a reviewer cannot change the case.</summary>
public sealed class AppealAccessTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Reviewer = MakeAppeals.Reviewer;

    private async Task<(string Appeal, string Case)> LodgedAsync(bool assigned = true)
    {
        var reference = await app.CaseAsync(new() { Area = "staffordshire" });
        var (appeal, _) = await app.AppealAsync(new() { Case = reference });
        if (assigned) await app.AssignAsync(appeal);
        return (appeal, reference);
    }

    [Fact]
    public async Task The_reviewers_pages_are_closed_to_those_who_answered_for_the_case_and_to_another_areas_office()
    {
        var (appeal, reference) = await LodgedAsync();
        foreach (var path in new[] { "", "/papers", "/audit", "/findings", "/report", "/report/bodies", "/after", "/timeline" })
        {
            foreach (var email in new[] { TestApp.CoordinatorStaffordshire, "tom.pargeter@staff.example" })
                Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync(email)).GetAsync($"/appeals/{appeal}{path}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(TestApp.Reviewer)).GetAsync($"/appeals/{appeal}{path}")).Status);
        }
        var reviewer = await app.SignInAsync(Reviewer);
        Assert.Equal(HttpStatusCode.OK, (await reviewer.GetAsync($"/appeals/{appeal}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reviewer.GetAsync($"/cases/{reference}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync("/appeals/APSTA-9999-9999")).Status);
        Assert.Contains(await app.WithDbAsync(db => db.CaseLooks.Select(l => l.Page).ToListAsync()), p => p == $"appeal {appeal}: summary");
    }

    [Theory]
    [InlineData(MakeAppeals.Reviewer, "/appeals")]
    [InlineData(MakeAppeals.Commissioner, "/appeals")]
    [InlineData(MakeAppeals.CouncilOfficer, "/requests")]
    [InlineData(TestApp.Coordinator, "/work")]
    [InlineData(TestApp.PanelChair, "/work")]
    [InlineData(TestApp.Analyst, "/appeals/figures")]
    [InlineData(TestApp.Administrator, "/admin")]
    public async Task Whoever_signs_in_begins_on_a_page_that_is_theirs(string email, string page)
    {
        var visitor = await app.SignInAsync(email);
        Assert.Equal((HttpStatusCode.OK, page), (visitor.Page.Status, visitor.Page.Address.AbsolutePath));
    }

    [Fact]
    public async Task Whoever_acted_on_the_case_is_refused_as_its_reviewer()
    {
        var (appeal, reference) = await LodgedAsync(assigned: false);
        await app.WithDbAsync(async db =>
        {
            var staff = await db.Staff.FirstAsync(s => s.Email == Reviewer);
            var opened = await db.Cases.FirstAsync(c => c.Reference == reference);
            opened.Record(new Domain.Cases.Happened.NoteAdded("I sat in on this one."), new(staff.Id, staff.Name, ActorRole.Coordinator, ""), app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var reviewer = await app.SignInAsync(Reviewer);
        await reviewer.GetAsync($"/appeals/{appeal}");
        var id = await app.WithDbAsync(async db => (await db.Staff.FirstAsync(s => s.Email == Reviewer)).Id);
        var page = await reviewer.SubmitAsync($"/appeals/{appeal}/assign", ("Assign.Reviewer", id.ToString()), ("Assign.Declaration", "None"));
        Assert.Contains("had a part in this case (acted on the case)", page.Text, StringComparison.Ordinal);
        Assert.Equal("None", page.Value("Assign.Declaration"));
    }

    [Fact]
    public async Task A_stale_form_is_told_what_changed_and_keeps_what_was_typed()
    {
        var (appeal, _) = await LodgedAsync();
        var (one, two) = (await app.SignInAsync(Reviewer), await app.SignInAsync(Reviewer));
        await one.GetAsync($"/appeals/{appeal}");
        await two.GetAsync($"/appeals/{appeal}");
        await one.SubmitAsync($"/appeals/{appeal}/acknowledge", ("Acknowledge.Text", "by letter"));
        var page = await two.SubmitAsync($"/appeals/{appeal}/acknowledge", ("Acknowledge.Text", "by telephone"));
        Assert.Contains("Marek Stannard: Appeal acknowledged by letter.", page.Errors[0], StringComparison.Ordinal);
        Assert.Equal("by telephone", page.Value("Acknowledge.Text"));
        Assert.Contains("Acknowledged.", (await two.SubmitAsync($"/appeals/{appeal}/acknowledge")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_act_at_the_wrong_time_is_refused_with_what_was_typed()
    {
        var (appeal, _) = await LodgedAsync();
        var reviewer = await app.SignInAsync(Reviewer);
        await reviewer.GetAsync($"/appeals/{appeal}/papers");
        var page = await reviewer.PostAsync($"/appeals/{appeal}/report/draft", ("Draft.Version", (await app.WithDbAsync(db => db.Appeals.Where(a => a.Reference == appeal).Select(a => a.Version).FirstAsync())).ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Draft.Background", "Back"), ("Draft.Conclusion", "End"));
        Assert.Contains("has no finding yet", page.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_log_what_the_lead_body_passes_on_and_the_clock_starts_when_it_reaches_the_office()
    {
        var reference = await app.CaseAsync(new() { Area = "staffordshire" });
        var coordinator = await app.SignInAsync(TestApp.CoordinatorStaffordshire);
        await coordinator.GetAsync($"/appeals/log?caseReference={reference}");
        var page = await coordinator.SubmitAsync("/appeals/log", ("Form.Channel", "email"), ("Form.Against", "Review"), ("Form.Name", "Margaret Ellery"), ("Form.Grounds", "B"), ("Form.Why", "Not considered"),
            ("Form.RequestedOn.Day", "23"), ("Form.RequestedOn.Month", "2"), ("Form.RequestedOn.Year", "2026"));
        Assert.Contains("with the applicant’s consent to pass the papers", page.Text, StringComparison.Ordinal);
        page = await coordinator.SubmitAsync("/appeals/log", ("Form.ConsentToPapers", "true"), ("Form.Grounds", "B"));
        Assert.Contains("is logged", page.Text, StringComparison.Ordinal);
        var (received, requested, due) = await app.WithDbAsync(async db =>
        {
            var appeal = await db.Appeals.FirstAsync(a => db.Cases.Any(c => c.Id == a.CaseId && c.Reference == reference));
            return (appeal.ReceivedOn, appeal.RequestedOn, await db.Deadlines.Where(d => d.AppealId == appeal.Id && d.Limit == "appealPapersAsked").Select(d => d.Due).FirstAsync());
        });
        Assert.Equal((new DateOnly(2026, 3, 2), new DateOnly(2026, 2, 23), (DateOnly?)new DateOnly(2026, 3, 9)), (received, requested, due));
    }

    [Fact]
    public async Task Lessons_are_open_to_partners_and_figures_to_those_who_monitor()
    {
        await LodgedAsync();
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync("tom.pargeter@staff.example")).GetAsync("/lessons")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync("tom.pargeter@staff.example")).GetAsync("/appeals/figures")).Status);
        Assert.Contains("Sought", (await (await app.SignInAsync("hollie.brandreth@staff.example")).GetAsync("/appeals/figures")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/appeal")]
    [InlineData("/appeal/about")]
    [InlineData("/appeal/other-routes")]
    [InlineData("/appeal/yours")]
    public async Task Public_pages_open_without_an_account(string path) => Assert.Equal(HttpStatusCode.OK, (await app.Visit().GetAsync(path)).Status);

    [Fact]
    public async Task A_question_without_an_answer_says_so_and_a_page_out_of_turn_leads_back()
    {
        var visitor = app.Visit();
        await visitor.GetAsync("/appeal/about");
        Assert.Equal("Choose what the appeal is about", (await visitor.SubmitAsync("/appeal/about")).ErrorBeside("About"));
        Assert.Equal("/appeal/other-routes", (await visitor.SubmitAsync("/appeal/about", ("About", "outcome"))).Address.AbsolutePath);
        await visitor.GetAsync("/appeal/about");
        await visitor.SubmitAsync("/appeal/about", ("About", "Review"));
        Assert.Equal("/appeal/review", (await visitor.GetAsync("/appeal/check")).Address.AbsolutePath);
    }
}
