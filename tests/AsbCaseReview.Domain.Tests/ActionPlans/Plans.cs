using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Tests.ActionPlans;

/// <summary>A case whose panel has been held, its agencies and people, on Friday 9 January 2026.</summary>
internal sealed class Plans
{
    public static readonly DateOnly Due = new(2026, 1, 30);

    public Plans(string procedure = "west-northamptonshire", CaseStage stage = CaseStage.PanelHeld)
    {
        var area = Guid.CreateVersion7();
        Rules = new(BuiltInProcedures.Find(procedure)!, WorkingCalendar.ByRule);
        Police = Agency(AgencyKinds.Police, "Police", area);
        Council = Agency(AgencyKinds.Council, "Council", area);
        Housing = Agency(AgencyKinds.HousingProvider, "Example Homes", area);
        Elsewhere = Agency(AgencyKinds.Council, "Another council", Guid.CreateVersion7());
        Officer = Staff("Kiran Maddox", Police);
        Case = Case.TakeOver(new()
        {
            Reference = "WNC-2222-3333",
            AreaId = area,
            ProcedureVersionId = Guid.CreateVersion7(),
            LocalGovernmentArea = "West Northamptonshire",
            Channel = Channels.Online,
            ReceivedAt = Now.AddDays(-40),
            Application = id => new() { CaseId = id, ApplicantIs = ApplicantIs.Victim, Place = "14 Kestrel Walk" },
            People = id => [new() { CaseId = id, Number = 1, Part = PersonPart.Victim, Kind = PersonKind.Person, IsApplicant = true, Name = "Margaret Ellery" }],
            Complaints = _ => [],
        }, stage, "test", [], Rules, Coordinator, Now.AddDays(-40));
        Case.EventsSaved();
        Plan = ActionPlan.For(Case);
    }

    public static Actor Coordinator { get; } = new(Guid.CreateVersion7(), "Nadia Whitcombe", ActorRole.Coordinator, "Council");
    public static Actor Owner { get; } = new(Guid.CreateVersion7(), "Kiran Maddox", ActorRole.AgencyOfficer, "Police");
    public static Actor Chair { get; } = new(Guid.CreateVersion7(), "Sheila Rudge", ActorRole.PanelChair, "Victim support");
    public static DateTimeOffset Now { get; } = new(2026, 1, 9, 10, 0, 0, TimeSpan.Zero);

    public CaseRules Rules { get; }
    public Case Case { get; }
    public ActionPlan Plan { get; }
    public Agency Police { get; }
    public Agency Council { get; }
    public Agency Housing { get; }
    public Agency Elsewhere { get; }
    public StaffMember Officer { get; }

    public ActionWanted Wanted => new() { What = "Visit the address twice a week", Why = "To be seen there at night", Agency = Police, Owner = Officer, DueOn = Due, VictimMaySee = "Officers will visit your street" };

    public AgreedAction Agree(ActionWanted? wanted = null) => Plan.Agree(Case, wanted ?? Wanted, Rules, Chair, Now);

    /// <summary>An action that stands where a test wants it.</summary>
    public AgreedAction In(ActionState state)
    {
        var action = Agree();
        if (state == ActionState.Agreed) return action;
        if (state == ActionState.Declined)
        {
            action.Decline(Case, "Nobody is free", Owner, Now);
            return action;
        }
        action.Accept(Case, Officer, Owner, Now);
        if (state == ActionState.Accepted) return action;
        if (state == ActionState.HandedOver)
        {
            action.HandOver(Case, "The neighbourhood team", "It goes on for good", null, Coordinator, Now);
            return action;
        }
        action.ReportEnd(Case, Report(state == ActionState.EndReported ? ActionState.Done : state), Owner, Now);
        if (state != ActionState.EndReported) action.TakeNote(Case, null, Coordinator, Now);
        return action;
    }

    public static EndReport Report(ActionState state) => new(state, "Twelve visits were made", "The victim says that it is quiet", new(2026, 1, 9), state == ActionState.Done ? null : "A camera", false, "Kiran Maddox");

    public IEnumerable<string> Told => Case.WaitingEvents.Select(e => e.Body.Describe().ToString());

    private static Agency Agency(string kind, string name, Guid area) => new() { AreaId = area, Kind = kind, Name = name, Email = "agency@agency.example" };

    public static StaffMember Staff(string name, Agency agency) => new() { Name = name, Email = "somebody@staff.example", Role = StaffRole.AgencyOfficer, AgencyId = agency.Id };
}
