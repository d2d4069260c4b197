using AsbCaseReview.Domain.Calendar;
using FsCheck;
using FsCheck.Fluent;
using static AsbCaseReview.Domain.Tests.Support.Days;

namespace AsbCaseReview.Domain.Tests.Calendar;

public sealed class LondonTests
{
    [Theory]
    [InlineData("2026-01-15T23:59:00Z", "2026-01-15")]
    [InlineData("2026-06-30T22:59:00Z", "2026-06-30")]   // 23:59 in British Summer Time
    [InlineData("2026-06-30T23:00:00Z", "2026-07-01")]   // midnight in London
    [InlineData("2026-06-30T23:30:00Z", "2026-07-01")]
    [InlineData("2026-07-01T00:30:00+05:00", "2026-06-30")]
    public void The_date_is_that_of_London(string instant, string day) =>
        Assert.Equal(Day(day), London.DateOf(DateTimeOffset.Parse(instant, Sentence.English)));

    [Theory]
    [InlineData("2026-03-02T16:40", "2026-03-02T16:40Z")]
    [InlineData("2026-07-01T00:00", "2026-06-30T23:00Z")]
    [InlineData("2026-03-29T00:59", "2026-03-29T00:59Z")]
    [InlineData("2026-03-29T01:30", "2026-03-29T01:30Z")]   // left out in March: moved on to 02:30, British Summer Time
    [InlineData("2026-03-29T02:30", "2026-03-29T01:30Z")]
    [InlineData("2026-10-25T01:30", "2026-10-25T00:30Z")]   // comes twice in October: the first is meant
    [InlineData("2026-10-25T02:30", "2026-10-25T02:30Z")]
    public void The_instant_of_a_time_in_London_is(string local, string utc)
    {
        var instant = London.Instant(DateTime.Parse(local, Sentence.English));
        Assert.Equal(DateTimeOffset.Parse(utc, Sentence.English), instant);
        Assert.Equal(TimeSpan.Zero, instant.Offset);
    }

    [Fact]
    public void A_time_that_exists_once_comes_back_from_its_instant()
    {
        var minutes = Gen.Choose(0, 60 * 24 * 365 * 3).Select(m => Day("2025-01-01").ToDateTime(default).AddMinutes(m)).ToArbitrary();
        Prop.ForAll(minutes, local => London.TimeOf(London.Instant(local)) == local || London.TimeOf(London.Instant(local)) == local.AddHours(1) && local is { Month: 3, Hour: 1 }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_day_has_its_own_date_at_midnight_and_at_its_last_minute()
    {
        for (var day = Day("2026-01-01"); day.Year == 2026; day = day.AddDays(1))
        {
            Assert.Equal(day, London.DateOf(London.Instant(day)));
            Assert.Equal(day, London.DateOf(London.Instant(day, new TimeOnly(23, 59))));
        }
    }
}
