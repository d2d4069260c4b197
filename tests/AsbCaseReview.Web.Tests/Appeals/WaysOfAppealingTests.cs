using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Admin.Procedures;
using AsbCaseReview.Web.Appeals;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Appeals;

/// <summary>The ways of appealing that areas have, by data alone: one stage or two, each by the public door; and a review handled elsewhere that turns out to be a case here.</summary>
public sealed class WaysOfAppealingTests : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    private Task<T> OfAsync<T>(string reference, Func<AsbDbContext, Appeal, Task<T>> look) => _app.WithDbAsync(async db => await look(db, await db.Appeals.FirstAsync(a => a.Reference == reference)));

    // After the Commissioner's office comes Stafford Council, within 10 working days of the answer.
    private Task TwoStagesAsync() => _app.WithDbAsync(async db =>
    {
        var area = await db.Areas.FirstAsync(a => a.Key == "staffordshire");
        var one = (await db.Services.Procedures.InForceAsync(area.Id, new(2026, 3, 2), db)).Procedure;
        var first = one.Appeal[0];
        var second = first with
        {
            Body = "Stafford Council",
            BodyKind = AppealBodyKind.Other,
            Report = null,
            Final = true,
            Window = new() { Within = Period.Parse("10 working days"), From = [AnchorKind.AppealAnswered], Source = first.Source },
            TimeLimits = [first.TimeLimits[0] with { Limit = "secondPapersAsked", Period = Period.Parse("3 working days") }],
        };
        var two = one with { Version = one.Version + 1, AppliesFrom = new(2026, 3, 1), Appeal = [first, second] };
        db.ProcedureVersions.Add(new() { AreaId = area.Id, Number = two.Version, AppliesFrom = two.AppliesFrom, Json = ProcedureJson.Write(two), PublishedAt = _app.Clock.GetUtcNow(), PublishedBy = "a test" });
        await db.SaveChangesAsync();
    });

    private async Task<(Visitor Applicant, string Reference)> AnsweredAsync()
    {
        await TwoStagesAsync();
        var (reference, code) = await _app.AppealAsync(new() { Name = "Ada Rook" });
        await _app.AssignAsync(reference);
        var open = await _app.OpenYoursAsync(reference, code);
        Assert.DoesNotContain("Take it further", (await open.GetAsync("/appeal/yours/now")).Text, StringComparison.Ordinal);   // not answered yet
        await _app.IssuedAsync(reference);
        return (open, reference);
    }

    [Fact]
    public async Task An_answered_appeal_is_taken_further_by_whoever_made_it_and_only_once()
    {
        var (applicant, first) = await AnsweredAsync();
        Assert.Contains("you can appeal to Stafford Council", (await applicant.GetAsync("/appeal/yours/now")).Text, StringComparison.Ordinal);
        await applicant.SubmitAsync("/appeal/yours/further");
        Assert.Equal("/appeal/grounds", applicant.Page.Address.AbsolutePath);
        await applicant.SubmitAsync("/appeal/grounds", ("Chosen", "C"), ("Why[2].Text", "They left my diary out again."));
        await applicant.SubmitAsync("/appeal/more");
        await applicant.GetAsync("/appeal/consent");
        await applicant.SubmitAsync("/appeal/consent", ("Papers", "true"));
        Assert.DoesNotContain("Your name", applicant.Page.Html.QuerySelectorAll("dt").Where(d => d.TextContent == "Council area").Select(d => d.TextContent));
        await applicant.SubmitAsync("/appeal/check");
        Assert.Contains("Your appeal is sent", applicant.Page.Text, StringComparison.Ordinal);
        var second = applicant.Page.Html.QuerySelector(".asb-panel strong")!.TextContent;
        Assert.Equal((2, "Stafford Council", false), await OfAsync(second, (_, a) => Task.FromResult((a.StageNumber, a.Body, a.Late))));
        Assert.Equal("Ada Rook", await OfAsync(second, (_, a) => Task.FromResult(a.ApplicantName)));
        Assert.Equal(new DateOnly(2026, 3, 5), await OfAsync(second, (db, a) => db.Deadlines.Where(d => d.AppealId == a.Id).Select(d => d.Due!.Value).SingleAsync()));
        Assert.Equal(DeadlineState.Kept, await OfAsync(first, (db, a) => db.Deadlines.Where(d => d.AppealId == a.Id && d.Limit == AppealProcedures.NextAppeal).Select(d => d.State).SingleAsync()));
        Assert.DoesNotContain("Take it further", (await applicant.GetAsync("/appeal/yours/now")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_on_after_its_window_asks_why_it_comes_late()
    {
        var (_, first) = await AnsweredAsync();
        _app.Clock.Set(new(2026, 3, 17, 10, 0, 0, TimeSpan.Zero));   // the window of 10 working days ended on the 16th
        var code = await NewCodeAsync(first);
        var applicant = await _app.OpenYoursAsync(first, code);
        await applicant.SubmitAsync("/appeal/yours/further");
        await applicant.SubmitAsync("/appeal/grounds", ("Chosen", "C"));
        Assert.Equal("/appeal/late", (await applicant.GetAsync("/appeal/check")).Address.AbsolutePath);
    }

    private async Task<string> NewCodeAsync(string reference)
    {
        var code = Web.Appeals.AppealCodes.Make();
        await _app.OnAppealAsync(reference, MakeAppeals.Reviewer, (_, appeal, _, _) =>
        {
            appeal.GiveCode(Web.Appeals.AppealCodes.HashOf(appeal.Id, code));
            return Task.CompletedTask;
        });
        return code;
    }

    [Fact]
    public async Task Where_no_stage_follows_nothing_is_offered()
    {
        var (reference, code) = await _app.AppealAsync(new() { Name = "Ada Rook" });
        await _app.AssignAsync(reference);
        await _app.IssuedAsync(reference);
        var applicant = await _app.OpenYoursAsync(reference, code);
        Assert.DoesNotContain("Take it further", applicant.Page.Text, StringComparison.Ordinal);
        Assert.Contains("There is no appeal after this one.", (await applicant.PostAsync("/appeal/yours/further")).Errors);
    }

    [Fact]
    public async Task Who_approved_the_first_report_does_not_approve_that_of_the_next_stage()
    {
        var (_, first) = await AnsweredAsync();
        var commissioner = await _app.WithDbAsync(db => db.Staff.Where(s => s.Email == MakeAppeals.Commissioner).Select(s => s.Id).SingleAsync());
        var parts = await OfAsync(first, (_, a) => _app.WithAsync<AppealAccess, IReadOnlyList<PartTaken>>(access => access.PartsTakenAsync(null, a.Id)));
        Assert.Equal(["approved the report on the appeal before this one"], Independence.PartsOf(commissioner, "Helena Brightwell", parts));
    }

    [Fact]
    public async Task A_procedure_that_is_corrected_moves_the_dates_of_the_appeals_that_run()
    {
        var (reference, _) = await _app.AppealAsync(new());
        Task<DateOnly?> DueAsync() => OfAsync(reference, (db, a) => db.Deadlines.Where(d => d.AppealId == a.Id && d.Limit == "appealAnswer").Select(d => d.Due).SingleAsync());
        Assert.Equal(new DateOnly(2026, 4, 22), await DueAsync());
        var (area, one) = await _app.WithDbAsync(async db =>
        {
            var found = await db.Areas.AsNoTracking().FirstAsync(a => a.Key == "staffordshire");
            return (found, (await db.Services.Procedures.InForceAsync(found.Id, new(2026, 3, 2), db)).Procedure);
        });
        var right = one with { Version = one.Version + 1, Appeal = [one.Appeal[0] with { TimeLimits = [.. one.Appeal[0].TimeLimits.Select(l => l.Limit == "appealAnswer" ? l with { Period = Period.Parse("30 working days") } : l)] }] };
        await _app.WithAsync<PublishProcedure, int>(p => p.PublishAsync(area, right, one.Version, "a test"));
        Assert.Equal(1, (await _app.WithAsync<RecomputeDeadlines, RecomputeResult?>(r => r.RunAsync()))!.Appeals);
        Assert.Equal(new DateOnly(2026, 4, 15), await DueAsync());
    }

    [Fact]
    public async Task A_case_whose_version_has_other_grounds_than_were_shown_is_left_for_the_reviewer_to_link()
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        await _app.WithDbAsync(async db =>
        {
            var area = await db.Areas.FirstAsync(a => a.Key == "staffordshire");
            var one = (await db.Services.Procedures.InForceAsync(area.Id, new(2026, 3, 2), db)).Procedure;
            var two = one with { Version = one.Version + 1, AppliesFrom = new(2026, 3, 1), Appeal = [one.Appeal[0] with { Grounds = [new() { Ground = "Z", Text = "Something else was wrong" }] }] };
            db.ProcedureVersions.Add(new() { AreaId = area.Id, Number = two.Version, AppliesFrom = two.AppliesFrom, Json = ProcedureJson.Write(two), PublishedAt = _app.Clock.GetUtcNow(), PublishedBy = "a test" });
            await db.SaveChangesAsync();
        });
        var visitor = await SentAsync("staffordshire", ("Reference", reference), ("Name", "Margaret Ellery"));
        Assert.Contains("Your appeal is sent", visitor.Page.Text, StringComparison.Ordinal);
        Assert.Equal((null, reference), await OfAsync(visitor.Page.Html.QuerySelector(".asb-panel strong")!.TextContent, (_, a) => Task.FromResult((a.CaseId, a.Elsewhere?.Reference))));
    }

    [Fact]
    public async Task Who_does_not_know_when_they_were_told_has_the_day_of_the_cases_own_letter()
    {
        var reference = await _app.NotMetAsync();   // told on 2 March: the last day is the 30th
        _app.Clock.Set(new(2026, 4, 13, 10, 0, 0, TimeSpan.Zero));
        var visitor = await SentAsync("staffordshire", ("Reference", reference), ("Name", "Margaret Ellery"), noticeKnown: false);
        Assert.Equal((new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 30), true), await OfAsync(visitor.Page.Html.QuerySelector(".asb-panel strong")!.TextContent, (_, a) => Task.FromResult((a.NoticeOn!.Value, a.LastDay!.Value, a.Late))));
    }

    // Through the public form to the end, on the first ground that is offered.
    private async Task<Visitor> SentAsync(string area, (string Name, string Value) review, (string Name, string Value) you, bool noticeKnown = true)
    {
        var visitor = _app.Visit();
        var council = await _app.WithDbAsync(async db => (await db.Areas.Include(a => a.LocalGovernmentAreas).FirstAsync(a => a.Key == area)).LocalGovernmentAreas[0].Id);
        await visitor.GetAsync("/appeal/about");
        await visitor.SubmitAsync("/appeal/about", ("About", "Threshold"));
        await visitor.SubmitAsync("/appeal/review", ("Council", council.ToString()), ("HandledBy", "The council"), review);
        await visitor.SubmitAsync("/appeal/notice", noticeKnown ? [("On.Day", "27"), ("On.Month", "2"), ("On.Year", "2026")] : [("NotKnown", "true")]);
        if (visitor.Page.Html.QuerySelector("input[name=Chosen]") is { } first) await visitor.SubmitAsync("/appeal/grounds", ("Chosen", first.GetAttribute("value")));
        else await visitor.SubmitAsync("/appeal/grounds", ("Own", "They left two reports out."));
        await visitor.SubmitAsync("/appeal/more");
        await visitor.GetAsync("/appeal/you");
        await visitor.SubmitAsync("/appeal/you", ("ForSomebody", "false"), you);
        await visitor.SubmitAsync("/appeal/reach");
        await visitor.SubmitAsync("/appeal/consent", ("Papers", "true"));
        await visitor.SubmitAsync("/appeal/check");
        return visitor;
    }

    [Theory]
    [InlineData("staffordshire", "Staffordshire Commissioner’s Office", 3, 4)]
    [InlineData("gloucestershire", "Office of the Police and Crime Commissioner for Gloucestershire", 0, 2)]
    [InlineData("west-northamptonshire", "West Northamptonshire Council", 3, 1)]
    public async Task Each_built_in_way_of_appealing_runs_by_the_public_page(string area, string body, int grounds, int limits)
    {
        Assert.Equal(grounds, BuiltInProcedures.All.Single(p => p.Key.StartsWith(area, StringComparison.Ordinal)).Appeal[0].Grounds.Count);
        var visitor = await SentAsync(area, ("Reference", ""), ("Name", "Ada Rook"));
        Assert.Contains("Your appeal is sent", visitor.Page.Text, StringComparison.Ordinal);
        var reference = visitor.Page.Html.QuerySelector(".asb-panel strong")!.TextContent;
        Assert.Equal((body, limits), await OfAsync(reference, async (db, a) => (a.Body, await db.Deadlines.CountAsync(d => d.AppealId == a.Id))));
    }

    [Fact]
    public async Task A_review_handled_elsewhere_is_linked_to_a_case_here_whose_papers_then_put_themselves_together()
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        var (appeal, _) = await _app.AppealAsync(new());
        await _app.AssignAsync(appeal);
        var request = await _app.AskPapersAsync(appeal);
        Assert.False(await _app.WithDbAsync(db => db.PapersRequests.Where(r => r.Id == request).Select(r => r.HasCaseRecords).SingleAsync()));
        var reviewer = await _app.SignInAsync(MakeAppeals.Reviewer);
        await reviewer.GetAsync($"/appeals/{appeal}");
        Assert.Equal("Enter the reference of the case", (await reviewer.SubmitAsync($"/appeals/{appeal}/link")).ErrorBeside("Link.Case"));
        var page = await reviewer.SubmitAsync($"/appeals/{appeal}/link", ("Link.Case", "STA-9999-9999"), ("Link.Why", "Told by telephone"));
        Assert.Contains("No case of your area with this reference", page.Errors[0], StringComparison.Ordinal);
        Assert.Equal("Told by telephone", page.Value("Link.Why"));
        page = await reviewer.SubmitAsync($"/appeals/{appeal}/link", ("Link.Case", reference));
        Assert.Contains($"Case {reference}", page.Text, StringComparison.Ordinal);
        Assert.True(await _app.WithDbAsync(db => db.PapersRequests.Where(r => r.Id == request).Select(r => r.HasCaseRecords).SingleAsync()));
        var coordinator = await _app.SignInAsync(TestApp.CoordinatorStaffordshire);
        Assert.Contains(appeal, (await coordinator.GetAsync($"/cases/{reference}/appeals")).Text, StringComparison.Ordinal);

        // What they said is theirs to read, and how they are reached follows the case.
        await _app.AssembleAsync(request);
        var application = await _app.WithDbAsync(db => db.AppealPapers.AsNoTracking().SingleAsync(p => p.RequestId == request && p.Item == "application"));
        Assert.Contains(application.Content!.ForApplicant(), b => b.Text == "I dread coming home.");
        Assert.Equal(await _app.WithDbAsync(async db => (await db.Cases.FirstAsync(c => c.Reference == reference)).Applicant.Id), await OfAsync(appeal, (_, a) => Task.FromResult(a.Applicant.PersonId)));
        Assert.Null((await reviewer.GetAsync($"/appeals/{appeal}")).Html.QuerySelector("#Link"));
    }

    [Fact]
    public async Task It_is_linked_to_nobody_elses_case_and_not_by_a_reviewer_who_had_a_part_in_it()
    {
        var (stranger, own) = (await _app.CaseAsync(new() { Area = "staffordshire", Name = "Somebody Else", Email = "else@applicant.example" }), await _app.CaseAsync(new() { Area = "staffordshire" }));
        var (appeal, _) = await _app.AppealAsync(new());
        await _app.AssignAsync(appeal);
        await _app.WithDbAsync(async db =>
        {
            var staff = await db.Staff.FirstAsync(s => s.Email == MakeAppeals.Reviewer);
            (await db.Cases.FirstAsync(c => c.Reference == own)).Record(new Happened.NoteAdded("I sat in."), new(staff.Id, staff.Name, ActorRole.Coordinator, ""), _app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var reviewer = await _app.SignInAsync(MakeAppeals.Reviewer);
        await reviewer.GetAsync($"/appeals/{appeal}");
        Assert.Contains("has Margaret Ellery on it", (await reviewer.SubmitAsync($"/appeals/{appeal}/link", ("Link.Case", stranger), ("Link.Why", "x"))).Errors[0], StringComparison.Ordinal);
        Assert.Contains("had a part in this case", (await reviewer.SubmitAsync($"/appeals/{appeal}/link", ("Link.Case", own))).Errors[0], StringComparison.Ordinal);
        Assert.Null(await OfAsync(appeal, (_, a) => Task.FromResult(a.CaseId)));
    }
}
