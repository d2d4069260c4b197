using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.ActionPlans;

/// <summary>Whoever has to do something hears of what others decided about it, in notices that name no victim.</summary>
public sealed class PlanMailTests(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    private static readonly DateOnly Due = new(2026, 3, 20);

    private Task<List<OutgoingMessage>> ToAsync(string address, string link) => app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().Where(m => m.To == address && m.Text.Contains(link)).OrderBy(m => m.CreatedAt).ToListAsync());

    [Fact]
    public async Task The_owner_hears_what_was_decided_about_time_that_more_is_wanted_and_that_somebody_else_has_it_now()
    {
        var reference = await app.MetCaseAsync();
        var id = await app.ActionAsync(reference, Due);
        await app.DoToActionAsync(id, TestApp.PoliceOfficer, (a, c, _, by, at) => a.AskMoreTime(c, Due.AddDays(7), "The officer is ill", by, at));
        var (coordinator, at) = (await app.SignInAsync(TestApp.Coordinator), $"/cases/{reference}/plan/{id}");
        await coordinator.GetAsync(at);
        Assert.Empty((await coordinator.SubmitAsync($"{at}/decide-time", ("DecideTime.Give", "true"), ("DecideTime.Until.Day", "27"), ("DecideTime.Until.Month", "3"), ("DecideTime.Until.Year", "2026"), ("DecideTime.Why", "Agreed"))).Errors);
        var told = Assert.Single(await ToAsync(TestApp.PoliceOfficer, $"/actions/{id}"));
        Assert.Contains("is given", told.Text, StringComparison.Ordinal);
        Assert.Contains("27 March 2026", told.Text, StringComparison.Ordinal);

        await app.DoToActionAsync(id, TestApp.PoliceOfficer, (a, c, _, by, when) => a.ReportEnd(c, new(ActionState.Done, "Visited", "Log read", new(2026, 3, 2), null, false, "Kiran Maddox"), by, when));
        await coordinator.GetAsync(at);
        Assert.Empty((await coordinator.SubmitAsync($"{at}/send-back", ("SendBack.Why", "Only once so far"))).Errors);
        Assert.Equal(2, (await ToAsync(TestApp.PoliceOfficer, $"/actions/{id}")).Count);

        var owner = await app.WithDbAsync(async db => await db.Staff.Where(s => s.Email == TestApp.HousingOfficer).Select(s => s.AgencyId + "|" + s.Id).FirstAsync());
        await coordinator.GetAsync(at);
        Assert.Empty((await coordinator.SubmitAsync($"{at}/reassign", ("Reassign.Owner", owner), ("Reassign.Why", "It is the landlord’s"))).Errors);
        told = Assert.Single(await ToAsync(TestApp.HousingOfficer, $"/actions/{id}"));
        Assert.DoesNotContain("Margaret", told.Subject + told.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Officers will visit your street", 1)]
    [InlineData(null, 0)]   // an action that they must not know of
    public async Task The_victim_hears_that_an_action_has_ended_by_a_notice_that_says_nothing(string? sentence, int notices)
    {
        var reference = await app.MetCaseAsync(new() { Email = $"told{notices}@applicant.example" });
        var id = await app.ActionAsync(reference, Due, otherwise: w => w with { VictimMaySee = sentence });
        await app.DoToActionAsync(id, TestApp.PoliceOfficer, (a, c, _, by, when) => a.ReportEnd(c, new(ActionState.Done, "Visited", "Log read", new(2026, 3, 2), null, false, "Kiran Maddox"), by, when));
        var (coordinator, at) = (await app.SignInAsync(TestApp.Coordinator), $"/cases/{reference}/plan/{id}");
        await coordinator.GetAsync(at);
        Assert.Empty((await coordinator.SubmitAsync($"{at}/take-note", ("TakeNote.VictimOutcome", "Officers came ten times"))).Errors);
        var told = await ToAsync($"told{notices}@applicant.example", "/my-case");
        Assert.Equal(notices, told.Count(m => m.Kind == MessageKind.PageNotice));
        Assert.All(told, m => Assert.DoesNotContain("visit", m.Subject + m.Text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_body_whose_refusal_is_challenged_is_told_and_can_only_accept_or_refuse()
    {
        var (reference, id, agency) = await app.WithDbAsync(async db =>
        {
            var refused = await db.Recommendations.FirstAsync(r => r.State == RecommendationState.Refused && db.Cases.Any(c => c.Id == r.CaseId && db.Areas.Any(a => a.Id == c.AreaId && a.Key == "west-northamptonshire")));
            return (await db.Cases.Where(c => c.Id == refused.CaseId).Select(c => c.Reference).FirstAsync(), refused.Id, await db.Agencies.FirstAsync(a => a.Id == refused.AgencyId));
        });
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/plan/recommendations/{id}");
        var page = await coordinator.SubmitAsync($"/cases/{reference}/plan/recommendations/{id}/challenge", ("Challenge.Why", "The referral was not marked as urgent."));
        Assert.Contains("the body is told", page.Text, StringComparison.Ordinal);
        Assert.Contains("look again", Assert.Single(await ToAsync(agency.Email, $"/actions/recommendations/{id}")).Subject, StringComparison.Ordinal);
        Assert.Equal(["Accept", "Refuse"], page.Html.QuerySelectorAll("[name='Form.Act']").Select(i => i.GetAttribute("value")));

        var challenged = await app.WithDbAsync(db => db.Recommendations.Where(r => r.State == RecommendationState.Challenged && db.Agencies.Any(a => a.Id == r.AgencyId && a.Name == "Example Homes Northampton")).Select(r => r.Id).FirstAsync());
        page = await (await app.SignInAsync(TestApp.HousingOfficer)).GetAsync($"/actions/recommendations/{challenged}");
        Assert.Equal(["Accept", "Refuse"], page.Html.QuerySelectorAll("[name='Form.Act']").Select(i => i.GetAttribute("value")));
    }

    [Fact]
    public async Task Where_the_line_manager_is_the_head_of_service_the_jump_shows_before_it_is_taken()
    {
        var (reference, id) = await app.WithDbAsync(async db =>
        {
            var action = await db.AgreedActions.FirstAsync(a => a.What == "Answer the letter of the residents’ group" && a.OwnerName == "Nadia Whitcombe");
            return (await db.Cases.Where(c => c.Id == action.CaseId).Select(c => c.Reference).FirstAsync(), action.Id);
        });
        var steps = (await (await app.SignInAsync(TestApp.Coordinator)).GetAsync($"/cases/{reference}/plan/{id}")).Html.QuerySelectorAll("ol li").Select(l => l.TextContent.Split(": ")[^1].Trim()).ToList();
        Assert.Equal(["line manager", "chief executive", "chief executive"], steps[^3..]);
    }
}
