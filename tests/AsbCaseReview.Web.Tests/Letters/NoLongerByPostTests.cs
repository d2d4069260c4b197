using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Web.Tests.MyCase;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Letters;

/// <summary>A letter that waits for the post leaves only as long as the post is safe, leads to where they live, and they may be written to.</summary>
public sealed class NoLongerByPostTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    /// <summary>A letter in the day's post, to be printed or printed already.</summary>
    private async Task<(Visitor Coordinator, string Reference, Guid Id)> WaitingAsync(bool printed)
    {
        var reference = await _app.CaseAsync(new() { SafeContact = new() { PostSafe = true, OnlineSafe = true } });
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/letters");
        await coordinator.SubmitAsync($"/cases/{reference}/letters/new", ("Form.Kind", "Acknowledgement"));
        var id = (await LettersAsync(reference)).Single().Id;
        await coordinator.SubmitAsync($"/cases/{reference}/letters/{id}/words", ("Words.Act", "Issue"));
        if (printed)
            await _app.WithDbAsync(async db =>
            {
                (await db.Letters.FirstAsync(l => l.Id == id)).MarkPrinted();
                await db.SaveChangesAsync();
            });
        return (coordinator, reference, id);
    }

    private Task<List<Letter>> LettersAsync(string reference) => _app.WithDbAsync(db => db.Letters.AsNoTracking().Where(l => db.Cases.Any(c => c.Id == l.CaseId && c.Reference == reference)).OrderBy(l => l.DraftedAt).ToListAsync());

    private async Task<string> WithheldAsync(string reference) => Assert.Single(await _app.EventsAsync(reference), e => e.Kind == CaseEventKind.MessageWithheld).Body.Describe().ToString();

    public static TheoryData<string, string> Why => new()
    {
        { "post is not safe", "Post is no longer safe for them." },
        { "another address", "Their address has changed since." },
        { "withdrawn", "Their consent, or their authority to act for somebody, was withdrawn." },
        { "a death", "A death is recorded." },
    };

    private async Task DoAsync(string what, Visitor coordinator, string reference)
    {
        if (what is "post is not safe" or "another address")
        {
            var victim = await _app.ApplicantAsync(reference);
            await victim.GetAsync("/my-case/contact");
            var page = await victim.SubmitAsync("/my-case/contact", what == "another address" ? ("Address", "2 Refuge Road, Northampton") : ("PostSafe", "false"));
            Assert.Contains("Saved.", page.Text, StringComparison.Ordinal);
            return;
        }
        var person = (await _app.ReadAsync(reference)).Applicant.Id.ToString();
        await coordinator.GetAsync($"/cases/{reference}/triage");
        if (what == "withdrawn")
            await coordinator.SubmitAsync($"/cases/{reference}/triage/consent", ("Consent.PersonId", person), ("Consent.Act", "Withdrawn"), ("Consent.How", "by telephone"), ("Consent.PressureFound", "Asked alone; none."), ("Consent.Stops", "Their letters."));
        else
            await coordinator.SubmitAsync($"/cases/{reference}/triage/death", [("Death.PersonId", person), .. ApplyJourney.Date("Death.On", new(2026, 3, 1))]);
        Assert.Empty(coordinator.Page.Errors);
    }

    [Theory, MemberData(nameof(Why))]
    public async Task What_waits_to_be_printed_is_taken_out_of_the_post(string what, string why)
    {
        var (coordinator, reference, id) = await WaitingAsync(printed: false);
        await DoAsync(what, coordinator, reference);

        Assert.Equal(PrintState.NotForPost, (await LettersAsync(reference)).Single(l => l.Id == id).Print);
        Assert.Contains(why, await WithheldAsync(reference), StringComparison.Ordinal);
        Assert.Contains("No letter waits to be printed.", (await coordinator.GetAsync("/post")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Do not post these", coordinator.Page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Why))]
    public async Task A_paper_that_is_printed_stands_among_those_not_to_be_posted_until_it_is_destroyed(string what, string why)
    {
        var (coordinator, reference, id) = await WaitingAsync(printed: true);
        await DoAsync(what, coordinator, reference);
        var page = await coordinator.GetAsync("/post");
        Assert.Contains("Do not post these", page.Text, StringComparison.Ordinal);
        Assert.Contains("No printed letter waits to be posted.", page.Text, StringComparison.Ordinal);
        Assert.Contains(why, await WithheldAsync(reference), StringComparison.Ordinal);

        // A page that was open before does not post it either.
        page = await coordinator.PostAsync("/post/posted", ("ids", id.ToString()));
        Assert.Contains("Choose the letters that were posted.", page.Errors);
        Assert.Null((await LettersAsync(reference)).Single(l => l.Id == id).PostedAt);

        var elsewhere = await _app.SignInAsync(TestApp.CoordinatorElsewhere);
        await elsewhere.GetAsync("/work");
        await elsewhere.PostAsync("/post/destroyed", ("ids", id.ToString()));
        Assert.Contains("Do not post these", (await coordinator.GetAsync("/post")).Text, StringComparison.Ordinal);
        page = await coordinator.SubmitAsync("/post/destroyed", ("ids", id.ToString()));
        Assert.DoesNotContain("Do not post these", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("post is not safe", LetterDelivery.MyCaseOnly)]
    [InlineData("another address", LetterDelivery.Post)]
    public async Task It_is_drafted_anew_and_issued_by_the_way_that_is_safe_now(string what, LetterDelivery goes)
    {
        var (coordinator, reference, _) = await WaitingAsync(printed: false);
        await DoAsync(what, coordinator, reference);
        var anew = (await LettersAsync(reference)).Single(l => l.State == LetterState.Draft);
        Assert.Equal(LetterKind.Acknowledgement, anew.Kind);
        Assert.Contains("A letter is drafted: check it and issue it.", (await coordinator.GetAsync($"/cases/{reference}")).Text, StringComparison.Ordinal);

        await coordinator.GetAsync($"/cases/{reference}/letters/{anew.Id}");
        await coordinator.SubmitAsync($"/cases/{reference}/letters/{anew.Id}/words", ("Words.Act", "Issue"));
        var issued = (await LettersAsync(reference)).Single(l => l.Id == anew.Id);
        Assert.Equal(goes, issued.Delivery);
        if (goes == LetterDelivery.Post) Assert.Contains("2 Refuge Road", issued.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("a death")]
    public async Task Whom_nothing_may_reach_any_more_is_written_no_other_letter(string what)
    {
        var (coordinator, reference, _) = await WaitingAsync(printed: false);
        await DoAsync(what, coordinator, reference);
        Assert.DoesNotContain(await LettersAsync(reference), l => l.State == LetterState.Draft);
    }

    [Fact]
    public async Task What_says_nothing_of_the_post_leaves_it_where_it_is()
    {
        var (_, reference, id) = await WaitingAsync(printed: false);
        var victim = await _app.ApplicantAsync(reference);
        await victim.GetAsync("/my-case/contact");
        await victim.SubmitAsync("/my-case/contact", ("Phone", "01632 960999"));
        Assert.Equal(PrintState.ToPrint, (await LettersAsync(reference)).Single(l => l.Id == id).Print);
    }

    [Fact]
    public async Task Who_withdraws_on_their_own_page_gets_nothing_that_was_queued_either()
    {
        var (_, reference, id) = await WaitingAsync(printed: false);
        await _app.AddNeighbourAsync(reference);
        await _app.WithDbAsync(async db =>
        {
            var person = (await db.Cases.AsNoTracking().FirstAsync(c => c.Reference == reference)).Applicant;
            db.OutgoingMessages.Add(new() { CaseId = person.CaseId, PersonId = person.Id, Kind = MessageKind.PageNotice, To = person.Email!, Subject = "There is a message for you", Text = "Read it.", CreatedAt = _app.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        });
        var victim = await _app.ApplicantAsync(reference);
        await victim.GetAsync("/my-case/withdraw");
        await victim.SubmitAsync("/my-case/withdraw", ("Form.Pressure", "No"));
        Assert.Equal(PrintState.NotForPost, (await LettersAsync(reference)).Single(l => l.Id == id).Print);
        Assert.Equal(MessageState.Withheld, await _app.WithDbAsync(db => db.OutgoingMessages.Where(m => m.Kind == MessageKind.PageNotice).Select(m => m.State).SingleAsync()));
        Assert.Equal(2, (await _app.EventsAsync(reference)).Count(e => e.Kind == CaseEventKind.MessageWithheld));
    }

    [Theory]
    [InlineData("Address", "2 Refuge Road, Northampton", false)]
    [InlineData("PostSafe", "false", false)]
    [InlineData("Phone", "01632 960999", true)]
    public async Task A_code_on_a_letter_left_behind_does_not_open_the_page_that_shows_the_new_address(string field, string value, bool opens)
    {
        var (_, reference, _) = await WaitingAsync(printed: true);
        var leftBehind = await _app.CodeAsync(reference);
        var victim = await _app.ApplicantAsync(reference);
        await victim.GetAsync("/my-case/contact");
        var page = await victim.SubmitAsync("/my-case/contact", (field, value));
        Assert.Equal(!opens, page.Text.Contains("A code on an earlier letter no longer works", StringComparison.Ordinal));

        var finder = _app.Visit();
        await finder.GetAsync("/my-case");
        page = await finder.SubmitAsync("/my-case", ("Reference", reference), ("Code", leftBehind));
        Assert.Equal(opens ? "/my-case/overview" : "/my-case", page.Address.AbsolutePath);
    }

    [Fact]
    public async Task A_code_in_the_old_mailbox_ends_with_it()
    {
        var reference = await _app.CaseAsync();
        var code = await _app.WithDbAsync(async db =>
        {
            var made = new Infrastructure.Identity.AccessCodes(db, new(_app.Clock), _app.Clock).MakeToSend((await db.Cases.FirstAsync(c => c.Reference == reference)).Id, (await db.Cases.AsNoTracking().FirstAsync(c => c.Reference == reference)).Applicant.Id);
            await db.SaveChangesAsync();
            return made;
        });
        var victim = await _app.ApplicantAsync(reference);
        await victim.GetAsync("/my-case/contact");
        await victim.SubmitAsync("/my-case/contact", ("Email", "new@applicant.example"));
        var finder = _app.Visit();
        await finder.GetAsync("/my-case");
        Assert.NotNull((await finder.SubmitAsync("/my-case", ("Reference", reference), ("Code", code))).ErrorBeside("Code"));
    }
}
