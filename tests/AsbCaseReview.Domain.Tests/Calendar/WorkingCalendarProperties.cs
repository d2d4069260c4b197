using AsbCaseReview.Domain.Calendar;
using FsCheck;
using FsCheck.Fluent;
using static AsbCaseReview.Domain.Tests.Support.Days;

namespace AsbCaseReview.Domain.Tests.Calendar;

public sealed class WorkingCalendarProperties
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.ByRule;

    // Days far enough inside the known years for every count that is tried.
    private static readonly Arbitrary<(DateOnly Day, int Count)> DayAndCount = (
        from offset in Gen.Choose(0, Day("2033-01-01").DayNumber - Day("2013-01-01").DayNumber)
        from count in Gen.Choose(1, 400)
        select (Day("2013-01-01").AddDays(offset), count)).ToArbitrary();

    [Fact]
    public void From_a_working_day_adding_and_then_counting_back_agrees() => Prop.ForAll(DayAndCount, t =>
    {
        var from = Calendar.OnOrAfter(t.Day);
        return Calendar.Subtract(Calendar.Add(from, t.Count), t.Count) == from && Calendar.Add(Calendar.Subtract(from, t.Count), t.Count) == from;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_result_is_a_working_day() => Prop.ForAll(DayAndCount, t =>
        Calendar.IsWorkingDay(Calendar.Add(t.Day, t.Count)) && Calendar.IsWorkingDay(Calendar.Subtract(t.Day, t.Count)) && Calendar.IsWorkingDay(Calendar.OnOrAfter(t.Day))).QuickCheckThrowOnFailure();

    [Fact]
    public void Counting_one_by_one_gives_the_same() => Prop.ForAll(DayAndCount, t =>
    {
        var (day, left) = (t.Day, t.Count);
        while (left > 0)
        {
            day = day.AddDays(1);
            if (Calendar.IsWorkingDay(day)) left--;
        }
        return day == Calendar.Add(t.Day, t.Count);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_later_day_or_a_longer_count_never_gives_an_earlier_date() => Prop.ForAll(DayAndCount, t =>
        Calendar.Add(t.Day.AddDays(1), t.Count) >= Calendar.Add(t.Day, t.Count) && Calendar.Add(t.Day, t.Count + 1) > Calendar.Add(t.Day, t.Count)).QuickCheckThrowOnFailure();

    [Fact]
    public void More_holidays_never_make_a_date_earlier_counting_on_nor_later_counting_back()
    {
        var holidays = Gen.Choose(0, 7_000).Select(n => new BankHoliday(Day("2013-06-01").AddDays(n), "One more")).ListOf();
        Prop.ForAll(DayAndCount, holidays.ToArbitrary(), (t, more) =>
        {
            var other = new WorkingCalendar(Calendar.Holidays.Concat(more), WorkingWeek.MondayToFriday);
            return other.Add(t.Day, t.Count) >= Calendar.Add(t.Day, t.Count) && other.Subtract(t.Day, t.Count) <= Calendar.Subtract(t.Day, t.Count);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_days_counted_and_the_days_skipped_are_all_the_days_between() => Prop.ForAll(DayAndCount, t =>
    {
        var end = Calendar.Add(t.Day, t.Count);
        return Calendar.Skipped(t.Day, end).Count() + t.Count == end.DayNumber - t.Day.DayNumber && Calendar.Between(t.Day, end) == t.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Deemed_receipt_is_a_working_day_and_never_before_the_arrival() => Prop.ForAll(DayAndCount, Gen.Choose(0, 24 * 60 - 1).ToArbitrary(), (t, minute) =>
    {
        var received = Calendar.DeemedReceived(t.Day.ToDateTime(default).AddMinutes(minute), new TimeOnly(17, 0));
        return received >= t.Day && Calendar.IsWorkingDay(received) && received <= Calendar.Add(t.Day, 1);
    }).QuickCheckThrowOnFailure();
}
