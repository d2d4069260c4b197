using System.Reflection;
using System.Text.Json;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.ActionPlans;

/// <summary>The powers that a plan can draw on, from a file of the same manner as a procedure: unknown members are refused.</summary>
public sealed record PowerCatalogue
{
    /// <summary>The key of the one power that needs a <see cref="CommunityRemedy"/> on record.</summary>
    public const string CommunityRemedy = "communityRemedy";

    /// <summary>Its three conditions, by their names in the catalogue.</summary>
    public static IReadOnlyList<string> RemedyConditions { get; } = ["itHappened", "acceptsResponsibility", "victimConsulted"];

    private static readonly Lazy<PowerCatalogue> BuiltInRead = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("AsbCaseReview.Domain.ActionPlans.BuiltIn.powers.json")!;
        return Read(new StreamReader(stream).ReadToEnd());
    });

    public required int Version { get; init; }

    /// <summary>What the law was taken from, and what to look at again.</summary>
    public required string Note { get; init; }
    public required IReadOnlyList<Power> Powers { get; init; }

    public static PowerCatalogue BuiltIn => BuiltInRead.Value;

    public Power? Find(string? key) => Powers.FirstOrDefault(p => p.Key == key);

    /// <exception cref="ProcedureFormatException">Not a catalogue, or one that contradicts itself; says where.</exception>
    public static PowerCatalogue Read(string json)
    {
        PowerCatalogue catalogue;
        try
        {
            catalogue = JsonSerializer.Deserialize<PowerCatalogue>(json, ProcedureJson.Options) ?? throw new ProcedureFormatException("The file holds “null”, not a catalogue of powers.");
        }
        catch (JsonException e)
        {
            throw new ProcedureFormatException($"The catalogue of powers cannot be read at {e.Path ?? "its start"}, line {(e.LineNumber ?? 0) + 1}: {e.Message.Split(" Path: ")[0]}");
        }
        if (catalogue.Problems().FirstOrDefault() is { } problem) throw new ProcedureFormatException(problem);
        return catalogue;
    }

    /// <summary>What is wrong with it beyond its form.</summary>
    public IEnumerable<string> Problems()
    {
        if (Powers.Count == 0) yield return "The catalogue names no power.";
        foreach (var twice in Powers.GroupBy(p => p.Key).Where(g => g.Count() > 1)) yield return $"The power “{twice.Key}” stands in the catalogue twice.";
        foreach (var power in Powers)
        {
            if (power.Nations.Count == 0) yield return $"“{power.Name}” names no nation.";
            if (power.Kind == PowerKind.Formal && power.Law is null) yield return $"“{power.Name}” is a formal power and names no law.";
            foreach (var kind in power.UsedBy.Where(k => !AgencyKinds.Names.ContainsKey(k))) yield return $"“{power.Name}” is used by “{kind}”, which is no kind of agency.";
            foreach (var twice in power.Tests.GroupBy(t => t.Condition).Where(g => g.Count() > 1)) yield return $"“{power.Name}” has the condition “{twice.Key}” twice.";
        }
    }
}
