using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Voice;

namespace AsbCaseReview.Domain.Tests.Panels;

/// <summary>A case that is gathering information, its victim's voice, and a panel for it on Thursday 26 March 2026.</summary>
internal sealed class PanelWorld
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Day = new(2026, 3, 26);
    public static readonly Actor Coordinator = new(Guid.NewGuid(), "Nadia", ActorRole.Coordinator, "Council");
    public static readonly Actor ChairPerson = new(Guid.NewGuid(), "Sheila", ActorRole.PanelChair, "Victim support");
    public static readonly Actor Officer = new(Guid.NewGuid(), "Kiran", ActorRole.AgencyOfficer, "Police");

    public Procedure Procedure { get; }
    public WorkingCalendar Calendar { get; } = new([], new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]));
    public Case Case { get; }
    public VictimVoice Voice { get; }
    public Panel Panel { get; }

    public PanelWorld(string procedure = "west-northamptonshire", CaseStage stage = CaseStage.GatheringInformation)
    {
        Procedure = BuiltInProcedures.Find(procedure)!;
        Case = New("WNC-7K3M-92XQ", Guid.NewGuid(), stage);
        Voice = VictimVoice.Of(Case, Case.Applicant.Id);
        Panel = Panel.Arrange(Case, new(Day, new(10, 0), new(12, 0), "Room 4", null), null, Coordinator, Now);
    }

    /// <summary>One more case of the same area.</summary>
    public Case Another(CaseStage stage = CaseStage.GatheringInformation) => New("WNC-4T8B-61PD", Case.AreaId, stage);

    private Case New(string reference, Guid area, CaseStage stage) => Case.TakeOver(new()
    {
        Reference = reference,
        AreaId = area,
        ProcedureVersionId = Guid.NewGuid(),
        LocalGovernmentArea = "West Northamptonshire",
        Channel = Channels.Online,
        ReceivedAt = Now.AddDays(-20),
        Application = id => new() { CaseId = id, Place = "14 Kestrel Walk" },
        People = id => [new() { CaseId = id, Number = 1, Part = PersonPart.Victim, Kind = PersonKind.Person, IsApplicant = true, Name = "Margaret Ellery" }],
        Complaints = id => [new Complaint
        {
            CaseId = id, Number = 1, Source = ComplaintSource.Applicant, HappenedFrom = new(2026, 2, 1), HappenedTo = new(2026, 2, 1),
            ReportedFrom = new(2026, 2, 2), ReportedTo = new(2026, 2, 2), AgencyKind = AgencyKinds.Council, Incident = 1,
        }],
    }, stage, "paper", [], new(Procedure, Calendar), Coordinator, Now.AddDays(-10));

    public PanelSeat Seat(SeatPart part, string kind, string? grade = null, Actor? who = null) => Panel.Seat(New(part, kind, grade, who), Coordinator);

    public PanelSeat New(SeatPart part, string kind, string? grade = null, Actor? who = null) => new()
    {
        PanelId = Panel.Id,
        Part = part,
        StaffId = who?.Id,
        Name = who?.Name ?? $"Officer of {kind}",
        Grade = grade,
        Body = AgencyKinds.Names[kind],
        BodyKind = kind,
        IsRelevantBody = kind is AgencyKinds.Council or AgencyKinds.Police or AgencyKinds.HousingProvider or AgencyKinds.IntegratedCareBoard,
        Email = $"{kind}@bodies.example",
    };

    /// <summary>All that West Northamptonshire asks for.</summary>
    public PanelWorld Complete()
    {
        Seat(SeatPart.Chair, AgencyKinds.VictimSupport, "Independent chair", ChairPerson);
        Seat(SeatPart.MinuteTaker, AgencyKinds.Council);
        Seat(SeatPart.Coordinator, AgencyKinds.Council, "Coordinator", Coordinator);
        Seat(SeatPart.Member, AgencyKinds.Council, "Community Safety Manager");
        Seat(SeatPart.Member, AgencyKinds.Police, "Neighbourhood Inspector", Officer);
        Seat(SeatPart.Member, AgencyKinds.HousingProvider, "Area Manager");
        Seat(SeatPart.Member, AgencyKinds.IntegratedCareBoard, "Manager");
        return this;
    }

    public PanelFacts Facts { get; } = new(false, false, false, null, London.DateOf(Now));

    public IReadOnlyList<UnmetRule> Unmet(PanelFacts? facts = null) => PanelRulesCheck.Of(Procedure.Panel, Panel, facts ?? Facts, Calendar);

    public PanelWorld Invited()
    {
        Panel.Invite([Case], [], null, Coordinator, Now);
        return this;
    }

    public DateTimeOffset OnTheDay { get; } = London.Instant(Day, new(10, 0));

    /// <summary>In the room, with two relevant bodies there.</summary>
    public PanelWorld InSession()
    {
        Complete().Invited();
        Voice.Choose(Case, TakingPart.InPerson, null, null, Coordinator, Now);
        foreach (var seat in Panel.Seats) Panel.RecordAttendance(seat.Id, Attendance.Present, Coordinator);
        Panel.Open([], [Case], ChairPerson, OnTheDay);
        return this;
    }

    public RoomEntry Write(EntryKind kind, string item, EntryText text, string? writer = null) =>
        RoomEntry.Begin(Guid.CreateVersion7(), Panel, Case.Id, kind, item, text, writer, Coordinator, OnTheDay);
}
