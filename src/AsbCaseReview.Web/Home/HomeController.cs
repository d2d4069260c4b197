using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Home;

/// <summary>The way in, and what is shown when something went wrong.</summary>
[AllowAnonymous]
public sealed class HomeController : Controller
{
    [HttpGet("/")]
    public IActionResult Start() => View();

    [Route("/problem/{status:int?}"), IgnoreAntiforgeryToken]
    public IActionResult Problem(int? status)
    {
        ViewData["Status"] = status ?? StatusCodes.Status500InternalServerError;
        return View();
    }
}
