using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Thresholds;
using BenchmarkDotNet.Attributes;

namespace AsbCaseReview.Benchmarks;

/// <summary>The rules alone, on one core.</summary>
[MemoryDiagnoser, ShortRunJob]
public class RuleBenchmarks
{
    private static readonly Procedure Procedure = BuiltInProcedures.Find("west-northamptonshire")!;
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly Anchor[] Anchors = [new(AnchorKind.ApplicationReceived, Day), new(AnchorKind.Acknowledged, Day.AddDays(4)), new(AnchorKind.ThresholdMet, Day.AddDays(10)), new(AnchorKind.ThresholdNotified, Day.AddDays(11))];
    private readonly ThresholdFacts _facts = new(Day,
        [.. Enumerable.Range(1, 5).Select(n => new ComplaintFacts
        {
            Id = $"c{n}", Happened = DateRange.On(Day.AddDays(-20 * n)), Reported = DateRange.On(Day.AddDays(-20 * n + 2)), Agency = "police", Channel = "telephone", Person = "p1", Incident = $"i{n}",
        })],
        new Dictionary<string, bool> { ["noEffectiveAction"] = true });

    [Benchmark(Description = "5 working days on")]
    public DateOnly FiveWorkingDays() => WorkingCalendar.ByRule.Add(Day, 5);

    [Benchmark(Description = "2,000 working days on")]
    public DateOnly ManyWorkingDays() => WorkingCalendar.ByRule.Add(Day, 2_000);

    [Benchmark(Description = "Threshold with explanation, per complaint", OperationsPerInvoke = 5)]
    public ThresholdAssessment Threshold() => ThresholdAssessment.Of(_facts, Procedure);

    [Benchmark(Description = "A case's timetable")]
    public IReadOnlyList<TimetableLine> CaseTimetable() => Timetable.Of(Procedure, Anchors, WorkingCalendar.ByRule);
}
