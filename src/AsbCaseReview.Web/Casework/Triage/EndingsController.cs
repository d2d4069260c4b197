using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Triage;

/// <summary>Acts of the triage page that end a case, bring it back, or take it along the review.</summary>
[Requires(Permission.Triage), Route("/cases/{reference}/triage")]
public sealed class EndingsController(AsbDbContext db, CaseAccess cases, QueuedCorrespondence queued, TimeProvider clock, TriageQuery triage) : CaseworkController(db, cases, clock)
{
    [HttpPost("signpost")]
    public Task<IActionResult> Signpost(string reference, [Bind(Prefix = "Signpost")] SignpostForm form) => Act(reference, form, (c, rules) =>
    {
        c.SignpostElsewhere(form.Where!, form.Why!, rules, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Signposted elsewhere.", v => v.Signpost = form);

    [HttpPost("out-of-scope")]
    public Task<IActionResult> OutOfScope(string reference, [Bind(Prefix = "OutOfScope")] OutOfScopeForm form) => Act(reference, form, (c, rules) =>
    {
        c.CloseAsOutOfScope(form.Reason!.Value, form.Why!, rules, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Closed as out of scope.", v => v.OutOfScope = form);

    [HttpPost("give-up")]
    public Task<IActionResult> GiveUp(string reference, [Bind(Prefix = "GiveUp")] GiveUpForm form) => Act(reference, form,
        async (c, rules) => c.GiveUpContact(await Db.AttemptsAsync(c.Id, c.Round), rules, User.ToActor(), Now), "Recorded. The letter that tells them is drafted; the case is closed when it is issued.", _ => { });

    [HttpPost("no-contact")]
    public Task<IActionResult> NoContact(string reference, [Bind(Prefix = "NoContact")] NoContactForm form) => Act(reference, form,
        async (c, rules) => c.CloseForNoContact(await Db.AttemptsAsync(c.Id, c.Round), rules, User.ToActor(), Now), "Closed: no contact.", _ => { });

    [HttpPost("withdraw")]
    public Task<IActionResult> Withdraw(string reference, [Bind(Prefix = "Withdraw")] WithdrawForm form) => Act(reference, form, (c, rules) =>
    {
        c.Withdraw(form.How!, form.InTheirWords!, form.PressureFound!, rules, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Withdrawal recorded.", v => v.Withdraw = form);

    [HttpPost("death")]
    public Task<IActionResult> Death(string reference, [Bind(Prefix = "Death")] DeathForm form) => Act(reference, form, (c, _) =>
    {
        c.RecordDeath(form.PersonId!.Value, form.On.Value!.Value, User.ToActor(), Now);
        return queued.StopAsync(c, Now);
    }, "The death is recorded. Nothing goes out to them any more.", v => v.Death = form);

    [HttpPost("close")]
    public Task<IActionResult> Close(string reference, [Bind(Prefix = "Close")] CloseForm form) => Act(reference, form, async (c, _) =>
        c.Close(form.Why!, await Db.ActionPlans.FirstOrDefaultAsync(p => p.CaseId == c.Id), User.ToActor(), Now), "The case is closed.", v => v.Close = form);

    [HttpPost("reopen")]
    public Task<IActionResult> Reopen(string reference, [Bind(Prefix = "Reopen")] ReopenForm form) => Act(reference, form, (c, _) =>
    {
        c.Reopen(form.Why!, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Reopened.", v => v.Reopen = form);

    private Task<IActionResult> Act(string reference, CaseForm form, Func<Case, CaseRules, Task> act, string done, Action<TriageView> keep) =>
        ActAsync(reference, form, act, done, $"/cases/{reference}/triage", async () =>
        {
            var view = await triage.AskAsync(await Cases.SeeAsync(reference, User, "triage"), User);
            keep(view);
            return View("Triage", view);
        });
}
