using System.IO.Compression;
using System.Net;
using System.Text;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Documents;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Papers;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Web.Tests.Appeals;

/// <summary>The evidence pack: one PDF in the order of the checklist, a ZIP of every paper, and the applicant's version.</summary>
public sealed class AppealPackTests : IDisposable
{
    private const string Log = "Officer’s log about Varley";
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    // A case of which the police have given their papers, their log among them.
    private async Task<(string Appeal, string Code)> AnsweredAsync(string name = "Margaret Ellery")
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        await _app.DoAsync(reference, TestApp.CoordinatorStaffordshire, (c, _, by, at) =>
        {
            c.AssessRisk(Make.LowRisk(c.ReceivedOn), by, at);
            c.Record(new Happened.NoteAdded("Varley is known to us."), by, at);
        });
        var (appeal, code) = await _app.AppealAsync(new() { Case = reference, Name = name });
        await _app.AssignAsync(appeal);
        var request = await _app.AskPapersAsync(appeal);
        await _app.AssembleAsync(request);
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var (store, db) = (scope.ServiceProvider.GetRequiredService<EvidenceStore>(), scope.ServiceProvider.GetRequiredService<AsbDbContext>());
            var id = await db.Appeals.Where(a => a.Reference == appeal).Select(a => a.Id).FirstAsync();
            var log = await store.AddAsync(EvidenceOwner.Appeal(id), "varley: log.txt", new MemoryStream(Encoding.UTF8.GetBytes(Log)), EvidenceSource.Agency, "Kiran Maddox");
            db.AppealPapers.Add(new() { AppealId = id, RequestId = request, Item = "timeline", Kind = PaperKind.File, Title = "Log of Varley", From = "Staffordshire Police", EvidenceFileId = log.Id, AddedBy = "Kiran Maddox", AddedAt = _app.Clock.GetUtcNow(), Order = 4 });
            await db.SaveChangesAsync();
        }
        await _app.AnswerAsync(request);
        return (appeal, code);
    }

    private async Task<(Visitor Reviewer, AppealPack Pack)> MadeAsync(string appeal)
    {
        var reviewer = await _app.SignInAsync(MakeAppeals.Reviewer);
        await reviewer.GetAsync($"/appeals/{appeal}/pack");
        var page = await reviewer.SubmitAsync($"/appeals/{appeal}/pack/make");
        Assert.Contains("Waiting for its turn", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("progress"));
        Assert.Equal(1, await _app.WithAsync<MakeAppealPacks, int>(m => m.RunAsync()));
        return (reviewer, await _app.WithDbAsync(db => db.AppealPacks.AsNoTracking().OrderByDescending(p => p.Number).FirstAsync()));
    }

    [Fact]
    public async Task The_pack_is_one_tagged_pdf_and_a_zip_of_every_paper_in_the_order_of_the_checklist()
    {
        var (appeal, _) = await AnsweredAsync();
        var (reviewer, pack) = await MadeAsync(appeal);
        Assert.True(pack.State == PackState.Ready, pack.Problem);
        Assert.Equal(pack.Steps, pack.StepsDone);
        var pdf = Encoding.Latin1.GetString(await reviewer.Client.GetByteArrayAsync($"/appeals/{appeal}/pack/1/papers.pdf"));
        Assert.Contains("/StructTreeRoot", pdf, StringComparison.Ordinal);   // tagged
        Assert.Contains("/Outlines", pdf, StringComparison.Ordinal);         // bookmarks
        using var zip = new ZipArchive(await reviewer.Client.GetStreamAsync($"/appeals/{appeal}/pack/1/papers.zip"));
        var names = zip.Entries.Select(e => e.FullName).Where(n => n.Contains('/', StringComparison.Ordinal)).ToList();
        Assert.Equal("01 The application/001 Application.html", names[0]);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        using (var log = new StreamReader(zip.Entries.Single(e => e.Name.EndsWith("varley_ log.txt", StringComparison.Ordinal)).Open())) Assert.Equal(Log, await log.ReadToEndAsync());
        using (var index = new StreamReader(zip.GetEntry("00 Index.txt")!.Open()))
        {
            var text = await index.ReadToEndAsync();
            Assert.Contains("Staffordshire Police: Not available. Told by telephone only.", text, StringComparison.Ordinal);
            Assert.All(names, n => Assert.Contains(n, text, StringComparison.Ordinal));
        }
        Assert.Equal(["Downloaded: all papers as a PDF, with restricted parts, version 1.", "Downloaded: the ZIP of all papers, with restricted parts, version 1."],
            await _app.WithDbAsync(async db => (await db.CaseEvents.Where(e => e.Kind == CaseEventKind.AppealPackDownloaded && e.ActorName == "Marek Stannard").OrderBy(e => e.Sequence).ToListAsync()).ConvertAll(e => e.Body.Describe().ToString())));
        Assert.Contains("Marek Stannard", (await reviewer.GetAsync($"/appeals/{appeal}/pack")).Html.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_holds_the_eleven_items_in_order_and_what_is_missing_with_its_reason()
    {
        var (appeal, _) = await AnsweredAsync();
        var (_, pack) = await MadeAsync(appeal);
        var html = await _app.WithDbAsync(async db =>
        {
            var to = new StringWriter();
            await new AppealPackDocument(await AppealPackContent.ReadAsync(db, pack, _app.Clock.GetUtcNow(), default), new Dictionary<Guid, string>()).WriteAsync(to);
            return to.ToString();
        });
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.Equal(EvidenceChecklist.National.Items.Select((i, n) => $"{n + 1}. {i.Brief}"), page.QuerySelectorAll("h2[id^=item-]").Select(h => h.TextContent));
        foreach (var link in page.QuerySelectorAll("nav a")) Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]));
        var missing = page.GetElementById("missing")!.NextElementSibling!.TextContent;
        Assert.Contains("Support offered", missing, StringComparison.Ordinal);
        Assert.Contains("Told by telephone only.", missing, StringComparison.Ordinal);
        Assert.Contains("Varley", html, StringComparison.Ordinal);   // the office reads all of it
        Assert.Contains("The letter came nine days late.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_applicant_reads_their_version_once_the_reviewer_who_read_it_gave_it_to_them_and_nothing_restricted_is_in_it()
    {
        var (appeal, code) = await AnsweredAsync();
        var (reviewer, pack) = await MadeAsync(appeal);
        var applicant = await _app.OpenYoursAsync(appeal, code);
        Assert.Equal(HttpStatusCode.NotFound, (await applicant.GetAsync("/appeal/yours/papers")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await applicant.GetAsync("/appeal/yours/papers.pdf")).Status);

        var page = await reviewer.GetAsync($"/appeals/{appeal}/pack/1/applicant");
        Assert.DoesNotContain("Varley", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Read the applicant’s version first", (await reviewer.SubmitAsync($"/appeals/{appeal}/pack/share")).ErrorBeside("Share.Read"), StringComparison.Ordinal);
        await reviewer.SubmitAsync($"/appeals/{appeal}/pack/share", ("Share.Read", "true"));
        Assert.Contains("Given to the applicant", reviewer.Page.Text, StringComparison.Ordinal);

        page = await applicant.GetAsync("/appeal/yours/now");
        Assert.Contains("Read the papers of your appeal", page.Text, StringComparison.Ordinal);
        page = await applicant.GetAsync("/appeal/yours/papers");
        Assert.Contains("I dread coming home.", page.Text, StringComparison.Ordinal);         // their own words
        Assert.Contains("One further paper is not in your version.", page.Text, StringComparison.Ordinal);
        foreach (var restricted in new[] { "Varley", Log, "known to us" }) Assert.DoesNotContain(restricted, page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(await applicant.Client.GetByteArrayAsync("/appeal/yours/papers.pdf")), StringComparison.Ordinal);
        Assert.Equal("Margaret Ellery", await _app.WithDbAsync(db => db.CaseEvents.Where(e => e.Kind == CaseEventKind.AppealPackDownloaded).Select(e => e.ActorName).SingleAsync()));

        var written = new StringWriter();
        await OpenPackDocument.WriteAsync(written, pack.Open!);
        Assert.DoesNotContain("Varley", written.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Somebody_else_of_the_case_who_appeals_does_not_read_the_applicants_own_words()
    {
        var (appeal, _) = await AnsweredAsync("Somebody Else");
        var (_, pack) = await MadeAsync(appeal);
        Assert.DoesNotContain("I dread coming home.", System.Text.Json.JsonSerializer.Serialize(pack.Open), StringComparison.Ordinal);
        Assert.Equal(1, pack.Open!.Items.Single(i => i.Item == "application").Withheld);
    }

    [Fact]
    public async Task Whoever_appeals_opens_the_files_that_they_gave_and_does_not_hear_of_what_another_person_of_the_case_gave()
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var (store, db) = (scope.ServiceProvider.GetRequiredService<EvidenceStore>(), scope.ServiceProvider.GetRequiredService<AsbDbContext>());
            var @case = await db.Cases.FirstAsync(c => c.Reference == reference);
            foreach (var (name, person, by) in new[] { ("diary.txt", @case.Applicant.Id, "Margaret Ellery"), ("neighbour.txt", Guid.CreateVersion7(), "Rosalind Ames") })
                (await store.AddAsync(EvidenceOwner.Case(@case.Id), name, new MemoryStream(Encoding.UTF8.GetBytes($"words of {by}")), EvidenceSource.Applicant, by)).PersonId = person;
            await db.SaveChangesAsync();
        }
        var (appeal, code) = await _app.AppealAsync(new() { Case = reference });
        await _app.AssignAsync(appeal);
        var request = await _app.AskPapersAsync(appeal);
        await _app.AssembleAsync(request);
        await _app.AnswerAsync(request);
        var (reviewer, _) = await MadeAsync(appeal);
        await reviewer.GetAsync($"/appeals/{appeal}/pack/1/applicant");
        await reviewer.SubmitAsync($"/appeals/{appeal}/pack/share", ("Share.Read", "true"));

        var applicant = await _app.OpenYoursAsync(appeal, code);
        var page = await applicant.GetAsync("/appeal/yours/papers");
        Assert.DoesNotContain("neighbour.txt", page.Text, StringComparison.Ordinal);
        var link = page.Html.QuerySelectorAll("a").Single(a => a.TextContent.Contains("diary.txt", StringComparison.Ordinal)).GetAttribute("href");
        Assert.Equal("words of Margaret Ellery", await applicant.Client.GetStringAsync(link));
        var other = await _app.WithDbAsync(db => db.EvidenceFiles.Where(f => f.Name == "neighbour.txt").Select(f => f.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await applicant.GetAsync($"/appeal/yours/files/{other}")).Status);
        Assert.Equal("/appeal/yours", (await _app.Visit().GetAsync(link!)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Whoever_appeals_does_not_hear_when_somebody_else_of_the_case_was_spoken_with_or_offered_support()
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        await _app.DoAsync(reference, TestApp.CoordinatorStaffordshire, (c, _, by, at) =>
        {
            foreach (var (person, service) in new[] { ("Margaret Ellery", "Harbour Victim Support"), ("Rosalind Ames", "Harbour Refuge") })
            {
                c.Record(new Happened.ContactMade(person, "by telephone", "They said how it is."), by, at);
                c.Record(new Happened.SupportOffered(person, service, "wanted"), by, at);
            }
            c.Record(new Happened.ReferralMade("the safeguarding team", "A child is at risk."), by, at);
        });
        var (appeal, _) = await _app.AppealAsync(new() { Case = reference });
        await _app.AssignAsync(appeal);
        var request = await _app.AskPapersAsync(appeal);
        await _app.AssembleAsync(request);
        await _app.AnswerAsync(request);
        var (_, pack) = await MadeAsync(appeal);

        var offered = pack.Open!.Items.Single(i => i.Item == "support").Papers.Single();
        Assert.Equal(["Harbour Victim Support"], offered.Blocks.Single().Rows!.Select(r => r[1]));
        Assert.True(offered.InPart);
        var contacts = pack.Open.Items.Single(i => i.Item == "correspondence").Papers.Single(p => p.Title == "Contact with the applicant");
        Assert.Equal(["Spoken with"], contacts.Blocks.Single().Rows!.Select(r => r[1]));
        Assert.DoesNotContain("safeguarding", System.Text.Json.JsonSerializer.Serialize(pack.Open), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_review_in_which_risk_was_not_assessed_again_is_listed_so_and_its_body_has_to_say_why()
    {
        var reference = await _app.MetCaseAsync(new() { Area = "staffordshire" }, TestApp.CoordinatorStaffordshire);
        var (appeal, _) = await _app.AppealAsync(new() { Case = reference });
        await _app.AssignAsync(appeal);
        var request = await _app.AskPapersAsync(appeal);
        var body = await _app.SignInAsync(TestApp.CoordinatorStaffordshire);
        await body.GetAsync($"/appeal-papers/{request}");
        await body.SubmitAsync($"/appeal-papers/{request}/assemble");
        Assert.Contains("The case’s records are without a risk assessment during the review.", body.Page.Text, StringComparison.Ordinal);

        (string, string?)[] answer = [.. EvidenceChecklist.National.Items.SelectMany((item, i) => item.Item == "risk"
            ? new (string, string?)[] { ($"Answer.Items[{i}].State", "Available") }
            : [($"Answer.Items[{i}].State", "NotAvailable"), ($"Answer.Items[{i}].Reason", "Told by telephone only.")])];
        var page = await body.SubmitAsync($"/appeal-papers/{request}", answer);
        Assert.Contains("goes without a risk assessment during the review: say why there is none.", page.Text, StringComparison.Ordinal);
        Assert.Equal("Told by telephone only.", page.Html.QuerySelector("[name='Answer.Items[0].Reason']")!.GetAttribute("value"));   // nothing that was typed is lost

        var risk = EvidenceChecklist.National.Items.Select(i => i.Item).ToList().IndexOf("risk");
        await body.SubmitAsync($"/appeal-papers/{request}", [.. answer, ($"Answer.Items[{risk}].Reason", "Nobody asked for another.")]);
        Assert.Contains("Your answer is sent", body.Page.Text, StringComparison.Ordinal);
        var (reviewer, pack) = await MadeAsync(appeal);
        Assert.Contains("available, without a risk assessment during the review. Nobody asked for another.", (await reviewer.GetAsync($"/appeals/{appeal}/papers")).Text, StringComparison.Ordinal);
        Assert.Equal("a risk assessment during the review", pack.Open!.Items.Single(i => i.Item == "risk").Answers.Single().Lacks);
        var html = await _app.WithDbAsync(async db =>
        {
            var to = new StringWriter();
            await new AppealPackDocument(await AppealPackContent.ReadAsync(db, pack, _app.Clock.GetUtcNow(), default), new Dictionary<Guid, string>()).WriteAsync(to);
            return to.ToString();
        });
        Assert.Contains("Available, without a risk assessment during the review", new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).GetElementById("missing")!.NextElementSibling!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_body_has_not_sent_is_not_in_the_pack()
    {
        var reference = await _app.CaseAsync(new() { Area = "staffordshire" });
        var (appeal, _) = await _app.AppealAsync(new() { Case = reference });
        await _app.AssignAsync(appeal);
        await _app.AssembleAsync(await _app.AskPapersAsync(appeal));
        var (reviewer, pack) = await MadeAsync(appeal);
        Assert.All(pack.Open!.Items, i => Assert.Equal((0, 0), (i.Papers.Count, i.Withheld)));
        Assert.Contains("0 papers", (await reviewer.GetAsync($"/appeals/{appeal}/pack")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_office_that_reviews_it_has_the_pack_and_only_its_reviewer_makes_it()
    {
        var (appeal, _) = await AnsweredAsync();
        await MadeAsync(appeal);
        foreach (var path in new[] { "", "/1/papers.pdf", "/1/papers.zip", "/1/applicant", "/1/applicant.pdf" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.SignInAsync(TestApp.CoordinatorStaffordshire)).GetAsync($"/appeals/{appeal}/pack{path}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignInAsync(TestApp.Reviewer)).GetAsync($"/appeals/{appeal}/pack{path}")).Status);
            Assert.Equal(HttpStatusCode.OK, (await (await _app.SignInAsync(MakeAppeals.Commissioner)).GetAsync($"/appeals/{appeal}/pack{path}")).Status);
        }
        var commissioner = await _app.SignInAsync(MakeAppeals.Commissioner);
        Assert.Null((await commissioner.GetAsync($"/appeals/{appeal}/pack")).Html.QuerySelector($"form[action='/appeals/{appeal}/pack/make']"));
        Assert.Equal(HttpStatusCode.NotFound, (await commissioner.GetAsync($"/appeals/{appeal}/pack/2/papers.pdf")).Status);
        Assert.Equal("/appeal/yours", (await _app.Visit().GetAsync("/appeal/yours/papers.pdf")).Address.AbsolutePath);
    }
}
