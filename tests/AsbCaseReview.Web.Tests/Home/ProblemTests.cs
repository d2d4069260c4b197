using System.Net;
using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Tests.MyCase;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Tests.Home;

/// <summary>What somebody sees when something went wrong: what it was and what to do, the way out, and nothing else.</summary>
public sealed class ProblemTests(ProblemTests.SmallFiles app) : IClassFixture<ProblemTests.SmallFiles>
{
    public sealed class SmallFiles : TestApp
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Evidence:FileMegabytes", "1")];
    }

    private static void MustBeKindAndNeutral(Page page, HttpStatusCode status, string says)
    {
        Assert.Equal(status, page.Status);
        Assert.Contains(says, page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector(".govuk-exit-this-page"));
        Assert.Contains("999", page.Text, StringComparison.Ordinal);
        Assert.EndsWith("- Local services", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_too_large_together_are_told_to_be_and_what_to_do()
    {
        var visitor = app.Visit();
        await visitor.AnswerAsync("danger", ("InDanger", "false"));
        await visitor.GetAsync("/apply/files");
        MustBeKindAndNeutral(await visitor.UploadAsync("/apply/files/add", [("Add", "film.mp4", [.. Files.Mp4, .. new byte[2_500_000]])]), HttpStatusCode.RequestEntityTooLarge, "Add them one by one, or make them smaller.");
        var victim = await app.ApplicantAsync(await app.CaseAsync());
        await victim.GetAsync("/my-case/files");
        MustBeKindAndNeutral(await victim.UploadAsync("/my-case/files", [("Form.File", "film.mp4", [.. Files.Mp4, .. new byte[2_500_000]])]), HttpStatusCode.RequestEntityTooLarge, "Add them one by one, or make them smaller.");
    }

    [Fact]
    public async Task A_form_without_its_token_is_told_to_be_loaded_again()
    {
        var visitor = app.Visit();
        MustBeKindAndNeutral(await visitor.SendAsync(new(HttpMethod.Post, "/apply/danger") { Content = new FormUrlEncodedContent([new("InDanger", "true")]) }), HttpStatusCode.BadRequest, "The page was open for a long time");
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_told_to_be_so()
    {
        var content = new StringContent("--x\r\nnot a form");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        MustBeKindAndNeutral(await app.Visit().SendAsync(new(HttpMethod.Post, "/apply/danger") { Content = content }), HttpStatusCode.BadRequest, "The page was open for a long time");
    }

    [Fact]
    public async Task Where_no_Welsh_is_supplied_a_Welsh_browser_gets_a_page_that_is_English_throughout()
    {
        var visitor = app.Visit();
        visitor.Client.DefaultRequestHeaders.Add("Accept-Language", "cy");
        await visitor.AnswerAsync("danger", ("InDanger", "false"));
        var page = await visitor.GetAsync("/apply/save");
        Assert.Equal("en", page.Html.DocumentElement.GetAttribute("lang"));
        Assert.Contains("29 March 2026", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_in_another_language_are_looked_for_where_the_documentation_says()
    {
        var localizers = app.Services.GetRequiredService<IStringLocalizerFactory>();
        Assert.Equal("AsbCaseReview.Web.Resources.PublicWords", localizers.Create(typeof(PublicWords))["Yes"].SearchedLocation);
        Assert.Equal("AsbCaseReview.Infrastructure.Correspondence.LetterWords", localizers.Create(typeof(Infrastructure.Correspondence.LetterWords))["Yes"].SearchedLocation);
    }
}
