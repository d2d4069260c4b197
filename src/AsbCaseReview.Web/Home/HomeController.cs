using System.Globalization;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Home;

/// <summary>The way in, and what is shown when something went wrong.</summary>
[AllowAnonymous]
public sealed class HomeController(AsbDbContext db) : Controller
{
    [HttpGet("/")]
    public IActionResult Start() => View();

    /// <summary>Emergency and support numbers, those of each area too.</summary>
    [HttpGet("/help")]
    public async Task<IActionResult> Help() => View(await db.Areas.AsNoTracking().Where(a => a.SupportService != null).OrderBy(a => a.Name).ToListAsync());

    [HttpGet("/privacy")]
    public async Task<IActionResult> Privacy() => View(await db.Areas.AsNoTracking().OrderBy(a => a.Name).ToListAsync());

    [HttpGet("/cookies")]
    public IActionResult Cookies() => View();

    [HttpGet("/accessibility")]
    public async Task<IActionResult> Accessibility() => View(await db.Areas.AsNoTracking().OrderBy(a => a.Name).ToListAsync());

    /// <summary>Takes no parameter: it would be looked for in what was sent, which may be just what could not be read.</summary>
    [Route("/problem/{status:int?}"), IgnoreAntiforgeryToken]
    public IActionResult Problem()
    {
        ViewData["Status"] = int.TryParse(RouteData.Values["status"] as string, CultureInfo.InvariantCulture, out var status) ? status : StatusCodes.Status500InternalServerError;
        return View();
    }
}
