using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Thresholds;

namespace AsbCaseReview.Domain.Procedures;

public enum FindingKind
{
    /// <summary>The Act does not allow it: the procedure cannot be published.</summary>
    Refused,

    /// <summary>It should give pause, and can be published.</summary>
    Warned,
}

/// <summary>What the check found, and by which section.</summary>
/// <param name="Where">Path of the member in the JSON form.</param>
/// <param name="Section">"s.104(4)", "Schedule 4 paragraph 3", "Guidance".</param>
public sealed record ProcedureFinding(FindingKind Kind, string Where, string Section, Sentence Text);

/// <summary>
/// Holds a procedure against the Act. Refuses to publish (never to try) what the Act forbids; warns where a local rule
/// could turn away somebody whom the Act protects, or leaves out what the guidance asks for.
/// </summary>
public static partial class ProcedureCheck
{
    /// <returns>Refusals first. Empty: nothing to say.</returns>
    public static IReadOnlyList<ProcedureFinding> Of(Procedure procedure) =>
        [.. Form(procedure).Concat(Contact(procedure)).Concat(Threshold(procedure)).Concat(Applying(procedure)).Concat(TimeLimits(procedure)).Concat(Rest(procedure)).OrderBy(f => f.Kind)];

    public static bool MayBePublished(Procedure procedure) => Of(procedure).All(f => f.Kind != FindingKind.Refused);

    private static ProcedureFinding Refuse(string where, string section, Sentence text) => new(FindingKind.Refused, where, section, text);

    private static ProcedureFinding Warn(string where, string section, Sentence text) => new(FindingKind.Warned, where, section, text);

    private static IEnumerable<ProcedureFinding> Contact(Procedure p)
    {
        if (p.PointOfContact is not { } contact)
        {
            yield return Refuse("$.pointOfContact", "s.104(3)(a)", new("No point of contact for making applications is named."));
            yield break;
        }
        if (string.IsNullOrWhiteSpace(contact.Body))
            yield return Refuse("$.pointOfContact.body", "s.104(3)(a)", new("The point of contact has no name."));
        if (!contact.PassesOnToAllRelevantBodies)
            yield return Refuse("$.pointOfContact.passesOnToAllRelevantBodies", "s.104(3)(b)", new("Applications made to the point of contact must be passed on to all the relevant bodies in the area."));
        string[] bodies = [AgencyKinds.Council, AgencyKinds.Police, AgencyKinds.IntegratedCareBoard];
        foreach (var body in bodies.Except(contact.RelevantBodies))
            yield return Refuse("$.pointOfContact.relevantBodies", "s.105", new("The relevant bodies leave out one that the Act names: {0}.", body == AgencyKinds.IntegratedCareBoard && p.Nation == Nation.Wales ? "integratedCareBoard (the local health board)" : body));
        if (!contact.RelevantBodies.Contains(AgencyKinds.HousingProvider))
            yield return Warn("$.pointOfContact.relevantBodies", "Schedule 4 paragraph 5", new("No provider of social housing is among the relevant bodies. Local providers are to be co-opted."));
    }

    private static IEnumerable<ProcedureFinding> Threshold(Procedure p)
    {
        var rules = p.Threshold;
        var main = rules.Routes.OfType<CountRoute>().Where(r => r.SetsTheNumber).ToArray();
        for (var i = 0; i < rules.Routes.Count; i++)
        {
            if (rules.Routes[i] is not CountRoute route) continue;
            var where = $"$.threshold.routes[{i}]";
            if (route.Needed < 1)
                yield return Refuse($"{where}.needed", "s.104(4)", new("At least one complaint has to be asked for; {0} is no number.", route.Needed));
            if (route.SetsTheNumber && route.Needed > 3 && !main.Any(r => r.Needed <= 3))
                yield return Refuse($"{where}.needed", "s.104(4)", new("{0} complaints are asked for. The number may be lower than three but not higher.", route.Needed));
            if (route.ByOnePerson)
                yield return Warn($"{where}.byOnePerson", "s.104(4)", new("The complaints have to be one person’s. The Act counts complaints about the behaviour by anybody; the product shows that count beside this one."));
            if (route.DifferentDates || route.DifferentPlaces)
                yield return Warn(where, "s.104(4)", new("Different dates or places are asked for, which the Act does not know. The product shows the statutory count beside this one."));
            if (route.SetsTheNumber && (route.Recency is not null || route.AppliedWithin is not null || route.Windows.Any(w => !w.HoldsSixMonths)))
                yield return Warn(where, "s.104(11)", new("This route asks for complaints closer together or more recent than the Act does. It cannot refuse three qualifying complaints."));
        }
        if (main.Length == 0)
            yield return Refuse("$.threshold.routes", "s.104(4)", new("No route is met by three qualifying complaints alone. Every route asks for something beside the complaints, or counts special ones only."));
        for (var i = 0; i < rules.Routes.Count; i++)
        {
            if (rules.Routes[i] is CountRoute { Needed: >= 3, HateOnly: false, WithoutApplication: false } strict && strict.Conditions.Any(c => c.Required))
                yield return Refuse($"$.threshold.routes[{i}].conditions", "s.104(4)", new("A condition is required beside three complaints. The Act knows no such condition: it may be recorded, but it may not refuse."));
            if (rules.Routes[i] is not CountRoute { SetsTheNumber: true } route) continue;   // what gives more than the Act may ask for more
            foreach (var condition in route.Conditions)
                yield return Warn($"$.threshold.routes[{i}].conditions", "s.104(4)", new("“{0}” could turn away somebody whom the Act protects. It is shown and recorded; it never refuses.", condition.Text));
        }
        if (Shorter(rules.Qualifying.ReportedWithin, QualifyingTest.StatutoryReport) is { } report)
            yield return Refuse("$.threshold.qualifying.reportedWithin", "s.104(11)(a)", new("“{0}” for reporting is shorter than the Act’s one month beginning with the behaviour (from {1}, for example). Guidance: another period may not lower the standard.", rules.Qualifying.ReportedWithin!, report));
        foreach (var route in main)
            if (Shorter(route.ReportedWithin, QualifyingTest.StatutoryReport) is { } from)
                yield return Refuse($"{PathOf(rules, route)}.reportedWithin", "s.104(11)(a)", new("“{0}” for reporting is shorter than the Act’s one month beginning with the behaviour (from {1}, for example).", route.ReportedWithin!, from));
        if (Shorter(rules.Qualifying.AppliedWithin, QualifyingTest.StatutoryApplication) is { } applied)
            yield return Refuse("$.threshold.qualifying.appliedWithin", "s.104(11)(b)", new("“{0}” for applying is shorter than the Act’s six months beginning with the complaint (from {1}, for example). Guidance: another period may not lower the standard.", rules.Qualifying.AppliedWithin!, applied));
        foreach (var route in main)
            foreach (var window in route.Windows.Where(w => w is { Window: WindowKind.BackFromApplication, Date: LookedAt.Report }))
                if (LeftOut(window.Length) is { } day)
                    yield return Refuse($"{PathOf(rules, route)}.windows", "s.104(11)(b)", new("“{0}” back from the application is shorter than the Act’s six months (a complaint of {1}, for example).", window.Length, day));
        if (rules.Qualifying.ReportedTo.Count > 0)
            yield return Warn("$.threshold.qualifying.reportedTo", "s.104(11)", new("Only reports to named agencies are counted. The Act says “a complaint”, to whomever; the statutory count takes them all."));
        if (rules.Qualifying.ReportedBy.Count > 0)
            yield return Warn("$.threshold.qualifying.reportedBy", "s.104(11)", new("Only reports made in named ways are counted. The Act says “a complaint”, however made; the statutory count takes them all."));
        if (rules.Qualifying.SameIncidentToSeveralAgencies == SameIncidentRule.NotStated)
            yield return Warn("$.threshold.qualifying.sameIncidentToSeveralAgencies", "s.104(12)", new("The procedure does not say whether several complaints by one person each count. Until it does, each counts by statute."));
    }

    /// <summary>A day from which the local period ends before the Act's, or null: tried for every day of four years.</summary>
    private static DateOnly? Shorter(Period? local, Period statutory)
    {
        if (local is not { } period) return null;
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2028; day = day.AddDays(1))
            if (period.EndFrom(day, WorkingCalendar.ByRule) < statutory.EndFrom(day))
                return day;
        return null;
    }

    /// <summary>A complaint that the window leaves out on the last day on which the Act takes it in, or null.</summary>
    private static DateOnly? LeftOut(Period window)
    {
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2028; day = day.AddDays(1))
        {
            var applied = QualifyingTest.StatutoryApplication.EndFrom(day);
            if (window.Count == PeriodCount.Before ? window.EndFrom(applied) > day : window.EndFrom(day) < applied) return day;
        }
        return null;
    }

    private static string PathOf(ThresholdRules rules, ThresholdRoute route) => $"$.threshold.routes[{rules.Routes.ToList().IndexOf(route)}]";

    private static IEnumerable<ProcedureFinding> Applying(Procedure p)
    {
        foreach (var reason in p.Application.NotAccepted)
            yield return Warn("$.application.notAccepted", "s.104(4)", new("Applications are not accepted when: {0}. It cannot defeat three qualifying complaints.", reason switch
            {
                NotAccepted.Anonymous => "anonymous",
                NotAccepted.CrownProsecutionServiceDecision => "about a decision of the Crown Prosecution Service",
                NotAccepted.CourtDecision => "about a decision of a court",
                NotAccepted.ServiceComplaint => "about a service only",
                NotAccepted.Malicious => "thought malicious",
                NotAccepted.Vexatious => "thought vexatious",
                NotAccepted.Discriminatory => "thought discriminatory",
                _ => "thought prejudicial",
            }));
        if (p.Application.AuthorityWithdrawnStops)
            yield return Warn("$.application.authorityWithdrawnStops", "s.104(1)", new("An advocate’s authority withdrawn stops the process. The Act lets any person apply; it should be checked for pressure and stop only what it must."));
    }

    private static IEnumerable<ProcedureFinding> TimeLimits(Procedure p)
    {
        foreach (var (limit, where) in LimitsOf(p))
        {
            if (limit.From.Count == 0)
                yield return Refuse($"{where}.from", "Form", new("The limit “{0}” is not counted from anything.", limit.Name));
            if (limit.State == LimitState.Period && limit.Period is null)
                yield return Refuse($"{where}.period", "Form", new("The limit “{0}” has no period. Write “notStated” or “noLimit” where there is none.", limit.Name));
            if (limit.State != LimitState.Period && limit.Period is not null)
                yield return Refuse($"{where}.state", "Form", new("The limit “{0}” has a period and says that there is none.", limit.Name));
            if (limit.State != LimitState.Period)
                yield return Warn(where, "Guidance", new("No limit is stated for “{0}”. The procedure should clearly state its timescales; until then a date has to be set and told in every case.", limit.Name));
        }
        if (!p.TimeLimits.Any(l => l.Until == AnchorKind.ThresholdNotified))
            yield return Warn("$.timeLimits", "s.104(6)", new("No limit ends with telling the applicant whether the threshold is met, which the Act requires."));
        if (!p.TimeLimits.Any(l => l.Until is AnchorKind.OutcomeNotified or AnchorKind.OutcomeTold))
            yield return Warn("$.timeLimits", "s.104(8)", new("No limit ends with telling the applicant the outcome and the recommendations, which the Act requires."));
    }

    private static IEnumerable<ProcedureFinding> Rest(Procedure p)
    {
        if (p.Appeal.Count == 0)
            yield return Refuse("$.appeal", "Schedule 4 paragraph 3", new("There is no way to appeal. The procedure must say what happens where an applicant is dissatisfied with how the application was dealt with or the review carried out."));
        for (var i = 0; i < p.Appeal.Count; i++)
        {
            var stage = p.Appeal[i];
            if (stage.Window is { From.Count: 0 })
                yield return Refuse($"$.appeal[{i}].window.from", "Schedule 4 paragraph 3", new("The window for appealing is not counted from anything."));
            if (i == 0 && stage.Window is { From.Count: > 0 } w && !w.From.Any(k => k is AnchorKind.ThresholdNotified or AnchorKind.ThresholdLetterReceived))
                yield return Warn($"$.appeal[{i}].window.from", "Schedule 4 paragraph 3(a)", new("The window for appealing leaves out the decision that the threshold is not met."));
            if (!stage.GroundsKnown)
                yield return Warn($"$.appeal[{i}].grounds", "Schedule 4 paragraph 3", new("The grounds of appeal are not known. They are taken in the applicant’s own words."));
        }
        if (string.IsNullOrWhiteSpace(p.Revision?.Revised))
            yield return Refuse("$.revision.revised", "Schedule 4 paragraph 4(b)", new("There is no provision for revising the procedure."));
        if (string.IsNullOrWhiteSpace(p.Revision?.Assessed))
            yield return Refuse("$.revision.assessed", "Schedule 4 paragraph 4(a)", new("There is no provision for assessing how well the procedure works."));
        if (p.Revision is { } revision && !revision.Consulted.Contains(AgencyKinds.PoliceAndCrimeCommissioner))
            yield return Warn("$.revision.consulted", "Schedule 4 paragraph 1", new("The local policing body is to be consulted in making and revising the procedure; it is not named."));
        if (p.Publication is not { } publication)
            yield return Refuse("$.publication", "s.104(9)", new("Nothing is said about publishing the figures that the Act requires."));
        else
        {
            if (publication.Every.Count != PeriodCount.After || publication.Every.EndFrom(new DateOnly(2025, 1, 1), WorkingCalendar.ByRule) > new DateOnly(2026, 1, 1))
                yield return Refuse("$.publication.every", "s.104(10)", new("Figures are published every “{0}”. A reporting period may not be longer than 12 months.", publication.Every));
            string[] required = ["applications", "notMet", "reviews", "reviewsWithRecommendations"];
            foreach (var figure in required.Except(publication.Figures))
                yield return Refuse("$.publication.figures", "s.104(9)", new("The figures to be published leave out “{0}”.", figure));
        }
        if (!p.Panel.Chair.Independent)
            yield return Warn("$.panel.chair", "Guidance", new("The chair is not independent. Guidance asks areas to consider an independent chair."));
        if (p.Retention is null)
            yield return Warn("$.retention", "UK GDPR Article 5(1)(e)", new("How long papers are kept is not set. There is no default: somebody has to decide it."));
    }
}
