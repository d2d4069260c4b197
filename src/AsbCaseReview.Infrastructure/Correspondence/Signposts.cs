using System.Text.Json;
using System.Text.Json.Serialization;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Infrastructure.Correspondence;

/// <summary>Who else can help: by why it is no matter for a review, which body it is about, and how somebody lives.</summary>
/// <param name="Source">Where the telephone number was read; not shown.</param>
/// <param name="Nation">Null: in England and in Wales.</param>
/// <param name="Bodies">Kinds of agency that it takes complaints about; empty: whichever.</param>
/// <param name="Tenures">Shown to the coordinator, who chooses.</param>
public sealed record Signpost(
    string Key, string Name, string For, string Contact, string? Source, Nation? Nation, IReadOnlyList<OutOfScope> Reasons, IReadOnlyList<string>? Bodies, IReadOnlyList<string>? Tenures)
{
    public LetterSignpost ToLetter() => new(Name, For, Contact);
}

/// <summary>The list of signposts, from signposts.json beside this file.</summary>
public static class Signposts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static IReadOnlyList<Signpost> All { get; } = Read();

    public static IReadOnlyList<Signpost> In(Nation nation) => [.. All.Where(s => s.Nation is null || s.Nation == nation)];

    /// <summary>A first choice, which the coordinator checks: by the reason, and for a complaint about a service by the bodies that the reports name.</summary>
    public static IReadOnlyList<Signpost> For(OutOfScope reason, IReadOnlyCollection<string> bodies, Nation nation) =>
        [.. In(nation).Where(s => s.Reasons.Contains(reason) && (s.Bodies is not { Count: > 0 } || bodies.Count == 0 || s.Bodies.Any(bodies.Contains)))];

    /// <summary>Those that are meant by what an officer wrote: "the Housing Ombudsman".</summary>
    public static IReadOnlyList<Signpost> Named(string where, Nation nation) => [.. In(nation).Where(s => where.Contains(s.Name, StringComparison.OrdinalIgnoreCase))];

    private static Signpost[] Read()
    {
        using var stream = typeof(Signposts).Assembly.GetManifestResourceStream("AsbCaseReview.Infrastructure.Correspondence.signposts.json")!;
        return JsonSerializer.Deserialize<Signpost[]>(stream, Json)!;
    }
}
