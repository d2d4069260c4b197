using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Thresholds;
using static AsbCaseReview.Domain.Tests.Support.Days;

namespace AsbCaseReview.Domain.Tests.Support;

/// <summary>Facts for thresholds, as short as a test can say them.</summary>
public static class Facts
{
    public const string Applied = "2026-03-02";

    /// <param name="happened">"2026-01-10", or "2026-01-10..2026-01-20" for about.</param>
    /// <param name="reported">The same; left out: the day after it happened.</param>
    public static ComplaintFacts Complaint(string id, string happened, string? reported = null) => new()
    {
        Id = id,
        Happened = Range(happened),
        Reported = reported is null ? DateRange.On(Range(happened).To.AddDays(1)) : Range(reported),
        Agency = "police",
        Channel = "telephone",
    };

    /// <summary>So many complaints that qualify under each of the procedures: c1 is the newest, each about an incident of its own.</summary>
    public static ComplaintFacts[] Qualifying(int number) =>
        [.. Enumerable.Range(1, number).Select(n => Complaint($"c{n}", $"{Day(Applied).AddDays(-10 - 12 * n):yyyy-MM-dd}") with { Incident = $"i{n}" })];

    public static ThresholdFacts Of(params ComplaintFacts[] complaints) => new(Day(Applied), complaints, new Dictionary<string, bool>());

    public static ThresholdFacts On(this ThresholdFacts facts, string applied) => facts with { Applied = Day(applied) };

    public static ThresholdFacts Where(this ThresholdFacts facts, string condition, bool holds) =>
        facts with { Conditions = new Dictionary<string, bool>(facts.Conditions) { [condition] = holds } };

    private static DateRange Range(string text) => text.Split("..") is [var from, var to] ? new(Day(from), Day(to)) : DateRange.On(Day(text));
}
