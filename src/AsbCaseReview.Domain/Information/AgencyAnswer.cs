namespace AsbCaseReview.Domain.Information;

/// <summary>Previous involvement of an agency with somebody named: the person and what there was.</summary>
public sealed record Involvement(string Person, string What);

/// <summary>An agency's answer to the full request. All of it is restricted: what the victim may hear of it is worded by the coordinator.</summary>
public sealed record AgencyAnswer
{
    /// <summary>The agency looked, and holds nothing.</summary>
    public bool NothingHeld { get; init; }

    /// <summary>What was done, and its result.</summary>
    public RestrictedText? ActionTaken { get; init; }

    /// <summary>What the agency could still do.</summary>
    public RestrictedText? CouldDo { get; init; }
    public RestrictedText? RiskKnown { get; init; }
    public IReadOnlyList<Involvement> Involvement { get; init; } = [];
}

/// <param name="Full">Null for the short form.</param>
public sealed record AnswerGiven(IReadOnlyList<ReportAnswer> Reports, IReadOnlyList<FurtherReport> Further, string? Note, AgencyAnswer? Full);

/// <summary>The two that Schedule 4 paragraph 7 knows, and no others.</summary>
public enum DisclosureException { DataProtection, InvestigatoryPowers }

/// <summary>An agency's refusal to disclose.</summary>
public sealed record Declining(DisclosureException Exception, string Why);

public static class DisclosureExceptions
{
    public static string Name(this DisclosureException exception) => exception == DisclosureException.DataProtection ? "data protection law" : "the Investigatory Powers Act 2016";
}
