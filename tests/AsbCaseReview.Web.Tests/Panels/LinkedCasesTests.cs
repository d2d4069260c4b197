using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Web.Tests.MyCase;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Panels;

/// <summary>Several cases about the same place, linked and taken to one panel; each victim reads only their own.</summary>
public sealed class LinkedCasesTests(TestApp app) : IClassFixture<TestApp>
{
    private async Task<(string First, string Second, Guid Panel)> TogetherAsync()
    {
        var (first, second) = (await app.GatheringAsync(), await app.GatheringAsync(new() { Name = "Tom Askew", Email = "tom@applicant.example" }));
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{first}/triage");
        await coordinator.SubmitAsync($"/cases/{first}/triage/link", ("Link.Other", second), ("Link.Why", "The same stairwell"));
        var panel = await app.PanelAsync(first, invite: false);
        await coordinator.GetAsync($"/panels/{panel}");
        await coordinator.SubmitAsync($"/panels/{panel}/case", ("AddCase.Reference", second));
        await coordinator.SubmitAsync($"/panels/{panel}/invite", ("Invite.Why", "Both were heard in writing."));
        return (first, second, panel);
    }

    [Fact]
    public async Task Linked_each_shows_the_other_to_the_coordinator_and_neither_to_the_victims()
    {
        var (first, second, _) = await TogetherAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        Assert.Contains("The same stairwell", (await coordinator.GetAsync($"/cases/{first}/triage")).Text, StringComparison.Ordinal);
        Assert.Contains(first, (await coordinator.GetAsync($"/cases/{second}/triage")).Text, StringComparison.Ordinal);
        foreach (var (own, other, name) in new[] { (first, second, "Askew"), (second, first, "Ellery") })
        {
            var visitor = await app.ApplicantAsync(own);
            foreach (var path in new[] { "overview", "letters", "told", "decision", "voice", "questions", "files" })
            {
                var page = await visitor.GetAsync($"/my-case/{path}");
                foreach (var word in new[] { other, name, "The same stairwell" }) Assert.DoesNotContain(word, page.Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task One_invitation_goes_to_each_in_their_own_letter()
    {
        var (first, second, _) = await TogetherAsync();
        foreach (var (own, mine, theirs, other) in new[] { (first, "Margaret Ellery", "Tom Askew", second), (second, "Tom Askew", "Margaret Ellery", first) })
        {
            var letter = await app.WithDbAsync(db => db.Letters.AsNoTracking().FirstAsync(l => l.Kind == LetterKind.PanelInvitation && db.Cases.Any(c => c.Id == l.CaseId && c.Reference == own)));
            Assert.Contains(mine, letter.Wording, StringComparison.Ordinal);
            Assert.Contains("26 March 2026", letter.Wording, StringComparison.Ordinal);
            Assert.DoesNotContain(theirs, letter.Wording, StringComparison.Ordinal);
            Assert.DoesNotContain(other, letter.Wording, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_panel_opens_only_when_the_voice_of_each_is_settled_and_both_cases_go_on()
    {
        var (first, second, panel) = await TogetherAsync();
        app.Clock.Set(Domain.Calendar.London.Instant(PanelMaking.Day, new(10, 0)));
        Task OpenAsync() => app.OnPanelAsync(panel, TestApp.PanelChair, async (db, p, cases, by, at) =>
        {
            foreach (var seat in p.Seats) p.RecordAttendance(seat.Id, Domain.Panels.Attendance.Present, by);
            var ids = cases.Select(c => c.Id).ToList();
            var voices = await db.Voices.Where(v => ids.Contains(v.CaseId)).ToListAsync();
            p.Open([.. cases.SelectMany(c => c.People.Where(VictimVoice.MustBeHeard).Where(v => voices.Find(x => x.PersonId == v.Id)?.IsDecided != true).Select(v => v.Name))], cases, by, at);
        });
        await DecideAsync(first);
        var refused = await Assert.ThrowsAsync<Domain.RuleRefusedException>(OpenAsync);
        Assert.Contains("Tom Askew", refused.Why.ToString(), StringComparison.Ordinal);
        await DecideAsync(second);
        await OpenAsync();
        Assert.Equal([CaseStage.PanelArranged, CaseStage.PanelArranged], [(await app.FindCaseAsync(first)).Stage, (await app.FindCaseAsync(second)).Stage]);
    }

    [Fact]
    public async Task One_who_withdraws_stops_nobody_elses_panel()
    {
        var (first, second, panel) = await TogetherAsync();
        await app.DoAsync(second, TestApp.Coordinator, (c, rules, by, at) => c.Withdraw(Case.WithdrawnHow.InWriting, "No more", "None found", rules, by, at));
        await DecideAsync(first);
        app.Clock.Set(Domain.Calendar.London.Instant(PanelMaking.Day, new(10, 0)));
        var chair = await app.SignInAsync(TestApp.PanelChair);
        await chair.GetAsync($"/panels/{panel}/room");
        Assert.Contains("The panel is open.", (await chair.SubmitAsync($"/panels/{panel}/room/open")).Text, StringComparison.Ordinal);
        var seat = (await app.FindPanelAsync(panel)).Seats[0].Id;
        await chair.PostAsync($"/panels/{panel}/room/attendance/{seat}", ("attendance", "Present"));
        await chair.GetAsync($"/panels/{panel}/room");
        Assert.Contains("The meeting is over.", (await chair.SubmitAsync($"/panels/{panel}/room/close")).Text, StringComparison.Ordinal);
        Assert.Equal([CaseStage.PanelHeld, CaseStage.Withdrawn], [(await app.FindCaseAsync(first)).Stage, (await app.FindCaseAsync(second)).Stage]);
        Assert.False(await app.WithDbAsync(db => db.Letters.AnyAsync(l => l.Kind == LetterKind.Outcome && db.Cases.Any(c => c.Id == l.CaseId && c.Reference == second))));
    }

    private Task DecideAsync(string reference) => app.WithDbAsync(async db =>
    {
        var opened = await db.Cases.FirstAsync(c => c.Reference == reference);
        var voice = VictimVoice.Of(opened, opened.Applicant.Id);
        voice.Choose(opened, TakingPart.NotAtAll, null, null, await PanelMaking.ActorAsync(db, TestApp.Coordinator), app.Clock.GetUtcNow());
        db.Voices.Add(voice);
        await db.SaveChangesAsync();
    });
}
