using System.Globalization;
using AsbCaseReview.Domain.Calendar;
using FluentValidation;

namespace AsbCaseReview.Web.Components;

/// <summary>A date as it was typed: three boxes, kept as text, so that nothing is lost when it is not a date.</summary>
public sealed class DateParts
{
    public string? Day { get; set; }
    public string? Month { get; set; }
    public string? Year { get; set; }

    public static DateParts From(DateOnly? day) => day is { } d
        ? new() { Day = Text(d.Day), Month = Text(d.Month), Year = Text(d.Year) }
        : new();

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    /// <summary>The date, or null where it is empty or not a date. Months may be written as words, years with two digits.</summary>
    public DateOnly? Value
    {
        get
        {
            if (Number(Day) is not { } day || MonthNumber() is not { } month || Number(Year) is not { } year) return null;
            if (year < 100) year += 2000;
            return year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
        }
    }

    /// <summary>The days that it may mean. Only for what has been found to be a date.</summary>
    /// <param name="about">They said that it was about then.</param>
    /// <param name="aboutDays">How far "about" reaches to either side, by the procedure; never into days to come.</param>
    public DateRange ToRange(bool about, int aboutDays, DateOnly today) => about ? DateRange.About(Value!.Value, aboutDays, today) : DateRange.On(Value!.Value);

    /// <summary>What is wrong with it; null for a date.</summary>
    public string? Problem(string what)
    {
        if (IsEmpty) return $"Enter {what}";
        var missing = new[] { (Day, "a day"), (Month, "a month"), (Year, "a year") }.Where(p => string.IsNullOrWhiteSpace(p.Item1)).Select(p => p.Item2).ToList();
        if (missing.Count > 0) return $"{Capital(what)} must include {string.Join(" and ", missing)}";
        return Value is null ? $"{Capital(what)} must be a real date, for example 27 3 2026" : null;
    }

    private int? MonthNumber()
    {
        if (Number(Month) is { } number) return number;
        var names = CultureInfo.GetCultureInfo("en-GB").DateTimeFormat;
        var typed = Month?.Trim() ?? "";
        for (var i = 0; i < 12; i++)
            if (typed.Length >= 3 && names.MonthNames[i].StartsWith(typed, StringComparison.OrdinalIgnoreCase)) return i + 1;
        return null;
    }

    private static int? Number(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

public static class DateRules
{
    /// <summary>A date has to be given, and to be real.</summary>
    /// <param name="what">"the date when it happened".</param>
    public static IRuleBuilderOptions<T, DateParts> RealDate<T>(this IRuleBuilder<T, DateParts> rule, string what) =>
        rule.Must((_, date, context) =>
        {
            context.MessageFormatter.AppendArgument("Problem", date?.Problem(what) ?? $"Enter {what}");
            return date?.Value is not null;
        }).WithMessage("{Problem}");

    /// <summary>May be left empty; if given, it has to be real.</summary>
    public static IRuleBuilderOptions<T, DateParts> RealDateOrNone<T>(this IRuleBuilder<T, DateParts> rule, string what) =>
        rule.Must((_, date, context) =>
        {
            context.MessageFormatter.AppendArgument("Problem", date?.Problem(what) ?? "");
            return date is null || date.IsEmpty || date.Value is not null;
        }).WithMessage("{Problem}");
}
