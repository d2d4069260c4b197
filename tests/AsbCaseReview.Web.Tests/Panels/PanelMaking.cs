using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Panels;

/// <summary>Cases at the stage of a panel, and panels as they are arranged, made by the aggregates' own methods.</summary>
public static class PanelMaking
{
    public static readonly DateOnly Day = new(2026, 3, 26);

    /// <summary>A case whose threshold is met and whose information is being gathered.</summary>
    public static async Task<string> GatheringAsync(this TestApp app, Make.CaseWanted? wanted = null)
    {
        var reference = await app.CaseAsync(wanted);
        await app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) =>
        {
            c.AssessRisk(Make.LowRisk(c.ReceivedOn), by, at);
            c.RecordThresholdDecision(Make.Met(c), rules, by, at);
            c.BeginGathering("", by, at);
        });
        return reference;
    }

    /// <summary>A panel on 26 March with chair, minute taker and the four bodies' officers, members invited.</summary>
    public static async Task<Guid> PanelAsync(this TestApp app, string reference, bool invite = true) => await app.WithDbAsync(async db =>
    {
        var @case = await db.Cases.FirstAsync(c => c.Reference == reference);
        var coordinator = await ActorAsync(db, TestApp.Coordinator);
        var at = app.Clock.GetUtcNow();
        var panel = Panel.Arrange(@case, new(Day, new(10, 0), new(12, 0), "Room 4, One Example Square", "https://meet.example/panel"), null, coordinator, at);
        foreach (var (email, part) in new[] { (TestApp.Coordinator, SeatPart.Coordinator), (TestApp.PanelChair, SeatPart.Chair), (TestApp.OtherCoordinator, SeatPart.MinuteTaker), (TestApp.PoliceOfficer, SeatPart.Member), (TestApp.HousingOfficer, SeatPart.Member) })
        {
            var staff = await db.Staff.FirstAsync(s => s.Email == email);
            panel.Seat(PanelSeat.For(panel, part, staff, await db.Agencies.FirstAsync(a => a.Id == staff.AgencyId)), coordinator);
        }
        if (invite) panel.Invite([@case], [new(new("Integrated care board is wanted."), "section 11")], "They were heard in writing.", coordinator, at);
        db.Panels.Add(panel);
        await db.SaveChangesAsync();
        return panel.Id;
    });

    /// <summary>The meeting is going on, everybody there, the victim's part decided.</summary>
    public static async Task<Guid> OpenPanelAsync(this TestApp app, string reference)
    {
        var id = await app.PanelAsync(reference);
        app.Clock.Set(Domain.Calendar.London.Instant(Day, new(10, 0)));
        await app.OnPanelAsync(id, TestApp.PanelChair, async (db, panel, cases, by, at) =>
        {
            var voice = VictimVoice.Of(cases[0], cases[0].Applicant.Id);
            voice.Choose(cases[0], TakingPart.InPerson, null, null, await ActorAsync(db, TestApp.Coordinator), at);
            db.Voices.Add(voice);
            foreach (var seat in panel.Seats) panel.RecordAttendance(seat.Id, Attendance.Present, by);
            panel.Open([], cases, by, at);
        });
        return id;
    }

    public static Task OnPanelAsync(this TestApp app, Guid id, string email, Func<AsbDbContext, Panel, List<Case>, Actor, DateTimeOffset, Task> act) => app.WithDbAsync(async db =>
    {
        var panel = await db.Panels.FirstAsync(p => p.Id == id);
        var ids = panel.Cases.Select(c => c.CaseId).ToList();
        await act(db, panel, await db.Cases.Where(c => ids.Contains(c.Id)).ToListAsync(), await ActorAsync(db, email), app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    public static async Task<Actor> ActorAsync(AsbDbContext db, string email)
    {
        var staff = await db.Staff.FirstAsync(s => s.Email == email);
        return new(staff.Id, staff.Name, Enum.Parse<ActorRole>(staff.Role.ToString()), await db.Agencies.Where(a => a.Id == staff.AgencyId).Select(a => a.Name).FirstAsync());
    }

    public static Task<Panel> FindPanelAsync(this TestApp app, Guid id) => app.WithDbAsync(db => db.Panels.AsNoTracking().FirstAsync(p => p.Id == id));

    public static Task<Case> FindCaseAsync(this TestApp app, string reference) => app.WithDbAsync(db => db.Cases.AsNoTracking().FirstAsync(c => c.Reference == reference));
}
