using System.Net;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.ActionPlans;

public sealed class PlanPageTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly Due = new(2026, 3, 20);

    private Task<string> OwnerChoiceAsync(string email = TestApp.PoliceOfficer) => app.WithDbAsync(async db =>
    {
        var staff = await db.Staff.FirstAsync(s => s.Email == email);
        return $"{staff.AgencyId}|{staff.Id}";
    });

    private static (string, string?)[] Day(string field, int day, int month) => [($"{field}.Day", $"{day}"), ($"{field}.Month", $"{month}"), ($"{field}.Year", "2026")];

    private Task<ActionPlan> PlanOfAsync(string reference) => app.WithDbAsync(db => db.ActionPlans.AsNoTracking().FirstAsync(p => db.Cases.Any(c => c.Id == p.CaseId && c.Reference == reference)));

    private Task<List<CaseEventKind>> HappenedAsync(string reference) => app.WithDbAsync(db => db.CaseEvents.Where(e => db.Cases.Any(c => c.Id == e.CaseId && c.Reference == reference)).OrderBy(e => e.Sequence).Select(e => e.Kind).ToListAsync());

    [Fact]
    public async Task An_action_is_agreed_under_a_power_with_its_owner_told_and_its_ladder_planned()
    {
        var reference = await app.MetCaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        var page = await coordinator.GetAsync($"/cases/{reference}/plan/powers");
        Assert.Contains("Not available: it is law in Wales only.", page.Text, StringComparison.Ordinal);
        await coordinator.GetAsync($"/cases/{reference}/plan/add?power=communityProtectionWarning");
        page = await coordinator.SubmitAsync($"/cases/{reference}/plan/add", [("Add.What", "Serve a warning"), ("Add.Why", "It has gone on for a year"), ("Add.Owner", await OwnerChoiceAsync()), .. Day("Add.Due", 20, 3),
            ("Add.Age", "Adult"), ("Add.Tests[0].Holds", "true"), ("Add.Restricted", "On Desmond Varley"), ("Add.VictimMaySee", "A written warning will be given")]);
        Assert.Contains("The action is agreed", page.Text, StringComparison.Ordinal);
        Assert.Contains("Tell the victim first", page.Text, StringComparison.Ordinal);   // whom it concerns will notice a warning

        var action = Assert.Single((await PlanOfAsync(reference)).Actions);
        Assert.Equal(("Serve a warning", "Kiran Maddox", Due, ActionState.Agreed), (action.What, action.OwnerName, action.DueOn, action.State));
        Assert.Equal([true, null], action.Power!.Answers.Select(a => a.Holds));
        Assert.Equal(4, action.Notices.Count(n => n.Kind == NoticeKind.Overdue));
        Assert.Contains(CaseEventKind.ActionAgreed, await HappenedAsync(reference));
        var message = await app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().FirstAsync(m => m.To == TestApp.PoliceOfficer && m.Text.Contains(action.Id.ToString())));
        Assert.Equal(MessageKind.AgencyRequest, message.Kind);
        Assert.DoesNotContain("warning", message.Subject + message.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_power_that_is_not_available_names_the_condition_and_keeps_what_was_typed()
    {
        var reference = await app.MetCaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/plan/add?power=communityProtectionNotice");
        var page = await coordinator.SubmitAsync($"/cases/{reference}/plan/add", [("Add.What", "Serve a notice"), ("Add.Why", "The warning did nothing"), ("Add.Owner", await OwnerChoiceAsync()), .. Day("Add.Due", 20, 3),
            ("Add.Age", "From10To15"), ("Add.Tests[2].Holds", "false")]);
        Assert.Contains(page.Errors, e => e.Contains("the person must be 16 or over", StringComparison.Ordinal) && e.Contains("A written warning was given", StringComparison.Ordinal));
        Assert.Equal("Serve a notice", page.Value("Add.What"));
        Assert.Equal("20", page.Value("Add.Due.Day"));
    }

    [Fact]
    public async Task A_form_half_filled_in_comes_back_with_errors_beside_the_fields()
    {
        var reference = await app.MetCaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/plan/add");
        var page = await coordinator.SubmitAsync($"/cases/{reference}/plan/add", [("Add.What", "Fit a camera"), .. Day("Add.Due", 1, 3)]);
        Assert.Equal("Enter why", page.ErrorBeside("Add.Why"));
        Assert.Equal("Choose who does it", page.ErrorBeside("Add.Owner"));
        Assert.Equal("The day by which it is done cannot be in the past", page.ErrorBeside("Add.Due"));
        Assert.Equal("Fit a camera", page.Value("Add.What"));
    }

    [Fact]
    public async Task A_sentence_for_the_victim_that_may_name_the_person_complained_of_is_asked_about()
    {
        var reference = await app.MetCaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/plan/add");
        (string, string?)[] typed = [("Add.What", "Visit"), ("Add.Why", "To be seen"), ("Add.Owner", await OwnerChoiceAsync()), .. Day("Add.Due", 20, 3), ("Add.VictimMaySee", "An officer will visit Varley’s house")];
        var page = await coordinator.SubmitAsync($"/cases/{reference}/plan/add", typed);
        Assert.Contains("“Varley”", page.ErrorBeside("Add.VictimMaySee"), StringComparison.Ordinal);
        page = await coordinator.SubmitAsync($"/cases/{reference}/plan/add", [("Add.NamesChecked", "true")]);
        Assert.Contains("The action is agreed", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_is_put_to_the_victim_made_final_and_the_next_update_is_due_in_four_weeks()
    {
        var reference = await app.MetCaseAsync();
        await app.ActionAsync(reference, Due);
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/plan");
        var page = await coordinator.SubmitAsync($"/cases/{reference}/plan/final");
        Assert.Contains(page.Errors, e => e.Contains("Put the plan to the victim", StringComparison.Ordinal));
        page = await coordinator.SubmitAsync($"/cases/{reference}/plan/consult", ("Consult.Comments", "Please let it be soon"));
        Assert.Equal("Say whether the plan was put to the victim", page.ErrorBeside("Consult.Put"));
        Assert.Equal("Please let it be soon", page.Value("Consult.Comments"));
        page = await coordinator.SubmitAsync($"/cases/{reference}/plan/consult", ("Consult.Put", "true"), ("Consult.How", "by telephone"));
        Assert.Contains("Please let it be soon", page.Text, StringComparison.Ordinal);
        page = await coordinator.SubmitAsync($"/cases/{reference}/plan/final");
        Assert.Contains("30 March 2026, in 28 days", page.Text, StringComparison.Ordinal);

        await coordinator.SubmitAsync($"/cases/{reference}/plan/update", ("Update.How", "by telephone"), ("Update.Said", "Officers visit twice a week"));
        Assert.Equal([CaseEventKind.PlanPutToVictim, CaseEventKind.PlanMadeFinal, CaseEventKind.VictimUpdated], (await HappenedAsync(reference)).TakeLast(3));
    }

    [Fact]
    public async Task Two_people_who_make_the_plan_final_and_record_what_the_victim_said_are_told_of_each_other()
    {
        var reference = await app.MetCaseAsync();
        await app.ActionAsync(reference, Due);
        var (one, two) = (await app.SignInAsync(TestApp.Coordinator), await app.SignInAsync(TestApp.OtherCoordinator));
        await one.GetAsync($"/cases/{reference}/plan");
        await two.GetAsync($"/cases/{reference}/plan");
        await one.SubmitAsync($"/cases/{reference}/plan/consult", ("Consult.Put", "false"), ("Consult.ReasonNot", "They are in hospital"));
        var page = await two.SubmitAsync($"/cases/{reference}/plan/consult", ("Consult.Put", "true"), ("Consult.How", "by letter"), ("Consult.Comments", "It is fine"));
        Assert.Contains(page.Errors, e => e.Contains("Nothing that you typed is lost", StringComparison.Ordinal));
        Assert.Equal("It is fine", page.Value("Consult.Comments"));
        page = await two.SubmitAsync($"/cases/{reference}/plan/consult");
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Interim_action_is_recorded_and_agreed_before_the_threshold_is_decided_and_nothing_else_is()
    {
        var reference = await app.CaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/plan");
        var council = (await OwnerChoiceAsync(TestApp.Coordinator)).Split('|')[0];
        var page = await coordinator.SubmitAsync($"/cases/{reference}/plan/interim", [("Interims.What", "Locks changed"), ("Interims.Risk", "Threats at the door"), ("Interims.Agency", council), .. Day("Interims.On", 1, 3)]);
        Assert.Contains("Locks changed", page.Text, StringComparison.Ordinal);
        await coordinator.GetAsync($"/cases/{reference}/plan/add");
        page = await coordinator.SubmitAsync($"/cases/{reference}/plan/add", [("Add.What", "Daily call"), ("Add.Why", "Threats"), ("Add.Owner", await OwnerChoiceAsync()), .. Day("Add.Due", 20, 3)]);
        Assert.Empty(page.Errors);
        Assert.True(Assert.Single((await PlanOfAsync(reference)).Actions).Interim);
    }

    [Fact]
    public async Task A_recommendation_is_refused_with_reasons_challenged_and_accepted_and_all_of_it_shows()
    {
        var reference = await app.MetCaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/plan");
        var housing = (await OwnerChoiceAsync(TestApp.HousingOfficer)).Split('|')[0];
        await coordinator.SubmitAsync($"/cases/{reference}/plan/recommend", [("Recommend.Agency", housing), ("Recommend.Text", "Bring the transfer forward"), ("Recommend.Why", "Two years of it"), .. Day("Recommend.AnswerBy", 20, 3)]);
        var id = Assert.Single((await PlanOfAsync(reference)).Recommendations).Id;

        var officer = await app.SignInAsync(TestApp.HousingOfficer);
        Assert.Contains("Bring the transfer forward", (await officer.GetAsync("/actions")).Text, StringComparison.Ordinal);
        await officer.GetAsync($"/actions/recommendations/{id}");
        var page = await officer.SubmitAsync($"/actions/recommendations/{id}", ("Form.Act", "Refuse"));
        Assert.Contains("s.104(7)-(8)", page.ErrorBeside("Form.Reasons"), StringComparison.Ordinal);
        await officer.SubmitAsync($"/actions/recommendations/{id}", ("Form.Reasons", "No home is free"));

        Assert.Contains("challenge it if you do not agree: Bring the transfer forward", (await coordinator.GetAsync("/work")).Text, StringComparison.Ordinal);
        await coordinator.GetAsync($"/cases/{reference}/plan/recommendations/{id}");
        page = await coordinator.SubmitAsync($"/cases/{reference}/plan/recommendations/{id}/challenge", ("Challenge.Why", "One became free on Monday"));
        Assert.Contains("No home is free", page.Text, StringComparison.Ordinal);
        Assert.Contains("Challenged: One became free on Monday", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bring the transfer forward", (await coordinator.GetAsync("/work")).Text, StringComparison.Ordinal);
        await officer.GetAsync($"/actions/recommendations/{id}");
        await officer.SubmitAsync($"/actions/recommendations/{id}", ("Form.Act", "Accept"));
        Assert.Equal(RecommendationState.Accepted, Assert.Single((await PlanOfAsync(reference)).Recommendations).State);
    }

    [Fact]
    public async Task A_recommendation_that_nobody_answers_in_time_is_work()
    {
        var reference = await app.MetCaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/plan");
        await coordinator.SubmitAsync($"/cases/{reference}/plan/recommend", [("Recommend.Body", "Highways"), ("Recommend.Text", "Light the alley"), ("Recommend.Why", "It is dark"), .. Day("Recommend.AnswerBy", 20, 3)]);
        app.Clock.Set(Domain.Calendar.London.Instant(new(2026, 3, 20), new(10, 0)));
        coordinator = await app.SignInAsync(TestApp.Coordinator);
        Assert.DoesNotContain("Light the alley", (await coordinator.GetAsync("/work")).Text, StringComparison.Ordinal);
        app.Clock.Set(Domain.Calendar.London.Instant(new(2026, 3, 21), new(10, 0)));
        coordinator = await app.SignInAsync(TestApp.Coordinator);
        Assert.Contains("No answer: Light the alley", (await coordinator.GetAsync("/work")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_not_closed_while_an_action_is_open()
    {
        var reference = await app.MetCaseAsync();
        await app.ActionAsync(reference, Due);
        await app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) =>
        {
            c.ArrangePanel(new(2026, 3, 2), "", by, at);
            c.RecordPanelHeld(new(2026, 3, 2), "", by, at);
            c.RecordOutcomeTold(new(2026, 3, 2), "by letter", by, at);
        });
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/triage");
        var page = await coordinator.SubmitAsync($"/cases/{reference}/triage/close", ("Close.Why", "All quiet"));
        Assert.Contains(page.Errors, e => e.Contains("Every action has to end or be handed over", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_areas_plan_is_a_404_and_an_officer_may_not_open_it()
    {
        var reference = await app.MetCaseAsync();
        var id = await app.ActionAsync(reference, Due);
        var elsewhere = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        foreach (var path in new[] { "", "/powers", "/add", $"/{id}" })
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/cases/{reference}/plan{path}")).Status);
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync($"/cases/{reference}/plan")).Status);
        var other = await app.MetCaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync($"/cases/{other}/plan/{id}")).Status);   // an action of another case
        await coordinator.GetAsync("/monitoring");
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PostAsync($"/cases/{other}/plan/{id}/accept", ("Accept.Version", "1"))).Status);
    }
}
