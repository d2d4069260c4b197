using AsbCaseReview.Browser.Tests.Support;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Infrastructure.Papers;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AsbCaseReview.Browser.Tests;

/// <summary>Appeals, end to end: from "not met" to the update after three months, and against a review handled elsewhere.</summary>
public sealed class AppealTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private static readonly DateOnly Today = new(2026, 3, 3);
    private const string NotMet = "They said that the threshold is not met, or did not take my application";
    private const string GroundA = "The application was not accepted because the threshold was said not to be met, and you think that it was met";

    [Fact]
    public async Task From_not_met_in_my_case_to_the_issued_report_and_the_update_after_three_months()
    {
        app.Clock.Set(new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        var reference = await app.NotMetAsync();
        app.Clock.Set(new(2026, 3, 3, 10, 0, 0, TimeSpan.Zero));

        await using var margaret = await app.OpenAsync();
        await app.SignInToMyCaseAsync(margaret, reference);
        await margaret.GoAsync("/my-case/appeal");
        await margaret.PageIsAccessibleAsync();
        await margaret.PressAsync("Start an appeal");
        await margaret.AnswerAsync(NotMet);
        await AskAsync(margaret);
        await margaret.SeesAsync("23 April 2026");   // 35 working days, over Easter
        var appeal = await ReferenceAsync(margaret);

        await using var reviewer = await app.OpenAsAsync(MakeAppeals.Reviewer);
        await TakeOnAsync(reviewer, appeal, "Staffordshire Police");
        await using var coordinator = await app.OpenAsAsync(TestApp.CoordinatorStaffordshire);
        await coordinator.GoAsync("/appeal-papers");
        await coordinator.PageIsAccessibleAsync();
        await coordinator.FollowAsync(appeal);
        await coordinator.PressAsync("Put the papers together");
        await coordinator.SeesAsync("Risk assessment before the threshold decision");
        await AnswerPapersAsync(coordinator);
        await coordinator.PageIsAccessibleAsync();

        await PackAsync(reviewer, appeal);
        await ReviewAsync(reviewer, appeal, "Staffordshire Police");
        await using (var commissioner = await app.OpenAsAsync(MakeAppeals.Commissioner))
        {
            await commissioner.GoAsync($"/appeals/{appeal}/report");
            await OpenAsync(commissioner, "Approve");
            await commissioner.PressAsync("Approve");
            await commissioner.SeesAsync("Report approved");
            await commissioner.PageIsAccessibleAsync();
        }
        await IssueAsync(reviewer, appeal);

        await margaret.GoAsync("/my-case/appeal");
        await margaret.SeesAsync("Two further reports were left out.");
        Assert.DoesNotContain("Varley", await margaret.TextAsync(), StringComparison.Ordinal);
        await margaret.PageIsAccessibleAsync();
        await margaret.FollowAsync("Read the papers of your appeal");
        await margaret.SeesAsync("I dread coming home.");
        await margaret.PageIsAccessibleAsync();
        await coordinator.GoAsync($"/cases/{reference}/appeals");
        await coordinator.SeesAsync("Consider the two further reports.");
        await coordinator.PageIsAccessibleAsync();

        // The body answers; three months after it is reminded, and reports.
        var recommendation = await app.WithDbAsync(db => db.AppealRecommendations.Where(r => db.Appeals.Any(a => a.Id == r.AppealId && a.Reference == appeal)).Select(r => r.Id).SingleAsync());
        await coordinator.GoAsync($"/appeal-papers/recommendations/{recommendation}");
        await coordinator.PageIsAccessibleAsync();
        await coordinator.ChooseAsync("Yes");
        await coordinator.FillAsync("What you will do, and by when; or why you do not accept it", "We decide again by 1 April.");
        await coordinator.PressAsync("Send the answer");
        app.Clock.Set(new(2026, 6, 1, 7, 30, 0, TimeSpan.Zero));
        await app.WithAsync<Sweep, SweepResult>(s => s.RunAsync());
        await using var later = await app.OpenAsAsync(TestApp.CoordinatorStaffordshire);
        await later.GoAsync($"/appeal-papers/recommendations/{recommendation}");
        await OpenAsync(later, "Progress");
        await later.FillAsync("What has been done", "Decided again: met.");
        await later.ChooseAsync("It is done");
        await later.PressAsync("Report it");
        await using var afterwards = await app.OpenAsAsync(MakeAppeals.Reviewer);
        await afterwards.GoAsync($"/appeals/{appeal}/after");
        await afterwards.SeesAsync("Decided again: met.");
        await afterwards.PageIsAccessibleAsync();
    }

    [Fact]
    public async Task Against_a_review_handled_elsewhere_by_the_public_page_without_script()
    {
        app.Clock.Set(new(2026, 3, 3, 10, 0, 0, TimeSpan.Zero));
        await using var ada = await app.OpenAsync(script: false, 360);
        await ada.GoAsync("/appeal");
        await ada.PageIsAccessibleAsync();
        await ada.PressAsync("Start");
        await ada.AnswerAsync(NotMet);
        await ada.PageIsAccessibleAsync();
        await ada.Page.GetByLabel("Council area where it happens", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Tamworth" });
        await ada.FillAsync("Who wrote to you with the decision?", "Staffordshire Police");
        await ada.PressAsync("Save and continue");
        await ada.FillDateAsync("Date on the letter, or when you were told by telephone", Today.AddDays(-3));
        await ada.AnswerAsync();
        await AskAsync(ada, async () =>
        {
            await ada.FillAsync("Your name", "Ada Rook");
            await ada.AnswerAsync("No, for myself");
            await ada.ChooseAsync("Post is safe");
            await ada.AnswerAsync(("Address", "3 Heron Court, Tamworth"));
        });
        var appeal = await ReferenceAsync(ada);
        var code = (await ada.Page.Locator(".govuk-inset-text strong").InnerTextAsync()).Trim();

        await using var reviewer = await app.OpenAsAsync(MakeAppeals.Reviewer, script: false, 360);
        await TakeOnAsync(reviewer, appeal, "Stafford Council");
        await using (var officer = await app.OpenAsAsync(MakeAppeals.CouncilOfficer, script: false, 360))
        {
            await officer.GoAsync("/appeal-papers");
            await officer.PageIsAccessibleAsync();
            await officer.FollowAsync(appeal);
            await officer.PageIsAccessibleAsync();
            await OpenAsync(officer, "Give");
            await officer.Page.GetByLabel("Which paper it is", new() { Exact = true }).SelectOptionAsync("application");
            await officer.FillAsync("Title", "The form as it came");
            await officer.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "form.txt", MimeType = "text/plain", Buffer = "The form."u8.ToArray() });
            await officer.PressAsync("Add it");
            await officer.SeesAsync("The form as it came");
            await AnswerPapersAsync(officer);
        }
        await PackAsync(reviewer, appeal);
        await ReviewAsync(reviewer, appeal, "Stafford Council");
        await using (var commissioner = await app.OpenAsAsync(MakeAppeals.Commissioner, script: false, 360))
        {
            await commissioner.GoAsync($"/appeals/{appeal}/report");
            await OpenAsync(commissioner, "Approve");
            await commissioner.PressAsync("Approve");
        }
        await IssueAsync(reviewer, appeal);
        await reviewer.SeesAsync("A letter to the applicant waits in today’s post.");
        foreach (var page in new[] { $"/appeals/{appeal}", "/appeals", "/appeals/log", "/appeals/figures", "/lessons", "/post", $"/appeals/{appeal}/timeline" })
        {
            await reviewer.GoAsync(page);
            await reviewer.PageIsAccessibleAsync();
        }

        await ada.GoAsync("/appeal/yours");
        await ada.PageIsAccessibleAsync();
        await ada.FillAsync("Reference of your appeal", appeal);
        await ada.FillAsync("Your code", code);
        await ada.PressAsync("Open");
        await ada.SeesAsync("Two further reports were left out.");
        await ada.PageIsAccessibleAsync();
        await ada.FollowAsync("Read the papers of your appeal");
        await ada.SeesAsync("Told by telephone only.");
        await ada.PageIsAccessibleAsync();
    }

    // From the grounds to the confirmation.
    private static async Task AskAsync(Person person, Func<Task>? who = null)
    {
        await person.PageIsAccessibleAsync();
        await person.ChooseAsync(GroundA);
        await person.AnswerAsync(($"Why: {GroundA}", "I reported it three times and can show it."));
        await person.AnswerAsync(("What was not considered?", "My diary"));
        await person.PageIsAccessibleAsync();
        await person.PressAsync("Go on without");
        if (who is not null) await who();
        await person.AnswerAsync("The papers of the review may be passed to those who look at the appeal");
        await person.SeesAsync("I reported it three times and can show it.");
        await person.PageIsAccessibleAsync();
        await person.PressAsync("Send my appeal");
        await person.SeesAsync("Your appeal is sent");
        await person.PageIsAccessibleAsync();
    }

    private static async Task<string> ReferenceAsync(Person person) => (await person.Page.Locator(".asb-panel strong").InnerTextAsync()).Trim();

    private static async Task OpenAsync(Person person, string act)
    {
        var details = person.Page.Locator($"details#{act}");
        if (await details.GetAttributeAsync("open") is null) await details.Locator("summary").First.ClickAsync();
    }

    private static async Task TakeOnAsync(Person reviewer, string appeal, string body)
    {
        await reviewer.GoAsync("/appeals");
        await reviewer.PageIsAccessibleAsync();
        await reviewer.FollowAsync(appeal);
        await reviewer.PageIsAccessibleAsync();
        await OpenAsync(reviewer, "Assign");
        await reviewer.Page.Locator("[name='Assign.Reviewer']").SelectOptionAsync(new SelectOptionValue { Label = "Marek Stannard" });
        await reviewer.FillAsync("What they declared of their independence", "No part in the case");
        await reviewer.PressAsync("Give it");
        await reviewer.SeesAsync("With Marek Stannard");
        await reviewer.GoAsync($"/appeals/{appeal}/papers");
        await reviewer.PageIsAccessibleAsync();
        await OpenAsync(reviewer, "Ask");
        await reviewer.ChooseAsync(body);
        await reviewer.PressAsync("Ask them");
        await reviewer.SeesAsync("Papers asked for");
    }

    // What there is a paper for is available; the rest was told by telephone only.
    private static async Task AnswerPapersAsync(Person officer)
    {
        await officer.PageIsAccessibleAsync();
        var form = officer.Page.Locator("form:has([name='Answer.Version'])");
        for (var i = 0; i < EvidenceChecklist.National.Items.Count; i++)
        {
            if (await form.Locator($"input[name='Answer.Items[{i}].State']:checked").CountAsync() > 0) continue;
            await form.Locator($"input[name='Answer.Items[{i}].State'][value='NotAvailable']").CheckAsync();
            await form.Locator($"[name='Answer.Items[{i}].Reason']").FillAsync("Told by telephone only.");
        }
        await officer.PressAsync("Send the answer");
        await officer.Page.WaitForURLAsync("**/appeal-papers");
    }

    private async Task PackAsync(Person reviewer, string appeal)
    {
        await reviewer.GoAsync($"/appeals/{appeal}/pack");
        await reviewer.PressAsync("Put the pack together");
        await reviewer.SeesAsync("Waiting for its turn");
        await reviewer.PageIsAccessibleAsync();
        await app.WithAsync<MakeAppealPacks, int>(m => m.RunAsync());
        await reviewer.GoAsync($"/appeals/{appeal}/pack");
        await reviewer.PageIsAccessibleAsync();
        await reviewer.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^The applicant’s version") }).ClickAsync();
        await reviewer.PageIsAccessibleAsync();
        await reviewer.ChooseAsync("I have read it, and nothing in it is about other people or the police’s own matters");
        await reviewer.PressAsync("Give it to the applicant");
        await reviewer.SeesAsync("Given to the applicant");
    }

    private async Task ReviewAsync(Person reviewer, string appeal, string body)
    {
        await reviewer.GoAsync($"/appeals/{appeal}/papers");
        await OpenAsync(reviewer, "Begin");
        await reviewer.PressAsync("Begin");
        await reviewer.SeesAsync("Being reviewed");
        await reviewer.PageIsAccessibleAsync();
        await reviewer.GoAsync($"/appeals/{appeal}/audit/threshold/ThisReview");
        await reviewer.PageIsAccessibleAsync();
        await reviewer.ChooseAsync("Partly complied");
        await reviewer.FillAsync("What you found", "Two reports to another body were not looked at.");
        await reviewer.FillAsync("Restricted", "The police log names Varley.");
        await reviewer.PressAsync("Save and go on");
        await app.RateRestAsync(appeal);
        await reviewer.GoAsync($"/appeals/{appeal}/audit");
        await reviewer.PageIsAccessibleAsync();

        var ground = await app.WithDbAsync(async db => (await db.Appeals.FirstAsync(a => a.Reference == appeal)).Grounds[0].Id);
        await reviewer.GoAsync($"/appeals/{appeal}/findings/{ground}");
        await reviewer.PageIsAccessibleAsync();
        await reviewer.ChooseAsync("Upheld");
        await reviewer.FillAsync("Finding", "Two further reports were left out.");
        await reviewer.PressAsync("Save the finding");
        await reviewer.GoAsync($"/appeals/{appeal}/findings");
        await reviewer.PageIsAccessibleAsync();
        await OpenAsync(reviewer, "Recommend");
        await reviewer.Page.GetByLabel("To which body", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = body });
        await reviewer.ChooseAsync("Refer back with information to consider");
        await reviewer.FillAsync("What is recommended", "Consider the two further reports.");
        await reviewer.PressAsync("Add it");

        await reviewer.GoAsync($"/appeals/{appeal}/report");
        await reviewer.PageIsAccessibleAsync();
        await reviewer.FillAsync("What was asked, and what was looked at", "You asked us to look again at the threshold.");
        await reviewer.FillAsync("Conclusion", "The case is referred back.");
        await reviewer.PressAsync("Save the draft");
        foreach (var with in new[] { "the Commissioner", "the ASB lead" })
        {
            await reviewer.GoAsync($"/appeals/{appeal}/report");
            await OpenAsync(reviewer, "Discuss");
            await reviewer.ChooseAsync(with);
            await reviewer.FillDateAsync("On", Today);
            await reviewer.PressAsync("Record it");
        }
        await reviewer.PageIsAccessibleAsync();
        await reviewer.GoAsync($"/appeals/{appeal}/report/applicant");
        Assert.DoesNotContain("Varley", await reviewer.TextAsync(), StringComparison.Ordinal);
        await reviewer.PageIsAccessibleAsync();
    }

    private static async Task IssueAsync(Person reviewer, string appeal)
    {
        await reviewer.GoAsync($"/appeals/{appeal}/report");
        await OpenAsync(reviewer, "Issue");
        await reviewer.ChooseAsync("I have read the applicant’s version. Nothing restricted stands in it");
        await reviewer.PressAsync("Issue it");
        await reviewer.SeesAsync("Answered");
        await reviewer.PageIsAccessibleAsync();
    }
}
