using System.Text.Json.Serialization;
using AsbCaseReview.Domain.Calendar;

namespace AsbCaseReview.Domain.Procedures;

public enum Nation { England, Wales }

/// <summary>
/// The review procedure that the relevant bodies of an area have made and published (s.104(2), Schedule 4). All that is
/// local is here, as data; no code knows an area by name. A case keeps the version in force on the day it was received.
/// </summary>
public sealed record Procedure
{
    /// <summary>Names the procedure through all its versions: lower case, digits and hyphens.</summary>
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required int Version { get; init; }

    /// <summary>First day, included, on which an application is handled under this version.</summary>
    public required DateOnly AppliesFrom { get; init; }
    public required Nation Nation { get; init; }

    /// <summary>Districts, unitary authorities, London boroughs, as s.105 has them.</summary>
    public required IReadOnlyList<string> LocalGovernmentAreas { get; init; }
    public required IReadOnlyList<SourceDocument> Sources { get; init; }
    public PointOfContact? PointOfContact { get; init; }
    public required Conventions Conventions { get; init; }
    public required ApplicationRules Application { get; init; }
    public required ThresholdRules Threshold { get; init; }
    public required DecisionRules Deciding { get; init; }
    public required IReadOnlyList<TimeLimit> TimeLimits { get; init; }
    public IReadOnlyList<ClockStop> ClockStops { get; init; } = [];
    public required PanelRules Panel { get; init; }
    public EscalationLadder? Escalation { get; init; }
    public IReadOnlyList<AppealStage> Appeal { get; init; } = [];
    public RevisionRules? Revision { get; init; }
    public PublicationRules? Publication { get; init; }
    public FurtherApplicationRules? FurtherApplications { get; init; }

    /// <summary>How long papers are kept. There is no default: somebody must set it.</summary>
    public RetentionRules? Retention { get; init; }

    /// <summary>Local wording of letters, by kind of letter, in Welsh with “.cy” after it; what is not here is worded by the product.</summary>
    public IReadOnlyDictionary<string, string> Letters { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<Silence> NotStated { get; init; } = [];

    /// <summary>As an appeal sees it: what every review needs does not run there.</summary>
    [JsonIgnore]
    public bool OfAnAppeal { get; init; }
}

/// <summary>Where applications are made; they are passed on to all the relevant bodies of the local government area (s.104(3)).</summary>
public sealed record PointOfContact
{
    public required string Body { get; init; }
    public string? Unit { get; init; }
    public string? Address { get; init; }
    public required bool PassesOnToAllRelevantBodies { get; init; }
    public required IReadOnlyList<string> RelevantBodies { get; init; }
    public required Source Source { get; init; }
}

/// <summary>What no source says and every office must settle: which days it works and when a day's post closes.</summary>
public sealed record Conventions
{
    public required IReadOnlyList<DayOfWeek> WorkingWeek { get; init; }

    /// <summary>What comes after this time is deemed received the next working day. Absent: the day ends at midnight.</summary>
    public TimeOnly? ClosingTime { get; init; }

    /// <summary>When a limit states no reminders of its own: counted from its due day.</summary>
    public IReadOnlyList<Period> Reminders { get; init; } = [];

    /// <summary>Overdue notices, counted on from the due day: "1 working day" is the first working day of lateness.</summary>
    public IReadOnlyList<Period> OverdueNotices { get; init; } = [];

    /// <summary>A case on which nothing has happened for so long is shown as quiet.</summary>
    public Period QuietAfter { get; init; } = new(14, PeriodUnit.Days);

    /// <summary>Where no limit says how long consent or information is waited for: after so long somebody looks again.</summary>
    public Period LookAgainAfter { get; init; } = new(14, PeriodUnit.Days);

    /// <summary>While the plan is open the victim hears from us at least so often.</summary>
    public Period UpdateVictimEvery { get; init; } = new(4, PeriodUnit.Weeks);

    /// <summary>What somebody asks from their own page is answered within.</summary>
    public Period AnswerQuestionsWithin { get; init; } = new(5, PeriodUnit.WorkingDays);

    /// <summary>So long after a case was closed each victim is asked how things are since.</summary>
    public Period AskAfterwardsAfter { get; init; } = new(8, PeriodUnit.Weeks);

    /// <summary>How far an "about" date reaches to either side, in days.</summary>
    public int AboutDays { get; init; } = 7;
    public required Source Source { get; init; }
}

public enum NotAccepted { Anonymous, CrownProsecutionServiceDecision, CourtDecision, ServiceComplaint, Malicious, Vexatious, Discriminatory, Prejudicial }

public enum AuthorityKind { WrittenConsent, PowerOfAttorney, CannotConsent, Safeguarding }

/// <summary>Who may apply, and what the procedure says it does not take. None of it may defeat s.104(4).</summary>
public sealed record ApplicationRules
{
    public required IReadOnlyList<string> WhoMayApply { get; init; }
    public IReadOnlyList<AuthorityKind> AuthorityAccepted { get; init; } = [];
    public bool DeclarationSigned { get; init; }
    public bool VictimContactedWhereSomebodyElseApplies { get; init; }

    /// <summary>An advocate's authority withdrawn in writing stops the process (Gloucestershire).</summary>
    public bool AuthorityWithdrawnStops { get; init; }

    /// <summary>Other people or households affected are asked about, because the procedure counts them.</summary>
    public bool AsksOthersAffected { get; init; }
    public IReadOnlyList<NotAccepted> NotAccepted { get; init; } = [];
    public required Source Source { get; init; }
}

public enum DecidedBy { Officer, TwoPeopleFromTwoBodies, StandingMeeting }

/// <summary>Who decides whether the threshold is met, and in how many steps an application is made.</summary>
public sealed record DecisionRules
{
    public required DecidedBy By { get; init; }
    public string? Who { get; init; }

    /// <summary>Dates of a standing meeting.</summary>
    public IReadOnlyList<DateOnly> Meetings { get; init; } = [];

    /// <summary>Two steps: a request first, then a form; clocks may run from either.</summary>
    public bool TwoSteps { get; init; }
    public required Source Source { get; init; }
}

public sealed record RevisionRules
{
    public string? Assessed { get; init; }
    public string? Revised { get; init; }
    public IReadOnlyList<string> Consulted { get; init; } = [];
    public required Source Source { get; init; }
}

public sealed record PublicationRules
{
    /// <summary>At least every 12 months: s.104(9)-(10).</summary>
    public required Period Every { get; init; }
    public required IReadOnlyList<string> Figures { get; init; }
    public required Source Source { get; init; }
}

public sealed record FurtherApplicationRules
{
    public required string Rule { get; init; }
    public string? HiddenNeed { get; init; }
    public required Source Source { get; init; }
}

public sealed record RetentionRules
{
    public required Period AfterClosing { get; init; }
    public required Source Source { get; init; }
}
