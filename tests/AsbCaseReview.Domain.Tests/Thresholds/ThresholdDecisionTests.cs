using System.Text.Json;
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
        Assert.All(frozen.Complaints, c => Assert.All(c.Why, w => Assert.DoesNotContain("{", w.ToString(), StringComparison.Ordinal)));
        Assert.Contains("must decide that the threshold is met", frozen.Statute.Why[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_read_in_another_language_after_years_in_the_database()
    {
        var frozen = FrozenExplanation.Of(ThresholdAssessment.Of(Of(Qualifying(3)), Builtin.WestNorthamptonshire), "West Northamptonshire", 1);
        var read = JsonSerializer.Deserialize<FrozenExplanation>(JsonSerializer.Serialize(frozen))!;
        Assert.Equal(Said(frozen, t => t), Said(read, t => t));
        Assert.All(Said(read, t => $"~{t}"), w => Assert.StartsWith("~", w, StringComparison.Ordinal));

        static List<string> Said(FrozenExplanation f, Func<string, string> translate) =>
            [.. f.Complaints.SelectMany(c => c.Why).Concat(f.Routes.SelectMany(r => r.Why)).Concat(f.Statute.Why).Select(w => w.In(Sentence.English, translate))];
    }

    [Fact]
    public void One_that_was_stored_as_text_alone_is_read_as_it_stands()
    {
        var stored = """{"Complaints":[],"Routes":[],"Statute":{"Route":"statute","Name":"Section 104(4)","Met":true,"Counted":3,"Needed":3,"Why":["3 {odd} complaints were made."]},"Procedure":"x","ProcedureVersion":1}""";
        Assert.Equal("3 {odd} complaints were made.", JsonSerializer.Deserialize<FrozenExplanation>(stored)!.Statute.Why[0].ToString());
    }
}
