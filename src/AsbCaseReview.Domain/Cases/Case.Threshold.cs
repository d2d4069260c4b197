using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Thresholds;

namespace AsbCaseReview.Domain.Cases;

public sealed partial class Case
{
    /// <summary>An officer of a grade that the procedure names authorises a review, to safeguard somebody.</summary>
    public void GiveAuthority(string officer, string grade, string why, Procedure procedure, Actor by, DateTimeOffset at)
    {
        Needs(officer, new("Name the officer."));
        Needs(why, new("Say why a review is needed."));
        var routes = procedure.Threshold.Routes.OfType<AuthorityRoute>().ToList();
        if (routes.Count == 0) throw new RuleRefusedException(new("This procedure knows no route by an officer’s authority."));
        if (!routes.Any(r => r.Grades.Any(g => Grade.Same(g, grade))))
            throw new RuleRefusedException(new("The procedure asks for {0}.", string.Join(", ", routes.SelectMany(r => r.Grades))), routes[0].Source.Paragraph);
        (AuthorityOfficer, AuthorityGrade) = (officer, grade);
        Raise(new Happened.AuthorityGiven(officer, grade, why), by, at);
    }

    /// <summary>
    /// Records what the relevant bodies decided. Risk must have been assessed, the three regards answered, and "not met"
    /// cannot be recorded against s.104(4).
    /// </summary>
    public void RecordThresholdDecision(ThresholdDecision decision, CaseRules rules, Actor by, DateTimeOffset at)
    {
        CaseTransitions.Require(CaseEventKind.ThresholdDecided, Stage, by.Role);
        var assessment = Assess(rules.Procedure);
        decision.MustNotContradict(assessment.Statute);
        MustBeReasoned(decision, London.DateOf(at));
        decision.Route = RouteOf(decision, assessment, rules.Procedure);
        if (RiskAssessments.Count == 0)
            throw new RuleRefusedException(new("Assess the risk first: it informs the decision."), "Statutory guidance, threshold");
        if (rules.Procedure.Deciding.By == DecidedBy.TwoPeopleFromTwoBodies && decision.Bodies.Distinct().Count() < 2)
            throw new RuleRefusedException(new("Under this procedure two people from two bodies decide. Name both bodies."), rules.Procedure.Deciding.Source.Paragraph);

        decision.Round = Round;
        decision.DecidedAt = at;
        decision.Explanation = FrozenExplanation.Of(assessment, rules.Procedure.Name, rules.Procedure.Version);
        Decisions.Add(decision);
        StopWaiting();
        Route = decision.Met ? decision.Route : null;
        Raise(
            new Happened.ThresholdDecided(decision.Met, decision.How, decision.Route, Summary(decision)), by, at,
            decision.Met ? AnchorKind.ThresholdMet : AnchorKind.ThresholdNotMet, decision.DecidedOn,
            to: decision.Met ? CaseStage.Met : CaseStage.NotMet);
    }

    private void MustBeReasoned(ThresholdDecision decision, DateOnly today)
    {
        if (new[] { decision.Persistence, decision.Harm, decision.Adequacy }.Any(string.IsNullOrWhiteSpace))
            throw new RuleRefusedException(new("Answer all three in writing: how persistent it is, the harm or possible harm, and how adequate the response was."), "s.104(5)");
        Needs(decision.Reasons, new("Give the reasons. The applicant will read them."));
        if (!decision.Met) Needs(decision.Instead, new("Say what will be done instead."));
        if (decision.Bodies.Count == 0) throw new RuleRefusedException(new("Name the bodies that took the decision."), "s.104(1)(b)");
        if (decision.DecidedOn > today) throw new RuleRefusedException(new("It cannot have been decided after today."));
        if (decision.DecidedOn < ReceivedOn) throw new RuleRefusedException(new("It cannot have been decided before the application was received, on {0}.", ReceivedOn));
    }

    // A way of deciding has its own kind of route: what is named is held against the assessment, not taken as it comes.
    private string? RouteOf(ThresholdDecision decision, ThresholdAssessment assessment, Procedure procedure)
    {
        switch (decision.How)
        {
            case ThresholdHow.ByCount:
                var met = assessment.Routes.Where(r => r is { Met: true, WithoutApplication: false } && procedure.Threshold.Routes.Any(p => p is CountRoute && p.Route == r.Route)).Select(r => r.Route).ToList();
                if (met.Count == 0 && !assessment.Statute.Met)
                    throw new RuleRefusedException(new("No counting route is met. If a review is to be held all the same, choose judgement, authority or “accepted anyway”."));
                return decision.Route is { } named && met.Contains(named) ? named : met.FirstOrDefault();
            case ThresholdHow.ByAuthority when AuthorityOfficer is null:
                throw new RuleRefusedException(new("Record the officer’s authority first."));
            case ThresholdHow.ByAuthority:
                return procedure.Threshold.Routes.OfType<AuthorityRoute>().FirstOrDefault(r => r.Grades.Any(g => Grade.Same(g, AuthorityGrade!)))?.Route;
            case ThresholdHow.ByJudgement:
                return procedure.Threshold.Routes.OfType<JudgementRoute>().FirstOrDefault()?.Route;
            default:
                return null;
        }
    }

    private static string Summary(ThresholdDecision decision) => decision.How switch
    {
        ThresholdHow.ByCount => "by the number of complaints",
        ThresholdHow.ByAuthority => "by an officer’s authority",
        ThresholdHow.ByJudgement => "by judgement",
        ThresholdHow.AcceptedAnyway => "accepted below the threshold",
        _ => decision.Reasons,
    };
}
