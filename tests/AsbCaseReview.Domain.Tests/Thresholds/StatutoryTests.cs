using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Tests.Support;
using AsbCaseReview.Domain.Thresholds;
using FsCheck;
using FsCheck.Fluent;
using static AsbCaseReview.Domain.Tests.Support.Days;
using static AsbCaseReview.Domain.Tests.Support.Facts;

namespace AsbCaseReview.Domain.Tests.Thresholds;

/// <summary>s.104(4), (11) and (12): the statutory answer, whatever the local procedure says.</summary>
public sealed class StatutoryTests
{
    private static StatutoryAssessment Statute(Procedure procedure, params ComplaintFacts[] complaints) => ThresholdAssessment.Of(Of(complaints), procedure).Statute;

    [Theory, MemberData(nameof(Builtin.Keys), MemberType = typeof(Builtin))]
    public void Three_qualifying_complaints_must_meet_the_threshold_whatever_local_conditions_say(string key)
    {
        var procedure = BuiltInProcedures.Find(key)!;
        var facts = Of(Qualifying(3)).Where("stillContinuing", false).Where("noEffectiveAction", false).Where("beenToActionGroup", false);
        var assessed = ThresholdAssessment.Of(facts, procedure);
        Assert.Equal((true, 3, 3), (assessed.Statute.Met, assessed.Statute.Counted, assessed.Statute.Needed));
        Assert.True(assessed.LocallyMet);
        Assert.True(assessed.Routes.Single(r => r.Route == "main").Met);
    }

    [Theory, MemberData(nameof(Builtin.Keys), MemberType = typeof(Builtin))]
    public void Two_are_not_enough(string key)
    {
        var statute = Statute(BuiltInProcedures.Find(key)!, Qualifying(2));
        Assert.Equal((false, 2, 3), (statute.Met, statute.Counted, statute.Needed));
        Assert.Contains("104(5)", statute.Why[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0 qualifying complaints were made. ")]
    [InlineData(1, "1 qualifying complaint was made. ")]
    [InlineData(2, "2 qualifying complaints were made. ")]
    public void The_number_is_said_in_plain_english(int number, string begins) =>
        Assert.StartsWith(begins, Statute(BuiltInProcedures.Find("west-northamptonshire")!, Qualifying(number)).Why[0].ToString(), StringComparison.Ordinal);

    [Fact]
    public void Complaints_by_anybody_count_and_agencies_own_records_too()
    {
        var three = Qualifying(3);
        three[1] = three[1] with { Person = "p2", Household = "h2" };
        three[2] = three[2] with { Person = "an officer", Agency = "council", Channel = null };
        Assert.True(Statute(Builtin.WestNorthamptonshire, three).Met);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]   // never above three
    public void The_number_is_the_lower_of_three_and_the_local_one(int local, int needed) =>
        Assert.Equal(needed, Statute(Builtin.With(Builtin.Route(local)), Qualifying(1)).Needed);

    [Fact]
    public void A_lower_number_that_asks_for_something_more_is_a_route_of_its_own_and_not_the_statutory_number()
    {
        CountWindow month = new() { Window = WindowKind.AnyRun, Date = LookedAt.Report, Length = Period.Parse("1 month beginning with") };
        CountRoute[] special =
        [
            Builtin.Route(2) with { Windows = [month] },
            Builtin.Route(2) with { Windows = [month with { Length = Period.Parse("12 months beginning with"), Date = LookedAt.Incident }] },
            Builtin.Route(2) with { HateOnly = true },
            Builtin.Route(2) with { HateAtLeast = 1 },
            Builtin.Route(2) with { ByOnePerson = true },
            Builtin.Route(2) with { DifferentDates = true },
            Builtin.Route(2) with { DifferentPlaces = true },
            Builtin.Route(2) with { PeopleTogether = 2 },
            Builtin.Route(2) with { FormallyRecordedOnly = true },
            Builtin.Route(2) with { WithoutApplication = true },
            Builtin.Route(2) with { Recency = new() { Date = LookedAt.Report, Within = Period.Parse("1 month") } },
            Builtin.Route(2) with { AppliedWithin = new() { FromLatest = LookedAt.Report, Within = Period.Parse("1 month") } },
            Builtin.Route(2) with { Conditions = [new() { Condition = "x", Text = "X", Required = true }] },
            Builtin.Route(2, CountedThing.People),
        ];
        Assert.All(special, route => Assert.Equal(3, Statute(Builtin.With(route), Qualifying(2)).Needed));
        CountRoute[] plain =
        [
            Builtin.Route(2) with { Windows = [month with { Length = Period.Parse("6 months beginning with") }] },
            Builtin.Route(2) with { Windows = [month with { Window = WindowKind.BackFromApplication, Length = Period.Parse("12 months beginning with") }] },
            Builtin.Route(2, CountedThing.Incidents) with { Conditions = [new() { Condition = "x", Text = "X" }] },
        ];
        Assert.All(plain, route => Assert.Equal(2, Statute(Builtin.With(route), Qualifying(2)).Needed));
    }

    [Fact]
    public void One_persons_complaints_about_one_incident_count_as_the_procedure_says()
    {
        var three = Qualifying(3).Select(c => c with { Incident = "i1", Person = "p1" }).ToArray();
        Assert.Equal(1, Statute(Builtin.Gloucestershire, three).Counted);            // counts once
        Assert.Equal(1, Statute(Builtin.WestNorthamptonshire, three).Counted);
        Assert.Equal(3, Statute(Builtin.Staffordshire, three).Counted);              // not stated: s.104(12), until it says otherwise each counts
        Assert.Equal(3, Statute(Builtin.StatutoryMinimum, three).Counted);
    }

    [Fact]
    public void Two_peoples_complaints_about_one_incident_are_always_two()
    {
        var three = Qualifying(3).Select((c, i) => c with { Incident = "i1", Person = $"p{i}" }).ToArray();
        var assessed = ThresholdAssessment.Of(Of(three), Builtin.Gloucestershire);
        Assert.Equal(3, assessed.Statute.Counted);
        Assert.Equal(1, assessed.Routes.Single(r => r.Route == "main").Counted);     // locally one incident counts once, by whomever
        Assert.All(assessed.Complaints, c => Assert.True(c.CountsByStatute));
        Assert.Equal([true, false, false], assessed.Complaints.Select(c => c.Counts));
    }

    [Fact]
    public void Nobody_named_is_the_applicant_and_two_unnamed_are_one_person()
    {
        var three = Qualifying(3).Select(c => c with { Incident = "i1" }).ToArray();
        Assert.Equal(1, Statute(Builtin.Gloucestershire, three).Counted);
    }

    [Fact]
    public void An_incident_counts_once_through_the_report_that_qualifies()
    {
        ComplaintFacts[] three = [Complaint("late", "2026-01-02", "2026-02-20") with { Incident = "i1" }, Complaint("inTime", "2026-01-02", "2026-01-05") with { Incident = "i1" }];
        var assessed = ThresholdAssessment.Of(Of(three), Builtin.Gloucestershire);
        Assert.Equal((1, 1), (assessed.Statute.Counted, assessed.Routes[0].Counted));
        Assert.Equal([false, true], assessed.Complaints.Select(c => c.CountsByStatute));
    }

    [Fact]
    public void Unrelated_incidents_never_count_where_the_procedure_is_silent_either()
    {
        var three = Qualifying(3);
        three[0] = three[0] with { Unrelated = true };
        Assert.All(BuiltInProcedures.All, p => Assert.Equal((false, 2), (Statute(p, three).Met, Statute(p, three).Counted)));
    }

    [Fact]
    public void No_complaints_meet_nothing()
    {
        foreach (var procedure in BuiltInProcedures.All)
        {
            var assessed = ThresholdAssessment.Of(Of(), procedure);
            Assert.False(assessed.Statute.Met || assessed.LocallyMet);
            Assert.All(assessed.Routes, r => Assert.Equal(0, r.Counted));
        }
    }

    private static readonly Arbitrary<ComplaintFacts[]> Any = (
        from happened in Gen.Choose(0, 260)
        from length in Gen.Elements(0, 0, 0, 7, 40)
        from later in Gen.Choose(-3, 45)
        from incident in Gen.Choose(1, 4)
        from person in Gen.Choose(1, 2)
        from flags in Gen.Choose(0, 63)
        let day = Day(Applied).AddDays(-happened)
        select new ComplaintFacts
        {
            Id = "",
            Happened = new(day, day.AddDays(length)),
            Reported = new(day.AddDays(later), day.AddDays(later + length)),
            Agency = (flags & 1) == 0 ? "police" : "health",
            Channel = (flags & 2) == 0 ? "telephone" : "other",
            Person = $"p{person}",
            Incident = (flags & 4) == 0 ? $"i{incident}" : null,
            Hate = (flags & 8) != 0,
            Unrelated = (flags & 48) == 48,
        }).ArrayOf(6).Select(all => all.Select((c, i) => c with { Id = $"c{i}" }).ToArray()).ToArbitrary();

    [Fact]
    public void What_counts_locally_towards_the_main_route_counts_by_statute_or_stands_behind_one_that_does() => Prop.ForAll(Any, complaints => BuiltInProcedures.All.All(procedure =>
    {
        var assessed = ThresholdAssessment.Of(Of(complaints), procedure);
        return assessed.Routes[0].Counted <= assessed.Statute.Counted && (!assessed.Routes[0].Met || assessed.Statute.Met);
    })).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_complaints_changes_no_number() => Prop.ForAll(Any, complaints => BuiltInProcedures.All.All(procedure =>
    {
        var (there, back) = (ThresholdAssessment.Of(Of(complaints), procedure), ThresholdAssessment.Of(Of([.. complaints.Reverse()]), procedure));
        return there.Statute.Counted == back.Statute.Counted && there.Routes.Select(r => (r.Met, r.Counted)).SequenceEqual(back.Routes.Select(r => (r.Met, r.Counted)));
    })).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_complaint_never_makes_the_answer_worse() => Prop.ForAll(Any, complaints => BuiltInProcedures.All.All(procedure =>
    {
        var (fewer, all) = (ThresholdAssessment.Of(Of(complaints[..^1]), procedure), ThresholdAssessment.Of(Of(complaints), procedure));
        return all.Statute.Counted >= fewer.Statute.Counted && all.Routes.Zip(fewer.Routes).All(r => r.First.Counted >= r.Second.Counted && (r.First.Met || !r.Second.Met));
    })).QuickCheckThrowOnFailure();

    [Fact]
    public void The_answer_adds_up_and_every_complaint_says_why() => Prop.ForAll(Any, complaints => BuiltInProcedures.All.All(procedure =>
    {
        var assessed = ThresholdAssessment.Of(Of(complaints), procedure);
        return assessed.Statute.Counted == assessed.Complaints.Count(c => c.CountsByStatute)
            && assessed.Routes.All(r => r.Why.Count > 0 && (r.CountedComplaints.Count == r.Counted || r.CountedComplaints.Count == 0))
            && assessed.Complaints.All(c => c.Why.Count > 0 && c.Why.All(w => w.ToString().Length > 0));
    })).QuickCheckThrowOnFailure();
}
