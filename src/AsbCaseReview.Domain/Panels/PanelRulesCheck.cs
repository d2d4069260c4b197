using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Panels;

/// <summary>A rule of the procedure that the panel does not meet yet, with its paragraph.</summary>
/// <param name="Paragraph">"section 11", or the section of the Act.</param>
public sealed record UnmetRule(Sentence What, string Paragraph)
{
    public override string ToString() => $"{What.ToString().TrimEnd('.')} ({Paragraph})";
}

/// <summary>What the rules depend on beside the panel: the cases that it reviews.</summary>
/// <param name="PanelBy">The last day for the panel, where a limit runs.</param>
public sealed record PanelFacts(bool PersonComplainedOfIsUnder18, bool SomebodyIsVulnerable, bool CoordinatorWasInvolved, DateOnly? PanelBy, DateOnly Today);

/// <summary>Holds a panel that is being arranged against the procedure's rules, which are data.</summary>
public static class PanelRulesCheck
{
    public static IReadOnlyList<UnmetRule> Of(PanelRules rules, Panel panel, PanelFacts facts, WorkingCalendar calendar)
    {
        var unmet = new List<UnmetRule>();
        var seats = panel.SeatsTaken.Where(s => s.Counts).ToList();
        Bodies(rules, seats, unmet);
        foreach (var member in rules.Members.Where(m => Wanted(m.When, facts))) Member(member, seats, unmet);
        Chair(rules, panel, unmet);
        if (rules.MinuteTaker && panel.MinuteTaker is null) unmet.Add(new(new("A minute taker is wanted."), rules.Source.Paragraph));
        if (rules.CoordinatorNotInvolved && (facts.CoordinatorWasInvolved || seats.Any(s => s is { Part: SeatPart.Coordinator, WasInvolved: true })))
            unmet.Add(new(new("The coordinator must have had no part in the case before."), rules.Source.Paragraph));
        if (rules.PapersBefore is { } before && before.EndFrom(panel.MeetsOn, calendar) < facts.Today)
            unmet.Add(new(new("The papers were to go out by {0}.", before.EndFrom(panel.MeetsOn, calendar)), rules.Source.Paragraph));
        if (facts.PanelBy is { } by && panel.MeetsOn > by) unmet.Add(new(new("The panel was to be held by {0}.", by), "time limits"));
        return unmet;
    }

    /// <summary>The day by which the papers go out; null where the procedure states none.</summary>
    public static DateOnly? PapersBy(PanelRules rules, DateOnly meetsOn, WorkingCalendar calendar) => rules.PapersBefore?.EndFrom(meetsOn, calendar);

    private static void Bodies(PanelRules rules, List<PanelSeat> seats, List<UnmetRule> unmet)
    {
        if (rules.MinimumBodies is { } minimum)
        {
            var of = rules.MinimumFrom.Select(b => AgencyKinds.Canonical(b) ?? b).ToHashSet();
            var there = seats.Where(s => of.Contains(s.BodyKind)).Select(s => s.BodyKind).Distinct().Count();
            if (there < minimum) unmet.Add(new(new("At least {0} of {1} have to be there; {2} asked so far.", minimum, Names(of), there), rules.Source.Paragraph));
        }
        // "The relevant bodies" review together: one alone is no review of how they worked with each other.
        if (seats.Where(s => s.IsRelevantBody).Select(s => s.Body).Distinct().Count() < 2)
            unmet.Add(new(new("The relevant bodies carry out the review together: at least two are wanted."), "s.104(1)"));
    }

    private static void Member(PanelMember member, List<PanelSeat> seats, List<UnmetRule> unmet)
    {
        if (member.Body == "coordinator")
        {
            if (seats.All(s => s.Part is not (SeatPart.Coordinator or SeatPart.Chair))) unmet.Add(new(new("The coordinator presents the case."), member.Source.Paragraph));
            return;
        }
        var kind = AgencyKinds.Canonical(member.Body) ?? member.Body;
        var name = AgencyKinds.Names.GetValueOrDefault(kind, member.Body);
        var of = seats.Where(s => s.BodyKind == kind).ToList();
        if (of.Count == 0)
        {
            unmet.Add(new(member.When switch
            {
                MemberWhen.PersonComplainedOfIsUnder18 => new("{0} is wanted, because the person complained of is under 18.", name),
                MemberWhen.SomebodyIsVulnerable => new("{0} is wanted, because somebody is vulnerable.", name),
                _ => new("{0} is wanted.", name),
            }, member.Source.Paragraph));
        }
        else if (member.Grade is { } grade && !of.Any(s => HasGrade(s.SittingGrade, grade)))
        {
            unmet.Add(new(new("{0}: wanted is “{1}”; asked is {2}.", name, grade, string.Join(", ", of.Select(s => $"{s.Sitting}, {s.SittingGrade ?? "grade not known"}"))), member.Source.Paragraph));
        }
    }

    private static void Chair(PanelRules rules, Panel panel, List<UnmetRule> unmet)
    {
        if (panel.Chair is not { } chair)
        {
            unmet.Add(new(rules.Chair.Who is { } who ? new("A chair is wanted: {0}.", who) : new("A chair is wanted."), rules.Chair.Source.Paragraph));
            return;
        }
        if (panel.WantsAnotherChair) unmet.Add(new(new("{0} cannot chair this panel: another chair is wanted.", chair.Name), rules.Chair.Source.Paragraph));
        if (rules.Chair.Independent && (chair.WasInvolved == true || chair.IsRelevantBody))
            unmet.Add(new(chair.WasInvolved == true
                ? new("The chair has to be independent of the case; {0} declared earlier involvement.", chair.Name)
                : new("The chair has to be independent of the bodies under review; {0} is of {1}.", chair.Name, chair.Body), rules.Chair.Source.Paragraph));
    }

    private static bool Wanted(MemberWhen when, PanelFacts facts) => when switch
    {
        MemberWhen.Always => true,
        MemberWhen.PersonComplainedOfIsUnder18 => facts.PersonComplainedOfIsUnder18,
        MemberWhen.SomebodyIsVulnerable => facts.SomebodyIsVulnerable,
        _ => false,   // as the case needs: the coordinator's judgement
    };

    /// <summary>"Area Manager" has the grade "Area Manager level"; "Community Safety Manager" that of "Manager".</summary>
    private static bool HasGrade(string? grade, string wanted)
    {
        if (string.IsNullOrWhiteSpace(grade)) return false;
        static HashSet<string> Words(string text) => [.. text.ToUpperInvariant().Replace("MANAGEMENT", "MANAGER", StringComparison.Ordinal)
            .Split([' ', '-', ',', '/'], StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("LEVEL" or "OR" or "EQUIVALENT"))];
        return Words(wanted).IsSubsetOf(Words(grade));
    }

    private static string Names(IEnumerable<string> kinds) => string.Join(", ", kinds.Select(k => AgencyKinds.Names.GetValueOrDefault(k, k)));
}
