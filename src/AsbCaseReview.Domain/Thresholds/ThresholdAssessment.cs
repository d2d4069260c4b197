using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Thresholds;

/// <summary>Whether a complaint counts towards the threshold, and why.</summary>
/// <param name="Counts">Under the local procedure, towards any route that an application can take.</param>
/// <param name="CountsByStatute">Under s.104(4) and (11).</param>
/// <param name="LastDayToReport">Last day, included, on which the behaviour could have been reported under the procedure.</param>
/// <param name="LastDayToApply">Last day, included, on which an application could count this report under the procedure.</param>
public sealed record ComplaintAssessment(
    string Id, bool Counts, bool CountsByStatute, DateOnly LastDayToReport, DateOnly LastDayToApply, IReadOnlyList<Sentence> Why);

/// <summary>Whether a route of the procedure is met, with its numbers.</summary>
/// <param name="Counted">What was counted; for an authority or a judgement, 1 when it was given.</param>
/// <param name="CountedComplaints">Ids of the complaints that were counted.</param>
/// <param name="WithoutApplication">By this route the agencies start a review themselves; no application is decided by it.</param>
public sealed record RouteAssessment(
    string Route, string Name, bool Met, int Counted, int Needed, IReadOnlyList<string> CountedComplaints, IReadOnlyList<Sentence> Why, bool WithoutApplication = false);

/// <summary>The statutory answer: s.104(4).</summary>
public sealed record StatutoryAssessment(bool Met, int Counted, int Needed, IReadOnlyList<Sentence> Why);

/// <summary>
/// The threshold, worked out from facts and procedure: every complaint, every route, and the statutory answer beside
/// the local one. Pure; it decides nothing. The same object feeds the page, the letter and the appeal papers.
/// </summary>
public sealed record ThresholdAssessment(
    IReadOnlyList<ComplaintAssessment> Complaints, IReadOnlyList<RouteAssessment> Routes, StatutoryAssessment Statute)
{
    /// <summary>Whether some route that an application can take is met.</summary>
    public bool LocallyMet => Routes.Any(r => r is { Met: true, WithoutApplication: false });

    public static ThresholdAssessment Of(ThresholdFacts facts, Procedure procedure)
    {
        var rules = procedure.Threshold;
        var local = QualifyingTest.Local(rules.Qualifying);
        var statute = QualifyingTest.Statutory(rules);

        var tests = new ComplaintTest[facts.Complaints.Count];
        var statutory = new ComplaintTest[facts.Complaints.Count];
        for (var i = 0; i < tests.Length; i++)
        {
            tests[i] = local.Test(facts.Complaints[i], facts.Applied);
            statutory[i] = statute.Test(facts.Complaints[i], facts.Applied);
        }

        var once = StatutoryCount.CountedOnce(facts.Complaints, statutory, rules.Qualifying.SameIncidentToSeveralAgencies);
        var routes = rules.Routes.Select(route => RouteCount.Assess(route, facts, rules.Qualifying, tests)).ToArray();
        return new(AssessEach(facts, rules, tests, statutory, once, routes), routes, StatutoryCount.Assess(once, rules));
    }

    private static ComplaintAssessment[] AssessEach(
        ThresholdFacts facts, ThresholdRules rules, ComplaintTest[] tests, ComplaintTest[] statutory, int?[] once, RouteAssessment[] routes)
    {
        var counted = new HashSet<string>();
        foreach (var route in routes)
            if (!route.WithoutApplication) counted.UnionWith(route.CountedComplaints);

        var answers = new ComplaintAssessment[tests.Length];
        for (var i = 0; i < tests.Length; i++)
        {
            var complaint = facts.Complaints[i];
            var counts = counted.Contains(complaint.Id);
            var byStatute = statutory[i].Passes && once[i] is null;
            var why = new List<Sentence>(4);
            why.AddRange(tests[i].Why);
            if (tests[i].Passes && !counts) why.Add(WhyNotCounted(facts, rules, tests, routes, i));
            if (!complaint.Traced && complaint.SetAside is null) why.Add(Words.NotTraced);
            if (byStatute != counts)
                why.Add(byStatute ? Words.OnlyByStatute(statutory[i]) : once[i] is { } other ? Words.OnceByStatute(facts.Complaints[other].Id) : Words.NotByStatute(statutory[i]));
            answers[i] = new(complaint.Id, counts, byStatute, tests[i].LastDayToReport, tests[i].LastDayToApply, why);
        }
        return answers;
    }

    private static Sentence WhyNotCounted(ThresholdFacts facts, ThresholdRules rules, ComplaintTest[] tests, RouteAssessment[] routes, int i)
    {
        var complaint = facts.Complaints[i];
        if (complaint.Incident is { } incident
            && facts.Complaints.FirstOrDefault(c => c.Id != complaint.Id && c.Incident == incident && routes.Any(r => !r.WithoutApplication && r.CountedComplaints.Contains(c.Id))) is { } same)
            return Words.SameIncident(same.Id, rules.Qualifying.SameIncidentToSeveralAgencies);
        return rules.Routes.OfType<CountRoute>().Any(r => r.SetsTheNumber) ? Words.OutsideWindow : Words.NoRouteCounts;
    }
}
