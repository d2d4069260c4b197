using System.Text.Json;
using AsbCaseReview.Domain.Calendar;

namespace AsbCaseReview.Web.Tests.Support;

/// <summary>Makes files of the form of GOV.UK's bank-holidays.json.</summary>
public static class BankHolidayFile
{
    public static string Of(IEnumerable<BankHoliday> days) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["england-and-wales"] = new { division = "england-and-wales", events = days.Select(d => new { title = d.Name, date = d.Day.ToString("O", System.Globalization.CultureInfo.InvariantCulture), notes = "", bunting = true }) },
        ["scotland"] = new { division = "scotland", events = Array.Empty<object>() },
    });

    /// <summary>The years as they are by rule.</summary>
    public static IEnumerable<BankHoliday> Years(int from, int to) => Enumerable.Range(from, to - from + 1).SelectMany(BankHolidays.Of);
}
