using System.Net;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Appeals;

/// <summary>From "not met" to three months after the report, and against a review handled elsewhere.</summary>
public sealed class AppealJourneyTests : IAsyncLifetime
{
    private const string Reviewer = MakeAppeals.Reviewer;
    private const string Commissioner = MakeAppeals.Commissioner;
    private const string Officer = MakeAppeals.CouncilOfficer;
    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<(Visitor Visitor, string Appeal, string Code)> AskAsync(string? reference, string area, string name = "Margaret Ellery", string day = "2", string month = "3", string email = "margaret@applicant.example")
    {
        var visitor = _app.Visit();
        await visitor.GetAsync("/appeal/about");
        await visitor.SubmitAsync("/appeal/about", ("About", "Threshold"));
        var council = await _app.WithDbAsync(async db => (await db.LocalGovernmentAreas.FirstAsync(l => l.Name == area)).Id);
        await visitor.SubmitAsync("/appeal/review", ("Council", council.ToString()), ("HandledBy", "Staffordshire Police"), ("Reference", reference));
        await visitor.SubmitAsync("/appeal/notice", ("On.Day", day), ("On.Month", month), ("On.Year", "2026"));
        if (visitor.Page.Address.AbsolutePath == "/appeal/late") await visitor.SubmitAsync("/appeal/late", ("Text", "I was in hospital."));
        await visitor.SubmitAsync("/appeal/grounds", ("Chosen", "A"), ("Why[0].Text", "I reported it three times and can show it."));
        await visitor.SubmitAsync("/appeal/more", ("NotConsidered", "My diary"), ("Hopes", "That somebody reads it"));
        await visitor.GetAsync("/appeal/you");
        await visitor.SubmitAsync("/appeal/you", ("Name", name), ("ForSomebody", "false"));
        await visitor.SubmitAsync("/appeal/reach", ("EmailSafe", "true"), ("Email", email));
        await visitor.SubmitAsync("/appeal/consent", ("Papers", "true"));
        Assert.Contains("I reported it three times", visitor.Page.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("/appeal/check");
        Assert.Contains("Your appeal is sent", visitor.Page.Text, StringComparison.Ordinal);
        return (visitor, visitor.Page.Html.QuerySelector(".asb-panel strong")!.TextContent, visitor.Page.Html.QuerySelector(".govuk-inset-text strong")!.TextContent);
    }

    private Task<T> AppealAsync<T>(string reference, Func<Appeal, T> of) => _app.WithDbAsync(async db => of(await db.Appeals.AsNoTracking().FirstAsync(a => a.Reference == reference)));

    [Fact]
    public async Task From_not_met_to_the_report_the_case_referred_back_and_the_update_after_three_months()
    {
        var reference = await _app.NotMetAsync();
        _app.Clock.Set(new(2026, 3, 3, 10, 0, 0, TimeSpan.Zero));
        var (applicant, appeal, code) = await AskAsync(reference, "Stafford");
        Assert.Contains("23 April 2026", applicant.Page.Text, StringComparison.Ordinal);   // 35 working days from 3 March, over Easter
        Assert.Equal(1, await AppealAsync(appeal, a => a.CaseRound!.Value));

        // The reviewer takes it on and asks.
        var reviewer = await _app.SignInAsync(Reviewer);
        Assert.Contains(appeal, (await reviewer.GetAsync("/appeals")).Text, StringComparison.Ordinal);
        await reviewer.GetAsync($"/appeals/{appeal}");
        var staff = await _app.WithDbAsync(async db => (await db.Staff.FirstAsync(s => s.Email == Reviewer)).Id);
        await reviewer.SubmitAsync($"/appeals/{appeal}/assign", ("Assign.Reviewer", staff.ToString()), ("Assign.Declaration", "No part in the case"));
        await reviewer.GetAsync($"/appeals/{appeal}/papers");
        var police = await _app.WithDbAsync(async db => (await db.Agencies.FirstAsync(a => a.Name == "Staffordshire Police")).Id);
        var page = await reviewer.SubmitAsync($"/appeals/{appeal}/papers/ask", ("Ask.Bodies", police.ToString()));
        Assert.Contains("Each body finds the request", page.Text, StringComparison.Ordinal);
        Assert.Equal(AppealState.GatheringPapers, await AppealAsync(appeal, a => a.State));

        // The papers of the case put themselves together; what is missing is explained.
        var coordinator = await _app.SignInAsync(TestApp.CoordinatorStaffordshire);
        Assert.Contains(appeal, (await coordinator.GetAsync($"/cases/{reference}/appeals")).Text, StringComparison.Ordinal);
        var request = await _app.WithDbAsync(async db => (await db.PapersRequests.FirstAsync()).Id);
        await coordinator.GetAsync($"/appeal-papers/{request}");
        Assert.Contains("Schedule 4 paragraph 7", coordinator.Page.Text, StringComparison.Ordinal);
        page = await coordinator.SubmitAsync($"/appeal-papers/{request}/assemble");
        Assert.Contains("Risk assessment before the threshold decision", page.Text, StringComparison.Ordinal);
        Assert.Contains("There is no paper for: Support offered, Correspondence, Anything else that is relevant", page.Text, StringComparison.Ordinal);
        var items = await _app.WithDbAsync(async db => (await db.PapersRequests.FirstAsync()).Items);
        page = await coordinator.SubmitAsync($"/appeal-papers/{request}", items.Select((x, i) => ($"Answer.Items[{i}].State", (string?)(x.Item is "support" or "correspondence" ? "NotAvailable" : x.State == PaperState.NotApplicable ? "NotApplicable" : "Available"))));
        Assert.Contains("Say why it is not available", page.Text, StringComparison.Ordinal);
        page = await coordinator.SubmitAsync($"/appeal-papers/{request}", items.Select((x, i) => ($"Answer.Items[{i}].Reason", (string?)"Told by telephone only.")));
        Assert.Contains("Your answer is sent", page.Text, StringComparison.Ordinal);

        // Audit, finding, recommendation, report.
        await reviewer.GetAsync($"/appeals/{appeal}/papers");
        await reviewer.SubmitAsync($"/appeals/{appeal}/papers/begin");
        Assert.Contains("By the Act’s count 1 qualifying complaint was made", (await reviewer.GetAsync($"/appeals/{appeal}/audit")).Text, StringComparison.Ordinal);
        await reviewer.GetAsync($"/appeals/{appeal}/audit/procedure/PolicyAndProcedure");
        for (var i = 0; i < 32; i++) await reviewer.SubmitAsync(null, ("Rate.Rating", "Complied"), ("Rate.Finding", "As the papers show."), ("Rate.Restricted", i == 5 ? "The police log names Varley." : null));
        Assert.Equal(0, await AppealAsync(appeal, a => a.RatingsMissing));
        var ground = await AppealAsync(appeal, a => a.Grounds[0].Id);
        await reviewer.GetAsync($"/appeals/{appeal}/findings/{ground}");
        await reviewer.SubmitAsync(null, ("Find.Result", "Upheld"), ("Find.Finding", "Two further reports were left out."));
        await reviewer.GetAsync($"/appeals/{appeal}/findings");
        await reviewer.SubmitAsync($"/appeals/{appeal}/findings/recommend", ("Recommend.Body", police.ToString()), ("Recommend.What", "ConsiderInformation"), ("Recommend.Text", "Consider the two further reports."), ("Recommend.Restricted", "Log 17 names Varley."));
        Assert.DoesNotContain("taken again", (await reviewer.GetAsync($"/appeals/{appeal}/findings")).Text, StringComparison.Ordinal);   // recommendations only
        await reviewer.GetAsync($"/appeals/{appeal}/report");
        await reviewer.SubmitAsync($"/appeals/{appeal}/report/draft", ("Draft.Background", "You asked us to look at the threshold."), ("Draft.Conclusion", "The case is referred back."), ("Draft.Restricted", "Held by the police."));
        Assert.DoesNotContain("Varley", (await reviewer.GetAsync($"/appeals/{appeal}/report/applicant")).Text, StringComparison.Ordinal);
        Assert.Contains("Varley", (await reviewer.GetAsync($"/appeals/{appeal}/report/bodies")).Text, StringComparison.Ordinal);
        foreach (var with in new[] { "the Commissioner", "the ASB lead" })
        {
            await reviewer.GetAsync($"/appeals/{appeal}/report");
            await reviewer.SubmitAsync($"/appeals/{appeal}/report/discuss", ("Discuss.With", with), ("Discuss.On.Day", "3"), ("Discuss.On.Month", "3"), ("Discuss.On.Year", "2026"));
        }
        var commissioner = await _app.SignInAsync(Commissioner);
        await commissioner.GetAsync($"/appeals/{appeal}/report");
        Assert.Contains("Approved", (await commissioner.SubmitAsync($"/appeals/{appeal}/report/approve")).Text, StringComparison.Ordinal);
        await reviewer.GetAsync($"/appeals/{appeal}/report");
        Assert.Contains("Nothing restricted", (await reviewer.SubmitAsync($"/appeals/{appeal}/report/issue")).Text, StringComparison.Ordinal);
        await reviewer.SubmitAsync($"/appeals/{appeal}/report/issue", ("Issue.Checked", "true"));
        Assert.Equal(AppealState.Answered, await AppealAsync(appeal, a => a.State));

        // The case stands open again at the threshold, in its second round; its coordinator is told.
        await _app.WithDbAsync(async db =>
        {
            var opened = await db.Cases.FirstAsync(c => c.Reference == reference);
            Assert.Equal((CaseStage.ThresholdToDecide, 2), (opened.Stage, opened.Round));
            Assert.Contains(await db.OutgoingMessages.ToListAsync(), m => m.Subject.StartsWith("Referred back", StringComparison.Ordinal));
            Assert.DoesNotContain(await db.OutgoingMessages.ToListAsync(), m => (m.Subject + m.Text).Contains("Ellery", StringComparison.Ordinal));
        });
        Assert.Contains("Consider the two further reports", (await coordinator.GetAsync($"/cases/{reference}/appeals")).Text, StringComparison.Ordinal);

        // The applicant reads the report; nothing restricted stands on their page.
        var own = _app.Visit();
        await own.GetAsync("/appeal/yours");
        await own.SubmitAsync("/appeal/yours", ("Reference", appeal), ("Code", code));
        Assert.Contains("Two further reports were left out", own.Page.Text, StringComparison.Ordinal);
        foreach (var restricted in new[] { "Varley", "Log 17", "Held by the police" }) Assert.DoesNotContain(restricted, own.Page.Text, StringComparison.Ordinal);

        // The body answers; three months after it is reminded, and reports.
        var recommendation = await _app.WithDbAsync(async db => (await db.AppealRecommendations.FirstAsync()).Id);
        await coordinator.GetAsync($"/appeal-papers/recommendations/{recommendation}");
        await coordinator.SubmitAsync($"/appeal-papers/recommendations/{recommendation}/answer", ("Respond.Accepted", "true"), ("Respond.Answer", "We decide again by 1 April."));
        _app.Clock.Set(new(2026, 6, 1, 7, 30, 0, TimeSpan.Zero));
        await _app.WithAsync<Sweep, SweepResult>(s => s.RunAsync());
        Assert.Contains(await _app.WithDbAsync(db => db.OutgoingMessages.ToListAsync()), m => m.Kind == MessageKind.Reminder && m.Subject.Contains("Progress reported", StringComparison.Ordinal) && m.To == "police@staffordshire.example");
        coordinator = await _app.SignInAsync(TestApp.CoordinatorStaffordshire);   // months later nobody is signed in any more
        reviewer = await _app.SignInAsync(Reviewer);
        await coordinator.GetAsync($"/appeal-papers/recommendations/{recommendation}");
        await coordinator.SubmitAsync($"/appeal-papers/recommendations/{recommendation}/progress", ("Progress.Text", "Decided again: met."), ("Progress.Done", "true"));
        Assert.Equal(DeadlineState.Kept, await _app.WithDbAsync(async db => (await db.Deadlines.FirstAsync(d => d.Limit == Appeal.ProgressLimit)).State));
        Assert.Contains("Decided again: met.", (await reviewer.GetAsync($"/appeals/{appeal}/after")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Against_a_review_handled_elsewhere_nothing_runs_on_any_case_and_another_body_answers_with_its_own_file()
    {
        _app.Clock.Set(new(2026, 3, 3, 10, 0, 0, TimeSpan.Zero));
        var (_, appeal, _) = await AskAsync("LETTER/9", "Tamworth", "Ada Rook");
        Assert.Null(await AppealAsync(appeal, a => a.CaseId));
        await _app.AssignAsync(appeal);
        var reviewer = await _app.SignInAsync(Reviewer);
        await reviewer.GetAsync($"/appeals/{appeal}/papers");
        var council = await _app.WithDbAsync(async db => (await db.Agencies.FirstAsync(a => a.Name == "Stafford Council")).Id);
        await reviewer.SubmitAsync($"/appeals/{appeal}/papers/ask", ("Ask.Bodies", council.ToString()));
        var request = await _app.WithDbAsync(async db => (await db.PapersRequests.FirstAsync()).Id);
        var officer = await _app.SignInAsync(Officer);
        Assert.Contains(appeal, (await officer.GetAsync("/appeal-papers")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("put themselves together", (await officer.GetAsync($"/appeal-papers/{request}")).Text, StringComparison.Ordinal);
        var other = await _app.SignInAsync("dilys.kerr@staff.example");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/appeal-papers/{request}")).Status);
        Assert.Equal(0, await _app.WithDbAsync(db => db.Deadlines.CountAsync(d => d.CaseId != null)));
        Assert.Equal(4, await _app.WithDbAsync(db => db.Deadlines.CountAsync(d => d.AppealId != null)));
    }

    [Fact]
    public async Task A_reference_alone_does_not_tie_an_appeal_to_somebody_elses_case()
    {
        var reference = await _app.NotMetAsync();
        _app.Clock.Set(new(2026, 3, 3, 10, 0, 0, TimeSpan.Zero));
        var (_, appeal, _) = await AskAsync(reference, "Stafford", "Somebody Else", email: "somebody@applicant.example");
        Assert.Equal(((Guid?)null, reference), await AppealAsync(appeal, a => (a.CaseId, a.Elsewhere!.Reference)));
    }

    [Fact]
    public async Task A_late_appeal_asks_why_and_the_reviewer_decides()
    {
        _app.Clock.Set(new(2026, 3, 31, 10, 0, 0, TimeSpan.Zero));
        var (_, appeal, _) = await AskAsync(null, "Stafford", "Ada Rook", day: "2");
        Assert.True(await AppealAsync(appeal, a => a.Late));
        await _app.AssignAsync(appeal);
        var reviewer = await _app.SignInAsync(Reviewer);
        Assert.Contains("I was in hospital.", (await reviewer.GetAsync($"/appeals/{appeal}")).Text, StringComparison.Ordinal);
        Assert.Equal("Say why. The applicant will read it", (await reviewer.SubmitAsync($"/appeals/{appeal}/lateness", ("Lateness.Taken", "true"))).ErrorBeside("Lateness.Why"));
        await reviewer.SubmitAsync($"/appeals/{appeal}/lateness", ("Lateness.Taken", "true"), ("Lateness.Why", "They were in hospital."));
        Assert.True(await AppealAsync(appeal, a => a.LateTaken));
    }

    [Fact]
    public async Task A_wrong_code_opens_nothing_and_five_tries_are_the_most()
    {
        _app.Clock.Set(new(2026, 3, 3, 10, 0, 0, TimeSpan.Zero));
        var (_, appeal, code) = await AskAsync(null, "Stafford", "Ada Rook");
        var stranger = _app.Visit();
        await stranger.GetAsync("/appeal/yours");
        for (var i = 0; i < 5; i++) Assert.Contains("not right", (await stranger.SubmitAsync("/appeal/yours", ("Reference", appeal), ("Code", "AAAA-BBBB-CCCC"))).Text, StringComparison.Ordinal);
        Assert.Contains("too many tries", (await stranger.SubmitAsync("/appeal/yours", ("Reference", appeal), ("Code", code))).Text, StringComparison.Ordinal);
        Assert.Equal("/appeal/yours", (await stranger.GetAsync("/appeal/yours/now")).Address.AbsolutePath);
    }
}
