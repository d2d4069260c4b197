using System.Text.Json;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Procedures;
using FsCheck;
using FsCheck.Fluent;
using static AsbCaseReview.Domain.Tests.Support.Days;

namespace AsbCaseReview.Domain.Tests.Calendar;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("1 month beginning with", "2025-02-15", "2025-03-14")]
    [InlineData("1 month beginning with", "2025-01-31", "2025-02-28")]   // no 31 February: its last day
    [InlineData("1 month beginning with", "2024-01-31", "2024-02-29")]   // in a leap year
    [InlineData("1 month beginning with", "2025-12-31", "2026-01-30")]
    [InlineData("1 month beginning with", "2026-03-10", "2026-04-09")]   // the Act's own example in procedures.md
    [InlineData("1 month beginning with", "2024-02-29", "2024-03-28")]
    [InlineData("1 month beginning with", "2025-01-29", "2025-02-28")]
    [InlineData("1 month beginning with", "2025-01-01", "2025-01-31")]
    [InlineData("1 month beginning with", "2025-03-01", "2025-03-31")]
    [InlineData("6 months beginning with", "2025-02-15", "2025-08-14")]
    [InlineData("6 months beginning with", "2025-08-31", "2026-02-28")]
    [InlineData("6 months beginning with", "2025-12-31", "2026-06-30")]
    [InlineData("6 months beginning with", "2023-08-30", "2024-02-29")]
    [InlineData("6 months beginning with", "2024-08-29", "2025-02-28")]
    [InlineData("1 year beginning with", "2024-02-29", "2025-02-28")]
    [InlineData("12 months beginning with", "2025-01-01", "2025-12-31")]
    [InlineData("1 month", "2025-02-15", "2025-03-15")]
    [InlineData("1 month", "2025-01-31", "2025-02-28")]
    [InlineData("30 days", "2025-02-15", "2025-03-17")]
    [InlineData("28 days", "2026-01-05", "2026-02-02")]                  // 28 days to appeal from a letter of Monday 5 January
    [InlineData("28 days beginning with", "2026-01-05", "2026-02-01")]
    [InlineData("3 weeks", "2026-01-30", "2026-02-20")]
    [InlineData("1 week beginning with", "2026-03-02", "2026-03-08")]
    [InlineData("2 weeks before", "2026-03-15", "2026-03-01")]
    [InlineData("10 days before", "2026-03-15", "2026-03-05")]
    [InlineData("6 months before", "2026-08-31", "2026-02-28")]
    [InlineData("3 months", "2026-02-11", "2026-05-11")]
    [InlineData("5 working days", "2025-12-18", "2025-12-29")]
    [InlineData("2 working days before", "2026-04-08", "2026-04-02")]
    [InlineData("5 working days beginning with", "2026-03-02", "2026-03-06")]
    [InlineData("5 working days beginning with", "2026-02-28", "2026-03-06")]   // a Saturday is no working day: Monday is the first
    [InlineData("1 working day beginning with", "2026-03-02", "2026-03-02")]
    public void A_period_from_a_day_ends_on(string period, string from, string end) =>
        Assert.Equal(Day(end), Period.Parse(period).EndFrom(Day(from), WorkingCalendar.ByRule));

    [Theory]
    [InlineData("5 working days", 5, PeriodUnit.WorkingDays, PeriodCount.After)]
    [InlineData("1 working day", 1, PeriodUnit.WorkingDays, PeriodCount.After)]
    [InlineData(" 28  Days ", 28, PeriodUnit.Days, PeriodCount.After)]
    [InlineData("1 month beginning with", 1, PeriodUnit.Months, PeriodCount.BeginningWith)]
    [InlineData("2 WORKING DAYS BEFORE", 2, PeriodUnit.WorkingDays, PeriodCount.Before)]
    [InlineData("2 weeks", 2, PeriodUnit.Weeks, PeriodCount.After)]
    [InlineData("1 year", 1, PeriodUnit.Years, PeriodCount.After)]
    public void A_period_is_read_as_procedures_write_it(string text, int amount, PeriodUnit unit, PeriodCount count) =>
        Assert.Equal(new Period(amount, unit, count), Period.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("five working days")]
    [InlineData("0 days")]
    [InlineData("-1 days")]
    [InlineData("1.5 months")]
    [InlineData("5 workingdays")]
    [InlineData("5 days after")]
    [InlineData("5 days or so")]
    [InlineData("99999 days")]
    [InlineData("101 years")]
    [InlineData("٥ days")]
    public void What_is_not_a_period_is_refused_and_the_message_says_what_one_looks_like(string text)
    {
        Assert.False(Period.TryParse(text, out _));
        Assert.Contains("5 working days", Assert.Throws<FormatException>(() => Period.Parse(text)).Message, StringComparison.Ordinal);
    }

    private static readonly Arbitrary<Period> Any = (
        from amount in Gen.Choose(1, 100)
        from unit in Gen.Elements(Enum.GetValues<PeriodUnit>())
        from count in Gen.Elements(Enum.GetValues<PeriodCount>())
        select new Period(amount, unit, count)).ToArbitrary();

    [Fact]
    public void Every_period_reads_back_from_what_it_writes() => Prop.ForAll(Any, p => Period.Parse(p.ToString()) == p).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_period_goes_through_json_as_its_plain_text() => Prop.ForAll(Any, p =>
        JsonSerializer.Serialize(p, ProcedureJson.Options) == $"\"{p}\"" && JsonSerializer.Deserialize<Period>($"\"{p}\"", ProcedureJson.Options) == p).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("5")]
    [InlineData("\"soon\"")]
    [InlineData("null")]
    public void Json_that_is_no_period_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Period>(json, ProcedureJson.Options));

    [Fact]
    public void A_period_in_working_days_cannot_be_counted_without_a_calendar() =>
        Assert.Throws<InvalidOperationException>(() => Period.WorkingDays(5).EndFrom(Day("2026-03-02")));

    private static readonly Arbitrary<(DateOnly Day, int Months)> DayAndMonths = (
        from offset in Gen.Choose(0, 9_000)
        from months in Gen.Choose(1, 24)
        select (Day("2012-01-01").AddDays(offset), months)).ToArbitrary();

    [Fact]
    public void Months_that_begin_with_a_later_day_never_end_earlier() => Prop.ForAll(DayAndMonths, t =>
    {
        var period = new Period(t.Months, PeriodUnit.Months, PeriodCount.BeginningWith);
        return period.EndFrom(t.Day.AddDays(1)) >= period.EndFrom(t.Day);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Months_that_begin_with_a_day_never_end_after_the_same_date_later() => Prop.ForAll(DayAndMonths, t =>
    {
        var end = new Period(t.Months, PeriodUnit.Months, PeriodCount.BeginningWith).EndFrom(t.Day);
        return end <= t.Day.AddMonths(t.Months) && end >= t.Day.AddMonths(t.Months).AddDays(-1);
    }).QuickCheckThrowOnFailure();
}
