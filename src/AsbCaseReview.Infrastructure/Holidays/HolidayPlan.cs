using AsbCaseReview.Domain.Calendar;

namespace AsbCaseReview.Infrastructure.Holidays;

/// <summary>What loading a list of bank holidays would change. Pure, so that it can be looked at first.</summary>
/// <param name="Days">Of the years that are taken over, each whole.</param>
/// <param name="Incomplete">Years at the edge of the list that are not all in it: they stay as they are.</param>
/// <param name="Added">Days that were working days and no longer are.</param>
/// <param name="Removed">Days that become working days.</param>
public sealed record HolidayPlan(IReadOnlyList<BankHoliday> Days, IReadOnlyList<int> Incomplete, IReadOnlyList<BankHoliday> Added, IReadOnlyList<BankHoliday> Removed)
{
    /// <summary>England and Wales have had eight each year since 1978, and more in some.</summary>
    private const int FewestInYear = 8;

    public IReadOnlyList<int> Years => [.. Days.Select(d => d.Day.Year).Distinct()];

    /// <param name="loaded">Bank holidays that were loaded before.</param>
    /// <param name="fewer">Days may be taken away: somebody said that this is meant.</param>
    /// <exception cref="HolidaysRefusedException">Something in it is missing, or it takes days away that are known.</exception>
    public static HolidayPlan Of(IReadOnlyList<BankHoliday> offered, IReadOnlyList<BankHoliday> loaded, int thisYear, bool fewer)
    {
        var byYear = offered.ToLookup(h => h.Day.Year);
        var years = byYear.Select(g => g.Key).Order().ToList();
        for (var year = years[0]; year <= years[^1]; year++)
            if (!years.Contains(year)) throw new HolidaysRefusedException($"The year {year} is missing from its middle.");

        // GOV.UK publishes a year at a time, but a list may begin or end within one.
        var incomplete = years.Where(y => byYear[y].Count() < FewestInYear).ToList();
        if (incomplete.Find(y => y != years[0] && y != years[^1]) is var hole and not 0) throw new HolidaysRefusedException($"The year {hole} has only {byYear[hole].Count()} bank holidays; there are never fewer than {FewestInYear}.");
        var taken = years.Except(incomplete).ToList();
        if (taken.Count == 0) throw new HolidaysRefusedException($"No year in it is complete: there are never fewer than {FewestInYear} bank holidays in a year.");

        var days = taken.SelectMany(y => byYear[y].OrderBy(h => h.Day)).ToList();
        var (before, after) = (new WorkingCalendar(loaded, WorkingWeek.MondayToFriday), new WorkingCalendar([.. loaded.Where(h => !taken.Contains(h.Day.Year)), .. days], WorkingWeek.MondayToFriday));
        if (!fewer) MustNotShrink(loaded, before, days, taken, years, thisYear);
        bool Known(BankHoliday holiday) => holiday.Day.Year >= before.FirstKnownYear && holiday.Day.Year <= before.LastKnownYear;
        return new(days, incomplete, [.. after.Holidays.Where(Known).ExceptBy(before.Holidays.Select(h => h.Day), h => h.Day)], [.. before.Holidays.ExceptBy(after.Holidays.Select(h => h.Day), h => h.Day)]);
    }

    // A list that forgets is more likely broken than right. Years that are over drop out of GOV.UK's own; they are kept.
    private static void MustNotShrink(IReadOnlyList<BankHoliday> loaded, WorkingCalendar before, List<BankHoliday> days, List<int> taken, List<int> years, int thisYear)
    {
        foreach (var year in loaded.Select(h => h.Day.Year).Distinct().Where(y => y >= thisYear && !taken.Contains(y)).Order())
            throw new HolidaysRefusedException(years.Contains(year)
                ? $"It has only some bank holidays of {year}, which had been loaded whole."
                : $"It no longer has the year {year}, which had been loaded.");
        foreach (var year in taken.Where(y => y >= before.FirstKnownYear && y <= before.LastKnownYear))
        {
            var known = before.Holidays.Where(h => h.Day.Year == year).ToList();
            if (days.Count(d => d.Day.Year == year) is var now && now >= known.Count) continue;
            var lost = known.Where(k => !days.Any(d => d.Day == k.Day)).Select(k => $"{k.Name} on {HolidayFile.Written(k.Day)}");
            throw new HolidaysRefusedException($"It has fewer bank holidays in {year} than are known ({now}, not {known.Count}). Missing: {string.Join("; ", lost)}.");
        }
    }
}
