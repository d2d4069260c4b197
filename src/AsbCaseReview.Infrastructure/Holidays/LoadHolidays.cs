using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Holidays;

/// <summary>
/// Takes bank holidays over from GOV.UK's feed or a file. A bad, empty or shrinking one changes nothing; either way a row
/// says what came of it. What follows for deadlines is written down with it and worked out by a job.
/// </summary>
public sealed class LoadHolidays(AsbDbContext db, TimeProvider clock)
{
    /// <param name="from">Where it came from, as the page shows it.</param>
    /// <param name="by">Who loaded it.</param>
    /// <param name="fewer">Days may be taken away: somebody said that this is meant.</param>
    /// <param name="quietly">Writes no row where nothing is new.</param>
    /// <exception cref="HolidaysRefusedException">It was refused, and a row says so.</exception>
    public async Task<HolidayLoad> FromAsync(string json, string from, string by, bool fewer = false, bool quietly = false, CancellationToken cancellation = default)
    {
        try
        {
            var stored = await db.BankHolidays.ToListAsync(cancellation);
            var plan = HolidayPlan.Of(HolidayFile.Read(json), [.. stored.Select(s => new BankHoliday(s.Day, s.Name))], London.Today(clock).Year, fewer);
            var different = TakeOver(plan, stored);
            var load = Row(from, by, changed: different, Result(plan, different));
            if (!different && quietly) return load;
            db.HolidayLoads.Add(load);
            if (plan.Added.Count + plan.Removed.Count > 0) db.DeadlineRecomputes.Add(Recompute(plan));
            await db.SaveChangesAsync(cancellation);
            await db.Services.Holidays.ReadAsync(db, cancellation);
            return load;
        }
        catch (HolidaysRefusedException refused)
        {
            throw await RefusedAsync(from, by, refused.Message, cancellation);
        }
    }

    /// <summary>Writes down that nothing could be taken over, and why.</summary>
    public async Task<HolidaysRefusedException> RefusedAsync(string from, string by, string why, CancellationToken cancellation = default)
    {
        db.ChangeTracker.Clear();
        var load = Row(from, by, changed: false, $"Refused, nothing was changed. {why}");
        db.HolidayLoads.Add(load);
        await db.SaveChangesAsync(cancellation);
        return new(load.Result);
    }

    private bool TakeOver(HolidayPlan plan, List<LoadedBankHoliday> stored)
    {
        var different = false;
        var years = plan.Years.ToHashSet();
        foreach (var gone in stored.Where(s => years.Contains(s.Day.Year) && !plan.Days.Any(d => d.Day == s.Day)))
        {
            db.BankHolidays.Remove(gone);
            different = true;
        }
        foreach (var day in plan.Days)
        {
            if (stored.Find(s => s.Day == day.Day) is not { } known)
            {
                db.BankHolidays.Add(new() { Day = day.Day, Name = day.Name });
                different = true;
            }
            else if (known.Name != day.Name)
            {
                known.Name = day.Name;
                different = true;
            }
        }
        return different;
    }

    private DeadlineRecompute Recompute(HolidayPlan plan) => new()
    {
        RequestedAt = clock.GetUtcNow(),
        Days = [.. plan.Added.Select(d => new ChangedHoliday(d.Day, d.Name, true)), .. plan.Removed.Select(d => new ChangedHoliday(d.Day, d.Name, false))],
        Why = "The bank holidays have changed.",
    };

    private HolidayLoad Row(string from, string by, bool changed, string result) => new() { At = clock.GetUtcNow(), From = Cut(from, Lengths.Name), By = Cut(by, Lengths.Name), Changed = changed, Result = Cut(result, Lengths.Reason) };

    private static string Cut(string text, int most) => text.Length <= most ? text : $"{text[..(most - 1)]}…";

    private static string Result(HolidayPlan plan, bool different)
    {
        static string Listed(IEnumerable<BankHoliday> days) => string.Join("; ", days.Select(d => $"{d.Name}, {HolidayFile.Written(d.Day)}"));
        var years = plan.Years is [var only] ? $"{only}" : $"{plan.Years[0]} to {plan.Years[^1]}";
        return (different ? $"{plan.Days.Count} bank holidays of {years} taken over." : $"Nothing new: the {plan.Days.Count} bank holidays of {years} are those already loaded.")
            + (plan.Added.Count > 0 ? $" New: {Listed(plan.Added)}." : "")
            + (plan.Removed.Count > 0 ? $" No longer bank holidays: {Listed(plan.Removed)}." : "")
            + (different && plan.Added.Count + plan.Removed.Count == 0 ? " They are the days that were counted with before." : "")
            + (plan.Incomplete.Count > 0 ? $" Left as it was, because it is not all in the list: {string.Join(" and ", plan.Incomplete)}." : "");
    }
}
