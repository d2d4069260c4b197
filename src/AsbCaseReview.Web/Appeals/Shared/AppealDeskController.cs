using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Shared;

/// <summary>What every act of the reviewing office on an appeal has in common: a refusal and a stale form come back to the page with what was typed.</summary>
public abstract class AppealDeskController(AsbDbContext db, AppealAccess appeals, TimeProvider clock) : Controller
{
    protected AsbDbContext Db { get; } = db;
    protected AppealAccess Appeals { get; } = appeals;
    protected TimeProvider Clock { get; } = clock;

    private LetterDelivery? _told;

    protected DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>For links in messages.</summary>
    protected string BaseAddress => $"{Request.Scheme}://{Request.Host}";

    /// <summary>The act tells the applicant something: the next page says by which way it went.</summary>
    protected void Told(LetterDelivery delivery) => _told = delivery;

    /// <param name="act">Calls a method of the aggregate.</param>
    /// <param name="done">What the next page says was done.</param>
    /// <param name="again">Shows the form again, with what was typed.</param>
    protected async Task<IActionResult> ActAsync(string reference, CaseForm form, Func<Appeal, AppealRules, Task> act, string done, string to, Func<Task<IActionResult>> again)
    {
        var opened = await Appeals.OpenAsync(reference, User, form.Version, $"{Request.Method} {Request.Path}");
        if (!ModelState.IsValid) return await AgainAsync(form, again);
        try
        {
            await act(opened, await Appeals.RulesOfAsync(opened.ProcedureVersionId, opened.StageNumber));
        }
        catch (RuleRefusedException refused)
        {
            Db.ChangeTracker.Clear();
            ModelState.AddModelError("", refused.Section is { } section ? $"{refused.Why} ({section})" : refused.Why.ToString());
            return await AgainAsync(form, again);
        }
        if (!await Db.TrySaveAsync())
        {
            await TellWhatChangedAsync(opened.Id, form);
            return await AgainAsync(form, again);
        }
        TempData["Done"] = _told switch
        {
            LetterDelivery.Email => $"{done} The applicant gets a notice by e-mail.",
            LetterDelivery.Post => $"{done} A letter to the applicant waits in today’s post.",
            LetterDelivery.MyCaseOnly => $"{done} Neither e-mail nor post is safe for the applicant: tell them by a way that is.",
            LetterDelivery.Withheld => $"{done} Nothing goes out to the applicant: a death, or that consent was withdrawn, is recorded on the case.",
            _ => done,
        };
        return Redirect(to);
    }

    private async Task<IActionResult> AgainAsync(CaseForm form, Func<Task<IActionResult>> again)
    {
        ViewData["Act"] = ControllerContext.ActionDescriptor.Parameters.FirstOrDefault(p => p.ParameterType == form.GetType())?.BindingInfo?.BinderModelName;
        return await again();
    }

    private async Task TellWhatChangedAsync(Guid appealId, CaseForm form)
    {
        var since = await Db.CaseEvents.AsNoTracking().Where(e => e.AppealId == appealId && e.CaseVersion > form.Version).OrderBy(e => e.Sequence).ToListAsync();
        ModelState.AddModelError("", $"Somebody else changed this appeal while you had the page open{(since.Count == 0 ? "" : $": {string.Join(" ", since.Select(e => $"{e.ActorName}: {e.Body.Describe()}"))}")}. Nothing that you typed is lost: check it and send it again.".Replace("..", ".", StringComparison.Ordinal));
        form.Version = await Db.Appeals.Where(a => a.Id == appealId).Select(a => a.Version).FirstAsync();
        foreach (var key in ModelState.Keys.Where(k => k == nameof(CaseForm.Version) || k.EndsWith($".{nameof(CaseForm.Version)}", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
    }
}
