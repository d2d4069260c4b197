using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Tests.Support;

/// <summary>The procedures that come with the product, and what tests make of them.</summary>
public static class Builtin
{
    public static Procedure Staffordshire => BuiltInProcedures.Find("staffordshire-and-stoke-on-trent")!;
    public static Procedure Gloucestershire => BuiltInProcedures.Find("gloucestershire")!;
    public static Procedure WestNorthamptonshire => BuiltInProcedures.Find("west-northamptonshire")!;
    public static Procedure StatutoryMinimum => BuiltInProcedures.Find("statutory-minimum")!;

    public static TheoryData<string> Keys => [.. BuiltInProcedures.All.Select(p => p.Key)];

    public static Source Source { get; } = new() { Document = "act", Paragraph = "made up for a test" };

    /// <summary>The statutory minimum with one route of its own.</summary>
    public static Procedure With(CountRoute route, Func<QualifyingRule, QualifyingRule>? rule = null) => StatutoryMinimum with
    {
        Threshold = new() { Qualifying = (rule ?? (q => q))(StatutoryMinimum.Threshold.Qualifying), Routes = [route] },
    };

    public static CountRoute Route(int needed, CountedThing counted = CountedThing.Reports) => new() { Route = "main", Name = "Main", Counted = counted, Needed = needed, Source = Source };

    /// <summary>The statutory minimum with time limits of its own.</summary>
    public static Procedure With(params TimeLimit[] limits) => StatutoryMinimum with { TimeLimits = limits };

    public static TimeLimit Limit(string name, AnchorKind from, string? period, AnchorKind? until = null) => new()
    {
        Limit = name,
        Name = name,
        State = period is null ? LimitState.NotStated : LimitState.Period,
        From = [from],
        Period = period is null ? null : Domain.Calendar.Period.Parse(period),
        Until = until,
        Owner = "coordinator",
        Source = Source,
    };
}
