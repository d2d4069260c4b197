using System.Net;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Questions;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.MyCase;

/// <summary>Questions from "my case" and their answers, from both sides.</summary>
public sealed class QuestionTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Mine = "/my-case/questions";

    private static async Task<Page> AskAsync(Visitor visitor, string words)
    {
        await visitor.GetAsync(Mine);
        return await visitor.SubmitAsync(Mine, ("Form.Words", words));
    }

    private static async Task<Page> AnswerAsync(Visitor staff, string reference, string words, int person = 1, params (string, string?)[] more)
    {
        await staff.GetAsync($"/cases/{reference}/questions?person={person}");
        return await staff.SubmitAsync($"/cases/{reference}/questions/{person}/answer", [("Answer.Words", words), .. more]);
    }

    private Task<QuestionThread> ThreadAsync(string reference, int person = 1) => app.WithDbAsync(async db =>
    {
        var who = (await db.Cases.AsNoTracking().FirstAsync(c => c.Reference == reference)).People.First(p => p.Number == person).Id;
        return await db.QuestionThreads.AsNoTracking().FirstAsync(t => t.PersonId == who);
    });

    private Task<List<OutgoingMessage>> NoticesAsync(string reference) => app.WithDbAsync(db =>
        db.OutgoingMessages.AsNoTracking().Where(m => m.Kind == MessageKind.PageNotice && db.Cases.Any(c => c.Id == m.CaseId && c.Reference == reference)).ToListAsync());

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_question_is_asked_waits_with_a_day_and_is_answered(OnDatabase database)
    {
        await using var own = await Databases.StartAsync(database);
        var reference = await own.CaseAsync();
        var visitor = await own.ApplicantAsync(reference);
        var page = await visitor.GetAsync(Mine);
        Assert.Contains("We answer within 5 working days. This is our own rule", page.Text, StringComparison.Ordinal);
        page = await AskAsync(visitor, "When do they decide? 😟");
        Assert.Contains("We have your question", page.Text, StringComparison.Ordinal);
        Assert.Contains("by 9 March 2026 at the latest", page.Text, StringComparison.Ordinal);

        var staff = await own.SignInAsync(TestApp.Coordinator);
        page = await staff.GetAsync("/work");
        Assert.Contains("Margaret Ellery asked in “my case”", page.Text, StringComparison.Ordinal);
        page = await AnswerAsync(staff, reference, "By 16 March, in writing.");
        Assert.Contains("They can read it on their page.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("asked in “my case”", (await staff.GetAsync("/work")).Text, StringComparison.Ordinal);

        Assert.Contains("The team has written to you.", (await visitor.GetAsync("/my-case/overview")).Text, StringComparison.Ordinal);
        page = await visitor.GetAsync(Mine);
        Assert.Contains("By 16 March, in writing.", page.Text, StringComparison.Ordinal);
        Assert.Contains("New", page.Html.QuerySelector(".asb-thread__theirs")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("waits for an answer", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The team has written to you.", (await visitor.GetAsync("/my-case/overview")).Text, StringComparison.Ordinal);
        Assert.Equal([CaseEventKind.QuestionAsked, CaseEventKind.QuestionAnswered], (await own.EventsAsync(reference)).TakeLast(2).Select(e => e.Kind));
        Assert.Equal(DeadlineState.Kept, await own.WithDbAsync(db => db.Deadlines.Where(d => d.Limit == Limits.AnswerQuestion).Select(d => d.State).SingleAsync()));
    }

    [Fact]
    public async Task The_notice_of_an_answer_tells_nothing_of_the_case()
    {
        var reference = await app.CaseAsync();
        await AskAsync(await app.ApplicantAsync(reference), "When do they decide?");
        await AnswerAsync(await app.SignInAsync(TestApp.Coordinator), reference, "By 16 March.");
        var notice = Assert.Single(await NoticesAsync(reference));
        Assert.Equal("margaret@applicant.example", notice.To);
        foreach (var word in new[] { reference, "Margaret", "16 March", "ASB", "anti-social", "review", "decide" }) Assert.DoesNotContain(word, notice.Subject + notice.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Where_no_way_is_safe_for_a_notice_none_goes_and_the_coordinator_is_told()
    {
        var reference = await app.CaseAsync(new() { SafeContact = new() { OnlineSafe = true, TelephoneSafe = true } });
        await AskAsync(await app.ApplicantAsync(reference), "When do they decide?");
        var staff = await app.SignInAsync(TestApp.Coordinator);
        Assert.Contains("No notice goes to them: e-mail is not safe", (await staff.GetAsync($"/cases/{reference}/questions")).Text, StringComparison.Ordinal);
        await AnswerAsync(staff, reference, "By 16 March.");
        Assert.Empty(await NoticesAsync(reference));
    }

    [Fact]
    public async Task An_empty_or_endless_question_is_refused_beside_the_field_and_stays()
    {
        var visitor = await app.ApplicantAsync(await app.CaseAsync());
        Assert.Equal("Write your question", (await AskAsync(visitor, " ")).ErrorBeside("Form.Words"));
        var long_ = new string('x', Lengths.Story + 1);
        var page = await AskAsync(visitor, long_);
        Assert.Contains("or fewer", page.ErrorBeside("Form.Words"), StringComparison.Ordinal);
        Assert.Equal(long_, page.Value("Form.Words"));
    }

    [Fact]
    public async Task Each_victim_reads_only_their_own()
    {
        var reference = await app.CaseAsync();
        await app.AddNeighbourAsync(reference);
        var (first, second) = (await app.ApplicantAsync(reference), await app.ApplicantAsync(reference, person: 2));
        await AskAsync(first, "Alpha question");
        await AskAsync(second, "Beta question");
        await AnswerAsync(await app.SignInAsync(TestApp.Coordinator), reference, "Gamma answer", person: 2);
        var page = await first.GetAsync(Mine);
        Assert.Contains("Alpha question", page.Text, StringComparison.Ordinal);
        foreach (var theirs in new[] { "Beta", "Gamma", "Rashid" }) Assert.DoesNotContain(theirs, page.Text, StringComparison.Ordinal);
        page = await second.GetAsync(Mine);
        Assert.Contains("Gamma answer", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Alpha", page.Text, StringComparison.Ordinal);
        Assert.NotNull((await ThreadAsync(reference)).WaitingSince);
        Assert.Null((await ThreadAsync(reference, 2)).WaitingSince);
    }

    [Fact]
    public async Task A_name_that_is_complained_of_is_asked_about_before_it_is_sent()
    {
        var reference = await app.CaseAsync();
        await AskAsync(await app.ApplicantAsync(reference), "What will you do?");
        var staff = await app.SignInAsync(TestApp.Coordinator);
        var page = await AnswerAsync(staff, reference, "We spoke with Mr Varley.");
        Assert.Contains("“Varley”", page.ErrorBeside("Answer.Words"), StringComparison.Ordinal);
        Assert.Equal("We spoke with Mr Varley.", page.Value("Answer.Words"));
        Assert.Single((await ThreadAsync(reference)).Messages);
    }

    [Fact]
    public async Task The_second_of_two_who_answer_is_told_and_keeps_what_they_typed()
    {
        var reference = await app.CaseAsync();
        var visitor = await app.ApplicantAsync(reference);
        await AskAsync(visitor, "When do they decide?");
        var (nadia, owen) = (await app.SignInAsync(TestApp.Coordinator), await app.SignInAsync(TestApp.OtherCoordinator));
        await owen.GetAsync($"/cases/{reference}/questions");
        await AnswerAsync(nadia, reference, "By 16 March.");
        var page = await owen.SubmitAsync($"/cases/{reference}/questions/1/answer", ("Answer.Words", "On the 16th."));
        Assert.Contains("Something was written here while you had the page open", page.Errors[0], StringComparison.Ordinal);
        Assert.Contains("By 16 March.", page.Text, StringComparison.Ordinal);
        Assert.Equal("On the 16th.", page.Value("Answer.Words"));
        await owen.SubmitAsync($"/cases/{reference}/questions/1/answer");
        Assert.Equal(3, (await ThreadAsync(reference)).Messages.Count);
    }

    [Fact]
    public async Task An_officer_may_not_see_it_and_another_areas_case_or_person_is_a_404()
    {
        var reference = await app.CaseAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync(TestApp.PoliceOfficer)).GetAsync($"/cases/{reference}/questions")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(TestApp.CoordinatorElsewhere)).GetAsync($"/cases/{reference}/questions")).Status);
        var staff = await app.SignInAsync(TestApp.Coordinator);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/cases/{reference}/questions?person=7")).Status);
        await staff.GetAsync($"/cases/{reference}/questions");
        Assert.Equal(HttpStatusCode.NotFound, (await staff.PostAsync($"/cases/{reference}/questions/7/answer", ("Answer.Words", "x"))).Status);
    }

    [Fact]
    public async Task What_was_answered_by_telephone_is_settled_with_how()
    {
        var reference = await app.CaseAsync();
        var visitor = await app.ApplicantAsync(reference);
        await AskAsync(visitor, "Please ring me");
        var staff = await app.SignInAsync(TestApp.Coordinator);
        await staff.GetAsync($"/cases/{reference}/questions");
        var page = await staff.SubmitAsync($"/cases/{reference}/questions/1/settle", ("Settle.Why", ""));
        Assert.Contains("Enter how it was answered", page.ErrorBeside("Settle.Why"), StringComparison.Ordinal);
        await staff.SubmitAsync($"/cases/{reference}/questions/1/settle", ("Settle.Why", "Zeta: rang on 3 March"));
        Assert.Null((await ThreadAsync(reference)).WaitingSince);
        Assert.DoesNotContain("Zeta", (await visitor.GetAsync(Mine)).Text, StringComparison.Ordinal);
        Assert.Contains("Zeta", (await staff.GetAsync($"/cases/{reference}/timeline")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_case_has_ended_it_still_works_and_says_so()
    {
        var reference = await app.CaseAsync();
        await app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) => c.Withdraw(Case.WithdrawnHow.InWriting, "", "Asked alone: none", rules, by, at));
        var visitor = await app.ApplicantAsync(reference);
        var page = await AskAsync(visitor, "May I come back?");
        Assert.Contains("Your case has ended. You can still ask, and we still answer.", page.Text, StringComparison.Ordinal);
        Assert.Contains("by 9 March 2026", page.Text, StringComparison.Ordinal);
        var staff = await app.SignInAsync(TestApp.Coordinator);
        Assert.Contains(reference, (await staff.GetAsync("/work")).Html.QuerySelector("#questions")!.TextContent, StringComparison.Ordinal);
        await AnswerAsync(staff, reference, "Of course.");
        Assert.Contains("Of course.", (await visitor.GetAsync(Mine)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_answered_in_time_is_reminded_of_and_late()
    {
        await using var own = new TestApp();
        var reference = await own.CaseAsync();
        await own.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.Acknowledge("by telephone", by, at));
        await AskAsync(await own.ApplicantAsync(reference), "When do they decide?");
        own.Clock.Set(new(2026, 3, 10, 7, 30, 0, TimeSpan.Zero));
        await own.WithAsync<Sweep, SweepResult>(s => s.RunAsync());
        var notice = await own.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().FirstAsync(m => m.Kind == MessageKind.OverdueNotice));
        Assert.Contains("Answer what was asked", notice.Subject, StringComparison.Ordinal);
        Assert.Contains("Answer what was asked", (await (await own.SignInAsync(TestApp.Coordinator)).GetAsync("/work")).Html.QuerySelector("#overdue")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_is_marked_once_and_makes_nobodys_form_stale()
    {
        var reference = await app.CaseAsync();
        var visitor = await app.ApplicantAsync(reference);
        await AskAsync(visitor, "When do they decide?");
        var version = (await ThreadAsync(reference)).Version;
        var staff = await app.SignInAsync(TestApp.Coordinator);
        await staff.GetAsync($"/cases/{reference}/questions");
        var read = (await ThreadAsync(reference)).Messages[0].ReadAt;
        Assert.NotNull(read);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await staff.GetAsync($"/cases/{reference}/questions");
        var thread = await ThreadAsync(reference);
        Assert.Equal((version, read), (thread.Version, thread.Messages[0].ReadAt));
        Assert.Contains("Read by the team on", (await visitor.GetAsync(Mine)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_several_times_at_once_it_is_one_question()
    {
        var reference = await app.CaseAsync();
        var visitor = await app.ApplicantAsync(reference);
        await visitor.GetAsync(Mine);
        var token = visitor.Page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.Client.PostAsync(Mine, new FormUrlEncodedContent([new("Form.Words", "Once?"), new("__RequestVerificationToken", token)]))));
        Assert.All(sent, s => Assert.Equal(HttpStatusCode.Found, s.StatusCode));
        Assert.Single((await ThreadAsync(reference)).Messages);
    }

    [Fact]
    public async Task A_page_that_was_closed_to_them_takes_no_answer()
    {
        var reference = await app.CaseAsync();
        await AskAsync(await app.ApplicantAsync(reference), "When?");
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.RecordDeath(c.Applicant.Id, London.DateOf(at), by, at));
        var page = await (await app.SignInAsync(TestApp.Coordinator)).GetAsync($"/cases/{reference}/questions");
        Assert.Contains("page is closed to them now", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Html.GetElementById("Answer"));
        Assert.NotNull(page.Html.GetElementById("Settle"));
        Assert.True(await app.WithDbAsync(db => db.People.AnyAsync(p => p.Part == PersonPart.Victim && p.DiedOn != null)));
    }
}
