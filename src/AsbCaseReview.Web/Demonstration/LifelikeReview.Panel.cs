using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Voice;

namespace AsbCaseReview.Web.Demonstration;

// The panel: arranged, held, minuted.
public sealed partial class LifelikeReview
{
    private const string Calls = "Ring the victim each Friday";
    private const string Warning = "Serve a community protection warning";
    private const string Interview = "Interview the tenant and offer an acceptable behaviour contract";

    private IEnumerable<RoomEntry> Entries => Beside.OfType<RoomEntry>();

    public async Task ArrangeAsync(DateOnly meets, DateTimeOffset at)
    {
        Choose(at);
        Panel = Panel.Arrange(made, new(meets, new(10, 0), new(12, 0), "Committee room, Example House", "https://meet.example/case-review"), null, by, at);
        Seat(setting.Staff.FirstOrDefault(s => s.Id == by.Id), SeatPart.Coordinator);
        Seat(setting.Staff.FirstOrDefault(s => s.Role == StaffRole.PanelChair), SeatPart.Chair);
        Seat(setting.Coordinators.FirstOrDefault(c => c.Id != by.Id), SeatPart.MinuteTaker);
        foreach (var officer in setting.Staff.Where(s => s.Role == StaffRole.AgencyOfficer)) Seat(officer, SeatPart.Member);
        Panel.Invite([made], [new(new("Integrated care board is wanted."), "panel members")], "Health is asked to answer in writing.", by, at);
        Beside.Add(Panel);
        await letter(made, LetterKind.PanelInvitation, by, at, c => c with { Panel = new(meets, "10:00am", Panel.Place, true, "You join the first part of the meeting by telephone.") });
        // One member has still to answer.
        foreach (var seat in Panel.Seats.Where(s => s.Part != SeatPart.Member).Concat(Panel.Seats.Where(s => s.Part == SeatPart.Member).Take(1)).ToList()) Answer(seat, At(at, 0.2));
        Write(EntryKind.Point, Agenda.Points, new("The noise between midnight and three", null, null, null, null, null, null), At(at, 1));
        Write(EntryKind.Option, Agenda.Options, new("Mediation", null, null, null, null, null, null, Power: "mediation"), At(at, 1));
    }

    /// <param name="dueBy">Day of the last action; the interview falls due a month after the panel, or then.</param>
    public void Hold(DateTimeOffset at, DateOnly dueBy)
    {
        var (day, council, police, housing) = (London.DateOf(at), Of(AgencyKinds.Council), Of(AgencyKinds.Police), Of(AgencyKinds.HousingProvider));
        foreach (var seat in Panel.Seats.Where(s => s.Answer == SeatAnswer.NotAnswered).ToList()) Answer(seat, at);
        foreach (var seat in Panel.Seats) Panel.RecordAttendance(seat.Id, Attendance.Present, by);
        Panel.Open([], [made], Chair, at);
        foreach (var prepared in Entries.ToList())
            prepared.Write(Panel, prepared.Kind == EntryKind.Point
                ? prepared.Content with { Text = "Nobody had measured it.", ForVictim = "We put equipment into your home, so that it is on record." }
                : prepared.Content with { Text = "The victim does not want it and it would not be safe.", Used = false }, prepared.Version, null, by, at);
        Write(EntryKind.Note, Agenda.Impact, EntryText.Empty with { Text = "Heard by telephone for twenty minutes. Sleeps in the back room, is afraid in the stairwell; the family stays away." }, at);
        Write(EntryKind.Point, Agenda.Points, new("Nobody came back to me after my reports", "The log shows two visits, both to the wrong door.", "The visits went to a wrong address. We are sorry. From now on one named officer rings you each Friday.", null, null, null, null), at);
        Write(EntryKind.Note, Agenda.Chronology, EntryText.Empty with { Text = "Four reports to two agencies in eleven weeks; neither knew of the other's until the answers for this panel." }, at);
        Write(EntryKind.Note, Agenda.Risk, EntryText.Empty with { Text = "Medium, rising: lives alone, no relief in sight." }, at);
        var option = Write(EntryKind.Option, Agenda.Options, new("Community protection warning", "The conduct is persistent and unreasonable; the council serves it.", null, true, null, null, null, Power: "communityProtectionWarning"), at);
        Write(EntryKind.Recommendation, Agenda.Agreed, new("Share each report of this address on the day it is made", "Neither body saw the pattern.", "Share each report about your street with each other on the day it is made.", null, police.Id, police.Name, day.AddDays(28)), at);
        Write(EntryKind.Action, Agenda.Agreed, new(Warning, "To be served by two officers.", "The council takes a formal step, of which you are told before.", null, council.Id, council.Name, dueBy, FromId: option.Id), at);
        Write(EntryKind.Action, Agenda.Agreed, new(Calls, "One named officer.", "One named officer rings you each Friday.", null, police.Id, police.Name, day.AddDays(16)), at);
        Write(EntryKind.Action, Agenda.Agreed, new(Interview, "The tenant has missed two appointments; go in pairs.", "Your landlord will meet the people concerned.", null, housing.Id, housing.Name, day.AddDays(30) < dueBy ? day.AddDays(30) : dueBy), at);
        Write(EntryKind.MayBeTold, Agenda.Outcome, EntryText.Empty with { ForVictim = "The agencies looked at everything together for the first time. They agree that it has gone on for too long and that they should have talked to each other earlier. They now act together." }, at);
        Panel.Close([made], Chair, at);
        Beside.Add(Plan = ActionPlan.For(made));
        RoomToPlan.Take(Panel, made, Plan, [.. Entries], setting.Agencies, PowerCatalogue.BuiltIn, setting.Rules, by, at);
    }

    /// <summary>Draft minutes with the members: one agrees, one comments.</summary>
    public void SendMinutes(DateTimeOffset at)
    {
        Beside.Add(Panel.SendMinutes(Content, 1, London.DateOf(at).AddDays(7), [made], by, at));
        var members = Panel.Seats.Where(s => s.Part == SeatPart.Member).ToList();
        for (var i = 0; i < members.Count; i++)
            Beside.Add(Panel.Comment(members[i].Id, 1, agrees: i > 0, i > 0 ? null : "The second visit was on the Thursday, not the Tuesday.", new(members[i].StaffId, members[i].Name, ActorRole.AgencyOfficer, members[i].Body), At(at, 0.5)));
    }

    private void SignOff(DateTimeOffset at)
    {
        Beside.Add(Panel.SignOff(Content, 2, [.. Entries], [made], Chair, at));
        Beside.Add(Panel.Amend("The second visit of the police was on the Thursday, not the Tuesday.", [made], Chair, At(at, 0.1)));
    }

    private MinutesContent Content =>
        MinutesContent.Of(Panel, [.. Entries], new Dictionary<Guid, IReadOnlyList<string>> { [made.Id] = [.. _voices.Select(v => $"{made.People.First(p => p.Id == v.PersonId).Name}: {v.Way!.Value.Name()}")] });

    private Actor Chair => Panel.Chair is { } chair ? new(chair.StaffId, chair.Name, ActorRole.PanelChair, chair.Body) : by;

    private void Seat(StaffMember? staff, SeatPart part)
    {
        if (staff is not null) Panel.Seat(PanelSeat.For(Panel, part, staff, setting.Agencies.First(a => a.Id == staff.AgencyId)), by);
    }

    private void Answer(PanelSeat seat, DateTimeOffset at)
    {
        Panel.Accept(seat.Id, by, at);
        var involved = seat.Part == SeatPart.Member;
        Panel.Declare(seat.Id, new(involved, involved ? "Took one of the reports." : null, false, null), signs: true, [made], by, at);
    }

    private RoomEntry Write(EntryKind kind, string item, EntryText text, DateTimeOffset at)
    {
        var entry = RoomEntry.Begin(Guid.CreateVersion7(), Panel, made.Id, kind, item, text, null, by, at);
        Beside.Add(entry);
        return entry;
    }
}
