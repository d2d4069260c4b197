namespace AsbCaseReview.Domain.Calendar;

/// <summary>One bank holiday, with the name that an explanation shows.</summary>
public sealed record BankHoliday(DateOnly Day, string Name);

/// <summary>
/// Bank holidays in England and Wales by rule, one-off ones included. What has been loaded from GOV.UK comes before
/// these (<see cref="WorkingCalendar"/>); they are there so that a new installation can count at all.
/// </summary>
/// <remarks>Banking and Financial Dealings Act 1971, Schedule 1, and the proclamations for single years.</remarks>
public static class BankHolidays
{
    public const int FirstYear = 2011;
    public const int LastYear = 2035;

    /// <summary>The bank holidays of one year, in order.</summary>
    /// <exception cref="UnknownYearException">The year is not one of 2011 to 2035.</exception>
    public static IReadOnlyList<BankHoliday> Of(int year)
    {
        if (year is < FirstYear or > LastYear) throw new UnknownYearException(year);

        var easter = EasterSunday(year);
        List<BankHoliday> days =
        [
            NewYear(year),
            new(easter.AddDays(-2), "Good Friday"),
            new(easter.AddDays(1), "Easter Monday"),
            EarlyMay(year),
            Spring(year),
            new(LastMonday(year, 8), "Summer bank holiday"),
            .. ChristmasAndBoxingDay(year),
            .. OnlyIn(year),
        ];
        return [.. days.OrderBy(d => d.Day)];
    }

    private static BankHoliday NewYear(int year)
    {
        var day = new DateOnly(year, 1, 1);
        return day.DayOfWeek switch
        {
            DayOfWeek.Saturday => new(day.AddDays(2), "New Year’s Day (substitute day)"),
            DayOfWeek.Sunday => new(day.AddDays(1), "New Year’s Day (substitute day)"),
            _ => new(day, "New Year’s Day"),
        };
    }

    private static BankHoliday EarlyMay(int year) => year == 2020
        ? new(new(2020, 5, 8), "Early May bank holiday (VE day)")
        : new(FirstMonday(year, 5), "Early May bank holiday");

    private static BankHoliday Spring(int year) => year switch
    {
        2012 => new(new(2012, 6, 4), "Spring bank holiday"),
        2022 => new(new(2022, 6, 2), "Spring bank holiday"),
        _ => new(LastMonday(year, 5), "Spring bank holiday"),
    };

    private static BankHoliday[] ChristmasAndBoxingDay(int year)
    {
        var christmas = new DateOnly(year, 12, 25);
        return christmas.DayOfWeek switch
        {
            DayOfWeek.Friday =>
                [new(christmas, "Christmas Day"), new(christmas.AddDays(3), "Boxing Day (substitute day)")],
            DayOfWeek.Saturday =>
                [new(christmas.AddDays(2), "Christmas Day (substitute day)"), new(christmas.AddDays(3), "Boxing Day (substitute day)")],
            DayOfWeek.Sunday =>
                [new(christmas.AddDays(1), "Boxing Day"), new(christmas.AddDays(2), "Christmas Day (substitute day)")],
            _ => [new(christmas, "Christmas Day"), new(christmas.AddDays(1), "Boxing Day")],
        };
    }

    private static BankHoliday[] OnlyIn(int year) => year switch
    {
        2011 => [new(new(2011, 4, 29), "Wedding of Prince William and Catherine Middleton")],
        2012 => [new(new(2012, 6, 5), "Diamond Jubilee of Queen Elizabeth II")],
        2022 => [new(new(2022, 6, 3), "Platinum Jubilee of Queen Elizabeth II"), new(new(2022, 9, 19), "State Funeral of Queen Elizabeth II")],
        2023 => [new(new(2023, 5, 8), "Coronation of King Charles III")],
        _ => [],
    };

    private static DateOnly FirstMonday(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7);
    }

    private static DateOnly LastMonday(int year, int month) => FirstMonday(year, month).AddDays(28) is var fifth && fifth.Month == month
        ? fifth
        : FirstMonday(year, month).AddDays(21);

    // The anonymous Gregorian computus.
    private static DateOnly EasterSunday(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
        int f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new DateOnly(year, n / 31, n % 31 + 1);
    }
}

/// <summary>A date was asked for that lies in a year whose bank holidays are not known. It is never guessed.</summary>
public sealed class UnknownYearException(int year) : Exception(
    $"The bank holidays of {year} are not known, so no date in it can be worked out. Load them under Administration, Bank holidays.")
{
    public int Year { get; } = year;
}
