using AsbCaseReview.Infrastructure.Documents;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.Playwright;

namespace AsbCaseReview.Browser.Tests.Support;

/// <summary>One Chromium for all tests, the same that prints letters; each visitor has a context of their own.</summary>
public static class TheBrowser
{
    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    /// <summary>Unpacked once on a machine, not once for each test.</summary>
    public static string UnpackedInto { get; } = Path.Combine(Path.GetTempPath(), "asb-case-review-browser");

    public static Task<IBrowser> Get() => Started.Value;

    private static async Task<IBrowser> StartAsync()
    {
        var chromium = new Chromium(new(null, [Path.Combine(Sources.Root, "src", "AsbCaseReview.Web")], UnpackedInto));
        var playwright = await Playwright.CreateAsync();
        var browser = await chromium.LaunchAsync(playwright);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return browser;
    }
}
