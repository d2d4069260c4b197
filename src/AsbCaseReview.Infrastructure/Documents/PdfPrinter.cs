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
    public Task<byte[]> PrintAsync(string html, CancellationToken cancellation = default) =>
        InTurnAsync(browser => PrintAsync(browser, page => page.SetContentAsync(html), null), Limit, cancellation);

    /// <summary>Prints a long document from a file, with the pictures beside it, into a file.</summary>
    /// <param name="limit">A long document takes longer than a letter.</param>
    public Task PrintFileAsync(string html, string pdf, TimeSpan limit, CancellationToken cancellation = default) =>
        InTurnAsync(browser => PrintAsync(browser, page => page.GotoAsync(new Uri(html).AbsoluteUri, new() { Timeout = (float)limit.TotalMilliseconds }), pdf), limit, cancellation);

    private async Task<byte[]> InTurnAsync(Func<IBrowser, Task<byte[]>> print, TimeSpan limit, CancellationToken cancellation)
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

    private static async Task<byte[]> PrintAsync(IBrowser browser, Func<IPage, Task> load, string? path)
    {
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, Offline = true });
        var page = await context.NewPageAsync();
        await load(page);
        return await page.PdfAsync(new() { Path = path, Format = "A4", Tagged = true, Outline = true, PreferCSSPageSize = true, PrintBackground = true });
    }

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
