using System.Net;
using System.Text;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Documents;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Web.Tests.Letters;

public sealed class PostTests(TestApp app) : IClassFixture<TestApp>
{
    private async Task<(string Reference, Guid Id)> IssuedAsync(Visitor coordinator, SafeContact contact, string name = "Margaret Ellery")
    {
        var reference = await app.CaseAsync(new() { SafeContact = contact, Name = name });
        await coordinator.GetAsync($"/cases/{reference}/letters");
        await coordinator.SubmitAsync($"/cases/{reference}/letters/new", ("Form.Kind", "Acknowledgement"));
        var id = await app.WithDbAsync(db => db.Letters.Where(l => db.Cases.Any(c => c.Id == l.CaseId && c.Reference == reference)).Select(l => l.Id).SingleAsync());
        await coordinator.SubmitAsync($"/cases/{reference}/letters/{id}/words", ("Words.Act", "Issue"));
        return (reference, id);
    }

    private Task<Letter> LetterAsync(Guid id) => app.WithDbAsync(db => db.Letters.AsNoTracking().FirstAsync(l => l.Id == id));

    [Fact]
    public async Task An_issued_letter_becomes_a_tagged_pdf_that_can_be_downloaded()
    {
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        var (reference, id) = await IssuedAsync(coordinator, new() { EmailSafe = true, OnlineSafe = true });
        Assert.True(await app.WithAsync<MakeLetterPdfs, int>(m => m.RunAsync()) > 0);

        Assert.Equal(PdfState.Ready, (await LetterAsync(id)).Pdf);
        Assert.Contains("Download the PDF", (await coordinator.GetAsync($"/cases/{reference}/letters/{id}")).Text, StringComparison.Ordinal);
        var response = await coordinator.Client.GetAsync($"/cases/{reference}/letters/{id}/pdf");
        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.MediaType);
        var pdf = Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync());
        Assert.Contains("/StructTreeRoot", pdf, StringComparison.Ordinal);
        Assert.Contains("/Lang (en-GB)", pdf, StringComparison.Ordinal);
        Assert.Contains($"/Title (Acknowledgement, {reference}/1)", pdf, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_browser_the_letter_stays_and_says_why()
    {
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        var (reference, id) = await IssuedAsync(coordinator, new() { EmailSafe = true, OnlineSafe = true });
        await using var printer = new PdfPrinter(new(new("/nowhere/chrome", [], "/tmp")), app.Clock);
        await app.WithDbAsync(db => new MakeLetterPdfs(db, printer, app.Services.GetRequiredService<LetterStyles>(), app.Clock).RunAsync());

        await coordinator.GetAsync($"/cases/{reference}/letters/{id}");
        Assert.Contains("Browser:Path names “/nowhere/chrome”", coordinator.Page.Text, StringComparison.Ordinal);
        await coordinator.SubmitAsync($"/cases/{reference}/letters/{id}/pdf-again");
        Assert.Equal(PdfState.Preparing, (await LetterAsync(id)).Pdf);
    }

    [Fact]
    public async Task The_days_post_is_one_pdf_then_printed_then_posted()
    {
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        var (first, one) = await IssuedAsync(coordinator, new() { PostSafe = true, OnlineSafe = true });
        var (_, two) = await IssuedAsync(coordinator, new() { PostSafe = true, OnlineSafe = false }, "Yusuf Brand");
        var page = await coordinator.GetAsync("/post");
        Assert.Contains("Make one PDF of 2 letters", page.Text, StringComparison.Ordinal);
        var elsewhere = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        Assert.Contains("No letter waits to be printed.", (await elsewhere.GetAsync("/post")).Text, StringComparison.Ordinal);

        var printed = await coordinator.SubmitAsync("/post/print");
        Assert.Equal("application/pdf", printed.Response.Content.Headers.ContentType?.MediaType);
        Assert.True(PdfPages.Count(await printed.Response.Content.ReadAsByteArrayAsync()) >= 2);
        Assert.Equal((PrintState.Printed, PrintState.Printed), ((await LetterAsync(one)).Print, (await LetterAsync(two)).Print));

        // A code goes with the letter only where they may follow the case online, and is kept nowhere but as a hash.
        var people = await app.WithDbAsync(db => db.AccessCodes.Select(c => c.PersonId).ToListAsync());
        Assert.Equal([(await LetterAsync(one)).PersonId], people);

        await coordinator.GetAsync("/post");
        page = await coordinator.PostAsync("/post/posted", ("ids", one.ToString()), ("ids", two.ToString()));
        Assert.Contains("2 letters are marked as posted.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Posted today", page.Text, StringComparison.Ordinal);
        Assert.Equal(PrintState.Posted, (await LetterAsync(one)).Print);
        Assert.True(await app.WithDbAsync(db => db.CaseEvents.AnyAsync(e => e.Kind == CaseEventKind.LetterPosted && db.Cases.Any(c => c.Id == e.CaseId && c.Reference == first))));

        Assert.Contains("Choose the letters that were posted.", (await coordinator.PostAsync("/post/posted")).Errors);
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync("/post")).Status);
    }
}
