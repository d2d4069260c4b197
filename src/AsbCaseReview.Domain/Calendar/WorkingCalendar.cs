namespace AsbCaseReview.Domain.Calendar;

/// <summary>A day that a count of working days passed over, and why: "Saturday", "Good Friday".</summary>
public sealed record SkippedDay(DateOnly Day, string Why);

/// <summary>
/// Which days are working days. No source says what a working day is; Monday to Friday but bank holidays in England
/// and Wales is our convention, labelled as ours and settable (procedures.md, "The four built-in procedures").
/// </summary>
/// <remarks>
/// Every day of the known years is numbered once, so that any sum is two look-ups however long the count.
/// Immutable: a holiday added makes a new calendar.
/// </remarks>
public sealed class WorkingCalendar
{
    private readonly DateOnly _first;
    private readonly DateOnly _last;
    private readonly int[] _upTo;          // day number -> working days from the first day up to and including it
    private readonly DateOnly[] _working;  // n -> the n-th working day
    private readonly Dictionary<DateOnly, string> _names;
    private readonly WorkingWeek _week;

    /// <summary>The calendar by rule alone, Monday to Friday.</summary>
    public static WorkingCalendar ByRule { get; } = new([], WorkingWeek.MondayToFriday);

    /// <param name="loaded">Bank holidays loaded from GOV.UK or a file. A year that they speak of is taken from them whole.</param>
    /// <param name="week">The days of the week on which the office works.</param>
    public WorkingCalendar(IEnumerable<BankHoliday> loaded, WorkingWeek week)
    {
        var byYear = loaded.ToLookup(h => h.Day.Year);
        int from = BankHolidays.FirstYear, to = BankHolidays.LastYear;
        while (byYear.Contains(from - 1)) from--;
        while (byYear.Contains(to + 1)) to++;

        _week = week;
        _first = new DateOnly(from, 1, 1);
        _last = new DateOnly(to, 12, 31);
        Holidays = [.. Enumerable.Range(from, to - from + 1).SelectMany(y => byYear.Contains(y) ? byYear[y] : BankHolidays.Of(y)).OrderBy(h => h.Day)];
        _names = [];
        foreach (var holiday in Holidays) _names.TryAdd(holiday.Day, holiday.Name);

        _upTo = new int[_last.DayNumber - _first.DayNumber + 1];
        var working = new List<DateOnly>(_upTo.Length);
        for (var i = 0; i < _upTo.Length; i++)
        {
            var day = _first.AddDays(i);
            if (week.Includes(day.DayOfWeek) && !_names.ContainsKey(day)) working.Add(day);
            _upTo[i] = working.Count;
        }
        _working = [.. working];
    }

    /// <summary>Every bank holiday of the known years, in order.</summary>
    public IReadOnlyList<BankHoliday> Holidays { get; }

    public int FirstKnownYear => _first.Year;

    public int LastKnownYear => _last.Year;

    public WorkingCalendar WithWeek(WorkingWeek week) => week == _week ? this : new(Holidays, week);

    /// <exception cref="UnknownYearException">The day lies outside the known years.</exception>
    public bool IsWorkingDay(DateOnly day) => !_names.ContainsKey(Known(day)) && _week.Includes(day.DayOfWeek);

    /// <summary>
    /// The day that is <paramref name="count"/> working days after <paramref name="from"/>; that day itself is day 0
    /// and may be any day.
    /// </summary>
    /// <exception cref="UnknownYearException">The count leaves the known years.</exception>
    public DateOnly Add(DateOnly from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var index = _upTo[IndexOf(from)] + count - 1;
        return index < _working.Length ? _working[index] : throw new UnknownYearException(_last.Year + 1);
    }

    /// <summary>The day that is <paramref name="count"/> working days before <paramref name="from"/>; that day itself is day 0.</summary>
    /// <exception cref="UnknownYearException">The count leaves the known years.</exception>
    public DateOnly Subtract(DateOnly from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var today = IndexOf(from);
        var index = (today == 0 ? 0 : _upTo[today - 1]) - count;
        return index >= 0 ? _working[index] : throw new UnknownYearException(_first.Year - 1);
    }

    /// <summary>How many working days lie after <paramref name="from"/>, up to and including <paramref name="to"/>; negative when it is earlier.</summary>
    public int Between(DateOnly from, DateOnly to) => _upTo[IndexOf(to)] - _upTo[IndexOf(from)];

    /// <summary>The day itself if it is a working day, or else the next one.</summary>
    public DateOnly OnOrAfter(DateOnly day) => IsWorkingDay(day) ? day : Add(day, 1);

    /// <summary>
    /// The day on which something is deemed received: its own day, or the next working day when it came after the
    /// office closed or on a day that is not a working day. Our convention, settable in the procedure; it moves the
    /// office's clocks, never a victim's window (s.104(11) runs on real days).
    /// </summary>
    /// <param name="arrived">London date and time of arrival.</param>
    /// <param name="closing">Closing time: at that minute it is still the same day. Null when the office has none.</param>
    public DateOnly DeemedReceived(DateTime arrived, TimeOnly? closing)
    {
        var day = DateOnly.FromDateTime(arrived);
        if (!IsWorkingDay(day)) return Add(day, 1);
        return closing is { } time && new TimeOnly(arrived.Hour, arrived.Minute) > time ? Add(day, 1) : day;
    }

    /// <summary>The days that are not working days after <paramref name="after"/> and before <paramref name="before"/>, each with its reason.</summary>
    public IEnumerable<SkippedDay> Skipped(DateOnly after, DateOnly before)
    {
        for (var day = after.AddDays(1); day < before; day = day.AddDays(1))
            if (WhyNotWorking(day) is { } why) yield return new SkippedDay(day, why);
    }

    /// <summary>"Good Friday" or "Saturday"; null for a working day.</summary>
    public string? WhyNotWorking(DateOnly day) =>
        _names.TryGetValue(Known(day), out var name) ? name : _week.Includes(day.DayOfWeek) ? null : day.DayOfWeek.ToString();

    private int IndexOf(DateOnly day) => Known(day).DayNumber - _first.DayNumber;

    private DateOnly Known(DateOnly day) => day >= _first && day <= _last ? day : throw new UnknownYearException(day.Year);
}

/// <summary>The days of the week on which an office works.</summary>
public readonly record struct WorkingWeek
{
    private readonly byte _days;

    public WorkingWeek(IEnumerable<DayOfWeek> days)
    {
        foreach (var day in days) _days |= (byte)(1 << (int)day);
        if (_days == 0) throw new ArgumentException("A working week has at least one day.", nameof(days));
    }

    public static WorkingWeek MondayToFriday { get; } = new(
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]);

    public bool Includes(DayOfWeek day) => (_days & (1 << (int)day)) != 0;
}
