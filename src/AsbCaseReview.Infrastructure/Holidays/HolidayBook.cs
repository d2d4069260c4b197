using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Holidays;

/// <summary>
/// The calendar in force: bank holidays by rule, overridden by what was loaded. Kept in memory and read again when
/// something was loaded, on this server at once and on others within a minute.
/// </summary>
public sealed class HolidayBook(TimeProvider clock)
{
    /// <summary>How long a server may go on with the calendar that it read last.</summary>
    public static readonly TimeSpan Trusted = TimeSpan.FromMinutes(1);

    private volatile Known _known = new(WorkingCalendar.ByRule, DateTimeOffset.MinValue);

    private sealed record Known(WorkingCalendar Calendar, DateTimeOffset ReadAt);

    public async ValueTask<WorkingCalendar> CalendarAsync(AsbDbContext db, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        return _known is var known && now - known.ReadAt < Trusted && now >= known.ReadAt ? known.Calendar : await ReadAsync(db, cancellation);
    }

    /// <summary>Reads what is loaded now.</summary>
    public async Task<WorkingCalendar> ReadAsync(AsbDbContext db, CancellationToken cancellation = default)
    {
        var loaded = await db.BankHolidays.AsNoTracking().OrderBy(h => h.Day).Select(h => new BankHoliday(h.Day, h.Name)).ToListAsync(cancellation);
        var calendar = _known.Calendar.Holidays.SequenceEqual(new WorkingCalendar(loaded, WorkingWeek.MondayToFriday).Holidays)
            ? _known.Calendar
            : new WorkingCalendar(loaded, WorkingWeek.MondayToFriday);
        _known = new(calendar, clock.GetUtcNow());
        return calendar;
    }
}
