using System.Net;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Web.Tests.MyCase;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Appeals;

/// <summary>What is recorded in a case stops the appeal's letters and its applicant's page as it stops those of the case: a death, authority withdrawn, being online that is no longer safe.</summary>
public sealed class WhatStopsTests : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    // The appeal of somebody who acts for the victim, with e-mail, their page open.
    private async Task<(string Case, string Appeal, string Code, Visitor Representative)> OpenAsync()
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
            Email = "margaret@applicant.example",
            SafeContact = new() { EmailSafe = true },
            Consent = new() { State = ConsentState.Given },
        }, by, at));
        var (appeal, code) = await _app.AppealAsync(new() { Case = reference, Name = "Rosalind Ames", SafeContact = new() { EmailSafe = true } });
        await _app.AssignAsync(appeal);
        var representative = await _app.OpenYoursAsync(appeal, code);
        Assert.Equal("/appeal/yours/now", representative.Page.Address.AbsolutePath);
        return (reference, appeal, code, representative);
    }

    private async Task<Page> AcknowledgeAsync(string appeal)
    {
        var reviewer = await _app.SignInAsync(MakeAppeals.Reviewer);
        await reviewer.GetAsync($"/appeals/{appeal}");
        return await reviewer.SubmitAsync($"/appeals/{appeal}/acknowledge", ("Acknowledge.Text", "by e-mail"));
    }

    [Theory]
    [InlineData("authority")]
    [InlineData("death of the victim")]
    [InlineData("death of who acts for them")]
    public async Task Nothing_more_goes_out_and_the_page_is_closed(string what)
    {
        var (reference, appeal, code, representative) = await OpenAsync();
        await AcknowledgeAsync(appeal);   // waits to be sent
        await _app.DoAsync(reference, TestApp.CoordinatorStaffordshire, (c, _, by, at) =>
        {
            var (victim, actsFor) = (c.People.First(p => p.Number == 1).Id, c.People.First(p => p.Number == 2).Id);
            if (what == "authority") c.RecordConsentWithdrawn(actsFor, "in writing", "Spoke with Margaret alone.", "They no longer act for her.", by, at);
            else c.RecordDeath(what == "death of the victim" ? victim : actsFor, c.ReceivedOn, by, at);
        });
        Assert.Equal("/appeal/yours", (await representative.GetAsync("/appeal/yours/now")).Address.AbsolutePath);
        Assert.Equal("/appeal/yours", (await representative.GetAsync("/appeal/yours/papers")).Address.AbsolutePath);
        var again = await _app.OpenYoursAsync(appeal, code);
        Assert.Contains("can no longer be followed online", again.Page.ErrorBeside("Code"), StringComparison.Ordinal);

        Assert.Contains("Nothing goes out to the applicant", (await AcknowledgeAsync(appeal)).Text, StringComparison.Ordinal);
        await _app.WithAsync<SendMail, SendMailResult>(s => s.RunAsync());
        Assert.Equal([MessageState.Withheld], await _app.WithDbAsync(db => db.OutgoingMessages.Where(m => m.AppealId != null && m.Kind == MessageKind.LetterNotice).Select(m => m.State).ToListAsync()));
        var reviewer = await _app.SignInAsync(MakeAppeals.Reviewer);
        Assert.Contains("their page of the appeal is closed", (await reviewer.GetAsync($"/appeals/{appeal}")).Text, StringComparison.Ordinal);
        Assert.Contains("may not follow it online", (await reviewer.SubmitAsync($"/appeals/{appeal}/code")).Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_says_in_their_case_that_being_online_is_not_safe_any_more_leaves_no_page_of_the_appeal_open()
    {
        var (reference, appeal, code, representative) = await OpenAsync();
        var inTheirCase = await _app.ApplicantAsync(reference, person: 2);
        await inTheirCase.GetAsync("/my-case/contact");
        Assert.Contains("These pages can no longer be opened for you", (await inTheirCase.SubmitAsync("/my-case/contact", ("OnlineSafe", "false"))).Text, StringComparison.Ordinal);
        Assert.Equal("/appeal/yours", (await representative.GetAsync("/appeal/yours/now")).Address.AbsolutePath);
        Assert.NotNull((await _app.OpenYoursAsync(appeal, code)).Page.ErrorBeside("Code"));
    }

    [Fact]
    public async Task A_letter_that_waits_in_the_post_leaves_no_more_once_a_death_is_recorded()
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        var (appeal, _) = await _app.AppealAsync(new() { Case = reference, Address = "3 Heron Court, Stafford", SafeContact = new() { PostSafe = true } });
        await _app.AssignAsync(appeal);
        await AcknowledgeAsync(appeal);
        await _app.LetterAsync(reference);
        var (reviewer, coordinator) = (await _app.SignInAsync(MakeAppeals.Reviewer), await _app.SignInAsync(TestApp.CoordinatorStaffordshire));
        Assert.Contains(appeal, (await reviewer.GetAsync("/post")).Text, StringComparison.Ordinal);
        Assert.Contains(reference, (await coordinator.GetAsync("/post")).Text, StringComparison.Ordinal);
        await _app.DoAsync(reference, TestApp.CoordinatorStaffordshire, (c, _, by, at) => c.RecordDeath(c.Applicant.Id, c.ReceivedOn, by, at));
        Assert.DoesNotContain(appeal, (await reviewer.GetAsync("/post")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, (await coordinator.GetAsync("/post")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_an_hour_is_counted_from_the_last_look()
    {
        var (_, _, _, representative) = await OpenAsync();
        foreach (var _ in new[] { 1, 2 })
        {
            _app.Clock.Set(_app.Clock.GetUtcNow().AddMinutes(20));
            Assert.Equal("/appeal/yours/now", (await representative.GetAsync("/appeal/yours/now")).Address.AbsolutePath);
        }
        _app.Clock.Set(_app.Clock.GetUtcNow().AddMinutes(31));
        Assert.Equal("/appeal/yours", (await representative.GetAsync("/appeal/yours/now")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_victim_who_is_not_the_applicant_is_known_where_staff_write_their_appeal_down()
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        await _app.AddNeighbourAsync(reference);
        var coordinator = await _app.SignInAsync(TestApp.CoordinatorStaffordshire);
        await coordinator.GetAsync($"/appeals/log?caseReference={reference}");
        await coordinator.SubmitAsync("/appeals/log", ("Form.Channel", "telephone"), ("Form.Against", "Review"), ("Form.Name", "Rashid Balogun"), ("Form.Grounds", "B"), ("Form.Why", "Not considered"), ("Form.ConsentToPapers", "true"));
        var person = await _app.WithDbAsync(db => db.People.Where(p => p.Name == "Rashid Balogun").Select(p => p.Id).SingleAsync());
        Assert.Equal(person, await _app.WithDbAsync(async db => (await db.Appeals.AsNoTracking().SingleAsync()).Applicant.PersonId));
        Assert.Equal(person.ToString(), await _app.WithDbAsync(db => db.CaseEvents.Where(e => e.CaseId != null && e.Kind == CaseEventKind.AppealLodged).Select(e => e.Subject).SingleAsync()));   // his window, not the applicant's
    }

    [Fact]
    public async Task Where_the_review_was_elsewhere_the_code_stands_on_the_next_page_and_on_no_cases()
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        var council = await _app.WithDbAsync(async db => (await db.Areas.Include(a => a.LocalGovernmentAreas).FirstAsync(a => a.Key == "staffordshire")).LocalGovernmentAreas[0].Id);
        var coordinator = await _app.SignInAsync(TestApp.CoordinatorStaffordshire);
        await coordinator.GetAsync("/appeals/log");
        var page = await coordinator.SubmitAsync("/appeals/log", ("Form.Channel", "telephone"), ("Form.LocalGovernmentAreaId", $"{council}"), ("Form.HandledBy", "The council"), ("Form.Against", "Review"), ("Form.Name", "Ada Rook"), ("Form.Grounds", "B"), ("Form.ConsentToPapers", "true"));
        Assert.Matches("The applicant’s code is [2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", page.Text);
        Assert.DoesNotContain("The applicant’s code", (await coordinator.GetAsync($"/cases/{reference}/appeals")).Text, StringComparison.Ordinal);
    }
}
