using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Tests.Support;
using static AsbCaseReview.Domain.Procedures.AnchorKind;
using static AsbCaseReview.Domain.Procedures.NotAccepted;

namespace AsbCaseReview.Domain.Tests.Procedures;

/// <summary>Every figure of the table of the four procedures, held against what their sources say.</summary>
public sealed class BuiltInFiguresTests
{
    private const string Sta = "staffordshire-and-stoke-on-trent", Glo = "gloucestershire", Wnn = "west-northamptonshire", Min = "statutory-minimum";

    private static Procedure Of(string key) => BuiltInProcedures.Find(key)!;

    [Fact]
    public void There_are_four() => Assert.Equal([Glo, Sta, Min, Wnn], BuiltInProcedures.All.Select(p => p.Key).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(Sta, 9)]
    [InlineData(Glo, 6)]
    [InlineData(Wnn, 1)]
    [InlineData(Min, 0)]
    public void Local_government_areas(string key, int number) => Assert.Equal(number, Of(key).LocalGovernmentAreas.Distinct().Count());

    [Theory]
    [InlineData(Sta, "Staffordshire Police", "Central Disclosure Unit")]
    [InlineData(Glo, "Office of the Police and Crime Commissioner for Gloucestershire", "ASB Case Review Coordinator")]
    [InlineData(Wnn, "West Northamptonshire Council", "Community Safety")]
    public void Point_of_contact(string key, string body, string unit)
    {
        var contact = Of(key).PointOfContact!;
        Assert.Equal((body, unit), (contact.Body, contact.Unit));
        Assert.True(contact.PassesOnToAllRelevantBodies);
        Assert.Equal(["council", "housingProvider", "integratedCareBoard", "police"], contact.RelevantBodies.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Sta, CountedThing.Incidents, "stillContinuing", Standing.Stated)]
    [InlineData(Glo, CountedThing.Reports, "stillContinuing", Standing.Inferred)]
    [InlineData(Wnn, CountedThing.Incidents, "noEffectiveAction", Standing.Stated)]
    [InlineData(Min, CountedThing.Reports, null, Standing.Statute)]
    public void The_main_route_asks_for_three_and_its_condition_never_refuses(string key, CountedThing counted, string? condition, Standing standing)
    {
        var main = Assert.IsType<CountRoute>(Of(key).Threshold.Routes[0]);
        Assert.Equal((3, counted, standing), (main.Needed, main.Counted, main.Source.Standing));
        Assert.Equal(condition is null ? [] : new[] { condition }, main.Conditions.Select(c => c.Condition));
        Assert.DoesNotContain(main.Conditions, c => c.Required);
        Assert.True(main.SetsTheNumber && !main.AsksForMore);
    }

    [Theory]
    [InlineData(Sta, "30 days", SameIncidentRule.NotStated, UnrelatedRule.NotCounted, "police, council, housingProvider", "")]
    [InlineData(Glo, "1 month beginning with", SameIncidentRule.CountsOnce, UnrelatedRule.NotCounted, "", "writing, email, telephone, visit")]
    [InlineData(Wnn, "30 days", SameIncidentRule.CountsOnce, UnrelatedRule.NotStated, "council, police, housingProvider", "")]
    [InlineData(Min, "1 month beginning with", SameIncidentRule.NotStated, UnrelatedRule.NotCounted, "", "")]
    public void What_qualifies(string key, string report, SameIncidentRule same, UnrelatedRule unrelated, string to, string by)
    {
        var rule = Of(key).Threshold.Qualifying;
        Assert.Equal(Period.Parse(report), rule.ReportedWithin);
        Assert.Equal(Period.Parse("6 months beginning with"), rule.AppliedWithin);
        Assert.Equal((same, unrelated, to, by), (rule.SameIncidentToSeveralAgencies, rule.Unrelated, string.Join(", ", rule.ReportedTo), string.Join(", ", rule.ReportedBy)));
    }

    [Theory]
    [InlineData(Sta, "count main, count agencies, judgement judgement")]
    [InlineData(Glo, "count main, authority safeguarding, judgement judgement")]
    [InlineData(Wnn, "count main, count hate, authority safeguarding, judgement judgement")]
    [InlineData(Min, "count main, judgement judgement")]
    public void The_routes(string key, string routes) => Assert.Equal(routes, string.Join(", ", Of(key).Threshold.Routes.Select(r => r switch
    {
        CountRoute => $"count {r.Route}",
        AuthorityRoute => $"authority {r.Route}",
        _ => $"judgement {r.Route}",
    })));

    [Fact]
    public void Staffordshires_agencies_may_start_one_themselves_at_three_complaints()
    {
        var agencies = (CountRoute)Of(Sta).Threshold.Routes[1];
        Assert.True(agencies is { WithoutApplication: true, Needed: 3, Counted: CountedThing.Reports, SetsTheNumber: false });
    }

    [Fact]
    public void West_Northamptonshires_hate_route_takes_one_that_has_been_to_the_Action_Group()
    {
        var hate = (CountRoute)Of(Wnn).Threshold.Routes[1];
        Assert.True(hate is { HateOnly: true, Needed: 1, SetsTheNumber: false });
        Assert.Equal([("beenToActionGroup", true), ("noEffectiveAction", false)], hate.Conditions.Select(c => (c.Condition, c.Required)));
    }

    [Theory]
    [InlineData(Glo, "Senior officer")]
    [InlineData(Wnn, "Assistant Director Housing and Communities")]
    [InlineData(Wnn, "Senior manager")]
    public void An_officers_authority_needs_no_consent(string key, string grade)
    {
        var route = Of(key).Threshold.Routes.OfType<AuthorityRoute>().Single();
        Assert.Contains(grade, route.Grades);
        Assert.False(route.ConsentNeeded);
    }

    [Fact]
    public void What_is_not_accepted()
    {
        Assert.Equal([Anonymous, CrownProsecutionServiceDecision, CourtDecision, ServiceComplaint], Of(Sta).Application.NotAccepted);
        Assert.Equal([Anonymous, Malicious, Vexatious, Discriminatory, Prejudicial], Of(Glo).Application.NotAccepted);
        Assert.Equal([Anonymous, CrownProsecutionServiceDecision, CourtDecision, ServiceComplaint], Of(Wnn).Application.NotAccepted);
        Assert.Empty(Of(Min).Application.NotAccepted);
    }

    [Fact]
    public void How_somebody_else_applies()
    {
        Assert.True(Of(Sta).Application is { DeclarationSigned: true, VictimContactedWhereSomebodyElseApplies: true, AuthorityWithdrawnStops: false });
        Assert.True(Of(Glo).Application is { AuthorityWithdrawnStops: true });
        Assert.Contains(AuthorityKind.PowerOfAttorney, Of(Glo).Application.AuthorityAccepted);
        Assert.True(Of(Wnn).Application is { VictimContactedWhereSomebodyElseApplies: true });
    }

    public static TheoryData<string, string, string?, AnchorKind, AnchorKind?, Standing> TimeLimits => new()
    {
        { Sta, "acknowledge", null, ApplicationReceived, Acknowledged, Standing.Stated },
        { Sta, "decide", null, ApplicationReceived, ThresholdNotified, Standing.Statute },
        { Sta, "panel", null, ThresholdNotified, AnchorKind.PanelHeld, Standing.Stated },
        { Sta, "tellOutcome", null, AnchorKind.PanelHeld, OutcomeNotified, Standing.Statute },
        { Sta, "appealPapersAsked", "5 working days", AppealReceived, PapersRequested, Standing.Stated },
        { Sta, "appealPapersIn", "15 working days", AppealReceived, PapersReceived, Standing.Stated },
        { Sta, "appealReport", "25 working days", AppealReceived, ReportDiscussed, Standing.Stated },
        { Sta, "appealAnswer", "35 working days", AppealReceived, AppealAnswered, Standing.Stated },
        { Sta, "appealRecommendations", null, RecommendationsMade, RecommendationsAnswered, Standing.Stated },
        { Sta, "appealProgress", "3 months", RecommendationsMade, ProgressReported, Standing.Stated },
        { Glo, "acknowledge", "5 working days", ApplicationComplete, Acknowledged, Standing.Inferred },
        { Glo, "decide", "15 working days", ApplicationComplete, ThresholdNotified, Standing.Inferred },
        { Glo, "panel", "20 working days", ThresholdNotified, AnchorKind.PanelHeld, Standing.Stated },
        { Glo, "tellOutcome", "5 working days", AnchorKind.PanelHeld, OutcomeNotified, Standing.Inferred },
        { Glo, "appealAcknowledge", "5 working days", AppealLodged, AppealAcknowledged, Standing.Stated },
        { Glo, "appealAnswer", "20 working days", AppealLodged, AppealAnswered, Standing.Stated },
        { Wnn, "acknowledge", "5 working days", ApplicationReceived, Acknowledged, Standing.Stated },
        { Wnn, "decide", "10 working days", Acknowledged, ThresholdNotified, Standing.Stated },
        { Wnn, "contactVictim", "5 working days", ThresholdNotified, ContactMade, Standing.Stated },
        { Wnn, "noContactLetter", "10 working days", ContactGivenUp, Closed, Standing.Stated },
        { Wnn, "agencyInformation", null, AgenciesAsked, AllInformationIn, Standing.Stated },
        { Wnn, "panel", null, ThresholdNotified, AnchorKind.PanelHeld, Standing.Stated },
        { Wnn, "minutes", "5 working days", AnchorKind.PanelHeld, MinutesCirculated, Standing.Stated },
        { Wnn, "tellOutcome", "10 working days", AnchorKind.PanelHeld, OutcomeNotified, Standing.Stated },
        { Wnn, "appealAnswer", null, AppealLodged, AppealAnswered, Standing.Stated },
        { Min, "acknowledge", null, ApplicationReceived, Acknowledged, Standing.Statute },
        { Min, "decide", null, ApplicationReceived, ThresholdNotified, Standing.Statute },
        { Min, "panel", null, ThresholdNotified, AnchorKind.PanelHeld, Standing.Stated },
        { Min, "tellOutcome", null, AnchorKind.PanelHeld, OutcomeNotified, Standing.Statute },
    };

    [Theory, MemberData(nameof(TimeLimits))]
    public void A_time_limit(string key, string limit, string? period, AnchorKind from, AnchorKind? until, Standing standing)
    {
        var found = AllLimits(Of(key)).Single(l => l.Limit == limit);
        Assert.Equal((period, until, standing), (found.Period?.ToString(), found.Until, found.Source.Standing));
        Assert.Equal(from, found.From[0]);
        Assert.Equal(period is null, found.State != LimitState.Period);
    }

    [Fact]
    public void No_limit_stands_in_a_file_that_the_table_above_leaves_out() => Assert.Equal(
        TimeLimits.Select(row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal),
        BuiltInProcedures.All.SelectMany(p => AllLimits(p).Select(l => $"{p.Key} {l.Limit}")).Order(StringComparer.Ordinal));

    [Fact]
    public void A_panel_is_only_for_a_threshold_that_is_met_and_no_contact_ends_when_it_is_given_up()
    {
        Assert.All(BuiltInProcedures.All, p => Assert.Equal([ThresholdMet], p.TimeLimits.Single(l => l.Limit == "panel").OnlyIf));
        var contact = Of(Wnn).TimeLimits.Single(l => l.Limit == "contactVictim");
        Assert.Equal([ThresholdMet], contact.OnlyIf);
        Assert.Equal([ContactGivenUp], contact.Unless);
    }

    [Fact]
    public void West_Northamptonshires_panel_without_a_limit_is_stated_and_Staffordshires_silence_is_not()
    {
        Assert.Equal(LimitState.NoLimit, Of(Wnn).TimeLimits.Single(l => l.Limit == "panel").State);
        Assert.Equal(LimitState.NotStated, Of(Sta).TimeLimits.Single(l => l.Limit == "panel").State);
    }

    [Theory]
    [InlineData(Sta, true, null, 0, false, true)]
    [InlineData(Glo, false, null, 0, true, false)]
    [InlineData(Wnn, true, 3, 4, false, false)]
    [InlineData(Min, false, null, 0, false, true)]
    public void The_panel(string key, bool independent, int? minimum, int of, bool minutesAgreed, bool planDiscussed)
    {
        var panel = Of(key).Panel;
        Assert.Equal((independent, minimum, of, minutesAgreed, planDiscussed), (panel.Chair.Independent, panel.MinimumBodies, panel.MinimumFrom.Count, panel.MinutesAgreedByAll, panel.PlanDiscussedWithVictim));
    }

    [Theory]
    [InlineData(Sta, "youthOffending", MemberWhen.PersonComplainedOfIsUnder18, null)]
    [InlineData(Glo, "youthOffending", MemberWhen.PersonComplainedOfIsUnder18, null)]
    [InlineData(Glo, "integratedCareBoard", MemberWhen.SomebodyIsVulnerable, null)]
    [InlineData(Glo, "police", MemberWhen.Always, "Manager")]
    [InlineData(Wnn, "council", MemberWhen.Always, "Community Safety or equivalent Manager")]
    [InlineData(Wnn, "police", MemberWhen.Always, "Neighbourhood Inspector")]
    [InlineData(Wnn, "housingProvider", MemberWhen.Always, "Area Manager level")]
    [InlineData(Wnn, "integratedCareBoard", MemberWhen.Always, "Management level")]
    [InlineData(Wnn, "coordinator", MemberWhen.Always, null)]
    public void A_member_of_the_panel(string key, string body, MemberWhen when, string? grade)
    {
        var member = Of(key).Panel.Members.Single(m => m.Body == body);
        Assert.Equal((when, grade), (member.When, member.Grade));
    }

    [Fact]
    public void West_Northamptonshires_panel_has_a_minute_taker_and_a_contact_person_without_a_part_in_the_case() =>
        Assert.True(Of(Wnn).Panel is { MinuteTaker: true, CoordinatorNotInvolved: true, VictimHeardBy.Count: 2 });

    [Fact]
    public void Only_West_Northamptonshire_states_an_escalation_ladder()
    {
        Assert.Equal(
            [(null, LadderRung.Owner, null), ("3 weeks", LadderRung.LineManager, null), ("2 months", LadderRung.HeadOfService, LadderRung.ChiefExecutive), ("3 months", LadderRung.ChiefExecutive, null)],
            Of(Wnn).Escalation!.Steps.Select(s => (s.Over?.ToString(), s.To, s.Then)));
        Assert.Equal(LadderRung.HeadOfService, Of(Wnn).Escalation!.Steps[2].WhereLineManagerIs);
        Assert.All(BuiltInProcedures.All.Where(p => p.Key != Wnn), p => Assert.Null(p.Escalation));
    }

    [Theory]
    [InlineData(Sta, AppealBodyKind.PoliceAndCrimeCommissioner, "28 days", true, false, 3, 2)]
    [InlineData(Glo, AppealBodyKind.PoliceAndCrimeCommissioner, "28 days", false, true, 0, 1)]
    [InlineData(Wnn, AppealBodyKind.Council, "28 days", false, false, 3, 1)]
    [InlineData(Min, AppealBodyKind.LeadBody, null, false, false, 2, 0)]
    public void The_appeal(string key, AppealBodyKind body, string? window, bool recommendationsOnly, bool final, int grounds, int outcomes)
    {
        var stage = Assert.Single(Of(key).Appeal);
        Assert.Equal((body, window, recommendationsOnly, final, grounds, outcomes), (stage.BodyKind, stage.Window?.Within.ToString(), stage.RecommendationsOnly, stage.Final, stage.Grounds.Count, stage.Outcomes.Count));
        Assert.Equal(key != Glo, stage.GroundsKnown);
    }

    [Fact]
    public void Where_the_28_days_run_from()
    {
        Assert.Equal([ThresholdNotified, OutcomeNotified], Of(Sta).Appeal[0].Window!.From);
        Assert.Equal([ThresholdNotified, OutcomeNotified, OutcomeLetterReceived], Of(Glo).Appeal[0].Window!.From);
        Assert.Contains("ours", Of(Glo).Appeal[0].Window!.Note, StringComparison.Ordinal);
        Assert.Equal([ThresholdNotified, OutcomeNotified], Of(Wnn).Appeal[0].Window!.From);
    }

    [Fact]
    public void Staffordshires_appeal_comes_directly_or_through_the_lead_body_and_may_be_extended_with_updates()
    {
        var stage = Of(Sta).Appeal[0];
        Assert.Equal([AppealLodgedBy.Applicant, AppealLodgedBy.ThroughLeadBody], stage.LodgedBy);
        Assert.Equal(["A", "B", "C"], stage.Grounds.Select(g => g.Ground));
        Assert.All(stage.TimeLimits.Where(l => l.Extension is not null), l => Assert.True(l.Extension is { VictimIsTold: true, Reasons.Count: 3 }));
        Assert.Equal(["appealReport", "appealAnswer"], stage.TimeLimits.Where(l => l.Extension is not null).Select(l => l.Limit));
    }

    private static readonly string[] FiguresOfTheAct = ["applications", "notMet", "reviews", "reviewsWithRecommendations"];   // s.104(9)

    [Fact]
    public void Every_procedure_publishes_the_four_figures_of_the_Act_every_year()
    {
        foreach (var publication in BuiltInProcedures.All.Select(p => p.Publication!))
        {
            Assert.Equal("12 months", publication.Every.ToString());
            Assert.Empty(FiguresOfTheAct.Except(publication.Figures));
        }
        Assert.Contains("appealsConsidered", Of(Sta).Publication!.Figures);
    }

    [Theory, MemberData(nameof(Builtin.Keys), MemberType = typeof(Builtin))]
    public void What_a_source_is_silent_on_is_said_and_not_invented(string key)
    {
        var procedure = Of(key);
        Assert.NotEmpty(procedure.NotStated);
        Assert.Contains(procedure.NotStated, s => s.Subject.StartsWith("How long papers are kept", StringComparison.Ordinal));
        Assert.Null(procedure.Retention);
        Assert.Empty(procedure.ClockStops);
        Assert.Null(procedure.Panel.PapersBefore);
    }

    [Theory, MemberData(nameof(Builtin.Keys), MemberType = typeof(Builtin))]
    public void The_conventions_are_labelled_as_ours(string key)
    {
        var conventions = Of(key).Conventions;
        Assert.Equal(Standing.Ours, conventions.Source.Standing);
        Assert.Equal((new TimeOnly(17, 0), "14 days", 7, 5), (conventions.ClosingTime, conventions.QuietAfter.ToString(), conventions.AboutDays, conventions.WorkingWeek.Count));
        Assert.Equal(["2 working days before"], conventions.Reminders.Select(r => r.ToString()));
        Assert.Equal(["1 working day", "5 working days"], conventions.OverdueNotices.Select(r => r.ToString()));
    }

    [Theory]
    [InlineData(Sta, false)]
    [InlineData(Glo, true)]
    [InlineData(Wnn, false)]
    [InlineData(Min, false)]
    public void Further_applications_are_taken_on_section_104_4(string key, bool vulnerableProcess)
    {
        var further = Of(key).FurtherApplications!;
        Assert.Contains("104(4)", further.Rule, StringComparison.Ordinal);
        Assert.Equal(vulnerableProcess, further.HiddenNeed?.Contains("Vulnerable Adult", StringComparison.Ordinal) ?? false);
    }

    private static IEnumerable<TimeLimit> AllLimits(Procedure p) => p.TimeLimits.Concat(p.Appeal.SelectMany(a => a.TimeLimits));
}
