using Microsoft.Playwright;

namespace AsbCaseReview.Infrastructure.Documents;

/// <summary>
/// HTML to tagged PDF, one document at a time, each in a fresh context with script off and offline (a shared page mixes
/// letters up). The browser is started when it is needed, closed after five idle minutes, relaunched when it is gone and
/// retired after 500 documents. It idles at some 200 MB, so it is never started in a request: a job prints.
/// </summary>
public sealed class PdfPrinter(Chromium chromium, TimeProvider clock) : IAsyncDisposable
{
    private const int RetiredAfter = 500;
    private const int PieceBytes = 512 * 1024;

    /// <summary>Of the longer side: some 200 to the inch across a page.</summary>
    private const int PicturePixels = 1_600;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _turn = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private ITimer? _idle;
    private int _printed;

    /// <summary>Whether a browser is running now.</summary>
    public bool IsRunning => _browser is { IsConnected: true };

    /// <param name="html">A whole document: with language and title, which the PDF takes over.</param>
    /// <exception cref="NoBrowserException">There is none, or it does not start.</exception>
    /// <exception cref="TimeoutException">The document took longer than 30 seconds.</exception>
    public Task<byte[]> PrintAsync(string html, CancellationToken cancellation = default) => InTurnAsync(async browser =>
    {
        await using var context = await ContextAsync(browser);
        var page = await context.NewPageAsync();
        await page.SetContentAsync(html);
        return await page.PdfAsync(new() { Format = "A4", Tagged = true, Outline = true, PreferCSSPageSize = true, PrintBackground = true });
    }, Limit, cancellation);

    /// <summary>Prints a long document from a file, with the pictures beside it, into a file. It comes piece by piece and is never whole in this process.</summary>
    /// <param name="limit">A long document takes longer than a letter.</param>
    public Task PrintFileAsync(string html, string pdf, TimeSpan limit, CancellationToken cancellation = default) => InTurnAsync(async browser =>
    {
        await using var context = await ContextAsync(browser);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(html).AbsoluteUri, new() { Timeout = (float)limit.TotalMilliseconds });
        var devtools = await context.NewCDPSessionAsync(page);
        var printed = await devtools.SendAsync("Page.printToPDF", new()
        {
            ["transferMode"] = "ReturnAsStream",
            ["generateTaggedPDF"] = true,
            ["generateDocumentOutline"] = true,
            ["preferCSSPageSize"] = true,
            ["printBackground"] = true,
        });
        var stream = printed!.Value.GetProperty("stream").GetString()!;
        await using var file = new FileStream(pdf, FileMode.Create);
        for (var more = true; more;)
        {
            var piece = (await devtools.SendAsync("IO.read", new() { ["handle"] = stream, ["size"] = PieceBytes }))!.Value;
            await file.WriteAsync(piece.GetProperty("data").GetBytesFromBase64(), cancellation);
            more = !piece.GetProperty("eof").GetBoolean();
        }
        await devtools.SendAsync("IO.close", new() { ["handle"] = stream });
        return file.Length;
    }, limit, cancellation);

    /// <summary>
    /// A copy of a picture, as large as a page can show it: what a telephone takes is many times that. The browser draws it, so that no picture is
    /// opened in this process.
    /// </summary>
    /// <param name="picture">A file that a browser shows.</param>
    /// <param name="smaller">Where the copy goes, a JPEG.</param>
    /// <returns>False where the browser cannot show the file.</returns>
    public Task<bool> ShrinkAsync(string picture, string smaller, CancellationToken cancellation = default) => InTurnAsync(async browser =>
    {
        var frame = $"{smaller}.html";
        try
        {
            await File.WriteAllTextAsync(frame, $"<!DOCTYPE html><style>body{{margin:0}}img{{display:block;max-width:{PicturePixels}px;max-height:{PicturePixels}px}}</style><img src=\"{Uri.EscapeDataString(Path.GetFileName(picture))}\" alt=\"\">", cancellation);
            await using var context = await ContextAsync(browser, new() { Width = PicturePixels, Height = PicturePixels });
            var page = await context.NewPageAsync();
            await page.GotoAsync(new Uri(frame).AbsoluteUri);
            var image = page.Locator("img");
            if (await image.BoundingBoxAsync() is not { Width: >= 1, Height: >= 1 }) return false;
            await image.ScreenshotAsync(new() { Path = smaller, Type = ScreenshotType.Jpeg, Quality = 80 });
            return true;
        }
        finally
        {
            File.Delete(frame);
        }
    }, Limit, cancellation);

    private async Task<T> InTurnAsync<T>(Func<IBrowser, Task<T>> print, TimeSpan limit, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            _idle?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            var browser = await BrowserAsync();
            try
            {
                return await print(browser).WaitAsync(limit, clock, cancellation);
            }
            catch
            {
                await EndAsync();   // it may hang on that document still
                throw;
            }
        }
        finally
        {
            _idle ??= clock.CreateTimer(_ => _ = CloseAsync(), null, Idle, Timeout.InfiniteTimeSpan);
            _idle.Change(Idle, Timeout.InfiniteTimeSpan);
            _turn.Release();
        }
    }

    private static Task<IBrowserContext> ContextAsync(IBrowser browser, ViewportSize? size = null) => browser.NewContextAsync(new() { JavaScriptEnabled = false, Offline = true, ViewportSize = size });

    private async Task<IBrowser> BrowserAsync()
    {
        if (_browser is { IsConnected: false } || _printed >= RetiredAfter) await EndAsync();
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await chromium.LaunchAsync(_playwright);
        _printed++;
        return _browser;
    }

    /// <summary>Closes the browser; the next document starts another.</summary>
    public async Task CloseAsync()
    {
        await _turn.WaitAsync();
        try
        {
            await EndAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task EndAsync()
    {
        var (browser, playwright) = (_browser, _playwright);
        (_browser, _playwright, _printed) = (null, null, 0);
        try
        {
            if (browser is not null) await browser.CloseAsync();
        }
        catch (PlaywrightException)
        {
            // Gone already.
        }
        playwright?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_idle is not null) await _idle.DisposeAsync();
        await CloseAsync();
        _turn.Dispose();
    }
}
