using System.Net;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.MyCase;

public sealed class PagesTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] All = ["overview", "letters", "told", "decision", "files", "add", "add/information", "add/report", "contact", "withdraw"];

    [Fact]
    public async Task Where_it_stands_says_what_comes_next_by_when_and_whom_to_ask()
    {
        var page = (await app.ApplicantAsync(await app.CaseAsync())).Page;
        Assert.Contains("We received your application.", page.Text, StringComparison.Ordinal);
        Assert.Contains("by 9 March 2026", page.Text, StringComparison.Ordinal);   // 5 working days after 2 March
        Assert.Contains("5 working days after 2 March 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("Exit this page", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_was_missed_is_said_and_what_hangs_on_it_has_no_date()
    {
        await using var own = new TestApp();
        var reference = await own.CaseAsync();
        own.Clock.Advance(TimeSpan.FromDays(20));
        var page = (await own.ApplicantAsync(reference)).Page;
        Assert.Contains("We have missed this date. We are sorry.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("done on", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_stage_has_words_of_its_own()
    {
        var words = CaseStages.All.Select(Web.MyCase.Overview.StageWords.Of).ToList();
        Assert.Equal(words.Count, words.Select(w => w.Title).Distinct().Count());
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_letter_is_read_once_for_the_record_and_downloaded()
    {
        var reference = await app.CaseAsync();
        var id = await app.LetterAsync(reference);
        await app.WithDbAsync(async db =>
        {
            db.LetterPdfs.Add(new() { LetterId = id, Bytes = [1, 2, 3], MadeAt = app.Clock.GetUtcNow() });
            (await db.Letters.FirstAsync(l => l.Id == id)).PdfMade();
            await db.SaveChangesAsync();
        });
        var visitor = await app.ApplicantAsync(reference);
        Assert.Contains("There is a letter that you have not read here", visitor.Page.Text, StringComparison.Ordinal);
        Assert.Contains("New", (await visitor.GetAsync("/my-case/letters")).Text, StringComparison.Ordinal);
        Assert.Contains("Dear reader", (await visitor.GetAsync($"/my-case/letters/{id}")).Text, StringComparison.Ordinal);
        await visitor.GetAsync($"/my-case/letters/{id}");
        var pdf = await visitor.Client.GetAsync($"/my-case/letters/{id}/pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Single(await app.EventsAsync(reference), e => e.Kind == CaseEventKind.LetterViewed && e.ActorRole == ActorRole.Applicant);
    }

    [Fact]
    public async Task Another_persons_letter_a_draft_and_an_unknown_one_are_a_404()
    {
        var reference = await app.CaseAsync();
        await app.AddNeighbourAsync(reference);
        var (mine, theirs, foreign) = (await app.LetterAsync(reference), await app.LetterAsync(reference, person: 2), await app.LetterAsync(await app.CaseAsync()));
        var visitor = await app.ApplicantAsync(reference);
        foreach (var id in new[] { theirs, foreign, Guid.CreateVersion7() })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/my-case/letters/{id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/my-case/letters/{id}/pdf")).Status);
        }
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/my-case/letters/{mine}")).Status);
    }

    [Fact]
    public async Task The_decision_is_there_in_full_with_the_way_to_appeal()
    {
        var reference = await app.CaseAsync();
        await app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) =>
        {
            c.AssessRisk(Make.LowRisk(c.ReceivedOn), by, at);
            c.RecordThresholdDecision(Make.Met(c), rules, by, at);
        });
        var visitor = await app.ApplicantAsync(reference);
        Assert.Contains("There will be a review", visitor.Page.Text, StringComparison.Ordinal);
        var page = await visitor.GetAsync("/my-case/decision");
        foreach (var said in new[] { "there will be a review", "Three reports in six months", "Every week", "No sleep", "Letters only", "Report 1", "Counted", "West Northamptonshire Council", "You can appeal to" })
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_a_decision_the_page_says_so()
    {
        var visitor = await app.ApplicantAsync(await app.CaseAsync());
        Assert.Contains("There is no decision yet", (await visitor.GetAsync("/my-case/decision")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_words_are_shown_back_and_who_causes_it_is_not()
    {
        var visitor = await app.ApplicantAsync(await app.CaseAsync());
        var page = await visitor.GetAsync("/my-case/told");
        Assert.Contains("I dread coming home.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Shouting and banging all night.", page.Text, StringComparison.Ordinal);
        Assert.Contains("we do not show it again", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Varley", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_restricted_stands_on_any_page_or_in_any_e_mail_to_anybody_of_the_case()
    {
        var reference = await RichCaseAsync();
        string[] never = ["Varley", "MARAC", "Zeta note", "Iota log", "Kappa history", "Lambda contact", "points", "High", "Omicron", "Crime number Q7", "960555"];
        string[] first = ["Rashid", "960777", "16 Kestrel", "climb stairs"];
        string[] second = ["Margaret", "I dread coming home", "Shouting and banging", "I want it to stop", "14 Kestrel"];
        foreach (var (person, others) in new[] { (1, first), (2, second) })
        {
            var visitor = await app.ApplicantAsync(reference, person);
            foreach (var path in All)
            {
                var page = await visitor.GetAsync($"/my-case/{path}");
                Assert.Equal(HttpStatusCode.OK, page.Status);
                var html = page.Html.DocumentElement.OuterHtml;
                foreach (var word in never.Except(person == 1 && path == "contact" ? ["960555"] : [])) Assert.False(html.Contains(word, StringComparison.Ordinal), $"“{word}” stands on {path} of person {person}");
                foreach (var word in others) Assert.False(html.Contains(word, StringComparison.Ordinal), $"“{word}” stands on {path} of person {person}");
            }
        }
        var mails = await app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().Where(m => m.PersonId != null && db.Cases.Any(c => c.Id == m.CaseId && c.Reference == reference)).ToListAsync());
        Assert.All(mails, m => Assert.All(never.Concat(first).Concat(second), word => Assert.DoesNotContain(word, m.Subject + m.Text, StringComparison.Ordinal)));
    }

    // Everything that staff and agencies can put into a case, each with a word of its own.
    private async Task<string> RichCaseAsync()
    {
        var reference = await app.CaseAsync();
        await app.AddNeighbourAsync(reference);
        await app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) =>
        {
            c.RecordReferral("MARAC", "Zeta note on violence", by, at);
            c.Record(new Happened.NoteAdded("Iota log of the police"), by, at);
            c.RecordContact(c.Applicant.Id, "by telephone", true, "Lambda contact note", by, at);
            c.AddComplaint(new() { CaseId = c.Id, Number = c.NextComplaintNumber, Source = ComplaintSource.Agency, WhatHappened = Domain.OwnWords.From("Omicron, another neighbour"), HappenedFrom = new(2026, 2, 1), HappenedTo = new(2026, 2, 1), ReportedFrom = new(2026, 2, 2), ReportedTo = new(2026, 2, 2), AgencyKind = AgencyKinds.Police, AgencyReference = "Crime number Q7" }, by, at);
            c.VerifyComplaint(1, "Kappa history of the council", true, null, by, at);
            c.AssessRisk(Make.LowRisk(c.ReceivedOn), by, at);
            c.RecordThresholdDecision(Make.Met(c), rules, by, at);
        });
        await app.LetterAsync(reference);
        await app.WithDbAsync(async db =>
        {
            var id = (await db.Cases.AsNoTracking().FirstAsync(c => c.Reference == reference)).Id;
            foreach (var (source, name) in new[] { (EvidenceSource.Agency, "Iota log.pdf"), (EvidenceSource.Coordinator, "Zeta note.pdf") })
                db.EvidenceFiles.Add(new() { CaseId = id, Name = name, ContentType = "application/pdf", Bytes = 1, Sha256 = new('0', 64), StoredAs = Guid.NewGuid().ToString("N"), Source = source, AddedBy = "x", AddedAt = app.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        });
        var visitor = app.Visit();
        await visitor.GetAsync("/my-case/no-code");
        await visitor.SubmitAsync("/my-case/no-code", ("Reference", reference), ("Email", "rashid@applicant.example"));
        return reference;
    }

    [Fact]
    public async Task After_it_has_ended_everything_can_still_be_read()
    {
        var reference = await app.CaseAsync();
        await app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) => c.Withdraw(Case.WithdrawnHow.InWriting, "", "Asked alone: none", rules, by, at));
        var visitor = await app.ApplicantAsync(reference);
        Assert.Contains("Your application is withdrawn", visitor.Page.Text, StringComparison.Ordinal);
        foreach (var path in All) Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/my-case/{path}")).Status);
        Assert.Contains("cannot be added to this case any more", (await visitor.GetAsync("/my-case/add/report")).Text, StringComparison.Ordinal);
        Assert.Contains("already ended", (await visitor.GetAsync("/my-case/withdraw")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_has_the_way_out_and_a_title_that_tells_nothing()
    {
        var reference = await app.CaseAsync();
        var visitor = await app.ApplicantAsync(reference);
        foreach (var path in All)
        {
            var page = await visitor.GetAsync($"/my-case/{path}");
            Assert.NotNull(page.Html.QuerySelector(".govuk-js-exit-this-page-button"));
            Assert.NotNull(page.Html.QuerySelector("form[action='/my-case/sign-out']"));
            foreach (var word in new[] { "anti-social", "ASB", reference, "Ellery", "review" }) Assert.DoesNotContain(word, page.Title, StringComparison.OrdinalIgnoreCase);
            Assert.True(page.Response.Headers.CacheControl!.NoStore);
        }
    }
}
