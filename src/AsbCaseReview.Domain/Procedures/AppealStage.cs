using AsbCaseReview.Domain.Calendar;

namespace AsbCaseReview.Domain.Procedures;

public enum AppealBodyKind { PoliceAndCrimeCommissioner, Council, LeadBody, Other }

public enum AppealLodgedBy { Applicant, ThroughLeadBody, LeadBody }

/// <summary>
/// What happens where an applicant is dissatisfied with how the application was dealt with or the review carried out
/// (Schedule 4 paragraph 3). One stage, or two that follow each other.
/// </summary>
public sealed record AppealStage
{
    public required string Body { get; init; }
    public required AppealBodyKind BodyKind { get; init; }
    public required IReadOnlyList<AppealLodgedBy> LodgedBy { get; init; }

    /// <summary>Absent: the procedure sets no window.</summary>
    public AppealWindow? Window { get; init; }

    /// <summary>False where the list was lost: grounds are then taken in the applicant's own words.</summary>
    public required bool GroundsKnown { get; init; }
    public IReadOnlyList<AppealGround> Grounds { get; init; } = [];
    public IReadOnlyList<string> Bars { get; init; } = [];
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>The body can recommend; it cannot overturn.</summary>
    public required bool RecommendationsOnly { get; init; }
    public required bool Final { get; init; }

    /// <summary>How the report is settled before it goes out. Absent: the reviewer issues it.</summary>
    public AppealReportRules? Report { get; init; }

    /// <summary>Limits within the appeal, from its receipt on, and after it.</summary>
    public IReadOnlyList<TimeLimit> TimeLimits { get; init; } = [];
    public required Source Source { get; init; }
}

public sealed record AppealWindow
{
    public required Period Within { get; init; }

    /// <summary>Whichever of these the appeal is against.</summary>
    public required IReadOnlyList<AnchorKind> From { get; init; }
    public required Source Source { get; init; }

    /// <summary>Where the source covers only one of the decisions, what is done for the other, labelled ours.</summary>
    public string? Note { get; init; }
}

public sealed record AppealGround
{
    public required string Ground { get; init; }
    public required string Text { get; init; }
}

/// <summary>What comes between a report's draft and its issue.</summary>
public sealed record AppealReportRules
{
    /// <summary>Each of these has to have discussed it: "the Commissioner", "the ASB lead".</summary>
    public IReadOnlyList<string> DiscussedWith { get; init; } = [];

    /// <summary>Somebody else than the reviewer approves it. Absent: nobody has to.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Every theme of the compliance audit is rated before the report can be drafted.</summary>
    public bool AuditComplete { get; init; }
    public required Source Source { get; init; }
}
