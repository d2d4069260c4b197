using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Risk;
using AsbCaseReview.Web.Tests.MyCase;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Appeals;

/// <summary>A case of two victims, of whom one appeals: what the other said, was offered or is at risk of is in nobody's version but the office's.</summary>
public sealed class OthersOfTheCaseTests : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    // Margaret Ellery applied; Rashid Balogun, of another household, added a report of his own. Each was assessed and offered support.
    private async Task<string> OfTwoAsync()
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        await _app.AddNeighbourAsync(reference);
        await _app.DoAsync(reference, TestApp.CoordinatorStaffordshire, (c, _, by, at) =>
        {
            c.AssessRisk(Assessed(c.ReceivedOn, 0, 1), by, at);
            c.AssessRisk(Assessed(c.ReceivedOn, 1, 2), by, at);
            c.Record(new Happened.SupportOffered("Margaret Ellery", "Harbour for Margaret", "wanted"), by, at);
            c.Record(new Happened.SupportOffered("Rashid Balogun", "Refuge for Rashid", "wanted"), by, at);
            c.Record(new Happened.ReferralMade("the conference for high risk", "He is at high risk."), by, at);
        });
        await _app.WithDbAsync(async db =>
        {
            var opened = await db.Cases.AsNoTracking().FirstAsync(c => c.Reference == reference);
            db.Complaints.Add(new()
            {
                CaseId = opened.Id,
                Number = 11,
                Source = ComplaintSource.Applicant,
                WhatHappened = OwnWords.From("Stones at Rashid’s window"),
                PersonNumber = 2,
                Incident = 11,
                HappenedFrom = new(2026, 2, 1),
                HappenedTo = new(2026, 2, 1),
                ReportedFrom = new(2026, 2, 2),
                ReportedTo = new(2026, 2, 2),
            });
            await db.SaveChangesAsync();
        });
        return reference;
    }

    private static RiskAssessment Assessed(DateOnly on, int choice, int person) => RiskAssessment.Of(RiskMatrix.Sample, RiskMatrix.Sample.Questions.ToDictionary(q => q.Question, _ => choice), on, "Amina Farrow", null, person);

    private async Task<(string Open, string Full)> PapersAsync(string reference, string appellant)
    {
        var (appeal, _) = await _app.AppealAsync(new() { Case = reference, Name = appellant });
        await _app.AssignAsync(appeal);
        await _app.AssembleAsync(await _app.AskPapersAsync(appeal));
        var papers = await _app.WithDbAsync(db => db.AppealPapers.AsNoTracking().Where(p => p.Content != null).ToListAsync());
        return (Written(papers.SelectMany(p => p.Content!.ForApplicant()).Select(b => (b.Heading, b.Text, b.Rows))), Written(papers.SelectMany(p => p.Content!.Blocks).Select(b => (b.Heading, b.Text, b.Rows))));
    }

    private static string Written(IEnumerable<(string? Heading, string? Text, IReadOnlyList<IReadOnlyList<string>>? Rows)> blocks) =>
        string.Join('\n', blocks.Select(b => $"{b.Heading} {b.Text} {string.Join(' ', (b.Rows ?? []).SelectMany(r => r))}"));

    [Theory]
    [InlineData("Margaret Ellery", "Shouting and banging|I dread coming home.|Harbour for Margaret|Report 1|0 points", "Rashid|Report 11|high risk")]
    [InlineData("Rashid Balogun", "Stones at Rashid’s window|Refuge for Rashid|Report 11", "Shouting and banging|I dread coming home.|Margaret|high risk|0 points")]
    public async Task Each_reads_their_own_and_nothing_of_the_other(string appellant, string own, string others)
    {
        var (open, full) = await PapersAsync(await OfTwoAsync(), appellant);
        foreach (var text in own.Split('|')) Assert.Contains(text, open, StringComparison.Ordinal);
        foreach (var text in others.Split('|'))
        {
            Assert.DoesNotContain(text, open, StringComparison.Ordinal);
            Assert.Contains(text, full, StringComparison.Ordinal);   // the reviewer reads all of it
        }
    }

    [Fact]
    public async Task Whoever_acts_for_the_victim_in_the_case_is_asked_whether_the_victim_agrees_to_the_appeal()
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        await _app.DoAsync(reference, TestApp.CoordinatorStaffordshire, (c, _, by, at) => c.AddPerson(new()
        {
            CaseId = c.Id,
            Number = 2,
            Part = PersonPart.Representative,
            Kind = PersonKind.Person,
            Name = "Rosalind Ames",
            ActsFor = 1,
            SafeContact = new(),
            Consent = new() { State = ConsentState.Given },
        }, by, at));
        var representative = await _app.ApplicantAsync(reference, person: 2);
        await representative.GetAsync("/my-case/appeal");
        await representative.SubmitAsync("/my-case/appeal");
        await representative.SubmitAsync("/appeal/about", ("About", "Threshold"));
        if (representative.Page.Address.AbsolutePath == "/appeal/notice") await representative.SubmitAsync("/appeal/notice", ("NotKnown", "true"));
        await representative.SubmitAsync("/appeal/grounds", ("Chosen", "A"));
        await representative.SubmitAsync("/appeal/more");
        await representative.GetAsync("/appeal/consent");
        await representative.SubmitAsync("/appeal/consent", ("Papers", "true"));
        Assert.Equal("We need to know that the person for whom you appeal agrees", representative.Page.ErrorBeside("Appeal"));
        await representative.SubmitAsync("/appeal/consent", ("Papers", "true"), ("Appeal", "true"));
        await representative.SubmitAsync("/appeal/check");
        Assert.Contains("Your appeal is sent", representative.Page.Text, StringComparison.Ordinal);
        Assert.Equal(("Margaret Ellery", true), await _app.WithDbAsync(async db => await db.Appeals.AsNoTracking().SingleAsync() is var a ? (a.Applicant.For, a.ConsentToAppeal) : default));
    }
}
