using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Deadlines;

public sealed class SweepTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<SweepResult> SweepAsync() => _app.WithAsync<Sweep, SweepResult>(s => s.RunAsync());

    private void MorningOf(int year, int month, int day) => _app.Clock.Set(new DateTimeOffset(year, month, day, 7, 30, 0, TimeSpan.Zero));

    private Task<List<OutgoingMessage>> MessagesAsync() => _app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().OrderBy(m => m.CreatedAt).ToListAsync());

    [Fact]
    public async Task A_reminder_goes_two_working_days_before_once_and_a_notice_on_the_first_working_day_of_lateness()
    {
        var reference = await _app.CaseAsync();   // received Monday 2 March: acknowledge by Monday 9 March
        MorningOf(2026, 3, 4);
        Assert.Equal(new SweepResult(0, 0), await SweepAsync());
        MorningOf(2026, 3, 5);
        Assert.Equal(new SweepResult(1, 0), await SweepAsync());
        Assert.Equal(new SweepResult(0, 0), await SweepAsync());
        MorningOf(2026, 3, 10);
        Assert.Equal(new SweepResult(1, 0), await SweepAsync());

        var messages = await MessagesAsync();
        Assert.Equal([MessageKind.Reminder, MessageKind.OverdueNotice], messages.Select(m => m.Kind));
        Assert.All(messages, m => Assert.Equal("casereview@westnorthants.example", m.To));   // nobody has the case yet: the team
        Assert.All(messages, m => Assert.DoesNotContain("Margaret", m.Subject + m.Text, StringComparison.Ordinal));
        Assert.Contains("9 March 2026", messages[0].Subject, StringComparison.Ordinal);
        await _app.WithDbAsync(async db =>
        {
            var id = await db.Cases.Where(c => c.Reference == reference).Select(c => c.Id).FirstAsync();
            Assert.Equal([CaseEventKind.ReminderSent, CaseEventKind.OverdueNoticeSent], await db.CaseEvents.Where(e => e.CaseId == id && e.ActorName == "AsbCaseReview").Where(e => e.Kind != CaseEventKind.ApplicationCompleted).OrderBy(e => e.Sequence).Select(e => e.Kind).ToListAsync());
        });
    }

    [Fact]
    public async Task After_days_of_standing_still_only_the_latest_notice_of_a_deadline_goes()
    {
        await _app.CaseAsync();
        MorningOf(2026, 3, 17);   // reminder of the 5th, notice of the 10th, notice of the 16th
        Assert.Equal(new SweepResult(1, 2), await SweepAsync());
        Assert.Equal(MessageKind.OverdueNotice, Assert.Single(await MessagesAsync()).Kind);
    }

    [Fact]
    public async Task Nothing_goes_on_a_Saturday_or_a_bank_holiday()
    {
        await _app.CaseAsync();
        MorningOf(2026, 3, 7);
        Assert.Equal(new SweepResult(0, 0), await SweepAsync());
        MorningOf(2026, 4, 3);   // Good Friday
        Assert.Equal(new SweepResult(0, 0), await SweepAsync());
    }

    [Fact]
    public async Task What_was_done_in_time_is_not_reminded_of()
    {
        var reference = await _app.CaseAsync();
        await _app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.Acknowledge("by telephone", by, at));
        MorningOf(2026, 3, 10);
        Assert.Equal(new SweepResult(0, 0), await SweepAsync());
        Assert.Contains(NoticeState.Cancelled, await _app.WithDbAsync(db => db.PlannedNotices.Select(n => n.State).ToListAsync()));
    }

    [Fact]
    public async Task Whoever_covers_for_the_coordinator_is_reminded()
    {
        var reference = await _app.CaseAsync();
        await _app.WithDbAsync(async db =>
        {
            var (nadia, owen) = (await db.Staff.FirstAsync(s => s.Email == TestApp.Coordinator), await db.Staff.FirstAsync(s => s.Email == TestApp.OtherCoordinator));
            (nadia.AwayFrom, nadia.AwayUntil, nadia.CoverId) = (new(2026, 3, 4), new(2026, 3, 13), owen.Id);
            await db.SaveChangesAsync();
        });
        await _app.DoAsync(reference, TestApp.OtherCoordinator, (c, _, by, at) => { });
        await _app.WithDbAsync(async db =>
        {
            var opened = await db.Cases.FirstAsync(c => c.Reference == reference);
            opened.Assign(await db.Staff.FirstAsync(s => s.Email == TestApp.Coordinator), null, Domain.Partnership.Actor.System, _app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        MorningOf(2026, 3, 5);
        await SweepAsync();
        Assert.Equal(TestApp.OtherCoordinator, Assert.Single(await MessagesAsync()).To);
    }

    [Fact]
    public async Task When_consent_has_not_come_by_its_day_somebody_is_reminded_to_look_again_once_for_each_day()
    {
        var reference = await _app.CaseAsync();
        await AskConsentAsync(new(2026, 3, 4));
        MorningOf(2026, 3, 3);
        Assert.Equal(new SweepResult(0, 0), await SweepAsync());
        MorningOf(2026, 3, 4);
        Assert.Equal(new SweepResult(1, 0), await SweepAsync());
        Assert.Equal(new SweepResult(0, 0), await SweepAsync());
        var reminder = Assert.Single(await MessagesAsync());
        Assert.Equal(($"Look again: {reference}", "casereview@westnorthants.example"), (reminder.Subject, reminder.To));
        Assert.DoesNotContain("Margaret", reminder.Text, StringComparison.Ordinal);

        await AskConsentAsync(new(2026, 3, 5));
        MorningOf(2026, 3, 5);
        await SweepAsync();
        Assert.Equal(2, (await MessagesAsync()).Count(m => m.Subject == reminder.Subject));

        Task AskConsentAsync(DateOnly lookAgain) => _app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) => c.AskConsent(c.People[0].Id, "by telephone", lookAgain, rules, by, at));
    }

    [Fact]
    public async Task A_reminder_is_no_sign_that_somebody_looked_after_the_case()
    {
        var reference = await _app.CaseAsync();
        MorningOf(2026, 3, 17);
        await SweepAsync();
        Assert.Equal(new DateOnly(2026, 3, 2), await _app.WithDbAsync(async db => (await db.Cases.FirstAsync(c => c.Reference == reference)).LastActivityOn));
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        Assert.Contains("Nothing has happened since", (await coordinator.GetAsync("/work")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_coordinator_has_left_the_team_is_reminded()
    {
        var reference = await _app.CaseAsync();
        await _app.WithDbAsync(async db =>
        {
            var nadia = await db.Staff.FirstAsync(s => s.Email == TestApp.Coordinator);
            (await db.Cases.FirstAsync(c => c.Reference == reference)).Assign(nadia, null, Domain.Partnership.Actor.System, _app.Clock.GetUtcNow());
            nadia.IsActive = false;
            await db.SaveChangesAsync();
        });
        MorningOf(2026, 3, 5);
        await SweepAsync();
        Assert.Equal("casereview@westnorthants.example", Assert.Single(await MessagesAsync()).To);
    }

    // A procedure was corrected, and its deadlines are not worked out again yet.
    [Fact]
    public async Task A_limit_that_the_procedure_no_longer_knows_does_not_stop_the_others()
    {
        await _app.CaseAsync();
        await _app.WithDbAsync(db => db.Deadlines.ExecuteUpdateAsync(s => s.SetProperty(d => d.Limit, "gone")));
        await _app.CaseAsync();
        MorningOf(2026, 3, 5);
        Assert.Equal(new SweepResult(2, 0), await SweepAsync());
    }
}
