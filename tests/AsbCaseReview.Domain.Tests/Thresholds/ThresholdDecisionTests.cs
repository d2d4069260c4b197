using AsbCaseReview.Domain.Tests.Support;
using AsbCaseReview.Domain.Thresholds;
using static AsbCaseReview.Domain.Tests.Support.Facts;

namespace AsbCaseReview.Domain.Tests.Thresholds;

public sealed class ThresholdDecisionTests
{
    private static ThresholdDecision Decision(ThresholdHow how) => new()
    {
        How = how,
        Persistence = "Weekly",
        Harm = "No sleep",
        Adequacy = "Letters only",
        Reasons = "Because",
        Bodies = ["Council"],
        DecidedOn = Days.Day(Applied),
        DecidedBy = "Somebody",
    };

    [Fact]
    public void Not_met_against_section_104_4_is_refused_and_the_section_quoted()
    {
        var statute = ThresholdAssessment.Of(Of(Qualifying(3)), Builtin.WestNorthamptonshire).Statute;
        var refused = Assert.Throws<RuleRefusedException>(() => Decision(ThresholdHow.NotMet).MustNotContradict(statute));
        Assert.Equal("s.104(4)", refused.Section);
        foreach (var how in Enum.GetValues<ThresholdHow>().Where(h => h != ThresholdHow.NotMet)) Decision(how).MustNotContradict(statute);
    }

    [Fact]
    public void Below_the_number_not_met_may_be_recorded() =>
        Decision(ThresholdHow.NotMet).MustNotContradict(ThresholdAssessment.Of(Of(Qualifying(2)), Builtin.WestNorthamptonshire).Statute);

    [Fact]
    public void The_explanation_is_frozen_as_sentences()
    {
        var frozen = FrozenExplanation.Of(ThresholdAssessment.Of(Of(Qualifying(3)), Builtin.Gloucestershire), "Gloucestershire", 1);
        Assert.Equal(3, frozen.Complaints.Count);
        Assert.All(frozen.Complaints, c => Assert.All(c.Why, w => Assert.DoesNotContain("{", w, StringComparison.Ordinal)));
        Assert.Contains("must decide that the threshold is met", frozen.Statute.Why[0], StringComparison.Ordinal);
    }
}
