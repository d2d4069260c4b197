using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Thresholds;

namespace AsbCaseReview.Web.Commands;

/// <summary>What a procedure makes of given facts: the form of the answer, see docs/procedures.md.</summary>
public sealed record TryAnswer(IReadOnlyList<TriedComplaint> Complaints, IReadOnlyList<TriedRoute> Routes, TriedStatute Statute, IReadOnlyList<TriedDeadline> Deadlines)
{
    /// <exception cref="UnknownYearException">A date would lie in a year whose bank holidays are not known.</exception>
    public static TryAnswer Of(Procedure procedure, TryFacts facts, WorkingCalendar calendar)
    {
        var assessed = ThresholdAssessment.Of(facts.ToThreshold(), procedure);
        return new(
            [.. assessed.Complaints.Select(c => new TriedComplaint(c.Id, c.Counts, c.CountsByStatute, c.LastDayToReport, c.LastDayToApply, Texts(c.Why)))],
            [.. assessed.Routes.Select(r => new TriedRoute(r.Route, r.Met, r.Counted, r.Needed, Texts(r.Why)))],
            new(assessed.Statute.Met, assessed.Statute.Counted, assessed.Statute.Needed),
            [.. DeadlinesOf(procedure, Anchors(procedure, facts, calendar), calendar)]);
    }

    // The case's limits, then those of each stage of appealing, which run on when the case is closed.
    private static IEnumerable<TriedDeadline> DeadlinesOf(Procedure procedure, List<Anchor> anchors, WorkingCalendar calendar)
    {
        List<Anchor> ofAppeal = [.. anchors.Where(a => a.Kind != AnchorKind.Closed)];
        return Dated(procedure, anchors).Concat(procedure.Appeal.SelectMany((_, i) => Dated(procedure.ForAppeal(i + 1), ofAppeal)));

        IEnumerable<TriedDeadline> Dated(Procedure view, List<Anchor> of) =>
            Timetable.Of(view, of, calendar).Where(l => l.Due is not null && l.State != DeadlineState.Ended && IsStated(l, view)).Select(l => Deadline(l, view, calendar));
    }

    // What the product adds to every procedure, labelled as its own, is no part of what this one says.
    private static bool IsStated(TimetableLine line, Procedure view) =>
        line.Limit is Limits.Appeal or AppealProcedures.NextAppeal || view.TimeLimits.Any(l => l.Limit == line.Limit);

    // The application is an event like the others; what comes from outside has deemed receipt applied, as on a case.
    private static List<Anchor> Anchors(Procedure procedure, TryFacts facts, WorkingCalendar calendar)
    {
        var rules = new CaseRules(procedure, calendar);
        return
        [
            new(AnchorKind.ApplicationReceived, rules.CountsFrom(AnchorKind.ApplicationReceived, facts.Applied.At)),
            .. (facts.Events ?? []).Select(e => new Anchor(e.Anchor!.Value, rules.CountsFrom(e.Anchor.Value, e.At.At), e.Subject ?? "")),
        ];
    }

    private static TriedDeadline Deadline(TimetableLine line, Procedure procedure, WorkingCalendar calendar)
    {
        var working = DeadlineWorking.Of(Limits.Find(procedure, line.Limit)!, line.CountedFrom, line.DaysStopped, line.Due, line.DateGiven, procedure, calendar);
        return new(line.Limit, line.Subject.Length == 0 ? null : line.Subject, line.CountedFrom, line.Due!.Value, [.. working.Skipped.Select(s => new TriedSkip(s.Day, s.Why))]);
    }

    private static List<string> Texts(IEnumerable<Domain.Sentence> sentences) => [.. sentences.Select(s => s.ToString())];
}

public sealed record TriedComplaint(string Id, bool Counts, bool CountsByStatute, DateOnly LastDayToReport, DateOnly LastDayToApply, IReadOnlyList<string> Why);

public sealed record TriedRoute(string Route, bool Met, int Counted, int Needed, IReadOnlyList<string> Why);

public sealed record TriedStatute(bool Met, int Counted, int Needed);

public sealed record TriedDeadline(string Limit, string? Subject, DateOnly From, DateOnly Due, IReadOnlyList<TriedSkip> Skipped);

public sealed record TriedSkip(DateOnly Day, string Why);
