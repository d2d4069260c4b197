using AsbCaseReview.Domain.Calendar;
using static AsbCaseReview.Domain.Tests.Support.Days;

namespace AsbCaseReview.Domain.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.ByRule;

    // The worked dates of procedures.md, each a row.
    [Theory]
    [InlineData("2025-12-19", 5, "2025-12-30")]   // Staffordshire's appeal, received on the Friday before Christmas
    [InlineData("2025-12-19", 15, "2026-01-14")]
    [InlineData("2025-12-19", 25, "2026-01-28")]
    [InlineData("2025-12-19", 35, "2026-02-11")]
    [InlineData("2026-03-27", 5, "2026-04-07")]   // the same over Easter
    [InlineData("2026-03-27", 15, "2026-04-21")]
    [InlineData("2026-03-27", 25, "2026-05-06")]
    [InlineData("2026-03-27", 35, "2026-05-20")]
    [InlineData("2026-04-01", 5, "2026-04-10")]   // Gloucestershire, complete on 1 April
    [InlineData("2026-04-01", 15, "2026-04-24")]
    [InlineData("2026-04-24", 20, "2026-05-26")]
    [InlineData("2025-12-18", 5, "2025-12-29")]   // West Northamptonshire
    [InlineData("2025-12-23", 10, "2026-01-09")]
    [InlineData("2026-01-03", 1, "2026-01-05")]   // from a Saturday, the Monday is the first
    [InlineData("2025-12-25", 1, "2025-12-29")]   // from Christmas Day: Boxing Day and the weekend are skipped
    public void So_many_working_days_after_a_day_is(string from, int count, string expected) =>
        Assert.Equal(Day(expected), Calendar.Add(Day(from), count));

    [Theory]
    [InlineData("2026-04-08", 2, "2026-04-02")]   // papers two working days before a panel after Easter
    [InlineData("2026-04-07", 1, "2026-04-02")]
    [InlineData("2026-04-05", 1, "2026-04-02")]   // from Easter Sunday
    [InlineData("2026-01-05", 3, "2025-12-30")]
    public void So_many_working_days_before_a_day_is(string from, int count, string expected) =>
        Assert.Equal(Day(expected), Calendar.Subtract(Day(from), count));

    [Theory]
    [InlineData("2026-03-02T09:00", "17:00", "2026-03-02")]
    [InlineData("2026-03-02T00:00", "17:00", "2026-03-02")]
    [InlineData("2026-03-02T17:00", "17:00", "2026-03-02")]      // at that minute it is still the same day
    [InlineData("2026-03-02T17:00:59", "17:00", "2026-03-02")]
    [InlineData("2026-03-02T17:01", "17:00", "2026-03-03")]
    [InlineData("2026-03-06T23:59", "17:00", "2026-03-09")]      // Friday night
    [InlineData("2026-03-07T10:00", "17:00", "2026-03-09")]      // Saturday
    [InlineData("2026-04-02T18:00", "17:00", "2026-04-07")]      // the evening before Good Friday
    [InlineData("2026-04-03T10:00", "17:00", "2026-04-07")]      // Good Friday itself
    [InlineData("2025-12-31T17:30", "17:00", "2026-01-02")]      // New Year's Eve
    [InlineData("2026-03-02T23:59", null, "2026-03-02")]         // an office without a closing time
    [InlineData("2026-03-01T23:59", null, "2026-03-02")]         // but Sunday is no working day all the same
    public void What_comes_after_closing_or_on_another_day_is_deemed_received_the_next_working_day(string arrived, string? closing, string expected) =>
        Assert.Equal(Day(expected), Calendar.DeemedReceived(DateTime.Parse(arrived, Sentence.English), closing is null ? null : TimeOnly.Parse(closing, Sentence.English)));

    [Fact]
    public void Every_day_skipped_says_why() => Assert.Equal(
        ["Thursday|Christmas Day", "Friday|Boxing Day", "Saturday|Saturday", "Sunday|Sunday", "Thursday|New Year’s Day", "Saturday|Saturday", "Sunday|Sunday"],
        Calendar.Skipped(Day("2025-12-24"), Day("2026-01-05")).Select(s => $"{s.Day.DayOfWeek}|{s.Why}"));

    [Theory]
    [InlineData("2010-12-31")]
    [InlineData("2036-01-01")]
    [InlineData("2036-01-05")]   // a Saturday: no working day in any year, and still not known
    public void A_day_in_a_year_that_is_not_known_stops_the_calculation_and_names_the_year(string day)
    {
        foreach (Action ask in (Action[])[() => Calendar.Add(Day(day), 1), () => Calendar.Subtract(Day(day), 1), () => Calendar.IsWorkingDay(Day(day)), () => Calendar.DeemedReceived(Day(day).ToDateTime(default), null), () => Calendar.Between(Day(day), Day("2020-01-01"))])
            Assert.Equal(Day(day).Year, Assert.Throws<UnknownYearException>(ask).Year);
    }

    [Fact]
    public void A_count_that_leaves_the_known_years_names_the_year_that_is_missing()
    {
        Assert.Equal(2036, Assert.Throws<UnknownYearException>(() => Calendar.Add(Day("2035-12-28"), 5)).Year);
        Assert.Equal(2010, Assert.Throws<UnknownYearException>(() => Calendar.Subtract(Day("2011-01-05"), 5)).Year);
    }

    [Fact]
    public void A_count_of_nothing_is_an_error() => Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.Add(Day("2026-01-05"), 0));

    [Fact]
    public void A_year_that_was_loaded_replaces_the_rule_whole()
    {
        var loaded = new WorkingCalendar([new(Day("2026-07-01"), "Day of the loaded file")], WorkingWeek.MondayToFriday);
        Assert.False(loaded.IsWorkingDay(Day("2026-07-01")));
        Assert.True(loaded.IsWorkingDay(Day("2026-12-25")));
        Assert.False(loaded.IsWorkingDay(Day("2027-12-27")));
        Assert.Equal("Day of the loaded file", loaded.WhyNotWorking(Day("2026-07-01")));
    }

    [Fact]
    public void Loading_years_on_either_side_makes_them_known()
    {
        var loaded = new WorkingCalendar([new(Day("2036-01-01"), "New Year’s Day"), new(Day("2010-01-01"), "New Year’s Day")], WorkingWeek.MondayToFriday);
        Assert.Equal((2010, 2036), (loaded.FirstKnownYear, loaded.LastKnownYear));
        Assert.Equal(Day("2036-01-02"), loaded.Add(Day("2035-12-31"), 1));
    }

    [Fact]
    public void An_office_may_work_on_other_days()
    {
        var saturdays = Calendar.WithWeek(new([DayOfWeek.Tuesday, DayOfWeek.Saturday]));
        Assert.Equal(Day("2026-03-07"), saturdays.Add(Day("2026-03-03"), 1));
        Assert.Equal("Friday", saturdays.WhyNotWorking(Day("2026-03-06")));
        Assert.Throws<ArgumentException>(() => new WorkingWeek([]));
    }
}
