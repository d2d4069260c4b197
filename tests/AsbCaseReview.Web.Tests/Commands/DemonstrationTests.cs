using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Commands;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Commands;

/// <summary>What a first start in Development makes.</summary>
public sealed class DemonstrationTests : IAsyncLifetime
{
    private readonly DemonstrationApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Cases_at_every_stage_in_each_area_on_time_and_late() => await _app.WithDbAsync(async db =>
    {
        var cases = await db.Cases.ToListAsync();
        Assert.InRange(cases.Count, 55, 80);
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
    public async Task Each_part_of_a_review_has_a_case_that_shows_it() => await _app.WithDbAsync(async db =>
    {
        var cases = await db.Cases.ToListAsync();
        Assert.Contains(await db.QuestionThreads.ToListAsync(), t => t.WaitingSince is not null);
        Assert.Contains(await db.QuestionThreads.ToListAsync(), t => t.Messages.Any(m => m.Answer is not null));
        Assert.Equal([HowThingsAre.Better, HowThingsAre.Same, HowThingsAre.Worse], (await db.AfterwardsAnswers.Select(a => a.How).Distinct().ToListAsync()).Order());
        Assert.Contains(await db.CaseEvents.Where(e => e.Kind == CaseEventKind.Reopened).ToListAsync(), e => cases.Single(c => c.Id == e.CaseId).Round == 2);
        Assert.Contains(await db.Recommendations.ToListAsync(), r => r.State == RecommendationState.Challenged);
        Assert.Contains(await db.Panels.ToListAsync(), p => p.Cases.Count == 2);
        Assert.Equal([PanelState.Invited, PanelState.MinutesOut, PanelState.SignedOff], (await db.Panels.Select(p => p.State).Distinct().ToListAsync()).Order());
        foreach (var area in await db.Areas.ToListAsync())
        {
            Assert.Contains(cases, c => c.AreaId == area.Id && !c.Reference.StartsWith(area.ReferencePrefix, StringComparison.Ordinal));   // moved here
            Assert.Contains(cases, c => c.AreaId != area.Id && c.IsSharedWith(area.Id));
            var ladder = ActionNotices.LadderOf(await db.Services.Procedures.GetAsync(cases.First(c => c.AreaId == area.Id).ProcedureVersionId, db)).Steps.Count;
            var steps = (await db.AgreedActions.ToListAsync()).Where(a => cases.Single(c => c.Id == a.CaseId).AreaId == area.Id).Select(a => a.LastStep?.Step).OfType<int>().ToHashSet();
            Assert.Superset(Enumerable.Range(1, ladder).ToHashSet(), steps);
        }
        await HasWhatIsBehindItAsync(db, [.. cases.Where(c => c.Stage is CaseStage.OutcomeTold or CaseStage.ActionsOpen)]);
    });

    [Fact]
    public async Task A_generated_case_whose_actions_are_open_has_all_that_a_real_one_has()
    {
        await using var app = new TestApp();
        await GenerateCommand.FillAsync(app.Services, 150, seed: 1, TextWriter.Null);
        await app.WithDbAsync(async db => await HasWhatIsBehindItAsync(db, await db.Cases.Where(c => c.Stage == CaseStage.ActionsOpen).ToListAsync()));
    }

    private static async Task HasWhatIsBehindItAsync(AsbDbContext db, List<Case> cases)
    {
        Assert.NotEmpty(cases);
        foreach (var @case in cases)
        {
            Assert.Contains(await db.InformationRequests.Where(r => r.CaseId == @case.Id).ToListAsync(), r => r is { Kind: RequestKind.Full, State: RequestState.Answered });
            Assert.All(await db.Voices.Where(v => v.CaseId == @case.Id).ToListAsync(), v => Assert.True(v.IsDecided));
            var panel = await db.Panels.SingleAsync(p => p.Cases.Any(c => c.CaseId == @case.Id));
            Assert.Equal(PanelState.SignedOff, panel.State);
            Assert.True(await db.Minutes.AnyAsync(m => m.PanelId == panel.Id && m.SignedOff));
            var plan = await db.ActionPlans.SingleAsync(p => p.CaseId == @case.Id);
            Assert.NotEmpty(plan.Actions);
            Assert.NotEmpty(plan.Recommendations);
            if (@case.Stage == CaseStage.ActionsOpen) Assert.True(plan is { FinalOn: not null, Consultation.Comments: not null });
            Assert.False(await db.PlannedActionNotices.AnyAsync(n => n.CaseId == @case.Id && n.State == NoticeState.Planned && n.Day < new DateOnly(2026, 3, 2) && db.AgreedActions.Any(a => a.Id == n.ActionId && ActionStates.WithOwner.Contains(a.State))));
        }
    }

    [Fact]
    public async Task Every_case_of_it_can_be_looked_at()
    {
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        var references = await _app.WithDbAsync(db => db.Cases.Where(c => c.Reference.StartsWith("WNC")).Select(c => c.Reference).ToListAsync());
        foreach (var reference in references)
            foreach (var page in new[] { "", "/application", "/complaints", "/triage", "/threshold", "/risk", "/agencies", "/voice", "/panel", "/plan", "/letters", "/questions", "/borders", "/timeline" })
                Assert.Equal(System.Net.HttpStatusCode.OK, (await coordinator.GetAsync($"/cases/{reference}{page}")).Status);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await coordinator.GetAsync("/work")).Status);
    }
}
