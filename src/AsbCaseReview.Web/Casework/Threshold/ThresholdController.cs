using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Casework.Threshold;

/// <summary>The threshold: what was counted and why, the three regards, the decision.</summary>
[Requires(Permission.SeeCases), Route("/cases/{reference}/threshold")]
public sealed class ThresholdController(AsbDbContext db, CaseAccess cases, TimeProvider clock, ThresholdQuery threshold) : CaseworkController(db, cases, clock)
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string reference) => await Show(reference, _ => { });

    [HttpPost(""), Requires(Permission.DecideThreshold)]
    public Task<IActionResult> Decide(string reference, [Bind(Prefix = "Form")] ThresholdForm form) => ActAsync(reference, form, (c, rules) =>
    {
        c.RecordThresholdDecision(form.ToDecision(c.Id, User.FullNameOf()), rules, User.ToActor(), Now);
        return Task.CompletedTask;
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
