using System.Text;
using AsbCaseReview.Infrastructure.Documents;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AsbCaseReview.Web.Tests.Documents;

public sealed class PdfPrinterTests(TestApp app) : IClassFixture<TestApp>
{
    private static string Document(string body) => $"<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>A letter</title></head><body>{body}</body></html>";

    [Fact]
    public async Task A_document_becomes_a_tagged_pdf_with_language_and_title()
    {
        var pdf = await app.Services.GetRequiredService<PdfPrinter>().PrintAsync(Document("<h1>Dear Rosa</h1><p>We have your application.</p>"));

        var text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-", text);
        Assert.Contains("/MarkInfo", text);
        Assert.Contains("/StructTreeRoot", text);
        Assert.Contains("/Lang (en-GB)", text);
        Assert.Contains("/Title (A letter)", text);
    }

    [Fact]
    public async Task Documents_printed_at_the_same_time_do_not_mix()
    {
        var printer = app.Services.GetRequiredService<PdfPrinter>();

        // Each has as many pages as its number: one page's content cannot be told from another's in a compressed PDF, its pages can.
        var printed = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => printer.PrintAsync(Document(string.Concat(Enumerable.Repeat("<p style=\"break-after: page\">x</p>", n - 1)) + "<p>end</p>"))));

        Assert.Equal([1, 2, 3, 4], printed.Select(PdfPages.Count));
    }

    [Fact]
    public async Task Script_does_not_run_in_a_document()
    {
        var pdf = await app.Services.GetRequiredService<PdfPrinter>().PrintAsync(Document("<p>one</p><script>document.body.innerHTML = '<p style=\"break-after: page\">a</p><p>b</p>'</script>"));

        Assert.Equal(1, PdfPages.Count(pdf));
    }

    [Fact]
    public async Task A_browser_that_is_gone_is_started_again()
    {
        var clock = new Clock(new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        await using var printer = new PdfPrinter(app.Services.GetRequiredService<Chromium>(), clock);
        await printer.PrintAsync(Document("<p>one</p>"));
        Assert.True(printer.IsRunning);

        await printer.CloseAsync();
        Assert.False(printer.IsRunning);

        Assert.Equal(1, PdfPages.Count(await printer.PrintAsync(Document("<p>two</p>"))));
    }

    [Fact]
    public async Task Several_processes_may_unpack_the_browser_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("asb-unpack-").FullName;
        try
        {
            var root = app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.IWebHostEnvironment>().ContentRootPath;
            using var playwright = await Playwright.CreateAsync();

            var browsers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => new Chromium(new(null, [root], folder)).LaunchAsync(playwright)));

            Assert.All(browsers, b => Assert.True(b.IsConnected));
            Assert.Single(Directory.GetDirectories(folder));
            foreach (var browser in browsers) await browser.CloseAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_configured_browser_that_is_not_there_is_named()
    {
        using var playwright = await Playwright.CreateAsync();

        var refused = await Assert.ThrowsAsync<NoBrowserException>(() => new Chromium(new("/nowhere/chrome", [], "/tmp")).LaunchAsync(playwright));

        Assert.Contains("Browser:Path names “/nowhere/chrome”", refused.Message);
    }

    [Fact]
    public async Task Without_any_browser_the_reason_says_what_to_do()
    {
        using var playwright = await Playwright.CreateAsync();

        var refused = await Assert.ThrowsAsync<NoBrowserException>(() => new Chromium(new(null, [], "/tmp") { Installed = [] }).LaunchAsync(playwright));

        Assert.Contains("set Browser:Path", refused.Message);
    }
}
