using AsbCaseReview.Domain.Calendar;

namespace AsbCaseReview.Domain.Procedures;

/// <summary>
/// What a time limit can be counted from or ended by: things that happen on a day. Stored by name, so a name is never
/// changed.
/// </summary>
public enum AnchorKind
{
    ApplicationReceived,
    ApplicationComplete,
    Acknowledged,
    ConsentAsked,
    ConsentConfirmed,
    InformationAsked,
    InformationGiven,
    ContactMade,
    ContactFormReturned,
    ContactGivenUp,
    RiskAssessed,
    ThresholdDecided,
    ThresholdMet,
    ThresholdNotMet,
    ThresholdNotified,
    ThresholdLetterReceived,
    AgenciesAsked,
    AgenciesAnswered,
    AllInformationIn,
    VictimInvited,
    VictimNotInvited,
    PapersCirculated,
    PanelMeets,
    PanelHeld,
    MinutesCirculated,
    PlanAgreed,
    OutcomeTold,
    OutcomeNotified,
    OutcomeLetterReceived,
    ActionDue,
    ActionEnded,
    NextMeeting,
    Closed,
    AppealLodged,
    AppealReceived,
    AppealAcknowledged,
    PapersRequested,
    PapersReceived,
    ReportDiscussed,
    AppealAnswered,
    RecommendationsMade,
    RecommendationsAnswered,
    ProgressAsked,
    ProgressReported,
    NextAppealLodged,
    VictimUpdated,
    QuestionAsked,
    QuestionAnswered,
    AfterwardsPlanned,
    AfterwardsAsked,

    /// <summary>Belongs to the round that it ends.</summary>
    Reopened,

    /// <summary>To another area.</summary>
    Moved,

    /// <summary>Not an event of the procedure: a new date given to a limit. The subject names the limit.</summary>
    DateSet,
}

public enum AnchorChoice { Later, Earlier, LatestKnown }

public enum LimitState
{
    /// <summary>The procedure gives a period.</summary>
    Period,

    /// <summary>The source was read and gives no limit: a date must still be set and told.</summary>
    NoLimit,

    /// <summary>The source says nothing: a date must still be set and told.</summary>
    NotStated,
}

/// <summary>By when something has to have happened. All limits are maxima.</summary>
public sealed record TimeLimit
{
    /// <summary>Names the limit in cases, answers and letters: "acknowledge", "decide".</summary>
    public required string Limit { get; init; }
    public required string Name { get; init; }

    /// <summary>The limit in the words of a letter to the applicant: "We will tell you our decision". Absent: not told.</summary>
    public string? Promise { get; init; }
    public required LimitState State { get; init; }

    /// <summary>What it is counted from; of two, see <see cref="Choose"/>.</summary>
    public required IReadOnlyList<AnchorKind> From { get; init; }

    /// <summary>With several anchors: the later (all must have happened), the earlier (the first to happen), or the latest of those that have.</summary>
    public AnchorChoice Choose { get; init; }
    public Period? Period { get; init; }

    /// <summary>What ends it. Absent: it only shows a date (the last day to appeal).</summary>
    public AnchorKind? Until { get; init; }

    /// <summary>All of these must have happened: "only if met".</summary>
    public IReadOnlyList<AnchorKind> OnlyIf { get; init; } = [];

    /// <summary>None of these may have happened.</summary>
    public IReadOnlyList<AnchorKind> Unless { get; init; } = [];

    /// <summary>Never later than so long after the application was received, whatever the chain gives.</summary>
    public Period? Cap { get; init; }

    /// <summary>Whose it is: coordinator, agency, chair, owner, manager, reviewer, applicant.</summary>
    public required string Owner { get; init; }
    public IReadOnlyList<Period>? Reminders { get; init; }
    public IReadOnlyList<Period>? OverdueNotices { get; init; }
    public ExtensionRule? Extension { get; init; }

    /// <summary>It is still to be kept once the case has been closed.</summary>
    public bool AfterClosing { get; init; }
    public required Source Source { get; init; }
}

/// <summary>Whether and why a limit may be extended. The victim is told the reason and the new date when the rule says so.</summary>
public sealed record ExtensionRule
{
    public IReadOnlyList<string> Reasons { get; init; } = [];
    public required bool VictimIsTold { get; init; }

    /// <summary>How far beyond the day that the procedure itself gives, however often it is extended.</summary>
    public Period? AtMost { get; init; }
    public required Source Source { get; init; }

    /// <summary>The last day to which it may be extended; null where the procedure sets none.</summary>
    /// <param name="counted">The day that the procedure itself gives.</param>
    public DateOnly? LastDay(DateOnly? counted, WorkingCalendar calendar) => AtMost is { } most && counted is { } day ? most.EndFrom(day, calendar) : null;
}

public enum AfterStop { Resumes, Restarts }

/// <summary>What stops a clock: waiting for consent, or for information. Counted in whole days.</summary>
public sealed record ClockStop
{
    public required AnchorKind From { get; init; }
    public required AnchorKind Until { get; init; }
    public required AfterStop Then { get; init; }

    /// <summary>The limits that wait.</summary>
    public required IReadOnlyList<string> Limits { get; init; }
    public required Source Source { get; init; }
}
