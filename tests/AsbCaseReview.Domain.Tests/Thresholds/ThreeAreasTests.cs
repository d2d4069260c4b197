using AsbCaseReview.Domain.Tests.Support;
using AsbCaseReview.Domain.Thresholds;
using static AsbCaseReview.Domain.Tests.Support.Facts;

namespace AsbCaseReview.Domain.Tests.Thresholds;

/// <summary>The same facts under the three areas give three explained answers that differ as their procedures do.</summary>
public sealed class ThreeAreasTests
{
    // c1: reported on the thirtieth day, when the Act's month had ended; c2 and c3: one incident told to police and landlord; c4: hate, told on a visit; c5: told to a health service.
    private static readonly ThresholdFacts Same = Of(
        Complaint("c1", "2026-01-31", "2026-03-02") with { Incident = "i1" },
        Complaint("c2", "2026-01-10", "2026-01-12") with { Incident = "i2" },
        Complaint("c3", "2026-01-10", "2026-01-13") with { Incident = "i2", Agency = "housingProvider", Channel = "other" },
        Complaint("c4", "2025-12-20", "2025-12-22") with { Incident = "i3", Agency = "council", Channel = "visit", Hate = true },
        Complaint("c5", "2025-11-01", "2025-11-03") with { Incident = "i4", Agency = "health", Channel = "writing" })
        .Where("noEffectiveAction", true).Where("stillContinuing", true).Where("beenToActionGroup", true);

    [Fact]
    public void Staffordshire()
    {
        var assessed = ThresholdAssessment.Of(Same, Builtin.Staffordshire);
        Assert.Equal([true, true, false, true, false], assessed.Complaints.Select(c => c.Counts));            // 30 days; separate incidents; health is not named
        Assert.Equal([true, true, true, true, true], assessed.Complaints.Select(c => c.CountsByStatute));     // each counts, s.104(12)
        Assert.Equal([("main", true, 3), ("agencies", true, 4), ("judgement", false, 0)], assessed.Routes.Select(r => (r.Route, r.Met, r.Counted)));
        Assert.Equal((true, 5, 3), (assessed.Statute.Met, assessed.Statute.Counted, assessed.Statute.Needed));
        Assert.Contains("This procedure counts separate incidents.", assessed.Complaints[2].Why[2].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Gloucestershire()
    {
        var assessed = ThresholdAssessment.Of(Same, Builtin.Gloucestershire);
        Assert.Equal([false, true, false, true, true], assessed.Complaints.Select(c => c.Counts));            // one month; by another way; any relevant body
        Assert.Equal([false, true, false, true, true], assessed.Complaints.Select(c => c.CountsByStatute));   // the same person about the same incident counts once
        Assert.Equal([("main", true, 3), ("safeguarding", false, 0), ("judgement", false, 0)], assessed.Routes.Select(r => (r.Route, r.Met, r.Counted)));
        Assert.Equal(3, assessed.Statute.Counted);
        Assert.Contains("which was 28 February 2026", assessed.Complaints[0].Why[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void West_Northamptonshire()
    {
        var assessed = ThresholdAssessment.Of(Same, Builtin.WestNorthamptonshire);
        Assert.Equal([true, true, false, true, false], assessed.Complaints.Select(c => c.Counts));
        Assert.Equal([true, true, false, true, true], assessed.Complaints.Select(c => c.CountsByStatute));
        Assert.Equal([("main", true, 3), ("hate", true, 1), ("safeguarding", false, 0), ("judgement", false, 0)], assessed.Routes.Select(r => (r.Route, r.Met, r.Counted)));
        Assert.Equal(4, assessed.Statute.Counted);
        Assert.Contains(assessed.Complaints[2].Why, w => w.ToString().Contains("counts once", StringComparison.Ordinal));
    }
}
