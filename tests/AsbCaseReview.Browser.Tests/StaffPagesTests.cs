using AsbCaseReview.Browser.Tests.Support;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.Playwright;

namespace AsbCaseReview.Browser.Tests;

public sealed class StaffPagesTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private static readonly string[] OfTheWork = ["/work", "/cases", "/log"];
    private static readonly string[] OfACase = ["", "/application", "/triage", "/complaints", "/complaints/1", "/threshold", "/risk", "/timeline", "/people/new"];

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Every_page_of_a_case_is_accessible_and_fits(int width)
    {
        var reference = await app.CaseAsync(new() { Name = "Margaret Ellery-Featherstonehaugh", InDanger = true });
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.AssessRisk(Make.LowRisk(new(2026, 3, 2)), by, at));
        await using var coordinator = await app.OpenAsAsync(TestApp.Coordinator, width: width);
        foreach (var page in OfTheWork.Concat(OfACase.Select(p => $"/cases/{reference}{p}")))
        {
            await coordinator.GoAsync(page);
            await coordinator.PageIsAccessibleAsync();
        }
    }

    [Fact]
    public async Task A_form_that_is_wrong_says_so_beside_the_field_and_the_summary_leads_there_by_keyboard()
    {
        var reference = await app.CaseAsync();
        await using var coordinator = await app.OpenAsAsync(TestApp.Coordinator);
        await coordinator.GoAsync($"/cases/{reference}/triage");
        await coordinator.Page.Locator("#Information > summary").FocusAsync();
        await coordinator.Page.Keyboard.PressAsync("Enter");
        await coordinator.PressAsync("Record as asked for");
        await Assertions.Expect(coordinator.Page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await coordinator.Page.Keyboard.PressAsync("Tab");
        await coordinator.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(coordinator.Page.Locator("#Information_What")).ToBeFocusedAsync();
        await coordinator.PageIsAccessibleAsync();
    }

    [Fact]
    public async Task Triage_is_done_with_script_off()
    {
        var reference = await app.CaseAsync();
        await using var coordinator = await app.OpenAsAsync(TestApp.Coordinator, script: false);
        await coordinator.GoAsync($"/cases/{reference}/triage");
        await coordinator.Page.Locator("#AddNote > summary").ClickAsync();
        await coordinator.FillAsync("Note", "Rang the neighbourhood officer.");
        await coordinator.PressAsync("Add the note");
        await coordinator.SeesAsync("Note added.");
        await coordinator.GoAsync($"/cases/{reference}/timeline");
        await coordinator.SeesAsync("Note: Rang the neighbourhood officer.");
    }
}
