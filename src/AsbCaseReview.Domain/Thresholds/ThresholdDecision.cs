namespace AsbCaseReview.Domain.Thresholds;

/// <summary>How the threshold was met, or that it was not.</summary>
public enum ThresholdHow
{
    /// <summary>A counting route of the procedure, or s.104(4).</summary>
    ByCount,

    /// <summary>The authority of an officer of the grade that the procedure names.</summary>
    ByAuthority,

    /// <summary>Judgement of persistence, harm and response: s.104(5).</summary>
    ByJudgement,

    /// <summary>Below the threshold, and taken all the same.</summary>
    AcceptedAnyway,

    NotMet,
}

/// <summary>The decision of the relevant bodies, with what it was decided on, frozen.</summary>
public sealed class ThresholdDecision
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid CaseId { get; init; }
    public int Round { get; set; }
    public required ThresholdHow How { get; init; }

    /// <summary>The route of the procedure by which it was met; null where none was, and where s.104(4) alone did.</summary>
    public string? Route { get; set; }

    /// <summary>The three regards, each answered in writing: guidance, and s.104(5)(a) to (c).</summary>
    public required string Persistence { get; init; }
    public required string Harm { get; init; }
    public required string Adequacy { get; init; }

    /// <summary>Why, in words that the applicant will read.</summary>
    public required string Reasons { get; init; }

    /// <summary>Where it is not met: what will be done instead.</summary>
    public string? Instead { get; init; }
    public required List<string> Bodies { get; init; }
    public required DateOnly DecidedOn { get; init; }
    public required string DecidedBy { get; init; }
    public DateTimeOffset DecidedAt { get; set; }
    public FrozenExplanation? Explanation { get; set; }

    public bool Met => How != ThresholdHow.NotMet;

    /// <summary>s.104(4): where the qualifying complaints were made, there is no discretion.</summary>
    /// <exception cref="RuleRefusedException">"Not met" against the statutory answer.</exception>
    public void MustNotContradict(StatutoryAssessment statute)
    {
        if (!Met && statute.Met)
            throw new RuleRefusedException(new("{0} qualifying complaints stand and {1} are needed, so the relevant bodies must decide that the threshold is met. If you think that one of them does not count, set it apart first, with the reason.", statute.Counted, statute.Needed), "s.104(4)");
    }
}
