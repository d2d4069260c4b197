using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Thresholds;

/// <summary>
/// s.104(4): at least three qualifying complaints about the behaviour (or the lower number that the procedure
/// specifies), by anybody, and the relevant bodies must decide that the threshold is met.
/// </summary>
internal static class StatutoryCount
{
    public const int Three = 3;

    /// <summary>
    /// The lower of three and the local number. A lower number that comes with something more ("two in one month") is a
    /// route beside the Act's, not the number that the procedure specifies.
    /// </summary>
    public static int Needed(ThresholdRules rules)
    {
        var needed = Three;
        foreach (var route in rules.Routes)
            if (route is CountRoute { SetsTheNumber: true, AsksForMore: false } count && count.Needed < needed)
                needed = count.Needed;
        return Math.Max(1, needed);
    }

    /// <summary>
    /// For each complaint, the other one (by index) with which it is counted once, or null. s.104(12): where one person
    /// complains several times, the procedure says whether each counts; two people's complaints are always two.
    /// </summary>
    public static int?[] CountedOnce(IReadOnlyList<ComplaintFacts> complaints, ComplaintTest[] tests, SameIncidentRule rule)
    {
        var once = new int?[complaints.Count];
        if (rule != SameIncidentRule.CountsOnce) return Mark(once, tests);
        var first = new Dictionary<(string?, string), int>();
        for (var i = 0; i < complaints.Count; i++)
        {
            if (!tests[i].Passes || complaints[i].Incident is not { } incident) continue;
            if (!first.TryAdd((complaints[i].Person, incident), i)) once[i] = first[(complaints[i].Person, incident)];
        }
        return Mark(once, tests);
    }

    // One that does not pass is not counted at all: it stands for itself.
    private static int?[] Mark(int?[] once, ComplaintTest[] tests)
    {
        for (var i = 0; i < once.Length; i++)
            if (!tests[i].Passes) once[i] = i;
        return once;
    }

    public static StatutoryAssessment Assess(int?[] once, ThresholdRules rules)
    {
        var counted = once.Count(o => o is null);
        var needed = Needed(rules);
        var met = counted >= needed;
        return new(met, counted, needed, [met ? Words.StatuteMet(counted, needed) : Words.StatuteNotMet(counted, needed)]);
    }
}
