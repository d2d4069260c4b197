using System.Reflection;
using System.Text.Json;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Risk;

public sealed record RiskChoice(string Text, int Score);

public sealed record RiskQuestion(string Question, string Text, IReadOnlyList<RiskChoice> Choices, string? Hint = null);

/// <param name="From">Lowest score, included, of the band.</param>
/// <param name="Vulnerable">A case in this band is shown as vulnerable.</param>
public sealed record RiskBand(string Band, int From, bool Vulnerable, string Means);

/// <summary>
/// A risk assessment matrix as data: questions, scores, bands. It informs the decision (guidance) and never decides by
/// itself.
/// </summary>
public sealed record RiskMatrix(string Key, int Version, string Name, string Note, IReadOnlyList<RiskQuestion> Questions, IReadOnlyList<RiskBand> Bands)
{
    private static readonly Lazy<RiskMatrix> SampleRead = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("AsbCaseReview.Domain.Risk.BuiltIn.sample.json")!;
        return Read(new StreamReader(stream).ReadToEnd());
    });

    /// <summary>A labelled sample, to be replaced by the matrix that the partnership has agreed.</summary>
    public static RiskMatrix Sample => SampleRead.Value;

    /// <exception cref="ProcedureFormatException">Not a matrix; says where.</exception>
    public static RiskMatrix Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<RiskMatrix>(json, ProcedureJson.Options)!;
        }
        catch (JsonException e)
        {
            throw new ProcedureFormatException(e, "risk matrix");
        }
    }

    public RiskBand BandOf(int score) => Bands.Where(b => b.From <= score).MaxBy(b => b.From) ?? Bands.MinBy(b => b.From)!;
}

/// <summary>One answer as it was given: the words of question and choice are kept, for a matrix may change.</summary>
public sealed record RiskAnswer(string Question, string Text, string Choice, int Score);

/// <summary>One dated assessment of risk. There may be several; the latest is shown first.</summary>
public sealed class RiskAssessment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid CaseId { get; init; }
    public required string Matrix { get; init; }
    public required int MatrixVersion { get; init; }
    public required DateOnly On { get; init; }
    public required string By { get; init; }
    public required int Score { get; init; }
    public required string Band { get; init; }
    public required bool Vulnerable { get; init; }
    public RestrictedText? Note { get; init; }

    /// <summary>Whose risk, by the number that people have on the case. Null: the first victim's.</summary>
    public int? PersonNumber { get; init; }
    public required List<RiskAnswer> Answers { get; init; }

    /// <param name="chosen">For each question of the matrix, the index of the choice.</param>
    /// <exception cref="ArgumentException">A question is not answered.</exception>
    public static RiskAssessment Of(RiskMatrix matrix, IReadOnlyDictionary<string, int> chosen, DateOnly on, string by, string? note, int? personNumber = null)
    {
        var answers = matrix.Questions.Select(q => chosen.TryGetValue(q.Question, out var i) && i >= 0 && i < q.Choices.Count
            ? new RiskAnswer(q.Question, q.Text, q.Choices[i].Text, q.Choices[i].Score)
            : throw new ArgumentException($"“{q.Text}” is not answered.", nameof(chosen))).ToList();
        var score = answers.Sum(a => a.Score);
        var band = matrix.BandOf(score);
        return new()
        {
            Matrix = matrix.Name,
            MatrixVersion = matrix.Version,
            On = on,
            By = by,
            Score = score,
            Band = band.Band,
            Vulnerable = band.Vulnerable,
            Note = RestrictedText.From(note),
            PersonNumber = personNumber,
            Answers = answers,
        };
    }
}
