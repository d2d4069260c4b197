using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Thresholds;

/// <summary>Whether a route of the procedure is met: what it counts, in which window, by whom, and what it asks beside.</summary>
internal static class RouteCount
{
    /// <param name="tests">What the procedure's own test found of each complaint: it holds for every route without periods of its own.</param>
    public static RouteAssessment Assess(ThresholdRoute route, ThresholdFacts facts, QualifyingRule qualifying, ComplaintTest[] tests) => route switch
    {
        CountRoute count => Count(count, facts, qualifying, tests),
        AuthorityRoute authority => Authority(authority, facts),
        _ => new(route.Route, route.Name, false, 0, 1, [], [Words.ByJudgement, .. Conditions(route, facts)]),
    };

    private static RouteAssessment Authority(AuthorityRoute route, ThresholdFacts facts)
    {
        var given = facts.AuthorityGrade is { } grade && route.Grades.Any(g => Grade.Same(g, grade));
        Sentence why = given ? Words.Authorised(facts.AuthorityGrade!, route.Purpose)
            : facts.AuthorityGrade is { } other ? Words.WrongGrade(other, string.Join(", ", route.Grades))
            : Words.NotAuthorised(string.Join(", ", route.Grades));
        return new(route.Route, route.Name, given, given ? 1 : 0, 1, [], [why, .. Conditions(route, facts)]);
    }

    private static RouteAssessment Count(CountRoute route, ThresholdFacts facts, QualifyingRule qualifying, ComplaintTest[] tests)
    {
        var own = route.ReportedWithin is not null || route.Windows.Count > 0 ? QualifyingTest.For(route, qualifying) : null;
        var candidates = facts.Complaints.Where((c, i) => (own?.Test(c, facts.Applied) ?? tests[i]).Passes && PassesFilters(route, c)).ToList();
        var oncePerIncident = route.Counted == CountedThing.Incidents || qualifying.SameIncidentToSeveralAgencies == SameIncidentRule.CountsOnce;

        var best = Try([]);
        foreach (var inWindow in InWindows(route.Windows, candidates, facts.Applied))
            foreach (var group in route.ByOnePerson ? inWindow.GroupBy(c => c.Person).Select(g => g.ToList()) : [inWindow])
                if (Try(group) is var tried && tried.IsBetterThan(best)) best = tried;

        List<Sentence> why = [Words.Counted(best.Complaints.Count, route.Needed), .. best.Asked.Select(a => a.Asks), .. Conditions(route, facts)];
        if (route.WithoutApplication) why.Add(Words.WithoutApplication);
        var met = best.Met && !route.Conditions.Any(c => c.Required && facts.Conditions.TryGetValue(c.Condition, out var holds) && !holds);
        return new(route.Route, route.Name, met, best.Complaints.Count, route.Needed, [.. best.Complaints.Select(c => c.Id)], why, route.WithoutApplication);

        Attempt Try(List<ComplaintFacts> group)
        {
            var counted = Distinct(route, group, oncePerIncident);
            List<(Sentence Asks, bool Holds)> asked = [.. Requirements(route, group, oncePerIncident, facts)];
            return new(counted.Count >= route.Needed && asked.TrueForAll(a => a.Holds), counted, asked);
        }
    }

    // One set of complaints that lie in the windows together, and what came of counting it.
    private readonly record struct Attempt(bool Met, List<ComplaintFacts> Complaints, List<(Sentence Asks, bool Holds)> Asked)
    {
        public bool IsBetterThan(Attempt other) => Met == other.Met ? Complaints.Count > other.Complaints.Count : Met;
    }

    private static bool PassesFilters(CountRoute route, ComplaintFacts complaint) =>
        (!route.HateOnly || complaint.Hate)
        && (!route.FormallyRecordedOnly || complaint.FormallyRecorded == true)
        && (!route.RecordedAsHateOnly || complaint.RecordedAsHate == true);

    // Of several reports that are counted once, any may be the one that fulfils what is asked.
    private static IEnumerable<(Sentence Asks, bool Holds)> Requirements(CountRoute route, List<ComplaintFacts> group, bool oncePerIncident, ThresholdFacts facts)
    {
        if (route.PeopleTogether is { } people)
        {
            var number = group.Select(c => c.Person).Distinct().Count();
            yield return (Words.People(number, people), number >= people);
        }
        if (route.HouseholdsTogether is { } households)
        {
            var number = group.Select(c => c.Household ?? c.Person).Distinct().Count();
            yield return (Words.Households(number, households), number >= households);
        }
        if (route.HateAtLeast > 0)
        {
            var number = Distinct(route, [.. group.Where(c => c.Hate)], oncePerIncident).Count;
            yield return (Words.Hate(number, route.HateAtLeast), number >= route.HateAtLeast);
        }
        if (route.Recency is { } recency)
        {
            var number = Distinct(route, [.. group.Where(c => recency.Within.EndFrom(Look(c, recency.Date).To) >= facts.Applied)], oncePerIncident).Count;
            yield return (Words.Recent(number, recency.AtLeast, recency.Within.ToString()), number >= recency.AtLeast);
        }
        if (route.AppliedWithin is { } limit && group.Count > 0)
        {
            var last = limit.Within.EndFrom(group.Max(c => Look(c, limit.FromLatest).To));
            yield return (Words.LastDayToApply(last), facts.Applied <= last);
        }
    }

    private static IEnumerable<Sentence> Conditions(ThresholdRoute route, ThresholdFacts facts) => route.Conditions.Select(c =>
        !facts.Conditions.TryGetValue(c.Condition, out var holds) ? Words.ConditionNotKnown(c)
        : holds ? Words.ConditionHolds(c)
        : c.Required ? Words.RequiredConditionFails(c)
        : Words.ConditionDoesNotRefuse(c));

    private static DateRange Look(ComplaintFacts complaint, LookedAt date) => date == LookedAt.Report ? complaint.Reported : complaint.Happened;

    /// <summary>The different ones of what the route counts: the complaint that stands for each.</summary>
    private static List<ComplaintFacts> Distinct(CountRoute route, List<ComplaintFacts> complaints, bool oncePerIncident)
    {
        List<ComplaintFacts> counted = route.Counted switch
        {
            CountedThing.People => [.. complaints.DistinctBy(c => c.Person)],
            CountedThing.Households => [.. complaints.DistinctBy(c => c.Household ?? c.Person)],
            CountedThing.Premises => [.. complaints.DistinctBy(c => c.Place ?? c.Household)],
            _ when oncePerIncident => [.. complaints.DistinctBy(c => c.Incident ?? $"alone {c.Id}")],
            _ => complaints,
        };
        if (route.DifferentPlaces) counted = [.. counted.DistinctBy(c => c.Place ?? $"alone {c.Id}")];
        return route.DifferentDates ? OnDifferentDays(counted) : counted;
    }

    // As many as can have happened on days of their own: the earliest-ending range first, each on its first free day.
    private static List<ComplaintFacts> OnDifferentDays(List<ComplaintFacts> complaints)
    {
        var taken = new HashSet<DateOnly>();
        var kept = new List<ComplaintFacts>();
        foreach (var complaint in complaints.OrderBy(c => c.Happened.To))
            for (var day = complaint.Happened.From; day <= complaint.Happened.To; day = day.AddDays(1))
                if (taken.Add(day))
                {
                    kept.Add(complaint);
                    break;
                }
        return kept;
    }

    /// <summary>The sets of complaints that lie in all the windows together; a window that may lie anywhere gives several.</summary>
    private static IEnumerable<List<ComplaintFacts>> InWindows(IReadOnlyList<CountWindow> windows, List<ComplaintFacts> complaints, DateOnly applied)
    {
        IEnumerable<List<ComplaintFacts>> sets = [complaints];
        foreach (var window in windows) sets = sets.SelectMany(set => InWindow(window, set, applied));
        return sets;
    }

    private static IEnumerable<List<ComplaintFacts>> InWindow(CountWindow window, List<ComplaintFacts> set, DateOnly applied)
    {
        if (set.Count == 0) return [set];
        DateRange At(ComplaintFacts c) => Look(c, window.Date);
        List<ComplaintFacts> BackFrom(DateOnly day) => [.. set.Where(c => At(c).From <= day && ReachesTo(At(c).To, day))];
        List<ComplaintFacts> ForwardFrom(DateOnly day)
        {
            var end = window.Length.EndFrom(day);
            return [.. set.Where(c => At(c).From <= end && At(c).To >= day)];
        }
        bool ReachesTo(DateOnly from, DateOnly day) => window.Length.Count == PeriodCount.Before
            ? window.Length.EndFrom(day) <= from
            : window.Length.EndFrom(from) >= day;

        return window.Window switch
        {
            WindowKind.BackFromApplication => [BackFrom(applied)],
            WindowKind.BackFromLatestReport => [BackFrom(set.Max(c => c.Reported.From))],   // as early as it can have been: the window reaches furthest back
            WindowKind.ForwardFromFirstReport => [ForwardFrom(set.Min(c => c.Reported.To))],
            WindowKind.ForwardFromFirstIncident => [ForwardFrom(set.Min(c => c.Happened.To))],
            _ => set.SelectMany(c => new[] { At(c).From, At(c).To }).Distinct().Order().Select(ForwardFrom),
        };
    }
}
