namespace AsbCaseReview.Domain.Panels;

/// <summary>An item of the agenda.</summary>
/// <param name="WithVictim">In the first part of the meeting, with the victim there.</param>
public sealed record AgendaItem(string Key, string Title, string Hint, IReadOnlyList<EntryKind> Kinds, bool WithVictim = false);

/// <summary>What a panel works through, in order, for each case before it.</summary>
public static class Agenda
{
    public const string Impact = "impact";
    public const string Chronology = "chronology";
    public const string Risk = "risk";
    public const string Points = "points";
    public const string Options = "options";
    public const string Agreed = "agreed";
    public const string Outcome = "outcome";

    public static IReadOnlyList<AgendaItem> Items { get; } =
    [
        new(Impact, "Impact on the victim", "First part of the meeting: the victim, who speaks for them, or their statement read out.", [EntryKind.Note], WithVictim: true),
        new(Points, "Points that the applicant raised", "Each is answered; the answers go into the outcome letter.", [EntryKind.Point]),
        new(Chronology, "Chronology and what each agency did", "Persistence, what was tried, what came of it, what was missed.", [EntryKind.Note]),
        new(Risk, "Risk then and now", "Harm and potential harm, cumulative effect, who is vulnerable.", [EntryKind.Note]),
        new(Options, "Options considered", "Informal and formal powers: used or not, with why.", [EntryKind.Option, EntryKind.Note]),
        new(Agreed, "Recommendations and actions", "Who does what by when, and the sentence that the victim may read.", [EntryKind.Recommendation, EntryKind.Action, EntryKind.NoneBecause]),
        new(Outcome, "What the victim may be told", "The outcome in the words of the letter.", [EntryKind.MayBeTold]),
    ];

    public static AgendaItem? Find(string key) => Items.FirstOrDefault(i => i.Key == key);

    /// <summary>One row of its kind for each case, not many.</summary>
    public static bool IsSingle(EntryKind kind) => kind is EntryKind.MayBeTold or EntryKind.NoneBecause;
}
