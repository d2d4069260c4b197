using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Panels;

public sealed class OptionTests : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    private Task<List<RoomEntry>> EntriesAsync(Guid panel) => _app.WithDbAsync(db => db.RoomEntries.AsNoTracking().Where(e => e.PanelId == panel).OrderBy(e => e.BegunAt).ToListAsync());

    private static string NewRow(Page page, EntryKind kind) =>
        page.Html.QuerySelectorAll(".asb-row--new form").First(f => f.QuerySelector("[name=Kind]")!.GetAttribute("value") == kind.ToString()).GetAttribute("action")!;

    private async Task<(Guid Panel, string Reference, Visitor Chair)> MeetingAsync()
    {
        var reference = await _app.GatheringAsync();
        var panel = await _app.OpenPanelAsync(reference);
        return (panel, reference, await _app.SignInAsync(TestApp.PanelChair));
    }

    [Fact]
    public async Task An_option_of_the_catalogue_bears_its_name_and_one_in_somebodys_own_words_stays()
    {
        var (panel, _, chair) = await MeetingAsync();
        var page = await chair.GetAsync($"/panels/{panel}/room");
        page = await chair.SubmitAsync(NewRow(page, EntryKind.Option), ("Power", "mediation"), ("Used", "true"), ("Text", "Both asked for it."));
        await chair.SubmitAsync(NewRow(page, EntryKind.Option), ("Heading", "A bench further away"), ("Used", "true"), ("Text", "They sit there."));
        Assert.Equal([("Mediation", "mediation"), ("A bench further away", null)], (await EntriesAsync(panel)).Select(e => (e.Heading, e.Power)));

        // Another power is chosen: its name follows.
        page = await chair.GetAsync($"/panels/{panel}/room");
        var first = (await EntriesAsync(panel))[0];
        await chair.SubmitAsync($"/panels/{panel}/room/entries/{first.Id}", ("Power", "warning"));
        Assert.Equal(("Warning", "warning"), ((await EntriesAsync(panel))[0].Heading, (await EntriesAsync(panel))[0].Power));
    }

    [Fact]
    public async Task What_is_not_available_names_the_condition_that_fails_in_the_room_and_needs_no_other_reason()
    {
        var (panel, _, chair) = await MeetingAsync();
        var page = await chair.GetAsync($"/panels/{panel}/room");
        page = await chair.SubmitAsync(NewRow(page, EntryKind.Option), ("Power", "mediation"), ("Fails", "mediation/safe"), ("Used", "false"));
        Assert.Contains("Not available: this does not hold: It is safe", page.Text, StringComparison.Ordinal);
        Assert.Equal("mediation/safe", page.Value("Fails"));
        Assert.DoesNotContain("lacks a reason", page.Text, StringComparison.Ordinal);

        // A condition of another power says nothing about this one.
        var entry = Assert.Single(await EntriesAsync(panel));
        await chair.SubmitAsync($"/panels/{panel}/room/entries/{entry.Id}", ("Fails", "acceptableBehaviourContract/willing"));
        Assert.Null((await EntriesAsync(panel))[0].NotAvailable);
    }

    [Fact]
    public async Task Power_and_telling_the_victim_first_go_from_the_option_into_the_action_plan()
    {
        var (panel, reference, chair) = await MeetingAsync();
        var page = await chair.GetAsync($"/panels/{panel}/room");
        page = await chair.SubmitAsync(NewRow(page, EntryKind.Option), ("Power", "acceptableBehaviourContract"), ("Used", "true"), ("Text", "It comes first."));
        var option = Assert.Single(await EntriesAsync(panel));
        var council = await _app.WithDbAsync(async db => (await db.Agencies.FirstAsync(a => a.Name == "West Northamptonshire Council")).Id);
        page = await chair.SubmitAsync(NewRow(page, EntryKind.Action), ("Heading", "Agree a contract"), ("AgencyId", council.ToString()), ("Due.Day", "30"), ("Due.Month", "4"), ("Due.Year", "2026"), ("Text", "Why"), ("FromId", option.Id.ToString()));
        Assert.Equal(option.Id, (await EntriesAsync(panel))[1].FromId);
        await chair.SubmitAsync($"/panels/{panel}/room/close");
        var action = await _app.WithDbAsync(db => db.AgreedActions.AsNoTracking().FirstAsync(a => db.Cases.Any(c => c.Id == a.CaseId && c.Reference == reference)));
        Assert.Equal(("acceptableBehaviourContract", true, option.Id), (action.Power!.Key, action.TellVictimFirst, action.OptionId!.Value));
        var told = await _app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().SingleAsync(m => m.Text.Contains($"/actions/{action.Id}")));   // its agency, once the meeting is over
        Assert.Equal((await _app.WithDbAsync(db => db.Agencies.FirstAsync(a => a.Id == council))).Email, told.To);
    }

    [Fact]
    public async Task A_power_that_the_agency_may_not_use_is_refused_when_the_meeting_ends_with_the_reason()
    {
        var (panel, _, chair) = await MeetingAsync();
        var page = await chair.GetAsync($"/panels/{panel}/room");
        page = await chair.SubmitAsync(NewRow(page, EntryKind.Option), ("Power", "parentingContract"), ("Used", "true"), ("Text", "The parents asked."));
        var (option, police) = (Assert.Single(await EntriesAsync(panel)), await _app.WithDbAsync(async db => (await db.Agencies.FirstAsync(a => a.Name == "Northamptonshire Police")).Id));
        await chair.SubmitAsync(NewRow(page, EntryKind.Action), ("Heading", "Agree it"), ("AgencyId", police.ToString()), ("Due.Day", "30"), ("Due.Month", "4"), ("Due.Year", "2026"), ("Text", "Why"), ("FromId", option.Id.ToString()));
        page = await chair.SubmitAsync($"/panels/{panel}/room/close");
        Assert.Contains("not by this agency", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal(PanelState.Open, (await _app.FindPanelAsync(panel)).State);
        Assert.False(await _app.WithDbAsync(db => db.AgreedActions.AnyAsync()));
    }

    [Fact]
    public async Task Community_Remedy_is_agreed_in_the_room_once_its_three_conditions_are_recorded_there()
    {
        var (panel, reference, chair) = await MeetingAsync();
        var page = await chair.GetAsync($"/panels/{panel}/room");
        page = await chair.SubmitAsync(NewRow(page, EntryKind.Option), ("Power", "communityRemedy"), ("Used", "true"), ("Text", "He is sorry."), ("Remedy.ItHappened", "true"));
        Assert.Contains("It cannot be agreed yet: the person must accept responsibility.", page.Text, StringComparison.Ordinal);
        var option = Assert.Single(await EntriesAsync(panel));
        var row = $"/panels/{panel}/room/entries/{option.Id}";
        var police = await _app.WithDbAsync(async db => (await db.Agencies.FirstAsync(a => a.Name == "Northamptonshire Police")).Id);
        await chair.SubmitAsync(NewRow(page, EntryKind.Action), ("Heading", "A written apology"), ("AgencyId", police.ToString()), ("Due.Day", "30"), ("Due.Month", "4"), ("Due.Year", "2026"), ("Text", "Why"), ("FromId", option.Id.ToString()));
        page = await chair.SubmitAsync($"/panels/{panel}/room/close");
        Assert.Contains("Community Remedy is not available: the person must accept responsibility", Assert.Single(page.Errors), StringComparison.Ordinal);

        // Somebody under 18: through youth offending services, with a responsible adult.
        page = await chair.SubmitAsync(row, ("Remedy.AcceptsResponsibility", "true"), ("Remedy.VictimConsulted", "Asked on Monday; wants an apology."), ("Remedy.Under18", "true"));
        Assert.Contains("It cannot be agreed yet: somebody under 18 goes through youth offending services", page.Text, StringComparison.Ordinal);
        page = await chair.SubmitAsync(row, ("Remedy.YouthOffendingService", new string('a', 300)));
        Assert.Contains("The service must be", string.Join(' ', page.Errors), StringComparison.Ordinal);
        page = await chair.SubmitAsync(row, ("Remedy.YouthOffendingService", "Youth Justice Service"), ("Remedy.ResponsibleAdult", "His aunt"));
        Assert.DoesNotContain("It cannot be agreed yet", page.Text, StringComparison.Ordinal);
        await chair.SubmitAsync($"/panels/{panel}/room/close");
        var action = await _app.WithDbAsync(db => db.AgreedActions.AsNoTracking().FirstAsync(a => db.Cases.Any(c => c.Id == a.CaseId && c.Reference == reference)));
        Assert.Equal(("communityRemedy", "Asked on Monday; wants an apology.", "His aunt"), (action.Power!.Key, action.Remedy!.VictimConsulted, action.Remedy.ResponsibleAdult));
        Assert.Contains("How the victim was consulted: Asked on Monday; wants an apology.", (await chair.GetAsync($"/panels/{panel}/minutes")).Text, StringComparison.Ordinal);
    }
}
