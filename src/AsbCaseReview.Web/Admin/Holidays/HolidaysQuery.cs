using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Infrastructure.Holidays;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Admin.Holidays;

/// <param name="Loaded">From GOV.UK or a file; else by rule.</param>
public sealed record HolidayYear(int Year, bool Loaded, IReadOnlyList<BankHoliday> Days);

public sealed record HolidaysView(HolidayYear Year, IReadOnlyList<HolidayYear> Years, IReadOnlyList<HolidayLoad> Loads, IReadOnlyList<DeadlineRecompute> Recomputes, Uri? Feed, HolidaysForm Form);

/// <summary>The bank holidays in force, a year at a time, and what came of loading them.</summary>
[Query]
public sealed class HolidaysQuery(AsbDbContext db, HolidayFeed feed, TimeProvider clock)
{
    private const int Shown = 20;

    public async Task<HolidaysView> AskAsync(int? year, HolidaysForm form)
    {
        var calendar = await db.Services.Holidays.ReadAsync(db);
        var loaded = (await db.BankHolidays.Select(h => h.Day).ToListAsync()).Select(d => d.Year).ToHashSet();
        var years = calendar.Holidays.GroupBy(h => h.Day.Year).OrderBy(g => g.Key).Select(g => new HolidayYear(g.Key, loaded.Contains(g.Key), [.. g])).ToList();
        var chosen = years.Find(y => y.Year == (year ?? London.Today(clock).Year)) ?? years[^1];
        return new(chosen, years,
            await db.HolidayLoads.AsNoTracking().OrderByDescending(l => l.At).Take(Shown).ToListAsync(),
            await db.DeadlineRecomputes.AsNoTracking().OrderByDescending(r => r.RequestedAt).Take(Shown).ToListAsync(),
            feed.Address, form);
    }
}
