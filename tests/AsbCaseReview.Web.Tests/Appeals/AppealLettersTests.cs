using System.Net;
using System.Text;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Documents;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals;
using AsbCaseReview.Web.Tests.MyCase;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Web.Tests.Appeals;

/// <summary>What whoever appeals is told goes by the way that is safe for them: a notice, a letter in the day's post, or nothing.</summary>
public sealed class AppealLettersTests : IDisposable
{
    private static readonly SafeContact ByPost = new() { PostSafe = true, OnlineSafe = false };
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    private async Task<string> AssignedAsync(SafeContact safe, string? address = "3 Heron Court, Stafford")
    {
        var (reference, _) = await _app.AppealAsync(new() { SafeContact = safe, Address = address });
        await _app.AssignAsync(reference);
        return reference;
    }

    private Task<List<Letter>> LettersAsync() => _app.WithDbAsync(db => db.Letters.AsNoTracking().Where(l => l.AppealId != null).OrderBy(l => l.IssuedAt).ToListAsync());

    private Task<int> NoticesAsync() => _app.WithDbAsync(db => db.OutgoingMessages.CountAsync(m => m.Kind == MessageKind.LetterNotice));

    private static async Task<Page> AcknowledgeAsync(Visitor reviewer, string reference)
    {
        await reviewer.GetAsync($"/appeals/{reference}");
        return await reviewer.SubmitAsync($"/appeals/{reference}/acknowledge", ("Acknowledge.Text", "in writing"));
    }

    [Fact]
    public async Task The_acknowledgement_goes_by_post_where_e_mail_is_not_safe_printed_and_posted_by_the_reviewing_office()
    {
        var reference = await AssignedAsync(ByPost);
        var reviewer = await _app.SignInAsync(MakeAppeals.Reviewer);
        Assert.Contains("A letter to the applicant waits in today’s post.", (await AcknowledgeAsync(reviewer, reference)).Text, StringComparison.Ordinal);
        Assert.Equal(0, await NoticesAsync());
        var letter = Assert.Single(await LettersAsync());
        Assert.Equal(($"{reference}/1", LetterKind.AppealAcknowledged, LetterDelivery.Post, PrintState.ToPrint), (letter.Number, letter.Kind, letter.Delivery, letter.Print));
        Assert.Contains("3 Heron Court", letter.Html, StringComparison.Ordinal);
        foreach (var office in new[] { "Independent Review Manager", "01632 960160", "appeals@staffordshire.example", "9 Example Road" }) Assert.Contains(office, letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("01632 960101", letter.Html, StringComparison.Ordinal);   // the area's team does not hear the appeal
        Assert.DoesNotContain("/appeal/yours", letter.Html, StringComparison.Ordinal);  // not safe online
        Assert.Contains("by <strong>22 April 2026</strong> at the latest", letter.Html, StringComparison.Ordinal);   // 35 working days from 2 March, over Easter
        var page = await reviewer.GetAsync($"/appeals/{reference}/letters/{letter.Id}");
        Assert.Contains("We have your appeal", page.Text, StringComparison.Ordinal);

        page = await reviewer.GetAsync("/post");
        Assert.Contains($"{reference}/1", page.Text, StringComparison.Ordinal);
        var pdf = await reviewer.SubmitAsync("/post/print");
        Assert.Equal("application/pdf", pdf.Response.Content.Headers.ContentType?.MediaType);
        await reviewer.GetAsync("/post");
        await reviewer.SubmitAsync("/post/posted");
        Assert.Equal(PrintState.Posted, Assert.Single(await LettersAsync()).Print);
        Assert.Equal([CaseEventKind.LetterDrafted, CaseEventKind.LetterIssued, CaseEventKind.LetterPosted],
            await _app.WithDbAsync(db => db.CaseEvents.Where(e => e.AppealId != null && (e.Kind == CaseEventKind.LetterDrafted || e.Kind == CaseEventKind.LetterIssued || e.Kind == CaseEventKind.LetterPosted)).OrderBy(e => e.Sequence).Select(e => e.Kind).ToListAsync()));
    }

    [Fact]
    public async Task Where_the_body_has_no_contact_of_its_own_the_areas_team_is_named_as_taking_messages()
    {
        await _app.WithDbAsync(async db =>
        {
            (await db.Agencies.FirstAsync(a => a.Kind == "policeAndCrimeCommissioner" && db.Areas.Any(x => x.Id == a.AreaId && x.Key == "staffordshire"))).AppealContact = null;
            await db.SaveChangesAsync();
        });
        var reference = await AssignedAsync(ByPost);
        await AcknowledgeAsync(await _app.SignInAsync(MakeAppeals.Reviewer), reference);
        Assert.Contains("By telephone the ASB Case Review team takes a message for us: 01632 960101", Assert.Single(await LettersAsync()).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_printed_letter_carries_a_code_beside_the_one_that_they_were_shown_and_a_later_letters_replaces_it()
    {
        var (reference, shown) = await _app.AppealAsync(new() { SafeContact = new() { PostSafe = true }, Address = "3 Heron Court, Stafford" });
        await _app.AssignAsync(reference);
        var reviewer = await _app.SignInAsync(MakeAppeals.Reviewer);
        await AcknowledgeAsync(reviewer, reference);
        Assert.Contains("/appeal/yours", Assert.Single(await LettersAsync()).Html, StringComparison.Ordinal);
        var version = await VersionAsync(reference);
        var first = await CodeOnPostAsync();
        Assert.Equal(version, await VersionAsync(reference));   // printing makes no form stale
        Assert.DoesNotContain(first, Assert.Single(await LettersAsync()).Html, StringComparison.Ordinal);
        foreach (var code in new[] { shown, first }) Assert.Equal("/appeal/yours/now", (await _app.OpenYoursAsync(reference, code)).Page.Address.AbsolutePath);

        var second = await CodeOnPostAsync();
        Assert.Equal("/appeal/yours", (await _app.OpenYoursAsync(reference, first)).Page.Address.AbsolutePath);
        foreach (var code in new[] { shown, second }) Assert.Equal("/appeal/yours/now", (await _app.OpenYoursAsync(reference, code)).Page.Address.AbsolutePath);

        await reviewer.GetAsync($"/appeals/{reference}");
        await reviewer.SubmitAsync($"/appeals/{reference}/code");   // lost, or in the wrong hands: nothing that went before opens it
        foreach (var code in new[] { shown, second }) Assert.Equal("/appeal/yours", (await _app.OpenYoursAsync(reference, code)).Page.Address.AbsolutePath);
    }

    [Fact]
    public async Task No_code_is_printed_for_whom_it_is_not_safe_to_be_online()
    {
        var reference = await AssignedAsync(ByPost);
        await AcknowledgeAsync(await _app.SignInAsync(MakeAppeals.Reviewer), reference);
        await using var scope = _app.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<AppealAccess>().CodesForPostAsync(await LettersAsync()));
    }

    [Fact]
    public async Task What_somebody_changes_in_their_case_of_how_they_are_reached_counts_for_their_appeal_at_once()
    {
        var @case = await _app.CaseAsync(new() { Area = "staffordshire" });
        var (reference, _) = await _app.AppealAsync(new() { Case = @case, SafeContact = new() { EmailSafe = true } });
        await _app.AssignAsync(reference);
        var reviewer = await _app.SignInAsync(MakeAppeals.Reviewer);
        await AcknowledgeAsync(reviewer, reference);
        var applicant = await _app.ApplicantAsync(@case);
        await applicant.GetAsync("/my-case/contact");
        await applicant.SubmitAsync("/my-case/contact", ("EmailSafe", "false"));
        Assert.Equal(MessageState.Withheld, await _app.WithDbAsync(db => db.OutgoingMessages.Where(m => m.AppealId != null && m.Kind == MessageKind.LetterNotice).Select(m => m.State).SingleAsync()));
        Assert.Equal(1, await _app.WithDbAsync(db => db.CaseEvents.CountAsync(e => e.AppealId != null && e.Kind == CaseEventKind.MessageWithheld)));
        await reviewer.GetAsync($"/appeals/{reference}");
        await reviewer.SubmitAsync($"/appeals/{reference}/acknowledge", ("Acknowledge.Text", "in writing"));
        Assert.Equal(1, await NoticesAsync());   // no second one
    }

    [Fact]
    public async Task A_notice_goes_to_the_address_that_they_gave_for_the_appeal_though_their_case_has_another()
    {
        var @case = await _app.CaseAsync(new() { Area = "staffordshire", Email = "other@applicant.example" });
        var (reference, _) = await _app.AppealAsync(new() { Case = @case, SafeContact = new() { EmailSafe = true } });
        await _app.AssignAsync(reference);
        await AcknowledgeAsync(await _app.SignInAsync(MakeAppeals.Reviewer), reference);
        await _app.WithAsync<Infrastructure.Email.SendMail, Infrastructure.Email.SendMailResult>(s => s.RunAsync());
        Assert.Equal(("margaret@applicant.example", MessageState.Sent), await _app.WithDbAsync(async db => await db.OutgoingMessages.Where(m => m.Kind == MessageKind.LetterNotice).Select(m => new ValueTuple<string, MessageState>(m.To, m.State)).SingleAsync()));
    }

    [Fact]
    public async Task A_notice_that_waits_does_not_leave_once_a_death_is_recorded_in_the_case()
    {
        var @case = await _app.CaseAsync(new() { Area = "staffordshire" });
        var (reference, _) = await _app.AppealAsync(new() { Case = @case, SafeContact = new() { EmailSafe = true } });
        await _app.AssignAsync(reference);
        await AcknowledgeAsync(await _app.SignInAsync(MakeAppeals.Reviewer), reference);
        await _app.DoAsync(@case, TestApp.CoordinatorStaffordshire, (c, _, by, at) =>
        {
            var other = new CasePerson { CaseId = c.Id, Number = 2, Part = PersonPart.Victim, Kind = PersonKind.Person, Name = "Her husband" };
            c.AddPerson(other, by, at);
            c.RecordDeath(other.Id, new(2026, 3, 1), by, at);
        });
        await _app.WithAsync<Infrastructure.Email.SendMail, Infrastructure.Email.SendMailResult>(s => s.RunAsync());
        Assert.Equal(MessageState.Withheld, await _app.WithDbAsync(db => db.OutgoingMessages.Where(m => m.Kind == MessageKind.LetterNotice).Select(m => m.State).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_is_in_their_case_goes_on_to_their_appeal_without_another_code_and_to_nobody_elses()
    {
        var @case = await _app.CaseAsync(new() { Area = "staffordshire" });
        var (own, _) = await _app.AppealAsync(new() { Case = @case });
        var (others, _) = await _app.AppealAsync(new() { Case = @case, Name = "Somebody Else" });
        var applicant = await _app.ApplicantAsync(@case);
        Assert.DoesNotContain(others, (await applicant.GetAsync("/my-case/appeal")).Text, StringComparison.Ordinal);
        Assert.Contains(own, (await applicant.SubmitAsync($"/my-case/appeal/{own}/open")).Text, StringComparison.Ordinal);
        Assert.Equal("/appeal/yours/now", applicant.Page.Address.AbsolutePath);
        await applicant.GetAsync("/my-case/appeal");
        Assert.Equal(HttpStatusCode.NotFound, (await applicant.PostAsync($"/my-case/appeal/{others}/open")).Status);
    }

    private Task<int> VersionAsync(string reference) => _app.WithDbAsync(db => db.Appeals.Where(a => a.Reference == reference).Select(a => a.Version).SingleAsync());

    // As printing the post does it; the paper itself is a PDF.
    private async Task<string> CodeOnPostAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var letters = await LettersAsync();
        var codes = await scope.ServiceProvider.GetRequiredService<AppealAccess>().CodesForPostAsync(letters);
        await scope.ServiceProvider.GetRequiredService<AsbDbContext>().SaveChangesAsync();
        var (letter, code) = Assert.Single(codes);
        var html = DaysPost.Html([new(letters.Single(l => l.Id == letter), code)], scope.ServiceProvider.GetRequiredService<LetterStyles>());
        Assert.Contains(code, html, StringComparison.Ordinal);
        Assert.Contains("To see online how your appeal stands", html, StringComparison.Ordinal);
        return code;
    }

    [Fact]
    public async Task An_extension_the_report_and_a_bodys_answer_go_by_post_with_their_words_and_nothing_restricted()
    {
        var reference = await AssignedAsync(ByPost);
        var reviewer = await _app.SignInAsync(MakeAppeals.Reviewer);
        await reviewer.GetAsync($"/appeals/{reference}");
        await reviewer.SubmitAsync($"/appeals/{reference}/extend", ("Extend.Limit", "appealAnswer"), ("Extend.To.Day", "20"), ("Extend.To.Month", "5"), ("Extend.To.Year", "2026"), ("Extend.Reason", "Papers are late"), ("Extend.Note", "The council needs longer."));
        var delay = Assert.Single(await LettersAsync());
        foreach (var said in new[] { "22 April 2026", "20 May 2026", "Papers are late. The council needs longer." }) Assert.Contains(said, delay.Html, StringComparison.Ordinal);

        await _app.ReviewedAsync(reference);
        await reviewer.GetAsync($"/appeals/{reference}/report");
        await reviewer.SubmitAsync($"/appeals/{reference}/report/issue", ("Issue.Checked", "true"));
        var report = (await LettersAsync()).Single(l => l.Kind == LetterKind.AppealReport);
        foreach (var said in new[] { "Two reports were left out.", "Look at the two reports.", "It is sent back." }) Assert.Contains(said, report.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Varley", report.Html, StringComparison.Ordinal);

        var recommendation = await _app.WithDbAsync(async db => (await db.AppealRecommendations.FirstAsync()).Id);
        var officer = await _app.SignInAsync(MakeAppeals.CouncilOfficer);
        await officer.GetAsync($"/appeal-papers/recommendations/{recommendation}");
        await officer.SubmitAsync($"/appeal-papers/recommendations/{recommendation}/answer", ("Respond.Accepted", "true"), ("Respond.Answer", "We look at them by Friday."));
        Assert.Contains("Stafford Council accepts what was recommended: We look at them by Friday.", (await LettersAsync()).Single(l => l.Kind == LetterKind.AppealUpdate).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_e_mail_is_safe_a_neutral_notice_goes_and_no_letter()
    {
        var reference = await AssignedAsync(new() { EmailSafe = true, PostSafe = true });
        var page = await AcknowledgeAsync(await _app.SignInAsync(MakeAppeals.Reviewer), reference);
        Assert.Contains("gets a notice by e-mail", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await NoticesAsync());
        Assert.Empty(await LettersAsync());
    }

    [Theory]
    [InlineData(false, "3 Heron Court")]
    [InlineData(true, null)]
    public async Task Where_no_way_is_safe_nothing_goes_and_the_reviewer_is_told(bool postSafe, string? address)
    {
        var reference = await AssignedAsync(new() { PostSafe = postSafe }, address);
        var page = await AcknowledgeAsync(await _app.SignInAsync(MakeAppeals.Reviewer), reference);
        Assert.Contains("Neither e-mail nor post is safe", page.Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await NoticesAsync(), (await LettersAsync()).Count));
    }

    [Fact]
    public async Task Letters_of_an_appeal_are_the_reviewing_offices_and_no_kind_of_a_case()
    {
        var reference = await AssignedAsync(ByPost);
        await AcknowledgeAsync(await _app.SignInAsync(MakeAppeals.Reviewer), reference);
        var letter = Assert.Single(await LettersAsync());
        var coordinator = await _app.SignInAsync(TestApp.CoordinatorStaffordshire);
        Assert.DoesNotContain(reference, (await coordinator.GetAsync("/post")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.GetAsync($"/appeals/{reference}/letters/{letter.Id}")).Status);
        Assert.DoesNotContain(reference, (await (await _app.SignInAsync(TestApp.Reviewer)).GetAsync("/post")).Text, StringComparison.Ordinal);
        var @case = await _app.CaseAsync(new() { Area = "staffordshire" });
        var page = await coordinator.GetAsync($"/cases/{@case}/letters");
        Assert.DoesNotContain("AppealReport", page.Html.QuerySelector("select[name='Form.Kind']")!.InnerHtml, StringComparison.Ordinal);
        Assert.NotNull((await coordinator.SubmitAsync($"/cases/{@case}/letters/new", ("Form.Kind", "AppealReport"))).ErrorBeside("Form.Kind"));
    }
}
