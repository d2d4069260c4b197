using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Infrastructure.Holidays;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Web.Tests.Holidays;

/// <summary>A bank holiday that is proclaimed when cases are already running: Friday 6 March 2026, four days ahead.</summary>
public sealed class LateBankHolidayTests : IAsyncLifetime
{
    private static readonly BankHoliday Late = new(new(2026, 3, 6), "A day of thanks");

    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task LoadAsync(params IEnumerable<BankHoliday> days) => _app.WithAsync<LoadHolidays, HolidayLoad>(l => l.FromAsync(BankHolidayFile.Of(days), "a test", "a test"));

    private Task LoadLateAsync() => LoadAsync([.. BankHolidayFile.Years(2025, 2027), Late]);

    private Task<RecomputeResult?> RecomputeAsync() => _app.WithAsync<RecomputeDeadlines, RecomputeResult?>(r => r.RunAsync());

    private Task<Deadline> AcknowledgementAsync(string reference) => _app.WithDbAsync(db => db.Deadlines.AsNoTracking().FirstAsync(d => d.Limit == "acknowledge" && db.Cases.Any(c => c.Id == d.CaseId && c.Reference == reference)));

    [Fact]
    public async Task It_moves_the_dates_of_open_cases_and_says_so_on_each_timeline()
    {
        var reference = await _app.CaseAsync();   // received Monday 2 March: acknowledge by Monday 9 March
        Assert.Equal(new DateOnly(2026, 3, 9), (await AcknowledgementAsync(reference)).Due);
        var version = await _app.WithDbAsync(async db => (await db.Cases.FirstAsync(c => c.Reference == reference)).Version);
        await LoadLateAsync();
        var result = await RecomputeAsync();

        Assert.Equal(1, result!.Cases);
        var deadline = await AcknowledgementAsync(reference);
        Assert.Equal(new DateOnly(2026, 3, 10), deadline.Due);
        await _app.WithDbAsync(async db =>
        {
            var opened = await db.Cases.FirstAsync(c => c.Reference == reference);
            Assert.Equal(new DateOnly(2026, 3, 10), opened.NextDueOn);
            Assert.Equal(new DateOnly(2026, 3, 10), opened.DueOrder);
            Assert.Equal(version, opened.Version);   // nobody's form is made stale
            var notices = await db.PlannedNotices.Where(n => n.DeadlineId == deadline.Id).OrderBy(n => n.Day).ToListAsync();
            Assert.Equal(new DateOnly(2026, 3, 5), notices[0].Day);    // two working days before the 10th
            Assert.Equal(new DateOnly(2026, 3, 11), notices[1].Day);
            var told = await db.CaseEvents.Where(e => e.CaseId == opened.Id && e.Kind == CaseEventKind.DeadlineRecomputed).ToListAsync();
            Assert.Equal(result.Moved, told.Count);
            Assert.Contains(told, e => e.Body.Describe().ToString() is var said && said.Contains("10 March 2026", StringComparison.Ordinal) && said.Contains("9 March 2026", StringComparison.Ordinal) && said.Contains("New bank holiday: A day of thanks, 6 March 2026.", StringComparison.Ordinal));
        });
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        Assert.Contains("A day of thanks", (await coordinator.GetAsync($"/cases/{reference}/timeline")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_leaves_alone_what_it_does_not_touch()
    {
        var done = await _app.CaseAsync();
        await _app.DoAsync(done, TestApp.Coordinator, (c, _, by, at) => c.Acknowledge("by telephone", by, at));
        var was = await AcknowledgementAsync(done);
        await LoadLateAsync();
        await RecomputeAsync();
        Assert.Equal(was.Due, (await AcknowledgementAsync(done)).Due);   // done already: it stays as it was kept
        Assert.DoesNotContain(await TimelineAsync(done), b => b is Happened.DeadlineRecomputed { Limit: "Acknowledge the application" });
    }

    private Task<List<CaseEventBody>> TimelineAsync(string reference) => _app.WithDbAsync(async db =>
        (await db.CaseEvents.Where(e => db.Cases.Any(c => c.Id == e.CaseId && c.Reference == reference)).OrderBy(e => e.Sequence).ToListAsync()).ConvertAll(e => e.Body));

    [Fact]
    public async Task It_moves_the_open_dates_of_an_appeal_and_says_so_on_its_timeline()
    {
        var (reference, _) = await _app.AppealAsync(new());   // Monday 2 March: papers asked for within 5 working days
        await _app.AssignAsync(reference);
        var (elsewhere, _) = await _app.AppealAsync(new() { Name = "Ada Rook" });
        await _app.AssignAsync(elsewhere);
        await _app.AskPapersAsync(elsewhere);                 // done already: that date stays as it was kept
        await LoadLateAsync();
        var result = await RecomputeAsync();
        Assert.Equal((0, 2), (result!.Cases, result.Appeals));
        await _app.WithDbAsync(async db =>
        {
            var appeal = await db.Appeals.FirstAsync(a => a.Reference == reference);
            var due = await db.Deadlines.Where(d => d.AppealId == appeal.Id).ToDictionaryAsync(d => d.Limit, d => d.Due);
            Assert.Equal((new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 24)), (due["appealPapersAsked"]!.Value, due["appealPapersIn"]!.Value));
            Assert.Equal(new DateOnly(2026, 3, 10), appeal.NextDueOn);
            Assert.Contains(await db.PlannedNotices.Where(n => n.AppealId == appeal.Id).Select(n => n.Day).ToListAsync(), d => d == new DateOnly(2026, 3, 11));
            var told = await db.CaseEvents.Where(e => e.AppealId == appeal.Id && e.Kind == CaseEventKind.DeadlineRecomputed).OrderBy(e => e.Sequence).ToListAsync();
            Assert.Equal(4, told.Count);
            Assert.All(told, e => Assert.Contains("New bank holiday: A day of thanks, 6 March 2026.", e.Body.Describe().ToString(), StringComparison.Ordinal));
            Assert.Equal(told.Count, told.Select(e => e.Sequence).Distinct().Count());
            Assert.Equal(new DateOnly(2026, 3, 9), await db.Deadlines.Where(d => d.Limit == "appealPapersAsked" && d.AppealId != appeal.Id).Select(d => d.Due).SingleAsync());
        });
        _app.Clock.Advance(HolidayBook.Trusted + TimeSpan.FromSeconds(1));
        Assert.Equal(0, (await RecomputeAsync())!.Moved);
    }

    [Fact]
    public async Task It_moves_the_reminders_and_the_ladder_of_an_agreed_action_but_not_its_due_day()
    {
        var reference = await _app.MetCaseAsync();
        var id = await _app.ActionAsync(reference, new(2026, 3, 9));
        Task<List<(NoticeKind, int, DateOnly)>> days() => _app.WithDbAsync(async db =>
            (await db.PlannedActionNotices.Where(n => n.ActionId == id).OrderBy(n => n.Kind).ThenBy(n => n.Step).ToListAsync()).ConvertAll(n => (n.Kind, n.Step, n.Day)));
        var before = await days();
        await LoadLateAsync();
        var result = await RecomputeAsync();

        var after = await days();
        Assert.True(result!.ActionNotices > 0);
        Assert.Equal(result.ActionNotices, before.Zip(after).Count(p => p.First != p.Second));
        var reminder = Assert.Single(after, n => n is (NoticeKind.Reminder, 1, _));
        Assert.Equal((new DateOnly(2026, 3, 5), new DateOnly(2026, 3, 4)), (Assert.Single(before, n => n is (NoticeKind.Reminder, 1, _)).Item3, reminder.Item3));   // two working days before the 9th
        Assert.Equal(new DateOnly(2026, 3, 9), await _app.WithDbAsync(db => db.AgreedActions.Where(a => a.Id == id).Select(a => a.DueOn).SingleAsync()));
    }

    [Fact]
    public async Task A_second_run_changes_nothing_and_ends_it()
    {
        var reference = await _app.CaseAsync();
        await LoadLateAsync();
        await RecomputeAsync();
        var before = (await TimelineAsync(reference)).Count;
        _app.Clock.Advance(HolidayBook.Trusted + TimeSpan.FromSeconds(1));   // every server has seen it by now
        Assert.Equal(0, (await RecomputeAsync())!.Moved);
        Assert.Null(await RecomputeAsync());
        Assert.Equal(before, (await TimelineAsync(reference)).Count);
    }

    [Fact]
    public async Task What_a_crash_cut_short_is_done_by_the_next_run()
    {
        var references = new List<string>();
        for (var i = 0; i < 3; i++) references.Add(await _app.CaseAsync());
        await LoadLateAsync();
        // As if the process had ended after the first case: its deadline follows the new calendar, the others not yet.
        await _app.WithDbAsync(async db =>
        {
            var first = await db.Cases.Where(c => c.Reference == references[0]).Select(c => c.Id).FirstAsync();
            await DeadlineBook.RefreshAsync(first, db, await db.Services.Holidays.ReadAsync(db));
        });
        Assert.Equal(2, (await RecomputeAsync())!.Cases);
        foreach (var reference in references) Assert.Equal(new DateOnly(2026, 3, 10), (await AcknowledgementAsync(reference)).Due);
    }

    [Fact]
    public async Task A_bank_holiday_that_goes_brings_dates_forward()
    {
        var reference = await _app.CaseAsync(new() { ReceivedAt = new DateTimeOffset(2026, 3, 31, 9, 0, 0, TimeSpan.Zero) });
        Assert.Equal(new DateOnly(2026, 4, 9), (await AcknowledgementAsync(reference)).Due);
        await _app.WithAsync<LoadHolidays, HolidayLoad>(l => l.FromAsync(BankHolidayFile.Of(BankHolidayFile.Years(2025, 2027).Where(h => h.Day != new DateOnly(2026, 4, 6)).Append(new(new(2026, 10, 30), "Moved to the autumn"))), "a test", "a test"));
        await RecomputeAsync();
        Assert.Equal(new DateOnly(2026, 4, 8), (await AcknowledgementAsync(reference)).Due);
        Assert.Contains(await TimelineAsync(reference), b => b.Describe().ToString().Contains("No longer a bank holiday: Easter Monday, 6 April 2026.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_saving_at_the_same_time_loses_nothing()
    {
        var references = new List<string>();
        for (var i = 0; i < 12; i++) references.Add(await _app.CaseAsync());
        await LoadLateAsync();
        var saves = references.Select(r => Task.Run(() => _app.DoAsync(r, TestApp.Coordinator, (c, _, by, at) => c.Record(new Happened.NoteAdded("Spoke with the officer."), by, at))));
        await Task.WhenAll([RecomputeAsync(), .. saves]);
        foreach (var reference in references)
        {
            Assert.Equal(new DateOnly(2026, 3, 10), (await AcknowledgementAsync(reference)).Due);
            Assert.Contains(await TimelineAsync(reference), b => b is Happened.NoteAdded);
        }
    }

    [Fact]
    public async Task A_save_after_it_was_loaded_counts_with_it_even_before_the_job_has_run()
    {
        await LoadLateAsync();
        Assert.Equal(new DateOnly(2026, 3, 10), (await AcknowledgementAsync(await _app.CaseAsync())).Due);
    }
}
