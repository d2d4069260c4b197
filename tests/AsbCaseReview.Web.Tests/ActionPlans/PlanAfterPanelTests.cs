using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.ActionPlans;

/// <summary>The plan of a case that a panel has reviewed.</summary>
public sealed class PlanAfterPanelTests(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    private Task<(string Reference, Guid Option)> UnderWayAsync(int skip = 0) => app.WithDbAsync(async db =>
    {
        var found = await db.Cases.IgnoreAutoIncludes().Where(c => c.Stage == CaseStage.ActionsOpen && db.Areas.Any(a => a.Id == c.AreaId && a.Key == "west-northamptonshire")).OrderBy(c => c.ReceivedOn).Skip(skip).FirstAsync();
        return (found.Reference, await db.RoomEntries.Where(e => e.CaseId == found.Id && e.Kind == EntryKind.Option && e.Used == true).Select(e => e.Id).FirstAsync());
    });

    [Fact]
    public async Task An_action_says_from_which_option_of_the_panel_it_comes()
    {
        var (reference, option) = await UnderWayAsync();
        var (_, anothers) = await UnderWayAsync(1);
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        var page = await coordinator.GetAsync($"/cases/{reference}/plan/add");
        Assert.Equal(["None", "Community protection warning"], page.Html.QuerySelectorAll("[name='Add.Option'] option").Select(o => o.TextContent));
        var owner = page.Html.QuerySelector("[name='Add.Owner'] option:nth-child(2)")!.GetAttribute("value");
        (string, string?)[] typed = [("Add.What", "Look at the warning again"), ("Add.Why", "It may have to be stronger"), ("Add.Owner", owner), ("Add.Due.Day", "30"), ("Add.Due.Month", "3"), ("Add.Due.Year", "2026")];
        page = await coordinator.SubmitAsync($"/cases/{reference}/plan/add", [.. typed, ("Add.Option", anothers.ToString())]);
        Assert.Contains(page.Errors, e => e.Contains("No panel of this case used that option", StringComparison.Ordinal));
        page = await coordinator.SubmitAsync($"/cases/{reference}/plan/add", [.. typed, ("Add.Option", option.ToString())]);
        Assert.Contains("The action is agreed", page.Text, StringComparison.Ordinal);

        var (id, meets) = await app.WithDbAsync(async db =>
        {
            var action = await db.AgreedActions.FirstAsync(a => a.What == "Look at the warning again");
            return (action.Id, await db.Panels.Where(p => p.Id == action.PanelId).Select(p => p.MeetsOn).FirstAsync());
        });
        page = await coordinator.GetAsync($"/cases/{reference}/plan/{id}");
        Assert.Contains($"Comes from The panel of {meets:d MMMM yyyy} The option “Community protection warning”", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_with_open_actions_says_beside_its_closing_how_many_have_to_end_first()
    {
        var (reference, _) = await UnderWayAsync(1);
        var page = await (await app.SignInAsync(TestApp.Coordinator)).GetAsync($"/cases/{reference}/triage");
        Assert.Contains("actions have to end or be handed over first", page.Text, StringComparison.Ordinal);
    }
}
