using System.Net;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.ActionPlans;

public sealed class ActionsPageTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly Due = new(2026, 3, 20);

    private static (string, string?)[] Day(string field, int day, int month) => [($"{field}.Day", $"{day}"), ($"{field}.Month", $"{month}"), ($"{field}.Year", "2026")];

    [Fact]
    public async Task An_owner_takes_it_on_reports_progress_and_reports_it_done_and_it_is_done_when_the_coordinator_takes_note()
    {
        var reference = await app.MetCaseAsync();
        var id = await app.ActionAsync(reference, Due);
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        var page = await officer.GetAsync("/actions");
        Assert.Contains(reference, page.Text, StringComparison.Ordinal);
        page = await officer.GetAsync($"/actions/{id}");
        Assert.Contains("Desmond Varley at number 9", page.Text, StringComparison.Ordinal);   // restricted is for partners
        Assert.DoesNotContain("Margaret", page.Text, StringComparison.Ordinal);                // nothing else of the case
        await officer.SubmitAsync($"/actions/{id}/accept");
        page = await officer.SubmitAsync($"/actions/{id}/progress", ("Progress.Progress", "Four visits so far"));
        Assert.Contains("Four visits so far", page.Text, StringComparison.Ordinal);
        page = await officer.SubmitAsync($"/actions/{id}/end", ("End.What", "Twelve visits"));
        Assert.Equal("Say whether it is done, no longer needed or no longer possible", page.ErrorBeside("End.As"));
        Assert.Equal("Twelve visits", page.Value("End.What"));
        page = await officer.SubmitAsync($"/actions/{id}/end", ("End.As", "Done"), ("End.Checked", "She says that it is quiet"));
        Assert.Contains("It ends when the coordinator has taken note", page.Text, StringComparison.Ordinal);
        Assert.Equal(ActionState.EndReported, (await app.StoredActionAsync(id)).State);

        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/plan/{id}");
        page = await coordinator.SubmitAsync($"/cases/{reference}/plan/{id}/take-note", ("TakeNote.VictimOutcome", "Varley was told off"));
        Assert.Contains("“Varley”", page.ErrorBeside("TakeNote.VictimOutcome"), StringComparison.Ordinal);
        await coordinator.SubmitAsync($"/cases/{reference}/plan/{id}/take-note", ("TakeNote.VictimOutcome", "Officers visited twelve times"));
        var action = await app.StoredActionAsync(id);
        Assert.Equal((ActionState.Done, "Officers visited twelve times"), (action.State, action.VictimOutcome));
        Assert.DoesNotContain(action.Notices, n => n.State == NoticeState.Planned);
    }

    [Fact]
    public async Task More_time_is_asked_for_and_decided_and_the_day_moves_only_then()
    {
        var reference = await app.MetCaseAsync();
        var id = await app.ActionAsync(reference, Due);
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        await officer.GetAsync($"/actions/{id}");
        var page = await officer.SubmitAsync($"/actions/{id}/more-time", [.. Day("MoreTime.Until", 19, 3), ("MoreTime.Why", "The camera is late")]);
        Assert.Contains(page.Errors, e => e.Contains("give a later day", StringComparison.Ordinal));
        Assert.Equal("The camera is late", page.Value("MoreTime.Why"));
        await officer.SubmitAsync($"/actions/{id}/more-time", [.. Day("MoreTime.Until", 10, 4), ("MoreTime.Why", "The camera is late")]);
        Assert.Equal(Due, (await app.StoredActionAsync(id)).DueOn);

        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/plan/{id}");
        page = await coordinator.SubmitAsync($"/cases/{reference}/plan/{id}/decide-time", ("DecideTime.Why", "It is reasonable"));
        Assert.Equal("Say whether more time is given", page.ErrorBeside("DecideTime.Give"));
        await coordinator.SubmitAsync($"/cases/{reference}/plan/{id}/decide-time", ("DecideTime.Give", "true"));
        Assert.Equal(new DateOnly(2026, 4, 10), (await app.StoredActionAsync(id)).DueOn);
    }

    [Fact]
    public async Task An_owner_and_the_coordinator_who_act_at_once_are_told_and_lose_nothing()
    {
        var reference = await app.MetCaseAsync();
        var id = await app.ActionAsync(reference, Due);
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        await officer.GetAsync($"/actions/{id}");
        await app.DoToActionAsync(id, TestApp.Coordinator, (a, c, _, by, at) => a.ReportProgress(c, "Told by telephone: two visits", by, at));
        var page = await officer.SubmitAsync($"/actions/{id}/progress", ("Progress.Progress", "Three visits"));
        Assert.Contains(page.Errors, e => e.Contains("Nothing that you typed is lost", StringComparison.Ordinal));
        Assert.Equal("Three visits", page.Value("Progress.Progress"));
        Assert.Contains("Told by telephone: two visits", page.Text, StringComparison.Ordinal);
        page = await officer.SubmitAsync($"/actions/{id}/progress");
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task An_act_that_the_state_does_not_allow_is_refused_with_where_it_stands()
    {
        var id = await app.ActionAsync(await app.MetCaseAsync(), Due);
        await app.DoToActionAsync(id, TestApp.Coordinator, (a, c, _, by, at) => a.HandOver(c, "Housing team", "For good", null, by, at));
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        await officer.GetAsync($"/actions/{id}");
        var version = (await app.StoredActionAsync(id)).Version;
        var page = await officer.PostAsync($"/actions/{id}/progress", ("Progress.Version", $"{version}"), ("Progress.Progress", "More"));
        Assert.Contains(page.Errors, e => e.Contains("the action stands at “Handed over”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_route_of_another_agencys_action_or_recommendation_is_a_404()
    {
        var reference = await app.MetCaseAsync();
        var id = await app.ActionAsync(reference, Due);
        var recommendation = await app.WithDbAsync(async db =>
        {
            var opened = await db.Cases.FirstAsync(c => c.Reference == reference);
            var plan = await db.ActionPlans.FirstAsync(p => p.CaseId == opened.Id);
            var made = plan.Recommend(opened, await db.Agencies.FirstAsync(a => a.Name == "Northamptonshire Police"), "", "More patrols", "Nights", null, Due, null, new(null, "Nadia", Domain.Partnership.ActorRole.Coordinator, ""), app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
            return made.Id;
        });
        foreach (var who in new[] { TestApp.HousingOfficer, "faisal.thorne@staff.example" })   // another agency; another area's police
        {
            var stranger = await app.SignInAsync(who);
            Assert.DoesNotContain(reference, (await stranger.GetAsync("/actions")).Text, StringComparison.Ordinal);
            foreach (var target in new[] { id, Guid.CreateVersion7() })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/actions/{target}")).Status);
                foreach (var act in new[] { "accept", "decline", "progress", "more-time", "end" })
                {
                    await stranger.GetAsync("/actions");   // for its token
                    Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/actions/{target}/{act}", ("Progress.Progress", "x"), ("Decline.Why", "x"))).Status);
                }
            }
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/actions/recommendations/{recommendation}")).Status);
            await stranger.GetAsync("/actions");
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/actions/recommendations/{recommendation}", ("Form.Act", "Accept"))).Status);
        }
        Assert.Equal(ActionState.Agreed, (await app.StoredActionAsync(id)).State);
    }

    [Fact]
    public async Task Monitoring_shows_an_areas_actions_by_lateness_owner_and_agency_with_the_filter_in_the_address()
    {
        var reference = await app.MetCaseAsync();
        var id = await app.ActionAsync(reference, new(2026, 3, 2), otherwise: w => w with { What = "Fit the spyhole" });
        await app.ActionAsync(reference, Due, TestApp.HousingOfficer, w => w with { What = "Mend the gate" });
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        var page = await coordinator.GetAsync("/monitoring");
        Assert.Contains("Fit the spyhole", page.Text, StringComparison.Ordinal);
        Assert.Contains("Mend the gate", page.Text, StringComparison.Ordinal);
        page = await coordinator.GetAsync("/monitoring?owner=tweed&order=Agency");
        Assert.DoesNotContain("Fit the spyhole", page.Text, StringComparison.Ordinal);
        Assert.Contains("Mend the gate", page.Text, StringComparison.Ordinal);
        Assert.Contains("No action fits", (await coordinator.GetAsync("/monitoring?owner=nobody")).Text, StringComparison.Ordinal);
        Assert.Contains("No action fits", (await coordinator.GetAsync("/monitoring?show=Late")).Text, StringComparison.Ordinal);
        var elsewhere = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        Assert.DoesNotContain("Fit the spyhole", (await elsewhere.GetAsync("/monitoring")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync(TestApp.PoliceOfficer)).GetAsync("/monitoring")).Status);
        Assert.NotEqual(Guid.Empty, id);
    }
}
