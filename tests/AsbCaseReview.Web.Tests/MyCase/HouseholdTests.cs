using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Risk;
using AsbCaseReview.Web.Tests.Panels;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.MyCase;

/// <summary>Two households on one application: each has their own of everything, and one leaving stops nobody else.</summary>
public sealed class HouseholdTests(TestApp app) : IClassFixture<TestApp>
{
    private async Task<string> TwoAsync()
    {
        var reference = await app.CaseAsync();
        await app.AddNeighbourAsync(reference);
        return reference;
    }

    private Task<List<string>> DraftsAsync(string reference, LetterKind kind) => app.WithDbAsync(db =>
        db.Letters.AsNoTracking().Where(l => l.Kind == kind && db.Cases.Any(c => c.Id == l.CaseId && c.Reference == reference))
            .Select(l => db.People.Where(p => p.Id == l.PersonId).Select(p => p.Name).First()).OrderBy(n => n).ToListAsync());

    private async Task LeaveAsync(string reference, int person)
    {
        var visitor = await app.ApplicantAsync(reference, person);
        await visitor.GetAsync("/my-case/withdraw");
        await visitor.SubmitAsync("/my-case/withdraw", ("Form.Pressure", "No"));
    }

    private async Task DecideMetAsync(string reference)
    {
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.AssessRisk(Make.LowRisk(c.ReceivedOn), by, at));
        var staff = await app.SignInAsync(TestApp.Coordinator);
        await staff.GetAsync($"/cases/{reference}/threshold");
        await staff.SubmitAsync($"/cases/{reference}/threshold", ("Form.How", "ByCount"), ("Form.Persistence", "Every week"), ("Form.Harm", "No sleep"), ("Form.Adequacy", "Letters only"), ("Form.Reasons", "Three reports"), ("Form.Bodies", "West Northamptonshire Council"));
    }

    [Fact]
    public async Task The_decision_goes_to_each_of_them()
    {
        var reference = await TwoAsync();
        await DecideMetAsync(reference);
        Assert.Equal(["Margaret Ellery", "Rashid Balogun"], await DraftsAsync(reference, LetterKind.ThresholdMet));
    }

    [Theory]
    [InlineData(1, "Rashid Balogun")]
    [InlineData(2, "Margaret Ellery")]
    public async Task Who_has_left_gets_no_letter_any_more_and_the_review_goes_on_for_the_other(int leaves, string stays)
    {
        var reference = await TwoAsync();
        await LeaveAsync(reference, leaves);
        await DecideMetAsync(reference);
        Assert.Equal([stays], await DraftsAsync(reference, LetterKind.ThresholdMet));
        Assert.Equal(CaseStage.Met, (await app.ReadAsync(reference)).Stage);
        await app.ApplicantAsync(reference, 3 - leaves);   // the other still comes in
    }

    [Fact]
    public async Task One_who_left_need_not_be_heard_before_the_panel_and_the_other_still_must()
    {
        var reference = await app.GatheringAsync();
        await app.AddNeighbourAsync(reference);
        await LeaveAsync(reference, 2);
        var page = await (await app.SignInAsync(TestApp.Coordinator)).GetAsync($"/cases/{reference}/voice?victim=2");
        Assert.Contains("nothing has to be decided about how they are heard", page.Text, StringComparison.Ordinal);
        Assert.Contains("Margaret Ellery (to decide)", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_has_a_risk_of_their_own_and_the_case_shows_the_highest()
    {
        var reference = await TwoAsync();
        var staff = await app.SignInAsync(TestApp.Coordinator);
        await staff.GetAsync($"/cases/{reference}/risk");
        var answers = RiskMatrix.Sample.Questions.Select((q, i) => ($"Form.Answers[{i}].Choice", (string?)$"{q.Choices.Count - 1}")).ToList();
        var page = await staff.SubmitAsync($"/cases/{reference}/risk", answers);
        Assert.Contains("Say whose risk it is", Assert.Single(page.Errors), StringComparison.Ordinal);
        page = await staff.SubmitAsync($"/cases/{reference}/risk", [.. answers, ("Form.Person", "2")]);
        Assert.Contains("Rashid Balogun, 2 March 2026: ", page.Text, StringComparison.Ordinal);
        var high = (await app.ReadAsync(reference)).RiskBand;
        await staff.SubmitAsync($"/cases/{reference}/risk", [.. RiskMatrix.Sample.Questions.Select((_, i) => ($"Form.Answers[{i}].Choice", (string?)"0")), ("Form.Person", "1")]);
        var after = await app.ReadAsync(reference);
        Assert.Equal((high, 2), (after.RiskBand, after.RiskNow.Count));
        Assert.True(after.Vulnerable);
    }

    [Fact]
    public async Task Consent_is_asked_and_given_by_each_for_themselves()
    {
        var reference = await TwoAsync();
        await app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) => c.ConfirmConsent(c.People[1].Id, Domain.Procedures.AuthorityKind.WrittenConsent, "by letter", by.Name, c.ReceivedOn, rules, by, at));
        await LeaveAsync(reference, 1);
        var people = (await app.ReadAsync(reference)).People.OrderBy(p => p.Number).Select(p => p.Consent.State);
        Assert.Equal([ConsentState.Withdrawn, ConsentState.Given], people);
    }
}
