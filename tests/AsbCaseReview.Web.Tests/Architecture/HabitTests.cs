using System.Reflection;
using System.Text.RegularExpressions;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Web.Tests.Support;

namespace AsbCaseReview.Web.Tests.Architecture;

/// <summary>Habits that a reader relies on, held by reading the sources.</summary>
public sealed partial class HabitTests
{
    [Fact]
    public void Controllers_reach_cases_only_through_CaseAccess()
    {
        var around = Sources.Below("src/AsbCaseReview.Web", "Controller.cs").Where(f => CasesOfTheDatabase().IsMatch(f.Text)).Select(f => f.Path);
        Assert.Empty(around);
    }

    [Fact]
    public void Time_comes_from_the_clock_that_a_test_can_move()
    {
        var own = Sources.Below("src", ".cs", ".cshtml").Where(f => ClockOfTheMachine().IsMatch(f.Text)).Select(f => f.Path);
        Assert.Empty(own);
    }

    [Fact]
    public void No_code_knows_an_area_by_its_name()
    {
        var names = BuiltInProcedures.All.Select(p => p.Key).Where(k => k != "statutory-minimum")
            .Concat(BuiltInProcedures.All.SelectMany(p => p.LocalGovernmentAreas)).Concat(["Staffordshire", "Gloucestershire", "Northamptonshire"]).ToList();
        var found =
            from file in Sources.Below("src", ".cs", ".cshtml")
            where !file.Path.Contains("/Demonstration/", StringComparison.Ordinal)
            from line in file.Text.Split('\n').Select((text, i) => (Text: text, Number: i + 1))
            where !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from name in names
            where Regex.IsMatch(line.Text, $"\\b{Regex.Escape(name)}\\b")
            select $"{file.Path}:{line.Number} {name}";
        Assert.Empty(found);
    }

    [Fact]
    public void The_old_name_of_the_review_is_not_used()
    {
        var found = Sources.Below("src", ".cs", ".cshtml", ".json", ".md").Where(f => f.Text.Contains("community trigger", StringComparison.OrdinalIgnoreCase)).Select(f => f.Path);
        Assert.Empty(found);
    }

    [Fact]
    public void The_domain_needs_the_base_class_library_and_nothing_else()
    {
        var references = typeof(Domain.AggregateRoot).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => !n.StartsWith("System", StringComparison.Ordinal));
        Assert.Empty(references);
    }

    [Fact]
    public void Dependencies_run_one_way()
    {
        static IEnumerable<string?> Ours(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name).Where(n => n!.StartsWith("AsbCaseReview", StringComparison.Ordinal)).Order();
        Assert.Empty(Ours(typeof(Domain.AggregateRoot).Assembly));
        Assert.Equal(["AsbCaseReview.Domain"], Ours(typeof(Infrastructure.Persistence.AsbDbContext).Assembly));
    }

    [Fact]
    public void Raw_html_stands_in_the_one_place_that_shows_a_letters_own()
    {
        var raw = Sources.Below("src/AsbCaseReview.Web", ".cshtml", ".cs").Where(f => f.Text.Contains("Html.Raw", StringComparison.Ordinal) || f.Text.Contains("new HtmlString", StringComparison.Ordinal)).Select(f => f.Path);
        Assert.EndsWith("_LetterHtml.cshtml", Assert.Single(raw), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b[dD]b\.(Cases|Set<Case>)\b")]
    private static partial Regex CasesOfTheDatabase();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b|Thread\.Sleep|Stopwatch\.StartNew\(\)\.Elapsed >")]
    private static partial Regex ClockOfTheMachine();
}
