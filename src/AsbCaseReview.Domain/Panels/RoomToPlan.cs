using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.Panels;

/// <summary>
/// What was agreed in the room becomes the case's action plan as the meeting ends, and is followed there: the room's row
/// stays as it was agreed, for the minutes.
/// </summary>
public static class RoomToPlan
{
    /// <summary>Where a body is given no day to answer a recommendation by: ours.</summary>
    private const int DaysToAnswer = 28;

    /// <summary>What an action or recommendation still needs before the meeting can end.</summary>
    public static Sentence? Lacking(RoomEntry entry) => entry switch
    {
        { Kind: EntryKind.Action, Heading: null } => new("An action does not say what is done."),
        { Kind: EntryKind.Action, AgencyId: null } => new("The action “{0}” does not say by which agency.", entry.Heading!),
        { Kind: EntryKind.Action, DueOn: null } => new("The action “{0}” does not say by when.", entry.Heading!),
        { Kind: EntryKind.Action or EntryKind.Recommendation, Text: null } => new("“{0}” does not say why.", entry.Heading ?? ""),
        { Kind: EntryKind.Recommendation, Heading: null } => new("A recommendation does not say what is recommended."),
        { Kind: EntryKind.Recommendation, AgencyId: null, Body: null } => new("The recommendation “{0}” does not say to whom.", entry.Heading!),
        _ => null,
    };

    /// <param name="entries">Of this case; those that are in the plan already are left alone.</param>
    /// <param name="agencies">Of the area.</param>
    /// <exception cref="RuleRefusedException">Something is lacking; says what.</exception>
    public static void Take(Panel panel, Case @case, ActionPlan plan, IReadOnlyList<RoomEntry> entries, IReadOnlyList<Agency> agencies, CaseRules rules, Actor by, DateTimeOffset at)
    {
        var agreed = entries.Where(e => e is { Removed: false, InPlan: false, Kind: EntryKind.Action or EntryKind.Recommendation }).OrderBy(e => e.BegunAt).ThenBy(e => e.Id).ToList();
        if (agreed.Select(Lacking).OfType<Sentence>().FirstOrDefault() is { } lacking) throw new RuleRefusedException(lacking);
        foreach (var entry in agreed)
        {
            var agency = agencies.FirstOrDefault(a => a.Id == entry.AgencyId);
            if (entry.Kind == EntryKind.Action)
                plan.Agree(@case, new()
                {
                    What = entry.Heading!,
                    Why = $"Agreed by the panel of {panel.MeetsOn.ToString(Sentence.DateFormat, Sentence.English)}.",
                    Agency = agency ?? throw new RuleRefusedException(new("The action “{0}” does not say by which agency.", entry.Heading!)),
                    DueOn = entry.DueOn!.Value,
                    Restricted = entry.Text,
                    VictimMaySee = entry.ForVictim,
                    PanelId = panel.Id,
                }, rules, by, at);
            else
                plan.Recommend(@case, agency, entry.Body ?? "", entry.Heading!, entry.Text!.Text, entry.ForVictim, entry.DueOn ?? London.DateOf(at).AddDays(DaysToAnswer), panel.Id, by, at);
            entry.TakenIntoPlan();
        }
    }
}
