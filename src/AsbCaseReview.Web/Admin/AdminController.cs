using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Admin;

/// <summary>The way to everything that an administrator keeps.</summary>
[Requires(Permission.Administer)]
public sealed class AdminController : Controller
{
    [HttpGet("/admin")]
    public IActionResult Start() => View();
}
