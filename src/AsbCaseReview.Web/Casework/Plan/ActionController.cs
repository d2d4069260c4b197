using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Casework.Plan;

/// <summary>
/// What an owner does with an action: on the agency's own page, and on the coordinator's for what they were told by
/// telephone or e-mail. A refusal and a stale form come back to the page with what was typed.
/// </summary>
public abstract class ActionController(AsbDbContext db, TimeProvider clock) : Controller
{
    protected AsbDbContext Db { get; } = db;

    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The action and its case, to be changed.</summary>
    /// <exception cref="NotFoundException">Absent, or not this user's.</exception>
    protected abstract Task<(AgreedAction Action, Case Case)> OpenAsync(Guid id);

    protected abstract Task<IActionResult> ShowAsync(Guid id, Action<ActionView> keep);

    /// <summary>Where somebody goes on when an act is done.</summary>
    protected abstract string After(Guid id);

    [HttpPost("{id:guid}/accept")]
    public Task<IActionResult> Accept(Guid id, [Bind(Prefix = "Accept")] AcceptForm form) => ActAsync(id, form, async (a, c) =>
        a.Accept(c, User.RoleOf() == Domain.Partnership.StaffRole.AgencyOfficer && a.OwnerId is null ? await Db.Staff.FindAsync(User.StaffIdOf()) : null, User.ToActor(), Now),
        "Taken on.", _ => { });

    [HttpPost("{id:guid}/decline")]
    public Task<IActionResult> Decline(Guid id, [Bind(Prefix = "Decline")] DeclineForm form) =>
        ActAsync(id, form, (a, c) => a.Decline(c, form.Why!, User.ToActor(), Now), "The coordinator is told that you cannot take it on.", v => v.Decline = form);

    [HttpPost("{id:guid}/progress")]
    public Task<IActionResult> Progress(Guid id, [Bind(Prefix = "Progress")] ProgressForm form) =>
        ActAsync(id, form, (a, c) => a.ReportProgress(c, form.Progress!, User.ToActor(), Now), "Progress recorded.", v => v.Progress = form);

    [HttpPost("{id:guid}/more-time")]
    public Task<IActionResult> MoreTime(Guid id, [Bind(Prefix = "MoreTime")] MoreTimeForm form) =>
        ActAsync(id, form, (a, c) => a.AskMoreTime(c, form.Until.Value!.Value, form.Why!, User.ToActor(), Now), "More time is asked for. It stays due as it was until the coordinator has decided.", v => v.MoreTime = form);

    [HttpPost("{id:guid}/end")]
    public Task<IActionResult> End(Guid id, [Bind(Prefix = "End")] EndForm form) =>
        ActAsync(id, form, (a, c) => a.ReportEnd(c, form.ToReport(User.FullNameOf()), User.ToActor(), Now), "Reported. It ends when the coordinator has taken note.", v => v.End = form);

    protected Task<IActionResult> ActAsync(Guid id, ActionForm form, Action<AgreedAction, Case> act, string done, Action<ActionView> keep) => ActAsync(id, form, (a, c) =>
    {
        act(a, c);
        return Task.CompletedTask;
    }, done, keep);

    protected async Task<IActionResult> ActAsync(Guid id, ActionForm form, Func<AgreedAction, Case, Task> act, string done, Action<ActionView> keep)
    {
        var (action, opened) = await OpenAsync(id);
        if (!ModelState.IsValid) return await ShowAsync(id, keep);
        Db.Entry(action).Property(a => a.Version).OriginalValue = form.Version;
        try
        {
            await act(action, opened);
        }
        catch (RuleRefusedException refused)
        {
            return await AgainAsync(id, refused.Section is { } section ? $"{refused.Why} ({section})" : refused.Why.ToString(), keep);
        }
        if (!await Db.TrySaveAsync())
            return await AgainAsync(id, "Somebody else did something with this action while you had it open: see what happened, below. Nothing that you typed is lost: check it and send it again.", keep);
        TempData["Done"] = done;
        return Redirect(After(id));
    }

    private async Task<IActionResult> AgainAsync(Guid id, string why, Action<ActionView> keep)
    {
        Db.ChangeTracker.Clear();
        if (ModelState.ErrorCount == 0) ModelState.AddModelError("", why);
        ViewData["Act"] = ControllerContext.ActionDescriptor.Parameters.Select(p => p.BindingInfo?.BinderModelName).FirstOrDefault(n => n is not null);
        foreach (var key in ModelState.Keys.Where(k => k.EndsWith(".Version", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        return await ShowAsync(id, keep);
    }
}
