using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Deadlines;

/// <summary>How a date was worked out, for the page that shows it: derived when shown, never stored.</summary>
/// <param name="DaysCounted">Working days where the period is in those, or else calendar days; those of a stopped clock included.</param>
/// <param name="Skipped">Days between that are not working days; empty where calendar days are counted.</param>
public sealed record DeadlineWorking(Sentence How, int DaysCounted, IReadOnlyList<SkippedDay> Skipped, Sentence Source)
{
    public static DeadlineWorking Of(TimeLimit limit, DateOnly countedFrom, int daysStopped, DateOnly? due, bool dateGiven, Procedure procedure, WorkingCalendar calendar)
    {
        var source = SourceOf(limit.Source, procedure);
        if (due is not { } last)
            return new(limit.State == LimitState.Period
                ? new("The clock, which counts from {0}, is stopped. It runs on when what it waits for has come.", countedFrom)
                : new("The procedure states no limit. A date has to be set and told."), 0, [], source);
        if (dateGiven)
            return new(limit.Period is { } was
                ? new("A new date was given. Counted, it would have been {0} after {1}.", was.ToString(), countedFrom)
                : new("The procedure states no limit. This date was set."), 0, [], source);
        if (limit.Period is not { } period) return new(new("This date was set."), 0, [], source);

        var own = calendar.WithWeek(new(procedure.Conventions.WorkingWeek));
        var how = IsCapped(limit, period, countedFrom, daysStopped, last, own)
            ? new Sentence("{0} from {1} would be later than the procedure allows altogether: {2} after the application was received.", period.ToString(), countedFrom, limit.Cap.ToString()!)
            : HowOf(period, countedFrom, daysStopped);
        return period.Unit == PeriodUnit.WorkingDays
            ? new(how, WorkingDaysCounted(period.Count, countedFrom, last, own), [.. SkippedBy(period.Count, countedFrom, last, own)], source)
            : new(how, Math.Abs(last.DayNumber - countedFrom.DayNumber) + (period.Count == PeriodCount.BeginningWith ? 1 : 0), [], source);
    }

    private static Sentence HowOf(Period period, DateOnly from, int stopped) => (period.Count, stopped) switch
    {
        (PeriodCount.BeginningWith, _) => new("{0} {1}, that day included.", period.ToString(), from),
        (PeriodCount.Before, _) => new("{0} {1}, that day not counted.", period.ToString(), from),
        (_, 0) => new("{0} after {1}, that day not counted.", period.ToString(), from),
        _ when period.Unit == PeriodUnit.WorkingDays => new("{0} after {1}, that day not counted, and as long again as the clock was stopped (working days: {2}).", period.ToString(), from, stopped),
        _ => new("{0} after {1}, that day not counted, and as long again as the clock was stopped (days: {2}).", period.ToString(), from, stopped),
    };

    private static bool IsCapped(TimeLimit limit, Period period, DateOnly from, int stopped, DateOnly last, WorkingCalendar calendar)
    {
        if (limit.Cap is null) return false;
        var counted = period.EndFrom(from, calendar);
        if (stopped > 0) counted = period.Unit == PeriodUnit.WorkingDays ? calendar.Add(counted, stopped) : counted.AddDays(stopped);
        return last < counted;
    }

    private static int WorkingDaysCounted(PeriodCount count, DateOnly from, DateOnly last, WorkingCalendar calendar) => count switch
    {
        PeriodCount.BeginningWith => calendar.Between(from, last) + (calendar.IsWorkingDay(from) ? 1 : 0),
        PeriodCount.Before => calendar.Between(last, from) + (calendar.IsWorkingDay(from) ? 0 : 1),
        _ => calendar.Between(from, last),
    };

    private static IEnumerable<SkippedDay> SkippedBy(PeriodCount count, DateOnly from, DateOnly last, WorkingCalendar calendar) => count switch
    {
        PeriodCount.BeginningWith => calendar.Skipped(from.AddDays(-1), last),
        PeriodCount.Before => calendar.Skipped(last, from),
        _ => calendar.Skipped(from, last),
    };

    /// <summary>Where a rule stands, as a page quotes it: the document and the paragraph.</summary>
    public static Sentence SourceOf(Source source, Procedure procedure)
    {
        var title = procedure.Sources.FirstOrDefault(d => d.Key == source.Document)?.Title ?? source.Document;
        return (source.Standing, source.Note) switch
        {
            (Standing.Ours, _) => new("Our convention, which the area can change ({0}).", source.Paragraph),
            (Standing.Inferred, _) => new("{0}, {1} (inferred: the stored source lost the words).", title, source.Paragraph),
            (_, { } note) => new("{0}, {1}. {2}", title, source.Paragraph, note),
            _ => new("{0}, {1}.", title, source.Paragraph),
        };
    }
}
