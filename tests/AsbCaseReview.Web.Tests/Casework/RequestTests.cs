using System.Net;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Casework;

public sealed class RequestTests(TestApp app) : IClassFixture<TestApp>
{
    private async Task<(string Reference, Guid Council)> AskedAsync()
    {
        var reference = await app.CaseAsync(new() { Complaints = 2 });
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/triage");
        var police = await app.WithDbAsync(async db => (await db.Agencies.FirstAsync(a => a.Name == "Northamptonshire Police")).Id);
        await app.WithDbAsync(db => db.Complaints.Where(c => db.Cases.Any(x => x.Id == c.CaseId && x.Reference == reference)).ExecuteUpdateAsync(s => s.SetProperty(c => c.AgencyKind, "police")));
        await coordinator.SubmitAsync($"/cases/{reference}/triage/ask", ("Ask.Agencies", police.ToString()), ("Ask.What", "Please confirm."), ("Ask.By.Day", "12"), ("Ask.By.Month", "3"), ("Ask.By.Year", "2026"));
        return (reference, await app.WithDbAsync(async db => (await db.InformationRequests.FirstAsync(r => db.Cases.Any(c => c.Id == r.CaseId && c.Reference == reference))).Id));
    }

    [Fact]
    public async Task An_agency_answers_and_a_further_report_found_changes_the_threshold_picture()
    {
        var (reference, id) = await AskedAsync();
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        Assert.Contains(reference, (await officer.GetAsync("/requests")).Text, StringComparison.Ordinal);
        await officer.GetAsync($"/requests/{id}");
        await officer.SubmitAsync($"/requests/{id}", ("Form.Do", "add"));
        var page = await officer.SubmitAsync($"/requests/{id}", ("Form.Do", "send"), ("Form.Reports[0].Found", "true"), ("Form.Reports[1].Found", "false"),
            ("Form.Further[0].Happened.Day", "5"), ("Form.Further[0].Happened.Month", "1"), ("Form.Further[0].Happened.Year", "2026"),
            ("Form.Further[0].Reported.Day", "6"), ("Form.Further[0].Reported.Month", "1"), ("Form.Further[0].Reported.Year", "2026"), ("Form.Further[0].Note", "Noise"));
        Assert.Contains("Your answer is sent", page.Text, StringComparison.Ordinal);

        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        Assert.Contains("Northamptonshire Police has answered", (await coordinator.GetAsync("/work")).Text, StringComparison.Ordinal);
        page = await coordinator.GetAsync($"/cases/{reference}/complaints");
        Assert.Contains("2 qualifying complaints were made", page.Text, StringComparison.Ordinal);
        page = await coordinator.SubmitAsync($"/cases/{reference}/complaints/take-over");
        Assert.Contains("3 qualifying complaints were made and 3 are needed", page.Text, StringComparison.Ordinal);
        Assert.Contains("Not traced", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_a_request_leaves_the_coordinators_form_fresh()
    {
        var (reference, id) = await AskedAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/triage");
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        await officer.GetAsync($"/requests/{id}");
        await officer.SubmitAsync($"/requests/{id}", ("Form.Do", "send"), ("Form.Reports[0].Found", "true"), ("Form.Reports[1].Found", "true"));
        Assert.Empty((await coordinator.SubmitAsync($"/cases/{reference}/triage/referral", ("Referral.To", "MARAC"), ("Referral.Why", "High risk"))).Errors);
    }

    [Fact]
    public async Task A_form_half_filled_in_comes_back_with_what_was_typed()
    {
        var (_, id) = await AskedAsync();
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        await officer.GetAsync($"/requests/{id}");
        var page = await officer.SubmitAsync($"/requests/{id}", ("Form.Do", "send"), ("Form.Reports[0].Found", "true"), ("Form.Note", "See the log"));
        Assert.Equal("Say whether you hold report 2", page.ErrorBeside("Form.Reports[1].Found"));
        Assert.Equal("See the log", page.Value("Form.Note"));
        Assert.Equal(RequestState.Asked, await app.WithDbAsync(async db => (await db.InformationRequests.FirstAsync(r => r.Id == id)).State));
    }

    [Fact]
    public async Task Another_agencys_request_is_a_404_and_the_case_itself_is_closed_to_officers()
    {
        var (reference, id) = await AskedAsync();
        var housing = await app.SignInAsync(TestApp.HousingOfficer);
        Assert.Equal(HttpStatusCode.NotFound, (await housing.GetAsync($"/requests/{id}")).Status);
        Assert.DoesNotContain(reference, (await housing.GetAsync("/requests")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await housing.PostAsync($"/requests/{id}", ("Form.Do", "send"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await housing.GetAsync($"/cases/{reference}")).Status);
    }

    [Fact]
    public async Task An_officer_sees_no_restricted_text_of_the_case()
    {
        var (_, id) = await AskedAsync();
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        Assert.DoesNotContain("Varley", (await officer.GetAsync($"/requests/{id}")).Text, StringComparison.Ordinal);
    }
}
