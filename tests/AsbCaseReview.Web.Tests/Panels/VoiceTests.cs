using System.Net;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Panels;

public sealed class VoiceTests(TestApp app) : IClassFixture<TestApp>
{
    private Task<VictimVoice> VoiceAsync(string reference) => app.WithDbAsync(async db =>
    {
        var id = await db.Cases.Where(c => c.Reference == reference).Select(c => c.Id).FirstAsync();
        return await db.Voices.AsNoTracking().FirstAsync(v => v.CaseId == id);
    });

    [Fact]
    public async Task An_officer_may_not_see_it_and_another_areas_case_or_a_missing_victim_is_a_404()
    {
        var reference = await app.GatheringAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync(TestApp.PoliceOfficer)).GetAsync($"/cases/{reference}/voice")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(TestApp.CoordinatorElsewhere)).GetAsync($"/cases/{reference}/voice")).Status);
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync($"/cases/{reference}/voice?victim=7")).Status);
        await coordinator.GetAsync($"/cases/{reference}/voice");
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PostAsync($"/cases/{reference}/voice/7/statement", ("Statement.Words", "x"))).Status);
    }

    [Fact]
    public async Task A_conversation_is_written_down_and_the_day_counts_as_that_of_the_contact_form()
    {
        var reference = await app.GatheringAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/voice");
        var page = await coordinator.SubmitAsync($"/cases/{reference}/voice/1/conversation", ("Conversation.How", "by telephone"), ("Conversation.Facts", "Shouting each night"));
        Assert.Equal("Enter what it does to them", page.ErrorBeside("Conversation.Impact"));
        Assert.Equal("Shouting each night", page.Value("Conversation.Facts"));
        page = await coordinator.SubmitAsync($"/cases/{reference}/voice/1/conversation", ("Conversation.Impact", "I dread coming home"));
        Assert.Contains("The conversation is recorded.", page.Text, StringComparison.Ordinal);
        Assert.Contains("I dread coming home", page.Text, StringComparison.Ordinal);
        Assert.True(await app.WithDbAsync(db => db.CaseEvents.AnyAsync(e => e.Anchor == AnchorKind.ContactFormReturned && db.Cases.Any(c => c.Id == e.CaseId && c.Reference == reference))));
    }

    [Fact]
    public async Task Statements_are_kept_in_versions_and_recording_one_leaves_the_cases_own_forms_fresh()
    {
        var reference = await app.GatheringAsync();
        var before = (await app.FindCaseAsync(reference)).Version;
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/voice");
        await coordinator.SubmitAsync($"/cases/{reference}/voice/1/statement", ("Statement.Words", "First words."));
        await coordinator.SubmitAsync($"/cases/{reference}/voice/1/statement", ("Statement.Words", "Second words."));
        Assert.Equal(["First words.", "Second words."], (await VoiceAsync(reference)).Statements.OrderBy(s => s.Number).Select(s => s.Words.Text));
        Assert.Equal(before, (await app.FindCaseAsync(reference)).Version);
    }

    [Fact]
    public async Task The_second_of_two_who_record_at_once_is_told_and_keeps_what_they_typed()
    {
        var reference = await app.GatheringAsync();
        var (one, two) = (await app.SignInAsync(TestApp.Coordinator), await app.SignInAsync(TestApp.OtherCoordinator));
        await one.GetAsync($"/cases/{reference}/voice");
        await one.SubmitAsync($"/cases/{reference}/voice/1/support", ("Support.Answer", "NotNow"));
        await two.GetAsync($"/cases/{reference}/voice");
        await one.SubmitAsync($"/cases/{reference}/voice/1/statement", ("Statement.Words", "What one took down."));
        var page = await two.SubmitAsync($"/cases/{reference}/voice/1/statement", ("Statement.Words", "What two took down."));
        Assert.Contains("Somebody else recorded something", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("What two took down.", page.Value("Statement.Words"));
        Assert.Contains("What one took down.", page.Text, StringComparison.Ordinal);
        await two.SubmitAsync($"/cases/{reference}/voice/1/statement");
        Assert.Equal(2, (await VoiceAsync(reference)).Statements.Count);
    }

    [Fact]
    public async Task A_statement_cannot_be_read_out_before_there_is_one()
    {
        var reference = await app.GatheringAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/voice");
        var page = await coordinator.SubmitAsync($"/cases/{reference}/voice/1/part", ("Part.Way", "StatementReadOut"), ("Part.Needs", "A break after an hour"));
        Assert.Contains("There is no statement yet", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("A break after an hour", page.Value("Part.Needs"));
    }

    [Fact]
    public async Task What_an_agency_says_is_shown_disputed_and_settled()
    {
        var reference = await app.GatheringAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/voice");
        await coordinator.SubmitAsync($"/cases/{reference}/voice/1/share", ("Saying.Agency", "Northamptonshire Police"), ("Saying.SafeWords", "We visited on 3 February."));
        var saying = (await VoiceAsync(reference)).Sayings[0].Id.ToString();
        await coordinator.SubmitAsync($"/cases/{reference}/voice/1/dispute", ("Dispute.SayingId", saying), ("Dispute.Words", "Nobody came."));
        Assert.True((await VoiceAsync(reference)).Sayings[0].StaysDisputed);
        await coordinator.SubmitAsync($"/cases/{reference}/voice/1/settle", ("Settle.SayingId", saying), ("Settle.How", "They went to number 41."));
        Assert.False((await VoiceAsync(reference)).Sayings[0].StaysDisputed);
    }

    [Fact]
    public async Task A_name_complained_of_in_words_that_the_victim_reads_at_once_is_asked_about()
    {
        var reference = await app.GatheringAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/voice");
        var page = await coordinator.SubmitAsync($"/cases/{reference}/voice/1/share", ("Saying.Agency", "Northamptonshire Police"), ("Saying.SafeWords", "We visited Varley on 3 February."));
        Assert.Contains("“Varley”", page.ErrorBeside("Saying.SafeWords"), StringComparison.Ordinal);
        Assert.Equal("We visited Varley on 3 February.", page.Value("Saying.SafeWords"));
        await coordinator.SubmitAsync($"/cases/{reference}/voice/1/share", ("Saying.NamesChecked", "true"));
        Assert.Single((await VoiceAsync(reference)).Sayings);
    }

    [Fact]
    public async Task Only_the_chair_decides_that_a_victim_is_not_invited_and_the_reason_is_on_the_record()
    {
        var reference = await app.GatheringAsync();
        await app.PanelAsync(reference);
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/voice");
        var refused = await coordinator.PostAsync($"/cases/{reference}/voice/1/not-invited", ("NotInvited.Version", "0"), ("NotInvited.Why", "Because."));
        Assert.Contains("Only the chair", Assert.Single(refused.Errors), StringComparison.Ordinal);

        var chair = await app.SignInAsync(TestApp.PanelChair);
        await chair.GetAsync($"/cases/{reference}/voice");
        var page = await chair.SubmitAsync($"/cases/{reference}/voice/1/not-invited", ("NotInvited.Why", "An investigation is going on; your statement is read out."));
        Assert.Contains("Not told by letter yet", page.Text, StringComparison.Ordinal);
        Assert.True(await app.WithDbAsync(db => db.CaseEvents.AnyAsync(e => e.Kind == CaseEventKind.VictimNotInvited && db.Cases.Any(c => c.Id == e.CaseId && c.Reference == reference))));
    }

    [Fact]
    public async Task Too_long_a_statement_is_said_beside_the_field_and_kept()
    {
        var reference = await app.GatheringAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/voice");
        var words = string.Concat(Enumerable.Repeat("Ich 😀 ", 2_000));
        var page = await coordinator.SubmitAsync($"/cases/{reference}/voice/1/statement", ("Statement.Words", words));
        Assert.Equal("The statement, in their words must be 10,000 characters or fewer", page.ErrorBeside("Statement.Words"));
        Assert.Equal(words, page.Value("Statement.Words"));
    }
}
