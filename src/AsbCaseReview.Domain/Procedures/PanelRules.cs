using AsbCaseReview.Domain.Calendar;

namespace AsbCaseReview.Domain.Procedures;

/// <summary>Who sits on the panel and how the victim is heard.</summary>
public sealed record PanelRules
{
    /// <summary>At least so many of <see cref="MinimumFrom"/> must be there. Absent: not stated.</summary>
    public int? MinimumBodies { get; init; }
    public IReadOnlyList<string> MinimumFrom { get; init; } = [];
    public IReadOnlyList<PanelMember> Members { get; init; } = [];
    public required PanelChair Chair { get; init; }
    public bool MinuteTaker { get; init; }

    /// <summary>The coordinator has had no part in the case before.</summary>
    public bool CoordinatorNotInvolved { get; init; }

    /// <summary>"2 working days before". Absent: not stated.</summary>
    public Period? PapersBefore { get; init; }
    public IReadOnlyList<string> VictimHeardBy { get; init; } = [];
    public bool PlanDiscussedWithVictim { get; init; }
    public bool MinutesAgreedByAll { get; init; }
    public required Source Source { get; init; }
}

public enum MemberWhen { Always, PersonComplainedOfIsUnder18, SomebodyIsVulnerable, AsTheCaseNeeds }

public sealed record PanelMember
{
    public required string Body { get; init; }
    public string? Grade { get; init; }
    public MemberWhen When { get; init; }
    public required Source Source { get; init; }
}

public sealed record PanelChair
{
    public required bool Independent { get; init; }
    public string? Who { get; init; }
    public required Source Source { get; init; }
}

/// <summary>Who is told of an action that is late, and how late: each step once, until the action ends.</summary>
public sealed record EscalationLadder
{
    public required IReadOnlyList<EscalationStep> Steps { get; init; }
    public required Source Source { get; init; }
}

public enum LadderRung { Owner, Coordinator, LineManager, HeadOfService, ChiefExecutive }

public sealed record EscalationStep
{
    /// <summary>More than so long after the due day: the step falls on the day after the period's end. Absent: the day after the due day.</summary>
    public Period? Over { get; init; }
    public required LadderRung To { get; init; }

    /// <summary>Where the owner's line manager stands on this rung already, the step goes to <see cref="Then"/> instead.</summary>
    public LadderRung? WhereLineManagerIs { get; init; }
    public LadderRung? Then { get; init; }

    /// <summary>The first day on which the step is taken.</summary>
    public DateOnly From(DateOnly due, WorkingCalendar calendar) => (Over?.EndFrom(due, calendar) ?? due).AddDays(1);
}
