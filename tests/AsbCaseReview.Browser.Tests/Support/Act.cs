using AsbCaseReview.Domain.Calendar;
using Microsoft.Playwright;

namespace AsbCaseReview.Browser.Tests.Support;

/// <summary>One form of a page that has several: opened if it stands closed, filled in by its labels, sent by its button.</summary>
public sealed class Act(Person person, ILocator form)
{
    public async Task<Act> OpenAsync()
    {
        if (!await form.Locator("button").Last.IsVisibleAsync()) await person.Page.Locator("details", new() { Has = form }).Last.Locator("summary").First.ClickAsync();
        return this;
    }

    public async Task<Act> FillAsync(string label, string text)
    {
        await form.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        return this;
    }

    public async Task<Act> ChooseAsync(string label)
    {
        await form.GetByLabel(label, new() { Exact = true }).CheckAsync();
        return this;
    }

    /// <summary>The answer to a question of several with the same answers.</summary>
    public async Task<Act> AnswerAsync(string question, string answer)
    {
        await form.GetByRole(AriaRole.Group, new() { Name = question, Exact = true }).GetByLabel(answer, new() { Exact = true }).CheckAsync();
        return this;
    }

    /// <summary>The choice in whose words this stands.</summary>
    public async Task<Act> PickAsync(string label, string containing)
    {
        var select = form.GetByLabel(label, new() { Exact = true });
        await select.SelectOptionAsync(await select.Locator("option", new() { HasText = containing }).First.GetAttributeAsync("value") ?? "");
        return this;
    }

    public async Task<Act> DateAsync(string legend, DateOnly day)
    {
        var field = form.GetByRole(AriaRole.Group, new() { Name = legend, Exact = true });
        await field.GetByLabel("Day").FillAsync($"{day.Day}");
        await field.GetByLabel("Month").FillAsync($"{day.Month}");
        await field.GetByLabel("Year").FillAsync($"{day.Year}");
        return this;
    }

    /// <summary>Sends it, waits for the page that follows, and reads there that it is done.</summary>
    public async Task PressAsync(string button, string? done = null)
    {
        await person.Page.EvaluateAsync("document.documentElement.dataset.left = 'yes'");
        await form.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Assertions.Expect(person.Page.Locator("html:not([data-left]) main")).ToBeAttachedAsync(new() { Timeout = 30_000 });
        if (done is not null) await person.SeesAsync(done);
    }
}

public static class Acts
{
    /// <summary>The form that is sent to an address ending so.</summary>
    public static Task<Act> ActAsync(this Person person, string address) => new Act(person, person.Page.Locator($"form[action$='{address}']").First).OpenAsync();

    /// <summary>A new row of the panel room.</summary>
    /// <param name="item">Of the agenda.</param>
    public static async Task<Act> RowAsync(this Person person, string item, string kind)
    {
        var row = await person.Page.Locator($"section[id^='{item}-'] form[aria-label='New {kind}']").GetAttributeAsync("data-room-row");
        return await new Act(person, person.Page.Locator($"form[data-room-row='{row}']")).OpenAsync();
    }

    /// <summary>Saves a row: with script it saves itself.</summary>
    public static async Task SavedAsync(this Person person, Act row, string item, string kind, int rows = 1)
    {
        if (!person.HasScript) await row.PressAsync($"Add this {kind}");
        var saved = person.Page.Locator($"section[id^='{item}-'] .asb-row:not(.asb-row--new)");
        await Assertions.Expect(saved).ToHaveCountAsync(rows);
        if (person.HasScript) await Assertions.Expect(saved.Last.Locator("[data-room-state]")).ToHaveTextAsync("Saved");
    }

    public static void At(this BrowserApp app, DateOnly day, int hour, int minute = 0) => app.Clock.Set(London.Instant(day, new(hour, minute)));
}
