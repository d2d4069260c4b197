using System.Net;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Panels;

public sealed class ArrangeTests(TestApp app) : IClassFixture<TestApp>, IAsyncLifetime
{
    public Task InitializeAsync()
    {
        app.Clock.Set(new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private Task<List<OutgoingMessage>> MailAsync(string reference) => app.WithDbAsync(async db =>
    {
        var id = await db.Cases.Where(c => c.Reference == reference).Select(c => c.Id).FirstAsync();
        return await db.OutgoingMessages.AsNoTracking().Where(m => m.CaseId == id && m.Kind == MessageKind.PanelInvitation).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync();
    });

    [Fact]
    public async Task A_panel_is_begun_from_its_case_and_says_what_the_procedure_still_wants()
    {
        var reference = await app.GatheringAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/panel");
        var page = await coordinator.SubmitAsync($"/cases/{reference}/panel", ("Arrange.Plan.On.Day", "26"), ("Arrange.Plan.On.Month", "3"), ("Arrange.Plan.On.Year", "2026"));
        Assert.Equal("Enter a place, a video link or both", page.ErrorBeside("Arrange.Plan.Place"));
        page = await coordinator.SubmitAsync($"/cases/{reference}/panel", ("Arrange.Plan.Place", "Room 4"), ("Arrange.Plan.Starts", "9.30"), ("Arrange.Plan.Ends", "11"));
        Assert.Contains("Panel on 26 March 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("Police is wanted. (section 11)", page.Text, StringComparison.Ordinal);
        Assert.Contains("A chair is wanted. (section 11)", page.Text, StringComparison.Ordinal);
        Assert.Equal(CaseStage.GatheringInformation, (await app.FindCaseAsync(reference)).Stage);
    }

    [Fact]
    public async Task A_case_comes_before_one_panel_at_a_time()
    {
        var (reference, other) = (await app.GatheringAsync(), await app.GatheringAsync(new() { Name = "Tom Askew" }));
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/panel");
        var twice = await app.SignInAsync(TestApp.OtherCoordinator);
        await twice.GetAsync($"/cases/{reference}/panel");
        foreach (var visitor in new[] { coordinator, twice })
            await visitor.SubmitAsync($"/cases/{reference}/panel", ("Arrange.Plan.On.Day", "26"), ("Arrange.Plan.On.Month", "3"), ("Arrange.Plan.On.Year", "2026"), ("Arrange.Plan.Place", "Room 4"));
        Assert.Contains("comes before a panel already, on 26 March 2026", Assert.Single(twice.Page.Errors), StringComparison.Ordinal);

        var another = await app.PanelAsync(other, invite: false);
        await coordinator.GetAsync($"/panels/{another}");
        var page = await coordinator.SubmitAsync($"/panels/{another}/case", ("AddCase.Reference", reference));
        Assert.Contains("comes before a panel already", Assert.Single(page.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_ahead_with_something_unmet_needs_a_reason_and_then_invites_everybody_with_a_calendar_entry()
    {
        var reference = await app.GatheringAsync();
        var id = await app.PanelAsync(reference, invite: false);
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/panels/{id}");
        var page = await coordinator.SubmitAsync($"/panels/{id}/invite");
        Assert.Contains("say why the panel goes ahead", Assert.Single(page.Errors), StringComparison.Ordinal);
        page = await coordinator.SubmitAsync($"/panels/{id}/invite", ("Invite.Why", "Health is heard in writing."));
        Assert.Contains("The members are invited.", page.Text, StringComparison.Ordinal);
        Assert.Equal(CaseStage.PanelArranged, (await app.FindCaseAsync(reference)).Stage);
        var mail = await MailAsync(reference);
        Assert.Equal(5, mail.Count);
        Assert.All(mail, m =>
        {
            Assert.Contains("METHOD:REQUEST", m.Calendar, StringComparison.Ordinal);
            Assert.Contains($"UID:{id:N}@asb-case-review", m.Calendar, StringComparison.Ordinal);
            Assert.Contains("SEQUENCE:0", m.Calendar, StringComparison.Ordinal);
            Assert.Contains("DTSTART:20260326T100000Z", m.Calendar, StringComparison.Ordinal);
            Assert.DoesNotContain("Ellery", m.Text + m.Subject + m.Calendar, StringComparison.Ordinal);
        });
        Assert.True(await app.WithDbAsync(db => db.CaseEvents.AnyAsync(e => e.Kind == CaseEventKind.PanelRulesSetAside && db.Cases.Any(c => c.Id == e.CaseId && c.Reference == reference))));
    }

    [Fact]
    public async Task A_postponed_panel_moves_the_cases_date_and_tells_everybody_with_the_same_entry_and_a_higher_sequence()
    {
        var reference = await app.GatheringAsync();
        var id = await app.PanelAsync(reference);
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/panels/{id}");
        var page = await coordinator.SubmitAsync($"/panels/{id}/postpone", ("Postpone.On.Day", "9"), ("Postpone.On.Month", "4"));
        Assert.Equal("Enter why it is postponed", page.ErrorBeside("Postpone.Why"));
        page = await coordinator.SubmitAsync($"/panels/{id}/postpone", ("Postpone.Why", "Two members are ill."));
        Assert.Contains("The panel is postponed", page.Text, StringComparison.Ordinal);
        var mail = await MailAsync(reference);
        Assert.Equal(5, mail.Count);
        Assert.All(mail, m =>
        {
            Assert.Contains("METHOD:REQUEST", m.Calendar, StringComparison.Ordinal);
            Assert.Contains($"UID:{id:N}@asb-case-review", m.Calendar, StringComparison.Ordinal);
            Assert.Contains("SEQUENCE:1", m.Calendar, StringComparison.Ordinal);
            Assert.Contains("DTSTART:20260409T090000Z", m.Calendar, StringComparison.Ordinal);   // summer time has begun
            Assert.Contains("Two members are ill.", m.Text, StringComparison.Ordinal);
        });
        var meets = await app.WithDbAsync(db => db.CaseEvents.Where(e => e.Kind == CaseEventKind.PanelArranged && db.Cases.Any(c => c.Id == e.CaseId && c.Reference == reference)).OrderBy(e => e.Sequence).Select(e => e.CountsFrom).ToListAsync());
        Assert.Equal([PanelMaking.Day, new(2026, 4, 9)], meets);
    }

    [Fact]
    public async Task A_cancelled_panel_takes_its_entry_out_of_the_calendars_and_the_case_gathers_information_again()
    {
        var reference = await app.GatheringAsync();
        var id = await app.PanelAsync(reference);
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/panels/{id}");
        await coordinator.SubmitAsync($"/panels/{id}/cancel", ("Cancel.Why", "The chair has left."));
        Assert.Equal(CaseStage.GatheringInformation, (await app.FindCaseAsync(reference)).Stage);
        Assert.All(await MailAsync(reference), m =>
        {
            Assert.Contains("METHOD:CANCEL", m.Calendar, StringComparison.Ordinal);
            Assert.Contains("STATUS:CANCELLED", m.Calendar, StringComparison.Ordinal);
            Assert.Contains("SEQUENCE:1", m.Calendar, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_conflict_that_the_chair_declares_asks_for_another_chair()
    {
        var reference = await app.GatheringAsync();
        var id = await app.PanelAsync(reference);
        var chair = await app.SignInAsync(TestApp.PanelChair);
        await chair.GetAsync($"/panels/{id}/member");
        var page = await chair.SubmitAsync($"/panels/{id}/member/declare", ("Declare.WasInvolved", "false"), ("Declare.HasConflict", "true"), ("Declare.Signs", "true"));
        Assert.Equal("Enter what the conflict is", page.ErrorBeside("Declare.Interests"));
        page = await chair.SubmitAsync($"/panels/{id}/member/declare", ("Declare.WasInvolved", "false"), ("Declare.HasConflict", "true"), ("Declare.Interests", "I live in that street."), ("Declare.Signs", "true"));
        Assert.Contains("Another chair is wanted", page.Text, StringComparison.Ordinal);

        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        page = await coordinator.GetAsync($"/panels/{id}");
        Assert.Contains("Sheila Rudge cannot chair this panel: another chair is wanted.", page.Text, StringComparison.Ordinal);
        var manager = await app.WithDbAsync(db => db.Staff.Where(s => s.Email == TestApp.SeniorManager).Select(s => s.Id).FirstAsync());
        await coordinator.SubmitAsync($"/panels/{id}/chair", ("Chair.StaffId", manager.ToString()), ("Chair.Why", "A conflict was declared."));
        var panel = await app.FindPanelAsync(id);
        Assert.False(panel.WantsAnotherChair);
        Assert.Equal(manager, panel.Chair!.StaffId);
        Assert.Contains(await MailAsync(reference), m => m.To == TestApp.PanelChair && m.Calendar!.Contains("METHOD:CANCEL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_accepts_declines_or_sends_somebody()
    {
        var reference = await app.GatheringAsync();
        var id = await app.PanelAsync(reference);
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        await officer.GetAsync($"/panels/{id}/member");
        var page = await officer.SubmitAsync($"/panels/{id}/member/answer", ("Answer.Comes", "SendsSomebody"));
        Assert.Equal("Enter who comes instead", page.ErrorBeside("Answer.SubstituteName"));
        await officer.SubmitAsync($"/panels/{id}/member/answer", ("Answer.SubstituteName", "Sgt Ray Tully"));
        Assert.Contains("Sgt Ray Tully comes instead of you and declares for themselves", (await officer.GetAsync($"/panels/{id}/member")).Text, StringComparison.Ordinal);
        Assert.Equal("Sgt Ray Tully for Kiran Maddox", (await app.FindPanelAsync(id)).Seats.First(s => s.Name == "Kiran Maddox").Sitting);
        page = await officer.GetAsync("/panels");
        Assert.Contains(reference, page.Text, StringComparison.Ordinal);
        var calendar = await officer.Client.GetAsync($"/panels/{id}/member/panel.ics");
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Whom_a_member_sends_is_invited_declares_for_themselves_and_gets_the_papers_by_hand()
    {
        var reference = await app.GatheringAsync();
        var id = await app.PanelAsync(reference);
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        await officer.GetAsync($"/panels/{id}/member");
        await officer.SubmitAsync($"/panels/{id}/member/declare", ("Declare.WasInvolved", "false"), ("Declare.HasConflict", "false"), ("Declare.Signs", "true"));
        await officer.SubmitAsync($"/panels/{id}/member/answer", ("Answer.Comes", "SendsSomebody"), ("Answer.SubstituteName", "Sgt Ray Tully"), ("Answer.SubstituteEmail", "ray.tully@bodies.example"));
        var invited = Assert.Single(await MailAsync(reference));
        Assert.Equal("ray.tully@bodies.example", invited.To);
        Assert.Contains("METHOD:REQUEST", invited.Calendar, StringComparison.Ordinal);
        Assert.Contains("mailto:ray.tully@bodies.example", invited.Calendar!.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var seat = (await app.FindPanelAsync(id)).Seats.First(s => s.Name == "Kiran Maddox");
        Assert.Null(seat.DataSharingSignedAt);
        Assert.False(seat.MayReadRestricted);
        Assert.Contains("the coordinator gives them the papers", (await officer.GetAsync($"/panels/{id}/papers")).Text, StringComparison.Ordinal);

        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        Assert.Contains("Sgt Ray Tully for Kiran Maddox, Northamptonshire Police: data-sharing declaration not signed yet", (await coordinator.GetAsync($"/panels/{id}/papers")).Text, StringComparison.Ordinal);
        await coordinator.GetAsync($"/panels/{id}/member?seat={seat.Id}");
        await coordinator.SubmitAsync($"/panels/{id}/member/declare?seat={seat.Id}", ("Declare.WasInvolved", "false"), ("Declare.HasConflict", "false"), ("Declare.Signs", "true"));
        Assert.True((await app.FindPanelAsync(id)).Seats.First(s => s.Name == "Kiran Maddox").MayReadRestricted);

        // Moved, both have the entry moved; the member who comes after all signs for themselves.
        await coordinator.GetAsync($"/panels/{id}");
        await coordinator.SubmitAsync($"/panels/{id}/postpone", ("Postpone.On.Day", "9"), ("Postpone.On.Month", "4"), ("Postpone.Why", "Two members are ill."));
        Assert.Equal(2, (await MailAsync(reference)).Count(m => m.To is TestApp.PoliceOfficer or "ray.tully@bodies.example" && m.Subject.StartsWith("Moved", StringComparison.Ordinal)));
        await officer.GetAsync($"/panels/{id}/member");
        await officer.SubmitAsync($"/panels/{id}/member/answer", ("Answer.Comes", "Accepts"));
        Assert.Null((await app.FindPanelAsync(id)).Seats.First(s => s.Name == "Kiran Maddox").DataSharingSignedAt);
    }

    [Fact]
    public async Task Taken_off_and_put_on_again_the_newer_entry_stands_in_their_calendar()
    {
        var reference = await app.GatheringAsync();
        var id = await app.PanelAsync(reference);
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        var seat = (await app.FindPanelAsync(id)).Seats.First(s => s.Name == "Kiran Maddox");
        await coordinator.GetAsync($"/panels/{id}");
        await coordinator.PostAsync($"/panels/{id}/take-off", ("TakeOff.SeatId", seat.Id.ToString()), ("TakeOff.Version", (await app.FindPanelAsync(id)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        await coordinator.GetAsync($"/panels/{id}");
        await coordinator.SubmitAsync($"/panels/{id}/seat", ("Seat.Part", "Member"), ("Seat.StaffId", seat.StaffId.ToString()));
        var entries = (await MailAsync(reference)).Where(m => m.To == TestApp.PoliceOfficer).Select(m => (m.Calendar!.Contains("METHOD:CANCEL", StringComparison.Ordinal), int.Parse(m.Calendar.Split("SEQUENCE:")[1].Split('\r', '\n')[0], System.Globalization.CultureInfo.InvariantCulture))).ToList();
        Assert.Equal([(true, 1), (false, 1)], entries);
    }

    [Fact]
    public async Task A_panel_is_seen_only_by_its_area_and_by_those_who_sit_on_it()
    {
        var id = await app.PanelAsync(await app.GatheringAsync());
        var elsewhere = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        foreach (var path in new[] { "", "/room", "/minutes", "/member", "/room/changes?since=2026-03-01" })
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/panels/{id}{path}")).Status);
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync($"/panels/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/panels/{id}/room")).Status);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync($"/panels/{id}/member")).Status);
        var seat = (await app.FindPanelAsync(id)).Chair!.Id;
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/panels/{id}/member?seat={seat}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/panels/{Guid.NewGuid()}/member")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync(TestApp.Analyst)).GetAsync($"/panels/{id}/minutes")).Status);
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_panel_is_told_and_keeps_what_they_typed()
    {
        var id = await app.PanelAsync(await app.GatheringAsync(), invite: false);
        var (one, two) = (await app.SignInAsync(TestApp.Coordinator), await app.SignInAsync(TestApp.OtherCoordinator));
        await one.GetAsync($"/panels/{id}");
        await two.GetAsync($"/panels/{id}");
        await one.SubmitAsync($"/panels/{id}/plan", ("Plan.Place", "Room 9"));
        var page = await two.SubmitAsync($"/panels/{id}/plan", ("Plan.Place", "The library"));
        Assert.Contains("Somebody else changed this panel", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("The library", page.Value("Plan.Place"));
        Assert.Contains("Room 9", page.Text, StringComparison.Ordinal);
        await two.SubmitAsync($"/panels/{id}/plan");
        Assert.Equal("The library", (await app.FindPanelAsync(id)).Place);
    }

    [Fact]
    public async Task Two_cases_go_to_one_panel_and_both_move()
    {
        var (first, second) = (await app.GatheringAsync(), await app.GatheringAsync(new() { Name = "Tom Askew" }));
        var id = await app.PanelAsync(first, invite: false);
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/panels/{id}");
        var page = await coordinator.SubmitAsync($"/panels/{id}/case", ("AddCase.Reference", "WNC-2222-2222"));
        Assert.Contains("There is no case WNC-2222-2222", Assert.Single(page.Errors), StringComparison.Ordinal);
        await coordinator.SubmitAsync($"/panels/{id}/case", ("AddCase.Reference", second.ToLowerInvariant()));
        await coordinator.SubmitAsync($"/panels/{id}/invite", ("Invite.Why", "Both."));
        Assert.Equal(CaseStage.PanelArranged, (await app.FindCaseAsync(first)).Stage);
        Assert.Equal(CaseStage.PanelArranged, (await app.FindCaseAsync(second)).Stage);
    }

    [Fact]
    public async Task A_panel_cannot_be_arranged_before_the_threshold_is_met()
    {
        var reference = await app.CaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        var page = await coordinator.GetAsync($"/cases/{reference}/panel");
        Assert.Null(page.Html.QuerySelector("[name='Arrange.Plan.Place']"));
        page = await coordinator.PostAsync($"/cases/{reference}/panel", ("Arrange.Version", (await app.FindCaseAsync(reference)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Arrange.Plan.On.Day", "26"), ("Arrange.Plan.On.Month", "3"), ("Arrange.Plan.On.Year", "2026"),
            ("Arrange.Plan.Starts", "10:00"), ("Arrange.Plan.Ends", "11:00"), ("Arrange.Plan.Place", "Room 4"));
        Assert.Contains("A panel cannot be arranged now", Assert.Single(page.Errors), StringComparison.Ordinal);
    }
}
