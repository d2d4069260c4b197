using System.Net;
using System.Text.Json;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Panels;

public sealed class RoomTests : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    private async Task<(Guid Panel, Guid Case, string Reference)> OpenAsync()
    {
        var reference = await _app.GatheringAsync();
        return (await _app.OpenPanelAsync(reference), (await _app.FindCaseAsync(reference)).Id, reference);
    }

    private static IEnumerable<(string, string?)> Note(Guid @case, string text, int version = 0, string? writer = null) =>
        [("Version", version.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("CaseId", @case.ToString()), ("Kind", "Note"), ("Item", "impact"), ("Text", text), ("Writer", writer)];

    // As the script of the page sends it.
    private static async Task<(HttpStatusCode Status, JsonElement Row)> SendAsync(Visitor visitor, Guid panel, Guid entry, IEnumerable<(string Name, string? Value)> fields)
    {
        var token = visitor.Page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var request = new HttpRequestMessage(HttpMethod.Post, $"/panels/{panel}/room/entries/{entry}")
        {
            Content = new FormUrlEncodedContent(fields.Where(f => f.Value is not null).Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2!))),
        };
        request.Headers.Accept.ParseAdd("application/json");
        var response = await visitor.Client.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    private Task<List<RoomEntry>> EntriesAsync(Guid panel) => _app.WithDbAsync(db => db.RoomEntries.AsNoTracking().Where(e => e.PanelId == panel).OrderBy(e => e.BegunAt).ToListAsync());

    [Fact]
    public async Task Without_script_a_note_is_added_changed_and_removed()
    {
        var (panel, _, _) = await OpenAsync();
        var taker = await _app.SignInAsync(TestApp.OtherCoordinator);
        var page = await taker.GetAsync($"/panels/{panel}/room");
        var form = page.Html.QuerySelectorAll("form[data-room-row]").First(f => f.QuerySelector("[name=Kind]")!.GetAttribute("value") == "Note");
        await taker.SubmitAsync(form.GetAttribute("action"), ("Text", "She cannot sleep."));
        var entry = Assert.Single(await EntriesAsync(panel));
        Assert.Equal("She cannot sleep.", entry.Text!.Text);
        await taker.SubmitAsync($"/panels/{panel}/room/entries/{entry.Id}", ("Text", "She cannot sleep at night."));
        Assert.Equal("She cannot sleep at night.", (await EntriesAsync(panel))[0].Text!.Text);
        page = await taker.SubmitAsync($"/panels/{panel}/room/entries/{entry.Id}", ("Do", "remove"));
        Assert.DoesNotContain("cannot sleep", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_minute_takers_at_once_lose_nothing()
    {
        var (panel, @case, _) = await OpenAsync();
        var (one, two) = (await _app.SignInAsync(TestApp.OtherCoordinator), await _app.SignInAsync(TestApp.PanelChair));
        await one.GetAsync($"/panels/{panel}/room");
        await two.GetAsync($"/panels/{panel}/room");
        var row = Guid.CreateVersion7();
        var (_, begun) = await SendAsync(one, panel, row, Note(@case, "Begun", 0, "page-1"));
        var version = begun.GetProperty("version").GetInt32();
        var sent = await Task.WhenAll(
            SendAsync(one, panel, row, Note(@case, "Begun by one", version, "page-1")),
            SendAsync(two, panel, row, Note(@case, "Begun by two", version, "page-2")));
        Assert.All(sent, s => Assert.Equal(HttpStatusCode.OK, s.Status));
        var entry = Assert.Single(await EntriesAsync(panel));
        Assert.Equal(["Begun by one", "Begun by two"], entry.Kept.Select(k => k.Text.Text).Append(entry.Text!.Text).Order());

        // It is shown to both, and one of them makes one text of the two.
        var page = await two.GetAsync($"/panels/{panel}/room");
        Assert.Contains("Two people wrote here at once", page.Text, StringComparison.Ordinal);
        await two.SubmitAsync($"/panels/{panel}/room/entries/{row}", ("Text", "Begun by one and two"), ("Do", "settle"));
        entry = Assert.Single(await EntriesAsync(panel));
        Assert.Equal(("Begun by one and two", 0), (entry.Text!.Text, entry.Kept.Count));
    }

    [Fact]
    public async Task Many_rows_begun_at_once_by_two_people_are_all_there()
    {
        var (panel, @case, _) = await OpenAsync();
        var (one, two) = (await _app.SignInAsync(TestApp.OtherCoordinator), await _app.SignInAsync(TestApp.PanelChair));
        await one.GetAsync($"/panels/{panel}/room");
        await two.GetAsync($"/panels/{panel}/room");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => SendAsync(i % 2 == 0 ? one : two, panel, Guid.CreateVersion7(), Note(@case, $"Note {i}", 0, $"page-{i % 2}"))));
        Assert.Equal(20, (await EntriesAsync(panel)).Count);
    }

    [Fact]
    public async Task A_row_sent_twice_because_the_answer_was_lost_is_one_row_and_no_conflict()
    {
        var (panel, @case, _) = await OpenAsync();
        var taker = await _app.SignInAsync(TestApp.OtherCoordinator);
        await taker.GetAsync($"/panels/{panel}/room");
        var row = Guid.CreateVersion7();
        await SendAsync(taker, panel, row, Note(@case, "Typed before the network was lost", 0, "page-1"));
        var (status, answer) = await SendAsync(taker, panel, row, Note(@case, "Typed before the network was lost, and after", 0, "page-1"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(0, answer.GetProperty("kept").GetArrayLength());
        Assert.Equal("Typed before the network was lost, and after", Assert.Single(await EntriesAsync(panel)).Text!.Text);
    }

    [Fact]
    public async Task What_others_wrote_is_told_to_a_page_that_asks()
    {
        var (panel, @case, _) = await OpenAsync();
        var (one, two) = (await _app.SignInAsync(TestApp.OtherCoordinator), await _app.SignInAsync(TestApp.PanelChair));
        await one.GetAsync($"/panels/{panel}/room");
        var since = _app.Clock.GetUtcNow();
        await SendAsync(one, panel, Guid.CreateVersion7(), Note(@case, "New from one", 0, "page-1"));
        await two.GetAsync($"/panels/{panel}/room");
        var changes = JsonDocument.Parse(await two.Client.GetStringAsync($"/panels/{panel}/room/changes?since={Uri.EscapeDataString(since.ToString("O"))}")).RootElement;
        Assert.Equal("New from one", changes.GetProperty("rows")[0].GetProperty("text").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_date_that_is_none_and_a_text_too_long_are_said_and_kept()
    {
        var (panel, @case, _) = await OpenAsync();
        var taker = await _app.SignInAsync(TestApp.OtherCoordinator);
        await taker.GetAsync($"/panels/{panel}/room");
        var row = Guid.CreateVersion7();
        var page = await taker.PostAsync($"/panels/{panel}/room/entries/{row}", ("Version", "0"), ("CaseId", @case.ToString()), ("Kind", "Action"), ("Item", "agreed"), ("Heading", "Visit weekly"), ("Due.Day", "31"), ("Due.Month", "2"), ("Due.Year", "2026"));
        Assert.Contains(page.Errors, e => e.Contains("real date", StringComparison.Ordinal));
        Assert.Contains("Visit weekly", page.Html.GetElementById($"{row}-Heading")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Equal("31", page.Html.GetElementById($"{row}-DueDay")!.GetAttribute("value"));
        var (status, answer) = await SendAsync(taker, panel, row, Note(@case, new string('x', 10_001), 0, "page-1"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("10,000 characters or fewer", answer.GetProperty("errors").GetProperty("Text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_room_is_closed_to_members_who_do_not_write_and_to_other_panels_rows()
    {
        var (panel, @case, _) = await OpenAsync();
        var taker = await _app.SignInAsync(TestApp.OtherCoordinator);
        await taker.GetAsync($"/panels/{panel}/room");
        var row = Guid.CreateVersion7();
        await SendAsync(taker, panel, row, Note(@case, "Ours", 0, "page-1"));
        var officer = await _app.SignInAsync(TestApp.PoliceOfficer);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/panels/{panel}/room")).Status);
        await officer.GetAsync($"/panels/{panel}/member");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.PostAsync($"/panels/{panel}/room/entries/{row}", Note(@case, "Theirs", 1))).Status);
        _app.Clock.Set(new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        var other = await _app.PanelAsync(await _app.GatheringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await taker.PostAsync($"/panels/{other}/room/entries/{row}", Note(@case, "Elsewhere", 1))).Status);
    }

    [Fact]
    public async Task A_panel_opens_only_when_it_is_decided_how_each_victim_is_heard()
    {
        var reference = await _app.GatheringAsync();
        var panel = await _app.PanelAsync(reference);
        _app.Clock.Set(Domain.Calendar.London.Instant(PanelMaking.Day, new(10, 0)));
        var chair = await _app.SignInAsync(TestApp.PanelChair);
        await chair.GetAsync($"/panels/{panel}/room");
        var page = await chair.SubmitAsync($"/panels/{panel}/room/open");
        Assert.Contains("it is not decided how Margaret Ellery is heard", Assert.Single(page.Errors), StringComparison.Ordinal);
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/voice");
        await coordinator.SubmitAsync($"/cases/{reference}/voice/1/part", ("Part.Way", "NotAtAll"));
        await chair.GetAsync($"/panels/{panel}/room");
        page = await chair.SubmitAsync($"/panels/{panel}/room/open");
        Assert.Contains("The panel is open.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_agreed_while_the_minutes_are_written_goes_into_the_plan_too_and_each_agency_is_told_once()
    {
        var (panel, @case, _) = await OpenAsync();
        var chair = await _app.SignInAsync(TestApp.PanelChair);
        await chair.GetAsync($"/panels/{panel}/room");
        var police = (await _app.FindPanelAsync(panel)).Seats.First(s => s.Name == "Kiran Maddox").AgencyId.ToString();
        (string, string?)[] Row(string what) =>
            [("Version", "0"), ("CaseId", @case.ToString()), ("Kind", "Recommendation"), ("Item", "agreed"), ("Heading", what), ("AgencyId", police), ("ForVictim", "An officer looks in."), ("Text", "It helps")];
        await SendAsync(chair, panel, Guid.CreateVersion7(), Row("Look in on Mondays"));
        await chair.SubmitAsync($"/panels/{panel}/room/close");
        await SendAsync(chair, panel, Guid.CreateVersion7(), Row("Look in on Fridays"));
        await chair.GetAsync($"/panels/{panel}/minutes");
        Assert.Contains("The draft minutes are with the members.", (await chair.SubmitAsync($"/panels/{panel}/minutes/send")).Text, StringComparison.Ordinal);

        Assert.All(await EntriesAsync(panel), e => Assert.True(e.InPlan));
        var plan = await _app.WithDbAsync(db => db.ActionPlans.AsNoTracking().FirstAsync(p => p.CaseId == @case));
        Assert.Equal(["Look in on Fridays", "Look in on Mondays"], plan.Recommendations.Select(r => r.Text).Order());
        var told = await _app.WithDbAsync(db => db.OutgoingMessages.Where(m => m.CaseId == @case && m.Text.Contains("/actions/recommendations/")).Select(m => m.Text).ToListAsync());
        Assert.Equal(2, told.Count);
        Assert.All(plan.Recommendations, r => Assert.Single(told, t => t.Contains(r.Id.ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task From_the_room_to_signed_minutes()
    {
        var (panel, @case, reference) = await OpenAsync();
        var chair = await _app.SignInAsync(TestApp.PanelChair);
        await chair.GetAsync($"/panels/{panel}/room");
        (string, string?)[] Row(string kind, string item, params (string, string?)[] fields) => [("Version", "0"), ("CaseId", @case.ToString()), ("Kind", kind), ("Item", item), .. fields];
        await SendAsync(chair, panel, Guid.CreateVersion7(), Row("Option", "options", ("Heading", "Civil injunction"), ("Used", "true")));
        await SendAsync(chair, panel, Guid.CreateVersion7(), Note(@case, "Secret note about Varley"));
        var police = (await _app.FindPanelAsync(panel)).Seats.First(s => s.Name == "Kiran Maddox").AgencyId.ToString();
        var action = Guid.CreateVersion7();
        await SendAsync(chair, panel, action, Row("Action", "agreed", ("Heading", "Visit every week"), ("AgencyId", police), ("ForVictim", "An officer visits you every week.")));
        var housing = (await _app.FindPanelAsync(panel)).Seats.First(s => s.Name == "Lorna Tweed").Id;
        await chair.PostAsync($"/panels/{panel}/room/attendance/{housing}", ("attendance", "Apologies"));
        Assert.Equal(Attendance.Apologies, (await _app.FindPanelAsync(panel)).Seats.First(s => s.Id == housing).Attendance);
        await chair.GetAsync($"/panels/{panel}/room");
        var page = await chair.SubmitAsync($"/panels/{panel}/room/close");
        Assert.Contains("The action “Visit every week” does not say by when.", Assert.Single(page.Errors), StringComparison.Ordinal);
        await SendAsync(chair, panel, action, [("Version", "1"), .. Row("Action", "agreed", ("Heading", "Visit every week"), ("AgencyId", police), ("ForVictim", "An officer visits you every week."), ("Text", "Varley has to see it"), ("Due.Day", "9"), ("Due.Month", "4"), ("Due.Year", "2026")).Skip(1)]);
        page = await chair.SubmitAsync($"/panels/{panel}/room/close", ("Close.LookAgain.Day", "30"), ("Close.LookAgain.Month", "4"), ("Close.LookAgain.Year", "2026"));
        Assert.Contains("The meeting is over.", page.Text, StringComparison.Ordinal);
        Assert.Equal(CaseStage.PanelHeld, (await _app.FindCaseAsync(reference)).Stage);

        var agreed = (await _app.WithDbAsync(db => db.ActionPlans.AsNoTracking().FirstAsync(p => p.CaseId == @case))).Actions.Single();
        Assert.Equal(("Visit every week", new DateOnly(2026, 4, 9), "An officer visits you every week."), (agreed.What, agreed.DueOn, agreed.VictimMaySee));

        // Sent to the members, who comment.
        await chair.SubmitAsync($"/panels/{panel}/minutes/send");
        var officer = await _app.SignInAsync(TestApp.PoliceOfficer);
        page = await officer.GetAsync($"/panels/{panel}/minutes");
        Assert.Contains("once you have made your declaration", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Civil injunction", page.Text, StringComparison.Ordinal);
        await officer.GetAsync($"/panels/{panel}/member");
        await officer.SubmitAsync($"/panels/{panel}/member/declare", ("Declare.WasInvolved", "false"), ("Declare.HasConflict", "false"), ("Declare.Signs", "true"));
        page = await officer.GetAsync($"/panels/{panel}/minutes");
        Assert.Contains("Civil injunction: used.", page.Text, StringComparison.Ordinal);
        page = await officer.SubmitAsync($"/panels/{panel}/minutes/comment", ("Comment.Agrees", "false"));
        Assert.Equal("Enter what should read differently", page.ErrorBeside("Comment.Text"));
        await officer.SubmitAsync($"/panels/{panel}/minutes/comment", ("Comment.Agrees", "false"), ("Comment.Text", "It was the 4th."));

        // Not signed off while something is missing; only by the chair; then fixed.
        page = await chair.GetAsync($"/panels/{panel}/minutes");
        Assert.Contains("It was the 4th.", page.Text, StringComparison.Ordinal);
        page = await chair.SubmitAsync($"/panels/{panel}/minutes/sign-off");
        Assert.Contains("The option “Civil injunction” lacks a reason.", Assert.Single(page.Errors), StringComparison.Ordinal);
        var option = (await EntriesAsync(panel)).First(e => e.Kind == EntryKind.Option);
        await SendAsync(chair, panel, option.Id, [("Version", "1"), ("CaseId", @case.ToString()), ("Kind", "Option"), ("Item", "options"), ("Heading", "Civil injunction"), ("Used", "true"), ("Text", "The evidence is strong")]);
        await SendAsync(chair, panel, Guid.CreateVersion7(), Row("NoneBecause", "agreed", ("ForVictim", "Each agency has agreed to act already.")));
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        page = await coordinator.GetAsync($"/panels/{panel}/minutes");
        Assert.Null(page.Html.Forms.FirstOrDefault(f => f.GetAttribute("action") == $"/panels/{panel}/minutes/sign-off"));
        await chair.GetAsync($"/panels/{panel}/minutes");
        page = await chair.SubmitAsync($"/panels/{panel}/minutes/sign-off");
        Assert.Contains("The minutes are signed off.", page.Text, StringComparison.Ordinal);
        var (status, _) = await SendAsync(chair, panel, option.Id, [("Version", "2"), ("CaseId", @case.ToString()), ("Kind", "Option"), ("Item", "options"), ("Heading", "Changed afterwards"), ("Used", "true"), ("Text", "x")]);
        Assert.Equal(HttpStatusCode.Conflict, status);
        page = await chair.SubmitAsync($"/panels/{panel}/minutes/amend", ("Amend.Text", "It was the 4th of February."));
        Assert.Contains("It was the 4th of February.", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Guest", false)]
    [InlineData("Member", true)]
    public async Task Minutes_are_not_for_a_guest_nor_for_who_declared_a_conflict(string part, bool conflict)
    {
        var (panel, _, _) = await OpenAsync();
        await _app.OnPanelAsync(panel, TestApp.Coordinator, async (db, p, cs, by, at) =>
        {
            var officer = p.Seats.First(s => s.Name == "Kiran Maddox");
            officer.Part = Enum.Parse<SeatPart>(part);
            p.Declare(officer.Id, new(false, null, conflict, conflict ? "A relative" : null), signs: true, cs, by, at);
            p.Close(cs, by, at);
            db.Minutes.Add(p.SendMinutes(MinutesContent.Of(p, await db.RoomEntries.Where(e => e.PanelId == panel).ToListAsync(), new Dictionary<Guid, IReadOnlyList<string>>()), 1, new(2026, 4, 2), cs, by, at));
        });
        var visitor = await _app.SignInAsync(TestApp.PoliceOfficer);
        var page = await visitor.GetAsync($"/panels/{panel}/minutes");
        Assert.Contains(conflict ? "the minutes are not for you" : "The minutes are for the members who take part", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Minutes of the panel on", page.Html.QuerySelector("article")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/panels/{panel}/minutes/comment", ("Comment.Agrees", "true"), ("Comment.Minutes", "1"), ("Comment.Version", "9"))).Status);
    }
}
