using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Tests.Support;
using static AsbCaseReview.Domain.Tests.Support.Days;

namespace AsbCaseReview.Domain.Tests.Deadlines;

/// <summary>What the page says of how a date was worked out.</summary>
public sealed class DeadlineWorkingTests
{
    private static DeadlineWorking Working(TimeLimit limit, string from, string? due, int stopped = 0, bool given = false, Procedure? procedure = null) =>
        DeadlineWorking.Of(limit, Day(from), stopped, due is null ? null : Day(due), given, procedure ?? Builtin.StatutoryMinimum, WorkingCalendar.ByRule);

    private static TimeLimit Limit(string? period) => Builtin.Limit("x", AnchorKind.ApplicationReceived, period);

    [Theory]
    [InlineData("5 working days", "2025-12-18", "2025-12-29", "5 working days after 18 December 2025, that day not counted.", 5, 6)]
    [InlineData("28 days", "2026-01-05", "2026-02-02", "28 days after 5 January 2026, that day not counted.", 28, 0)]
    [InlineData("1 month beginning with", "2025-02-15", "2025-03-14", "1 month beginning with 15 February 2025, that day included.", 28, 0)]
    [InlineData("2 working days before", "2026-04-08", "2026-04-02", "2 working days before 8 April 2026, that day not counted.", 2, 4)]
    [InlineData("5 working days beginning with", "2026-02-28", "2026-03-06", "5 working days beginning with 28 February 2026, that day included.", 5, 2)]
    public void It_says_what_was_counted(string period, string from, string due, string how, int counted, int skipped)
    {
        var working = Working(Limit(period), from, due);
        Assert.Equal((how, counted, skipped), (working.How.ToString(), working.DaysCounted, working.Skipped.Count));
    }

    [Fact]
    public void It_says_for_how_long_the_clock_was_stopped()
    {
        Assert.EndsWith("(working days: 3).", Working(Limit("10 working days"), "2026-03-02", "2026-03-19", stopped: 3).How.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("(days: 10).", Working(Limit("28 days"), "2026-03-02", "2026-04-09", stopped: 10).How.ToString(), StringComparison.Ordinal);
        Assert.Contains("is stopped", Working(Limit("10 working days"), "2026-03-02", null).How.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_that_a_cap_was_reached() => Assert.Equal(
        "10 working days from 9 March 2026 would be later than the procedure allows altogether: 12 working days after the application was received.",
        Working(Limit("10 working days") with { Cap = Period.Parse("12 working days") }, "2026-03-09", "2026-03-18").How.ToString());

    [Fact]
    public void It_says_that_a_date_was_set_or_has_to_be()
    {
        Assert.StartsWith("A new date was given.", Working(Limit("10 working days"), "2026-03-02", "2026-04-30", given: true).How.ToString(), StringComparison.Ordinal);
        Assert.Equal("The procedure states no limit. This date was set.", Working(Limit(null), "2026-03-02", "2026-04-30", given: true).How.ToString());
        Assert.StartsWith("The procedure states no limit. A date has to be set", Working(Limit(null), "2026-03-02", null).How.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_its_source_and_says_what_is_inferred_and_what_is_ours()
    {
        Assert.EndsWith("(inferred: the stored source lost the words).", Source(Builtin.Gloucestershire, "decide"), StringComparison.Ordinal);
        Assert.EndsWith("section 11.", Source(Builtin.WestNorthamptonshire, "decide"), StringComparison.Ordinal);
        Assert.EndsWith("a convention of ours.", Source(Builtin.WestNorthamptonshire, "contactVictim"), StringComparison.Ordinal);
        Assert.StartsWith("Our convention", Working(Limit("5 days") with { Source = Builtin.Source with { Standing = Standing.Ours } }, "2026-03-02", "2026-03-07").Source.ToString(), StringComparison.Ordinal);

        static string Source(Procedure procedure, string limit) => Working(Limits.Find(procedure, limit)!, "2026-03-02", "2026-03-09", procedure: procedure).Source.ToString();
    }
}
