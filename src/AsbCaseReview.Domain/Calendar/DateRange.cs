namespace AsbCaseReview.Domain.Calendar;

/// <summary>
/// A day, or "about" a day: any day from the first to the last, both included. What is uncertain is settled in the
/// applicant's favour: a complaint counts if any day in the range would.
/// </summary>
public readonly record struct DateRange
{
    public DateRange(DateOnly from, DateOnly to)
    {
        if (to < from) throw new ArgumentException($"The range ends ({to:yyyy-MM-dd}) before it begins ({from:yyyy-MM-dd}).", nameof(to));
        From = from;
        To = to;
    }

    public DateOnly From { get; }

    public DateOnly To { get; }

    public static DateRange On(DateOnly day) => new(day, day);

    /// <summary>"About" a day: so many days to either side, both ends included, but none after <paramref name="latest"/>.</summary>
    public static DateRange About(DateOnly day, int days, DateOnly latest) => new DateRange(day.AddDays(-days), day.AddDays(days)).Until(latest);

    /// <summary>The same without the days after <paramref name="latest"/>; unchanged where it has no other.</summary>
    public DateRange Until(DateOnly latest) => To <= latest || From > latest ? this : new(From, latest);

    public bool IsExact => From == To;

    public bool Includes(DateOnly day) => From <= day && day <= To;

    public override string ToString() => IsExact ? $"{From:yyyy-MM-dd}" : $"{From:yyyy-MM-dd} to {To:yyyy-MM-dd}";
}
