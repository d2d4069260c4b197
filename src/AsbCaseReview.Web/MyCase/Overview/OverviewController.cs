using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.MyCase.Overview;

/// <summary>Where the case stands, and the way out.</summary>
[ForApplicant, Route("/my-case")]
public sealed class OverviewController(ApplicantAccess access, OverviewQuery query) : Controller
{
    [HttpGet("overview")]
    public async Task<IActionResult> Show()
    {
        var seen = await access.SeeAsync(User, "where it stands");
        return View("Overview", await query.AskAsync(seen));
    }

    [HttpPost("sign-out")]
    public async Task<IActionResult> Leave()
    {
        await HttpContext.SignOutAsync(ApplicantSignIn.Scheme);
        TempData["SignedOut"] = "yes";
        return Redirect("/my-case");
    }
}
