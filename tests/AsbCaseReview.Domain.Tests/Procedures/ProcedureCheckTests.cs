using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Tests.Support;

namespace AsbCaseReview.Domain.Tests.Procedures;

/// <summary>Each refusal and each warning: what brings it about, by which section, and where it points.</summary>
public sealed class ProcedureCheckTests
{
    private static readonly Procedure Good = Builtin.StatutoryMinimum;

    [Theory, MemberData(nameof(Builtin.Keys), MemberType = typeof(Builtin))]
    public void No_procedure_that_comes_with_the_product_is_refused(string key) =>
        Assert.DoesNotContain(ProcedureCheck.Of(BuiltInProcedures.Find(key)!), f => f.Kind == FindingKind.Refused);

    private static Procedure Rules(Func<QualifyingRule, QualifyingRule> change) => Good with { Threshold = Good.Threshold with { Qualifying = change(Good.Threshold.Qualifying) } };

    private static Procedure ByNumber(Func<CountRoute, CountRoute> change) => Good with { Threshold = Good.Threshold with { Routes = [change(Builtin.Route(3))] } };

    private static Procedure Contact(Func<PointOfContact, PointOfContact> change) => Good with { PointOfContact = change(Good.PointOfContact!) };

    private static CountWindow Window(string length, WindowKind kind = WindowKind.BackFromApplication, LookedAt date = LookedAt.Report) => new() { Window = kind, Date = date, Length = Period.Parse(length) };

    private static LocalCondition Condition(bool required) => new() { Condition = "stillContinuing", Text = "It is still going on", Required = required };

    private static AppealWindow AppealWindow(params AnchorKind[] from) => new() { Within = Period.Parse("28 days"), From = from, Source = Builtin.Source };

    private static Procedure Appeal(Func<AppealStage, AppealStage> change) => Good with { Appeal = [change(Good.Appeal[0])] };

    public static TheoryData<string, string, string, Procedure> Refusals => new()
    {
        { "no point of contact", "$.pointOfContact", "s.104(3)(a)", Good with { PointOfContact = null } },
        { "a point of contact without a name", "$.pointOfContact.body", "s.104(3)(a)", Contact(c => c with { Body = " " }) },
        { "not passed on", "$.pointOfContact.passesOnToAllRelevantBodies", "s.104(3)(b)", Contact(c => c with { PassesOnToAllRelevantBodies = false }) },
        { "the police left out", "$.pointOfContact.relevantBodies", "s.105", Contact(c => c with { RelevantBodies = ["council", "integratedCareBoard", "housingProvider"] }) },
        { "health left out", "$.pointOfContact.relevantBodies", "s.105", Contact(c => c with { RelevantBodies = ["council", "police", "housingProvider"] }) },
        { "four complaints", "$.threshold.routes[0].needed", "s.104(4)", ByNumber(r => r with { Needed = 4 }) },
        { "no number", "$.threshold.routes[0].needed", "s.104(4)", ByNumber(r => r with { Needed = 0 }) },
        { "special complaints only", "$.threshold.routes", "s.104(4)", ByNumber(r => r with { HateOnly = true }) },
        { "five people only", "$.threshold.routes", "s.104(4)", ByNumber(r => r with { Counted = CountedThing.People, Needed = 5 }) },
        { "recorded ones only", "$.threshold.routes", "s.104(4)", ByNumber(r => r with { FormallyRecordedOnly = true }) },
        { "three people together", "$.threshold.routes", "s.104(4)", ByNumber(r => r with { PeopleTogether = 3 }) },
        { "no route by number", "$.threshold.routes", "s.104(4)", Good with { Threshold = Good.Threshold with { Routes = [Good.Threshold.Routes[1]] } } },
        { "a condition required beside three", "$.threshold.routes[0].conditions", "s.104(4)", ByNumber(r => r with { Conditions = [Condition(true)] }) },
        { "28 days to report", "$.threshold.qualifying.reportedWithin", "s.104(11)(a)", Rules(q => q with { ReportedWithin = Period.Parse("28 days") }) },
        { "29 days to report", "$.threshold.qualifying.reportedWithin", "s.104(11)(a)", Rules(q => q with { ReportedWithin = Period.Parse("29 days") }) },
        { "a week to report by the main route", "$.threshold.routes[0].reportedWithin", "s.104(11)(a)", ByNumber(r => r with { ReportedWithin = Period.Parse("1 week") }) },
        { "three months to apply", "$.threshold.qualifying.appliedWithin", "s.104(11)(b)", Rules(q => q with { AppliedWithin = Period.Parse("3 months") }) },
        { "180 days to apply", "$.threshold.qualifying.appliedWithin", "s.104(11)(b)", Rules(q => q with { AppliedWithin = Period.Parse("180 days") }) },
        { "a window of three months", "$.threshold.routes[0].windows", "s.104(11)(b)", ByNumber(r => r with { Windows = [Window("3 months beginning with")] }) },
        { "a window of three months counted back", "$.threshold.routes[0].windows", "s.104(11)(b)", ByNumber(r => r with { Windows = [Window("3 months before")] }) },
        { "a route with a name that no case can keep", "$.threshold.routes[0].route", "Form", ByNumber(r => r with { Route = new string('r', 61) }) },
        { "a limit with a name that fits no subject", "$.timeLimits[0].name", "Form", Good with { TimeLimits = [Builtin.Limit("decide", AnchorKind.ApplicationReceived, "5 working days", AnchorKind.ThresholdNotified) with { Name = new string('n', 141) }] } },
        { "a ground that no appeal can keep", "$.appeal[0].grounds[0].text", "Form", Appeal(a => a with { Grounds = [new() { Ground = "A", Text = new string('t', 501) }] }) },
        { "an appeal to nobody", "$.appeal[0].body", "Form", Appeal(a => a with { Body = " " }) },
        { "no appeal", "$.appeal", "Schedule 4 paragraph 3", Good with { Appeal = [] } },
        { "a window for appealing from nothing", "$.appeal[0].window.from", "Schedule 4 paragraph 3", Appeal(a => a with { Window = AppealWindow() }) },
        { "no revising", "$.revision.revised", "Schedule 4 paragraph 4(b)", Good with { Revision = Good.Revision! with { Revised = "" } } },
        { "no assessing", "$.revision.assessed", "Schedule 4 paragraph 4(a)", Good with { Revision = Good.Revision! with { Assessed = null } } },
        { "nothing about either", "$.revision.revised", "Schedule 4 paragraph 4(b)", Good with { Revision = null } },
        { "nothing published", "$.publication", "s.104(9)", Good with { Publication = null } },
        { "every 13 months", "$.publication.every", "s.104(10)", Good with { Publication = Good.Publication! with { Every = Period.Parse("13 months") } } },
        { "every two years", "$.publication.every", "s.104(10)", Good with { Publication = Good.Publication! with { Every = Period.Parse("2 years") } } },
        { "a figure left out", "$.publication.figures", "s.104(9)", Good with { Publication = Good.Publication! with { Figures = ["applications", "notMet", "reviews"] } } },
        { "a key with a space", "$.key", "Form", Good with { Key = "Our area" } },
        { "no name", "$.name", "Form", Good with { Name = " " } },
        { "version nought", "$.version", "Form", Good with { Version = 0 } },
        { "no working day", "$.conventions.workingWeek", "Form", Good with { Conventions = Good.Conventions with { WorkingWeek = [] } } },
        { "two routes of one name", "$.threshold.routes", "Form", Good with { Threshold = Good.Threshold with { Routes = [Builtin.Route(3), Builtin.Route(2)] } } },
        { "an agency that there is not", "$.threshold.qualifying.reportedTo", "Form", Rules(q => q with { ReportedTo = ["pollice"] }) },
        { "a way that there is not", "$.threshold.qualifying.reportedBy", "Form", Rules(q => q with { ReportedBy = ["pigeon"] }) },
        { "two limits of one name", "$.timeLimits", "Form", Builtin.With(Builtin.Limit("decide", AnchorKind.ApplicationReceived, "5 days"), Builtin.Limit("decide", AnchorKind.Acknowledged, "5 days")) },
        { "the name that is kept for the window", "$.timeLimits[0].limit", "Form", Builtin.With(Builtin.Limit("appeal", AnchorKind.ApplicationReceived, "5 days")) },
        { "a name with a bar", "$.timeLimits[0].limit", "Form", Builtin.With(Builtin.Limit("a|b", AnchorKind.ApplicationReceived, "5 days")) },
        { "a limit from nothing", "$.timeLimits[0].from", "Form", Builtin.With(Builtin.Limit("decide", AnchorKind.ApplicationReceived, "5 days") with { From = [] }) },
        { "a limit without a period", "$.timeLimits[0].period", "Form", Builtin.With(Builtin.Limit("decide", AnchorKind.ApplicationReceived, "5 days") with { Period = null }) },
        { "a period that is said not to be", "$.timeLimits[0].state", "Form", Builtin.With(Builtin.Limit("decide", AnchorKind.ApplicationReceived, "5 days") with { State = LimitState.NoLimit }) },
        { "a clock stop of no limit", "$.clockStops[0].limits", "Form", Good with { ClockStops = [new() { From = AnchorKind.ConsentAsked, Until = AnchorKind.ConsentConfirmed, Then = AfterStop.Resumes, Limits = ["nothing"], Source = Builtin.Source }] } },
        { "a window that runs forward and counts back", "$.threshold.routes[0].windows", "Form", ByNumber(r => r with { Windows = [Window("6 months before", WindowKind.AnyRun)] }) },
        { "more bodies than are listed", "$.panel.minimumBodies", "Form", Good with { Panel = Good.Panel with { MinimumBodies = 2, MinimumFrom = ["council"] } } },
        { "a source that is not listed", "$.panel.chair.source.document", "Form", Good with { Panel = Good.Panel with { Chair = Good.Panel.Chair with { Source = new() { Document = "hearsay", Paragraph = "1" } } } } },
        { "half a rung", "$.escalation.steps[0]", "Form", Good with { Escalation = new() { Source = Builtin.Source, Steps = [new() { To = LadderRung.HeadOfService, WhereLineManagerIs = LadderRung.HeadOfService }] } } },
        { "a rung counted back", "$.escalation.steps[0].over", "Form", Good with { Escalation = new() { Source = Builtin.Source, Steps = [new() { To = LadderRung.Owner, Over = Period.Parse("3 weeks before") }] } } },
    };

    [Theory, MemberData(nameof(Refusals))]
    public void It_refuses(string what, string where, string section, Procedure procedure)
    {
        var findings = ProcedureCheck.Of(procedure);
        Assert.True(findings.Any(f => f.Kind == FindingKind.Refused && f.Where == where && f.Section == section), $"{what}: {string.Join("\n", findings)}");
        Assert.False(ProcedureCheck.MayBePublished(procedure));
        Assert.True(findings.Select(f => f.Kind).SequenceEqual(findings.Select(f => f.Kind).Order()), "refusals first");
    }

    public static TheoryData<string, string, string, Procedure> Warnings => new()
    {
        { "one person's complaints", "$.threshold.routes[0].byOnePerson", "s.104(4)", ByNumber(r => r with { ByOnePerson = true }) },
        { "different dates", "$.threshold.routes[0]", "s.104(4)", ByNumber(r => r with { DifferentDates = true }) },
        { "different places", "$.threshold.routes[0]", "s.104(4)", ByNumber(r => r with { DifferentPlaces = true }) },
        { "recency", "$.threshold.routes[0]", "s.104(11)", ByNumber(r => r with { Recency = new() { Date = LookedAt.Report, Within = Period.Parse("1 month") } }) },
        { "back from the latest report", "$.threshold.routes[0]", "s.104(11)", ByNumber(r => r with { Windows = [Window("6 months", WindowKind.BackFromLatestReport)] }) },
        { "any three months", "$.threshold.routes[0]", "s.104(11)", ByNumber(r => r with { Windows = [Window("3 months beginning with", WindowKind.AnyRun)] }) },
        { "incidents in six months", "$.threshold.routes[0]", "s.104(11)", ByNumber(r => r with { Windows = [Window("6 months beginning with", date: LookedAt.Incident)] }) },
        { "a limit of its own for applying", "$.threshold.routes[0]", "s.104(11)", ByNumber(r => r with { AppliedWithin = new() { FromLatest = LookedAt.Report, Within = Period.Parse("1 month") } }) },
        { "a condition", "$.threshold.routes[0].conditions", "s.104(4)", ByNumber(r => r with { Conditions = [Condition(false)] }) },
        { "named agencies", "$.threshold.qualifying.reportedTo", "s.104(11)", Rules(q => q with { ReportedTo = ["police"] }) },
        { "named ways", "$.threshold.qualifying.reportedBy", "s.104(11)", Rules(q => q with { ReportedBy = ["telephone"] }) },
        { "silence on several complaints", "$.threshold.qualifying.sameIncidentToSeveralAgencies", "s.104(12)", Good },
        { "no local government area", "$.localGovernmentAreas", "s.105(2)", Good },
        { "no housing provider", "$.pointOfContact.relevantBodies", "Schedule 4 paragraph 5", Contact(c => c with { RelevantBodies = ["council", "police", "integratedCareBoard"] }) },
        { "something not accepted", "$.application.notAccepted", "s.104(4)", Good with { Application = Good.Application with { NotAccepted = [NotAccepted.Vexatious] } } },
        { "authority withdrawn stops", "$.application.authorityWithdrawnStops", "s.104(1)", Good with { Application = Good.Application with { AuthorityWithdrawnStops = true } } },
        { "no limit stated", "$.timeLimits[1]", "Guidance", Good },
        { "nothing ends with telling the decision", "$.timeLimits", "s.104(6)", Builtin.With() },
        { "nothing ends with telling the outcome", "$.timeLimits", "s.104(8)", Builtin.With() },
        { "not met left out of the window", "$.appeal[0].window.from", "Schedule 4 paragraph 3(a)", Appeal(a => a with { Window = AppealWindow(AnchorKind.OutcomeNotified) }) },
        { "grounds not known", "$.appeal[0].grounds", "Schedule 4 paragraph 3", Appeal(a => a with { GroundsKnown = false }) },
        { "the policing body not consulted", "$.revision.consulted", "Schedule 4 paragraph 1", Good with { Revision = Good.Revision! with { Consulted = [] } } },
        { "a chair who is not independent", "$.panel.chair", "Guidance", Good },
        { "retention not set", "$.retention", "UK GDPR Article 5(1)(e)", Good },
    };

    [Theory, MemberData(nameof(Warnings))]
    public void It_warns_and_lets_it_be_published(string what, string where, string section, Procedure procedure)
    {
        var findings = ProcedureCheck.Of(procedure);
        Assert.True(findings.Any(f => f.Kind == FindingKind.Warned && f.Where == where && f.Section == section), $"{what}: {string.Join("\n", findings)}");
        Assert.True(ProcedureCheck.MayBePublished(procedure), string.Join("\n", findings));
    }

    public static TheoryData<string, Procedure> Allowed => new()
    {
        { "two complaints", ByNumber(r => r with { Needed = 2 }) },
        { "five people beside three complaints", Good with { Threshold = Good.Threshold with { Routes = [Builtin.Route(3), Builtin.Route(5, CountedThing.People) with { Route = "people" }] } } },
        { "four complaints beside three", Good with { Threshold = Good.Threshold with { Routes = [Builtin.Route(3), Builtin.Route(4) with { Route = "four" }] } } },
        { "30 days to report, never shorter than a month beginning with", Rules(q => q with { ReportedWithin = Period.Parse("30 days") }) },
        { "a year to apply", Rules(q => q with { AppliedWithin = Period.Parse("12 months") }) },
        { "six months before", ByNumber(r => r with { Windows = [Window("6 months before")] }) },
        { "a condition required of one hate incident", Good with { Threshold = Good.Threshold with { Routes = [Builtin.Route(3), Builtin.Route(1) with { Route = "hate", HateOnly = true, Conditions = [Condition(true)] }] } } },
        { "published every quarter", Good with { Publication = Good.Publication! with { Every = Period.Parse("3 months") } } },
    };

    [Theory, MemberData(nameof(Allowed))]
    public void It_does_not_refuse(string what, Procedure procedure) =>
        Assert.True(ProcedureCheck.MayBePublished(procedure), $"{what}: {string.Join("\n", ProcedureCheck.Of(procedure))}");

    [Fact]
    public void A_procedure_of_Wales_is_told_of_the_local_health_board() => Assert.Contains(
        ProcedureCheck.Of(Contact(c => c with { RelevantBodies = ["council", "police", "housingProvider"] }) with { Nation = Nation.Wales }),
        f => f.Text.ToString().Contains("local health board", StringComparison.Ordinal));
}
