using System.Text.Json.Serialization;
using AsbCaseReview.Domain.Calendar;

namespace AsbCaseReview.Domain.Procedures;

/// <summary>When a review must be held: which complaints qualify, and the routes by which the threshold may be met.</summary>
public sealed record ThresholdRules
{
    public required QualifyingRule Qualifying { get; init; }
    public required IReadOnlyList<ThresholdRoute> Routes { get; init; }
}

public enum SameIncidentRule { NotStated, CountsOnce, EachCounts }

public enum UnrelatedRule { NotStated, NotCounted }

/// <summary>The local form of "qualifying complaint" (s.104(11) allows a local period; guidance: never a lower standard).</summary>
public sealed record QualifyingRule
{
    /// <summary>From the behaviour to the report. Absent where no local period is stated: the Act's month applies.</summary>
    public Period? ReportedWithin { get; init; }
    public Source? ReportedWithinSource { get; init; }

    /// <summary>From the report to the application. Absent where no local period is stated: the Act's six months apply.</summary>
    public Period? AppliedWithin { get; init; }
    public Source? AppliedWithinSource { get; init; }
    public required SameIncidentRule SameIncidentToSeveralAgencies { get; init; }
    public required UnrelatedRule Unrelated { get; init; }

    /// <summary>The procedure names only these agencies. Empty: any. Never applied to the statutory count.</summary>
    public IReadOnlyList<string> ReportedTo { get; init; } = [];

    /// <summary>The procedure names only these ways of reporting. Empty: any. Never applied to the statutory count.</summary>
    public IReadOnlyList<string> ReportedBy { get; init; } = [];
    public required Source Source { get; init; }
}

/// <summary>One way in which the threshold may be met; they are alternatives.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CountRoute), "count")]
[JsonDerivedType(typeof(AuthorityRoute), "authority")]
[JsonDerivedType(typeof(JudgementRoute), "judgement")]
public abstract record ThresholdRoute
{
    /// <summary>Names the route in cases and answers: "main", "hate", "safeguarding".</summary>
    public required string Route { get; init; }
    public required string Name { get; init; }
    public IReadOnlyList<LocalCondition> Conditions { get; init; } = [];
    public required Source Source { get; init; }
}

/// <summary>
/// Something the procedure asks beside the complaints. Recorded only, unless <see cref="Required"/>: a required one
/// may stand only in a route that gives more than the Act does (s.104(4) knows no conditions).
/// </summary>
public sealed record LocalCondition
{
    public required string Condition { get; init; }
    public required string Text { get; init; }

    /// <summary>How an applicant is asked, in plain words, so that "yes" means that the condition holds. Absent: they are not asked.</summary>
    public string? Question { get; init; }
    public bool Required { get; init; }
}

public enum CountedThing { Incidents, Reports, People, Households, Premises }

public enum LookedAt { Report, Incident }

public enum WindowKind { BackFromApplication, BackFromLatestReport, ForwardFromFirstReport, ForwardFromFirstIncident, AnyRun }

/// <summary>The stretch of time in which what is counted must lie.</summary>
public sealed record CountWindow
{
    public required WindowKind Window { get; init; }

    /// <summary>Which date is looked at.</summary>
    public required LookedAt Date { get; init; }
    public required Period Length { get; init; }

    /// <summary>Whether it leaves no complaint out that the Act's six months take in (184 days at most).</summary>
    [JsonIgnore]
    public bool HoldsSixMonths => Date == LookedAt.Report && Window is WindowKind.BackFromApplication or WindowKind.AnyRun && Length.Unit switch
    {
        PeriodUnit.Days => Length.Amount >= 184,
        PeriodUnit.Weeks => Length.Amount * 7 >= 184,
        PeriodUnit.Months => Length.Amount >= 6,
        PeriodUnit.Years => true,
        _ => false,
    };
}

/// <summary>At least so many of the counted must be this recent at the application.</summary>
public sealed record RecencyRule
{
    public required LookedAt Date { get; init; }
    public required Period Within { get; init; }
    public int AtLeast { get; init; } = 1;
}

/// <summary>A limit for applying that stands apart from the window.</summary>
public sealed record ApplicationLimit
{
    public required LookedAt FromLatest { get; init; }
    public required Period Within { get; init; }
}

/// <summary>Met by number: "three separate incidents in six months", "five people about the same behaviour".</summary>
public sealed record CountRoute : ThresholdRoute
{
    public required CountedThing Counted { get; init; }
    public required int Needed { get; init; }

    /// <summary>All by one person. Otherwise anybody's complaints about the behaviour count together.</summary>
    public bool ByOnePerson { get; init; }

    /// <summary>By at least so many different people together.</summary>
    public int? PeopleTogether { get; init; }

    /// <summary>By at least so many different households or businesses together.</summary>
    public int? HouseholdsTogether { get; init; }

    /// <summary>All of them must hold. Empty: only the period from report to application (<see cref="QualifyingRule.AppliedWithin"/>).</summary>
    public IReadOnlyList<CountWindow> Windows { get; init; } = [];
    public RecencyRule? Recency { get; init; }
    public ApplicationLimit? AppliedWithin { get; init; }

    /// <summary>In place of the procedure's own period from behaviour to report.</summary>
    public Period? ReportedWithin { get; init; }

    /// <summary>Only hate incidents and crimes are counted.</summary>
    public bool HateOnly { get; init; }

    /// <summary>A mix: at least so many of the counted motivated by hate ("two, one of them hate").</summary>
    public int HateAtLeast { get; init; }
    public bool FormallyRecordedOnly { get; init; }
    public bool RecordedAsHateOnly { get; init; }
    public bool DifferentDates { get; init; }
    public bool DifferentPlaces { get; init; }

    /// <summary>Agencies may start a review by this route without an application.</summary>
    public bool WithoutApplication { get; init; }

    /// <summary>
    /// Whether the number of this route is the number "specified in the review procedures" of s.104(4): it counts
    /// complaints at large, not special ones, and asks nothing beside them.
    /// </summary>
    [JsonIgnore]
    public bool SetsTheNumber => Counted is CountedThing.Incidents or CountedThing.Reports
        && !HateOnly && HateAtLeast == 0 && !FormallyRecordedOnly && !RecordedAsHateOnly && !WithoutApplication
        && PeopleTogether is null && HouseholdsTogether is null && Conditions.All(c => !c.Required);

    /// <summary>Whether it asks for complaints that are closer together, more recent or more unlike each other than the Act does.</summary>
    [JsonIgnore]
    public bool AsksForMore => ByOnePerson || DifferentDates || DifferentPlaces || Recency is not null || AppliedWithin is not null || Windows.Any(w => !w.HoldsSixMonths);
}

/// <summary>Met because an officer of a named grade says so, to safeguard somebody.</summary>
public sealed record AuthorityRoute : ThresholdRoute
{
    public required IReadOnlyList<string> Grades { get; init; }
    public required string Purpose { get; init; }
    public bool ConsentNeeded { get; init; }
}

/// <summary>Met by judgement: s.104(5), persistence, harm, adequacy of the response.</summary>
public sealed record JudgementRoute : ThresholdRoute;
