using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Casework.Monitoring;

/// <summary>All actions of an area, with who is late and how far up the ladder it has gone.</summary>
[Requires(Permission.Monitor)]
public sealed class MonitoringController(MonitoringQuery monitoring, CaseAccess access) : Controller
{
    [HttpGet("/monitoring")]
    public async Task<IActionResult> Index(MonitoringFilter filter)
    {
        var view = await monitoring.AskAsync(filter, User);
        await access.RecordListAsync(User, $"actions {view.Filter.With()}");
        return View("Monitoring", view);
    }
}
