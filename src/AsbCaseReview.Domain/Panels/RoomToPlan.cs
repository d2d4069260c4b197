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
    public const int DaysToAnswer = 28;

    /// <summary>What an action or recommendation still needs before the meeting can end.</summary>
    public static Sentence? Lacking(RoomEntry entry) => entry switch
    {
        { Kind: EntryKind.Action, Heading: null } => new("An action does not say what is done."),
        { Kind: EntryKind.Action, AgencyId: null } => new("The action “{0}” does not say by which agency.", entry.Heading!),
        { Kind: EntryKind.Action, DueOn: null } => new("The action “{0}” does not say by when.", entry.Heading!),
        { Kind: EntryKind.Action or EntryKind.Recommendation, Text: null } => new("“{0}” does not say why.", entry.Heading ?? ""),
        { Kind: EntryKind.Recommendation, Heading: null } => new("A recommendation does not say what is recommended."),
        { Kind: EntryKind.Recommendation, AgencyId: null, Body: null } => new("The recommendation “{0}” does not say to whom.", entry.Heading!),
        { Kind: EntryKind.Recommendation, ForVictim: null } => new("The recommendation “{0}” has no words for the victim. The applicant is told of any recommendation: say it so that it names nobody.", entry.Heading!),   // s.104(8)
        _ => null,
    };

    /// <param name="entries">Of this case; those that are in the plan already are left alone.</param>
    /// <param name="agencies">Of the area.</param>
    /// <exception cref="RuleRefusedException">Something is lacking, or a power is not available; says what.</exception>
    public static void Take(Panel panel, Case @case, ActionPlan plan, IReadOnlyList<RoomEntry> entries, IReadOnlyList<Agency> agencies, PowerCatalogue catalogue, CaseRules rules, Actor by, DateTimeOffset at)
    {
        // Recommendations first: an action may come from one.
        var agreed = entries.Where(e => e is { Removed: false, InPlan: false, Kind: EntryKind.Action or EntryKind.Recommendation }).OrderBy(e => e.Kind == EntryKind.Action).ThenBy(e => e.BegunAt).ThenBy(e => e.Id).ToList();
        var recommended = new Dictionary<Guid, Guid>();
        if (agreed.Select(Lacking).OfType<Sentence>().FirstOrDefault() is { } lacking) throw new RuleRefusedException(lacking);
        foreach (var entry in agreed)
        {
            var agency = agencies.FirstOrDefault(a => a.Id == entry.AgencyId);
            if (entry.Kind == EntryKind.Action)
            {
                var (option, power) = Used(entry, entries, catalogue);
                plan.Agree(@case, new()
                {
                    What = entry.Heading!,
                    Why = $"Agreed by the panel of {panel.MeetsOn.ToString(Sentence.DateFormat, Sentence.English)}.",
                    Agency = agency ?? throw new RuleRefusedException(new("The action “{0}” does not say by which agency.", entry.Heading!)),
                    DueOn = entry.DueOn!.Value,
                    Restricted = entry.Text,
                    VictimMaySee = entry.ForVictim,
                    TellVictimFirst = entry.TellFirst || power?.PersonNotices == true || entries.Any(e => e.Id == entry.FromId && e.TellFirst),
                    Power = power is null ? null : new(power, PersonAge.NotKnown, Shown(option!)),
                    Remedy = option?.Remedy,
                    PanelId = panel.Id,
                    OptionId = option?.Id,
                    RecommendationId = entry.FromId is { } from && recommended.TryGetValue(from, out var made) ? made : null,
                }, rules, by, at);
            }
            else
                recommended[entry.Id] = plan.Recommend(@case, agency, entry.Body ?? "", entry.Heading!, entry.Text!.Text, entry.ForVictim, entry.DueOn ?? London.DateOf(at).AddDays(DaysToAnswer), panel.Id, by, at).Id;
            entry.TakenIntoPlan();
        }
    }

    /// <summary>The option that an action comes from, by itself or through a recommendation, and its power.</summary>
    /// <exception cref="RuleRefusedException">It is not available, or needs more on record than the room asks.</exception>
    private static (RoomEntry? Option, Power? Power) Used(RoomEntry action, IReadOnlyList<RoomEntry> entries, PowerCatalogue catalogue)
    {
        RoomEntry? From(RoomEntry entry) => entries.FirstOrDefault(e => e.Id == entry.FromId && !e.Removed);
        var option = From(action) is { Kind: EntryKind.Recommendation } through ? From(through) : From(action);
        if (option is not { Kind: EntryKind.Option }) return (null, null);
        if (option.NotAvailable is { } why) throw new RuleRefusedException(new("The action “{0}” comes from the option “{1}”, which is not available: {2}.", action.Heading!, option.Heading ?? "", why));
        return (option, catalogue.Find(option.Power));
    }

    // The room asks the tests of one power alone; those of others are still to be shown.
    private static Dictionary<string, bool> Shown(RoomEntry option) => option.Remedy is null ? [] : PowerCatalogue.RemedyConditions.ToDictionary(c => c, _ => true);
}
