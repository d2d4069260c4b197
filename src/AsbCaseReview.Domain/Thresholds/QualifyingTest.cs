using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Thresholds;

/// <summary>What a test of one complaint found.</summary>
public readonly record struct ComplaintTest(bool Passes, DateOnly LastDayToReport, DateOnly LastDayToApply, IReadOnlyList<Sentence> Why);

/// <summary>
/// Whether a single complaint qualifies: reported soon enough after the behaviour, and the application made soon
/// enough after the report. The local test has the procedure's periods and filters; the statutory one the longer of the
/// Act's and the procedure's periods, and no filters.
/// </summary>
/// <remarks>Anti-social Behaviour, Crime and Policing Act 2014, s.104(11).</remarks>
public sealed class QualifyingTest
{
    /// <summary>s.104(11)(a).</summary>
    public static readonly Period StatutoryReport = new(1, PeriodUnit.Months, PeriodCount.BeginningWith);

    /// <summary>s.104(11)(b).</summary>
    public static readonly Period StatutoryApplication = new(6, PeriodUnit.Months, PeriodCount.BeginningWith);

    private readonly Period[] _report;
    private readonly Period[] _application;   // empty: the route has windows of its own
    private readonly QualifyingRule? _filters;

    private QualifyingTest(Period[] report, Period[] application, QualifyingRule? filters) =>
        (_report, _application, _filters) = (report, application, filters);

    public static QualifyingTest Local(QualifyingRule rule) =>
        new([rule.ReportedWithin ?? StatutoryReport], [rule.AppliedWithin ?? StatutoryApplication], rule);

    /// <summary>The test for one route: its own period to report, and no application period where it has windows.</summary>
    public static QualifyingTest For(CountRoute route, QualifyingRule rule) => new(
        [route.ReportedWithin ?? rule.ReportedWithin ?? StatutoryReport],
        route.Windows.Count == 0 ? [rule.AppliedWithin ?? StatutoryApplication] : [],
        rule);

    /// <summary>The longer of the statutory and the local periods, day by day; never a local filter.</summary>
    public static QualifyingTest Statutory(ThresholdRules rules)
    {
        var routes = rules.Routes.OfType<CountRoute>().Where(r => r.SetsTheNumber).ToList();
        return new(
            [.. new[] { StatutoryReport, rules.Qualifying.ReportedWithin }.Concat(routes.Select(r => r.ReportedWithin)).OfType<Period>().Distinct()],
            [.. new[] { StatutoryApplication, rules.Qualifying.AppliedWithin }.Concat(routes.Select(FromReportToApplication)).OfType<Period>().Distinct()],
            filters: null);
    }

    // "Three reported in the last twelve months" is the other period that s.104(11)(b) lets a procedure specify, written as a window.
    private static Period? FromReportToApplication(CountRoute route) =>
        route is { AsksForMore: false, Windows: [{ Window: WindowKind.BackFromApplication, Date: LookedAt.Report } window] }
            ? window.Length.Count == PeriodCount.Before ? window.Length with { Count = PeriodCount.After } : window.Length
            : null;

    /// <summary>
    /// A range counts if any day in it would: the behaviour on its last possible day gives the last day to report; the
    /// report then is taken as late as that allows, which is best for the six months.
    /// </summary>
    public ComplaintTest Test(ComplaintFacts complaint, DateOnly applied)
    {
        var lastToReport = Latest(_report, complaint.Happened.To);
        var earliest = Max(complaint.Reported.From, complaint.Happened.From);
        var latest = Min(Min(complaint.Reported.To, lastToReport), applied);
        var lastInTime = complaint.Reported.From > lastToReport ? complaint.Reported.To : Min(complaint.Reported.To, lastToReport);
        var lastToApply = _application.Length == 0 ? DateOnly.MaxValue : Latest(_application, lastInTime);

        if (complaint.SetAside is { } reason) return Fails(Words.SetAside(reason));
        if (complaint.Unrelated) return Fails(Words.Unrelated);
        if (complaint.Reported.To < complaint.Happened.From) return Fails(Words.ReportedBeforeItHappened);
        if (complaint.Reported.From > lastToReport) return Fails(Words.ReportedTooLate(complaint.Reported, lastToReport));
        if (complaint.Reported.From > applied) return Fails(Words.ReportedAfterApplication(complaint.Reported, applied));
        if (earliest > latest) return Fails(Words.HappenedAfterApplication(complaint.Happened, applied));
        if (_application.Length > 0 && Latest(_application, latest) < applied) return Fails(Words.AppliedTooLate(Latest(_application, latest), applied));
        if (_filters is { } filters)
        {
            if (!Names(filters.ReportedTo, AgencyKinds.Canonical(complaint.Agency))) return Fails(Words.OtherAgency(complaint.Agency!));
            if (!Names(filters.ReportedBy, Channels.Canonical(complaint.Channel))) return Fails(Words.OtherChannel(complaint.Channel!));
        }
        return new(true, lastToReport, lastToApply,
        [
            complaint.Reported.IsExact && complaint.Happened.IsExact
                ? Words.ReportedInTime(complaint.Reported.From, lastToReport)
                : Words.ReportedInTimeAbout(lastToReport),
            .. _application.Length == 0 ? [] : new[] { Words.AppliedInTime(applied, lastToApply) },
        ]);

        ComplaintTest Fails(Sentence why) => new(false, lastToReport, lastToApply, [why]);
    }

    // What the procedure does not list is left out only when it is known to be something else.
    private static bool Names(IReadOnlyList<string> listed, string? known) => listed.Count == 0 || known is null || listed.Contains(known);

    private static DateOnly Latest(Period[] periods, DateOnly from)
    {
        var latest = periods[0].EndFrom(from);
        for (var i = 1; i < periods.Length; i++) latest = Max(latest, periods[i].EndFrom(from));
        return latest;
    }

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
