using System.Net;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Casework;

public sealed class TriageTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData(TestApp.SeniorManager)]
    [InlineData(TestApp.PoliceOfficer)]
    [InlineData(TestApp.Administrator)]
    public async Task Only_a_coordinator_triages(string email)
    {
        var reference = await app.CaseAsync();
        var visitor = await app.SignInAsync(email);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync($"/cases/{reference}/triage")).Status);
    }

    [Fact]
    public async Task Another_areas_case_is_a_404_for_every_act()
    {
        var reference = await app.CaseAsync();
        var elsewhere = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        foreach (var act in new[] { "assign", "pass-on", "acknowledge", "consent", "contact", "information", "given", "complete", "conditions", "referral", "ask", "link", "date", "note", "signpost", "out-of-scope", "no-contact", "withdraw", "death", "close", "reopen" })
        {
            await elsewhere.GetAsync("/log");
            Assert.Equal((act, HttpStatusCode.NotFound), (act, (await elsewhere.PostAsync($"/cases/{reference}/triage/{act}")).Status));
        }
    }

    [Fact]
    public async Task The_application_is_passed_on_to_every_relevant_body_in_one_act_and_each_is_told()
    {
        var (coordinator, reference, at) = await app.OpenTriageAsync();
        var page = await coordinator.SubmitAsync($"{at}/pass-on");

        Assert.Contains("Passed on to every relevant body", page.Text, StringComparison.Ordinal);
        Assert.Contains(CaseEventKind.PassedToRelevantBodies, await app.EventKindsAsync(reference));
        await app.WithDbAsync(async db =>
        {
            var id = await db.Cases.Where(c => c.Reference == reference).Select(c => c.Id).FirstAsync();
            var messages = await db.OutgoingMessages.Where(m => m.CaseId == id && m.Kind == MessageKind.RelevantBodies).ToListAsync();
            Assert.Equal(4, messages.Count);
            Assert.All(messages, m => Assert.DoesNotContain("Margaret", m.Subject + m.Text, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Assigning_shows_with_whom_the_case_is()
    {
        var (coordinator, reference, at) = await app.OpenTriageAsync();
        var id = await app.WithDbAsync(async db => (await db.Staff.FirstAsync(s => s.Email == TestApp.OtherCoordinator)).Id);
        var page = await coordinator.SubmitAsync($"{at}/assign", ("Assign.To", id.ToString()));

        Assert.Contains("With Owen Sallis", page.Text, StringComparison.Ordinal);
        Assert.Equal(id, (await app.CaseOfAsync(reference)).AssigneeId);
    }

    [Fact]
    public async Task A_form_without_its_fields_says_so_beside_them_and_keeps_the_rest()
    {
        var (coordinator, reference, at) = await app.OpenTriageAsync();
        var page = await coordinator.SubmitAsync($"{at}/information", ("Information.What", "The reference of the second report"), ("Information.By.Day", "31"), ("Information.By.Month", "2"), ("Information.By.Year", "2026"));

        Assert.Equal("The day by which you ask for it must be a real date, for example 27 3 2026", page.ErrorBeside("Information.By"));
        Assert.Equal("The reference of the second report", page.Value("Information.What"));
        Assert.NotNull(page.Html.GetElementById("Information")!.GetAttribute("open"));
        Assert.DoesNotContain(CaseEventKind.InformationAsked, await app.EventKindsAsync(reference));
    }

    [Fact]
    public async Task Waiting_always_has_an_end()
    {
        var (coordinator, reference, at) = await app.OpenTriageAsync();
        var page = await coordinator.SubmitAsync($"{at}/information", ("Information.What", "A reference"), ("Information.By.Day", "1"), ("Information.By.Month", "3"), ("Information.By.Year", "2026"));
        Assert.Contains("The day by which you ask for it has passed.", page.Errors);
        Assert.Equal(CaseStage.ThresholdToDecide, (await app.CaseOfAsync(reference)).Stage);
    }

    [Fact]
    public async Task A_stale_form_is_shown_again_with_its_text_and_goes_through_when_sent_again()
    {
        var (first, reference, at) = await app.OpenTriageAsync();
        var second = await app.SignInAsync(TestApp.OtherCoordinator);
        await second.GetAsync(at);
        await first.SubmitAsync($"{at}/given", ("Given.What", "A photograph"));

        var page = await second.SubmitAsync($"{at}/referral", ("Referral.To", "MARAC"), ("Referral.Why", "High risk"));
        Assert.Contains(page.Errors, e => e.Contains("Nadia Whitcombe: Information given: A photograph", StringComparison.Ordinal));
        Assert.Equal("High risk", page.Value("Referral.Why"));
        page = await second.SubmitAsync($"{at}/referral");
        Assert.Contains("Referral recorded.", page.Text, StringComparison.Ordinal);
        Assert.Contains(CaseEventKind.ReferralMade, await app.EventKindsAsync(reference));
    }

    [Fact]
    public async Task A_case_awaiting_consent_becomes_complete_and_the_clock_of_Gloucestershire_starts()
    {
        var reference = await app.CaseAsync(new() { Area = "gloucestershire", Consents = false });
        var coordinator = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        await coordinator.GetAsync($"/cases/{reference}/triage");
        Assert.Null((await app.CaseOfAsync(reference)).NextDueOn);

        await coordinator.SubmitAsync($"/cases/{reference}/triage/complete");
        var made = await app.CaseOfAsync(reference);
        Assert.Equal((CaseStage.ThresholdToDecide, new DateOnly(2026, 3, 9)), (made.Stage, made.NextDueOn!.Value));   // 5 working days
    }

    [Fact]
    public async Task Consent_is_confirmed_with_how_by_whom_and_when()
    {
        var (coordinator, reference, at) = await app.OpenTriageAsync(new() { Consents = false });
        var person = (await app.CaseOfAsync(reference)).Applicant.Id;
        await coordinator.SubmitAsync($"{at}/consent", ("Consent.PersonId", person.ToString()), ("Consent.Act", "Confirmed"), ("Consent.How", "signed form"), ("Consent.Basis", "WrittenConsent"),
            ("Consent.ConfirmedBy", "Margaret Ellery"), ("Consent.On.Day", "2"), ("Consent.On.Month", "3"), ("Consent.On.Year", "2026"));
        var consent = (await app.CaseOfAsync(reference)).Applicant.Consent;
        Assert.Equal((ConsentState.Given, AuthorityKind.WrittenConsent, "signed form", "Margaret Ellery"), (consent.State, consent.Basis, consent.How, consent.ConfirmedBy));
    }

    [Fact]
    public async Task Only_a_coordinator_of_the_area_is_given_a_case()
    {
        var (coordinator, _, at) = await app.OpenTriageAsync();
        var officer = await app.WithDbAsync(db => db.Staff.Where(s => s.Email == TestApp.PoliceOfficer).Select(s => s.Id).FirstAsync());
        var page = await coordinator.SubmitAsync($"{at}/assign", ("Assign.To", officer.ToString()));
        Assert.Equal("Choose a coordinator of this area.", page.ErrorBeside("Assign.To"));
    }

    [Fact]
    public async Task Speaking_with_somebody_who_said_they_are_in_danger_takes_them_off_the_top()
    {
        var (coordinator, reference, at) = await app.OpenTriageAsync(new() { InDanger = true });
        Assert.Contains("Said that they are in danger now", (await coordinator.GetAsync("/work")).Text, StringComparison.Ordinal);
        await coordinator.GetAsync(at);
        await coordinator.SubmitAsync($"{at}/contact", ("Contact.PersonId", (await app.CaseOfAsync(reference)).Applicant.Id.ToString()), ("Contact.How", "by telephone"), ("Contact.Reached", "true"), ("Contact.Note", "Safe at her sister’s"));
        Assert.False((await app.CaseOfAsync(reference)).InDanger);
    }

    [Fact]
    public async Task A_death_is_recorded_once_and_shown_on_every_page_of_the_case()
    {
        var (coordinator, reference, at) = await app.OpenTriageAsync();
        var page = await coordinator.SubmitAsync($"{at}/death", ("Death.PersonId", (await app.CaseOfAsync(reference)).Applicant.Id.ToString()), ("Death.On.Day", "1"), ("Death.On.Month", "3"), ("Death.On.Year", "2026"));
        Assert.Contains("Death recorded: nothing goes out", page.Text, StringComparison.Ordinal);
        Assert.True((await app.CaseOfAsync(reference)).OutgoingStopped);
    }

    [Fact]
    public async Task A_procedure_that_allows_no_extension_says_so()
    {
        var (coordinator, _, at) = await app.OpenTriageAsync();
        var page = await coordinator.SubmitAsync($"{at}/date", ("NewDate.Limit", "acknowledge"), ("NewDate.Date.Day", "1"), ("NewDate.Date.Month", "4"), ("NewDate.Date.Year", "2026"), ("NewDate.Why", "Busy"));
        Assert.Contains(page.Errors, e => e.Contains("does not say that “Acknowledge the application” may be extended", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_limit_is_stated_a_date_is_set_and_runs()
    {
        var reference = await app.CaseAsync(new() { Area = "staffordshire" });
        var coordinator = await app.SignInAsync(TestApp.CoordinatorStaffordshire);
        await coordinator.GetAsync("/work");
        Assert.Contains("No limit stated: a date has to be set and told", coordinator.Page.Text, StringComparison.Ordinal);
        await coordinator.GetAsync($"/cases/{reference}/triage");
        await coordinator.SubmitAsync($"/cases/{reference}/triage/date", ("NewDate.Limit", "decide"), ("NewDate.Date.Day", "20"), ("NewDate.Date.Month", "3"), ("NewDate.Date.Year", "2026"), ("NewDate.Why", "As soon as the agencies have answered"));
        Assert.Equal(new DateOnly(2026, 3, 20), (await app.CaseOfAsync(reference)).NextDueOn);
    }

    [Fact]
    public async Task Earlier_cases_of_the_same_person_or_place_are_shown_and_can_be_linked()
    {
        var earlier = await app.CaseAsync(new() { Name = "Bertram Osgood", Email = "bertram@applicant.example" });
        var (coordinator, reference, at) = await app.OpenTriageAsync(new() { Name = "Bertram Osgood", Email = "bertram@applicant.example" });
        Assert.Contains(earlier, coordinator.Page.Text, StringComparison.Ordinal);
        await coordinator.SubmitAsync($"{at}/link", ("Link.Other", earlier.ToLowerInvariant()), ("Link.Why", "The same neighbour"));
        Assert.Contains(CaseEventKind.CasesLinked, await app.EventKindsAsync(earlier));
        Assert.Contains(CaseEventKind.CasesLinked, await app.EventKindsAsync(reference));
    }

    [Fact]
    public async Task A_foreign_reference_cannot_be_linked()
    {
        var foreign = await app.CaseAsync(new() { Area = "gloucestershire" });
        var (coordinator, reference, at) = await app.OpenTriageAsync();
        foreach (var other in new[] { foreign, "GLO-2222-3333" })   // nobody learns which of them exists
        {
            var page = await coordinator.SubmitAsync($"{at}/link", ("Link.Other", other), ("Link.Why", "Why not"));
            Assert.Contains(page.Errors, e => e.Contains("no case with that reference that your area works on", StringComparison.Ordinal));
        }
        Assert.DoesNotContain(CaseEventKind.CasesLinked, await app.EventKindsAsync(reference));
        Assert.DoesNotContain(CaseEventKind.CasesLinked, await app.EventKindsAsync(foreign));
    }

    [Fact]
    public async Task Waiting_for_consent_without_a_day_is_refused_beside_the_field_and_shows_in_my_work_when_the_day_has_passed()
    {
        await using var own = new TestApp();
        var reference = await own.CaseAsync(new() { Consents = false });
        var person = await own.WithDbAsync(db => db.People.Where(p => db.Cases.Any(c => c.Id == p.CaseId && c.Reference == reference)).Select(p => p.Id).SingleAsync());
        var coordinator = await own.SignInAsync(TestApp.Coordinator);
        var at = $"/cases/{reference}/triage";
        await coordinator.GetAsync(at);
        Assert.Equal(("16", "3"), (coordinator.Page.Value("Consent.LookAgain.Day"), coordinator.Page.Value("Consent.LookAgain.Month")));   // our own convention, filled in
        await coordinator.SubmitAsync($"{at}/consent", ("Consent.PersonId", person.ToString()), ("Consent.Act", "Asked"), ("Consent.How", "by letter"), ("Consent.LookAgain.Day", ""), ("Consent.LookAgain.Month", ""), ("Consent.LookAgain.Year", ""));
        Assert.Contains("(s.104(4))", coordinator.Page.ErrorBeside("Consent.LookAgain"), StringComparison.Ordinal);
        Assert.Equal("by letter", coordinator.Page.Value("Consent.How"));

        await coordinator.SubmitAsync($"{at}/consent", ("Consent.LookAgain.Day", "9"), ("Consent.LookAgain.Month", "3"), ("Consent.LookAgain.Year", "2026"));
        Assert.Contains("Look again on 9 March 2026.", coordinator.Page.Text, StringComparison.Ordinal);
        Assert.Contains("Waiting for consent or information; look again on that day", (await coordinator.GetAsync("/work")).Text, StringComparison.Ordinal);
        own.Clock.Set(new(2026, 3, 9, 10, 0, 0, TimeSpan.Zero));
        coordinator = await own.SignInAsync(TestApp.Coordinator);
        Assert.Contains("It has not come: ask again with a new day, or go on without it", (await coordinator.GetAsync("/work")).Text, StringComparison.Ordinal);
        Assert.Contains("was waited for until 9 March 2026", (await coordinator.GetAsync(at)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_is_work_again_until_the_application_is_marked_complete()
    {
        await using var own = new TestApp();
        var reference = await own.CaseAsync();
        await own.DoAsync(reference, TestApp.Coordinator, (c, rules, by, now) => c.AskForInformation("The dates", new(2026, 3, 9), rules, by, now));
        await own.DoAsync(reference, TestApp.Coordinator, (c, rules, by, now) => c.RecordInformation("The dates", rules, by, now));
        var work = (await (await own.SignInAsync(TestApp.Coordinator)).GetAsync("/work")).Text;
        Assert.Contains("Nothing is waited for any more: mark the application complete", work, StringComparison.Ordinal);
        Assert.DoesNotContain("look again on that day", work, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extension_further_than_the_procedure_allows_is_refused_beside_the_field_with_its_words()
    {
        await using var own = new TestApp();
        await own.WithDbAsync(async db =>
        {
            var version = await db.ProcedureVersions.FirstAsync(v => db.Areas.Any(a => a.Id == v.AreaId && a.Key == "west-northamptonshire"));
            var procedure = ProcedureJson.Read(version.Json);
            var source = new Source { Document = procedure.Sources[0].Key, Paragraph = "section 9" };
            var decide = procedure.TimeLimits.Single(l => l.Limit == "decide") with { Extension = new() { VictimIsTold = true, AtMost = new(5, PeriodUnit.WorkingDays), Source = source } };
            db.ProcedureVersions.Add(new() { AreaId = version.AreaId, Number = version.Number + 1, AppliesFrom = version.AppliesFrom, PublishedAt = own.Clock.GetUtcNow(), PublishedBy = "A test", Json = ProcedureJson.Write(procedure with { TimeLimits = [.. procedure.TimeLimits.Where(l => l.Limit != "decide"), decide] }) });
            await db.SaveChangesAsync();
        });
        var reference = await own.CaseAsync();
        await own.DoAsync(reference, TestApp.Coordinator, (c, _, by, now) => c.Acknowledge("by telephone", by, now));   // decide by 16 March
        var coordinator = await own.SignInAsync(TestApp.Coordinator);
        var at = $"/cases/{reference}/triage";
        Assert.Contains("Now 16 March 2026; it may be extended by 5 working days, to 23 March 2026", (await coordinator.GetAsync(at)).Text, StringComparison.Ordinal);
        await coordinator.SubmitAsync($"{at}/date", ("NewDate.Limit", "decide"), ("NewDate.Date.Day", "24"), ("NewDate.Date.Month", "3"), ("NewDate.Date.Year", "2026"), ("NewDate.Why", "The agencies have not answered"));
        Assert.Contains("5 working days at most, to 23 March 2026", coordinator.Page.ErrorBeside("NewDate.Date"), StringComparison.Ordinal);
        Assert.Contains("section 9", coordinator.Page.ErrorBeside("NewDate.Date"), StringComparison.Ordinal);
        Assert.Equal("The agencies have not answered", coordinator.Page.Value("NewDate.Why"));
        await coordinator.SubmitAsync($"{at}/date", ("NewDate.Date.Day", "23"));
        Assert.Contains("The date is set.", coordinator.Page.Text, StringComparison.Ordinal);
    }
}
