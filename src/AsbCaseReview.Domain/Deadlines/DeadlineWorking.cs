using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Deadlines;

/// <summary>How a date was worked out, for the page that shows it: derived when shown, never stored.</summary>
/// <param name="DaysCounted">Working days or days counted; for months, calendar days.</param>
public sealed record DeadlineWorking(Sentence How, int DaysCounted, IReadOnlyList<SkippedDay> Skipped, Sentence Source)
{
    public static DeadlineWorking Of(TimeLimit limit, DateOnly countedFrom, int daysStopped, DateOnly? due, bool dateGiven, Procedure procedure, WorkingCalendar calendar)
    {
        var source = SourceOf(limit.Source, procedure);
        if (due is not { } last)
            return new(limit.State == LimitState.Period
                ? new("The clock has been stopped since {0}. It runs on when what it waits for has come.", countedFrom)
                : new("The procedure states no limit. A date has to be set and told."), 0, [], source);
        if (dateGiven)
            return new(limit.Period is { } was
                ? new("A new date was given. Counted, it would have been {0} after {1}.", was.ToString(), countedFrom)
                : new("The procedure states no limit. This date was set."), 0, [], source);
        if (limit.Period is not { } period) return new(new("This date was set."), 0, [], source);

        if (period.Unit != PeriodUnit.WorkingDays)
            return new(period.Count == PeriodCount.BeginningWith
                ? new("{0} {1}, that day included.", period.ToString(), countedFrom)
                : new("{0} after {1}, that day not counted.", period.ToString(), countedFrom), last.DayNumber - countedFrom.DayNumber, [], source);

        var own = calendar.WithWeek(new(procedure.Conventions.WorkingWeek));
        var skipped = own.Skipped(countedFrom, last).ToList();
        return new(daysStopped > 0
            ? new("{0} after {1}, that day not counted, and {2} working days while the clock was stopped.", period.ToString(), countedFrom, daysStopped)
            : new("{0} after {1}, that day not counted.", period.ToString(), countedFrom), own.Between(countedFrom, last), skipped, source);
    }

    private static Sentence SourceOf(Source source, Procedure procedure)
    {
        var title = procedure.Sources.FirstOrDefault(d => d.Key == source.Document)?.Title ?? source.Document;
        return source.Standing switch
        {
            Standing.Ours => new("Our convention, which the area can change ({0}).", source.Paragraph),
            Standing.Inferred => new("{0}, {1} (inferred: the stored source lost the words).", title, source.Paragraph),
            _ => new("{0}, {1}.", title, source.Paragraph),
        };
    }
}
