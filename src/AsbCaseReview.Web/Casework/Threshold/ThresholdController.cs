using AsbCaseReview.Domain;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Plan;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Threshold;

/// <summary>The threshold: what was counted and why, the three regards, the decision.</summary>
[Requires(Permission.SeeCases), Route("/cases/{reference}/threshold")]
public sealed class ThresholdController(AsbDbContext db, CaseAccess cases, TimeProvider clock, ThresholdQuery threshold) : CaseworkController(db, cases, clock)
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string reference) => await Show(reference, _ => { });

    [HttpPost(""), Requires(Permission.DecideThreshold)]
    public Task<IActionResult> Decide(string reference, [Bind(Prefix = "Form")] ThresholdForm form) => ActAsync(reference, form, async (c, rules) =>
    {
        foreach (var (field, words) in new[] { ("Persistence", form.Persistence), ("Harm", form.Harm), ("Adequacy", form.Adequacy), ("Reasons", form.Reasons), ("Instead", form.Instead) })
            ModelState.AskAboutNames($"Form.{field}", words, form.NamesChecked, c);
        if (await Db.Agencies.CountAsync(a => a.AreaId == c.AreaId && form.Bodies.Contains(a.Name)) < form.Bodies.Distinct().Count()) throw new RuleRefusedException(new("Choose the bodies that took the decision."), about: "Bodies");
        c.RecordThresholdDecision(form.ToDecision(c.Id, User.FullNameOf()), rules, User.ToActor(), Now);
    }, "Threshold decision recorded.", $"/cases/{reference}/threshold", () => Show(reference, v => v.Form = form));

    [HttpPost("authority"), Requires(Permission.DecideThreshold)]
    public Task<IActionResult> Authority(string reference, [Bind(Prefix = "Authority")] AuthorityForm form) => ActAsync(reference, form, (c, rules) =>
    {
        c.GiveAuthority(form.Officer!, form.Grade!, form.Why!, rules.Procedure, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "The authority is recorded.", $"/cases/{reference}/threshold", () => Show(reference, v => v.Authority = form));

    private async Task<IActionResult> Show(string reference, Action<ThresholdView> keep)
    {
        var view = await threshold.AskAsync(await Cases.SeeAsync(reference, User, "threshold"));
        keep(view);
        return View("Threshold", view);
    }
}
