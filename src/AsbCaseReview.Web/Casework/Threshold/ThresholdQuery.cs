using System.Globalization;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Risk;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Threshold;

public sealed record AssessedComplaint(Complaint Complaint, ComplaintAssessment Assessment);

public sealed class ThresholdView
{
    public required CaseHead Case { get; init; }
    public required Procedure Procedure { get; init; }
    public required IReadOnlyList<AssessedComplaint> Complaints { get; init; }
    public required ThresholdAssessment Assessment { get; init; }
    public required RiskAssessment? Risk { get; init; }
    public required ThresholdDecision? Decision { get; init; }

    /// <summary>The day of a decision of which this system knows no more: the case was taken over after it.</summary>
    public required DateOnly? DecidedElsewhere { get; init; }
    public required IReadOnlyList<Agency> Agencies { get; init; }
    public required string? AuthorityOfficer { get; init; }
    public required string? AuthorityGrade { get; init; }

    /// <summary>If "not met" were told today.</summary>
    public required DateOnly? LastDayToAppeal { get; init; }
    public required int Proposed { get; init; }

    /// <summary>The counting routes that are met, of which one is named where several are.</summary>
    public IReadOnlyList<RouteAssessment> Met => [.. Assessment.Routes.Where(r => r is { Met: true, WithoutApplication: false } && Procedure.Threshold.Routes.Any(p => p is CountRoute && p.Route == r.Route))];

    public ThresholdForm Form { get; set; } = new();
    public AuthorityForm Authority { get; set; } = new();

    public string HowDecided(ThresholdDecision decision) => decision.How switch
    {
        ThresholdHow.ByCount => $"By the number of complaints: {Procedure.Threshold.Routes.FirstOrDefault(r => r.Route == decision.Route)?.Name ?? "section 104(4)"}",
        ThresholdHow.ByAuthority => $"By the authority of {AuthorityOfficer}, {AuthorityGrade}",
        ThresholdHow.ByJudgement => "By judgement of persistence, harm and the response (section 104(5))",
        _ => "Below the threshold, accepted anyway",
    };
}

/// <summary>What the decision is taken on: complaints, routes, the statutory answer beside the local one.</summary>
[Query]
public sealed class ThresholdQuery(AsbDbContext db, CaseAccess access, TimeProvider clock)
{
    public async Task<ThresholdView> AskAsync(CaseHead head)
    {
        var whole = await access.Seen(head).Include(c => c.Application).Include(c => c.Complaints).Include(c => c.Decisions).Include(c => c.RiskAssessments).FirstAsync();
        var procedure = await db.Services.Procedures.GetAsync(head.ProcedureVersionId, db);
        var assessment = whole.Assess(procedure);
        var today = London.Today(clock);
        var anchors = await DeadlineBook.AnchorsOfAsync(whole.Id, db);
        return new()
        {
            Case = head,
            Procedure = procedure,
            Complaints = [.. whole.Complaints.OrderBy(c => c.Number).Select(c => new AssessedComplaint(c, assessment.Complaints.First(a => a.Id == c.Number.ToString(CultureInfo.InvariantCulture))))],
            Assessment = assessment,
            Risk = whole.LatestRisk,
            Decision = whole.Decision,
            DecidedElsewhere = whole.Decision is null ? anchors.Where(a => a.Kind == AnchorKind.ThresholdDecided && a.Round == whole.Round).Select(a => (DateOnly?)a.On).LastOrDefault() : null,
            Agencies = await db.Agencies.AsNoTracking().Where(a => a.AreaId == head.AreaId && a.LeftOn == null).OrderByDescending(a => a.IsRelevantBody).ThenBy(a => a.Name).ToListAsync(),
            AuthorityOfficer = whole.AuthorityOfficer,
            AuthorityGrade = whole.AuthorityGrade,
            LastDayToAppeal = await LastDayToAppealAsync(whole, procedure, anchors, today),
            Proposed = whole.Complaints.Count(c => c.SetAsideState == SetAsideState.Proposed),
            Form = new() { DecidedOn = DateParts.From(today) },
        };
    }

    // Counted as it would be if the letter were issued today.
    private async Task<DateOnly?> LastDayToAppealAsync(Case whole, Procedure procedure, IEnumerable<Anchor> known, DateOnly today)
    {
        List<Anchor> anchors = [.. known, new(AnchorKind.ThresholdNotMet, today, "", whole.Round), new(AnchorKind.ThresholdNotified, today, "", whole.Round)];
        return Timetable.Of(procedure, anchors, await db.Services.Holidays.CalendarAsync(db)).FirstOrDefault(l => l.Limit == Limits.Appeal && l.Round == whole.Round)?.Due;
    }
}
