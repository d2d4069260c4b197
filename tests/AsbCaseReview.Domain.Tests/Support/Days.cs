using System.Globalization;

namespace AsbCaseReview.Domain.Tests.Support;

/// <summary>A date as tests write it: "2026-03-02".</summary>
public static class Days
{
    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
