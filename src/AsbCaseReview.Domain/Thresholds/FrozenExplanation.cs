using System.Text.Json;
using System.Text.Json.Serialization;

namespace AsbCaseReview.Domain.Thresholds;

/// <summary>The explanation as it stood when the decision was taken: sentences that are no longer worked out, and can be read in each language that is supplied.</summary>
public sealed record FrozenExplanation(
    IReadOnlyList<FrozenComplaint> Complaints, IReadOnlyList<FrozenRoute> Routes, FrozenRoute Statute, string Procedure, int ProcedureVersion)
{
    public static FrozenExplanation Of(ThresholdAssessment assessment, string procedure, int version) => new(
        [.. assessment.Complaints.Select(c => new FrozenComplaint(c.Id, c.Counts, c.CountsByStatute, c.LastDayToReport, c.LastDayToApply, [.. c.Why]))],
        [.. assessment.Routes.Select(r => new FrozenRoute(r.Route, r.Name, r.Met, r.Counted, r.Needed, [.. r.Why]))],
        new("statute", "Section 104(4)", assessment.Statute.Met, assessment.Statute.Counted, assessment.Statute.Needed, [.. assessment.Statute.Why]),
        procedure, version);
}

public sealed record FrozenComplaint(
    string Id, bool Counts, bool CountsByStatute, DateOnly LastDayToReport, DateOnly LastDayToApply, [property: JsonConverter(typeof(FrozenSentences))] IReadOnlyList<Sentence> Why);

public sealed record FrozenRoute(
    string Route, string Name, bool Met, int Counted, int Needed, [property: JsonConverter(typeof(FrozenSentences))] IReadOnlyList<Sentence> Why);

/// <summary>
/// Sentences with what fills them: <c>["plain", ["{0} counted, {1} needed.", 3, 3], ["Reported on {0}.", {"day": "2026-03-02"}]]</c>. One
/// that was stored as text alone, before they had places, is read as it stands.
/// </summary>
internal sealed class FrozenSentences : JsonConverter<IReadOnlyList<Sentence>>
{
    public override IReadOnlyList<Sentence> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var read = JsonDocument.ParseValue(ref reader);
        return [.. read.RootElement.EnumerateArray().Select(SentenceOf)];
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Sentence> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var sentence in value) Write(writer, sentence);
        writer.WriteEndArray();
    }

    private static Sentence SentenceOf(JsonElement stored) => stored.ValueKind == JsonValueKind.Array
        ? new(stored[0].GetString()!, [.. stored.EnumerateArray().Skip(1).Select(Filling)])
        : new(stored.GetString()!);

    private static object Filling(JsonElement stored) => stored.ValueKind switch
    {
        JsonValueKind.Number => stored.GetInt32(),
        JsonValueKind.Array => SentenceOf(stored),
        JsonValueKind.Object => DateOnly.ParseExact(stored.GetProperty("day").GetString()!, "yyyy-MM-dd", Sentence.English),
        _ => stored.GetString()!,
    };

    private static void Write(Utf8JsonWriter writer, Sentence sentence)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(sentence.Text);
        foreach (var filling in sentence.Args)
            switch (filling)
            {
                case int number:
                    writer.WriteNumberValue(number);
                    break;
                case DateOnly day:
                    writer.WriteStartObject();
                    writer.WriteString("day", day.ToString("yyyy-MM-dd", Sentence.English));
                    writer.WriteEndObject();
                    break;
                case Sentence within:
                    Write(writer, within);
                    break;
                default:
                    writer.WriteStringValue(filling.ToString());
                    break;
            }
        writer.WriteEndArray();
    }
}
