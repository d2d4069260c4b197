using AsbCaseReview.Web.Tests.MyCase;
using AsbCaseReview.Web.Tests.Support;

namespace AsbCaseReview.Web.Tests.Home;

public sealed class CookiesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Every_cookie_that_is_set_stands_on_the_page_about_cookies()
    {
        var applying = app.Visit();
        await applying.AnswerAsync("danger", ("InDanger", "false"));
        await applying.GetAsync("/apply/delete");
        await applying.SubmitAsync("/apply/delete");   // with something that the next page says
        var appealing = app.Visit();
        await appealing.GetAsync("/appeal/about");
        await appealing.SubmitAsync("/appeal/about", ("About", "Review"));
        var (appeal, code) = await app.AppealAsync(new());
        var visitors = new[] { applying, appealing, await app.OpenYoursAsync(appeal, code), await app.ApplicantAsync(await app.CaseAsync()), await app.SignInAsync(TestApp.Coordinator) };

        var listed = (await app.Visit().GetAsync("/cookies")).Html.QuerySelectorAll("dt").Select(d => d.TextContent.Trim()).ToHashSet();
        var set = visitors.SelectMany(v => v.CookiesSet).ToHashSet();
        Assert.True(set.Count >= 6, string.Join(", ", set));
        Assert.Empty(set.Except(listed));
    }
}
