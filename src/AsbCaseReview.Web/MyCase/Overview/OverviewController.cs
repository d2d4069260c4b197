using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
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

    /// <summary>Also for whom half an hour has passed meanwhile, and with it the token of the page: they need no code to be out.</summary>
    [HttpPost("sign-out"), AllowAnonymous, IgnoreAntiforgeryToken]
    public async Task<IActionResult> Leave()
    {
        await HttpContext.SignOutAsync(ApplicantSignIn.Scheme);
        TempData["SignedOut"] = "yes";
        return Redirect("/my-case");
    }
}
