using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.Panels;

/// <summary>What is written in the panel room. Stored by name, so a name is never changed.</summary>
public enum EntryKind
{
    /// <summary>A note under an item of the agenda.</summary>
    Note,

    /// <summary>Something the applicant raised, put in our words; the answer goes into the outcome letter.</summary>
    Point,

    /// <summary>An informal or formal power: used or not, with why.</summary>
    Option,
    Recommendation,
    Action,

    /// <summary>The outcome, in the words that the victim will read.</summary>
    MayBeTold,

    /// <summary>The full reasons why nothing is recommended: s.104(8) asks for the outcome and any recommendations to be told.</summary>
    NoneBecause,
}

/// <summary>What somebody typed into a row.</summary>
/// <param name="Heading">The option's name, the point in our words.</param>
/// <param name="Text">For the panel's eyes.</param>
/// <param name="ForVictim">What the victim may read of it.</param>
/// <param name="Used">Of an option.</param>
/// <param name="Body">Who does it, or to whom it is recommended.</param>
/// <param name="Power">Of an option: of the catalogue of powers; null where it is in somebody's own words.</param>
/// <param name="NotAvailable">Of an option: the condition of the power that fails.</param>
/// <param name="FromId">The option or recommendation that it comes from.</param>
/// <param name="TellFirst">The person complained of will notice it: the victim is told first.</param>
/// <param name="Remedy">Of the option Community Remedy: its conditions, as far as they are on record.</param>
public sealed record EntryText(string? Heading, string? Text, string? ForVictim, bool? Used, Guid? AgencyId, string? Body, DateOnly? DueOn,
    string? Power = null, string? NotAvailable = null, Guid? FromId = null, bool TellFirst = false, CommunityRemedy? Remedy = null)
{
    public static EntryText Empty { get; } = new(null, null, null, null, null, null, null);

    /// <summary>Spaces at the ends and empty texts make no difference.</summary>
    public EntryText Tidy() => this with { Heading = Trim(Heading), Text = Trim(Text), ForVictim = Trim(ForVictim), Body = Trim(Body), Power = Trim(Power), NotAvailable = Trim(NotAvailable), Remedy = Remedy?.Tidy() };

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");
}

/// <summary>What a second writer typed into a row that somebody else had changed meanwhile: kept until somebody has looked at it.</summary>
public sealed record KeptText(string By, DateTimeOffset At, EntryText Text);

/// <summary>
/// One row of the panel room with a version of its own, so that several people can write at once. When two write into
/// the same row, the first stays and the second's is kept beside it: nothing that anybody typed is lost.
/// </summary>
public sealed class RoomEntry : AggregateRoot
{
    private RoomEntry() { }

    public Guid PanelId { get; private init; }
    public Guid CaseId { get; private init; }
    public EntryKind Kind { get; private init; }

    /// <summary>The item of the agenda: one of <see cref="Agenda"/>.</summary>
    public string Item { get; private init; } = "";

    /// <summary>Order in its item: in the order in which they were begun.</summary>
    public DateTimeOffset BegunAt { get; private init; }
    public string? Heading { get; private set; }
    public RestrictedText? Text { get; private set; }
    public string? ForVictim { get; private set; }
    public bool? Used { get; private set; }
    public Guid? AgencyId { get; private set; }
    public string? Body { get; private set; }
    public DateOnly? DueOn { get; private set; }

    /// <summary>Of the catalogue of powers; null where somebody wrote it.</summary>
    public string? Power { get; private set; }

    /// <summary>The condition of the power that fails, in words that stay when the catalogue changes.</summary>
    public string? NotAvailable { get; private set; }

    /// <summary>The option or recommendation that it comes from: its power goes with it into the action plan.</summary>
    public Guid? FromId { get; private set; }
    public bool TellFirst { get; private set; }

    /// <summary>Of the option Community Remedy: its conditions, as far as they are on record.</summary>
    public CommunityRemedy? Remedy { get; private set; }
    public string WrittenBy { get; private set; } = "";
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>When anything about the row changed: what open pages ask for.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Which open page wrote last: the same page sending again, because it did not hear the answer, is no second writer.</summary>
    public string? Writer { get; private set; }
    public List<KeptText> Kept { get; private set; } = [];
    public bool Removed { get; private set; }

    /// <summary>It has become an action or a recommendation of the case's plan, and is followed there.</summary>
    public bool InPlan { get; private set; }

    public EntryText Content => new(Heading, Text?.Text, ForVictim, Used, AgencyId, Body, DueOn, Power, NotAvailable, FromId, TellFirst, Remedy);

    /// <param name="id">Made by the page that begins it, so that sending it twice makes one row.</param>
    public static RoomEntry Begin(Guid id, Panel panel, Guid caseId, EntryKind kind, string item, EntryText typed, string? writer, Actor by, DateTimeOffset at)
    {
        PanelTransitions.Require(panel.State is PanelState.Arranging or PanelState.Invited ? PanelAct.Prepare : PanelAct.Write, panel.State, by.Role);
        if (!panel.MayWrite(by)) throw new RuleRefusedException(new("Only the chair, the minute taker and the coordinator write here."));
        if (panel.Cases.All(c => c.CaseId != caseId)) throw new RuleRefusedException(new("This case is not before the panel."));
        var entry = new RoomEntry { Id = id, PanelId = panel.Id, CaseId = caseId, Kind = kind, Item = item, BegunAt = at };
        entry.Take(typed, writer, by, at);
        return entry;
    }

    /// <param name="basedOn">The version of the row that the page showed.</param>
    /// <returns>Whether somebody else had changed it: then what was typed is kept beside.</returns>
    public bool Write(Panel panel, EntryText typed, int basedOn, string? writer, Actor by, DateTimeOffset at)
    {
        MustBeWritable(panel, by);
        typed = typed.Tidy();
        if (typed == Content) return false;
        if (basedOn != Version && (writer is null || writer != Writer))
        {
            if (Kept.All(k => k.Text != typed)) Kept = [.. Kept, new(by.Name, at, typed)];
            ChangedAt = at;
            Changed();
            return true;
        }
        Take(typed, writer, by, at);
        Changed();
        return false;
    }

    /// <summary>One text is made of several: those kept beside are dropped.</summary>
    public void Settle(Panel panel, EntryText settled, Actor by, DateTimeOffset at)
    {
        MustBeWritable(panel, by);
        Take(settled, null, by, at);
        Kept = [];
        Changed();
    }

    public void Remove(Panel panel, Actor by, DateTimeOffset at)
    {
        MustBeWritable(panel, by);
        (Removed, ChangedAt) = (true, at);
        Changed();
    }

    /// <summary>Community Remedy is used before its conditions are on record; says what is missing.</summary>
    public Sentence? RemedyLacks => this is { Removed: false, Kind: EntryKind.Option, Power: PowerCatalogue.CommunityRemedy, Used: true, NotAvailable: null }
        ? (Remedy ?? CommunityRemedy.Nothing).Lacking() : null;

    public void TakenIntoPlan()
    {
        InPlan = true;
        Changed();
    }

    private void MustBeWritable(Panel panel, Actor by)
    {
        PanelTransitions.Require(panel.State is PanelState.Arranging or PanelState.Invited ? PanelAct.Prepare : PanelAct.Write, panel.State, by.Role);
        if (!panel.MayWrite(by)) throw new RuleRefusedException(new("Only the chair, the minute taker and the coordinator write here."));
        if (InPlan) throw new RuleRefusedException(new("This stands in the action plan already and is changed there."));
    }

    private void Take(EntryText typed, string? writer, Actor by, DateTimeOffset at)
    {
        var tidy = typed.Tidy();
        (Heading, Text, ForVictim, Used, AgencyId, Body, DueOn) = (tidy.Heading, RestrictedText.From(tidy.Text), tidy.ForVictim, tidy.Used, tidy.AgencyId, tidy.Body, tidy.DueOn);
        (Power, NotAvailable, FromId, TellFirst, Remedy) = (tidy.Power, tidy.NotAvailable, tidy.FromId, tidy.TellFirst, tidy.Remedy);
        (Writer, WrittenBy, WrittenAt, ChangedAt) = (writer, by.Name, at, at);
    }
}
