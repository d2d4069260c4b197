using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Risk;

namespace AsbCaseReview.Domain.Tests.Risk;

public sealed class RiskMatrixTests
{
    private static readonly RiskMatrix Sample = RiskMatrix.Sample;

    [Fact]
    public void The_highest_band_that_the_score_reaches_is_taken()
    {
        foreach (var band in Sample.Bands)
        {
            Assert.Equal(band, Sample.BandOf(band.From));
            if (band.From > Sample.Bands.Min(b => b.From)) Assert.NotEqual(band, Sample.BandOf(band.From - 1));
        }
        Assert.Equal(Sample.Bands.MinBy(b => b.From), Sample.BandOf(-1));
    }

    [Fact]
    public void An_assessment_keeps_the_words_of_question_and_answer_and_adds_up()
    {
        var assessment = RiskAssessment.Of(Sample, Sample.Questions.ToDictionary(q => q.Question, q => q.Choices.Count - 1), new(2026, 3, 2), "Nadia", "Lives alone");
        Assert.Equal(assessment.Answers.Sum(a => a.Score), assessment.Score);
        Assert.Equal(Sample.Questions.Select(q => q.Text), assessment.Answers.Select(a => a.Text));
        Assert.Equal("", assessment.Note!.ToString());   // restricted: it shows nothing by accident
    }

    [Fact]
    public void Every_question_is_answered() => Assert.Throws<ArgumentException>(() => RiskAssessment.Of(Sample, new Dictionary<string, int>(), new(2026, 3, 2), "Nadia", null));

    [Fact]
    public void A_file_that_is_no_matrix_is_refused_with_its_place() =>
        Assert.Contains("risk matrix", Assert.Throws<ProcedureFormatException>(() => RiskMatrix.Read("{ \"key\": 1 }")).Message, StringComparison.Ordinal);
}
