using System.Net;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Casework;

/// <summary>How a case ends before or after a review, what the Act lets nobody end (s.104(4)), and how it is opened again.</summary>
public sealed class EndingTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("signpost")]
    [InlineData("out-of-scope")]
    [InlineData("no-contact")]
    [InlineData("withdraw")]
    public async Task While_three_qualifying_complaints_stand_no_act_ends_the_case(string act)
    {
        var (coordinator, reference, at) = await app.OpenTriageAsync();
        var person = (await app.CaseOfAsync(reference)).Applicant.Id.ToString();
        foreach (var how in new[] { "by telephone", "by letter" })
            await coordinator.SubmitAsync($"{at}/contact", ("Contact.PersonId", person), ("Contact.How", how), ("Contact.Reached", "false"), ("Contact.Note", "No answer"));
        var page = await coordinator.SubmitAsync($"{at}/{act}",
            ("Signpost.Where", "The ombudsman"), ("Signpost.Why", "Not for us"), ("OutOfScope.Reason", "ServiceComplaintOnly"), ("OutOfScope.Why", "Not for us"),
            ("Withdraw.How", Case.WithdrawnHow.Spoken), ("Withdraw.InTheirWords", "Leave it"), ("Withdraw.PressureFound", "Asked alone; none found"));

        Assert.Contains(page.Errors, e => e.Contains("a review must be held", StringComparison.Ordinal) && e.Contains("s.104(4)", StringComparison.Ordinal));
        Assert.Equal(CaseStage.ThresholdToDecide, (await app.CaseOfAsync(reference)).Stage);
    }

    [Fact]
    public async Task With_two_complaints_a_case_may_be_closed_for_no_contact_after_attempts_by_two_ways()
    {
        var (coordinator, reference, at) = await app.OpenTriageAsync(new() { Complaints = 2 });
        var person = (await app.CaseOfAsync(reference)).Applicant.Id.ToString();
        await coordinator.SubmitAsync($"{at}/contact", ("Contact.PersonId", person), ("Contact.How", "by telephone"), ("Contact.Reached", "false"), ("Contact.Note", "No answer"));
        var page = await coordinator.SubmitAsync($"{at}/no-contact");
        Assert.Contains(page.Errors, e => e.EndsWith("Recorded so far: 1.", StringComparison.Ordinal));

        await coordinator.SubmitAsync($"{at}/contact", ("Contact.PersonId", person), ("Contact.How", "by letter"), ("Contact.Reached", "false"), ("Contact.Note", "No answer"));
        await coordinator.SubmitAsync($"{at}/no-contact");
        Assert.Equal(CaseStage.NoContact, (await app.CaseOfAsync(reference)).Stage);
    }

    [Fact]
    public async Task Giving_up_after_attempts_starts_the_limit_to_tell_them_by_letter()
    {
        var (coordinator, reference, at) = await app.OpenTriageAsync(new() { Complaints = 2 });
        var page = await coordinator.SubmitAsync($"{at}/give-up");
        Assert.Contains(page.Errors, e => e.EndsWith("Recorded so far: 0.", StringComparison.Ordinal));

        var person = (await app.CaseOfAsync(reference)).Applicant.Id.ToString();
        foreach (var how in new[] { "by telephone", "by letter" })
            await coordinator.SubmitAsync($"{at}/contact", ("Contact.PersonId", person), ("Contact.How", how), ("Contact.Reached", "false"), ("Contact.Note", "No answer"));
        await coordinator.SubmitAsync($"{at}/give-up");
        var due = await app.WithDbAsync(db => db.Deadlines.Where(d => d.Limit == "noContactLetter" && db.Cases.Any(c => c.Id == d.CaseId && c.Reference == reference)).Select(d => d.Due).FirstAsync());
        Assert.Equal(new DateOnly(2026, 3, 16), due);   // 10 working days
    }

    [Fact]
    public async Task Attempts_before_they_were_reached_do_not_count_for_no_contact()
    {
        var (coordinator, reference, at) = await app.OpenTriageAsync(new() { Complaints = 2 });
        var person = (await app.CaseOfAsync(reference)).Applicant.Id.ToString();
        foreach (var (how, reached) in new[] { ("by telephone", "false"), ("by letter", "false"), ("by telephone", "true") })
            await coordinator.SubmitAsync($"{at}/contact", ("Contact.PersonId", person), ("Contact.How", how), ("Contact.Reached", reached), ("Contact.Note", "Noted"));
        var page = await coordinator.SubmitAsync($"{at}/no-contact");
        Assert.Contains(page.Errors, e => e.EndsWith("Recorded so far: 0.", StringComparison.Ordinal));
        Assert.Equal(CaseStage.ThresholdToDecide, (await app.CaseOfAsync(reference)).Stage);
    }

    [Fact]
    public async Task The_letter_that_says_that_the_case_is_closed_closes_it_and_is_not_issued_without_attempts()
    {
        var (coordinator, reference, at) = await app.OpenTriageAsync(new() { Complaints = 2 });
        await coordinator.GetAsync($"/cases/{reference}/letters");
        await coordinator.SubmitAsync($"/cases/{reference}/letters/new", ("Form.Kind", "NoContact"));
        var letter = coordinator.Page.Address.AbsolutePath;
        Assert.Contains("issuing it closes the case", coordinator.Page.Text, StringComparison.Ordinal);
        var page = await coordinator.SubmitAsync($"{letter}/words", ("Words.Act", "Issue"));
        Assert.Contains(page.Errors, e => e.EndsWith("Recorded so far: 0.", StringComparison.Ordinal));

        var person = (await app.CaseOfAsync(reference)).Applicant.Id.ToString();
        await coordinator.GetAsync(at);
        foreach (var how in new[] { "by telephone", "by letter" })
            await coordinator.SubmitAsync($"{at}/contact", ("Contact.PersonId", person), ("Contact.How", how), ("Contact.Reached", "false"), ("Contact.Note", "No answer"));
        await coordinator.SubmitAsync($"{at}/give-up");
        await coordinator.GetAsync(letter);
        page = await coordinator.SubmitAsync($"{letter}/words", ("Words.Act", "Issue"));
        Assert.Contains("is issued.", page.Text, StringComparison.Ordinal);
        Assert.Equal(CaseStage.NoContact, (await app.CaseOfAsync(reference)).Stage);
        var limit = await app.WithDbAsync(db => db.Deadlines.FirstAsync(d => d.Limit == "noContactLetter" && db.Cases.Any(c => c.Id == d.CaseId && c.Reference == reference)));
        Assert.Equal(Domain.Deadlines.DeadlineState.Kept, limit.State);
    }

    [Theory]
    [InlineData("Withdrawn")]
    [InlineData("Closed")]
    [InlineData("SignpostedElsewhere")]
    [InlineData("AnotherArea")]
    [InlineData("NotInvited")]
    public async Task A_letter_that_tells_of_what_is_not_so_is_not_written(string kind)
    {
        var (coordinator, reference, _) = await app.OpenTriageAsync();
        await coordinator.GetAsync($"/cases/{reference}/letters");
        var page = await coordinator.SubmitAsync($"/cases/{reference}/letters/new", ("Form.Kind", kind));
        Assert.NotNull(page.ErrorBeside("Form.Kind"));
        Assert.Equal(0, await app.WithDbAsync(db => db.Letters.CountAsync(l => db.Cases.Any(c => c.Id == l.CaseId && c.Reference == reference))));
    }

    [Fact]
    public async Task A_letter_about_the_withdrawal_is_not_issued_once_the_case_goes_on_again()
    {
        var (coordinator, reference, at) = await app.OpenTriageAsync();
        await coordinator.SubmitAsync($"{at}/withdraw", ("Withdraw.How", Case.WithdrawnHow.InWriting), ("Withdraw.InTheirWords", "No more"), ("Withdraw.PressureFound", "None"));
        await coordinator.SubmitAsync($"{at}/reopen", ("Reopen.Why", "It was not their own wish"));
        var draft = await app.WithDbAsync(db => db.Letters.FirstAsync(l => l.Kind == LetterKind.Withdrawn && db.Cases.Any(c => c.Id == l.CaseId && c.Reference == reference)));
        await coordinator.GetAsync($"/cases/{reference}/letters/{draft.Id}");
        var page = await coordinator.SubmitAsync($"/cases/{reference}/letters/{draft.Id}/words", ("Words.Act", "Issue"));
        Assert.Contains("Discard the draft", Assert.Single(page.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ended_case_is_reopened_in_a_new_round_with_its_clocks()
    {
        var (coordinator, reference, at) = await app.OpenTriageAsync(new() { Complaints = 1 });
        await coordinator.SubmitAsync($"{at}/out-of-scope", ("OutOfScope.Reason", "ServiceComplaintOnly"), ("OutOfScope.Why", "It is about a repair."));
        Assert.Equal(CaseStage.SignpostedElsewhere, (await app.CaseOfAsync(reference)).Stage);
        await coordinator.SubmitAsync($"{at}/reopen", ("Reopen.Why", "Two more reports were found"));
        var made = await app.CaseOfAsync(reference);
        Assert.Equal((CaseStage.ThresholdToDecide, 2, new DateOnly(2026, 3, 9)), (made.Stage, made.Round, made.NextDueOn!.Value));
    }

    [Fact]
    public async Task A_case_is_closed_with_the_reason_that_the_applicant_will_read()
    {
        var reference = await app.MetCaseAsync();
        await app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) =>
        {
            c.ArrangePanel(new(2026, 3, 2), "", by, at);
            c.RecordPanelHeld(new(2026, 3, 2), "", by, at);
            c.RecordOutcomeTold(new(2026, 3, 2), "by letter", by, at);
        });
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/triage");
        Assert.NotEmpty((await coordinator.SubmitAsync($"/cases/{reference}/triage/close", ("Close.Why", ""))).Errors);
        Assert.Equal(CaseStage.OutcomeTold, (await app.CaseOfAsync(reference)).Stage);
        await coordinator.SubmitAsync($"/cases/{reference}/triage/close", ("Close.Why", "No action was needed."));
        Assert.Equal(CaseStage.Closed, (await app.CaseOfAsync(reference)).Stage);
    }
}
