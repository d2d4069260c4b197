using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Panels;

/// <summary>A postponed panel tells everybody: chair, minute taker, who presents the case, every agency's member, whom they send, and each victim.</summary>
public sealed class PostponedTests : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    private async Task<(Visitor Coordinator, string First, string Second, Guid Panel)> InvitedAsync()
    {
        var (first, second) = (await _app.GatheringAsync(), await _app.GatheringAsync(new() { Name = "Tom Askew" }));
        var id = await _app.PanelAsync(first, invite: false);
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/panels/{id}");
        await coordinator.SubmitAsync($"/panels/{id}/case", ("AddCase.Reference", second));
        var integratedCareBoard = await _app.WithDbAsync(async db => (await db.Agencies.FirstAsync(a => a.Name == "Northampton Integrated Care Board")).Id.ToString());
        await coordinator.SubmitAsync($"/panels/{id}/seat", ("Seat.Part", "Member"), ("Seat.Name", "Dr Iris Malin"), ("Seat.AgencyId", integratedCareBoard), ("Seat.Grade", "Head of safeguarding"), ("Seat.Email", "iris.malin@bodies.example"));
        await coordinator.SubmitAsync($"/panels/{id}/invite", ("Invite.Why", "All that could be found."));
        return (coordinator, first, second, id);
    }

    [Fact]
    public async Task Everybody_who_sits_is_told_by_e_mail_and_in_their_calendar_and_each_victim_by_letter()
    {
        var (coordinator, first, second, id) = await InvitedAsync();
        // Whoever has declined, and whom somebody sends, may come on another day.
        var housing = await _app.SignInAsync(TestApp.HousingOfficer);
        await housing.GetAsync($"/panels/{id}/member");
        await housing.SubmitAsync($"/panels/{id}/member/answer", ("Answer.Comes", "Declines"), ("Answer.Why", "On leave."));
        var police = await _app.SignInAsync(TestApp.PoliceOfficer);
        await police.GetAsync($"/panels/{id}/member");
        await police.SubmitAsync($"/panels/{id}/member/answer", ("Answer.Comes", "SendsSomebody"), ("Answer.SubstituteName", "Sgt Ray Tully"), ("Answer.SubstituteEmail", "ray.tully@bodies.example"));
        await coordinator.GetAsync($"/panels/{id}");
        var page = await coordinator.SubmitAsync($"/panels/{id}/postpone", ("Postpone.On.Day", "9"), ("Postpone.On.Month", "4"), ("Postpone.Why", "Two members are ill."));
        Assert.Contains("The panel was postponed to 9 April 2026. Two members are ill.", page.Text, StringComparison.Ordinal);

        var moved = await _app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().Where(m => m.Kind == MessageKind.PanelInvitation && m.Subject.StartsWith("Moved")).ToListAsync());
        string[] everybody = [TestApp.PanelChair, TestApp.OtherCoordinator, TestApp.Coordinator, TestApp.PoliceOfficer, "ray.tully@bodies.example", TestApp.HousingOfficer, "iris.malin@bodies.example"];
        Assert.Equal(everybody.Order(StringComparer.Ordinal), moved.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.All(moved, m =>
        {
            Assert.Contains("Two members are ill.", m.Text, StringComparison.Ordinal);
            Assert.Contains("Thursday 9 April 2026", m.Text, StringComparison.Ordinal);
            var entry = m.Calendar!.Replace("\r\n ", "", StringComparison.Ordinal);
            foreach (var line in new[] { "METHOD:REQUEST", $"UID:{id:N}@asb-case-review", "SEQUENCE:1", "DTSTART:20260409T090000Z", $"mailto:{m.To}" }) Assert.Contains(line, entry, StringComparison.Ordinal);
            Assert.DoesNotContain("Askew", m.Text + m.Subject + m.Calendar, StringComparison.Ordinal);
        });

        // Each victim on each case, in a letter that stands ready for the coordinator.
        var letters = await _app.WithDbAsync(db => db.Letters.AsNoTracking().Where(l => l.Kind == LetterKind.PanelMoved).ToListAsync());
        var victims = await _app.WithDbAsync(async db => (await db.Cases.AsNoTracking().Where(c => c.Reference == first || c.Reference == second).ToListAsync()).Select(c => (c.Id, Person: c.People.Single(p => p.Part == PersonPart.Victim).Id)).ToList());
        Assert.Equal(victims.OrderBy(v => v.Id), letters.Select(l => (l.CaseId!.Value, l.PersonId)).OrderBy(v => v.Value));
        Assert.All(letters, l => Assert.Contains("9 April 2026", l.Wording, StringComparison.Ordinal));

        // Answers of the old day are asked for again.
        Assert.All((await _app.FindPanelAsync(id)).SeatsTaken, s => Assert.Equal(Domain.Panels.SeatAnswer.NotAnswered, s.Answer));
    }
}
