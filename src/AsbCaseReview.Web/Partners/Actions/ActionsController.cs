using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Plan;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Partners.Actions;

public sealed record ActionRow(Guid Id, string Reference, string What, string OwnerName, bool Mine, DateOnly DueOn, ActionState State, bool MoreTimeAsked, bool WaitForVictim);

public sealed record RecommendationRow(Guid Id, string Reference, string Text, DateOnly AnswerBy, RecommendationState State);

public sealed record ActionsView(IReadOnlyList<ActionRow> Open, IReadOnlyList<ActionRow> Ended, IReadOnlyList<RecommendationRow> Recommendations, DateOnly Today);

/// <summary>What an agency has agreed to do, and what was recommended to it. An officer sees those of their own agency and nothing else of a case.</summary>
[Requires(Permission.WorkActions), Route("/actions")]
public sealed class ActionsController(AsbDbContext db, CaseAccess cases, ActionQuery actions, TimeProvider clock) : ActionController(db, clock)
{
    private const int Most = 200;
    private const int MostEnded = 50;

    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var (agency, me) = (User.AgencyIdOf(), User.StaffIdOf());
        var own = Db.AgreedActions.AsNoTracking().IgnoreAutoIncludes().Where(a => a.AgencyId == agency)
            .Join(cases.References(), a => a.CaseId, c => c.Id, (a, c) => new { a, c.Reference });
        var open = await own.Where(x => ActionStates.Open.Contains(x.a.State)).OrderBy(x => x.a.DueOn).ThenBy(x => x.a.Id).Take(Most)
            .Select(x => new ActionRow(x.a.Id, x.Reference, x.a.What, x.a.OwnerName, x.a.OwnerId == me, x.a.DueOn, x.a.State, x.a.MoreTime != null, x.a.TellVictimFirst && x.a.VictimToldOn == null)).ToListAsync();
        var ended = await own.Where(x => ActionStates.Ended.Contains(x.a.State)).OrderByDescending(x => x.a.EndedOn).ThenBy(x => x.a.Id).Take(MostEnded)
            .Select(x => new ActionRow(x.a.Id, x.Reference, x.a.What, x.a.OwnerName, x.a.OwnerId == me, x.a.DueOn, x.a.State, false, false)).ToListAsync();
        var recommended = await Db.Recommendations.AsNoTracking().Where(r => r.AgencyId == agency).OrderBy(r => r.AnswerBy).Take(Most)
            .Join(cases.References(), r => r.CaseId, c => c.Id, (r, c) => new RecommendationRow(r.Id, c.Reference, r.Text, r.AnswerBy, r.State)).ToListAsync();
        await cases.RecordListAsync(User, "actions");
        return View("Actions", new ActionsView([.. open.OrderByDescending(r => r.Mine).ThenBy(r => r.DueOn)], ended, recommended, London.DateOf(Now)));
    }

    [HttpGet("{id:guid}")]
    public Task<IActionResult> One(Guid id) => ShowAsync(id, _ => { });

    [HttpGet("recommendations/{id:guid}")]
    public Task<IActionResult> Recommendation(Guid id) => ShowRecommendationAsync(id, null);

    [HttpPost("recommendations/{id:guid}")]
    public async Task<IActionResult> Answer(Guid id, [Bind(Prefix = "Form")] RecommendationAnswerForm form)
    {
        if (!ModelState.IsValid) return await ShowRecommendationAsync(id, form);
        var (recommendation, opened) = await OpenRecommendationAsync(id);
        Db.Entry(recommendation).Property(r => r.Version).OriginalValue = form.Version;
        try
        {
            form.Apply(recommendation, opened, User.ToActor(), Now);
        }
        catch (RuleRefusedException refused)
        {
            Db.ChangeTracker.Clear();
            ModelState.AddModelError("", refused.Section is { } section ? $"{refused.Why} ({section})" : refused.Why.ToString());
            return await ShowRecommendationAsync(id, form);
        }
        if (!await Db.TrySaveAsync())
        {
            ModelState.Remove("Form.Version");
            ModelState.AddModelError("", "Somebody else answered this recommendation while you had it open. Nothing that you typed is lost: check it and send it again.");
            return await ShowRecommendationAsync(id, form);
        }
        TempData["Done"] = "Your answer is recorded.";
        return Redirect("/actions");
    }

    protected override string After(Guid id) => $"/actions/{id}";

    protected override async Task<(AgreedAction Action, Case Case)> OpenAsync(Guid id)
    {
        var agency = User.AgencyIdOf();
        var action = await Db.AgreedActions.FirstOrDefaultAsync(a => a.Id == id && a.AgencyId == agency) ?? throw new NotFoundException();
        return (action, await cases.OpenForAgencyAsync(action, User, $"action {Request.Method}"));
    }

    protected override async Task<IActionResult> ShowAsync(Guid id, Action<ActionView> keep)
    {
        var (action, opened) = await OpenAsync(id);
        var view = await actions.AskAsync(action, opened.Reference, opened.ProcedureVersionId, null, $"/actions/{id}");
        keep(view);
        return View("Action", view);
    }

    private async Task<(Recommendation Recommendation, Case Case)> OpenRecommendationAsync(Guid id)
    {
        var agency = User.AgencyIdOf();
        var recommendation = await Db.Recommendations.FirstOrDefaultAsync(r => r.Id == id && r.AgencyId == agency) ?? throw new NotFoundException();
        return (recommendation, await cases.OpenForAgencyAsync(recommendation, User, $"recommendation {Request.Method}"));
    }

    private async Task<IActionResult> ShowRecommendationAsync(Guid id, RecommendationAnswerForm? form)
    {
        var (recommendation, opened) = await OpenRecommendationAsync(id);
        form ??= new();
        form.Version = recommendation.Version;
        return View("Recommendation", new RecommendationView(recommendation, opened.Reference, form));
    }
}

public sealed record RecommendationView(Recommendation Recommendation, string Reference, RecommendationAnswerForm Form);
