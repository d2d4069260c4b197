using System.Globalization;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.MyCase.Decision;

/// <param name="Own">Made by whoever reads it; of others' reports only is said whether they counted.</param>
public sealed record DecidedReport(int Number, bool Own, DateRange Happened, DateRange Reported, bool Counts, IReadOnlyList<Sentence> Why, string? SetAside);

public sealed record AppealRoute(string Body, DateOnly? LastDay, Period? Within, bool RecommendationsOnly, IReadOnlyList<string> Grounds, bool GroundsKnown, string? Note, bool ApplicantLodges, AppealOffice Office);

public sealed record DecisionView(ThresholdDecision Decision, IReadOnlyList<DecidedReport> Reports, AppealRoute? Appeal, Area Area, bool Earlier);

/// <summary>The decision in full, with the explanation as it stood then: the same as the letter's.</summary>
[Query]
public sealed class DecisionQuery(AsbDbContext db, ApplicantAccess access)
{
    public async Task<DecisionView?> AskAsync(ApplicantCase seen)
    {
        var decision = await db.ThresholdDecisions.AsNoTracking().Where(d => d.CaseId == seen.Id).OrderByDescending(d => d.DecidedAt).FirstOrDefaultAsync();
        if (decision is null) return null;
        var area = await db.Areas.AsNoTracking().FirstAsync(a => a.Id == seen.AreaId);
        var mine = (await access.OwnAsync(seen)).Select(p => p.Number).ToList();
        var complaints = await db.Complaints.AsNoTracking().Where(c => c.CaseId == seen.Id).ToDictionaryAsync(c => c.Number.ToString(CultureInfo.InvariantCulture));
        return new(decision, [.. (decision.Explanation?.Complaints ?? []).Where(c => complaints.ContainsKey(c.Id)).Select(c => Report(c, complaints[c.Id], seen.Person.IsApplicant, mine))],
            await AppealAsync(seen, decision, area), area, decision.Round != seen.Round);
    }

    private static DecidedReport Report(FrozenComplaint frozen, Complaint complaint, bool isApplicant, IReadOnlyCollection<int> mine)
    {
        var own = complaint.PersonNumber is { } number ? mine.Contains(number) : isApplicant && complaint.Source != ComplaintSource.Agency;
        return new(complaint.Number, own, complaint.Happened, complaint.Reported, frozen.Counts || frozen.CountsByStatute, own ? frozen.Why : [],
            own && complaint.SetAsideState == SetAsideState.SetAside ? complaint.SettingAside?.Reason : null);
    }

    private async Task<AppealRoute?> AppealAsync(ApplicantCase seen, ThresholdDecision decision, Area area)
    {
        var procedure = await db.Services.Procedures.GetAsync(seen.ProcedureVersionId, db);
        if (procedure.Appeal is not [var stage, ..]) return null;
        var anchors = Timetable.AsSeenBy(await DeadlineBook.AnchorsOfAsync(seen.Id, db), seen.Subject);
        var line = Timetable.Of(procedure, anchors, await db.Services.Holidays.CalendarAsync(db)).FirstOrDefault(l => l.Limit == Limits.Appeal && l.Round == decision.Round);
        return new(stage.Body, line?.Due, stage.Window?.Within, stage.RecommendationsOnly, [.. stage.Grounds.Select(g => g.Text)], stage.GroundsKnown, stage.Window?.Note, stage.LodgedBy.Contains(AppealLodgedBy.Applicant),
            await db.AppealOfficeAsync(stage, area));
    }
}

/// <summary>The decision whether a review must be held.</summary>
[ForApplicant, Route("/my-case/decision")]
public sealed class DecisionController(ApplicantAccess access, DecisionQuery query) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show()
    {
        var seen = await access.SeeAsync(User, "the decision");
        return await query.AskAsync(seen) is { } view ? View("Decision", view) : View("NoDecision");
    }
}
