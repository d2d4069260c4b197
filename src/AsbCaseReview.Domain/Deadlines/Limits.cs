using System.Runtime.CompilerServices;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Deadlines;

/// <summary>All time limits of a procedure: its own, each appeal's window as a limit of the applicant's, and those within the appeal.</summary>
public static class Limits
{
    /// <summary>The applicant's last day to appeal.</summary>
    public const string Appeal = "appeal";

    private static readonly ConditionalWeakTable<Procedure, TimeLimit[]> Known = [];

    public static IReadOnlyList<TimeLimit> Of(Procedure procedure) => Known.GetValue(procedure, Make);

    public static TimeLimit? Find(Procedure procedure, string limit) => Array.Find(Known.GetValue(procedure, Make), l => l.Limit == limit);

    private static TimeLimit[] Make(Procedure procedure) =>
    [
        .. procedure.TimeLimits,
        .. procedure.Appeal.Take(1).SelectMany(stage => stage.Window is { } window ? Windows(window) : []),
        .. procedure.Appeal.SelectMany(stage => stage.TimeLimits),
    ];

    private static readonly AnchorKind[] OnThreshold = [AnchorKind.ThresholdNotified, AnchorKind.ThresholdLetterReceived];

    private static IEnumerable<TimeLimit> Windows(AppealWindow window)
    {
        var threshold = window.From.Where(OnThreshold.Contains).ToArray();
        var outcome = window.From.Except(threshold).ToArray();
        if (threshold.Length > 0) yield return Window(window, threshold) with { OnlyIf = [AnchorKind.ThresholdNotMet] };
        if (outcome.Length > 0) yield return Window(window, outcome) with { Unless = [AnchorKind.ThresholdNotMet] };
    }

    private static TimeLimit Window(AppealWindow window, AnchorKind[] from) => new()
    {
        Limit = Appeal,
        Name = "Last day to appeal",
        Promise = "The last day on which you can appeal",
        State = LimitState.Period,
        From = from,
        Choose = AnchorChoice.LatestKnown,
        Period = window.Within,
        Until = AnchorKind.AppealLodged,
        Owner = "applicant",
        Source = window.Source,
    };
}
