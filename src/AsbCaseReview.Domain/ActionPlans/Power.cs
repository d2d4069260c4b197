using System.Globalization;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.ActionPlans;

public enum PowerKind { Informal, Formal, Support }

/// <summary>How old the person complained of is, as far as it matters to a power.</summary>
public enum PersonAge { NotKnown, Under10, From10To15, From16To17, Adult }

/// <summary>A condition of a power, recorded as holding or not.</summary>
public sealed record PowerTest
{
    public required string Condition { get; init; }
    public required string Text { get; init; }
}

/// <summary>The Act and the sections in which a power stands.</summary>
public sealed record PowerLaw
{
    public required string Act { get; init; }
    public required string Section { get; init; }
}

/// <summary>One way to act against anti-social behaviour: who may use it, its test and steps, its law and nation. Data, not code.</summary>
public sealed record Power
{
    /// <summary>Names it in actions: never changed.</summary>
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required PowerKind Kind { get; init; }
    public required string What { get; init; }
    public required IReadOnlyList<Nation> Nations { get; init; }

    /// <summary>Kinds of agency that may use it; empty: any.</summary>
    public IReadOnlyList<string> UsedBy { get; init; } = [];
    public string? UsedByNote { get; init; }

    /// <summary>In years, included. Absent: no age stated.</summary>
    public int? MinimumAge { get; init; }
    public IReadOnlyList<PowerTest> Tests { get; init; } = [];
    public IReadOnlyList<string> Steps { get; init; } = [];
    public string? Under18 { get; init; }

    /// <summary>The person complained of will notice it: the victim is told first.</summary>
    public bool PersonNotices { get; init; }

    /// <summary>Absent: it needs none.</summary>
    public PowerLaw? Law { get; init; }

    /// <summary>
    /// Why it is not available here, condition by condition; empty where nothing stands in the way. A test that nobody has
    /// answered does not fail: it is still to be shown.
    /// </summary>
    /// <param name="agencyKind">Of the agency that would use it; null where that is not settled.</param>
    public IReadOnlyList<Sentence> NotAvailable(Nation nation, string? agencyKind, PersonAge age, IReadOnlyDictionary<string, bool> tests)
    {
        var why = new List<Sentence>();
        if (!Nations.Contains(nation)) why.Add(new("it is law in {0} only", string.Join(" and ", Nations)));
        if (agencyKind is not null && UsedBy.Count > 0 && !UsedBy.Contains(agencyKind))
            why.Add(new("it can be used by {0}, not by this agency", string.Join(", ", UsedBy.Select(Kinds))));
        if (MinimumAge is { } least && OldestOf(age) is { } oldest && oldest < least) why.Add(new("the person must be {0} or over", least));
        why.AddRange(Tests.Where(t => tests.TryGetValue(t.Condition, out var holds) && !holds).Select(t => new Sentence("this does not hold: {0}", t.Text)));
        return why;
    }

    /// <summary>Its conditions as they can be named when one fails: "mediation/safe". An age that it asks for is one.</summary>
    public IEnumerable<(string Name, string Text)> Conditions =>
        [.. Tests.Select(t => ($"{Key}/{t.Condition}", t.Text)), .. MinimumAge is { } least ? [($"{Key}/{Age}", $"The person is {least.ToString(CultureInfo.InvariantCulture)} or over")] : Array.Empty<(string, string)>()];

    /// <summary>Why it is not available to a panel that knows of one condition that fails, whoever would use it.</summary>
    /// <param name="fails">One of <see cref="Conditions"/> by name; null: none is known to.</param>
    public IReadOnlyList<Sentence> NotAvailable(Nation nation, string? fails) => NotAvailable(nation, null, fails == $"{Key}/{Age}" ? TooYoung : PersonAge.NotKnown,
        Tests.Where(t => fails == $"{Key}/{t.Condition}").ToDictionary(t => t.Condition, _ => false));

    private const string Age = "age";

    private PersonAge TooYoung => MinimumAge switch { > 17 => PersonAge.From16To17, > 15 => PersonAge.From10To15, _ => PersonAge.Under10 };

    private static string Kinds(string kind) => AgencyKinds.Names[kind].ToLowerInvariant();

    private static int? OldestOf(PersonAge age) => age switch
    {
        PersonAge.Under10 => 9,
        PersonAge.From10To15 => 15,
        PersonAge.From16To17 => 17,
        _ => null,
    };
}

/// <summary>A power chosen for an action, with what was recorded about its tests.</summary>
public sealed record PowerChoice(Power Power, PersonAge Age, IReadOnlyDictionary<string, bool> Tests);

/// <summary>As kept with the action: the words of the tests stay as they were, for a catalogue may change.</summary>
public sealed record PowerUse(string Key, string Name, PersonAge Age, IReadOnlyList<PowerAnswer> Answers);

public sealed record PowerAnswer(string Text, bool? Holds);
