using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.MyCase;

/// <summary>How things are since the closing: asked by a safe way, answered on their page or by telephone.</summary>
public sealed class AfterwardsTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<(int Asked, int Drafted)> AskAsync() => _app.WithAsync<AskAfterwards, (int, int)>(a => a.RunAsync());

    // Not met and followed up: closed on 2 March, to be asked on 27 April.
    private async Task<string> ClosedAsync(Make.CaseWanted? wanted = null, bool neighbour = false)
    {
        var reference = await _app.CaseAsync((wanted ?? new()) with { Complaints = 1 });
        if (neighbour) await _app.AddNeighbourAsync(reference);
        await _app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) =>
        {
            c.AssessRisk(Make.LowRisk(c.ReceivedOn), by, at);
            c.RecordThresholdDecision(Make.NotMet(c), rules, by, at);
            c.Close("Followed up by the team", null, by, at);
        });
        return reference;
    }

    private void DayToAsk() => _app.Clock.Set(new(2026, 4, 27, 9, 10, 0, TimeSpan.Zero));

    private Task<List<OutgoingMessage>> NoticesAsync() => _app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().Where(m => m.Kind == MessageKind.PageNotice).ToListAsync());

    private Task<DeadlineState> StateAsync() => _app.WithDbAsync(db => db.Deadlines.Where(d => d.Limit == Limits.AskAfterwards).Select(d => d.State).SingleAsync());

    [Fact]
    public async Task Where_e_mail_is_safe_they_are_asked_once_by_a_notice_that_tells_nothing()
    {
        var reference = await ClosedAsync();
        Assert.Equal((0, 0), await AskAsync());
        DayToAsk();
        Assert.Equal((1, 0), await AskAsync());
        Assert.Equal((0, 0), await AskAsync());
        var notice = Assert.Single(await NoticesAsync());
        foreach (var word in new[] { reference, "Margaret", "closed", "ASB", "review" }) Assert.DoesNotContain(word, notice.Subject + notice.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(DeadlineState.Kept, await StateAsync());
        Assert.Contains("We would like to know how things are", (await _app.ApplicantAsync(reference)).Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_only_post_is_safe_a_letter_is_drafted_and_issuing_it_asks()
    {
        var reference = await ClosedAsync(new() { SafeContact = new() { PostSafe = true } });
        DayToAsk();
        Assert.Equal((0, 1), await AskAsync());
        Assert.Equal((0, 0), await AskAsync());
        Assert.Empty(await NoticesAsync());
        var letter = await _app.WithDbAsync(db => db.Letters.AsNoTracking().FirstAsync(l => l.Kind == LetterKind.HowThingsAre));
        var staff = await _app.SignInAsync(TestApp.Coordinator);
        await staff.GetAsync($"/cases/{reference}/letters/{letter.Id}");
        await staff.SubmitAsync($"/cases/{reference}/letters/{letter.Id}/words", ("Words.Act", "Issue"));
        Assert.Equal(DeadlineState.Kept, await StateAsync());
    }

    [Fact]
    public async Task Who_is_reached_by_telephone_only_stands_in_my_work_and_is_recorded()
    {
        var reference = await ClosedAsync(new() { SafeContact = new() { TelephoneSafe = true } });
        DayToAsk();
        Assert.Equal((0, 0), await AskAsync());
        var staff = await _app.SignInAsync(TestApp.Coordinator);
        Assert.Contains("Ask the victim how things are since", (await staff.GetAsync("/work")).Html.QuerySelector("#today")!.TextContent, StringComparison.Ordinal);
        await staff.GetAsync($"/cases/{reference}/voice");
        var page = await staff.SubmitAsync($"/cases/{reference}/voice/1/afterwards", ("Afterwards.Words", "Quiet now"));
        Assert.Equal("Choose how things are since", page.ErrorBeside("Afterwards.Since"));
        Assert.Equal("Quiet now", page.Value("Afterwards.Words"));
        page = await staff.SubmitAsync($"/cases/{reference}/voice/1/afterwards", ("Afterwards.Since", "Better"));
        Assert.Contains("Quiet now", page.Text, StringComparison.Ordinal);
        Assert.Equal(DeadlineState.Kept, await StateAsync());
    }

    [Fact]
    public async Task Worse_shows_them_what_they_can_do_and_the_coordinator_has_to_say_what_came_of_it()
    {
        var reference = await ClosedAsync();
        var visitor = await _app.ApplicantAsync(reference);
        await visitor.GetAsync("/my-case/since");
        Assert.Equal("Choose how things are since", (await visitor.SubmitAsync("/my-case/since", ("Form.Words", "Again each night"))).ErrorBeside("Form.How"));
        var page = await visitor.SubmitAsync("/my-case/since", ("Form.How", "Worse"));
        foreach (var said in new[] { "You said that it is worse.", "Again each night", "Make a new application", "open this case again", "call 999" }) Assert.Contains(said, page.Text, StringComparison.Ordinal);
        await visitor.GetAsync("/my-case/since");
        await visitor.SubmitAsync("/my-case/since", ("Form.How", "Worse"), ("Form.Words", "Again each night"));   // sent twice

        var staff = await _app.SignInAsync(TestApp.Coordinator);
        Assert.Contains("Get in touch with Margaret Ellery", (await staff.GetAsync("/work")).Html.QuerySelector("#worse")!.TextContent, StringComparison.Ordinal);
        page = await staff.GetAsync($"/cases/{reference}/voice");
        Assert.Contains("Again each night", page.Text, StringComparison.Ordinal);
        page = await staff.SubmitAsync($"/cases/{reference}/voice/1/follow-up", ("FollowUp.What", ""));
        Assert.Equal("Enter what came of it", page.ErrorBeside("FollowUp.What"));
        page = await staff.SubmitAsync($"/cases/{reference}/voice/1/follow-up", ("FollowUp.What", "Called: she applies again"));
        Assert.Contains("Called: she applies again", page.Text, StringComparison.Ordinal);
        Assert.Null((await staff.GetAsync("/work")).Html.QuerySelector("#worse"));
        Assert.Single(await _app.EventsAsync(reference), e => e.Kind == CaseEventKind.AfterwardsAnswered);
        Assert.DoesNotContain("Called: she applies again", (await visitor.GetAsync("/my-case/since")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_victim_is_asked_and_answers_for_themselves()
    {
        var reference = await ClosedAsync(neighbour: true);
        DayToAsk();
        Assert.Equal((2, 0), await AskAsync());
        var second = await _app.ApplicantAsync(reference, person: 2);
        await second.GetAsync("/my-case/since");
        await second.SubmitAsync("/my-case/since", ("Form.How", "Worse"), ("Form.Words", "Theirs alone"));
        var first = await _app.ApplicantAsync(reference);
        Assert.Contains("We would like to know how things are", first.Page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Theirs alone", (await first.GetAsync("/my-case/since")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_it_is_closed_nobody_is_asked()
    {
        var visitor = await _app.ApplicantAsync(await _app.CaseAsync());
        Assert.Equal("/my-case/overview", (await visitor.GetAsync("/my-case/since")).Address.AbsolutePath);
    }
}
