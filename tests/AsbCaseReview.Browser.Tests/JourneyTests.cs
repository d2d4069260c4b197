using System.Text.RegularExpressions;
using AsbCaseReview.Browser.Tests.Support;
using AsbCaseReview.Infrastructure.Documents;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.Playwright;

namespace AsbCaseReview.Browser.Tests;

/// <summary>The main job, end to end: somebody applies, a coordinator decides, the applicant has the letter.</summary>
public sealed class JourneyTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 360)]
    public async Task From_the_application_to_the_letter_and_the_applicants_view_of_it(bool script, int width)
    {
        string reference;
        await using (var margaret = await app.OpenAsync(script, width)) reference = await margaret.ApplyAsync(Today);

        await using (var coordinator = await app.OpenAsAsync(TestApp.Coordinator, script, width))
        {
            await coordinator.GoAsync("/work");
            await coordinator.SeesAsync(reference);
            await AssessRiskAsync(coordinator, reference);
            await DecideAsync(coordinator, reference);
            await IssueAsync(coordinator, reference);
        }

        await using var applicant = await app.OpenAsync(script, width);
        await app.SignInToMyCaseAsync(applicant, reference);
        await applicant.PageIsAccessibleAsync();
        await applicant.GoAsync("/my-case/letters");
        await applicant.SeesAsync("Decision: the threshold is met");
        await applicant.PageIsAccessibleAsync();
        await applicant.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Read Decision") }).ClickAsync();
        await applicant.SeesAsync("Three reports in six months, at the same address.");
        Assert.DoesNotContain("Varley", await applicant.TextAsync(), StringComparison.Ordinal);
        await applicant.PageIsAccessibleAsync();
        await applicant.GoAsync("/my-case/letters");
        Assert.StartsWith("%PDF", await DownloadAsync(applicant, new("^Download Decision")), StringComparison.Ordinal);
    }

    private static async Task AssessRiskAsync(Person coordinator, string reference)
    {
        await coordinator.GoAsync($"/cases/{reference}/risk");
        await coordinator.PageIsAccessibleAsync();
        foreach (var question in await coordinator.Page.Locator("main .govuk-radios").AllAsync()) await question.Locator("input").First.CheckAsync();
        await coordinator.FillDateAsync("Date of the assessment", Today);
        await coordinator.PressAsync("Record the assessment");
    }

    private static async Task DecideAsync(Person coordinator, string reference)
    {
        await coordinator.GoAsync($"/cases/{reference}/threshold");
        await coordinator.SeesAsync("3 qualifying complaints were made and 3 are needed");
        await coordinator.PageIsAccessibleAsync();
        await coordinator.FillAsync("How persistent is the behaviour?", "Every weekend since October");
        await coordinator.FillAsync("What harm does it cause, or could it cause?", "She no longer sleeps at home");
        await coordinator.FillAsync("How adequate was the response of the agencies?", "Two letters, no visit");
        await coordinator.ChooseAsync("Met, by the number of complaints");
        await coordinator.FillAsync("Reasons", "Three reports in six months, at the same address.");
        await coordinator.ChooseAsync("West Northamptonshire Council");
        await coordinator.PressAsync("Record the decision");
        await coordinator.SeesAsync("Threshold decision recorded.");
    }

    private async Task IssueAsync(Person coordinator, string reference)
    {
        await coordinator.GoAsync($"/cases/{reference}/letters");
        await coordinator.PageIsAccessibleAsync();
        await coordinator.FollowAsync("Decision: the threshold is met");
        await coordinator.PageIsAccessibleAsync();
        await coordinator.PressAsync("Issue the letter");
        await coordinator.SeesAsync("Being prepared");
        await app.WithAsync<MakeLetterPdfs, int>(j => j.RunAsync());
        await coordinator.Page.ReloadAsync();
        await coordinator.PageIsAccessibleAsync();
        Assert.StartsWith("%PDF", await DownloadAsync(coordinator, new("^Download the PDF$")), StringComparison.Ordinal);
    }

    private static async Task<string> DownloadAsync(Person person, Regex link)
    {
        var address = await person.Page.GetByRole(AriaRole.Link, new() { NameRegex = link }).GetAttributeAsync("href");
        var answer = await person.Page.APIRequest.GetAsync(address!);
        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        return System.Text.Encoding.Latin1.GetString(await answer.BodyAsync());
    }
}
