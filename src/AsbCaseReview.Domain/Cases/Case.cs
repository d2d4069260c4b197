using System.Globalization;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Risk;
using AsbCaseReview.Domain.Thresholds;

namespace AsbCaseReview.Domain.Cases;

/// <summary>
/// One application for a review, from its receipt to its closing. Every change goes through a method here that takes
/// what, who and when, asks <see cref="CaseTransitions"/>, changes, and raises an event.
/// </summary>
public sealed partial class Case : AggregateRoot
{
    private Case() { }

    public string Reference { get; private init; } = "";
    public Guid AreaId { get; private set; }
    public Guid ProcedureVersionId { get; private set; }
    public string LocalGovernmentArea { get; private set; } = "";
    public CaseStage Stage { get; private set; }

    /// <summary>1; one more with each reopening or referral back.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>How the application came: one of <see cref="Partnership.Channels"/>.</summary>
    public string Channel { get; private init; } = "";
    public DateTimeOffset ReceivedAt { get; private init; }

    /// <summary>London date of <see cref="ReceivedAt"/>.</summary>
    public DateOnly ReceivedOn { get; private init; }

    /// <summary>
    /// London date on which the application first reached any relevant body: the six months of s.104(11)(b) run back
    /// from it, whatever moves the office's clocks.
    /// </summary>
    public DateOnly FirstReachedOn { get; private init; }

    /// <summary>The draft that it was made from; unique, so that one draft never becomes two cases.</summary>
    public Guid? DraftId { get; private init; }
    public Guid? AssigneeId { get; private set; }

    /// <summary>"I am in danger now" was said: first in My work until somebody has spoken with them.</summary>
    public bool InDanger { get; private set; }
    public bool Hate { get; private set; }
    public bool Vulnerable { get; private set; }
    public string? RiskBand { get; private set; }

    /// <summary>The route by which the threshold was met.</summary>
    public string? Route { get; private set; }

    /// <summary>A death was recorded: nothing goes out any more.</summary>
    public bool OutgoingStopped { get; private set; }
    public DateOnly? PassedOn { get; private set; }

    /// <summary>Of the applicant, kept here for lists.</summary>
    public string ApplicantName { get; private set; } = "";

    // Kept up to date on save, from events and deadlines.
    public DateOnly? NextDueOn { get; private set; }
    public string? NextDueLimit { get; private set; }

    /// <summary>As <see cref="NextDueOn"/>, with the end of time where nothing is due: what lists are ordered by.</summary>
    public DateOnly DueOrder { get; private set; } = DateOnly.MaxValue;
    public DateOnly LastActivityOn { get; private set; }
    public DateOnly? VictimHeardOn { get; private set; }

    public Application Application { get; private init; } = null!;
    public List<CasePerson> People { get; private init; } = [];
    public List<Complaint> Complaints { get; private init; } = [];
    public List<RiskAssessment> RiskAssessments { get; private init; } = [];
    public List<ThresholdDecision> Decisions { get; private init; } = [];

    /// <summary>The officer who authorised a review, where one did.</summary>
    public string? AuthorityOfficer { get; private set; }
    public string? AuthorityGrade { get; private set; }

    public CasePerson Applicant => People.First(p => p.IsApplicant);

    /// <summary>Under which somebody's dates stand: the applicant's own are the case's, those of further victims stand beside them.</summary>
    public string SubjectOf(Guid personId) => personId == Applicant.Id ? "" : personId.ToString();

    /// <summary>
    /// The same for what is told by letter: the applicant has to be told (s.104(6) to (8)), and another's letter does not do that. Where
    /// the applicant has left the review, the others are whom there is to tell.
    /// </summary>
    public string SubjectOfLetterTo(Guid personId) => Applicant.Consent.State == ConsentState.Withdrawn ? "" : SubjectOf(personId);

    /// <summary>The decision of this round, once there is one.</summary>
    public ThresholdDecision? Decision => Decisions.Where(d => d.Round == Round).MaxBy(d => d.DecidedAt);

    public RiskAssessment? LatestRisk => RiskAssessments.MaxBy(r => (r.On, r.Id));

    /// <summary>The newest assessment of each victim.</summary>
    public IReadOnlyList<RiskAssessment> RiskNow => [.. RiskAssessments.GroupBy(NumberAtRisk).Select(g => g.MaxBy(r => (r.On, r.Id))!)];

    /// <summary>The number of the victim whose risk was assessed.</summary>
    public int NumberAtRisk(RiskAssessment assessment) => assessment.PersonNumber ?? People.Where(p => p.Part == PersonPart.Victim).Select(p => p.Number).DefaultIfEmpty(1).Min();

    public ThresholdFacts Facts() => new(FirstReachedOn, [.. Complaints.OrderBy(c => c.Number).Select(Facts)], KnownConditions(), AuthorityGrade);

    private ComplaintFacts Facts(Complaint complaint) => complaint.ToFacts() with { Household = People.Find(p => p.Number == complaint.PersonNumber)?.Household.ToString(CultureInfo.InvariantCulture) };

    public ThresholdAssessment Assess(Procedure procedure) => ThresholdAssessment.Of(Facts(), procedure);

    /// <summary>
    /// Appends an event without touching the case's state or version: an agency's answer or a letter never makes the
    /// coordinator's form stale.
    /// </summary>
    /// <param name="round">That of what it ends, where that began before a reopening.</param>
    public void Record(CaseEventBody body, Actor by, DateTimeOffset at, AnchorKind? anchor = null, DateOnly? countsFrom = null, string subject = "", int? round = null)
    {
        CaseTransitions.Require(body.Kind, Stage, by.Role);
        Wait(CaseEvent.Of(this, body, by, at, anchor, countsFrom, subject, round));
    }

    // Every method that changes the case ends here.
    private void Raise(CaseEventBody body, Actor by, DateTimeOffset at, AnchorKind? anchor = null, DateOnly? countsFrom = null, string subject = "", CaseStage? to = null)
    {
        var row = CaseTransitions.Require(body.Kind, Stage, by.Role);
        Changed();
        Wait(CaseEvent.Of(this, body, by, at, anchor, countsFrom, subject));
        Stage = to ?? row.To ?? Stage;
    }

    private Dictionary<string, bool> KnownConditions()
    {
        var known = new Dictionary<string, bool>(Application.Conditions);
        if (Application.StillGoingOn is { } going) known.TryAdd("stillContinuing", going);
        return known;
    }

    private CasePerson Person(Guid id) => People.FirstOrDefault(p => p.Id == id) ?? throw new RuleRefusedException(new("There is no such person on this case."));

    private Complaint Complaint(int number) => Complaints.FirstOrDefault(c => c.Number == number) ?? throw new RuleRefusedException(new("There is no report {0} on this case.", number));

    private static void Needs(string? text, Sentence otherwise)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new RuleRefusedException(otherwise);
    }
}
