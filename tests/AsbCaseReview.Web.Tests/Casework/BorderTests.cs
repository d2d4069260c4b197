using System.Net;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Web.Tests.MyCase;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Casework;

/// <summary>A case that crosses a border, as both areas' coordinators and the victim see it.</summary>
public sealed class BorderTests(TestApp app) : IClassFixture<TestApp>
{
    private Task<(Guid Area, Guid Council)> GloucestershireAsync() => app.WithDbAsync(async db =>
    {
        var area = await db.Areas.Include(a => a.LocalGovernmentAreas).FirstAsync(a => a.Key == "gloucestershire");
        return (area.Id, area.LocalGovernmentAreas.OrderBy(l => l.Name).First().Id);
    });

    private async Task<(Visitor Coordinator, string Reference)> MovedAsync()
    {
        var reference = await app.CaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/borders");
        await coordinator.SubmitAsync($"/cases/{reference}/borders/move", ("Move.Council", (await GloucestershireAsync()).Council.ToString()), ("Move.Why", "You live in Gloucestershire now."));
        return (coordinator, reference);
    }

    private async Task<(Visitor Coordinator, string Reference)> SharedAsync()
    {
        var reference = await app.CaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/borders");
        await coordinator.SubmitAsync($"/cases/{reference}/borders/share", ("Share.Area", (await GloucestershireAsync()).Area.ToString()), ("Share.Why", "The car park lies on both sides."));
        return (coordinator, reference);
    }

    private Task<List<OutgoingMessage>> MailsAsync(string reference) => app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().Where(m => db.Cases.Any(c => c.Id == m.CaseId && c.Reference == reference)).ToListAsync());

    private Task<Letter?> LetterAsync(string reference) => app.WithDbAsync(db => db.Letters.AsNoTracking().FirstOrDefaultAsync(l => l.Kind == LetterKind.AnotherArea && db.Cases.Any(c => c.Id == l.CaseId && c.Reference == reference)));

    [Fact]
    public async Task Moved_the_receiving_team_works_on_it_and_the_first_goes_on_reading()
    {
        var (here, reference) = await MovedAsync();
        Assert.Contains("The case has moved", here.Page.Text, StringComparison.Ordinal);
        Assert.Contains("Limits are those of", here.Page.Text, StringComparison.Ordinal);
        Assert.Contains("another area works on it, and yours reads it", here.Page.Text, StringComparison.Ordinal);
        var page = await here.GetAsync($"/cases/{reference}/triage");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Html.QuerySelectorAll("details.asb-act"));
        Assert.Equal(HttpStatusCode.NotFound, (await here.PostAsync($"/cases/{reference}/triage/note", ("AddNote.Note", "x"), ("AddNote.Version", "9"))).Status);

        var there = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        page = await there.GetAsync($"/cases/{reference}");
        Assert.Contains("Margaret Ellery", page.Text, StringComparison.Ordinal);
        Assert.Contains(reference, (await there.GetAsync($"/cases?q={reference}")).Text, StringComparison.Ordinal);
        await there.GetAsync($"/cases/{reference}/triage");
        page = await there.SubmitAsync($"/cases/{reference}/triage/note", ("AddNote.Note", "We have it now"));
        Assert.Empty(page.Errors);
        Assert.Contains(await MailsAsync(reference), m => m.Subject.Contains("moves to you", StringComparison.Ordinal) && !m.Text.Contains("Margaret", StringComparison.Ordinal));
        Assert.True(await app.WithDbAsync(db => db.CaseLooks.AnyAsync(l => l.Page.Contains("borders") && db.Cases.Any(c => c.Id == l.CaseId && c.Reference == reference))));
    }

    [Fact]
    public async Task Moved_its_open_dates_are_those_of_the_receiving_procedure_and_the_first_date_is_kept()
    {
        var (_, reference) = await MovedAsync();
        var after = await app.ReadAsync(reference);
        Assert.Equal(new DateOnly(2026, 3, 2), after.FirstReachedOn);
        var decide = await app.WithDbAsync(db => db.Deadlines.AsNoTracking().FirstAsync(d => d.CaseId == after.Id && d.Limit == "decide" && d.State == DeadlineState.Open));
        Assert.Equal(new DateOnly(2026, 3, 23), decide.Due);   // Gloucestershire: 15 working days from complete
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync(TestApp.CoordinatorElsewhere)).GetAsync("/work")).Status);
    }

    [Fact]
    public async Task The_victim_is_told_in_a_letter_of_the_receiving_team_and_sees_their_new_contact()
    {
        var (_, reference) = await MovedAsync();
        var letter = await LetterAsync(reference);
        Assert.NotNull(letter);
        foreach (var said in new[] { "now goes on in", "The day on which you first applied still counts", "You live in Gloucestershire now" }) Assert.Contains(said, letter.Wording, StringComparison.Ordinal);
        var area = await app.WithDbAsync(db => db.Areas.AsNoTracking().FirstAsync(a => a.Key == "gloucestershire"));
        Assert.Equal(area.Contact.Phone, letter.Content.TeamPhone);
        Assert.Contains(area.Contact.Phone, (await app.ApplicantAsync(reference)).Page.Text, StringComparison.Ordinal);
        var there = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        await there.GetAsync($"/cases/{reference}/letters/{letter.Id}");
        Assert.Contains("is issued", (await there.SubmitAsync($"/cases/{reference}/letters/{letter.Id}/words", ("Words.Act", "Issue"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shared_the_other_team_reads_until_it_ends_and_changes_nothing()
    {
        var (here, reference) = await SharedAsync();
        var there = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync($"/cases/{reference}/complaints")).Status);
        Assert.Contains(reference, (await there.GetAsync("/cases")).Html.QuerySelector("#shared + ul")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, (await there.GetAsync("/work")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await there.PostAsync($"/cases/{reference}/borders/end-share", ("EndShare.Why", "x"))).Status);
        Assert.Contains("now reads your case as well", (await LetterAsync(reference))!.Wording.ReplaceLineEndings(" "), StringComparison.Ordinal);

        await here.GetAsync($"/cases/{reference}/borders");
        var page = await here.SubmitAsync($"/cases/{reference}/borders/end-share", ("EndShare.Area", (await GloucestershireAsync()).Area.ToString()), ("EndShare.Why", "Only here after all"));
        Assert.Contains("does not see the case any more", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await there.GetAsync($"/cases/{reference}")).Status);
        Assert.Equal([CaseEventKind.CaseShared, CaseEventKind.CaseShareEnded], (await app.EventsAsync(reference)).Where(e => e.Kind is CaseEventKind.CaseShared or CaseEventKind.CaseShareEnded).Select(e => e.Kind));
    }

    [Fact]
    public async Task Shared_each_page_is_read_there_letters_too_and_none_offers_what_would_be_refused()
    {
        var (_, reference) = await SharedAsync();
        var letter = (await LetterAsync(reference))!;
        var there = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        foreach (var path in new[] { "", "/application", "/triage", "/complaints", "/threshold", "/risk", "/agencies", "/voice", "/panel", "/plan", "/plan/powers", "/letters", $"/letters/{letter.Id}", "/questions", "/evidence", "/timeline", "/borders" })
        {
            var page = await there.GetAsync($"/cases/{reference}{path}");
            Assert.Equal((path, HttpStatusCode.OK), (path, page.Status));
            Assert.Equal((path, 0), (path, page.Html.QuerySelectorAll("main form[method=post]").Length));
            Assert.DoesNotContain(page.Html.QuerySelectorAll("main a"), a => a.GetAttribute("href") is { } to && (to.EndsWith("/people/new", StringComparison.Ordinal) || to.EndsWith("/plan/add", StringComparison.Ordinal) || to.EndsWith("/code", StringComparison.Ordinal)));
        }
        Assert.Contains("now reads your case as well", (await there.GetAsync($"/cases/{reference}/letters/{letter.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_only_reads_a_case_does_not_mend_its_mail_nor_link_it()
    {
        var (_, reference) = await SharedAsync();
        var id = await app.WithDbAsync(async db =>
        {
            var message = new OutgoingMessage { CaseId = (await db.Cases.FirstAsync(c => c.Reference == reference)).Id, Kind = MessageKind.LetterNotice, To = "margaret@applicant.example", Subject = "A letter", Text = "Read it", CreatedAt = app.Clock.GetUtcNow() };
            message.Claim(app.Clock.GetUtcNow());
            message.Failed("550", forGood: true, app.Clock.GetUtcNow());
            db.OutgoingMessages.Add(message);
            await db.SaveChangesAsync();
            return message.Id;
        });
        var there = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        Assert.DoesNotContain(reference, (await there.GetAsync("/mail")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await there.PostAsync($"/mail/{id}/again")).Status);

        var own = await app.CaseAsync(new() { Area = "gloucestershire", Name = "Ada Own" });
        await there.GetAsync($"/cases/{own}/triage");
        var page = await there.SubmitAsync($"/cases/{own}/triage/link", ("Link.Other", reference), ("Link.Why", "The same car park"));
        Assert.Equal("There is no case with that reference that your area works on.", page.ErrorBeside("Link.Other"));
        Assert.Equal("The same car park", page.Value("Link.Why"));
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_the_field_and_a_name_complained_of_is_asked_about()
    {
        var reference = await app.CaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/borders");
        var page = await coordinator.SubmitAsync($"/cases/{reference}/borders/move", ("Move.Why", "They moved"));
        Assert.Equal("Choose where it goes on", page.ErrorBeside("Move.Council"));
        Assert.Equal("They moved", page.Value("Move.Why"));
        page = await coordinator.SubmitAsync($"/cases/{reference}/borders/move", ("Move.Council", (await GloucestershireAsync()).Council.ToString()), ("Move.Why", "Mr Varley moved"));
        Assert.Contains("“Varley”", page.ErrorBeside("Move.Why"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync(TestApp.PoliceOfficer)).GetAsync($"/cases/{reference}/borders")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(TestApp.CoordinatorElsewhere)).GetAsync($"/cases/{reference}/borders")).Status);
    }

    [Fact]
    public async Task Whoever_saved_first_is_told_to_whoever_moves_it_second()
    {
        var reference = await app.CaseAsync();
        var two = await app.SignInAsync(TestApp.OtherCoordinator);
        await two.GetAsync($"/cases/{reference}/borders");
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.RecordReferral("MARAC", "Risk", by, at));
        var page = await two.SubmitAsync($"/cases/{reference}/borders/share", ("Share.Area", (await GloucestershireAsync()).Area.ToString()), ("Share.Why", "Both sides"));
        Assert.Contains("Somebody else changed this case", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("Both sides", page.Value("Share.Why"));
    }

    [Fact]
    public async Task Linking_to_a_case_that_is_not_there_is_said_and_not_a_missing_page()
    {
        var reference = await app.CaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/triage");
        var page = await coordinator.SubmitAsync($"/cases/{reference}/triage/link", ("Link.Other", "WNC-0000-0000"), ("Link.Why", "Same street"));
        Assert.Contains("There is no case with that reference", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("Same street", page.Value("Link.Why"));
    }
}
