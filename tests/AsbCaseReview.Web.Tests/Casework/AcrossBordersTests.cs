using System.Net;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Web.Tests.Panels;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Casework;

/// <summary>The agencies of an area with which a case is shared take part in its review; its coordinators follow it.</summary>
public sealed class AcrossBordersTests : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    private Task<(Guid Agency, Guid Officer, string Email, Guid Coordinator)> ConstabularyAsync() => _app.WithDbAsync(async db =>
    {
        var agency = await db.Agencies.FirstAsync(a => a.Name == "Gloucestershire Constabulary");
        var officer = await db.Staff.FirstAsync(s => s.AgencyId == agency.Id && s.Role == StaffRole.AgencyOfficer);
        return (agency.Id, officer.Id, officer.Email, await db.Staff.Where(s => s.Email == TestApp.CoordinatorElsewhere).Select(s => s.Id).FirstAsync());
    });

    private async Task ShareAsync(Visitor coordinator, string reference)
    {
        var area = await _app.WithDbAsync(async db => (await db.Areas.FirstAsync(a => a.Key == "gloucestershire")).Id);
        await coordinator.GetAsync($"/cases/{reference}/borders");
        await coordinator.SubmitAsync($"/cases/{reference}/borders/share", ("Share.Area", area.ToString()), ("Share.Why", "The car park lies on both sides."));
    }

    [Fact]
    public async Task Shared_the_other_areas_agencies_are_asked_and_answer_and_not_before()
    {
        var reference = await _app.GatheringAsync();
        var constabulary = await ConstabularyAsync();
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        var page = await coordinator.GetAsync($"/cases/{reference}/agencies");
        Assert.DoesNotContain("Gloucestershire Constabulary", page.Text, StringComparison.Ordinal);
        (string, string?)[] asked = [("Ask.Agencies", constabulary.Agency.ToString()), ("Ask.By.Day", "12"), ("Ask.By.Month", "3"), ("Ask.By.Year", "2026")];
        page = await coordinator.SubmitAsync($"/cases/{reference}/agencies/ask", asked);
        Assert.Contains("Choose agencies of this area, or of one with which the case is shared", Assert.Single(page.Errors), StringComparison.Ordinal);

        await ShareAsync(coordinator, reference);
        page = await coordinator.GetAsync($"/cases/{reference}/agencies");
        Assert.Contains("Gloucestershire Constabulary (Gloucestershire)", page.Text, StringComparison.Ordinal);
        page = await coordinator.SubmitAsync($"/cases/{reference}/agencies/ask", asked);
        Assert.Empty(page.Errors);
        var request = await _app.WithDbAsync(db => db.InformationRequests.AsNoTracking().FirstAsync(r => r.AgencyId == constabulary.Agency));
        var officer = await _app.SignInAsync(constabulary.Email);
        Assert.Contains(reference, (await officer.GetAsync("/requests")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync($"/requests/{request.Id}")).Status);
    }

    [Fact]
    public async Task Shared_the_other_areas_officers_sit_on_the_panel_and_its_coordinators_do_not()
    {
        var reference = await _app.GatheringAsync();
        var constabulary = await ConstabularyAsync();
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        await ShareAsync(coordinator, reference);
        var panel = await _app.PanelAsync(reference);
        await coordinator.GetAsync($"/panels/{panel}");
        var page = await coordinator.SubmitAsync($"/panels/{panel}/seat", ("Seat.Part", "Member"), ("Seat.StaffId", constabulary.Coordinator.ToString()));
        Assert.Contains("Choose somebody who works in this area", Assert.Single(page.Errors), StringComparison.Ordinal);
        page = await coordinator.SubmitAsync($"/panels/{panel}/seat", ("Seat.Part", "Member"), ("Seat.StaffId", constabulary.Officer.ToString()));
        Assert.Empty(page.Errors);
        var officer = await _app.SignInAsync(constabulary.Email);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync($"/panels/{panel}/member")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/panels/{panel}/room")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignInAsync(TestApp.CoordinatorElsewhere)).GetAsync($"/panels/{panel}/member")).Status);

        // In the room they can be chosen for what is agreed, and the action stands in the plan.
        _app.Clock.Set(Domain.Calendar.London.Instant(PanelMaking.Day, new(10, 0)));
        await _app.OnPanelAsync(panel, TestApp.PanelChair, (_, p, cs, by, at) =>
        {
            p.RecordAttendance(p.Chair!.Id, Domain.Panels.Attendance.Present, by);
            p.Open([], cs, by, at);
            return Task.CompletedTask;
        });
        var chair = await _app.SignInAsync(TestApp.PanelChair);
        page = await chair.GetAsync($"/panels/{panel}/room");
        var action = page.Html.QuerySelectorAll(".asb-row--new form").First(f => f.QuerySelector("[name=Kind]")!.GetAttribute("value") == "Action").GetAttribute("action");
        page = await chair.SubmitAsync(action, ("Heading", "Patrol both sides"), ("AgencyId", constabulary.Agency.ToString()), ("Due.Day", "30"), ("Due.Month", "4"), ("Due.Year", "2026"), ("Text", "Why"));
        await chair.SubmitAsync($"/panels/{panel}/room/close");
        Assert.Equal("Gloucestershire Constabulary", Assert.Single(await _app.WithDbAsync(db => db.AgreedActions.AsNoTracking().Where(a => db.Cases.Any(c => c.Id == a.CaseId && c.Reference == reference)).ToListAsync())).AgencyName);
    }

    [Fact]
    public async Task Shared_the_plan_gives_the_other_areas_agencies_actions_and_recommendations_and_not_before()
    {
        var reference = await _app.GatheringAsync();
        var constabulary = await ConstabularyAsync();
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/plan/add");
        (string, string?)[] patrol = [("Add.What", "Patrol both sides"), ("Add.Why", "It lies on both sides"), ("Add.Owner", $"{constabulary.Agency}|{constabulary.Officer}"), ("Add.Due.Day", "30"), ("Add.Due.Month", "4"), ("Add.Due.Year", "2026")];
        var page = await coordinator.SubmitAsync($"/cases/{reference}/plan/add", patrol);
        Assert.Contains("or of one with which the case is shared", Assert.Single(page.Errors), StringComparison.Ordinal);

        await ShareAsync(coordinator, reference);
        page = await coordinator.GetAsync($"/cases/{reference}/plan/add");
        Assert.Contains("Gloucestershire Constabulary (Gloucestershire): ", page.Text, StringComparison.Ordinal);
        Assert.Empty((await coordinator.SubmitAsync($"/cases/{reference}/plan/add", patrol)).Errors);
        page = await coordinator.GetAsync($"/cases/{reference}/plan");
        Assert.Contains("Patrol both sides", page.Text, StringComparison.Ordinal);
        page = await coordinator.SubmitAsync($"/cases/{reference}/plan/recommend", ("Recommend.Agency", constabulary.Agency.ToString()), ("Recommend.Text", "Answer calls from both sides"), ("Recommend.Why", "Calls were passed on and lost"),
            ("Recommend.AnswerBy.Day", "30"), ("Recommend.AnswerBy.Month", "4"), ("Recommend.AnswerBy.Year", "2026"));
        Assert.Empty(page.Errors);
        var officer = await _app.SignInAsync(constabulary.Email);
        page = await officer.GetAsync("/actions");
        Assert.Contains("Patrol both sides", page.Text, StringComparison.Ordinal);
        Assert.Contains("Answer calls from both sides", page.Text, StringComparison.Ordinal);
    }
}
