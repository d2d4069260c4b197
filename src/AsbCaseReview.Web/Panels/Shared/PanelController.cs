using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Panels.Shared;

/// <summary>A form on a panel: the version of the panel that it was made from travels with it.</summary>
public abstract class PanelForm
{
    public int Version { get; set; }
}

/// <summary>What every act on a panel has in common: a refusal and a stale form come back to the page with what was typed.</summary>
public abstract class PanelController(AsbDbContext db, PanelAccess panels, CaseAccess cases, TimeProvider clock) : Controller
{
    protected AsbDbContext Db { get; } = db;
    protected PanelAccess Panels { get; } = panels;
    protected CaseAccess Cases { get; } = cases;
    protected TimeProvider Clock { get; } = clock;

    protected DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>For links in messages.</summary>
    protected string BaseAddress => HttpContext.RequestServices.GetRequiredService<Infrastructure.Email.SiteAddress>().Base;

    /// <summary>Opens the panel with its cases, does it, saves it, goes on; or shows the page again and says why not.</summary>
    protected async Task<IActionResult> ActAsync(Guid id, PanelForm form, Func<Panel, List<Case>, Task> act, string done, string to, Func<Task<IActionResult>> again)
    {
        var panel = await Panels.OpenAsync(id, User, form.Version);
        var cases = await Cases.OfPanelAsync(panel, User, $"{Request.Method} {Request.Path}");
        if (!ModelState.IsValid) return await again();
        try
        {
            await act(panel, cases);
            await DraftLettersAsync(cases);
        }
        catch (RuleRefusedException refused)
        {
            return await AgainAsync(form, refused.Section is { } section ? $"{refused.Why} ({section})" : refused.Why.ToString(), again);
        }
        if (!await Db.TrySaveAsync())
        {
            form.Version = (await Panels.SeeAsync(id, User)).Version;
            foreach (var key in ModelState.Keys.Where(k => k.EndsWith(nameof(PanelForm.Version), StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
            return await AgainAsync(form, "Somebody else changed this panel while you had the page open. How it stands now is shown below. Nothing that you typed is lost: check it and send it again.", again);
        }
        TempData["Done"] = done;
        return Redirect(to);
    }

    // The letters that the act calls for, in the same save.
    private async Task DraftLettersAsync(List<Case> cases)
    {
        var drafts = HttpContext.RequestServices.GetRequiredService<LetterDrafts>();
        var calendar = await Db.Services.Holidays.CalendarAsync(Db);
        foreach (var @case in cases.Where(c => c.WaitingEvents.Count > 0))
            await drafts.DraftAsync(@case, new(await Db.Services.Procedures.GetAsync(@case.ProcedureVersionId, Db), calendar), User.ToActor(), Now);
    }

    private async Task<IActionResult> AgainAsync(PanelForm form, string why, Func<Task<IActionResult>> again)
    {
        Db.ChangeTracker.Clear();
        ModelState.AddModelError("", why);
        ViewData["Act"] = ControllerContext.ActionDescriptor.Parameters.FirstOrDefault(p => p.ParameterType == form.GetType())?.BindingInfo?.BinderModelName;
        return await again();
    }
}
