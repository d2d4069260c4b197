using AsbCaseReview.Browser.Tests.Support;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Web.Tests.Panels;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AsbCaseReview.Browser.Tests;

public sealed class PanelPagesTests : IClassFixture<BrowserApp>, IAsyncLifetime
{
    private readonly BrowserApp _app;

    public PanelPagesTests(BrowserApp app) => _app = app;

    // Each panel is arranged on the same Monday.
    public Task InitializeAsync()
    {
        _app.Clock.Set(new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private Task<List<RoomEntry>> EntriesAsync(Guid panel) => _app.WithDbAsync(db => db.RoomEntries.AsNoTracking().Where(e => e.PanelId == panel).ToListAsync());

    private static ILocator NewNote(Person person) => person.Page.Locator("section[id^=impact] [data-room-new] textarea[name=Text]");

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Every_page_of_a_panel_is_accessible_and_fits(int width)
    {
        var reference = await _app.GatheringAsync(new() { Name = "Margaret Ellery-Featherstonehaugh" });
        await using var coordinator = await _app.OpenAsAsync(TestApp.Coordinator, width: width);
        foreach (var page in new[] { "/panels", $"/cases/{reference}/voice", $"/cases/{reference}/panel" })
        {
            await coordinator.GoAsync(page);
            await coordinator.PageIsAccessibleAsync();
        }
        var before = await _app.PanelAsync(reference);
        foreach (var page in new[] { "", "/room", "/member", "/minutes" })
        {
            await coordinator.GoAsync($"/panels/{before}{page}");
            await coordinator.PageIsAccessibleAsync();
        }
        var open = await _app.OpenPanelAsync(await _app.GatheringAsync());
        await using var chair = await _app.OpenAsAsync(TestApp.PanelChair, width: width);
        foreach (var page in new[] { "/room", "/minutes", "/member" })
        {
            await chair.GoAsync($"/panels/{open}{page}");
            await chair.PageIsAccessibleAsync();
        }
    }

    [Fact]
    public async Task What_is_typed_in_the_room_is_saved_without_a_button_and_shown_to_the_other_writer()
    {
        var panel = await _app.OpenPanelAsync(await _app.GatheringAsync());
        await using var taker = await _app.OpenAsAsync(TestApp.OtherCoordinator);
        await taker.GoAsync($"/panels/{panel}/room");
        await NewNote(taker).FillAsync("She cannot sleep.");
        await Assertions.Expect(taker.Page.Locator("section[id^=impact] .asb-row:not(.asb-row--new) [data-room-state]")).ToHaveTextAsync("Saved");
        Assert.Equal("She cannot sleep.", Assert.Single(await EntriesAsync(panel)).Text!.Text);

        // The row has moved up; an empty one stands ready, and the first goes on being the same row.
        await taker.Page.Locator("section[id^=impact] .asb-row:not(.asb-row--new) textarea[name=Text]").FillAsync("She cannot sleep at all.");
        await taker.Page.Locator("section[id^=impact] [data-room-new] summary").ClickAsync();
        await NewNote(taker).FillAsync("Her son moved out.");
        await Assertions.Expect(taker.Page.Locator("section[id^=impact] .asb-row:not(.asb-row--new)")).ToHaveCountAsync(2);
        await Assertions.Expect(taker.Page.Locator("section[id^=impact] .asb-row:not(.asb-row--new) [data-room-state]").First).ToHaveTextAsync("Saved");
        Assert.Equal(["Her son moved out.", "She cannot sleep at all."], (await EntriesAsync(panel)).Select(e => e.Text!.Text).Order());
        await taker.PageIsAccessibleAsync();
    }

    [Fact]
    public async Task An_option_that_is_added_can_be_chosen_for_an_action_at_once_and_Community_Remedy_asks_its_conditions()
    {
        var panel = await _app.OpenPanelAsync(await _app.GatheringAsync());
        await using var chair = await _app.OpenAsAsync(TestApp.PanelChair);
        await chair.GoAsync($"/panels/{panel}/room");
        var option = chair.Page.Locator(".asb-row--new form:has(input[name=Kind][value=Option])");
        await Assertions.Expect(option.Locator("[data-room-remedy]")).ToBeHiddenAsync();
        await option.Locator("[name=Power]").SelectOptionAsync("communityRemedy");
        await option.Locator("[name=Used][value=true]").CheckAsync();
        var saved = chair.Page.Locator("section[id^=options] .asb-row:not(.asb-row--new)");
        await Assertions.Expect(saved.Locator("[name=Heading]")).ToHaveValueAsync("Community Remedy");
        await Assertions.Expect(saved.Locator("[data-room-lacks]")).ToContainTextAsync("it must be clear that a crime or incident happened");
        await saved.Locator("[name='Remedy.ItHappened']").SelectOptionAsync("true");
        await Assertions.Expect(saved.Locator("[data-room-lacks]")).ToContainTextAsync("the person must accept responsibility");
        await Assertions.Expect(chair.Page.Locator(".asb-row--new form:has(input[name=Kind][value=Action]) [name=FromId]")).ToContainTextAsync("Community Remedy");
        await chair.PageIsAccessibleAsync();
    }

    [Fact]
    public async Task A_lost_connection_loses_nothing_even_when_the_page_is_left_meanwhile()
    {
        var panel = await _app.OpenPanelAsync(await _app.GatheringAsync());
        await using var taker = await _app.OpenAsAsync(TestApp.OtherCoordinator);
        await taker.GoAsync($"/panels/{panel}/room");
        await taker.Page.Context.SetOfflineAsync(true);
        await NewNote(taker).FillAsync("Typed on the train.");
        await Assertions.Expect(taker.Page.Locator("[data-room-status]")).ToContainTextAsync("1 entry is not saved yet");
        Assert.Empty(await EntriesAsync(panel));

        // The laptop is closed before the connection is back; the page is opened again later.
        await taker.Page.GotoAsync("about:blank");
        await taker.Page.Context.SetOfflineAsync(false);
        await taker.GoAsync($"/panels/{panel}/room");
        await Assertions.Expect(taker.Page.Locator("[data-room-status]")).ToBeEmptyAsync();
        await Assertions.Expect(taker.Page.Locator("section[id^=impact] .asb-row:not(.asb-row--new) textarea[name=Text]")).ToHaveValueAsync("Typed on the train.");
        Assert.Equal("Typed on the train.", Assert.Single(await EntriesAsync(panel)).Text!.Text);
    }

    [Fact]
    public async Task A_connection_that_comes_back_sends_what_was_typed_meanwhile()
    {
        var panel = await _app.OpenPanelAsync(await _app.GatheringAsync());
        await using var taker = await _app.OpenAsAsync(TestApp.OtherCoordinator);
        await taker.GoAsync($"/panels/{panel}/room");
        await taker.Page.Context.SetOfflineAsync(true);
        await NewNote(taker).FillAsync("Typed in a tunnel.");
        await Assertions.Expect(taker.Page.Locator("[data-room-status]")).ToContainTextAsync("1 entry is not saved yet");
        await taker.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(taker.Page.Locator("[data-room-status]")).ToBeEmptyAsync(new() { Timeout = 15_000 });
        Assert.Equal("Typed in a tunnel.", Assert.Single(await EntriesAsync(panel)).Text!.Text);
    }

    [Fact]
    public async Task Two_who_type_into_the_same_row_both_find_their_text()
    {
        var reference = await _app.GatheringAsync();
        var panel = await _app.OpenPanelAsync(reference);
        await using var taker = await _app.OpenAsAsync(TestApp.OtherCoordinator);
        await taker.GoAsync($"/panels/{panel}/room");
        await NewNote(taker).FillAsync("Begun.");
        await Assertions.Expect(taker.Page.Locator("section[id^=impact] .asb-row:not(.asb-row--new) [data-room-state]")).ToHaveTextAsync("Saved");
        await using var chair = await _app.OpenAsAsync(TestApp.PanelChair);
        await chair.GoAsync($"/panels/{panel}/room");
        static ILocator Row(Person person) => person.Page.Locator("section[id^=impact] .asb-row:not(.asb-row--new)");
        await Row(taker).Locator("textarea[name=Text]").FillAsync("Begun by the minute taker.");
        await Assertions.Expect(Row(taker).Locator("[data-room-state]")).ToHaveTextAsync("Saved");
        await Row(chair).Locator("textarea[name=Text]").FillAsync("Begun by the chair.");
        await Assertions.Expect(Row(chair).Locator("[data-room-kept]")).ToContainTextAsync("Begun by the chair.");
        await Assertions.Expect(Row(chair).Locator("textarea[name=Text]")).ToHaveValueAsync("Begun by the minute taker.");
        await Row(chair).Locator("textarea[name=Text]").FillAsync("Begun by both.");
        await Row(chair).GetByRole(AriaRole.Button, new() { Name = "Above is one text of both" }).ClickAsync();
        await Assertions.Expect(Row(chair).Locator("[data-room-kept]")).ToBeEmptyAsync();
        Assert.Equal("Begun by both.", Assert.Single(await EntriesAsync(panel)).Text!.Text);
    }

    [Fact]
    public async Task The_room_does_its_job_with_script_off()
    {
        var panel = await _app.OpenPanelAsync(await _app.GatheringAsync());
        await using var taker = await _app.OpenAsAsync(TestApp.OtherCoordinator, script: false);
        await taker.GoAsync($"/panels/{panel}/room");
        await NewNote(taker).FillAsync("Written with the button.");
        await taker.Page.Locator("section[id^=impact]").GetByRole(AriaRole.Button, new() { Name = "Add this note" }).ClickAsync();
        await Assertions.Expect(taker.Page.Locator("section[id^=impact] .asb-row:not(.asb-row--new) textarea[name=Text]")).ToHaveValueAsync("Written with the button.");
    }
}
