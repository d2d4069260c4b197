using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Demonstration;

/// <summary>
/// Panels of the demonstration's cases: victims who have said how they want to be heard, a panel that is invited, and one
/// whose draft minutes wait for the chair. Made once, by the aggregates' own methods, at their own times.
/// </summary>
public sealed class DemonstrationPanels(AsbDbContext db, TimeProvider clock)
{
    private sealed record Table(Setting Setting, IReadOnlyList<StaffMember> Staff)
    {
        public Actor Coordinator => ActorOf(Setting.Coordinators[0]);

        public Actor ActorOf(StaffMember staff) => new(staff.Id, staff.Name, Enum.Parse<ActorRole>(staff.Role.ToString()), AgencyOf(staff).Name);

        public Agency AgencyOf(StaffMember staff) => Setting.Agencies.First(a => a.Id == staff.AgencyId);
    }

    public async Task MakeAsync()
    {
        if (await db.Panels.AnyAsync()) return;
        var now = clock.GetUtcNow();
        foreach (var setting in await Settings.ReadAsync(db, London.DateOf(now)))
        {
            var table = new Table(setting, await db.Staff.AsNoTracking().Where(s => s.AreaId == setting.Area.Id && s.IsActive).OrderBy(s => s.Name).ToListAsync());
            if (await CaseAsync(setting, CaseStage.GatheringInformation) is { } gathering) Hear(gathering, table, now.AddDays(-2), chooses: false);
            if (await CaseAsync(setting, CaseStage.PanelArranged) is { } arranged) await AheadAsync(arranged, table, now.AddDays(-3));
            if (await CaseAsync(setting, CaseStage.PanelHeld) is { } held) await HeldAsync(held, table, now);
            await db.SaveChangesAsync();
        }
    }

    private Task<Case?> CaseAsync(Setting setting, CaseStage stage) => db.Cases.Where(c => c.AreaId == setting.Area.Id && c.Stage == stage).OrderBy(c => c.ReceivedOn).FirstOrDefaultAsync();

    private void Hear(Case made, Table table, DateTimeOffset at, bool chooses)
    {
        if (made.People.Find(p => p.Part == Domain.Applications.PersonPart.Victim) is not { } victim) return;
        var voice = VictimVoice.Of(made, victim.Id);
        var by = table.Coordinator;
        voice.RecordContactForm(made, new(London.DateOf(at), "by telephone", OwnWords.From("It starts when it gets dark and goes on until two or three. I have stopped counting."), OwnWords.From("I sleep in the back room now. My daughter does not visit any more."), OwnWords.From("That somebody listens, and that it stops.")), by, at);
        voice.GiveStatement(made, new("I used to like living here. Now I know every sound in the stairwell. I plan my shopping so that I do not meet them. I am tired all the time and I am ashamed that I am afraid in my own home."), takenDownFor: true, by, at.AddHours(1));
        voice.OfferSupport(made, table.Setting.Area.SupportService ?? "Victim support", SupportAnswer.Wanted, "by telephone, to me", by, at.AddHours(1));
        var saying = voice.Share(made, table.Setting.Agencies.First(a => a.Kind == AgencyKinds.Police).Name, "We have two of your reports. An officer came to see you in the second week.", by, at.AddHours(2));
        voice.Disagree(made, saying.Id, new("Nobody came that week. I waited in for two days."), by, at.AddHours(20));
        if (chooses) voice.Choose(made, TakingPart.ByTelephone, null, OwnWords.From("Please ring me on the other number, and take breaks."), by, at.AddHours(21));
        db.Voices.Add(voice);
    }

    private async Task AheadAsync(Case made, Table table, DateTimeOffset at)
    {
        var meets = await db.CaseEvents.Where(e => e.CaseId == made.Id && e.Anchor == Domain.Procedures.AnchorKind.PanelMeets).OrderByDescending(e => e.Sequence).Select(e => e.CountsFrom).FirstAsync();
        var panel = Arrange(made, table, meets, at);
        panel.Invite([made], [new(new("Integrated care board is wanted."), "panel members")], "Health is asked to answer in writing.", table.Coordinator, at);
        Answer(panel, table, made, at.AddHours(5));
        Hear(made, table, at.AddHours(-30), chooses: true);
        db.Panels.Add(panel);
        db.RoomEntries.Add(Entry(panel, made, EntryKind.Point, Agenda.Points, new("Nobody came back to me after my reports", null, null, null, null, null, null), table, at.AddHours(2)));
        db.RoomEntries.Add(Entry(panel, made, EntryKind.Point, Agenda.Points, new("The noise between midnight and three", null, null, null, null, null, null), table, at.AddHours(2)));
        db.RoomEntries.Add(Entry(panel, made, EntryKind.Option, Agenda.Options, new("Mediation", null, null, null, null, null, null), table, at.AddHours(2)));
        db.RoomEntries.Add(Entry(panel, made, EntryKind.Option, Agenda.Options, new("Community protection warning", null, null, null, null, null, null), table, at.AddHours(2)));
    }

    private async Task HeldAsync(Case made, Table table, DateTimeOffset now)
    {
        var held = await db.CaseEvents.Where(e => e.CaseId == made.Id && e.Kind == CaseEventKind.PanelHeld).OrderByDescending(e => e.Sequence).Select(e => e.CountsFrom).FirstAsync();
        var invited = London.Instant(held.AddDays(-14), new(10, 0));
        var meeting = London.Instant(held, new(10, 0));
        if (table.Staff.FirstOrDefault(s => s.Role == StaffRole.PanelChair) is not { } chairing) return;
        var panel = Arrange(made, table, held, invited);
        panel.Invite([made], [], null, table.Coordinator, invited);
        Answer(panel, table, made, invited.AddDays(1));
        Hear(made, table, invited.AddDays(2), chooses: true);
        foreach (var seat in panel.Seats) panel.RecordAttendance(seat.Id, seat.Answer == SeatAnswer.Declines ? Attendance.Apologies : Attendance.Present, table.Coordinator);
        panel.Open([], [made], table.ActorOf(chairing), meeting);
        var agencies = table.Setting.Agencies;
        var police = agencies.First(a => a.Kind == AgencyKinds.Police);
        var council = agencies.First(a => a.Kind == AgencyKinds.Council);
        RoomEntry Write(EntryKind kind, string item, EntryText text, int minutes) => Entry(panel, made, kind, item, text, table, meeting.AddMinutes(minutes));
        RoomEntry[] entries =
        [
            Write(EntryKind.Note, Agenda.Impact, EntryText.Empty with { Text = "Heard by telephone for twenty minutes. Sleeps in the back room, is afraid in the stairwell; the family stays away." }, 10),
            Write(EntryKind.Point, Agenda.Points, new("Nobody came back to me after my reports", "The log shows two visits, both to the wrong door.", "The visits went to a wrong address. We are sorry. From now on one named officer rings you each Friday.", null, null, null, null), 25),
            Write(EntryKind.Note, Agenda.Chronology, EntryText.Empty with { Text = "Four reports to two agencies in eleven weeks; neither knew of the other's until the answers for this panel." }, 35),
            Write(EntryKind.Note, Agenda.Risk, EntryText.Empty with { Text = "Medium, rising: lives alone, no relief in sight." }, 45),
            Write(EntryKind.Option, Agenda.Options, new("Mediation", "The victim does not want it and it would not be safe.", null, false, null, null, null), 55),
            Write(EntryKind.Option, Agenda.Options, new("Community protection warning", "The conduct is persistent and unreasonable; the council serves it.", null, true, null, null, null), 60),
            Write(EntryKind.Recommendation, Agenda.Agreed, new("Share each report of this address on the day it is made", "Neither body saw the pattern.", "Share each report about your street with each other on the day it is made.", null, police.Id, police.Name, London.DateOf(now).AddDays(28)), 70),
            Write(EntryKind.Action, Agenda.Agreed, new("Serve a community protection warning", "Tell the victim first.", "The council takes a formal step, of which you are told before.", null, council.Id, council.Name, London.DateOf(now).AddDays(10)), 75),
            Write(EntryKind.Action, Agenda.Agreed, new("Ring the victim each Friday", "One named officer.", "One named officer rings you each Friday.", null, police.Id, police.Name, London.DateOf(now).AddDays(4)), 80),
            Write(EntryKind.MayBeTold, Agenda.Outcome, EntryText.Empty with { ForVictim = "The agencies looked at everything together for the first time. They agree that it has gone on for too long and that they should have talked to each other earlier. They now act together." }, 90),
        ];
        panel.Close([made], table.ActorOf(chairing), meeting.AddMinutes(100));
        var plan = await db.ActionPlans.FirstOrDefaultAsync(p => p.CaseId == made.Id);
        if (plan is null) db.ActionPlans.Add(plan = ActionPlan.For(made));
        RoomToPlan.Take(panel, made, plan, entries, agencies, PowerCatalogue.BuiltIn, table.Setting.Rules, table.Coordinator, meeting.AddMinutes(100));
        db.RoomEntries.AddRange(entries);
        db.Panels.Add(panel);
    }

    private static Panel Arrange(Case made, Table table, DateOnly meets, DateTimeOffset at)
    {
        var panel = Domain.Panels.Panel.Arrange(made, new(meets, new(10, 0), new(12, 0), "Committee room, Example House", "https://meet.example/case-review"), null, table.Coordinator, at);
        void Seat(StaffMember? staff, SeatPart part)
        {
            if (staff is not null) panel.Seat(PanelSeat.For(panel, part, staff, table.AgencyOf(staff)), table.Coordinator);
        }
        Seat(table.Setting.Coordinators[0], SeatPart.Coordinator);
        Seat(table.Staff.FirstOrDefault(s => s.Role == StaffRole.PanelChair), SeatPart.Chair);
        Seat(table.Setting.Coordinators.ElementAtOrDefault(1), SeatPart.MinuteTaker);
        foreach (var officer in table.Staff.Where(s => s.Role == StaffRole.AgencyOfficer)) Seat(officer, SeatPart.Member);
        return panel;
    }

    private static void Answer(Panel panel, Table table, Case made, DateTimeOffset at)
    {
        foreach (var seat in panel.Seats.Where(s => s.Part is SeatPart.Chair or SeatPart.Coordinator or SeatPart.MinuteTaker).ToList())
        {
            panel.Accept(seat.Id, table.Coordinator, at);
            panel.Declare(seat.Id, new(false, null, false, null), signs: true, [made], table.Coordinator, at);
        }
        if (panel.Seats.FirstOrDefault(s => s.Part == SeatPart.Member) is not { } member) return;
        panel.Accept(member.Id, table.Coordinator, at);
        panel.Declare(member.Id, new(true, "Took one of the reports.", false, null), signs: true, [made], table.Coordinator, at);
    }

    private static RoomEntry Entry(Panel panel, Case made, EntryKind kind, string item, EntryText text, Table table, DateTimeOffset at) =>
        RoomEntry.Begin(Guid.CreateVersion7(), panel, made.Id, kind, item, text, null, table.Coordinator, at);
}
