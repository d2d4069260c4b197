using System.Collections;
using System.Text.Json;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.Procedures;

// What no section of the Act forbids and the product could not work with: names that clash or name nothing.
public static partial class ProcedureCheck
{
    private static IEnumerable<ProcedureFinding> Form(Procedure p)
    {
        if (p.Key.Length is 0 or > Lengths.Key || p.Key.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            yield return Refuse("$.key", "Form", new("The key “{0}” must be 1 to 60 lower-case letters, digits and hyphens.", p.Key));
        if (string.IsNullOrWhiteSpace(p.Name) || p.Name.Length > Lengths.Name)
            yield return Refuse("$.name", "Form", new("The procedure needs a name of up to 200 characters."));
        if (p.Version < 1)
            yield return Refuse("$.version", "Form", new("Versions are numbered from 1; {0} is none.", p.Version));
        if (p.Conventions.WorkingWeek.Count == 0)
            yield return Refuse("$.conventions.workingWeek", "Form", new("A working week has at least one day."));
        if (p.LocalGovernmentAreas.Count == 0)
            yield return Warn("$.localGovernmentAreas", "s.105(2)", new("No local government area is named. An area that adopts this procedure has to name the districts, unitary authorities or London boroughs that it covers."));
        foreach (var (source, where) in SourcesIn(p, "$").Where(s => p.Sources.All(d => d.Key != s.Source.Document)))
            yield return Refuse($"{where}.document", "Form", new("The source “{0}” is not among the documents listed.", source.Document));
        if (p.Panel is { MinimumBodies: { } minimum } && minimum > p.Panel.MinimumFrom.Count)
            yield return Refuse("$.panel.minimumBodies", "Form", new("{0} bodies have to be there, of a list of {1}.", minimum, p.Panel.MinimumFrom.Count));
        foreach (var finding in Names(p).Concat(TooLong(p)).Concat(LimitNames(p)).Concat(Windows(p)).Concat(Ladder(p))) yield return finding;
    }

    private static IEnumerable<ProcedureFinding> Names(Procedure p)
    {
        foreach (var route in p.Threshold.Routes.GroupBy(r => r.Route).Where(g => g.Count() > 1))
            yield return Refuse("$.threshold.routes", "Form", new("Two routes have the name “{0}”.", route.Key));
        foreach (var unknown in p.Threshold.Qualifying.ReportedTo.Except(AgencyKinds.Names.Keys))
            yield return Refuse("$.threshold.qualifying.reportedTo", "Form", new("“{0}” is no kind of agency. Known are: {1}.", unknown, string.Join(", ", AgencyKinds.Names.Keys)));
        foreach (var unknown in p.Threshold.Qualifying.ReportedBy.Where(c => Channels.Canonical(c) != c))
            yield return Refuse("$.threshold.qualifying.reportedBy", "Form", new("“{0}” is no way of reporting. Known are: {1}.", unknown, "writing (online too), email, telephone, visit, other"));
    }

    // Stands in front of a limit's name in the subject of a reminder.
    private const int BeforeLimitName = 60;

    /// <summary>What is stored with a case or an appeal, and would be found too long only then.</summary>
    private static IEnumerable<ProcedureFinding> TooLong(Procedure p)
    {
        IEnumerable<(string Where, string Text, int Most)> stored =
        [
            .. p.LocalGovernmentAreas.Select((name, i) => ($"$.localGovernmentAreas[{i}]", name, Lengths.Name)),
            .. p.Threshold.Routes.Select((route, i) => ($"$.threshold.routes[{i}].route", route.Route, Lengths.Key)),
            .. LimitsOf(p).Select(l => ($"{l.Where}.name", l.Limit.Name, Lengths.Name - BeforeLimitName)),
            .. p.Appeal.Select((stage, i) => ($"$.appeal[{i}].body", stage.Body, Lengths.Name)),
            .. p.Appeal.SelectMany((stage, i) => stage.Grounds.SelectMany((ground, g) => new[] { ($"$.appeal[{i}].grounds[{g}].ground", ground.Ground, Lengths.Key), ($"$.appeal[{i}].grounds[{g}].text", ground.Text, Lengths.Sentence) })),
        ];
        foreach (var (where, text, most) in stored)
            if (string.IsNullOrWhiteSpace(text) || text.Length > most) yield return Refuse(where, "Form", new("Up to {0} characters can stand here, and at least one; these are {1}.", most, text.Length));
    }

    private static IEnumerable<ProcedureFinding> LimitNames(Procedure p)
    {
        foreach (var limit in LimitsOf(p).GroupBy(l => l.Limit.Limit).Where(g => g.Count() > 1))
            yield return Refuse("$.timeLimits", "Form", new("Two time limits have the name “{0}”.", limit.Key));
        foreach (var (limit, where) in LimitsOf(p))
            if (limit.Limit.Length is 0 or > Lengths.Key || !limit.Limit.All(char.IsAsciiLetterOrDigit) || limit.Limit is Limits.Appeal or AppealProcedures.NextAppeal)
                yield return Refuse($"{where}.limit", "Form", new("“{0}” cannot name a time limit: write 1 to 60 letters and digits. “appeal” and “appealNext” are kept for the last days to appeal.", limit.Limit));
        for (var i = 0; i < p.ClockStops.Count; i++)
            foreach (var missing in p.ClockStops[i].Limits.Where(name => LimitsOf(p).All(l => l.Limit.Limit != name)))
                yield return Refuse($"$.clockStops[{i}].limits", "Form", new("A clock stop names the limit “{0}”, which there is not.", missing));
    }

    private static IEnumerable<ProcedureFinding> Windows(Procedure p)
    {
        foreach (var route in p.Threshold.Routes.OfType<CountRoute>())
            foreach (var window in route.Windows.Where(w => w.Length.Count == PeriodCount.Before && w.Window is not (WindowKind.BackFromApplication or WindowKind.BackFromLatestReport)))
                yield return Refuse($"{PathOf(p.Threshold, route)}.windows", "Form", new("“{0}” counts back, and this window runs forward.", window.Length));
    }

    private static IEnumerable<ProcedureFinding> Ladder(Procedure p)
    {
        if (p.Escalation is not { } ladder) yield break;
        for (var i = 0; i < ladder.Steps.Count; i++)
        {
            if ((ladder.Steps[i].WhereLineManagerIs is null) != (ladder.Steps[i].Then is null))
                yield return Refuse($"$.escalation.steps[{i}]", "Form", new("“whereLineManagerIs” and “then” belong together: the one says when, the other to whom instead."));
            if (ladder.Steps[i].Over is { Count: not PeriodCount.After } over)
                yield return Refuse($"$.escalation.steps[{i}].over", "Form", new("“{0}” is not a length of lateness. Write for example “3 weeks”.", over));
        }
    }

    /// <summary>Every limit with its path: the procedure's own and those within an appeal.</summary>
    private static IEnumerable<(TimeLimit Limit, string Where)> LimitsOf(Procedure p) => p.TimeLimits
        .Select((limit, i) => (limit, $"$.timeLimits[{i}]"))
        .Concat(p.Appeal.SelectMany((stage, a) => stage.TimeLimits.Select((limit, i) => (limit, $"$.appeal[{a}].timeLimits[{i}]"))));

    // Every source that stands anywhere in the procedure: found by walking it, so that a new member cannot be forgotten.
    private static IEnumerable<(Source Source, string Where)> SourcesIn(object part, string where)
    {
        if (part is Source source) return [(source, where)];
        if (part is string or IDictionary || part.GetType().IsValueType) return [];
        if (part is IEnumerable list) return list.Cast<object>().SelectMany((item, i) => SourcesIn(item, $"{where}[{i}]"));
        return part.GetType().GetProperties()
            .Where(property => property.GetIndexParameters().Length == 0 && property.GetValue(part) is not null)
            .SelectMany(property => SourcesIn(property.GetValue(part)!, $"{where}.{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}"));
    }
}
