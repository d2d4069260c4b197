using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Deadlines;

public sealed class ActionSweepTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<SweepResult> SweepAsync() => _app.WithAsync<ActionSweep, SweepResult>(s => s.RunAsync());

    private void MorningOf(int month, int day) => _app.Clock.Set(new DateTimeOffset(2026, month, day, 7, 30, 0, TimeSpan.Zero));

    private async Task<List<string>> ToldAsync() => [.. (await _app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync())).Select(m => m.To)];

    // The officer of the demonstration has nobody above him: these are the council's, so that each rung is somebody else.
    private Task StandAboveAsync(string manager, string head, string chief) => _app.WithDbAsync(async db =>
    {
        var officer = await db.Staff.FirstAsync(s => s.Email == TestApp.PoliceOfficer);
        officer.LineManagerId = await Id(manager);
        officer.HeadOfServiceId = await Id(head);
        officer.ChiefExecutiveId = await Id(chief);
        await db.SaveChangesAsync();
        Task<Guid> Id(string email) => db.Staff.Where(s => s.Email == email).Select(s => s.Id).FirstAsync();
    });

    private const string Chief = "victor.banham@staff.example";

    [Fact]
    public async Task A_late_action_climbs_the_ladder_each_step_once_on_the_worked_dates()
    {
        await StandAboveAsync(TestApp.SeniorManager, TestApp.PanelChair, Chief);
        _app.Clock.Set(new(2026, 1, 9, 10, 0, 0, TimeSpan.Zero));
        var reference = await _app.MetCaseAsync();
        var id = await _app.ActionAsync(reference, new(2026, 1, 30));   // procedures.md: from 21 Feb, 31 Mar, 1 May 2026

        var climbed = new List<(string Day, string To)>();
        foreach (var (month, day) in new[] { (1, 30), (2, 2), (2, 3), (2, 20), (2, 23), (2, 24), (3, 30), (3, 31), (4, 1), (4, 30), (5, 1), (5, 5) })
        {
            var before = (await ToldAsync()).Count;
            MorningOf(month, day);
            await SweepAsync();
            climbed.AddRange((await ToldAsync()).Skip(before).Select(to => ($"{day}/{month}", to)));
        }
        Assert.Equal(
            [("30/1", TestApp.PoliceOfficer), ("2/2", TestApp.PoliceOfficer), ("23/2", TestApp.SeniorManager), ("31/3", TestApp.PanelChair), ("1/5", Chief)],
            climbed);
        Assert.Equal("Victor Banham (chief executive)", (await _app.StoredActionAsync(id)).LastStep!.SentTo);
        var steps = await _app.WithDbAsync(db => db.CaseEvents.Where(e => e.Kind == CaseEventKind.ActionEscalated).OrderBy(e => e.Sequence).Select(e => e.Subject).ToListAsync());
        Assert.Equal(Enumerable.Repeat(id.ToString(), 4), steps);
    }

    [Fact]
    public async Task Where_the_line_manager_is_the_head_of_service_the_chief_executive_hears_after_two_months()
    {
        await StandAboveAsync(TestApp.SeniorManager, TestApp.SeniorManager, Chief);
        var id = await _app.ActionAsync(await _app.MetCaseAsync(), new(2026, 3, 6));
        MorningOf(5, 7);
        await SweepAsync();
        Assert.Equal([TestApp.SeniorManager, TestApp.PoliceOfficer, Chief], (await ToldAsync()).Order());
        Assert.Equal(3, (await _app.StoredActionAsync(id)).LastStep!.Step);
    }

    [Fact]
    public async Task A_rung_on_which_nobody_is_recorded_goes_to_the_coordinator_and_says_so()
    {
        var id = await _app.ActionAsync(await _app.MetCaseAsync(), new(2026, 3, 6));
        MorningOf(3, 30);
        await SweepAsync();
        Assert.Equal(["casereview@westnorthants.example", TestApp.PoliceOfficer], (await ToldAsync()).Order());
        Assert.Contains("no line manager of Kiran Maddox is recorded", (await _app.StoredActionAsync(id)).LastStep!.SentTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_procedure_without_a_ladder_tells_owner_coordinator_and_manager()
    {
        var reference = await _app.MetCaseAsync(new() { Area = "gloucestershire" }, TestApp.CoordinatorElsewhere);
        var officer = await _app.WithDbAsync(async db =>
        {
            var (owner, joanna) = (await db.Staff.FirstAsync(s => s.Name == "Faisal Thorne"), await db.Staff.FirstAsync(s => s.Email == TestApp.CoordinatorElsewhere));
            owner.LineManagerId = await db.Staff.Where(s => s.Name == "Idris Fenwick").Select(s => s.Id).FirstAsync();
            var opened = await db.Cases.FirstAsync(c => c.Reference == reference);
            opened.Assign(joanna, null, Domain.Partnership.Actor.System, _app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
            return owner.Email;
        });
        await _app.ActionAsync(reference, new(2026, 3, 6), officer);
        MorningOf(4, 1);
        await SweepAsync();
        Assert.Equal([officer, "idris.fenwick@staff.example", TestApp.CoordinatorElsewhere], (await ToldAsync()).Order());
    }

    [Fact]
    public async Task Escalation_stops_when_the_action_ends_and_waits_while_a_report_waits_for_the_coordinator()
    {
        var id = await _app.ActionAsync(await _app.MetCaseAsync(), new(2026, 3, 6));
        await _app.DoToActionAsync(id, TestApp.PoliceOfficer, (a, c, _, by, at) => a.ReportEnd(c, new(ActionState.Done, "Visited", "Asked her", new(2026, 3, 2), null, false, by.Name), by, at));
        MorningOf(3, 30);
        Assert.Equal(new SweepResult(0, 0), await SweepAsync());
        await _app.DoToActionAsync(id, TestApp.Coordinator, (a, c, _, by, at) => a.SendBack(c, "Only once", by, at));
        Assert.Equal(new SweepResult(2, 1), await SweepAsync());   // two steps; a reminder too late to be one
        await _app.DoToActionAsync(id, TestApp.PoliceOfficer, (a, c, _, by, at) => a.ReportEnd(c, new(ActionState.Done, "Visited", "Asked her", new(2026, 3, 30), null, false, by.Name), by, at));
        await _app.DoToActionAsync(id, TestApp.Coordinator, (a, c, _, by, at) => a.TakeNote(c, null, by, at));
        MorningOf(7, 1);
        Assert.Equal(new SweepResult(0, 0), await SweepAsync());
        Assert.DoesNotContain(NoticeState.Planned, await _app.WithDbAsync(db => db.PlannedActionNotices.Select(n => n.State).ToListAsync()));
    }

    [Fact]
    public async Task What_is_sent_names_neither_victim_nor_person_complained_of_nor_the_action()
    {
        await _app.ActionAsync(await _app.MetCaseAsync(), new(2026, 3, 6));
        MorningOf(3, 30);
        await SweepAsync();
        Assert.All(await _app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().Where(m => m.Kind == MessageKind.OverdueNotice).ToListAsync()), m =>
        {
            Assert.DoesNotContain("Margaret", m.Subject + m.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Varley", m.Subject + m.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Visit the street", m.Subject + m.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Nothing_goes_on_a_Saturday()
    {
        await _app.ActionAsync(await _app.MetCaseAsync(), new(2026, 3, 6));
        MorningOf(3, 28);
        Assert.Equal(new SweepResult(0, 0), await SweepAsync());
    }
}
