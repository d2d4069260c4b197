using System.Runtime.CompilerServices;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Deadlines;

/// <summary>All time limits of a procedure: its own, each appeal's window as a limit of the applicant's, and those within the appeal.</summary>
public static class Limits
{
    /// <summary>The applicant's last day to appeal.</summary>
    public const string Appeal = "appeal";

    /// <summary>Owner of what the applicant may do until a day: nobody is reminded of it, and it does not end with the case.</summary>
    public const string Applicant = "applicant";

    private static readonly ConditionalWeakTable<Procedure, TimeLimit[]> Known = [];

    public static IReadOnlyList<TimeLimit> Of(Procedure procedure) => Known.GetValue(procedure, Make);

    public static TimeLimit? Find(Procedure procedure, string limit) => Array.Find(Known.GetValue(procedure, Make), l => l.Limit == limit);

    private static TimeLimit[] Make(Procedure procedure) =>
    [
        .. procedure.TimeLimits,
        .. procedure.Appeal.SelectMany((stage, i) => stage.Window is { } window ? i == 0 ? Windows(window) : [NextStage(window, i + 1)] : []),
        .. procedure.Appeal.SelectMany(stage => stage.TimeLimits),
    ];

    /// <summary>An appeal and what the applicant may do go on when the case is closed.</summary>
    public static bool OutlivesTheCase(Procedure procedure, TimeLimit limit) =>
        limit.Owner == Applicant || procedure.Appeal.Any(stage => stage.TimeLimits.Any(l => ReferenceEquals(l, limit)));

    private static readonly AnchorKind[] OnThreshold = [AnchorKind.ThresholdNotified, AnchorKind.ThresholdLetterReceived];

    private static IEnumerable<TimeLimit> Windows(AppealWindow window)
    {
        var threshold = window.From.Where(OnThreshold.Contains).ToArray();
        var outcome = window.From.Except(threshold).ToArray();
        if (threshold.Length > 0) yield return Window(window, threshold) with { OnlyIf = [AnchorKind.ThresholdNotMet] };
        if (outcome.Length > 0) yield return Window(window, outcome) with { Unless = [AnchorKind.ThresholdNotMet] };
    }

    // The second stage follows the answer of the first; it is shown and ended by nothing.
    private static TimeLimit NextStage(AppealWindow window, int stage) => Window(window, [.. window.From]) with { Limit = $"{Appeal}{stage}", Until = null };

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
        Owner = Applicant,
        Source = window.Source,
    };
}
