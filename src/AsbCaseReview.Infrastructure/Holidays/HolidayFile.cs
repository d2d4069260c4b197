using System.Globalization;
using System.Text.Json;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;

namespace AsbCaseReview.Infrastructure.Holidays;

/// <summary>What was to be loaded cannot be used; the message says why, for whoever loads it.</summary>
public sealed class HolidaysRefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>GOV.UK's <c>bank-holidays.json</c>, of which England and Wales is read.</summary>
public static class HolidayFile
{
    /// <summary>The largest file that is read, in bytes; GOV.UK's own has some twenty thousand.</summary>
    public const int MostBytes = 1_000_000;

    private const string Division = "england-and-wales";

    /// <exception cref="HolidaysRefusedException">It is not such a file, or has no bank holidays.</exception>
    public static IReadOnlyList<BankHoliday> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'));
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(Division, out var division)
                || division.ValueKind != JsonValueKind.Object || !division.TryGetProperty("events", out var events) || events.ValueKind != JsonValueKind.Array)
                throw new HolidaysRefusedException($"It has no list of events for “{Division}”. It must have the form of GOV.UK’s bank-holidays.json.");
            var days = events.EnumerateArray().Select(Day).OrderBy(h => h.Day).ToList();
            if (days.Count == 0) throw new HolidaysRefusedException($"It has no bank holidays for “{Division}”.");
            return days.GroupBy(h => h.Day).FirstOrDefault(g => g.Count() > 1) is { } twice ? throw new HolidaysRefusedException($"{Written(twice.Key)} is in it twice.") : days;
        }
        catch (JsonException e)
        {
            throw new HolidaysRefusedException($"It is not JSON (line {(e.LineNumber + 1)?.ToString(CultureInfo.InvariantCulture) ?? "1"}).", e);
        }
    }

    private static BankHoliday Day(JsonElement happening, int index)
    {
        string? Text(string name) => happening.ValueKind == JsonValueKind.Object && happening.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()?.Trim() : null;
        if (Text("title") is not { Length: > 0 and <= Lengths.Name } title) throw new HolidaysRefusedException($"Bank holiday {index + 1} has no title, or too long a one.");
        if (!DateOnly.TryParseExact(Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 1990 or > 2100)
            throw new HolidaysRefusedException($"The date of “{title}” is “{Text("date")}”, which is not a date such as 2026-12-25.");
        return new(day, title);
    }

    internal static string Written(DateOnly day) => day.ToString(Sentence.DateFormat, Sentence.English);
}
