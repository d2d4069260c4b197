using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Learning;

public sealed record GroundFigure(string Ground, int Claimed, int Upheld, int Partly, int NotUpheld);

/// <param name="Sought">All that were received in the period.</param>
/// <param name="Considered">Of them those that were taken: neither refused nor withdrawn before they were begun.</param>
/// <param name="InTime">Of the answered ones, those answered by their due day; where a procedure states none and none was set, an answer is neither in time nor late.</param>
public sealed record AppealFigures(
    DateOnly From, DateOnly To, int Sought, int Considered, int NotTaken, int Withdrawn, int Answered, int InTime, int Late, int Recommendations, int Accepted, int Refused, int ReferredBack,
    double? AverageDays, int? LongestDays, IReadOnlyList<GroundFigure> Grounds);

/// <summary>Appeals in figures, for monitoring and for publication: numbers alone.</summary>
[Requires(Permission.SeeAppealFigures)]
public sealed class AppealFiguresController(AsbDbContext db, TimeProvider clock) : Controller
{
    [HttpGet("/appeals/figures")]
    public async Task<IActionResult> Figures(int? year)
    {
        var today = London.Today(clock);
        var to = year is { } y and > 2000 and < 2200 ? new DateOnly(y, 12, 31) : today;
        var from = year is { } chosen and > 2000 and < 2200 ? new DateOnly(chosen, 1, 1) : today.AddMonths(-12).AddDays(1);
        var area = User.AreaIdOf();
        var appeals = db.Appeals.AsNoTracking().IgnoreAutoIncludes().Where(a => (area == null || a.AreaId == area) && a.ReceivedOn >= from && a.ReceivedOn <= to);
        var states = await appeals.GroupBy(a => a.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        int Of(params AppealState[] of) => of.Sum(s => states.GetValueOrDefault(s));
        var days = await appeals.Where(a => a.DaysTaken != null).Select(a => a.DaysTaken!.Value).ToListAsync();
        var grounds = await appeals.SelectMany(a => a.Grounds).GroupBy(g => new { g.Ground, g.Text, g.Result }).Select(g => new { g.Key.Ground, g.Key.Text, g.Key.Result, Count = g.Count() }).ToListAsync();
        var recommendations = await db.AppealRecommendations.AsNoTracking().Where(r => appeals.Any(a => a.Id == r.AppealId) && r.State != RecommendationState.Drafted).GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var answered = Of(AppealState.Answered, AppealState.Closed);
        var answering = new List<string>();
        foreach (var version in await appeals.Select(a => a.ProcedureVersionId).Distinct().ToListAsync())
            answering.AddRange((await db.Services.Procedures.GetAsync(version, db)).AppealStages().SelectMany(s => s.TimeLimits).Where(l => l.Until == AnchorKind.AppealAnswered).Select(l => l.Limit));
        var done = await db.Deadlines.AsNoTracking().Where(d => d.AppealId != null && (d.State == DeadlineState.Kept || d.State == DeadlineState.DoneLate) && answering.Contains(d.Limit) && appeals.Any(a => a.Id == d.AppealId))
            .GroupBy(d => d.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        return View("AppealFigures", new AppealFigures(from, to, states.Values.Sum(), states.Values.Sum() - Of(AppealState.NotTaken, AppealState.Withdrawn, AppealState.Received), Of(AppealState.NotTaken), Of(AppealState.Withdrawn), answered, done.GetValueOrDefault(DeadlineState.Kept), done.GetValueOrDefault(DeadlineState.DoneLate),
            recommendations.Values.Sum(), recommendations.GetValueOrDefault(RecommendationState.Accepted), recommendations.GetValueOrDefault(RecommendationState.Refused), await appeals.CountAsync(a => a.ReferredRound != null),
            days.Count == 0 ? null : days.Average(), days.Count == 0 ? null : days.Max(),
            [.. grounds.GroupBy(g => (g.Ground, g.Text)).OrderBy(g => g.Key.Ground).Select(g => new GroundFigure(g.Key.Ground == GroundClaimed.Own ? g.Key.Text : $"{g.Key.Ground}: {g.Key.Text}", g.Sum(x => x.Count),
                g.Where(x => x.Result == GroundResult.Upheld).Sum(x => x.Count), g.Where(x => x.Result == GroundResult.PartlyUpheld).Sum(x => x.Count), g.Where(x => x.Result == GroundResult.NotUpheld).Sum(x => x.Count)))]));
    }
}
