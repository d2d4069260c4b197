using System.IO.Compression;
using AsbCaseReview.Browser.Tests.Support;
using AsbCaseReview.Domain.Calendar;
using Microsoft.Playwright;

namespace AsbCaseReview.Browser.Tests;

/// <summary>Somebody applies in a real browser, with and without script, on a wide window and a small telephone.</summary>
public sealed class ApplyTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 360)]
    public async Task Somebody_applies_from_the_start_page_to_the_confirmation(bool script, int width)
    {
        await using var person = await app.OpenAsync(script, width);
        var today = London.Today(app.Clock);
        async Task Next(string button = "Save and continue")
        {
            await person.PageIsAccessibleAsync();
            await person.PressAsync(button);
        }

        await person.GoAsync("/");
        await person.PageIsAccessibleAsync();
        await person.PressAsync("Start now");
        await person.PageIsAccessibleAsync();
        await person.PressAsync("Start now");
        await person.PressAsync("Save and continue");   // nothing chosen: the page says so
        await person.SeesAsync("Choose yes or no");
        await person.ChooseAsync("No");
        await Next();
        await person.FillAsync("Address, street or place", "The flats in Larch Close");
        await person.FillAsync("Postcode, if you know it", "NN1 1ED");
        await Next();
        await person.ChooseAsync("West Northamptonshire");
        await Next();

        await person.FollowAsync("Who is applying");
        await person.ChooseAsync("Me, or my business or group");
        await Next();
        await person.ChooseAsync("A person");
        await Next();
        await person.FillAsync("Full name", "Margaret Ellery");
        await person.ChooseAsync("No");
        await Next();
        await person.ChooseAsync("No, or I do not know who it is");
        await Next();

        await person.FollowAsync("How to reach you safely");
        await person.ChooseAsync("E-mail is safe: nobody else reads it");
        await person.FillAsync("E-mail address", "margaret@applicant.example");
        await Next();
        await person.ChooseAsync("Yes");
        await Next();
        await Next();

        await person.FollowAsync("What you reported");
        await person.PageIsAccessibleAsync();
        await person.PressAsync("Add a report");
        await person.FillAsync("What happened, this one time", "Shouting and banging until two in the morning.");
        await Next();
        await person.FillDateAsync("When it happened", today.AddDays(-12));
        await person.FillDateAsync("When you reported it", today.AddDays(-11));
        await Next();
        await person.Page.GetByLabel("Whom you told").SelectOptionAsync("police");
        await Next();
        await person.ChooseAsync("No");
        await Next();
        await person.SeesAsync("1 of the 3 reports that oblige us");
        await Next("That is all, continue");
        await person.ChooseAsync("Yes");
        await Next();
        await person.Page.GetByRole(AriaRole.Group, new() { Name = "Do you feel that nothing has been done that works?" }).GetByLabel("Yes").CheckAsync();
        await Next();

        await person.FollowAsync("How it affects you");
        await person.FillAsync("How does it affect you?", "I dread coming home.");
        await Next();
        await person.FillAsync("What would you like to happen?", "I want it to stop.");
        await Next();
        await person.Page.Locator("#Knows-2").CheckAsync();
        await Next();
        await person.FollowAsync("Files");
        await Next("Go on without a file");
        await person.FollowAsync("Sharing what you told us");
        await person.ChooseAsync("Yes, I agree");
        await Next();
        await person.PageIsAccessibleAsync();
        await person.FollowAsync("Check your answers and send");
        await person.ChooseAsync("What I have told you is true as far as I know.");
        await Next("Send my application");
        await person.SeesAsync("Your application has been sent");
        await person.SeesAsync("By 9 March 2026");
        await person.PageIsAccessibleAsync();
    }

    [Theory]
    [InlineData("/help")]
    [InlineData("/privacy")]
    [InlineData("/cookies")]
    [InlineData("/accessibility")]
    [InlineData("/apply/danger/now")]
    [InlineData("/apply/relation/help")]
    [InlineData("/apply/elsewhere")]
    [InlineData("/apply/areas")]
    [InlineData("/apply/return")]
    public async Task Every_public_page_can_be_used_by_everybody(string address)
    {
        foreach (var width in new[] { 1280, 360 })
        {
            await using var person = await app.OpenAsync(width: width);
            await person.GoAsync(address);
            await person.PageIsAccessibleAsync();
        }
    }

    [Fact]
    public async Task A_public_page_is_within_50_kB_and_five_requests_cold()
    {
        await using var person = await app.OpenAsync();
        var answers = new List<IResponse>();
        person.Page.Response += (_, answer) => answers.Add(answer);
        await person.GoAsync("/apply");
        await person.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var bytes = 0;
        foreach (var answer in answers)
        {
            var body = await answer.BodyAsync();
            bytes += answer.Url.EndsWith("/apply", StringComparison.Ordinal) ? body.Length : Compressed(body);   // published assets are compressed, pages are not
        }
        var requests = answers.Select(a => a.Url).ToList();
        Assert.True(requests.Count <= 5, string.Join(" ", requests));
        Assert.True(bytes <= 50_000, $"{bytes} bytes");
    }

    private static int Compressed(byte[] bytes)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(bytes);
        return (int)to.Length;
    }
}
