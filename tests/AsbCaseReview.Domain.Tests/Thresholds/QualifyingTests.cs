using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Tests.Support;
using AsbCaseReview.Domain.Thresholds;
using static AsbCaseReview.Domain.Tests.Support.Days;
using static AsbCaseReview.Domain.Tests.Support.Facts;

namespace AsbCaseReview.Domain.Tests.Thresholds;

/// <summary>Whether one complaint qualifies: s.104(11), and the local periods.</summary>
public sealed class QualifyingTests
{
    private static ComplaintAssessment Assess(Procedure procedure, ComplaintFacts complaint, string applied = Applied) =>
        ThresholdAssessment.Of(Of(complaint).On(applied), procedure).Complaints.Single();

    [Theory]
    [InlineData("2025-02-15", "2025-03-14", true)]   // one month beginning with the 15th ends on the 14th
    [InlineData("2025-02-15", "2025-03-15", false)]
    [InlineData("2025-03-10", "2025-04-09", true)]
    [InlineData("2025-03-10", "2025-04-10", false)]
    [InlineData("2025-01-31", "2025-02-28", true)]
    [InlineData("2025-01-31", "2025-03-01", false)]
    [InlineData("2024-01-31", "2024-02-29", true)]   // a leap year
    [InlineData("2024-02-29", "2024-03-28", true)]
    [InlineData("2024-02-29", "2024-03-29", false)]
    [InlineData("2025-06-01", "2025-06-01", true)]   // on the day itself
    [InlineData("2025-06-01", "2025-05-31", false)]  // before it happened
    public void A_complaint_counts_when_reported_within_one_month_beginning_with_the_behaviour(string happened, string reported, bool counts)
    {
        var assessed = Assess(Builtin.Gloucestershire, Complaint("c1", happened, reported), reported);
        Assert.Equal((counts, counts), (assessed.Counts, assessed.CountsByStatute));
    }

    [Theory]
    [InlineData("2025-02-15", "2025-08-14", true)]
    [InlineData("2025-02-15", "2025-08-15", false)]
    [InlineData("2025-08-31", "2026-02-28", true)]
    [InlineData("2025-08-31", "2026-03-01", false)]
    [InlineData("2025-12-31", "2026-06-30", true)]
    [InlineData("2025-12-31", "2026-07-01", false)]
    [InlineData("2023-08-31", "2024-02-29", true)]   // a leap year
    [InlineData("2025-06-01", "2025-06-01", true)]   // applied on the day of the report
    [InlineData("2025-06-01", "2025-05-31", false)]  // reported after the application
    public void A_complaint_counts_when_the_application_is_made_within_six_months_beginning_with_it(string reported, string applied, bool counts)
    {
        var assessed = Assess(Builtin.StatutoryMinimum, Complaint("c1", reported, reported), applied);
        Assert.Equal((counts, counts), (assessed.Counts, assessed.CountsByStatute));
    }

    [Theory]
    [InlineData("2026-02-01", "2026-03-03", true, true)]    // 30 days after 1 February: the Act's month ended on 28 February
    [InlineData("2026-02-01", "2026-03-04", false, false)]
    [InlineData("2026-01-01", "2026-01-31", true, true)]    // 30 days and the month end together
    [InlineData("2026-01-01", "2026-02-01", false, false)]
    public void Thirty_days_are_counted_from_the_day_after_and_the_statutory_count_takes_the_longer(string happened, string reported, bool counts, bool byStatute)
    {
        foreach (var procedure in (Procedure[])[Builtin.Staffordshire, Builtin.WestNorthamptonshire])
        {
            var assessed = Assess(procedure, Complaint("c1", happened, reported), "2026-03-04");
            Assert.Equal((counts, byStatute), (assessed.Counts, assessed.CountsByStatute));
            Assert.Equal(Day(happened).AddDays(30), assessed.LastDayToReport);
        }
    }

    [Fact]
    public void A_local_period_that_is_shorter_than_the_Acts_never_shortens_the_statutory_count()
    {
        var strict = Builtin.With(Builtin.Route(3), q => q with { ReportedWithin = Period.Parse("2 days"), AppliedWithin = Period.Parse("1 month") });
        var late = Assess(strict, Complaint("c1", "2026-02-01", "2026-02-20"));
        Assert.Equal((false, true), (late.Counts, late.CountsByStatute));
        Assert.Equal(Day("2026-02-03"), late.LastDayToReport);
        Assert.Contains(late.Why, w => w.ToString().Contains("By statute it counts", StringComparison.Ordinal) && w.ToString().Contains("28 February 2026", StringComparison.Ordinal));
        var old = Assess(strict, Complaint("c1", "2025-12-01", "2025-12-02"));
        Assert.Equal((false, true), (old.Counts, old.CountsByStatute));
    }

    [Fact]
    public void A_longer_local_period_lengthens_the_statutory_count_too()
    {
        var generous = Builtin.With(Builtin.Route(3), q => q with { ReportedWithin = Period.Parse("3 months"), AppliedWithin = Period.Parse("12 months beginning with") });
        var assessed = Assess(generous, Complaint("c1", "2025-04-01", "2025-06-30"));
        Assert.Equal((true, true), (assessed.Counts, assessed.CountsByStatute));
        Assert.Equal((Day("2025-07-01"), Day("2026-06-29")), (assessed.LastDayToReport, assessed.LastDayToApply));
    }

    // s.104(11)(b): "or such other period as the review procedures specify", however the procedure writes it down.
    [Theory]
    [InlineData("12 months", true)]
    [InlineData("12 months before", true)]
    [InlineData("6 months", false)]
    public void A_longer_window_back_from_the_application_lengthens_the_statutory_count_too(string length, bool counts)
    {
        var window = new CountWindow { Window = WindowKind.BackFromApplication, Date = LookedAt.Report, Length = Period.Parse(length) };
        var assessed = Assess(Builtin.With(Builtin.Route(3) with { Windows = [window] }), Complaint("c1", "2025-06-01", "2025-06-10"));
        Assert.Equal((counts, counts), (assessed.Counts, assessed.CountsByStatute));
        Assert.False(Assess(Builtin.With(Builtin.Route(3) with { Windows = [window with { Date = LookedAt.Incident }] }), Complaint("c1", "2025-06-01", "2025-06-10")).CountsByStatute);
    }

    // Ranges: settled in the applicant's favour.
    [Theory]
    [InlineData("2026-01-01..2026-01-20", "2026-02-10", true)]               // on the 20th it would be in time
    [InlineData("2026-01-01..2026-01-20", "2026-02-20", false)]              // not even then
    [InlineData("2026-01-10", "2026-02-01..2026-03-01", true)]               // it may have been reported by 9 February
    [InlineData("2026-01-10", "2026-02-10..2026-03-01", false)]
    [InlineData("2026-01-10..2026-01-20", "2026-01-05..2026-01-12", true)]   // happened on the 10th, reported on the 12th at the latest
    [InlineData("2026-01-13..2026-01-20", "2026-01-05..2026-01-12", false)]  // no way round: reported before it happened
    [InlineData("2025-08-20..2025-09-10", "2025-08-25..2025-09-05", true)]   // the range reaches into the six months (3 September)
    [InlineData("2025-08-20", "2025-08-25..2025-09-02", false)]
    [InlineData("2026-02-20..2026-03-20", "2026-02-25..2026-03-25", true)]   // the range reaches beyond the application
    [InlineData("2026-03-03..2026-03-20", "2026-02-25..2026-03-25", false)]  // it cannot have happened before the application
    public void A_range_counts_if_any_day_in_it_would(string happened, string reported, bool counts)
    {
        var assessed = Assess(Builtin.StatutoryMinimum, Complaint("c1", happened, reported));
        Assert.Equal((counts, counts), (assessed.Counts, assessed.CountsByStatute));
        if (counts) Assert.Contains(assessed.Why, w => w.ToString().Contains("in the applicant’s favour", StringComparison.Ordinal));
    }

    [Fact]
    public void The_last_days_of_a_range_are_the_latest_that_would_still_count()
    {
        var assessed = Assess(Builtin.StatutoryMinimum, Complaint("c1", "2026-01-05..2026-01-10", "2026-01-20..2026-02-20"));
        Assert.Equal(Day("2026-02-09"), assessed.LastDayToReport);
        Assert.Equal(Day("2026-08-08"), assessed.LastDayToApply);   // six months beginning with 9 February, the last day on which it can have been reported
    }

    [Fact]
    public void Every_way_to_fall_short_is_told_with_its_day()
    {
        Assert.Equal("Reported on 15 March 2025, after the last day to report it, which was 14 March 2025.", First(Complaint("c1", "2025-02-15", "2025-03-15"), "2025-03-20"));
        Assert.Equal("The last day to apply on the strength of this report was 14 August 2025; the application was made on 15 August 2025.", First(Complaint("c1", "2025-02-15", "2025-02-15"), "2025-08-15"));
        Assert.Equal("Reported on 3 March 2026, after the application was made on 2 March 2026.", First(Complaint("c1", "2026-03-01", "2026-03-03"), Applied));
        Assert.Equal("The date of the report is before the date on which it happened.", First(Complaint("c1", "2026-02-10", "2026-02-09"), Applied));
        Assert.Equal("It happened on 3 March 2026, after the application was made on 2 March 2026.", First(Complaint("c1", "2026-03-03..2026-03-20", "2026-02-25..2026-03-25"), Applied));
        Assert.Equal("It has been set apart: The same report was entered twice.", First(Complaint("c1", "2026-02-10") with { SetAside = "The same report was entered twice." }, Applied));
        Assert.StartsWith("It is about something else", First(Complaint("c1", "2026-02-10") with { Unrelated = true }, Applied), StringComparison.Ordinal);

        static string First(ComplaintFacts complaint, string applied) => Assess(Builtin.StatutoryMinimum, complaint, applied).Why[0].ToString();
    }

    [Fact]
    public void A_report_that_was_made_and_not_traced_counts_until_somebody_gives_a_reason()
    {
        var notTraced = Assess(Builtin.WestNorthamptonshire, Complaint("c1", "2026-02-10") with { Traced = false });
        Assert.Equal((true, true), (notTraced.Counts, notTraced.CountsByStatute));
        Assert.Contains(notTraced.Why, w => w.ToString().Contains("has not found", StringComparison.Ordinal));
        var withReason = Assess(Builtin.WestNorthamptonshire, Complaint("c1", "2026-02-10") with { Traced = false, SetAside = "It was about another address." });
        Assert.Equal((false, false), (withReason.Counts, withReason.CountsByStatute));
        Assert.DoesNotContain(withReason.Why, w => w.ToString().Contains("has not found", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("police", true)]
    [InlineData("housing association", true)]
    [InlineData(null, true)]             // not known is not another
    [InlineData("school", true)]         // not known to be another kind
    [InlineData("health", false)]
    [InlineData("fire", false)]
    [InlineData("other", false)]
    public void Where_only_some_agencies_are_named_the_statutory_count_takes_every_complaint(string? agency, bool counts)
    {
        var assessed = Assess(Builtin.WestNorthamptonshire, Complaint("c1", "2026-02-10") with { Agency = agency });
        Assert.Equal((counts, true), (assessed.Counts, assessed.CountsByStatute));
    }

    [Theory]
    [InlineData("telephone", true)]
    [InlineData("e-mail", true)]
    [InlineData("online form", true)]
    [InlineData("in person", true)]
    [InlineData(null, true)]
    [InlineData("other", false)]
    public void Where_only_some_ways_are_named_the_statutory_count_takes_every_complaint(string? channel, bool counts)
    {
        var assessed = Assess(Builtin.Gloucestershire, Complaint("c1", "2026-02-10") with { Channel = channel });
        Assert.Equal((counts, true), (assessed.Counts, assessed.CountsByStatute));
    }

    [Fact]
    public void The_six_months_run_back_from_the_day_of_the_application_itself_and_not_from_deemed_receipt()
    {
        // Applied at 23:59 on Sunday 14 June, British Summer Time: the office takes it in on Monday, the window closes on the Sunday.
        var applied = London.DateOf(DateTimeOffset.Parse("2026-06-14T22:59:00Z", Sentence.English));
        Assert.Equal(Day("2026-06-14"), applied);
        Assert.True(ThresholdAssessment.Of(Of(Complaint("c1", "2025-12-15", "2025-12-15")) with { Applied = applied }, Builtin.WestNorthamptonshire).Complaints[0].Counts);
        Assert.False(Assess(Builtin.WestNorthamptonshire, Complaint("c1", "2025-12-15", "2025-12-15"), "2026-06-15").Counts);
    }
}
