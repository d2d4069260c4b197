using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Database;

/// <summary>A change, its events, its deadlines and its messages are saved together or not at all; two people never overwrite each other.</summary>
public sealed class SavingTests
{
    private static readonly Actor Nadia = new(null, "Nadia Whitcombe", ActorRole.Coordinator, "West Northamptonshire Council");

    private static OutgoingMessage Message(Guid caseId, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(),
        CaseId = caseId,
        Kind = MessageKind.RelevantBodies,
        To = "police@example.org",
        Subject = "Passed on",
        Text = "An application was passed on to you.",
        CreatedAt = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero),
    };

    [Theory, OnSqlite, OnSqlServer]
    public async Task State_event_deadlines_and_message_are_saved_together(OnDatabase database)
    {
        await using var app = await Databases.StartAsync(database);
        var reference = await app.CaseAsync();
        await app.WithDbAsync(async db =>
        {
            var opened = await db.Cases.FirstAsync(c => c.Reference == reference);
            opened.Acknowledge("by telephone", Nadia, app.Clock.GetUtcNow());
            db.OutgoingMessages.Add(Message(opened.Id));
            await db.SaveChangesAsync();
        });
        await app.WithDbAsync(async db =>
        {
            var saved = await db.Cases.FirstAsync(c => c.Reference == reference);
            Assert.Equal(("decide", new DateOnly(2026, 3, 16)), (saved.NextDueLimit, saved.NextDueOn!.Value));   // 10 working days after Monday 2 March
            Assert.Equal([1, 2, 3], await db.CaseEvents.Where(e => e.CaseId == saved.Id).OrderBy(e => e.Sequence).Select(e => e.Sequence).ToListAsync());
            Assert.Equal(1, await db.OutgoingMessages.CountAsync(m => m.CaseId == saved.Id));
        });
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Where_one_part_cannot_be_saved_nothing_is(OnDatabase database)
    {
        await using var app = await Databases.StartAsync(database);
        var reference = await app.CaseAsync();
        var taken = Guid.CreateVersion7();
        await app.WithDbAsync(async db =>
        {
            db.OutgoingMessages.Add(Message((await db.Cases.FirstAsync(c => c.Reference == reference)).Id, taken));
            await db.SaveChangesAsync();
        });
        await Assert.ThrowsAsync<DbUpdateException>(() => app.WithDbAsync(async db =>
        {
            var opened = await db.Cases.FirstAsync(c => c.Reference == reference);
            opened.Acknowledge("by telephone", Nadia, app.Clock.GetUtcNow());
            db.OutgoingMessages.Add(Message(opened.Id, taken));   // its key is taken: the database refuses
            await db.SaveChangesAsync();
        }));
        await app.WithDbAsync(async db =>
        {
            var saved = await db.Cases.FirstAsync(c => c.Reference == reference);
            Assert.Equal("acknowledge", saved.NextDueLimit);
            Assert.DoesNotContain(CaseEventKind.Acknowledged, await db.CaseEvents.Where(e => e.CaseId == saved.Id).Select(e => e.Kind).ToListAsync());
        });
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Whoever_saves_second_is_told_and_nothing_of_theirs_is_saved(OnDatabase database)
    {
        await using var app = await Databases.StartAsync(database);
        var reference = await app.CaseAsync();
        await app.WithDbAsync(async second =>
        {
            var stale = await second.Cases.FirstAsync(c => c.Reference == reference);
            await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.RecordReferral("MARAC", "High risk", by, at));
            stale.RecordReferral("Victim support", "They asked for it", Nadia, app.Clock.GetUtcNow());
            Assert.False(await second.TrySaveAsync());
        });
        await app.WithDbAsync(async db => Assert.Equal(["MARAC"], (await db.CaseEvents.Where(e => e.Kind == CaseEventKind.ReferralMade).ToListAsync()).Select(e => ((Happened.ReferralMade)e.Body).To)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task What_is_only_recorded_never_makes_a_form_stale(OnDatabase database)
    {
        await using var app = await Databases.StartAsync(database);
        var reference = await app.CaseAsync();
        await app.WithDbAsync(async second =>
        {
            var open = await second.Cases.FirstAsync(c => c.Reference == reference);
            await app.DoAsync(reference, TestApp.OtherCoordinator, (c, _, by, at) => c.Record(new Happened.NoteAdded("Rang the officer."), by, at));
            open.RecordReferral("Victim support", "They asked for it", Nadia, app.Clock.GetUtcNow());
            Assert.True(await second.TrySaveAsync());
        });
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Many_at_once_lose_nothing_and_each_event_has_its_place(OnDatabase database)
    {
        const int people = 24;
        await using var app = await Databases.StartAsync(database);
        var reference = await app.CaseAsync();
        await Task.WhenAll(Enumerable.Range(1, people).Select(n => Task.Run(() =>
            app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.Record(new Happened.NoteAdded($"Note {n}"), by, at)))));
        await app.WithDbAsync(async db =>
        {
            var events = await db.CaseEvents.OrderBy(e => e.Sequence).ToListAsync();
            Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.Sequence));
            Assert.Equal(people, events.Select(e => e.Body).OfType<Happened.NoteAdded>().Select(n => n.Note).Distinct().Count());
        });
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_case_is_found_by_the_beginning_of_a_name_whatever_its_accents(OnDatabase database)
    {
        await using var app = await Databases.StartAsync(database);
        await app.CaseAsync(new() { Name = "Zoë O’Brien" });
        await app.CaseAsync(new() { Name = "Obadiah Brown" });
        await app.WithDbAsync(async db =>
        {
            Assert.Equal(1, await SearchTerms.WithWord(db, null, SearchTerms.Normalise("o'bri")).CountAsync());
            Assert.Equal(1, await SearchTerms.WithWord(db, null, SearchTerms.Normalise("ZOE")).CountAsync());
            Assert.Equal(2, await SearchTerms.WithWord(db, null, SearchTerms.Normalise("ob")).CountAsync());
        });
    }

    [Fact]
    public async Task A_search_starts_from_the_words_once_the_rows_were_counted()
    {
        await using var app = new TestApp();
        await app.CaseAsync(new() { Name = "Obadiah Brown" });
        await app.WithDbAsync(async db =>
        {
            await DatabaseSetup.RefreshStatisticsAsync(db);
            var counted = await db.Database.SqlQueryRaw<string>("SELECT DISTINCT tbl AS Value FROM sqlite_stat1").ToListAsync();
            Assert.Superset(new HashSet<string> { "Cases", "CaseSearchTerms", "Deadlines" }, counted.ToHashSet());
        });
    }

    [Fact]
    public async Task The_synchronous_way_is_refused_where_events_wait()
    {
        await using var app = new TestApp();
        var reference = await app.CaseAsync();
        await app.WithDbAsync(async db =>
        {
            var opened = await db.Cases.FirstAsync(c => c.Reference == reference);
            opened.Acknowledge("by telephone", Nadia, app.Clock.GetUtcNow());
            Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
        });
    }

    [Fact]
    public async Task Loading_a_case_always_brings_its_complaints()
    {
        await using var app = new TestApp();
        var reference = await app.CaseAsync();
        Assert.Equal(3, await app.WithDbAsync(async db => (await db.Cases.FirstAsync(c => c.Reference == reference)).Complaints.Count));
    }

    // A coordinator acknowledges while the morning's sweep is at work.
    [Theory, OnSqlite, OnSqlServer]
    public async Task A_job_whose_row_somebody_changed_meanwhile_saves_nothing_and_reads_again(OnDatabase database)
    {
        await using var app = await Databases.StartAsync(database);
        var reference = await app.CaseAsync();
        await app.WithDbAsync(async job =>
        {
            var notice = await job.PlannedNotices.FirstAsync(n => n.Kind == NoticeKind.Reminder);
            await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.Acknowledge("by telephone", by, at));
            notice.State = NoticeState.Sent;
            job.OutgoingMessages.Add(Message(notice.CaseId!.Value));
            Assert.False(await job.TrySaveWithEventsAsync([CaseEvent.ByJob(notice.CaseId!.Value, 1, new Happened.ReminderSent("Acknowledge", new(2026, 3, 9), "Nadia"), app.Clock.GetUtcNow())]));
            Assert.Empty(job.ChangeTracker.Entries());
        });
        await app.WithDbAsync(async db =>
        {
            Assert.Equal(NoticeState.Cancelled, await db.PlannedNotices.Where(n => n.Kind == NoticeKind.Reminder).OrderBy(n => n.Day).Select(n => n.State).FirstAsync());
            Assert.Equal(0, await db.OutgoingMessages.CountAsync(m => m.Kind == MessageKind.RelevantBodies));
        });
    }
}
