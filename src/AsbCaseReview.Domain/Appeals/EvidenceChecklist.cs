namespace AsbCaseReview.Domain.Appeals;

/// <summary>The papers that an appeal asks for: the information pack's Appendix A, as data.</summary>
public sealed record EvidenceChecklist(string Key, string Source, IReadOnlyList<ChecklistItem> Items)
{
    private static readonly Lazy<EvidenceChecklist> Read = new(() => BuiltInData.Read<EvidenceChecklist>("evidence-checklist"));

    public static EvidenceChecklist National => Read.Value;

    public ChecklistItem? Find(string item) => Items.FirstOrDefault(i => i.Item == item);
}

/// <param name="Records">What of a case's own records answers it.</param>
/// <param name="OnlyIfReviewed">A case that never met the threshold has none: the item does not apply.</param>
/// <param name="MayBeNone">Nobody has to give a reason where there is nothing.</param>
public sealed record ChecklistItem(string Item, string Text, string Brief, IReadOnlyList<string> Records, bool OnlyIfReviewed = false, bool MayBeNone = false);

/// <summary>How one item of the checklist stands with one body.</summary>
public enum PaperState
{
    /// <summary>Asked for, not answered yet.</summary>
    Asked,
    Available,

    /// <summary>The body does not have it, and says why.</summary>
    NotAvailable,
    NotApplicable,
}

public static class PaperStates
{
    public static string InWords(this PaperState state) => state switch
    {
        PaperState.Available => "Available",
        PaperState.NotAvailable => "Not available",
        PaperState.NotApplicable => "Not applicable",
        _ => "Asked, not answered yet",
    };
}

/// <summary>What a body says of one item.</summary>
/// <param name="Reason">Required where it is not available, or lacks something.</param>
/// <param name="On">London date of the answer; later than the day asked for, it came late.</param>
/// <param name="Lacks">What of it the case's own records do not hold, as it follows "without".</param>
public sealed record ItemAnswer(string Item, PaperState State, string? Reason = null, DateOnly? On = null, string? Lacks = null)
{
    public bool IsAnswered => State != PaperState.Asked;
}
