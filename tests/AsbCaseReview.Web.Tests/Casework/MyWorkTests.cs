using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Casework;

/// <summary>Nothing that waits is missing from My work, and nothing stands there that nobody can do any more.</summary>
public sealed class MyWorkTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<string> SectionAsync(string key, string address = "/work") =>
        (await (await _app.SignInAsync(TestApp.Coordinator)).GetAsync(address)).Html.QuerySelector($"#{key}")?.TextContent.ReplaceLineEndings(" ") ?? "";

    [Fact]
    public async Task All_that_waits_is_counted_also_where_only_the_first_stand_there()
    {
        for (var i = 0; i < 23; i++)
            await _app.DoAsync(await _app.CaseAsync(), TestApp.Coordinator, (c, rules, by, at) => c.SetComplaintAside(1, "Another street", unrelated: true, rules, by, at));
        var waiting = await SectionAsync("set-aside");
        Assert.Contains("proposes to set apart (23)", waiting, StringComparison.Ordinal);
        Assert.Contains("Of 23 these come first", waiting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_due_today_stands_there_also_where_something_else_of_the_case_is_overdue()
    {
        var reference = await _app.CaseAsync();
        await _app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.Acknowledge("by telephone", by, at));
        // The decision is due on 16 March; before it an agency's answer.
        await _app.WithDbAsync(async db =>
        {
            var opened = await db.Cases.FirstAsync();
            var police = await db.Agencies.FirstAsync(a => a.Name == "Northamptonshire Police");
            db.InformationRequests.Add(Domain.Information.InformationRequest.Ask(opened, police, "Please confirm", new(2026, 3, 6), await Panels.PanelMaking.ActorAsync(db, TestApp.Coordinator), _app.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        _app.Clock.Set(new(2026, 3, 16, 10, 0, 0, TimeSpan.Zero));
        Assert.Contains(reference, await SectionAsync("overdue"), StringComparison.Ordinal);
        Assert.Contains("Decide", await SectionAsync("today"), StringComparison.Ordinal);
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        foreach (var deadline in new[] { "Today", "ThisWeek", "Overdue" })
            Assert.Contains(reference, (await coordinator.GetAsync($"/cases?deadline={deadline}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cases_of_somebody_who_has_left_are_everybodys_and_their_reminders_go_to_the_team()
    {
        var reference = await _app.CaseAsync(new() { InDanger = true });
        await _app.WithDbAsync(async db =>
        {
            var (opened, other) = (await db.Cases.FirstAsync(), await db.Staff.FirstAsync(s => s.Email == TestApp.OtherCoordinator));
            opened.Assign(other, null, await Panels.PanelMaking.ActorAsync(db, TestApp.Coordinator), _app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        Assert.Equal("", await SectionAsync("danger"));

        await _app.WithDbAsync(db => db.Staff.Where(s => s.Email == TestApp.OtherCoordinator).ExecuteUpdateAsync(s => s.SetProperty(x => x.IsActive, false)));
        Assert.Contains(reference, await SectionAsync("danger"), StringComparison.Ordinal);
        Assert.Contains("Owen Sallis is not here any more", await SectionAsync("new"), StringComparison.Ordinal);
        Assert.Contains(reference, (await (await _app.SignInAsync(TestApp.Coordinator)).GetAsync("/cases?assignee=nobody")).Text, StringComparison.Ordinal);

        _app.Clock.Set(new(2026, 3, 17, 10, 0, 0, TimeSpan.Zero));
        await _app.WithAsync<Sweep, SweepResult>(sweep => sweep.RunAsync());
        var to = await _app.WithDbAsync(db => db.OutgoingMessages.Where(m => m.Subject.Contains(reference)).Select(m => m.To).Distinct().ToListAsync());
        Assert.Equal(["casereview@westnorthants.example"], to);
    }

    [Fact]
    public async Task A_proposal_to_set_a_report_apart_is_nobodys_work_once_the_threshold_is_decided()
    {
        var reference = await _app.CaseAsync();
        await _app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) =>
        {
            c.AssessRisk(Make.LowRisk(c.ReceivedOn), by, at);
            c.SetComplaintAside(1, "Another street", unrelated: true, rules, by, at);
        });
        Assert.Contains(reference, await SectionAsync("set-aside"), StringComparison.Ordinal);
        await _app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) => c.RecordThresholdDecision(Make.Met(c), rules, by, at));
        Assert.Equal("", await SectionAsync("set-aside"));
        var chief = await _app.SignInAsync(TestApp.SeniorManager);
        var page = await chief.GetAsync($"/cases/{reference}/complaints");
        Assert.DoesNotContain(page.Html.Forms, f => f.GetAttribute("action")?.EndsWith("/agree", StringComparison.Ordinal) == true);
        Assert.Equal(SetAsideState.Proposed, (await _app.WithDbAsync(db => db.Cases.AsNoTracking().FirstAsync())).Complaints.Single(c => c.Number == 1).SetAsideState);
        Assert.DoesNotContain("a second person from another relevant body has to agree", (await (await _app.SignInAsync(TestApp.Coordinator)).GetAsync($"/cases/{reference}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_due_does_not_bring_the_cases_that_have_ended()
    {
        var reference = await _app.CaseAsync(new() { Complaints = 1 });
        await _app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) => c.Withdraw(Case.WithdrawnHow.InWriting, "No more", "None found", rules, by, at));
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        Assert.DoesNotContain(reference, (await coordinator.GetAsync("/cases?deadline=None")).Text, StringComparison.Ordinal);
        Assert.Contains(reference, (await coordinator.GetAsync("/cases?deadline=None&ended=true")).Text, StringComparison.Ordinal);
    }
}
