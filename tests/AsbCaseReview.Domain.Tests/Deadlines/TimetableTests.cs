using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Tests.Support;
using static AsbCaseReview.Domain.Procedures.AnchorKind;
using static AsbCaseReview.Domain.Tests.Support.Days;

namespace AsbCaseReview.Domain.Tests.Deadlines;

/// <summary>Deadlines as a pure function of procedure, anchors and calendar.</summary>
public sealed class TimetableTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.ByRule;

    private static Anchor At(AnchorKind kind, string day, string subject = "", int round = 1) => new(kind, Day(day), subject, round);

    private static IReadOnlyList<TimetableLine> Of(Procedure procedure, params Anchor[] anchors) => Timetable.Of(procedure, anchors, Calendar);

    private static TimetableLine Line(Procedure procedure, string limit, params Anchor[] anchors) => Of(procedure, anchors).Single(l => l.Limit == limit);

    private static TimetableLine Decide(TimeLimit limit, params Anchor[] anchors) => Line(Builtin.With(limit), "decide", anchors);

    private static readonly TimeLimit TenDays = Builtin.Limit("decide", ApplicationReceived, "10 working days", ThresholdNotified);

    [Fact]
    public void The_worked_dates_of_Gloucestershire()
    {
        Anchor[] anchors = [At(ApplicationComplete, "2026-04-01"), At(ThresholdMet, "2026-04-24"), At(ThresholdNotified, "2026-04-24")];
        Assert.Equal(Day("2026-04-10"), Line(Builtin.Gloucestershire, "acknowledge", anchors).Due);
        Assert.Equal((Day("2026-04-24"), DeadlineState.Kept), (Line(Builtin.Gloucestershire, "decide", anchors).Due, Line(Builtin.Gloucestershire, "decide", anchors).State));
        Assert.Equal(Day("2026-05-26"), Line(Builtin.Gloucestershire, "panel", anchors).Due);
    }

    [Fact]
    public void The_worked_dates_of_West_Northamptonshire()
    {
        Anchor[] anchors = [At(ApplicationReceived, "2025-12-18"), At(Acknowledged, "2025-12-23")];
        Assert.Equal(Day("2025-12-29"), Line(Builtin.WestNorthamptonshire, "acknowledge", anchors).Due);
        Assert.Equal(Day("2026-01-09"), Line(Builtin.WestNorthamptonshire, "decide", anchors).Due);
    }

    [Fact]
    public void A_clock_that_counts_from_a_completed_application_stands_until_it_is() =>
        Assert.Empty(Of(Builtin.Gloucestershire, At(ApplicationReceived, "2026-03-02")));

    [Fact]
    public void Where_the_procedure_states_no_limit_a_date_has_to_be_set()
    {
        var line = Line(Builtin.Staffordshire, "acknowledge", At(ApplicationReceived, "2026-03-02"));
        Assert.Equal((null, DeadlineState.DateToSet, 0), (line.Due, line.State, line.Notices.Count));
        var set = Line(Builtin.Staffordshire, "acknowledge", At(ApplicationReceived, "2026-03-02"), At(DateSet, "2026-03-11", "acknowledge"));
        Assert.Equal((Day("2026-03-11"), true, DeadlineState.Open), (set.Due, set.DateGiven, set.State));
        Assert.NotEmpty(set.Notices);
    }

    // Twenty-eight days to appeal from a letter of Monday 5 January: Monday 2 February.
    [Theory]
    [InlineData("staffordshire-and-stoke-on-trent")]
    [InlineData("gloucestershire")]
    [InlineData("west-northamptonshire")]
    public void The_last_day_to_appeal_against_not_met_and_against_the_outcome(string key)
    {
        var procedure = BuiltInProcedures.Find(key)!;
        Assert.Equal(Day("2026-02-02"), Line(procedure, "appeal", At(ThresholdNotMet, "2026-01-02"), At(ThresholdNotified, "2026-01-05")).Due);
        Assert.Equal(Day("2026-02-02"), Line(procedure, "appeal", At(ThresholdMet, "2025-10-01"), At(ThresholdNotified, "2025-10-02"), At(OutcomeNotified, "2026-01-05")).Due);
        Assert.DoesNotContain(Of(procedure, At(ThresholdMet, "2025-10-01"), At(ThresholdNotified, "2025-10-02")), l => l.Limit == "appeal");
    }

    [Fact]
    public void In_Gloucestershire_the_day_of_receiving_the_closure_letter_moves_the_last_day() =>
        Assert.Equal(Day("2026-02-05"), Line(Builtin.Gloucestershire, "appeal", At(OutcomeNotified, "2026-01-05"), At(OutcomeLetterReceived, "2026-01-08")).Due);

    [Fact]
    public void What_is_told_again_after_a_further_meeting_is_not_late_and_may_be_appealed_from_then()
    {
        Anchor[] anchors = [At(ThresholdMet, "2026-01-05"), At(PanelHeld, "2026-02-02"), At(MinutesCirculated, "2026-02-04"), At(OutcomeNotified, "2026-02-06"), At(MinutesCirculated, "2026-05-18"), At(OutcomeNotified, "2026-05-20")];
        foreach (var line in Of(Builtin.WestNorthamptonshire, anchors).Where(l => l.DoneOn is not null)) Assert.Equal((line.Limit, DeadlineState.Kept), (line.Limit, line.State));
        Assert.Contains(Of(Builtin.WestNorthamptonshire, anchors), l => l.DoneOn == Day("2026-02-04"));
        Assert.Contains(Of(Builtin.WestNorthamptonshire, anchors), l => l.DoneOn == Day("2026-02-06"));
        Assert.Equal(Day("2026-06-17"), Line(Builtin.WestNorthamptonshire, "appeal", anchors).Due);
    }

    [Fact]
    public void The_last_day_to_appeal_does_not_end_with_the_case() =>
        Assert.Equal(DeadlineState.Open, Line(Builtin.WestNorthamptonshire, "appeal", At(OutcomeNotified, "2026-01-05"), At(Closed, "2026-01-20")).State);

    [Theory]
    [InlineData(AnchorChoice.Later, "2026-03-02", "2026-03-05", "2026-03-05")]
    [InlineData(AnchorChoice.Later, "2026-03-02", null, null)]
    [InlineData(AnchorChoice.Earlier, "2026-03-02", "2026-03-05", "2026-03-02")]
    [InlineData(AnchorChoice.Earlier, null, "2026-03-05", "2026-03-05")]
    [InlineData(AnchorChoice.LatestKnown, "2026-03-02", null, "2026-03-02")]
    [InlineData(AnchorChoice.LatestKnown, "2026-03-02", "2026-03-05", "2026-03-05")]
    public void Of_two_anchors(AnchorChoice choose, string? received, string? consent, string? from)
    {
        var limit = TenDays with { From = [ApplicationReceived, ConsentConfirmed], Choose = choose };
        List<Anchor> anchors = [];
        if (received is not null) anchors.Add(At(ApplicationReceived, received));
        if (consent is not null) anchors.Add(At(ConsentConfirmed, consent));
        Assert.Equal(from is null ? null : Day(from), Of(Builtin.With(limit), [.. anchors]).SingleOrDefault(l => l.Limit == "decide")?.CountedFrom);
    }

    [Fact]
    public void Only_if_and_unless()
    {
        Assert.DoesNotContain(Of(Builtin.WestNorthamptonshire, At(ThresholdNotified, "2026-03-02")), l => l.Limit is "panel" or "contactVictim");
        Assert.Equal(DeadlineState.Open, Line(Builtin.WestNorthamptonshire, "contactVictim", At(ThresholdMet, "2026-03-02"), At(ThresholdNotified, "2026-03-02")).State);
        Assert.Equal(DeadlineState.Ended, Line(Builtin.WestNorthamptonshire, "contactVictim", At(ThresholdMet, "2026-03-02"), At(ThresholdNotified, "2026-03-02"), At(ContactGivenUp, "2026-03-06")).State);
    }

    [Theory]
    [InlineData("2026-03-16", DeadlineState.Kept)]      // the last day itself is in time
    [InlineData("2026-03-17", DeadlineState.DoneLate)]
    public void Kept_or_late(string told, DeadlineState state)
    {
        var line = Decide(TenDays, At(ApplicationReceived, "2026-03-02"), At(ThresholdNotified, told));
        Assert.Equal((Day("2026-03-16"), state, Day(told)), (line.Due, line.State, line.DoneOn));
        Assert.Empty(line.Notices);
    }

    [Fact]
    public void Closing_ends_what_is_open_and_a_later_start_is_not_ended_by_it()
    {
        Assert.Equal(DeadlineState.Ended, Decide(TenDays, At(ApplicationReceived, "2026-03-02"), At(Closed, "2026-03-04")).State);
        Assert.Equal(DeadlineState.Open, Decide(TenDays, At(ApplicationReceived, "2026-03-05"), At(Closed, "2026-03-04")).State);
    }

    [Fact]
    public void The_cap_counts_from_receipt_in_its_own_round()
    {
        var limit = Builtin.Limit("decide", Acknowledged, "10 working days", ThresholdNotified) with { Cap = Period.Parse("12 working days") };
        var procedure = Builtin.With(limit);
        Assert.Equal(Day("2026-03-18"), Line(procedure, "decide", At(ApplicationReceived, "2026-03-02"), At(Acknowledged, "2026-03-09")).Due);
        Assert.Equal(Day("2026-03-17"), Line(procedure, "decide", At(ApplicationReceived, "2026-03-02"), At(Acknowledged, "2026-03-03")).Due);
        var second = Of(procedure, At(ApplicationReceived, "2026-03-02"), At(ApplicationReceived, "2026-06-01", round: 2), At(Acknowledged, "2026-06-02", round: 2)).Single(l => l.Limit == "decide");
        Assert.Equal((2, Day("2026-06-16")), (second.Round, second.Due));
    }

    [Fact]
    public void Each_round_has_lines_of_its_own()
    {
        var lines = Of(Builtin.With(TenDays), At(ApplicationReceived, "2026-03-02"), At(ThresholdNotified, "2026-03-10"), At(ApplicationReceived, "2026-06-01", round: 2));
        Assert.Equal([(1, DeadlineState.Kept), (2, DeadlineState.Open)], lines.Where(l => l.Limit == "decide").Select(l => (l.Round, l.State)));
    }

    [Fact]
    public void An_agencys_limit_has_the_agency_as_its_subject_and_a_date_of_its_own()
    {
        var lines = Of(Builtin.WestNorthamptonshire, At(AgenciesAsked, "2026-03-02", "police"), At(AgenciesAsked, "2026-03-03", "council"), At(DateSet, "2026-03-20", Timetable.DateSetSubject("agencyInformation", "police")))
            .Where(l => l.Limit == "agencyInformation").ToList();
        Assert.Equal([("council", DeadlineState.DateToSet, null), ("police", DeadlineState.Open, (DateOnly?)Day("2026-03-20"))], lines.Select(l => (l.Subject, l.State, l.Due)));
    }

    [Fact]
    public void A_date_that_was_given_wins_over_the_count_and_the_last_given_counts()
    {
        var line = Decide(TenDays, At(ApplicationReceived, "2026-03-02"), At(DateSet, "2026-03-30", "decide"), At(DateSet, "2026-04-10", "decide"));
        Assert.Equal((Day("2026-04-10"), true), (line.Due, line.DateGiven));
    }

    private static Procedure Stopping(string period, params (AnchorKind From, AnchorKind Until, AfterStop Then)[] stops) => Builtin.With(TenDays with { Period = Period.Parse(period) }) with
    {
        ClockStops = [.. stops.Select(s => new ClockStop { From = s.From, Until = s.Until, Then = s.Then, Limits = ["decide"], Source = Builtin.Source })],
    };

    private static readonly (AnchorKind, AnchorKind, AfterStop) Consent = (ConsentAsked, ConsentConfirmed, AfterStop.Resumes);
    private static readonly (AnchorKind, AnchorKind, AfterStop) Information = (InformationAsked, InformationGiven, AfterStop.Resumes);

    // Ten working days from Monday 2 March would end on Monday 16 March.
    [Theory]
    [InlineData("2026-03-04", "2026-03-09", 3, "2026-03-19")]    // Thursday, Friday, Monday
    [InlineData("2026-03-04", "2026-03-04", 0, "2026-03-16")]    // answered on the same day
    [InlineData("2026-02-25", "2026-03-04", 2, "2026-03-18")]    // asked before the clock began: stopped from its first day
    [InlineData("2026-02-20", "2026-02-25", 0, "2026-03-16")]    // over before it began
    public void A_clock_that_resumes_is_moved_by_whole_days(string asked, string given, int stopped, string due)
    {
        var line = Line(Stopping("10 working days", Consent), "decide", At(ApplicationReceived, "2026-03-02"), At(ConsentAsked, asked), At(ConsentConfirmed, given));
        Assert.Equal((stopped, Day(due), Day("2026-03-02")), (line.DaysStopped, line.Due, line.CountedFrom));
    }

    [Fact]
    public void Days_on_which_two_stops_hold_are_counted_once()
    {
        var procedure = Stopping("28 days", Consent, Information);
        var line = Line(procedure, "decide", At(ApplicationReceived, "2026-03-02"), At(ConsentAsked, "2026-03-03"), At(ConsentConfirmed, "2026-03-10"), At(InformationAsked, "2026-03-06"), At(InformationGiven, "2026-03-13"));
        Assert.Equal((10, Day("2026-04-09")), (line.DaysStopped, line.Due));
    }

    [Fact]
    public void A_clock_that_restarts_counts_anew_and_forgets_what_was_stopped_before()
    {
        var procedure = Stopping("10 working days", (InformationAsked, InformationGiven, AfterStop.Restarts), Consent);
        var line = Line(procedure, "decide", At(ApplicationReceived, "2026-03-02"), At(ConsentAsked, "2026-03-03"), At(ConsentConfirmed, "2026-03-05"), At(InformationAsked, "2026-03-04"), At(InformationGiven, "2026-03-11"));
        Assert.Equal((0, Day("2026-03-11"), Day("2026-03-25")), (line.DaysStopped, line.CountedFrom, line.Due));
    }

    [Fact]
    public void A_stopped_clock_has_no_date_and_reminds_nobody()
    {
        var line = Line(Stopping("10 working days", Consent), "decide", At(ApplicationReceived, "2026-03-02"), At(ConsentAsked, "2026-03-04"));
        Assert.Equal((null, DeadlineState.ClockStopped, 0), (line.Due, line.State, line.Notices.Count));
    }

    [Fact]
    public void What_is_done_while_the_clock_is_stopped_is_not_late() => Assert.Equal(DeadlineState.Kept,
        Line(Stopping("10 working days", Consent), "decide", At(ApplicationReceived, "2026-03-02"), At(ConsentAsked, "2026-03-04"), At(ThresholdNotified, "2026-04-30")).State);

    [Fact]
    public void Reminders_and_overdue_notices_are_planned_with_the_deadline()
    {
        var line = Decide(TenDays, At(ApplicationReceived, "2026-03-02"));
        Assert.Equal(
            [new(NoticeKind.Reminder, 1, Day("2026-03-12")), new(NoticeKind.Overdue, 1, Day("2026-03-17")), new(NoticeKind.Overdue, 2, Day("2026-03-23"))],
            line.Notices);
        Assert.DoesNotContain(Decide(TenDays with { Period = Period.Parse("2 working days") }, At(ApplicationReceived, "2026-03-02")).Notices, n => n.Kind == NoticeKind.Reminder);
        Assert.Equal([Day("2026-03-09")], Decide(TenDays with { Reminders = [Period.Parse("1 week before")], OverdueNotices = [] }, At(ApplicationReceived, "2026-03-02")).Notices.Select(n => n.Day));
    }

    [Fact]
    public void The_applicants_last_day_to_appeal_reminds_nobody() =>
        Assert.Empty(Line(Builtin.WestNorthamptonshire, "appeal", At(OutcomeNotified, "2026-01-05")).Notices);

    [Fact]
    public void What_an_applicant_can_expect_follows_each_limit_on_its_last_day()
    {
        var expected = Timetable.Outlook(Builtin.WestNorthamptonshire, [At(ApplicationReceived, "2026-03-02")], Calendar);
        Assert.Equal([("acknowledge", Day("2026-03-09")), ("decide", Day("2026-03-23"))], expected.Where(l => l.Due is not null).Select(l => (l.Limit, l.Due!.Value)));
        var met = Timetable.Outlook(Builtin.Gloucestershire, [At(ThresholdMet, "2026-03-02"), At(ThresholdNotified, "2026-03-02")], Calendar);
        Assert.Equal(Day("2026-03-30"), met.Single(l => l.Limit == "panel").Due);
        Assert.Equal(Day("2026-04-08"), met.Single(l => l.Limit == "tellOutcome").Due);
        Assert.Equal(Day("2026-05-06"), met.Single(l => l.Limit == "appeal").Due);
    }

    // West Northamptonshire's ladder for an action due on Friday 30 January.
    [Theory]
    [InlineData(0, "2026-01-31")]
    [InlineData(1, "2026-02-21")]   // over three weeks
    [InlineData(2, "2026-03-31")]   // over two months
    [InlineData(3, "2026-05-01")]   // over three months
    public void A_rung_of_the_escalation_ladder_is_taken_from(int step, string from) =>
        Assert.Equal(Day(from), Builtin.WestNorthamptonshire.Escalation!.Steps[step].From(Day("2026-01-30"), Calendar));

    [Fact]
    public void A_clock_that_was_stopped_twice_is_moved_by_both_and_asking_again_while_it_waits_is_one_stop()
    {
        var line = Line(Stopping("10 working days", Information), "decide", At(ApplicationReceived, "2026-03-02"),
            At(InformationAsked, "2026-03-03"), At(InformationGiven, "2026-03-05"), At(InformationAsked, "2026-03-09"), At(InformationAsked, "2026-03-10"), At(InformationGiven, "2026-03-11"));
        Assert.Equal((4, Day("2026-03-20")), (line.DaysStopped, line.Due));
        Assert.Equal(DeadlineState.ClockStopped, Line(Stopping("10 working days", Information), "decide", At(ApplicationReceived, "2026-03-02"),
            At(InformationAsked, "2026-03-03"), At(InformationGiven, "2026-03-05"), At(InformationAsked, "2026-03-09")).State);
    }

    // Referred back while actions are open: the victim is updated, and the case closed, in the new round.
    [Fact]
    public void What_ran_for_the_case_ends_with_the_round_that_follows()
    {
        Anchor[] first = [At(PlanAgreed, "2026-03-02"), At(OutcomeNotified, "2026-03-02")];
        Assert.Equal(DeadlineState.Open, Line(Builtin.WestNorthamptonshire, "updateVictim", first).State);
        Assert.Equal(DeadlineState.Ended, Line(Builtin.WestNorthamptonshire, "updateVictim", [.. first, At(ThresholdMet, "2026-04-01", round: 2)]).State);
        Assert.Equal(DeadlineState.Open, Line(Builtin.WestNorthamptonshire, "appeal", [.. first, At(ThresholdMet, "2026-04-01", round: 2)]).State);
    }

    [Fact]
    public void What_was_asked_before_the_case_was_opened_again_is_answered_after_it()
    {
        Anchor[] asked = [At(AgenciesAsked, "2026-03-02", "police"), At(DateSet, "2026-03-20", Timetable.DateSetSubject("agencyInformation", "police")), At(ThresholdMet, "2026-03-10", round: 2)];
        Assert.Equal(DeadlineState.Open, Line(Builtin.WestNorthamptonshire, "agencyInformation", asked).State);
        Assert.Equal(DeadlineState.Open, Line(Builtin.WestNorthamptonshire, "agencyInformation", [.. asked, At(AllInformationIn, "2026-03-12", "council", 2)]).State);
        var line = Line(Builtin.WestNorthamptonshire, "agencyInformation", [.. asked, At(AllInformationIn, "2026-03-12", "police", 2)]);
        Assert.Equal((1, DeadlineState.Kept, Day("2026-03-12")), (line.Round, line.State, line.DoneOn));
    }

    [Fact]
    public void A_further_victims_letter_tells_them_and_not_the_applicant()
    {
        Anchor[] anchors = [At(ApplicationReceived, "2026-03-02"), At(ThresholdNotMet, "2026-03-09"), At(ThresholdNotified, "2026-03-11", "p2")];
        Assert.Equal(DeadlineState.Open, Decide(TenDays, anchors).State);
        Assert.DoesNotContain(Of(Builtin.WestNorthamptonshire, anchors), l => l.Subject == "p2");
        var told = new[] { At(ThresholdNotified, "2026-03-10") };
        Assert.Equal((DeadlineState.Kept, Day("2026-03-10")), (Decide(TenDays, [.. anchors, .. told]).State, Decide(TenDays, [.. anchors, .. told]).DoneOn));
    }

    // Each victim has the 28 days from their own letter, and ends their own window by appealing.
    [Fact]
    public void Each_victim_counts_from_what_they_were_told_themselves()
    {
        Anchor[] anchors = [At(ThresholdNotMet, "2026-03-02"), At(ThresholdNotified, "2026-03-02"), At(ThresholdNotified, "2026-03-10", "p2"), At(AppealLodged, "2026-03-12")];
        TimetableLine Seen(string subject) => Timetable.Of(Builtin.WestNorthamptonshire, Timetable.AsSeenBy(anchors, subject), Calendar).Single(l => l.Limit == "appeal");
        Assert.Equal((Day("2026-03-30"), DeadlineState.Kept), (Seen("").Due, Seen("").State));
        Assert.Equal((Day("2026-04-07"), DeadlineState.Open), (Seen("p2").Due, Seen("p2").State));
        Assert.Equal((Day("2026-03-30"), DeadlineState.Open), (Seen("p3").Due, Seen("p3").State));   // nothing of their own: the case's
    }
}
