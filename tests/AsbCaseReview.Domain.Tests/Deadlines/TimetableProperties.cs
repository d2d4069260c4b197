using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using static AsbCaseReview.Domain.Tests.Support.Days;

namespace AsbCaseReview.Domain.Tests.Deadlines;

public sealed class TimetableProperties
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.ByRule;

    // One anchor of a key at most: of several the last recorded counts, and then order matters on purpose.
    private static readonly Arbitrary<Anchor[]> Any = (
        from kind in Gen.Elements(Enum.GetValues<AnchorKind>().Where(k => k != AnchorKind.DateSet).ToArray())
        from day in Gen.Choose(0, 700)
        from subject in Gen.Elements("", "", "police")
        from round in Gen.Elements(1, 1, 2)
        select new Anchor(kind, Day("2025-06-01").AddDays(day), subject, round)).ArrayOf(20).Select(all => all.DistinctBy(a => (a.Kind, a.Subject, a.Round)).ToArray()).ToArbitrary();

    private static IEnumerable<Procedure> Views => BuiltInProcedures.All.Concat(BuiltInProcedures.All.Select(p => p.ForAppeal(1))).Append(Stopping);

    private static readonly Procedure Stopping = Builtin.WestNorthamptonshire with
    {
        ClockStops =
        [
            new() { From = AnchorKind.ConsentAsked, Until = AnchorKind.ConsentConfirmed, Then = AfterStop.Resumes, Limits = ["acknowledge", "decide"], Source = Builtin.Source },
            new() { From = AnchorKind.InformationAsked, Until = AnchorKind.InformationGiven, Then = AfterStop.Resumes, Limits = ["decide"], Source = Builtin.Source },
        ],
    };

    private static string[] Written(IEnumerable<TimetableLine> lines) => [.. lines.Select(l => $"{l} {string.Join(",", l.Notices)}")];

    [Fact]
    public void The_same_anchors_in_any_order_give_the_same_timetable() => Prop.ForAll(Any, anchors => Views.All(procedure =>
        Written(Timetable.Of(procedure, anchors, Calendar)).SequenceEqual(Written(Timetable.Of(procedure, [.. anchors.Reverse()], Calendar))))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_line_is_known_by_limit_subject_and_round() => Prop.ForAll(Any, anchors => Views.All(procedure =>
        Timetable.Of(procedure, anchors, Calendar) is var lines && lines.Select(l => (l.Limit, l.Subject, l.Round)).Distinct().Count() == lines.Count)).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_expected_holds_all_that_is_known_and_comes_to_an_end() => Prop.ForAll(Any, anchors => Views.All(procedure =>
    {
        var expected = Timetable.Outlook(procedure, anchors, Calendar).Select(l => (l.Limit, l.Subject, l.Round)).ToHashSet();
        return Timetable.Of(procedure, anchors, Calendar).All(l => expected.Contains((l.Limit, l.Subject, l.Round)));
    })).QuickCheckThrowOnFailure();

    [Fact]
    public void Notices_stand_on_open_lines_only_reminders_before_the_last_day_and_overdue_ones_after() => Prop.ForAll(Any, anchors => Views.All(procedure =>
        Timetable.Of(procedure, anchors, Calendar).All(l => l.Notices.Count == 0 || l.State == DeadlineState.Open
            && l.Notices.All(n => n.Kind == NoticeKind.Reminder ? n.Day < l.Due : n.Day > l.Due)))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_explanation_of_a_date_always_adds_up() => Prop.ForAll(Any, anchors => Views.All(procedure =>
        Timetable.Of(procedure, anchors, Calendar).Where(l => l.Due is not null).All(line =>
        {
            var limit = Limits.Find(procedure, line.Limit)!;
            var working = DeadlineWorking.Of(limit, line.CountedFrom, line.DaysStopped, line.Due, line.DateGiven, procedure, Calendar);
            var between = line.Due!.Value.DayNumber - line.CountedFrom.DayNumber;
            return working.How.ToString().Length > 0 && working.Source.ToString().Length > 0 && (limit.Period is not { Unit: PeriodUnit.WorkingDays } period
                ? working.DaysCounted == between && working.Skipped.Count == 0
                : working.DaysCounted == period.Amount + line.DaysStopped && working.DaysCounted + working.Skipped.Count == between);
        }))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_holiday_more_never_brings_a_last_day_forward()
    {
        var days = Gen.Choose(0, 800).Select(n => new BankHoliday(Day("2025-06-01").AddDays(n), "One more")).ListOf().ToArbitrary();
        Prop.ForAll(Any, days, (anchors, more) =>
        {
            var other = new WorkingCalendar(Calendar.Holidays.Concat(more), WorkingWeek.MondayToFriday);
            return Timetable.Of(Builtin.WestNorthamptonshire, anchors, Calendar).Zip(Timetable.Of(Builtin.WestNorthamptonshire, anchors, other)).All(l => l.First.Due is null || l.Second.Due >= l.First.Due);
        }).QuickCheckThrowOnFailure();
    }
}
