using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Casework.Cases;

/// <summary>The list of cases, and one case to read.</summary>
[Requires(Permission.SeeCases)]
public sealed class CasesController(CaseListQuery list, CaseSummaryQuery summary, TimelineQuery timeline, CaseAccess access) : Controller
{
    [HttpGet("/cases")]
    public async Task<IActionResult> List(CaseFilter filter)
    {
        var found = await list.AskAsync(filter, User);
        await access.RecordListAsync(User, $"list {found.Filter.With()}");
        return View(found);
    }

    [HttpGet("/cases/{reference}")]
    public async Task<IActionResult> Summary(string reference)
    {
        var head = await access.SeeAsync(reference, User, "summary");
        return View(await summary.AskAsync(head));
    }

    [HttpGet("/cases/{reference}/timeline")]
    public async Task<IActionResult> Timeline(string reference, TimelineFilter filter)
    {
        var head = await access.SeeAsync(reference, User, "timeline");
        return View(await timeline.AskAsync(head, filter));
    }
}
