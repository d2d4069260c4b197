using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace AsbCaseReview.Domain.Calendar;

public enum PeriodUnit { WorkingDays, Days, Weeks, Months, Years }

/// <summary>How the day that a period is counted from is treated.</summary>
public enum PeriodCount
{
    /// <summary>"5 working days": that day is day 0.</summary>
    After,

    /// <summary>"1 month beginning with": that day is day 1 (the Act's way, s.104(11)).</summary>
    BeginningWith,

    /// <summary>"2 working days before": that day is day 0, counted back.</summary>
    Before,
}

/// <summary>
/// A length of time as procedures write it: "5 working days", "28 days", "1 month beginning with", "2 working days before".
/// </summary>
[JsonConverter(typeof(PeriodJsonConverter))]
public readonly partial record struct Period(int Amount, PeriodUnit Unit, PeriodCount Count = PeriodCount.After)
{
    public static Period WorkingDays(int amount) => new(amount, PeriodUnit.WorkingDays);

    /// <summary>
    /// The last day of the period, that day included; for "before", the day that lies so far back.
    /// "1 month beginning with" a day ends the day before the same date next month, or on that month's last day where
    /// it has no such date: beginning with 15 February, 14 March; with 31 January, 28 February.
    /// </summary>
    /// <exception cref="UnknownYearException">Working days are counted into a year that the calendar does not know.</exception>
    public DateOnly EndFrom(DateOnly day, WorkingCalendar calendar) => (Unit, Count) switch
    {
        (PeriodUnit.WorkingDays, PeriodCount.After) => calendar.Add(day, Amount),
        (PeriodUnit.WorkingDays, PeriodCount.Before) => calendar.Subtract(day, Amount),
        (PeriodUnit.WorkingDays, _) => Amount == 1 ? calendar.OnOrAfter(day) : calendar.Add(calendar.OnOrAfter(day), Amount - 1),
        _ => EndFrom(day),
    };

    /// <summary>As above, for periods that need no calendar.</summary>
    /// <exception cref="InvalidOperationException">The period is in working days.</exception>
    public DateOnly EndFrom(DateOnly day) => (Unit, Count) switch
    {
        (PeriodUnit.Days, PeriodCount.After) => day.AddDays(Amount),
        (PeriodUnit.Days, PeriodCount.Before) => day.AddDays(-Amount),
        (PeriodUnit.Days, _) => day.AddDays(Amount - 1),
        (PeriodUnit.Weeks, PeriodCount.After) => day.AddDays(Amount * 7),
        (PeriodUnit.Weeks, PeriodCount.Before) => day.AddDays(-Amount * 7),
        (PeriodUnit.Weeks, _) => day.AddDays(Amount * 7 - 1),
        (PeriodUnit.Months or PeriodUnit.Years, PeriodCount.After) => day.AddMonths(Months),
        (PeriodUnit.Months or PeriodUnit.Years, PeriodCount.Before) => day.AddMonths(-Months),
        (PeriodUnit.Months or PeriodUnit.Years, _) => BeginningWith(day),
        _ => throw new InvalidOperationException($"“{this}” can only be counted with a calendar."),
    };

    private int Months => Unit == PeriodUnit.Years ? Amount * 12 : Amount;

    private DateOnly BeginningWith(DateOnly day)
    {
        var same = day.AddMonths(Months);
        return same.Day == day.Day ? same.AddDays(-1) : same;   // no such date: AddMonths has already given the last day
    }

    public override string ToString()
    {
        var unit = Unit switch
        {
            PeriodUnit.WorkingDays => "working day",
            PeriodUnit.Days => "day",
            PeriodUnit.Weeks => "week",
            PeriodUnit.Months => "month",
            _ => "year",
        };
        var tail = Count switch { PeriodCount.BeginningWith => " beginning with", PeriodCount.Before => " before", _ => "" };
        return string.Create(CultureInfo.InvariantCulture, $"{Amount} {unit}{(Amount == 1 ? "" : "s")}{tail}");
    }

    /// <exception cref="FormatException">The text is not a period; the message says what one looks like.</exception>
    public static Period Parse(string text) => TryParse(text, out var period)
        ? period
        : throw new FormatException($"“{text}” is not a period. Write for example “5 working days”, “28 days”, “1 month beginning with” or “2 working days before”.");

    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        var match = Words().Match(text ?? "");
        if (!match.Success || !int.TryParse(match.Groups["amount"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount < 1)
            return false;
        var unit = match.Groups["unit"].Value.ToUpperInvariant() switch
        {
            "DAY" => PeriodUnit.Days,
            "WEEK" => PeriodUnit.Weeks,
            "MONTH" => PeriodUnit.Months,
            "YEAR" => PeriodUnit.Years,
            _ => PeriodUnit.WorkingDays,
        };
        if (amount > Most(unit)) return false;
        var count = match.Groups["tail"].Value.ToUpperInvariant() switch
        {
            "" => PeriodCount.After,
            "BEFORE" => PeriodCount.Before,
            _ => PeriodCount.BeginningWith,
        };
        period = new Period(amount, unit, count);
        return true;
    }

    // A hundred years of each, so that no date can leave the calendar of the machine.
    private static int Most(PeriodUnit unit) => unit switch
    {
        PeriodUnit.WorkingDays => 25_000,
        PeriodUnit.Days => 36_500,
        PeriodUnit.Weeks => 5_200,
        PeriodUnit.Months => 1_200,
        _ => 100,
    };

    [GeneratedRegex(@"^\s*(?<amount>\d{1,5})\s+(?<unit>working\s+day|day|week|month|year)s?(\s+(?<tail>beginning\s+with|before))?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
