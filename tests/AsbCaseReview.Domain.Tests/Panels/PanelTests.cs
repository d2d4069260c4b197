using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Voice;
using static AsbCaseReview.Domain.Tests.Panels.PanelWorld;

namespace AsbCaseReview.Domain.Tests.Panels;

public sealed class PanelTests
{
    [Fact]
    public void A_declared_conflict_of_the_chair_asks_for_another_chair_before_the_panel_opens()
    {
        var world = new PanelWorld().Complete().Invited();
        var panel = world.Panel;
        panel.Declare(panel.Chair!.Id, new(false, null, HasConflict: true, "Lives next door"), signs: true, [world.Case], ChairPerson, Now);
        Assert.True(panel.WantsAnotherChair);
        Assert.Throws<RuleRefusedException>(() => panel.Open([], [world.Case], Coordinator, world.OnTheDay));
        panel.ReplaceChair(world.New(SeatPart.Chair, AgencyKinds.VictimSupport, "Independent chair"), "The first knows a neighbour.", [world.Case], Coordinator, Now);
        panel.Open([], [world.Case], Coordinator, world.OnTheDay);
        Assert.Equal(PanelState.Open, panel.State);
        Assert.Contains(world.Case.WaitingEvents, e => e.Body is Happened.PanelChairReplaced { From: "Sheila" });
    }

    [Fact]
    public void A_panel_cannot_open_until_it_is_decided_how_each_victim_is_heard()
    {
        var world = new PanelWorld().Complete().Invited();
        var refused = Assert.Throws<RuleRefusedException>(() => world.Panel.Open(["Margaret Ellery"], [world.Case], ChairPerson, world.OnTheDay));
        Assert.Contains("Margaret Ellery", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_panel_does_not_open_before_its_day()
    {
        var world = new PanelWorld().Complete().Invited();
        Assert.Throws<RuleRefusedException>(() => world.Panel.Open([], [world.Case], ChairPerson, world.OnTheDay.AddDays(-1)));
    }

    [Fact]
    public void Postponing_moves_what_runs_from_the_day_and_asks_everybody_again()
    {
        var world = new PanelWorld().Complete();
        var panel = world.Invited().Panel;
        panel.Accept(panel.SeatFor(Officer.Id)!.Id, Officer, Now);
        panel.Postpone(new(Day.AddDays(14), new(10, 0), new(12, 0), "Room 4", null), "Two members are ill.", [world.Case], Coordinator, Now);
        Assert.Equal(1, panel.CalendarSequence);
        Assert.All(panel.SeatsTaken, s => Assert.Equal(SeatAnswer.NotAnswered, s.Answer));
        var anchors = world.Case.WaitingEvents.Where(e => e.Anchor == AnchorKind.PanelMeets).Select(e => e.CountsFrom).ToList();
        Assert.Equal([Day, Day.AddDays(14)], anchors);
        Assert.Equal(CaseStage.PanelArranged, world.Case.Stage);
    }

    [Fact]
    public void A_postponed_panel_needs_a_reason_and_another_day()
    {
        var world = new PanelWorld().Complete().Invited();
        PanelPlan later = new(Day.AddDays(7), new(10, 0), new(12, 0), "Room 4", null);
        Assert.Throws<RuleRefusedException>(() => world.Panel.Postpone(later, "", [world.Case], Coordinator, Now));
        Assert.Throws<RuleRefusedException>(() => world.Panel.Postpone(later with { Date = Day }, "Ill", [world.Case], Coordinator, Now));
        Assert.Throws<RuleRefusedException>(() => world.Panel.Plan(later, Coordinator, Now));
    }

    [Fact]
    public void A_cancelled_panel_sends_its_case_back_to_gathering_information()
    {
        var world = new PanelWorld().Complete().Invited();
        world.Panel.Cancel("The chair left.", [world.Case], Coordinator, Now);
        Assert.Equal((PanelState.Cancelled, CaseStage.GatheringInformation, 1), (world.Panel.State, world.Case.Stage, world.Panel.CalendarSequence));
    }

    [Fact]
    public void Ending_the_meeting_starts_the_limits_for_minutes_and_outcome()
    {
        var world = new PanelWorld().InSession();
        world.Panel.Close([world.Case], ChairPerson, world.OnTheDay.AddHours(2));
        Assert.Equal((PanelState.Held, CaseStage.PanelHeld), (world.Panel.State, world.Case.Stage));
        var anchors = world.Case.WaitingEvents.Where(e => e.Anchor is not null).Select(e => new Anchor(e.Anchor!.Value, e.CountsFrom)).ToList();
        var lines = Timetable.Of(world.Procedure, anchors, world.Calendar);
        Assert.Equal(new DateOnly(2026, 4, 2), lines.Single(l => l.Limit == "minutes").Due);
        Assert.Equal(new DateOnly(2026, 4, 13), lines.Single(l => l.Limit == "tellOutcome").Due);
    }

    [Fact]
    public void The_limits_run_from_the_day_of_the_meeting_whenever_somebody_says_that_it_is_over()
    {
        var world = new PanelWorld().InSession();
        world.Panel.Close([world.Case], ChairPerson, world.OnTheDay.AddDays(4));
        Assert.Equal(Day, world.Case.WaitingEvents.Single(e => e.Anchor == AnchorKind.PanelHeld).CountsFrom);
    }

    [Fact]
    public void A_further_meeting_after_the_outcome_leaves_the_stage_as_it_is()
    {
        var world = new PanelWorld(stage: CaseStage.ActionsOpen).Complete().Invited();
        Assert.Equal(CaseStage.ActionsOpen, world.Case.Stage);
        Assert.Contains(world.Case.WaitingEvents, e => e.Body is Happened.FurtherMeetingArranged && e.Anchor == AnchorKind.NextMeeting);
        foreach (var seat in world.Panel.Seats) world.Panel.RecordAttendance(seat.Id, Attendance.Present, Coordinator);
        world.Panel.Open([], [world.Case], ChairPerson, world.OnTheDay);
        world.Panel.Close([world.Case], ChairPerson, world.OnTheDay.AddHours(1));
        Assert.Equal(CaseStage.ActionsOpen, world.Case.Stage);
    }

    [Theory]
    [InlineData(CaseStage.Withdrawn)]
    [InlineData(CaseStage.NoContact)]
    public void A_case_that_left_the_review_stops_no_other_of_the_same_panel(CaseStage ended)
    {
        var world = new PanelWorld().Complete();
        var (panel, left) = (world.Panel, world.Another());
        panel.AddCase(left, Coordinator, Now);
        panel.Invite([world.Case, left], [], null, Coordinator, Now);
        if (ended == CaseStage.Withdrawn) left.Withdraw(Case.WithdrawnHow.InWriting, "No more", "None found", new(world.Procedure, world.Calendar), Coordinator, Now);
        else left.CloseForNoContact([("by telephone", Day), ("by letter", Day)], new(world.Procedure, world.Calendar), Coordinator, Now);
        List<Case> both = [world.Case, left];

        panel.Postpone(new(Day.AddDays(7), new(10, 0), new(12, 0), "Room 4", null), "Ill", both, Coordinator, Now);
        var there = world.OnTheDay.AddDays(7);
        panel.Declare(panel.SeatFor(Officer.Id)!.Id, new(false, null, false, null), signs: true, both, Officer, Now);
        panel.PapersSent(7, both, Coordinator, Now);
        foreach (var seat in panel.Seats) panel.RecordAttendance(seat.Id, Attendance.Present, Coordinator);
        panel.Open([], both, ChairPerson, there);
        panel.Close(both, ChairPerson, there.AddHours(1));
        Assert.Equal((CaseStage.PanelHeld, ended), (world.Case.Stage, left.Stage));

        world.Voice.Choose(world.Case, TakingPart.NotAtAll, null, null, Coordinator, Now);
        var none = RoomEntry.Begin(Guid.CreateVersion7(), panel, world.Case.Id, EntryKind.NoneBecause, Agenda.Agreed, EntryText.Empty with { ForVictim = "Each agency acts already." }, null, Coordinator, there);
        panel.Say(null, "It is assessed next week.", Coordinator);
        var minutes = panel.SignOff(MinutesContent.Of(panel, [none], new Dictionary<Guid, IReadOnlyList<string>>()), 1, [none], both, ChairPerson, there.AddHours(2));
        Assert.True(minutes.SignedOff);
    }

    [Fact]
    public void A_panel_whose_only_case_left_is_cancelled_and_not_opened()
    {
        var world = new PanelWorld().Complete().Invited();
        world.Case.Withdraw(Case.WithdrawnHow.InWriting, "No more", "None found", new(world.Procedure, world.Calendar), Coordinator, Now);
        Assert.Contains("Cancel the panel", Assert.Throws<RuleRefusedException>(() => world.Panel.Open([], [world.Case], ChairPerson, world.OnTheDay)).Message, StringComparison.Ordinal);
        world.Panel.Cancel("Withdrawn", [world.Case], Coordinator, Now);
        Assert.Equal(CaseStage.Withdrawn, world.Case.Stage);
    }

    [Theory]
    [InlineData(CaseStage.ThresholdToDecide)]
    [InlineData(CaseStage.Withdrawn)]
    public void A_case_of_which_no_panel_can_be_arranged_is_not_taken_to_one_either(CaseStage stage)
    {
        var world = new PanelWorld();
        var refused = Assert.Throws<RuleRefusedException>(() => world.Panel.AddCase(world.Another(stage), Coordinator, Now));
        Assert.Contains("cannot be arranged now", refused.Message, StringComparison.Ordinal);
        Assert.Single(world.Panel.Cases);
    }

    [Fact]
    public void Minutes_are_signed_off_also_when_the_case_was_closed_meanwhile_and_by_an_officer_who_chairs()
    {
        var world = new PanelWorld();
        world.Seat(SeatPart.Chair, AgencyKinds.Police, "Inspector", Officer);
        world.Seat(SeatPart.Member, AgencyKinds.Council);
        var panel = world.Invited().Panel;
        foreach (var seat in panel.Seats) panel.RecordAttendance(seat.Id, Attendance.Present, Officer);
        panel.Open([], [world.Case], Officer, world.OnTheDay);
        panel.Close([world.Case], Officer, world.OnTheDay.AddHours(1));
        world.Case.RecordOutcomeTold(Day, "by letter", Coordinator, world.OnTheDay.AddHours(2));
        world.Case.Close("All is done", null, Coordinator, world.OnTheDay.AddDays(1));
        panel.SendMinutes(MinutesContent.Of(panel, [], new Dictionary<Guid, IReadOnlyList<string>>()), 1, Day.AddDays(8), [world.Case], Officer, world.OnTheDay.AddDays(2));
        panel.Say(null, "It stands.", Officer);
        var none = RoomEntry.Begin(Guid.CreateVersion7(), panel, world.Case.Id, EntryKind.NoneBecause, Agenda.Agreed, EntryText.Empty with { ForVictim = "Each agency acts already." }, null, Officer, world.OnTheDay);
        panel.SignOff(MinutesContent.Of(panel, [none], new Dictionary<Guid, IReadOnlyList<string>>()), 2, [none], [world.Case], Officer, world.OnTheDay.AddDays(3));
        Assert.Equal((PanelState.SignedOff, CaseStage.Closed), (panel.State, world.Case.Stage));
        Assert.Contains(world.Case.WaitingEvents, e => e.Body is Happened.MinutesSignedOff);
    }

    [Fact]
    public void Only_the_member_answers_for_themselves_and_the_coordinator_writes_down_what_was_said()
    {
        var world = new PanelWorld().Complete().Invited();
        var housing = world.Panel.Seats.First(s => s.BodyKind == AgencyKinds.HousingProvider);
        Assert.Throws<RuleRefusedException>(() => world.Panel.Accept(housing.Id, Officer, Now));
        world.Panel.Send(housing.Id, "Ray Tully", "Area Manager", null, Coordinator, Now);
        Assert.Equal("Ray Tully for Officer of housingProvider", housing.Sitting);
        Assert.Throws<RuleRefusedException>(() => world.Panel.Send(world.Panel.Chair!.Id, "Somebody", null, null, ChairPerson, Now));
    }

    [Fact]
    public void Restricted_papers_are_only_for_those_who_signed_and_have_no_conflict()
    {
        var world = new PanelWorld().Complete().Invited();
        var police = world.Panel.SeatFor(Officer.Id)!;
        Assert.False(police.MayReadRestricted);
        world.Panel.Declare(police.Id, new(true, "Took one report", false, null), signs: true, [world.Case], Officer, Now);
        Assert.True(police.MayReadRestricted);
        world.Panel.Declare(police.Id, new(true, "Took one report", true, "A relative"), signs: true, [world.Case], Officer, Now);
        Assert.False(police.MayReadRestricted);
    }

    [Fact]
    public void A_victim_is_invited_unless_the_chair_decides_otherwise_with_a_reason_they_read()
    {
        var world = new PanelWorld().Complete().Invited();
        Assert.True(world.Voice.IsInvited);
        Assert.False(world.Voice.IsDecided);
        world.Voice.Choose(world.Case, TakingPart.InPerson, null, null, Actor.Applicant("Margaret Ellery"), Now);
        Assert.True(world.Voice.IsDecided);
        Assert.Throws<RuleRefusedException>(() => world.Voice.DoNotInvite(world.Case, "Reason", isChair: false, Coordinator, Now));
        Assert.Throws<RuleRefusedException>(() => world.Voice.DoNotInvite(world.Case, " ", isChair: true, ChairPerson, Now));
        world.Voice.DoNotInvite(world.Case, "There is a live investigation.", isChair: true, ChairPerson, Now);
        Assert.Null(world.Voice.Way);
        Assert.False(world.Voice.IsDecided);
        world.Voice.RecordToldNotInvited(world.Case, new(2026, 3, 2), Coordinator, Now);
        Assert.True(world.Voice.IsDecided);
    }

    [Fact]
    public void Each_version_of_a_statement_is_kept_in_the_victims_words()
    {
        var world = new PanelWorld();
        Assert.Throws<RuleRefusedException>(() => world.Voice.Choose(world.Case, TakingPart.StatementReadOut, null, null, Coordinator, Now));
        world.Voice.GiveStatement(world.Case, new("I do not sleep."), takenDownFor: true, Coordinator, Now);
        world.Voice.GiveStatement(world.Case, new("I do not sleep, and I am afraid."), takenDownFor: false, Actor.Applicant("Margaret Ellery"), Now);
        Assert.Equal(["I do not sleep.", "I do not sleep, and I am afraid."], world.Voice.Statements.Select(s => s.Words.Text));
        Assert.Equal(["Nadia", null], world.Voice.Statements.Select(s => s.TakenDownBy));
        Assert.Equal(2, world.Voice.Statement!.Number);
    }

    [Fact]
    public void What_an_agency_says_can_be_disputed_and_stays_so_until_it_is_settled()
    {
        var world = new PanelWorld();
        var saying = world.Voice.Share(world.Case, "Police", "We visited on 3 February.", Coordinator, Now);
        world.Voice.Disagree(world.Case, saying.Id, new("Nobody came."), Actor.Applicant("Margaret Ellery"), Now);
        Assert.True(saying.StaysDisputed);
        world.Voice.Settle(world.Case, saying.Id, "They visited number 41 by mistake.", Coordinator, Now);
        Assert.False(saying.StaysDisputed);
    }
}
