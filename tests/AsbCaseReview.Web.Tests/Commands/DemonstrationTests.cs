using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Commands;

/// <summary>What a first start in Development makes.</summary>
public sealed class DemonstrationTests : IAsyncLifetime
{
    private sealed class Demonstration : TestApp
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Demonstration:Cases", "true")];
    }

    private readonly Demonstration _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Cases_at_every_stage_in_each_area_on_time_and_late() => await _app.WithDbAsync(async db =>
    {
        var cases = await db.Cases.ToListAsync();
        Assert.InRange(cases.Count, 40, 60);
        Assert.Equal(CaseStages.All, cases.Select(c => c.Stage).Distinct().Order());
        Assert.Equal(3, cases.Select(c => c.AreaId).Distinct().Count());
        var today = new DateOnly(2026, 3, 2);
        Assert.Contains(cases, c => c.NextDueOn < today);
        Assert.Contains(cases, c => c.NextDueOn > today);
        Assert.Contains(cases, c => c.InDanger);
        Assert.Contains(cases, c => c.Hate);
        Assert.Contains(cases, c => c.People.Any(p => p.IsUnder18) && c.People.Any(p => p.Part == Domain.Applications.PersonPart.SafeAdult));
        Assert.Contains(cases, c => c.People.Count(p => p.Part == Domain.Applications.PersonPart.Victim) > 2);
        Assert.Contains(cases, c => c.Complaints.Any(x => x.SetAsideState == SetAsideState.Proposed));
        Assert.Equal([RequestState.Asked, RequestState.Answered, RequestState.Declined], (await db.InformationRequests.Select(r => r.State).Distinct().ToListAsync()).Order());
        Assert.True(await db.InformationRequests.AnyAsync(r => r.State == RequestState.Asked && r.AnswerBy < today));
        Assert.True(await db.OutgoingMessages.AnyAsync(m => m.State == MessageState.Uncertain));
        Assert.True(await db.CaseEvents.AnyAsync(e => e.Kind == CaseEventKind.CasesLinked));
        Assert.False(await db.PlannedNotices.AnyAsync(n => n.Day < today && n.State == NoticeState.Planned));
        Assert.True(await db.Staff.AnyAsync(s => s.CoverId != null));
    });

    [Fact]
    public async Task Every_case_of_it_can_be_looked_at()
    {
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        var references = await _app.WithDbAsync(db => db.Cases.Where(c => c.Reference.StartsWith("WNC")).Select(c => c.Reference).ToListAsync());
        foreach (var reference in references)
            foreach (var page in new[] { "", "/application", "/complaints", "/triage", "/threshold", "/risk", "/timeline" })
                Assert.Equal(System.Net.HttpStatusCode.OK, (await coordinator.GetAsync($"/cases/{reference}{page}")).Status);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await coordinator.GetAsync("/work")).Status);
    }
}
