using System.Net;
using System.Text;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

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
