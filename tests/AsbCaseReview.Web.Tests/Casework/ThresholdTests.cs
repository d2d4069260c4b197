using System.Net;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Casework;

public sealed class ThresholdTests(TestApp app) : IClassFixture<TestApp>
{
    private static IEnumerable<(string, string?)> Decision(string how, string? instead = null) =>
    [
        ("Form.Persistence", "Every weekend since October"), ("Form.Harm", "She no longer sleeps at home"), ("Form.Adequacy", "Two letters, no visit"),
        ("Form.How", how), ("Form.Reasons", "The reports were looked at one by one."), ("Form.Instead", instead), ("Form.Bodies", "West Northamptonshire Council"),
    ];

    private async Task<(Visitor Coordinator, string Reference, string At)> OpenAsync(Make.CaseWanted? wanted = null, bool risk = true)
    {
        var reference = await app.CaseAsync(wanted);
        if (risk) await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.AssessRisk(Make.LowRisk(new(2026, 3, 2)), by, at));
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/threshold");
        return (coordinator, reference, $"/cases/{reference}/threshold");
    }

    private Task<Case> CaseOfAsync(string reference) => app.WithDbAsync(db => db.Cases.AsNoTracking().FirstAsync(c => c.Reference == reference));

    [Fact]
    public async Task The_page_shows_each_complaint_its_last_days_the_routes_and_the_statutory_answer()
    {
        var (coordinator, _, _) = await OpenAsync();
        var text = coordinator.Page.Text;
        Assert.Contains("3 qualifying complaints were made and 3 are needed", text, StringComparison.Ordinal);
        Assert.Contains("Three separate incidents reported in the preceding six months", text, StringComparison.Ordinal);
        Assert.Contains("Reported on 21 February 2026. The last day to report it was 22 March 2026.", text, StringComparison.Ordinal);
        Assert.Contains("If “not met” is told today, the last day to appeal is 30 March 2026.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_met_against_three_qualifying_complaints_is_refused_with_the_section_quoted()
    {
        var (coordinator, reference, at) = await OpenAsync();
        var page = await coordinator.SubmitAsync(at, Decision("NotMet", "We will visit"));

        Assert.Contains(page.Errors, e => e.Contains("must decide that the threshold is met", StringComparison.Ordinal) && e.EndsWith("(s.104(4))", StringComparison.Ordinal));
        Assert.Equal("Every weekend since October", page.Value("Form.Persistence"));
        Assert.Empty((await CaseOfAsync(reference)).Decisions);
    }

    [Fact]
    public async Task Met_is_recorded_with_its_explanation_frozen()
    {
        var (coordinator, reference, at) = await OpenAsync();
        await coordinator.SubmitAsync(at, Decision("ByCount"));
        var made = await CaseOfAsync(reference);
        Assert.Equal((CaseStage.Met, "main"), (made.Stage, made.Route));
        var decision = Assert.Single(made.Decisions);
        Assert.Equal(ThresholdHow.ByCount, decision.How);
        Assert.Equal(["1", "2", "3"], decision.Explanation!.Complaints.Select(c => c.Id));
        Assert.Equal((3, 3), (decision.Explanation.Statute.Counted, decision.Explanation.Statute.Needed));
    }

    [Fact]
    public async Task With_two_complaints_not_met_is_recorded_with_reasons_and_what_happens_instead()
    {
        var (coordinator, reference, at) = await OpenAsync(new() { Complaints = 2 });
        var page = await coordinator.SubmitAsync(at, Decision("NotMet"));
        Assert.Contains(page.Errors, e => e.StartsWith("Enter what will be done instead", StringComparison.Ordinal));

        await coordinator.SubmitAsync(at, Decision("NotMet", "A neighbourhood officer will visit every week."));
        Assert.Equal(CaseStage.NotMet, (await CaseOfAsync(reference)).Stage);
    }

    [Fact]
    public async Task A_name_complained_of_in_what_the_applicant_reads_is_asked_about()
    {
        var (coordinator, reference, at) = await OpenAsync();
        var page = await coordinator.SubmitAsync(at, Decision("ByCount").Where(f => f.Item1 != "Form.Harm").Append(("Form.Harm", "Mr Varley frightens her")));
        Assert.Contains("“Varley”", page.ErrorBeside("Form.Harm"), StringComparison.Ordinal);
        Assert.Equal("Mr Varley frightens her", page.Value("Form.Harm"));
        Assert.Empty((await CaseOfAsync(reference)).Decisions);
        await coordinator.SubmitAsync(at, ("Form.NamesChecked", "true"));
        Assert.Single((await CaseOfAsync(reference)).Decisions);
    }

    [Theory]
    [InlineData("ByJudgement", "By judgement of persistence, harm and the response (section 104(5))")]
    [InlineData("AcceptedAnyway", "Below the threshold, accepted anyway")]
    public async Task A_decision_says_how_it_was_met(string how, string says)
    {
        var (coordinator, reference, at) = await OpenAsync(new() { Complaints = 1 });
        var page = await coordinator.SubmitAsync(at, Decision(how));
        Assert.Contains(says, page.Text, StringComparison.Ordinal);
        Assert.Equal(CaseStage.Met, (await CaseOfAsync(reference)).Stage);
    }

    [Fact]
    public async Task A_body_that_takes_no_part_here_decides_nothing()
    {
        var (coordinator, reference, at) = await OpenAsync();
        var page = await coordinator.SubmitAsync(at, Decision("ByCount").Where(f => f.Item1 != "Form.Bodies").Append(("Form.Bodies", "The parish of nowhere")));
        Assert.Equal("Choose the bodies that took the decision.", page.ErrorBeside("Form.Bodies"));
        Assert.Empty((await CaseOfAsync(reference)).Decisions);
    }

    [Fact]
    public async Task Risk_has_to_be_assessed_first()
    {
        var (coordinator, _, at) = await OpenAsync(risk: false);
        var page = await coordinator.SubmitAsync(at, Decision("ByCount"));
        Assert.Contains(page.Errors, e => e.StartsWith("Assess the risk first", StringComparison.Ordinal));
    }

    [Fact]
    public async Task By_authority_needs_an_officer_of_the_grade_that_the_procedure_names()
    {
        var (coordinator, reference, at) = await OpenAsync(new() { Complaints = 1 });
        var page = await coordinator.SubmitAsync(at, Decision("ByAuthority"));
        Assert.Contains("Record the officer’s authority first.", page.Errors);

        await coordinator.SubmitAsync($"{at}/authority", ("Authority.Officer", "Grace Adeyemi-Holt"), ("Authority.Grade", "Assistant Director Housing and Communities"), ("Authority.Why", "She is at risk"));
        await coordinator.SubmitAsync(at, Decision("ByAuthority"));
        Assert.Contains("By the authority of Grace Adeyemi-Holt, Assistant Director Housing and Communities", coordinator.Page.Text, StringComparison.Ordinal);
        Assert.Equal((CaseStage.Met, "safeguarding"), ((await CaseOfAsync(reference)).Stage, (await CaseOfAsync(reference)).Route));
    }

    [Fact]
    public async Task Setting_a_third_complaint_apart_needs_somebody_from_another_relevant_body()
    {
        var (coordinator, reference, at) = await OpenAsync();
        await coordinator.GetAsync($"/cases/{reference}/complaints/2");
        await coordinator.SubmitAsync($"/cases/{reference}/complaints/2/set-aside", ("SetAside.Reason", "It is about another street."), ("SetAside.Unrelated", "true"));
        Assert.Equal(SetAsideState.Proposed, (await CaseOfAsync(reference)).Complaints.Single(c => c.Number == 2).SetAsideState);
        await coordinator.GetAsync(at);
        Assert.NotEmpty((await coordinator.SubmitAsync(at, Decision("NotMet", "We will visit"))).Errors);

        // The same body cannot agree.
        await coordinator.GetAsync($"/cases/{reference}/complaints");
        Assert.Contains((await coordinator.SubmitAsync($"/cases/{reference}/complaints/2/agree")).Errors, e => e.Contains("from another relevant body", StringComparison.Ordinal));

        var request = await AskPoliceAsync(reference);
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        await officer.GetAsync($"/requests/{request}");
        await officer.SubmitAsync($"/requests/{request}/agree/2");
        var aside = (await CaseOfAsync(reference)).Complaints.Single(c => c.Number == 2);
        Assert.Equal((SetAsideState.SetAside, "Kiran Maddox"), (aside.SetAsideState, aside.SettingAside!.AgreedBy));

        await coordinator.GetAsync(at);
        Assert.Empty((await coordinator.SubmitAsync(at, Decision("NotMet", "We will visit"))).Errors);
    }

    private async Task<Guid> AskPoliceAsync(string reference)
    {
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/triage");
        var police = await app.WithDbAsync(async db => (await db.Agencies.FirstAsync(a => a.Name == "Northamptonshire Police")).Id);
        await coordinator.SubmitAsync($"/cases/{reference}/triage/ask", ("Ask.Agencies", police.ToString()), ("Ask.What", "Please confirm the reports."), ("Ask.By.Day", "12"), ("Ask.By.Month", "3"), ("Ask.By.Year", "2026"));
        return await app.WithDbAsync(async db => (await db.InformationRequests.FirstAsync(r => db.Cases.Any(c => c.Id == r.CaseId && c.Reference == reference))).Id);
    }

    [Fact]
    public async Task A_correction_is_no_way_round_the_second_person()
    {
        var (coordinator, reference, _) = await OpenAsync();
        await coordinator.GetAsync($"/cases/{reference}/complaints/1");
        var page = await coordinator.SubmitAsync($"/cases/{reference}/complaints/1/verify", ("Verify.With", "The council"), ("Verify.Traced", "true"), ("Verify.Why", "Their date"),
            ("Verify.Happened.Day", "1"), ("Verify.Happened.Month", "1"), ("Verify.Happened.Year", "2025"));
        Assert.Contains(page.Errors, e => e.Contains("s.104(4)", StringComparison.Ordinal));
        Assert.Null((await CaseOfAsync(reference)).Complaints.Single(c => c.Number == 1).Traced);
    }

    [Fact]
    public async Task Another_areas_case_is_a_404_and_an_agency_officer_may_not_look()
    {
        var reference = await app.CaseAsync();
        var elsewhere = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/cases/{reference}/threshold")).Status);
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync($"/cases/{reference}/threshold")).Status);
    }

    [Fact]
    public async Task A_decision_is_not_taken_twice()
    {
        var (coordinator, reference, at) = await OpenAsync();
        var other = await app.SignInAsync(TestApp.OtherCoordinator);
        await other.GetAsync(at);
        await coordinator.SubmitAsync(at, Decision("ByCount"));
        var page = await other.SubmitAsync(at, Decision("ByCount"));
        Assert.NotEmpty(page.Errors);
        Assert.Single((await CaseOfAsync(reference)).Decisions);
    }
}
