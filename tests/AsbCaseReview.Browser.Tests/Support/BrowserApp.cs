using AsbCaseReview.Web.Tests.Support;
using Microsoft.Playwright;

namespace AsbCaseReview.Browser.Tests.Support;

/// <summary>The application as tests have it, listening on a port of loopback for a real browser.</summary>
public sealed class BrowserApp : TestApp
{
    public BrowserApp()
    {
        UseKestrel(0);
        StartServer();
    }

    public string Address => ClientOptions.BaseAddress.ToString().TrimEnd('/');

    /// <summary>Somebody at a browser.</summary>
    /// <param name="script">False: script is off.</param>
    public async Task<Person> OpenAsync(bool script = true, int width = 1280)
    {
        var browser = await TheBrowser.Get();
        var context = await browser.NewContextAsync(new() { BaseURL = Address, JavaScriptEnabled = script, ViewportSize = new() { Width = width, Height = 900 }, Locale = "en-GB", TimezoneId = "Europe/London" });
        context.SetDefaultTimeout(30_000);
        return new Person(await context.NewPageAsync(), script);
    }

    /// <summary>Somebody of the demonstration, signed in by their button.</summary>
    public async Task<Person> OpenAsAsync(string email, bool script = true, int width = 1280)
    {
        var person = await OpenAsync(script, width);
        await person.GoAsync("/sign-in");
        await person.Page.Locator($"form[action='/sign-in/as/{email}'] button").ClickAsync();
        return person;
    }
}
