using System.Text.Json;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Thresholds;

namespace AsbCaseReview.Web.Commands;

/// <summary>The facts that a procedure is tried on: the form of FACTS.json, see docs/procedures.md.</summary>
public sealed record TryFacts
{
    public required Moment Applied { get; init; }
    public IReadOnlyList<TryComplaint>? Complaints { get; init; }

    /// <summary>Answers to the procedure's conditions. Null or left out: not known.</summary>
    public IReadOnlyDictionary<string, bool?>? Conditions { get; init; }
    public TryAuthority? Authority { get; init; }
    public IReadOnlyList<TryEvent>? Events { get; init; }

    private static readonly JsonSerializerOptions Form = new(ProcedureJson.Options) { Converters = { new MomentJsonConverter(), new DateRangeJsonConverter() } };

    /// <exception cref="CommandRefusedException">Not facts; says where and what is wrong.</exception>
    public static TryFacts Read(string json, string file)
    {
        try
        {
            var facts = JsonSerializer.Deserialize<TryFacts>(json, Form) ?? throw new CommandRefusedException($"{file}: the file holds “null”, not facts.");
            facts.Check(file);
            return facts;
        }
        catch (JsonException e)
        {
            throw new CommandRefusedException($"{file}: {JsonMistake.Explain(e, "facts")}");
        }
    }

    public ThresholdFacts ToThreshold() => new(
        London.DateOf(Applied.At),
        [.. (Complaints ?? []).Select(c => c.ToFacts())],
        (Conditions ?? new Dictionary<string, bool?>()).Where(c => c.Value is not null).ToDictionary(c => c.Key, c => c.Value!.Value),
        Authority?.Grade);

    private void Check(string file)
    {
        var complaints = Complaints ?? [];
        for (var i = 0; i < complaints.Count; i++)
        {
            if (complaints[i] is null) throw new CommandRefusedException($"{file}: $.complaints[{i}] is null.");
            if (complaints.Take(i).Any(c => c.Id == complaints[i].Id)) throw new CommandRefusedException($"{file}: $.complaints[{i}].id: “{complaints[i].Id}” stands twice.");
        }
        var events = Events ?? [];
        for (var i = 0; i < events.Count; i++)
            if (events[i]?.Anchor is null)
                throw new CommandRefusedException($"{file}: $.events[{i}].event: “{events[i]?.Event}” is not an event that is known. Known are: {string.Join(", ", TryEvent.Known)}.");
    }
}

public sealed record TryComplaint
{
    public required string Id { get; init; }
    public required DateRange Happened { get; init; }
    public required DateRange Reported { get; init; }
    public string? Agency { get; init; }
    public string? Channel { get; init; }
    public string? Person { get; init; }
    public string? Household { get; init; }
    public string? Place { get; init; }
    public string? Incident { get; init; }
    public bool? Hate { get; init; }
    public bool? FormallyRecorded { get; init; }
    public bool? RecordedAsHate { get; init; }
    public bool? Unrelated { get; init; }
    public bool? Traced { get; init; }

    public ComplaintFacts ToFacts() => new()
    {
        Id = Id,
        Happened = Happened,
        Reported = Reported,
        Agency = Agency,
        Channel = Channel,
        Person = Person,
        Household = Household,
        Place = Place,
        Incident = Incident,
        Hate = Hate ?? false,
        FormallyRecorded = FormallyRecorded,
        RecordedAsHate = RecordedAsHate,
        Unrelated = Unrelated ?? false,
        Traced = Traced ?? true,
    };
}

public sealed record TryAuthority
{
    public required string Grade { get; init; }
}

/// <summary>Something that happened, by the name of its anchor: "applicationComplete".</summary>
public sealed record TryEvent
{
    private static readonly Dictionary<string, AnchorKind> Anchors = Enum.GetValues<AnchorKind>().ToDictionary(k => JsonNamingPolicy.CamelCase.ConvertName(k.ToString()));

    public static IEnumerable<string> Known => Anchors.Keys;

    public required string Event { get; init; }
    public required Moment At { get; init; }

    /// <summary>Which agency, action or limit it is about. Null: the case.</summary>
    public string? Subject { get; init; }

    internal AnchorKind? Anchor => Event is not null && Anchors.TryGetValue(Event, out var anchor) ? anchor : null;
}
