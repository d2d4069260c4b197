using System.Net;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Web.Tests.Panels;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.MyCase;

/// <summary>"Being heard" in my case: statement, taking part, and what agencies say.</summary>
public sealed class BeingHeardTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Heard = "/my-case/voice";

    private Task<VictimVoice?> VoiceAsync(string reference, int person = 1) => app.WithDbAsync(async db =>
    {
        var id = (await db.Cases.AsNoTracking().FirstAsync(c => c.Reference == reference)).People.First(p => p.Number == person).Id;
        return await db.Voices.AsNoTracking().FirstOrDefaultAsync(v => v.PersonId == id);
    });

    private Task ShareAsync(string reference, string words, int person = 1) => app.WithDbAsync(async db =>
    {
        var opened = await db.Cases.FirstAsync(c => c.Reference == reference);
        var id = opened.People.First(p => p.Number == person).Id;
        var voice = await db.Voices.FirstOrDefaultAsync(v => v.PersonId == id);
        if (voice is null) db.Voices.Add(voice = VictimVoice.Of(opened, id));
        voice.Share(opened, "Northamptonshire Police", words, await PanelMaking.ActorAsync(db, TestApp.Coordinator), app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    private static async Task<Page> SendAsync(Visitor visitor, string path, params (string, string?)[] fields)
    {
        await visitor.GetAsync(path);
        return await visitor.SubmitAsync(path, fields);
    }

    [Theory]
    [InlineData("InPerson", "You come to the first part of the meeting.")]
    [InlineData("ByTelephone", "You join the first part of the meeting by telephone.")]
    [InlineData("ByVideo", "You join the first part of the meeting by video.")]
    [InlineData("NotAtAll", "You do not take part. That is all right")]
    public async Task How_they_take_part_is_theirs_to_choose_and_to_change(string way, string said)
    {
        var reference = await app.GatheringAsync();
        var visitor = await app.ApplicantAsync(reference);
        Assert.Equal("Choose how you want to take part", (await SendAsync(visitor, $"{Heard}/part", ("Needs", "A break"))).ErrorBeside("Way"));
        Assert.Equal("A break", visitor.Page.Value("Needs"));
        var page = await visitor.SubmitAsync($"{Heard}/part", ("Way", way));
        Assert.Contains(said, page.Text, StringComparison.Ordinal);
        var voice = await VoiceAsync(reference);
        Assert.Equal((way, "A break", "Margaret Ellery"), (voice!.Way.ToString(), voice.Needs!.Text, voice.ChosenBy));
        await SendAsync(visitor, $"{Heard}/part", ("Way", "NotAtAll"));
        Assert.Equal(TakingPart.NotAtAll, (await VoiceAsync(reference))!.Way);
        Assert.Contains(await app.EventsAsync(reference), e => e.Kind == CaseEventKind.TakingPartChosen && e.ActorName == "Margaret Ellery");
    }

    [Fact]
    public async Task Who_speaks_for_them_has_a_name_and_a_statement_is_read_out_only_once_there_is_one()
    {
        var reference = await app.GatheringAsync();
        var visitor = await app.ApplicantAsync(reference);
        Assert.Equal("Tell us who speaks for you", (await SendAsync(visitor, $"{Heard}/part", ("Way", "Representative"))).ErrorBeside("Representative"));
        var page = await visitor.SubmitAsync($"{Heard}/part", ("Representative", "Ines Marlow"));
        Assert.Contains("Ines Marlow speaks for you.", page.Text, StringComparison.Ordinal);
        page = await SendAsync(visitor, $"{Heard}/part", ("Way", "StatementReadOut"));
        Assert.Contains("There is no statement yet", Assert.Single(page.Errors), StringComparison.Ordinal);
        await SendAsync(visitor, $"{Heard}/statement", ("Words", "I cannot sleep."));
        page = await SendAsync(visitor, $"{Heard}/part", ("Way", "StatementReadOut"));
        Assert.Contains("Your statement is read out.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_version_of_a_statement_is_kept_and_sent_twice_it_is_one()
    {
        var reference = await app.GatheringAsync();
        var visitor = await app.ApplicantAsync(reference);
        Assert.Equal("Write what it does to you", (await SendAsync(visitor, $"{Heard}/statement", ("Words", " "))).ErrorBeside("Words"));
        var tooLong = string.Concat(Enumerable.Repeat("😀 ", 5_000));
        Assert.Contains("or fewer", (await visitor.SubmitAsync($"{Heard}/statement", ("Words", tooLong))).ErrorBeside("Words"), StringComparison.Ordinal);
        Assert.Equal(tooLong, visitor.Page.Value("Words"));
        await visitor.SubmitAsync($"{Heard}/statement", ("Words", "I cannot sleep 😟"));
        await SendAsync(visitor, $"{Heard}/statement", ("Words", "I cannot sleep 😟"));
        var page = await SendAsync(visitor, $"{Heard}/statement", ("Words", "My son moved out."));
        Assert.Contains("My son moved out.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Written by you", page.Text, StringComparison.Ordinal);
        Assert.Equal(["I cannot sleep 😟", "My son moved out."], (await VoiceAsync(reference))!.Statements.OrderBy(s => s.Number).Select(s => s.Words.Text));
    }

    [Fact]
    public async Task What_was_taken_down_for_them_says_by_whom()
    {
        var reference = await app.GatheringAsync();
        var staff = await app.SignInAsync(TestApp.Coordinator);
        await staff.GetAsync($"/cases/{reference}/voice");
        await staff.SubmitAsync($"/cases/{reference}/voice/1/statement", ("Statement.Words", "As I said it."));
        Assert.Contains("Written down for you by Nadia Whitcombe", (await (await app.ApplicantAsync(reference)).GetAsync(Heard)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_read_in_safe_words_what_an_agency_says_and_can_say_that_it_is_not_right()
    {
        var reference = await app.GatheringAsync();
        var visitor = await app.ApplicantAsync(reference);
        Assert.Contains("Before the meeting you can read here", (await visitor.GetAsync(Heard)).Text, StringComparison.Ordinal);
        await ShareAsync(reference, "We have your three reports and visited on 3 February.");
        Assert.Contains("visited on 3 February", (await visitor.GetAsync(Heard)).Text, StringComparison.Ordinal);
        var id = (await VoiceAsync(reference))!.Sayings[0].Id;
        Assert.Equal("Tell us what is not right", (await SendAsync(visitor, $"{Heard}/not-right/{id}", ("Form.Words", ""))).ErrorBeside("Form.Words"));
        var page = await visitor.SubmitAsync($"{Heard}/not-right/{id}", ("Form.Words", "Nobody came."));
        Assert.Contains("It goes before the agencies’ meeting, unless it is put right first.", page.Text, StringComparison.Ordinal);
        Assert.True((await VoiceAsync(reference))!.Sayings[0].StaysDisputed);
        Assert.Contains("Nobody came.", (await (await app.SignInAsync(TestApp.Coordinator)).GetAsync($"/cases/{reference}/voice")).Text, StringComparison.Ordinal);

        var staff = await app.SignInAsync(TestApp.Coordinator);
        await staff.GetAsync($"/cases/{reference}/voice");
        await staff.SubmitAsync($"/cases/{reference}/voice/1/settle", ("Settle.SayingId", id.ToString()), ("Settle.How", "They went to number 41."));
        Assert.Contains("Put right: They went to number 41.", (await visitor.GetAsync(Heard)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_agency_says_to_another_victim_or_of_another_case_is_a_404()
    {
        var reference = await app.GatheringAsync();
        await app.AddNeighbourAsync(reference);
        await ShareAsync(reference, "Only for Rashid.", person: 2);
        var theirs = (await VoiceAsync(reference, 2))!.Sayings[0].Id;
        var visitor = await app.ApplicantAsync(reference);
        Assert.DoesNotContain("Only for Rashid.", (await visitor.GetAsync(Heard)).Text, StringComparison.Ordinal);
        foreach (var id in new[] { theirs, Guid.CreateVersion7() })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{Heard}/not-right/{id}")).Status);
            await visitor.GetAsync($"{Heard}/statement");
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"{Heard}/not-right/{id}", ("Form.Words", "x"))).Status);
        }
    }

    [Fact]
    public async Task Once_the_case_has_ended_it_can_be_read_and_not_changed()
    {
        var reference = await app.GatheringAsync();
        var visitor = await app.ApplicantAsync(reference);
        await SendAsync(visitor, $"{Heard}/statement", ("Words", "I cannot sleep."));
        await app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) => c.Withdraw(Case.WithdrawnHow.InWriting, "", "Asked alone: none", rules, by, at));
        var page = await visitor.GetAsync(Heard);
        Assert.Contains("I cannot sleep.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Change your statement", page.Text, StringComparison.Ordinal);
        Assert.Equal(Heard, (await visitor.GetAsync($"{Heard}/statement")).Address.AbsolutePath);
        Assert.Equal(Heard, (await visitor.GetAsync($"{Heard}/part")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Who_is_not_invited_reads_why_and_can_still_be_heard()
    {
        var reference = await app.GatheringAsync();
        await app.PanelAsync(reference);
        var chair = await app.SignInAsync(TestApp.PanelChair);
        await chair.GetAsync($"/cases/{reference}/voice");
        await chair.SubmitAsync($"/cases/{reference}/voice/1/not-invited", ("NotInvited.Why", "An investigation is going on."));
        var visitor = await app.ApplicantAsync(reference);
        var page = await visitor.GetAsync(Heard);
        Assert.Contains("An investigation is going on.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Room 4", page.Text, StringComparison.Ordinal);
        page = await visitor.GetAsync($"{Heard}/part");
        Assert.DoesNotContain("I come to the first part of the meeting", page.Text, StringComparison.Ordinal);
        Assert.Contains("Somebody speaks for me", page.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync($"{Heard}/part", ("Way", "Representative"), ("Representative", "Ines Marlow"));
        Assert.Equal("Ines Marlow", (await VoiceAsync(reference))!.Representative);
    }

    [Fact]
    public async Task Where_and_when_they_meet_is_shown_to_whoever_comes_and_never_who_sits_there()
    {
        var reference = await app.GatheringAsync();
        await app.PanelAsync(reference);
        var visitor = await app.ApplicantAsync(reference);
        await SendAsync(visitor, $"{Heard}/part", ("Way", "InPerson"));
        var page = await visitor.GetAsync(Heard);
        Assert.Contains("The agencies meet on 26 March 2026. The first part begins at 10:00am.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Room 4", page.Text, StringComparison.Ordinal);
        foreach (var name in new[] { "Sheila Rudge", "Kiran Maddox", "Lorna Tweed" }) Assert.DoesNotContain(name, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_acts_for_a_victim_beside_the_applicant_is_told_that_it_is_not_theirs_to_say()
    {
        var reference = await app.GatheringAsync();
        await app.AddNeighbourAsync(reference, PersonPart.Representative);
        var visitor = await app.ApplicantAsync(reference, person: 2);
        Assert.Contains("How a victim is heard is theirs to say", (await visitor.GetAsync(Heard)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{Heard}/part")).Status);
    }

    [Fact]
    public async Task Two_victims_have_statements_and_choices_of_their_own()
    {
        var reference = await app.GatheringAsync();
        await app.AddNeighbourAsync(reference);
        var (first, second) = (await app.ApplicantAsync(reference), await app.ApplicantAsync(reference, person: 2));
        await SendAsync(first, $"{Heard}/statement", ("Words", "Margaret’s words"));
        await SendAsync(second, $"{Heard}/statement", ("Words", "Rashid’s words"));
        await SendAsync(first, $"{Heard}/part", ("Way", "InPerson"));
        await SendAsync(second, $"{Heard}/part", ("Way", "NotAtAll"));
        Assert.DoesNotContain("Rashid", (await first.GetAsync(Heard)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Margaret", (await second.GetAsync(Heard)).Text, StringComparison.Ordinal);
        Assert.Equal((TakingPart.InPerson, TakingPart.NotAtAll), ((await VoiceAsync(reference))!.Way!.Value, (await VoiceAsync(reference, 2))!.Way!.Value));
    }

    [Fact]
    public async Task What_staff_record_at_the_same_moment_takes_nothing_from_what_they_send()
    {
        var reference = await app.GatheringAsync();
        var visitor = await app.ApplicantAsync(reference);
        await visitor.GetAsync($"{Heard}/statement");
        await ShareAsync(reference, "We visited.");
        await visitor.SubmitAsync($"{Heard}/statement", ("Words", "I cannot sleep."));
        var voice = (await VoiceAsync(reference))!;
        Assert.Equal((1, 1), (voice.Statements.Count, voice.Sayings.Count));
        Assert.Equal(OwnWords.From("I cannot sleep."), voice.Statement!.Words);
    }
}
