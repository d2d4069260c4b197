using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Cases;

/// <summary>
/// One thing that happened. Appended beside the state it explains, never changed and never replayed; a correction is a
/// new event, and the latest for an anchor counts. Belongs to a case or to an appeal, exactly one.
/// </summary>
public sealed class CaseEvent
{
    private CaseEvent() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid? CaseId { get; private init; }
    public Guid? AppealId { get; private init; }
    public CaseEventKind Kind { get; private init; }

    /// <summary>When it happened, as somebody says.</summary>
    public DateTimeOffset HappenedAt { get; private init; }

    /// <summary>When it was written down; set on save.</summary>
    public DateTimeOffset RecordedAt { get; set; }

    /// <summary>Order within the case: 1, 2, 3; set on save. Of two for one anchor, the higher counts.</summary>
    public int Sequence { get; set; }

    /// <summary>The London date that counts: deemed receipt has been applied. For a date that is set, that date.</summary>
    public DateOnly CountsFrom { get; private init; }
    public AnchorKind? Anchor { get; private init; }

    /// <summary>Which agency, limit or complaint it is about; empty for the case itself.</summary>
    public string Subject { get; private init; } = "";
    public int Round { get; private init; }

    /// <summary>The version of the case or appeal once this had happened: what came after a page was opened.</summary>
    public int CaseVersion { get; private init; }
    public Guid? ActorId { get; private init; }
    public string ActorName { get; private init; } = "";
    public ActorRole ActorRole { get; private init; }
    public string ActorBody { get; private init; } = "";
    public CaseEventBody Body { get; private init; } = null!;

    /// <param name="round">That of what it ends, where that began before a reopening. Null: the case's own.</param>
    public static CaseEvent Of(
        Case @case, CaseEventBody body, Actor by, DateTimeOffset at, AnchorKind? anchor = null, DateOnly? countsFrom = null, string subject = "", int? round = null) => new()
        {
            CaseId = @case.Id,
            Kind = body.Kind,
            HappenedAt = at,
            CountsFrom = countsFrom ?? London.DateOf(at),
            Anchor = anchor,
            Subject = subject,
            Round = round ?? @case.Round,
            CaseVersion = @case.Version,
            ActorId = by.Id,
            ActorName = by.Name,
            ActorRole = by.Role,
            ActorBody = by.Body,
            Body = body,
        };

    /// <param name="round">1, but for progress that is asked for again.</param>
    public static CaseEvent Of(
        Appeal appeal, CaseEventBody body, Actor by, DateTimeOffset at, AnchorKind? anchor = null, DateOnly? countsFrom = null, string subject = "", int round = 1) => new()
        {
            AppealId = appeal.Id,
            Kind = body.Kind,
            HappenedAt = at,
            CountsFrom = countsFrom ?? London.DateOf(at),
            Anchor = anchor,
            Subject = subject,
            Round = round,
            CaseVersion = appeal.Version,
            ActorId = by.Id,
            ActorName = by.Name,
            ActorRole = by.Role,
            ActorBody = by.Body,
            Body = body,
        };

    /// <summary>For jobs that do not load the appeal.</summary>
    public static CaseEvent ByJobOnAppeal(Guid appealId, CaseEventBody body, DateTimeOffset at, string subject = "") => new()
    {
        AppealId = appealId,
        Kind = body.Kind,
        HappenedAt = at,
        CountsFrom = London.DateOf(at),
        Subject = subject,
        Round = 1,
        ActorName = Actor.System.Name,
        ActorRole = ActorRole.System,
        Body = body,
    };

    /// <summary>For the administration, which does not open the case.</summary>
    /// <exception cref="RuleRefusedException">The role does not allow it.</exception>
    public static CaseEvent ByAdministration(Guid caseId, CaseStage stage, int round, CaseEventBody body, Actor by, DateTimeOffset at)
    {
        CaseTransitions.Require(body.Kind, stage, by.Role);
        return new()
        {
            CaseId = caseId,
            Kind = body.Kind,
            HappenedAt = at,
            CountsFrom = London.DateOf(at),
            Round = round,
            ActorId = by.Id,
            ActorName = by.Name,
            ActorRole = by.Role,
            ActorBody = by.Body,
            Body = body,
        };
    }

    /// <summary>For jobs that do not load the case.</summary>
    public static CaseEvent ByJob(Guid caseId, int round, CaseEventBody body, DateTimeOffset at, string subject = "") => new()
    {
        CaseId = caseId,
        Kind = body.Kind,
        HappenedAt = at,
        CountsFrom = London.DateOf(at),
        Subject = subject,
        Round = round,
        ActorName = Actor.System.Name,
        ActorRole = ActorRole.System,
        Body = body,
    };
}
