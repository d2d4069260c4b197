using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AsbCaseReview.Browser.Tests.Support;

/// <summary>Somebody who uses the pages as people do: by what is written on them.</summary>
public sealed class Person : IAsyncDisposable
{
    private static readonly AxeRunOptions Wcag22 = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };
    private const string WhatSticksOut = "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > window.innerWidth && !e.closest('.asb-scroll')).map(e => e.outerHTML.slice(0, 160)).slice(-3).join(' / ')";
    private readonly bool _script;

    public Person(IPage page, bool script)
    {
        (Page, _script) = (page, script);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") Complaints.Add($"{message.Text} {message.Location}");
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    public bool HasScript => _script;

    /// <summary>What the browser wrote into its console as errors.</summary>
    public List<string> Complaints { get; } = [];

    public async Task GoAsync(string address)
    {
        var answer = await Page.GotoAsync(address);
        Assert.True(answer!.Ok, $"{address} answered {answer.Status}");
    }

    public Task FillAsync(string label, string text) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    public Task ChooseAsync(string label) => Page.GetByLabel(label, new() { Exact = true }).CheckAsync();

    /// <summary>Presses a button, and waits for the page that follows.</summary>
    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task FollowAsync(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();

    /// <summary>Types a date into the three boxes of the field with this legend.</summary>
    public async Task FillDateAsync(string legend, DateOnly day)
    {
        var field = Page.GetByRole(AriaRole.Group, new() { Name = legend, Exact = true });
        await field.GetByLabel("Day").FillAsync($"{day.Day}");
        await field.GetByLabel("Month").FillAsync($"{day.Month}");
        await field.GetByLabel("Year").FillAsync($"{day.Year}");
    }

    public async Task SeesAsync(string text) => await Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text);

    public Task<string> TextAsync() => Page.Locator("main").InnerTextAsync();

    /// <summary>The page has no violation of WCAG 2.2 AA, nothing is cut off at its side, and the browser has nothing to complain of.</summary>
    public async Task PageIsAccessibleAsync()
    {
        await Page.WaitForLoadStateAsync(LoadState.Load);
        if (_script)
        {
            var found = await Page.RunAxe(Wcag22);
            Assert.True(found.Violations.Length == 0, $"{Page.Url}: {string.Join("; ", found.Violations.Select(v => $"{v.Id} ({v.Help}) at {string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))}"))}");
            Assert.True(Complaints.Count == 0, $"{Page.Url}: {string.Join(" / ", Complaints)}");
        }
        var (wide, window) = (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Page.ViewportSize!.Width);
        if (wide > window) Assert.Fail($"{Page.Url} is {wide} pixels wide in a window of {window}: {await Page.EvaluateAsync<string>(WhatSticksOut)}");
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
