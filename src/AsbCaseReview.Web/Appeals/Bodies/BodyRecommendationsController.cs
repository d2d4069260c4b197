using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Bodies;

public sealed class BodyRecommendationView(AppealRecommendation recommendation, string appeal, string reviewedBy, ReportForBodies? report)
{
    public AppealRecommendation Recommendation { get; } = recommendation;
    public string Appeal { get; } = appeal;
    public string ReviewedBy { get; } = reviewedBy;
    public ReportForBodies? Report { get; } = report;
    public RespondForm Respond { get; set; } = new();
    public ProgressForm Progress { get; set; } = new();
}

/// <summary>A recommendation made to a body: its answer, and how far it is.</summary>
[Requires(Permission.AnswerAppeals), Route("/appeal-papers/recommendations/{id:guid}")]
public sealed class BodyRecommendationsController(AsbDbContext db, AppealAccess appeals, AppealLetters letters, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> One(Guid id) => Show(id, _ => { });

    [HttpPost("answer")]
    public Task<IActionResult> Answer(Guid id, [Bind(Prefix = "Respond")] RespondForm form) => Act(id, form, async (recommendation, appeal) =>
    {
        var others = await db.AppealRecommendations.AnyAsync(r => r.AppealId == appeal.Id && r.AgencyId == recommendation.AgencyId && r.Id != id && r.State == RecommendationState.Made);
        recommendation.Respond(appeal, form.Accepted!.Value, form.Answer!, !others, User.ToActor(), clock.GetUtcNow());
        Domain.Sentence said = recommendation.State == RecommendationState.Accepted
            ? new("{0} accepts what was recommended: {1}", recommendation.AgencyName, recommendation.Answer!)
            : new("{0} does not accept what was recommended: {1}", recommendation.AgencyName, recommendation.Answer!);
        await letters.TellAsync(appeal, LetterKind.AppealUpdate, new(Says: said), await appeals.RulesOfAsync(appeal.ProcedureVersionId, appeal.StageNumber), User.ToActor(), clock.GetUtcNow());
    }, "Your answer is sent. The applicant is told of it.", v => v.Respond = form);

    [HttpPost("progress")]
    public Task<IActionResult> Progress(Guid id, [Bind(Prefix = "Progress")] ProgressForm form) => Act(id, form, async (recommendation, appeal) =>
    {
        var accepted = await db.AppealRecommendations.AsNoTracking().Where(r => r.AppealId == appeal.Id && r.AgencyId == recommendation.AgencyId && r.Id != id && r.State == RecommendationState.Accepted).ToListAsync();
        var owed = accepted.Any(r => !r.Progress.Any(p => p.Done || p.Round == appeal.ProgressRound));
        recommendation.Report(appeal, form.Text!, form.Done, !owed, User.ToActor(), clock.GetUtcNow());
    }, "Your progress is reported.", v => v.Progress = form);

    private async Task<IActionResult> Act(Guid id, CaseForm form, Func<AppealRecommendation, Appeal, Task> act, string done, Action<BodyRecommendationView> keep)
    {
        var agency = User.AgencyIdOf();
        var recommendation = await db.AppealRecommendations.FirstOrDefaultAsync(r => r.Id == id && r.AgencyId == agency && r.State != RecommendationState.Drafted) ?? throw new NotFoundException();
        var appeal = await db.Appeals.FirstAsync(a => a.Id == recommendation.AppealId);
        db.Entry(recommendation).Property(r => r.Version).OriginalValue = form.Version;
        if (!ModelState.IsValid) return await AgainAsync(id, keep);
        try
        {
            await act(recommendation, appeal);
        }
        catch (RuleRefusedException refused)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", refused.Why.ToString());
            return await AgainAsync(id, keep);
        }
        if (!await db.TrySaveAsync())
        {
            ModelState.AddModelError("", "Somebody else of your body answered while you had this open. Nothing that you typed is lost: check it and send it again.");
            form.Version = await db.AppealRecommendations.Where(r => r.Id == id).Select(r => r.Version).FirstAsync();
            foreach (var key in ModelState.Keys.Where(k => k.EndsWith(".Version", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
            return await AgainAsync(id, keep);
        }
        TempData["Done"] = done;
        return Redirect($"/appeal-papers/recommendations/{id}");
    }

    private Task<IActionResult> AgainAsync(Guid id, Action<BodyRecommendationView> keep)
    {
        db.ChangeTracker.Clear();
        return Show(id, keep);
    }

    private async Task<IActionResult> Show(Guid id, Action<BodyRecommendationView> keep)
    {
        var agency = User.AgencyIdOf();
        var recommendation = await db.AppealRecommendations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.AgencyId == agency && r.State != RecommendationState.Drafted) ?? throw new NotFoundException();
        var about = await db.Appeals.AsNoTracking().IgnoreAutoIncludes().Where(a => a.Id == recommendation.AppealId).Select(a => new { a.Reference, a.Body, a.CaseId, a.IssuedToBodies }).FirstAsync();
        await appeals.RecordAsync(about.Reference, about.CaseId, User, "recommendation and report");
        var view = new BodyRecommendationView(recommendation, about.Reference, about.Body, about.IssuedToBodies);
        keep(view);
        return View("BodyRecommendation", view);
    }
}
