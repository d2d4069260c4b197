using AsbCaseReview.Domain.Deadlines;

namespace AsbCaseReview.Domain.Appeals;

/// <summary>A limit of the case's procedure, and whether it was kept.</summary>
/// <param name="Overdue">Its day has passed, and it is not done.</param>
public sealed record LimitFact(string Name, DateOnly? Due, DateOnly? DoneOn, DeadlineState State, bool DateGiven, bool Overdue = false);

/// <summary>What a case's own records say, gathered so that it can be laid beside the audit's themes.</summary>
public sealed record ReviewFacts
{
    public required string Procedure { get; init; }
    public required DateOnly AppliedOn { get; init; }
    public required IReadOnlyList<LimitFact> Limits { get; init; }
    public required IReadOnlyList<DateOnly> RiskAssessedOn { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public bool? ThresholdMet { get; init; }

    /// <summary>Qualifying complaints by the Act's count, and how many it takes.</summary>
    public required int StatutoryCount { get; init; }
    public required int StatutoryNeeded { get; init; }
    public required int SetAside { get; init; }
    public bool Hate { get; init; }
    public required IReadOnlyList<(string What, DateOnly On)> Support { get; init; }

    /// <summary>Bodies that were asked for information, and of them those that gave it.</summary>
    public required IReadOnlyList<string> Asked { get; init; }
    public required IReadOnlyList<string> Gave { get; init; }
    public bool? ConsentGiven { get; init; }
    public DateOnly? PanelOn { get; init; }
    public required IReadOnlyList<string> AtPanel { get; init; }
    public string? Chair { get; init; }
    public bool? ChairIndependent { get; init; }

    /// <summary>How the victim was heard, in words; empty where no record says.</summary>
    public string? VictimHeard { get; init; }
    public int Actions { get; init; }
    public int ActionsDone { get; init; }
    public int ActionsLate { get; init; }
    public bool? PlanPutToVictim { get; init; }

    /// <summary>Recommendations of the review to bodies; of them those that were accepted, and those refused.</summary>
    public int Recommended { get; init; }
    public int RecommendedAccepted { get; init; }
    public int RecommendedRefused { get; init; }

    /// <summary>Of the refused, those that were challenged (section 104: not without good reason).</summary>
    public int RefusalsChallenged { get; init; }

    /// <summary>When the victim gave an impact statement; null where none is on record.</summary>
    public DateOnly? ImpactStatementOn { get; init; }
    public DateOnly? ThresholdTold { get; init; }
    public DateOnly? OutcomeTold { get; init; }
    public required IReadOnlyList<DateOnly> Letters { get; init; }
}

/// <summary>Facts beside a theme of the audit. They inform the rating and never make it.</summary>
public static class AuditFacts
{
    public static IReadOnlyList<Sentence> Of(string theme, ReviewFacts facts) => [.. theme switch
    {
        "procedure" => [new("Handled under “{0}”.", facts.Procedure)],
        "timescales" => Timescales(facts),
        "threshold" => Threshold(facts),
        "risk" => Risk(facts),
        "impact" => [facts.ImpactStatementOn is { } statement ? new("The victim’s impact statement is on record, given on {0}.", statement) : new Sentence("No impact statement of the victim is on record.")],
        "hate" => [facts.Hate ? new("At least one report is recorded as motivated by hate.") : new Sentence("No report is recorded as motivated by hate.")],
        "support" => facts.Support.Count == 0 ? [new("No record of support offered.")] : facts.Support.Select(s => new Sentence("{0}: {1}", s.On, s.What)),
        "agencies" => Agencies(facts),
        "problemSolving" => [.. Actions(facts), .. Recommendations(facts)],
        "outcome" => [.. Told(facts), .. Recommendations(facts)],
        "sharing" => facts.ConsentGiven is { } consent ? [consent ? new("The victim’s consent to share information is recorded.") : new Sentence("No consent of the victim to share information is recorded.")] : [],
        "disclosure" => facts.Asked.Count == 0 ? [new("No body was asked for information.")] : [new("{0} bodies were asked for information; {1} answered.", facts.Asked.Count, facts.Gave.Count), .. facts.Asked.Except(facts.Gave).Select(b => new Sentence("No answer from {0}.", b))],
        "independence" => Chair(facts),
        "representation" => [facts.VictimHeard is { } how ? new("How the victim was heard: {0}", how) : new Sentence("No record of how the victim was heard at the panel.")],
        "involvement" => facts.PlanPutToVictim is { } put ? [put ? new("The plan was put to the victim before it was final.") : new Sentence("No record that the plan was put to the victim before it was final.")] : [],
        "updates" => [.. Told(facts), new("{0} letters to the applicant are on record.", facts.Letters.Count)],
        _ => (IEnumerable<Sentence>)[],
    }];

    private static IEnumerable<Sentence> Timescales(ReviewFacts facts)
    {
        yield return new("{0} limits kept, {1} done late, {2} overdue, {3} still open.", facts.Limits.Count(l => l.State == DeadlineState.Kept), facts.Limits.Count(l => l.State == DeadlineState.DoneLate), facts.Limits.Count(l => l.Overdue),
            facts.Limits.Count(l => !l.Overdue && l.State is DeadlineState.Open or DeadlineState.DateToSet or DeadlineState.ClockStopped));
        foreach (var late in facts.Limits.Where(l => l.State == DeadlineState.DoneLate)) yield return new("“{0}” was due on {1} and done on {2}.", late.Name, late.Due!, late.DoneOn!);
        foreach (var overdue in facts.Limits.Where(l => l.Overdue)) yield return new("“{0}” was due on {1} and is not done.", overdue.Name, overdue.Due!);
        foreach (var moved in facts.Limits.Where(l => l.DateGiven)) yield return new("For “{0}” another date was given: {1}.", moved.Name, moved.Due!);
    }

    /// <remarks>s.104(4): if at least three qualifying complaints were made, or the lower local number, the threshold is met, without discretion.</remarks>
    private static IEnumerable<Sentence> Threshold(ReviewFacts facts)
    {
        if (facts.ThresholdMet is { } met) yield return met ? new("Decided on {0}: met.", facts.DecidedOn!) : new("Decided on {0}: not met.", facts.DecidedOn!);
        else yield return new("The threshold has not been decided.");
        yield return new(facts.StatutoryCount == 1
            ? "By the Act’s count {0} qualifying complaint was made; {1} are needed (section 104(4))."
            : "By the Act’s count {0} qualifying complaints were made; {1} are needed (section 104(4)).", facts.StatutoryCount, facts.StatutoryNeeded);
        if (facts.SetAside > 0) yield return new(facts.SetAside == 1 ? "{0} report was set apart, with its reason." : "{0} reports were set apart, each with a reason.", facts.SetAside);
    }

    private static IEnumerable<Sentence> Risk(ReviewFacts facts)
    {
        var before = facts.RiskAssessedOn.Count(d => facts.DecidedOn is null || d <= facts.DecidedOn);
        yield return before > 0 ? new("Risk was assessed before the threshold was decided, on {0}.", facts.RiskAssessedOn.Min()) : new("No risk assessment before the threshold was decided.");
        yield return new("{0} further assessments after it.", facts.RiskAssessedOn.Count - before);
    }

    private static IEnumerable<Sentence> Actions(ReviewFacts facts)
    {
        if (facts.Actions > 0) yield return new("{0} actions agreed: {1} ended, {2} late.", facts.Actions, facts.ActionsDone, facts.ActionsLate);
        else yield return new("No actions are on record.");
    }

    private static IEnumerable<Sentence> Recommendations(ReviewFacts facts)
    {
        if (facts.Recommended == 0) yield return new("No recommendations to bodies are on record.");
        else yield return new("{0} recommendations to bodies: {1} accepted, {2} refused, {3} not answered.", facts.Recommended, facts.RecommendedAccepted, facts.RecommendedRefused, facts.Recommended - facts.RecommendedAccepted - facts.RecommendedRefused);
        if (facts.RecommendedRefused > 0) yield return new("Of the refusals {0} were challenged.", facts.RefusalsChallenged);
    }

    private static IEnumerable<Sentence> Agencies(ReviewFacts facts)
    {
        if (facts.AtPanel.Count > 0) yield return new("{0} bodies were at the panel: {1}.", facts.AtPanel.Count, string.Join(", ", facts.AtPanel));
        else if (facts.PanelOn is { } held) yield return new("A panel was held on {0}; who was there is not on record.", held);
        else yield return new("No panel has been held.");
    }

    private static IEnumerable<Sentence> Chair(ReviewFacts facts)
    {
        if (facts.Chair is { } chair) yield return facts.ChairIndependent == true ? new("Chaired by {0}, recorded as independent of the case.", chair) : new("Chaired by {0}, not recorded as independent.", chair);
        else yield return new("No record of who chaired the panel.");
    }

    /// <remarks>Section 104: the applicant is told of the threshold decision, of the outcome, and of any recommendations.</remarks>
    private static IEnumerable<Sentence> Told(ReviewFacts facts)
    {
        yield return facts.ThresholdTold is { } told ? new("Told of the threshold decision on {0}.", told) : new("No record that the threshold decision was told.");
        if (facts.ThresholdMet == true) yield return facts.OutcomeTold is { } outcome ? new("Told of the outcome on {0}.", outcome) : new("No record that the outcome was told.");
    }
}
