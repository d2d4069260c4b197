using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Plan;

/// <summary>What is agreed and recommended on a case, put to the victim and made final.</summary>
[Requires(Permission.ManagePlan), Route("/cases/{reference}/plan")]
public sealed class PlanController(AsbDbContext db, CaseAccess cases, TimeProvider clock, PlanQuery plans, PowerCatalogue catalogue) : CaseworkController(db, cases, clock)
{
    [HttpGet(""), Requires(Permission.SeeCases)]
    public Task<IActionResult> Index(string reference) => Show(reference, _ => { });

    [HttpGet("powers"), Requires(Permission.SeeCases)]
    public async Task<IActionResult> Powers(string reference) => View(await plans.PowersAsync(await Cases.SeeAsync(reference, User, "powers")));

    [HttpGet("add")]
    public async Task<IActionResult> AddAction(string reference, string? power) => View("Add", await plans.AddAsync(await Cases.SeeAsync(reference, User, "add an action"), null, power));

    [HttpPost("add")]
    public Task<IActionResult> AddAction(string reference, [Bind(Prefix = "Add")] AddActionForm form) => ActAsync(reference, form, async (c, rules) =>
    {
        ModelState.AskAboutNames("Add.VictimMaySee", form.VictimMaySee, form.NamesChecked, c);
        var plan = await PlanOfAsync(c);
        var (agency, owner) = await PlanActionController.OwnerAsync(Db, Cases, form.Owner, c);
        if (form.Recommendation is { } from && plan.Recommendations.All(r => r.Id != from)) throw new RuleRefusedException(new("There is no such recommendation on this case."));
        var option = form.Option is { } used ? await PlanQuery.OptionsOf(Db, c.Id).FirstOrDefaultAsync(e => e.Id == used) ?? throw new RuleRefusedException(new("No panel of this case used that option.")) : null;
        var action = plan.Agree(c, new()
        {
            What = form.What!,
            Why = form.Why!,
            Agency = agency,
            Owner = owner,
            OwnerName = form.OwnerName,
            DueOn = form.Due.Value!.Value,
            Restricted = RestrictedText.From(form.Restricted),
            VictimMaySee = form.VictimMaySee,
            TellVictimFirst = form.TellVictimFirst,
            Interim = form.Interim,
            Power = form.Choice(catalogue),
            Remedy = form.Remedy(),
            RecommendationId = form.Recommendation,
            OptionId = option?.Id,
            PanelId = option?.PanelId,
        }, rules, User.ToActor(), Now);
        Db.OutgoingMessages.Add(StaffMail.Agreed(c, action, owner?.Email ?? agency.Email, Now, Site.Base));
    }, "The action is agreed, and its owner is told.", $"/cases/{reference}/plan", async () => View("Add", await plans.AddAsync(await Cases.SeeAsync(reference, User, "add an action"), form, null)));

    [HttpPost("recommend")]
    public Task<IActionResult> Recommend(string reference, [Bind(Prefix = "Recommend")] RecommendForm form) => Act(reference, form, async (c, _) =>
    {
        ModelState.AskAboutNames("Recommend.VictimMaySee", form.VictimMaySee, form.NamesChecked, c);
        var agency = form.Agency is { } id ? await PlanActionController.AgencyAsync(Cases, id, c) : null;
        var made = (await PlanOfAsync(c)).Recommend(c, agency, form.Body ?? "", form.Text!, form.Why!, form.VictimMaySee, form.AnswerBy.Value!.Value, null, User.ToActor(), Now);
        if (agency is not null) Db.OutgoingMessages.Add(StaffMail.Recommended(c, made, agency, Now, Site.Base));
    }, "The recommendation is made.", v => v.Recommend = form);

    [HttpPost("consult")]
    public Task<IActionResult> Consult(string reference, [Bind(Prefix = "Consult")] ConsultForm form) => Act(reference, form, async (c, _) =>
    {
        var plan = await PlanOfAsync(c, form.PlanVersion);
        if (form.Put == true) plan.PutToVictim(c, form.How!, OwnWords.From(form.Comments), User.ToActor(), Now);
        else plan.RecordNotPutToVictim(c, form.ReasonNot!, User.ToActor(), Now);
    }, form.Put == true ? "Recorded as put to the victim." : "The reason is recorded.", v => v.Consult = form);

    [HttpPost("final")]
    public Task<IActionResult> Final(string reference, [Bind(Prefix = "Final")] FinalForm form) => Act(reference, form, async (c, _) =>
        (await PlanOfAsync(c, form.PlanVersion)).MakeFinal(c, User.ToActor(), Now), "The plan is final.", _ => { });

    [HttpPost("update")]
    public Task<IActionResult> Update(string reference, [Bind(Prefix = "Update")] UpdateVictimForm form) => Act(reference, form, (c, _) =>
    {
        c.RecordVictimUpdate(form.How!, form.Said!, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Recorded that the victim was told.", v => v.Update = form);

    [HttpPost("interim")]
    public Task<IActionResult> Interim(string reference, [Bind(Prefix = "Interims")] InterimForm form) => Act(reference, form, async (c, _) =>
    {
        var agency = await PlanActionController.AgencyAsync(Cases, form.Agency, c);
        c.RecordInterimAction(form.What!, form.Risk!, agency.Name, form.On.Value!.Value, User.ToActor(), Now);
    }, "Interim action recorded.", v => v.Interims = form);

    [HttpGet("recommendations/{id:guid}"), Requires(Permission.SeeCases)]
    public Task<IActionResult> Recommendation(string reference, Guid id) => ShowRecommendation(reference, id, null, null);

    [HttpPost("recommendations/{id:guid}/answer")]
    public Task<IActionResult> Answer(string reference, Guid id, [Bind(Prefix = "Form")] RecommendationAnswerForm form) =>
        ActOnRecommendation(reference, id, form.Version, (r, c) =>
        {
            form.Apply(r, c, User.ToActor(), Now);
            return Task.CompletedTask;
        }, "The answer is recorded.", () => ShowRecommendation(reference, id, form, null));

    [HttpPost("recommendations/{id:guid}/challenge")]
    public Task<IActionResult> Challenge(string reference, Guid id, [Bind(Prefix = "Challenge")] ChallengeForm form) =>
        ActOnRecommendation(reference, id, form.Version, async (r, c) =>
        {
            r.ChallengeRefusal(c, form.Why!, User.ToActor(), Now);
            if (r.AgencyId is { } body) Db.OutgoingMessages.Add(StaffMail.Challenged(c, r, await Db.Agencies.FirstAsync(a => a.Id == body), Now, Site.Base));
        }, "The refusal is challenged, and the body is told.", () => ShowRecommendation(reference, id, null, form));

    private async Task<IActionResult> ActOnRecommendation(string reference, Guid id, int version, Func<Recommendation, Case, Task> act, string done, Func<Task<IActionResult>> again)
    {
        var opened = await Cases.OpenToRecordAsync(reference, User, "recommendation");
        var recommendation = await Db.Recommendations.FirstOrDefaultAsync(r => r.Id == id && r.CaseId == opened.Id) ?? throw new NotFoundException();
        if (!ModelState.IsValid) return await again();
        Db.Entry(recommendation).Property(r => r.Version).OriginalValue = version;
        try
        {
            await act(recommendation, opened);
            if (await Db.TrySaveAsync())
            {
                TempData["Done"] = done;
                return Redirect($"/cases/{reference}/plan/recommendations/{id}");
            }
            ModelState.AddModelError("", "Somebody else did something with this recommendation while you had it open: see what happened, below. Nothing that you typed is lost: check it and send it again.");
        }
        catch (RuleRefusedException refused)
        {
            ModelState.AddModelError("", refused.Section is { } section ? $"{refused.Why} ({section})" : refused.Why.ToString());
        }
        Db.ChangeTracker.Clear();
        foreach (var key in ModelState.Keys.Where(k => k.EndsWith(".Version", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        return await again();
    }

    private async Task<IActionResult> ShowRecommendation(string reference, Guid id, RecommendationAnswerForm? form, ChallengeForm? challenge)
    {
        var head = await Cases.SeeAsync(reference, User, "recommendation");
        var recommendation = await Db.Recommendations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.CaseId == head.Id) ?? throw new NotFoundException();
        return View("Recommendation", await plans.RecommendationAsync(head, recommendation, form, challenge));
    }

    private async Task<ActionPlan> PlanOfAsync(Case @case, int? version = null)
    {
        var plan = await Db.ActionPlans.FirstOrDefaultAsync(p => p.CaseId == @case.Id);
        if (plan is null) Db.ActionPlans.Add(plan = ActionPlan.For(@case));
        else if (version is { } known) Db.Entry(plan).Property(p => p.Version).OriginalValue = known;
        return plan;
    }

    private Task<IActionResult> Act(string reference, CaseForm form, Func<Case, CaseRules, Task> act, string done, Action<PlanView> keep) =>
        ActAsync(reference, form, act, done, $"/cases/{reference}/plan", () => Show(reference, keep));

    private async Task<IActionResult> Show(string reference, Action<PlanView> keep)
    {
        var view = await plans.AskAsync(await Cases.SeeAsync(reference, User, "plan"));
        keep(view);
        return View("Plan", view);
    }
}
