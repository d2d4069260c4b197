using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Tests.Support;
using AsbCaseReview.Domain.Thresholds;
using static AsbCaseReview.Domain.Tests.Support.Facts;

namespace AsbCaseReview.Domain.Tests.Thresholds;

/// <summary>Every kind of route and window that a procedure can have.</summary>
public sealed class RouteTests
{
    private static RouteAssessment First(Procedure procedure, params ComplaintFacts[] complaints) => ThresholdAssessment.Of(Of(complaints), procedure).Routes[0];

    private static RouteAssessment First(CountRoute route, params ComplaintFacts[] complaints) => First(Builtin.With(route), complaints);

    private static CountWindow Window(WindowKind kind, string length, LookedAt date = LookedAt.Report) => new() { Window = kind, Date = date, Length = Period.Parse(length) };

    [Theory]
    [InlineData(CountedThing.Reports, 4)]
    [InlineData(CountedThing.Incidents, 3)]
    [InlineData(CountedThing.People, 2)]
    [InlineData(CountedThing.Households, 2)]
    [InlineData(CountedThing.Premises, 3)]
    public void What_is_counted(CountedThing counted, int number) => Assert.Equal(number, First(Builtin.Route(9, counted),
        Complaint("c1", "2026-02-01") with { Incident = "i1", Person = "p1", Household = "h1", Place = "1 High Street" },
        Complaint("c2", "2026-02-01") with { Incident = "i1", Person = "p1", Household = "h1", Place = "2 High Street", Agency = "council" },
        Complaint("c3", "2026-02-05") with { Incident = "i2", Person = "p1", Household = "h1", Place = "1 High Street" },
        Complaint("c4", "2026-02-09") with { Incident = "i3", Person = "p2", Household = "h2", Place = "3 High Street" }).Counted);

    [Fact]
    public void People_of_one_household_are_one_household() => Assert.Equal(1, First(Builtin.Route(2, CountedThing.Households),
        Complaint("c1", "2026-02-01") with { Person = "p1", Household = "h1" }, Complaint("c2", "2026-02-02") with { Person = "p2", Household = "h1" }).Counted);

    [Theory]
    [InlineData("2026-02-01", "2026-02-01", "2026-02-01", 1)]
    [InlineData("2026-02-01", "2026-02-02", "2026-02-02", 2)]
    [InlineData("2026-02-01..2026-02-03", "2026-02-02", "2026-02-02..2026-02-03", 3)]   // there is a way in which each had a day of its own
    [InlineData("2026-02-01..2026-02-02", "2026-02-01..2026-02-02", "2026-02-01..2026-02-02", 2)]
    public void On_different_dates(string a, string b, string c, int counted) =>
        Assert.Equal(counted, First(Builtin.Route(3) with { DifferentDates = true }, Complaint("c1", a), Complaint("c2", b), Complaint("c3", c)).Counted);

    [Fact]
    public void At_different_places() => Assert.Equal(3, First(Builtin.Route(3) with { DifferentPlaces = true },
        Complaint("c1", "2026-02-01") with { Place = "park" }, Complaint("c2", "2026-02-02") with { Place = "park" }, Complaint("c3", "2026-02-03") with { Place = "square" }, Complaint("c4", "2026-02-04")).Counted);

    [Fact]
    public void By_one_person_takes_whoever_has_most()
    {
        var route = First(Builtin.Route(3) with { ByOnePerson = true },
            Complaint("c1", "2026-02-01") with { Person = "p1" }, Complaint("c2", "2026-02-02") with { Person = "p2" }, Complaint("c3", "2026-02-03") with { Person = "p2" });
        Assert.Equal((false, 2), (route.Met, route.Counted));
        Assert.Equal(["c2", "c3"], route.CountedComplaints);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void By_so_many_people_together(int people, bool met) => Assert.Equal(met, First(Builtin.Route(3) with { PeopleTogether = people },
        Complaint("c1", "2026-02-01") with { Person = "p1" }, Complaint("c2", "2026-02-02") with { Person = "p2" }, Complaint("c3", "2026-02-03") with { Person = "p2" }).Met);

    [Fact]
    public void People_who_told_of_the_same_incident_are_people_though_the_incident_counts_once()
    {
        var route = First(Builtin.With(Builtin.Route(1, CountedThing.Incidents) with { PeopleTogether = 3 }, q => q with { SameIncidentToSeveralAgencies = SameIncidentRule.CountsOnce }),
            [.. Enumerable.Range(1, 3).Select(n => Complaint($"c{n}", "2026-02-01") with { Incident = "i1", Person = $"p{n}", Household = $"h{n}" })]);
        Assert.Equal((true, 1), (route.Met, route.Counted));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void By_so_many_households_together(int households, bool met) => Assert.Equal(met, First(Builtin.Route(3) with { HouseholdsTogether = households },
        Complaint("c1", "2026-02-01") with { Household = "h1" }, Complaint("c2", "2026-02-02") with { Household = "h1", Person = "p2" }, Complaint("c3", "2026-02-03") with { Household = "h2", Person = "p3" }).Met);

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]   // of two reports of one incident, either may be the one that was called hate
    [InlineData(false, false, false)]
    public void Two_incidents_one_of_them_hate(bool first, bool second, bool met)
    {
        var route = First(Builtin.Route(2, CountedThing.Incidents) with { HateAtLeast = 1 },
            Complaint("c1", "2026-02-01") with { Incident = "i1", Hate = first }, Complaint("c2", "2026-02-01") with { Incident = "i1", Hate = second }, Complaint("c3", "2026-02-09") with { Incident = "i2" });
        Assert.Equal((met, 2), (route.Met, route.Counted));
    }

    [Fact]
    public void Two_hate_reports_of_one_incident_are_not_two_hate_incidents() => Assert.False(First(Builtin.Route(2, CountedThing.Incidents) with { HateAtLeast = 2 },
        Complaint("c1", "2026-02-01") with { Incident = "i1", Hate = true }, Complaint("c2", "2026-02-01") with { Incident = "i1", Hate = true }, Complaint("c3", "2026-02-09") with { Incident = "i2" }).Met);

    [Fact]
    public void Hate_alone_or_recorded_alone()
    {
        var complaints = Qualifying(3);
        complaints[0] = complaints[0] with { Hate = true, RecordedAsHate = true };
        complaints[1] = complaints[1] with { Hate = true, FormallyRecorded = true };
        Assert.Equal(2, First(Builtin.Route(1) with { HateOnly = true }, complaints).Counted);
        Assert.Equal(1, First(Builtin.Route(1) with { RecordedAsHateOnly = true }, complaints).Counted);
        Assert.Equal(1, First(Builtin.Route(1) with { FormallyRecordedOnly = true }, complaints).Counted);
    }

    [Theory]
    [InlineData("1 month", 1, true)]
    [InlineData("1 month", 2, false)]
    [InlineData("2 weeks", 1, false)]
    public void The_newest_must_be_recent(string within, int atLeast, bool met) => Assert.Equal(met, First(
        Builtin.Route(3) with { Recency = new() { Date = LookedAt.Report, Within = Period.Parse(within), AtLeast = atLeast } },
        Complaint("c1", "2026-02-05"), Complaint("c2", "2026-01-10"), Complaint("c3", "2025-12-10")).Met);

    [Theory]
    [InlineData("1 month", true)]
    [InlineData("3 weeks", false)]
    public void A_limit_for_applying_of_its_own(string within, bool met)
    {
        var route = First(Builtin.Route(3) with { AppliedWithin = new() { FromLatest = LookedAt.Report, Within = Period.Parse(within) } }, Complaint("c1", "2026-02-05", "2026-02-06"), Complaint("c2", "2026-01-10"), Complaint("c3", "2025-12-10"));
        Assert.Equal(met, route.Met);
        Assert.Contains(route.Why, w => w.ToString().StartsWith("The last day to apply by this route is", StringComparison.Ordinal));
    }

    [Fact]
    public void A_limit_for_reporting_of_its_own() => Assert.Equal(1, First(Builtin.Route(3) with { ReportedWithin = Period.Parse("2 days") },
        Complaint("c1", "2026-02-01", "2026-02-03"), Complaint("c2", "2026-02-01", "2026-02-04")).Counted);

    // The window in which they must lie. Reports of 5 January 2025, 1 June 2025, 1 November 2025, 20 February 2026; applied on 2 March 2026.
    [Theory]
    [InlineData(WindowKind.BackFromApplication, "6 months beginning with", 2)]
    [InlineData(WindowKind.BackFromApplication, "6 months before", 2)]
    [InlineData(WindowKind.BackFromApplication, "12 months before", 3)]
    [InlineData(WindowKind.BackFromLatestReport, "4 months beginning with", 2)]    // 20 February back to 1 November
    [InlineData(WindowKind.BackFromLatestReport, "3 months beginning with", 1)]
    [InlineData(WindowKind.BackFromLatestReport, "9 months before", 3)]            // 20 May 2025
    [InlineData(WindowKind.ForwardFromFirstReport, "6 months beginning with", 2)]  // until 4 July 2025
    [InlineData(WindowKind.ForwardFromFirstReport, "4 months beginning with", 1)]
    [InlineData(WindowKind.ForwardFromFirstIncident, "6 months beginning with", 2)]
    [InlineData(WindowKind.AnyRun, "6 months beginning with", 2)]
    [InlineData(WindowKind.AnyRun, "9 months beginning with", 3)]                  // 1 June 2025 to 28 February 2026
    [InlineData(WindowKind.AnyRun, "12 months beginning with", 3)]
    [InlineData(WindowKind.AnyRun, "15 months beginning with", 4)]
    public void A_window_takes_in(WindowKind kind, string length, int counted) => Assert.Equal(counted, First(Builtin.Route(3) with { Windows = [Window(kind, length)] },
        Complaint("c1", "2025-01-05", "2025-01-05"), Complaint("c2", "2025-06-01", "2025-06-01"), Complaint("c3", "2025-11-01", "2025-11-01"), Complaint("c4", "2026-02-20", "2026-02-20")).Counted);

    [Theory]
    [InlineData("2025-07-01", 3)]   // any run of six months: it need not reach the application
    [InlineData("2025-07-02", 2)]   // 2 January to 2 July is a day too many
    public void Any_run_of_six_months_ends_the_day_before_the_same_date(string third, int counted) => Assert.Equal(counted, First(
        Builtin.Route(3) with { Windows = [Window(WindowKind.AnyRun, "6 months beginning with")] },
        Complaint("c1", "2025-01-02", "2025-01-02"), Complaint("c2", "2025-04-01", "2025-04-01"), Complaint("c3", third, third)).Counted);

    [Fact]
    public void More_than_one_window_at_once()
    {
        // Any three months, and within the last twelve.
        var route = Builtin.Route(2) with { Windows = [Window(WindowKind.BackFromApplication, "12 months before"), Window(WindowKind.AnyRun, "3 months beginning with")] };
        Assert.Equal(1, First(route, Complaint("c1", "2025-02-01", "2025-02-01"), Complaint("c2", "2025-03-20", "2025-03-20"), Complaint("c3", "2025-09-01", "2025-09-01")).Counted);
        Assert.Equal(2, First(route, Complaint("c1", "2025-04-01", "2025-04-01"), Complaint("c2", "2025-06-20", "2025-06-20"), Complaint("c3", "2026-02-01", "2026-02-01")).Counted);
    }

    [Fact]
    public void Of_several_windows_with_as_many_the_one_that_meets_what_is_asked_is_taken()
    {
        var route = Builtin.Route(2) with { Windows = [Window(WindowKind.AnyRun, "1 month beginning with")], HateAtLeast = 1 };
        Assert.True(First(route,
            Complaint("c1", "2025-04-01"), Complaint("c2", "2025-04-05"), Complaint("c3", "2025-04-09"),
            Complaint("c4", "2025-09-01") with { Hate = true }, Complaint("c5", "2025-09-05")).Met);
    }

    [Fact]
    public void The_window_may_look_at_the_incident()
    {
        ComplaintFacts[] complaints = [Complaint("c1", "2025-08-25", "2025-09-10"), Complaint("c2", "2025-12-01"), Complaint("c3", "2026-01-01")];
        Assert.Equal(3, First(Builtin.Route(3) with { Windows = [Window(WindowKind.BackFromApplication, "6 months before")] }, complaints).Counted);
        Assert.Equal(2, First(Builtin.Route(3) with { Windows = [Window(WindowKind.BackFromApplication, "6 months before", LookedAt.Incident)] }, complaints).Counted);
    }

    [Fact]
    public void A_range_lies_in_a_window_if_any_day_in_it_does() => Assert.Equal(2, First(Builtin.Route(2) with { Windows = [Window(WindowKind.AnyRun, "1 month beginning with")] },
        Complaint("c1", "2025-04-01..2025-04-20", "2025-04-01..2025-04-20"), Complaint("c2", "2025-05-15", "2025-05-15")).Counted);

    [Theory]
    [InlineData("Senior manager", true)]
    [InlineData("seniorManager", true)]
    [InlineData("assistant director housing and communities", true)]
    [InlineData("Police constable", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_officers_authority_counts_when_the_procedure_names_the_grade(string? grade, bool met)
    {
        var route = ThresholdAssessment.Of(Of() with { AuthorityGrade = grade }, Builtin.WestNorthamptonshire).Routes.Single(r => r.Route == "safeguarding");
        Assert.Equal((met, met ? 1 : 0, 1), (route.Met, route.Counted, route.Needed));
    }

    [Fact]
    public void A_judgement_is_never_met_by_itself() =>
        Assert.All(BuiltInProcedures.All, p => Assert.False(ThresholdAssessment.Of(Of(Qualifying(9)), p).Routes.Single(r => r.Route == "judgement").Met));

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(false, true, false)]   // required of this route, which gives more than the Act
    [InlineData(true, false, true)]    // asked, and it never refuses
    [InlineData(null, null, true)]     // not recorded is not "no"
    public void West_Northamptonshires_hate_route(bool? actionGroup, bool? noEffectiveAction, bool met)
    {
        var facts = Of(Complaint("c1", "2026-02-10") with { Hate = true });
        if (actionGroup is { } been) facts = facts.Where("beenToActionGroup", been);
        if (noEffectiveAction is { } none) facts = facts.Where("noEffectiveAction", none);
        var assessed = ThresholdAssessment.Of(facts, Builtin.WestNorthamptonshire);
        Assert.Equal(met, assessed.Routes.Single(r => r.Route == "hate").Met);
        Assert.False(assessed.Statute.Met);
        Assert.Equal(met, assessed.LocallyMet);
    }

    [Fact]
    public void A_route_by_which_agencies_start_a_review_decides_no_application()
    {
        var sameIncident = Qualifying(3).Select(c => c with { Incident = "i1" }).ToArray();
        var assessed = ThresholdAssessment.Of(Of(sameIncident), Builtin.Staffordshire);
        Assert.True(assessed.Routes.Single(r => r.Route == "agencies") is { Met: true, Counted: 3, WithoutApplication: true });
        Assert.True(assessed.Routes.Single(r => r.Route == "main") is { Met: false, Counted: 1 });
        Assert.False(assessed.LocallyMet);
        Assert.True(assessed.Statute.Met);   // s.104(12): the procedure does not say that they count once
        Assert.Equal([true, false, false], assessed.Complaints.Select(c => c.Counts));
    }
}
