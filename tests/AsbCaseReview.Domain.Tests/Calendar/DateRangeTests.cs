using AsbCaseReview.Domain.Calendar;
using static AsbCaseReview.Domain.Tests.Support.Days;

namespace AsbCaseReview.Domain.Tests.Calendar;

public sealed class DateRangeTests
{
    [Fact]
    public void About_a_day_reaches_so_many_days_to_either_side_both_ends_included()
    {
        var about = DateRange.About(Day("2026-03-10"), 7, Day("2026-06-01"));
        Assert.Equal(new DateRange(Day("2026-03-03"), Day("2026-03-17")), about);
        Assert.True(about.Includes(Day("2026-03-03")) && about.Includes(Day("2026-03-17")) && !about.Includes(Day("2026-03-18")));
        Assert.False(about.IsExact);
    }

    [Theory]
    [InlineData("2026-03-20", "2026-03-03", "2026-03-17")]
    [InlineData("2026-03-12", "2026-03-03", "2026-03-12")]
    [InlineData("2026-03-03", "2026-03-03", "2026-03-03")]
    [InlineData("2026-03-01", "2026-03-03", "2026-03-17")]   // all of it is to come: left as it was said
    public void About_a_day_never_reaches_into_days_to_come(string latest, string from, string to) =>
        Assert.Equal(new DateRange(Day(from), Day(to)), DateRange.About(Day("2026-03-10"), 7, Day(latest)));

    [Fact]
    public void A_range_that_ends_before_it_begins_is_an_error() => Assert.Throws<ArgumentException>(() => new DateRange(Day("2026-03-10"), Day("2026-03-09")));

    [Fact]
    public void An_exact_day_is_written_alone() => Assert.Equal("2026-03-10", DateRange.On(Day("2026-03-10")).ToString());
}
