using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Shared;

/// <summary>A form on a case: the version of the case that it was made from travels with it.</summary>
public abstract class CaseForm
{
    public int Version { get; set; }
}

/// <summary>What every act on a case has in common: a refusal and a stale form come back to the page with what was typed.</summary>
public abstract class CaseworkController(AsbDbContext db, CaseAccess cases, TimeProvider clock) : Controller
{
    protected AsbDbContext Db { get; } = db;
    protected CaseAccess Cases { get; } = cases;
    protected TimeProvider Clock { get; } = clock;

    protected DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>For links in messages.</summary>
    protected SiteAddress Site => HttpContext.RequestServices.GetRequiredService<SiteAddress>();

    protected async Task<CaseRules> RulesOfAsync(Case @case) => new(
        await Db.Services.Procedures.GetAsync(@case.ProcedureVersionId, Db),
        await Db.Services.Holidays.CalendarAsync(Db));

    /// <summary>Opens the case, does it, saves it, goes on; or shows the page again and says why not.</summary>
    /// <param name="act">Calls a method of the aggregate.</param>
    /// <param name="done">What the next page says was done.</param>
    /// <param name="again">Shows the form again, with what was typed.</param>
    protected async Task<IActionResult> ActAsync(string reference, CaseForm form, Func<Case, CaseRules, Task> act, string done, string to, Func<Task<IActionResult>> again)
    {
        var opened = await Cases.OpenAsync(reference, User, form.Version, $"{Request.Method} {Request.Path}");
        if (!ModelState.IsValid) return await again();
        try
        {
            var rules = await RulesOfAsync(opened);
            await act(opened, rules);
            await HttpContext.RequestServices.GetRequiredService<LetterDrafts>().DraftAsync(opened, rules, User.ToActor(), Now);   // the letters that the act calls for, in the same save
        }
        catch (RuleRefusedException refused)
        {
            Db.ChangeTracker.Clear();
            ModelState.AddModelError(refused.About is { } field ? $"{ActName(form)}.{field}" : "", refused.Section is { } section ? $"{refused.Why} ({section})" : refused.Why.ToString());
            ViewData["Act"] = ActName(form);
            return await again();
        }
        if (!await Db.TrySaveAsync())
        {
            await TellWhatChangedAsync(opened.Id, form);
            ViewData["Act"] = ActName(form);
            return await again();
        }
        TempData["Done"] = done;
        return Redirect(to);
    }

    /// <summary>The same for what has a version of its own beside the case: the case's is left alone, so that nobody's form becomes stale by it.</summary>
    /// <param name="act">Opens what it changes with the form's version.</param>
    /// <param name="stale">What is said where somebody else saved first.</param>
    protected async Task<IActionResult> ActBesideAsync(string reference, CaseForm form, Func<Case, CaseRules, Task> act, string done, string to, string stale, Func<Task<IActionResult>> again)
    {
        var opened = await Cases.OpenToRecordAsync(reference, User, $"{Request.Method} {Request.Path}");
        if (!ModelState.IsValid) return await again();
        try
        {
            var rules = await RulesOfAsync(opened);
            await act(opened, rules);
            await HttpContext.RequestServices.GetRequiredService<LetterDrafts>().DraftAsync(opened, rules, User.ToActor(), Now);
        }
        catch (RuleRefusedException refused)
        {
            return await Refused(refused.Section is { } section ? $"{refused.Why} ({section})" : refused.Why.ToString());
        }
        if (!await Db.TrySaveAsync()) return await Refused($"{stale} Nothing that you typed is lost: check it and send it again.");
        TempData["Done"] = done;
        return Redirect(to);

        Task<IActionResult> Refused(string why)
        {
            Db.ChangeTracker.Clear();
            ModelState.AddModelError("", why);
            ViewData["Act"] = ActName(form);
            return again();
        }
    }

    // The act whose form is to stand open: its prefix among the fields.
    private string? ActName(CaseForm form) => ControllerContext.ActionDescriptor.Parameters.FirstOrDefault(p => p.ParameterType == form.GetType())?.BindingInfo?.BinderModelName;

    // Somebody saved first: what they did is shown, what was typed stays, and sending again now counts from their state.
    private async Task TellWhatChangedAsync(Guid caseId, CaseForm form)
    {
        var since = await Db.CaseEvents.AsNoTracking().Where(e => e.CaseId == caseId && e.CaseVersion > form.Version).OrderBy(e => e.Sequence).ToListAsync();
        ModelState.AddModelError("", since.Count == 0
            ? "Somebody else changed this case while you had the page open. Nothing that you typed is lost: check it and send it again."
            : $"Somebody else changed this case while you had the page open: {string.Join(" ", since.Select(e => $"{e.ActorName}: {e.Body.Describe()}"))} Nothing that you typed is lost: check it and send it again.");
        form.Version = await Cases.VersionOfAsync(caseId);
        foreach (var key in ModelState.Keys.Where(k => k == nameof(CaseForm.Version) || k.EndsWith($".{nameof(CaseForm.Version)}", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
    }
}
