using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Panels;

// Minutes: drafted from the room, put to the members, signed off as a fixed version, amended by addenda.
public sealed partial class Panel
{
    /// <summary>What has to be said in the minutes where it is so.</summary>
    public void Say(string? tooFewBodies, string? oldRisk, Actor by)
    {
        Require(PanelAct.Write, by);
        (TooFewBodiesSaid, OldRiskSaid) = (Tidy(tooFewBodies), Tidy(oldRisk));
        Changed();
    }

    public Minutes SendMinutes(MinutesContent content, int number, DateOnly commentBy, IReadOnlyList<Case> cases, Actor by, DateTimeOffset at)
    {
        var row = Require(PanelAct.SendMinutes, by);
        MustRun(by);
        if (commentBy < London.DateOf(at)) throw new RuleRefusedException(new("The day by which members comment has passed."));
        (CommentBy, State) = (commentBy, row.To!.Value);
        Changed();
        foreach (var @case in cases) @case.Record(new Happened.MinutesCirculated(commentBy), by, at, AnchorKind.MinutesCirculated);
        return new() { PanelId = Id, Number = number, SignedOff = false, Content = content, At = at, By = by.Name };
    }

    /// <summary>A member agrees or comments. Comments after the day are taken too, until the minutes are signed off.</summary>
    public MinutesComment Comment(Guid seatId, int minutesNumber, bool agrees, string? text, Actor by, DateTimeOffset at)
    {
        Require(PanelAct.Comment, by);
        var seat = Own(seatId, by);
        if (!agrees && string.IsNullOrWhiteSpace(text)) throw new RuleRefusedException(new("Say what should read differently."));
        return new() { PanelId = Id, SeatId = seatId, MinutesNumber = minutesNumber, By = seat.Sitting, Agrees = agrees, Text = RestrictedText.From(text), At = at };
    }

    /// <summary>The chair signs off a fixed version.</summary>
    /// <exception cref="RuleRefusedException">Something that must be in the minutes is missing; says the first.</exception>
    public Minutes SignOff(MinutesContent content, int number, IReadOnlyCollection<RoomEntry> entries, IReadOnlyList<Case> cases, Actor by, DateTimeOffset at)
    {
        var row = Require(PanelAct.SignOff, by);
        if (!IsChair(by)) throw new RuleRefusedException(new("Only the chair signs the minutes off: {0}.", Chair?.Name ?? "nobody"));
        if (MinutesCheck.Missing(this, entries, cases) is [var first, ..]) throw new RuleRefusedException(first);
        State = row.To!.Value;
        Changed();
        foreach (var @case in cases) @case.Record(new Happened.MinutesSignedOff(by.Name), by, at, subject: Id.ToString());
        return new() { PanelId = Id, Number = number, SignedOff = true, Content = content, At = at, By = by.Name };
    }

    /// <summary>The signed version is never changed: a correction stands after it.</summary>
    public MinutesAddendum Amend(string text, IReadOnlyList<Case> cases, Actor by, DateTimeOffset at)
    {
        Require(PanelAct.Amend, by);
        MustRun(by);
        if (string.IsNullOrWhiteSpace(text)) throw new RuleRefusedException(new("Say what is corrected."));
        Changed();   // sent twice, it is one addendum
        foreach (var @case in cases) @case.Record(new Happened.MinutesAmended(Shortly(text.Trim())), by, at, subject: Id.ToString());
        return new() { PanelId = Id, Text = RestrictedText.From(text)!, By = by.Name, At = at };
    }

    private static string Shortly(string text) => text.Length <= Lengths.Line ? text : $"{text[..Lengths.Line]}…";

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What keeps minutes from being signed off.</summary>
public static class MinutesCheck
{
    public static IReadOnlyList<Sentence> Missing(Panel panel, IReadOnlyCollection<RoomEntry> entries, IReadOnlyList<Case> cases)
    {
        var missing = new List<Sentence>();
        var live = entries.Where(e => !e.Removed).ToList();
        foreach (var option in live.Where(e => e is { Kind: EntryKind.Option, Used: true, NotAvailable: not null }))
            missing.Add(new("The option “{0}” is marked as used and is not available: {1}.", option.Heading ?? "", option.NotAvailable!));
        foreach (var option in live.Where(e => e.Kind == EntryKind.Option && (e.Used is null || e is { Text: null, NotAvailable: null })))
            missing.Add(option.Used is null ? new("The option “{0}” is not decided: used or not, with why.", option.Heading ?? "") : new("The option “{0}” lacks a reason.", option.Heading ?? ""));
        foreach (var lacking in live.Select(e => e.RemedyLacks).OfType<Sentence>())
            missing.Add(new("Community Remedy is marked as used before its conditions are on record: {0}.", lacking));
        foreach (var @case in panel.Cases.Where(p => !cases.Any(c => c.Id == p.CaseId && HasLeft(c))))
        {
            var own = live.Where(e => e.CaseId == @case.CaseId).ToList();
            if (!own.Any(e => e.Kind == EntryKind.Recommendation && e.Heading is not null) && !own.Any(e => e.Kind == EntryKind.NoneBecause && e.ForVictim is not null))
                missing.Add(new("{0}: there is neither a recommendation nor full reasons for none.", @case.Reference));
        }
        if (live.FirstOrDefault(e => e.Kept.Count > 0) is { } two) missing.Add(new("Two people wrote into the same place ({0}): make one text of them.", Agenda.Find(two.Item)?.Title ?? two.Item));
        if (panel.RelevantBodiesPresent < 2 && panel.TooFewBodiesSaid is null) missing.Add(new("Fewer than two relevant bodies were there: say in the minutes why the review was held all the same."));
        foreach (var @case in cases.Where(c => !HasLeft(c) && RiskIsOld(c)))
            if (panel.OldRiskSaid is null) missing.Add(new("{0}: the risk assessment is older than the newest report: assess it anew, or say in the minutes why not.", @case.Reference));
        return missing;
    }

    // It ended without a review: nothing has to be said of it.
    private static bool HasLeft(Case @case) => @case.Stage is CaseStage.Withdrawn or CaseStage.NoContact or CaseStage.SignpostedElsewhere;

    public static bool RiskIsOld(Case @case) =>
        @case.Complaints.Count > 0 && (@case.LatestRisk is null || @case.LatestRisk.On < @case.Complaints.Max(c => c.ReportedTo));
}

/// <summary>What a panel decided about one case, in the words that the victim may read: nothing restricted is in it.</summary>
public sealed record PanelOutcome
{
    public required DateOnly MetOn { get; init; }
    public required string Outcome { get; init; }
    public required IReadOnlyList<string> Recommendations { get; init; }
    public string? NoneBecause { get; init; }
    public required IReadOnlyList<OutcomeAction> Actions { get; init; }
    public required IReadOnlyList<AnsweredPoint> Points { get; init; }
    public DateOnly? LookAgainOn { get; init; }

    public static PanelOutcome Of(Panel panel, Guid caseId, IReadOnlyCollection<RoomEntry> entries)
    {
        var own = entries.Where(e => e.CaseId == caseId && !e.Removed).OrderBy(e => e.BegunAt).ThenBy(e => e.Id).ToList();
        IEnumerable<RoomEntry> Told(EntryKind kind) => own.Where(e => e.Kind == kind && e.ForVictim is not null);
        return new()
        {
            MetOn = panel.MeetsOn,
            Outcome = string.Join("\n\n", Told(EntryKind.MayBeTold).Select(e => e.ForVictim)),
            Recommendations = [.. Told(EntryKind.Recommendation).Select(e => e.Body is null ? e.ForVictim! : $"{e.Body}: {e.ForVictim}")],
            NoneBecause = own.Any(e => e.Kind == EntryKind.Recommendation) ? null : Told(EntryKind.NoneBecause).FirstOrDefault()?.ForVictim,
            Actions = [.. Told(EntryKind.Action).Select(e => new OutcomeAction(e.ForVictim!, e.Body, e.DueOn))],
            Points = [.. own.Where(e => e.Kind == EntryKind.Point && e.Heading is not null).Select(e => new AnsweredPoint(e.Heading!, e.ForVictim))],
            LookAgainOn = panel.LookAgainOn,
        };
    }
}

public sealed record OutcomeAction(string What, string? Body, DateOnly? By);

/// <param name="Answer">Null: not answered yet; the letter cannot be issued before.</param>
public sealed record AnsweredPoint(string Point, string? Answer);
