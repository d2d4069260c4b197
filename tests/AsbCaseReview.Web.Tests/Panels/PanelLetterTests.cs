using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Panels;

public sealed class PanelLetterTests : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    private Task<Letter?> LetterAsync(string reference, LetterKind kind) => _app.WithDbAsync(async db =>
    {
        var id = await db.Cases.Where(c => c.Reference == reference).Select(c => c.Id).FirstAsync();
        return await db.Letters.AsNoTracking().FirstOrDefaultAsync(l => l.CaseId == id && l.Kind == kind);
    });

    private async Task<Page> IssueAsync(Visitor coordinator, string reference, LetterKind kind)
    {
        var letter = (await LetterAsync(reference, kind))!;
        await coordinator.GetAsync($"/cases/{reference}/letters/{letter.Id}");
        return await coordinator.SubmitAsync($"/cases/{reference}/letters/{letter.Id}/words", ("Words.Act", "Issue"));
    }

    [Fact]
    public async Task Inviting_the_members_drafts_the_victims_invitation_and_postponing_a_letter_with_the_reason()
    {
        var reference = await _app.GatheringAsync();
        var id = await _app.PanelAsync(reference, invite: false);
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/panels/{id}");
        await coordinator.SubmitAsync($"/panels/{id}/invite", ("Invite.Why", "Health answers in writing."));
        var invitation = (await LetterAsync(reference, LetterKind.PanelInvitation))!;
        Assert.Contains("26 March 2026", invitation.Wording, StringComparison.Ordinal);
        Assert.Empty(LetterCheck.Missing(invitation.Kind, invitation.Content, invitation.Wording));
        await coordinator.GetAsync($"/panels/{id}");
        await coordinator.SubmitAsync($"/panels/{id}/postpone", ("Postpone.On.Day", "9"), ("Postpone.On.Month", "4"), ("Postpone.Why", "Two members are ill."));
        var moved = (await LetterAsync(reference, LetterKind.PanelMoved))!;
        Assert.Contains("Two members are ill.", moved.Wording, StringComparison.Ordinal);
        Assert.Contains("9 April 2026", moved.Wording, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_victim_who_is_not_invited_is_told_by_a_letter_before_the_panel_can_open()
    {
        var reference = await _app.GatheringAsync();
        var id = await _app.PanelAsync(reference);
        var chair = await _app.SignInAsync(TestApp.PanelChair);
        await chair.GetAsync($"/cases/{reference}/voice");
        await chair.SubmitAsync($"/cases/{reference}/voice/1/not-invited", ("NotInvited.Why", "An investigation is going on. Your statement is read out."));
        var letter = (await LetterAsync(reference, LetterKind.NotInvited))!;
        Assert.Contains("An investigation is going on.", letter.Wording, StringComparison.Ordinal);
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        await IssueAsync(coordinator, reference, LetterKind.NotInvited);
        _app.Clock.Set(Domain.Calendar.London.Instant(PanelMaking.Day, new(10, 0)));
        chair = await _app.SignInAsync(TestApp.PanelChair);
        await chair.GetAsync($"/panels/{id}/room");
        Assert.Contains("The panel is open.", (await chair.SubmitAsync($"/panels/{id}/room/open")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_victims_with_one_name_the_one_who_is_not_invited_is_told_so()
    {
        var reference = await _app.GatheringAsync();
        await _app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.AddPerson(new()
        {
            CaseId = c.Id,
            Number = 2,
            Part = PersonPart.Victim,
            Kind = PersonKind.Person,
            Name = c.ApplicantName,
            Consent = new() { State = ConsentState.Given },
        }, by, at));
        await _app.PanelAsync(reference);
        var chair = await _app.SignInAsync(TestApp.PanelChair);
        await chair.GetAsync($"/cases/{reference}/voice?victim=2");
        await chair.SubmitAsync($"/cases/{reference}/voice/2/not-invited", ("NotInvited.Why", "Your statement is read out."));
        Assert.Equal((await _app.FindCaseAsync(reference)).People.Single(p => p.Number == 2).Id, (await LetterAsync(reference, LetterKind.NotInvited))!.PersonId);
    }

    [Fact]
    public async Task The_outcome_letter_says_all_that_it_must_holds_nothing_restricted_and_tells_the_outcome_when_it_is_issued()
    {
        var reference = await _app.GatheringAsync();
        var id = await _app.OpenPanelAsync(reference);
        var police = await _app.WithDbAsync(db => db.Agencies.FirstAsync(a => a.Name == "Northamptonshire Police"));
        await _app.OnPanelAsync(id, TestApp.PanelChair, (db, panel, cases, by, at) =>
        {
            RoomEntry Write(EntryKind kind, string item, EntryText text) => RoomEntry.Begin(Guid.CreateVersion7(), panel, cases[0].Id, kind, item, text, null, by, at);
            db.RoomEntries.AddRange(
                Write(EntryKind.MayBeTold, Agenda.Outcome, EntryText.Empty with { ForVictim = "The agencies act together from now on." }),
                Write(EntryKind.Recommendation, Agenda.Agreed, new("Arrest Varley", "SECRET", "Share each report on the day it is made.", null, police.Id, police.Name, null)),
                Write(EntryKind.Action, Agenda.Agreed, new("Watch Varley", "SECRET", "An officer rings you each Friday.", null, police.Id, police.Name, new(2026, 4, 9))),
                Write(EntryKind.Action, Agenda.Agreed, new("SECRET operation", "SECRET", null, null, police.Id, police.Name, new(2026, 4, 9))),
                Write(EntryKind.Point, Agenda.Points, new("Nobody came back to me", "SECRET", null, null, null, null, null)),
                Write(EntryKind.Note, Agenda.Risk, EntryText.Empty with { Text = "SECRET" }));
            return Task.CompletedTask;
        });
        var chair = await _app.SignInAsync(TestApp.PanelChair);
        await chair.GetAsync($"/panels/{id}/room");
        await chair.SubmitAsync($"/panels/{id}/room/close");
        var draft = (await LetterAsync(reference, LetterKind.Outcome))!;
        Assert.DoesNotContain("SECRET", draft.Wording + System.Text.Json.JsonSerializer.Serialize(draft.Content), StringComparison.Ordinal);
        Assert.DoesNotContain("Varley", draft.Wording, StringComparison.Ordinal);
        Assert.Contains("9 April 2026", draft.Wording, StringComparison.Ordinal);
        Assert.Contains("Northamptonshire Police: Share each report on the day it is made.", draft.Wording, StringComparison.Ordinal);

        // A point without an answer keeps it from being issued.
        Assert.Equal("an answer to “Nobody came back to me”", Assert.Single(LetterCheck.Missing(draft.Kind, draft.Content, draft.Wording)).What);
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        Assert.NotEmpty((await IssueAsync(coordinator, reference, LetterKind.Outcome)).Errors);
        await _app.OnPanelAsync(id, TestApp.PanelChair, async (db, panel, _, by, at) =>
        {
            var point = await db.RoomEntries.FirstAsync(e => e.PanelId == id && e.Kind == EntryKind.Point);
            point.Write(panel, point.Content with { ForVictim = "We are sorry. One officer rings you from now on." }, point.Version, null, by, at);
        });
        await IssueAsync(coordinator, reference, LetterKind.Outcome);
        Assert.Equal(CaseStage.OutcomeTold, (await _app.FindCaseAsync(reference)).Stage);
        var issued = (await LetterAsync(reference, LetterKind.Outcome))!;
        Assert.Equal(LetterState.Issued, issued.State);
        Assert.Contains("One officer rings you from now on.", issued.Html, StringComparison.Ordinal);
        Assert.Contains("23 April 2026", issued.Html, StringComparison.Ordinal);   // 28 days to appeal
    }

    // s.104(6) to (8): the applicant is told. Another victim's letter does not do that.
    [Fact]
    public async Task Another_victims_outcome_letter_does_not_tell_the_applicant()
    {
        var reference = await _app.GatheringAsync();
        await _app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.AddPerson(new()
        {
            CaseId = c.Id,
            Number = 2,
            Part = PersonPart.Victim,
            Kind = PersonKind.Person,
            Name = "Yusuf Brand",
            Consent = new() { State = ConsentState.Given },
        }, by, at));
        var id = await _app.OpenPanelAsync(reference);
        await _app.OnPanelAsync(id, TestApp.PanelChair, (db, panel, cases, by, at) =>
        {
            RoomEntry Write(EntryKind kind, string item, string words) => RoomEntry.Begin(Guid.CreateVersion7(), panel, cases[0].Id, kind, item, EntryText.Empty with { ForVictim = words }, null, by, at);
            db.RoomEntries.AddRange(Write(EntryKind.MayBeTold, Agenda.Outcome, "The agencies act together."), Write(EntryKind.NoneBecause, Agenda.Agreed, "All that could be done is being done."));
            return Task.CompletedTask;
        });
        var chair = await _app.SignInAsync(TestApp.PanelChair);
        await chair.GetAsync($"/panels/{id}/room");
        await chair.SubmitAsync($"/panels/{id}/room/close");
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        foreach (var (name, stage) in new[] { ("Yusuf Brand", CaseStage.PanelHeld), ("Margaret Ellery", CaseStage.OutcomeTold) })
        {
            var letter = await _app.WithDbAsync(db => db.Letters.Where(l => l.Kind == LetterKind.Outcome && db.People.Any(p => p.Id == l.PersonId && p.Name == name)).Select(l => l.Id).SingleAsync());
            await coordinator.GetAsync($"/cases/{reference}/letters/{letter}");
            var page = await coordinator.SubmitAsync($"/cases/{reference}/letters/{letter}/words", ("Words.Act", "Issue"));
            Assert.Empty(page.Errors);
            Assert.Equal(stage, (await _app.FindCaseAsync(reference)).Stage);
            Assert.Equal(stage == CaseStage.PanelHeld ? DeadlineState.Open : DeadlineState.Kept, await _app.WithDbAsync(db => db.Deadlines.Where(d => d.Limit == "tellOutcome").Select(d => d.State).SingleAsync()));
        }
    }
}
