using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.MyCase.Overview;

/// <summary>Where the case stands.</summary>
[ForApplicant, Route("/my-case/overview")]
public sealed class OverviewController(ApplicantAccess access, OverviewQuery query) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show()
    {
        var seen = await access.SeeAsync(User, "where it stands");
        return View("Overview", await query.AskAsync(seen));
    }
}
