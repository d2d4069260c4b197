using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.MyCase;

public sealed class ActionsTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_victim_reads_their_sentence_with_progress_once_the_plan_is_final_and_nothing_else()
    {
        var reference = await _app.MetCaseAsync();
        var shown = await _app.ActionAsync(reference, new(2026, 3, 20));
        await _app.ActionAsync(reference, new(2026, 3, 20), otherwise: w => w with { What = "Watch the back gate", VictimMaySee = null });
        Assert.DoesNotContain("Officers will visit your street", (await _app.ApplicantAsync(reference)).Page.Text, StringComparison.Ordinal);

        await _app.WithDbAsync(async db =>
        {
            var opened = await db.Cases.FirstAsync(c => c.Reference == reference);
            var plan = await db.ActionPlans.FirstAsync(p => p.CaseId == opened.Id);
            var by = new Domain.Partnership.Actor(null, "Nadia Whitcombe", Domain.Partnership.ActorRole.Coordinator, "Council");
            plan.RecordNotPutToVictim(opened, "They asked not to be rung", by, _app.Clock.GetUtcNow());
            plan.MakeFinal(opened, by, _app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var page = (await _app.ApplicantAsync(reference)).Page;
        Assert.Contains("Officers will visit your street (Northamptonshire Police) To be done by 20 March 2026.", page.Text, StringComparison.Ordinal);
        foreach (var hidden in new[] { "Varley", "Visit the street twice", "To be seen there", "Watch the back gate", "Kiran Maddox" }) Assert.DoesNotContain(hidden, page.Text, StringComparison.Ordinal);

        await _app.DoToActionAsync(shown, TestApp.PoliceOfficer, (a, c, _, by, at) => a.ReportEnd(c, new(ActionState.Done, "Twelve visits", "She says so", new(2026, 3, 2), null, false, by.Name), by, at));
        Assert.Contains("Under way, by 20 March 2026.", (await _app.ApplicantAsync(reference)).Page.Text, StringComparison.Ordinal);
        await _app.DoToActionAsync(shown, TestApp.Coordinator, (a, c, _, by, at) => a.TakeNote(c, "They went twelve times", by, at));
        Assert.Contains("Done on 2 March 2026. They went twelve times", (await _app.ApplicantAsync(reference)).Page.Text, StringComparison.Ordinal);
        Assert.Equal(NoticeState.Cancelled, (await _app.StoredActionAsync(shown)).Notices[0].State);
    }
}
