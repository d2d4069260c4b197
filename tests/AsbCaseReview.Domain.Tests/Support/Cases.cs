using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Risk;
using AsbCaseReview.Domain.Thresholds;

namespace AsbCaseReview.Domain.Tests.Support;

/// <summary>A case in West Northamptonshire, received on Monday 2 March 2026 at ten.</summary>
internal static class CaseOf
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    public static readonly Actor Coordinator = new(Guid.NewGuid(), "Nadia", ActorRole.Coordinator, "Council");
    public static readonly Actor Colleague = new(Guid.NewGuid(), "Owen", ActorRole.Coordinator, "Council");
    public static readonly Actor Police = new(Guid.NewGuid(), "Kiran", ActorRole.AgencyOfficer, "Police");
    public static readonly Actor Applicant = Actor.Applicant("Margaret Ellery");

    public static CaseRules Rules(Procedure? procedure = null) => new(procedure ?? Builtin.WestNorthamptonshire, WorkingCalendar.ByRule);

    /// <param name="complaints">So many complaints of the applicant that qualify, ten days apart, each an incident of its own.</param>
    public static Case With(int complaints, DateTimeOffset? receivedAt = null, bool consents = true)
    {
        var at = receivedAt ?? Now;
        var on = London.DateOf(at);
        return Case.Receive(new()
        {
            Reference = "WNC-7K3M-92XQ",
            AreaId = Guid.NewGuid(),
            ProcedureVersionId = Guid.NewGuid(),
            LocalGovernmentArea = "West Northamptonshire",
            Channel = Channels.Online,
            ReceivedAt = at,
            Application = id => new() { CaseId = id, Place = "14 Kestrel Walk", ConsentToShare = consents, DeclaredAt = at },
            People = id => [new() { CaseId = id, Number = 1, Part = PersonPart.Victim, Kind = PersonKind.Person, IsApplicant = true, Name = "Margaret Ellery" }],
            Complaints = id => Enumerable.Range(1, complaints).Select(n => Complaint(id, n, on.AddDays(-10 * n))),
        }, Rules(), Applicant);
    }

    public static Complaint Complaint(Guid caseId, int number, DateOnly happened) => new()
    {
        CaseId = caseId,
        Number = number,
        Source = ComplaintSource.Applicant,
        HappenedFrom = happened,
        HappenedTo = happened,
        ReportedFrom = happened.AddDays(1),
        ReportedTo = happened.AddDays(1),
        AgencyKind = AgencyKinds.Council,
        Channel = Channels.Telephone,
        Incident = number,
        PersonNumber = 1,
    };

    public static Case Assessed(this Case @case)
    {
        @case.AssessRisk(RiskAssessment.Of(RiskMatrix.Sample, RiskMatrix.Sample.Questions.ToDictionary(q => q.Question, _ => 0), London.DateOf(Now), "Nadia", null), Coordinator, Now);
        return @case;
    }

    public static ThresholdDecision Decision(ThresholdHow how) => new()
    {
        How = how,
        Route = how == ThresholdHow.ByCount ? "main" : null,
        Persistence = "Every week",
        Harm = "No sleep",
        Adequacy = "Letters only",
        Reasons = "Because of what was reported",
        Instead = "The neighbourhood team follows it up",
        Bodies = ["Council", "Police"],
        DecidedOn = London.DateOf(Now),
        DecidedBy = "Nadia",
    };
}
