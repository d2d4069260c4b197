using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Casework.MyWork;

/// <summary>Where a day begins.</summary>
[Requires(Permission.SeeMyWork)]
public sealed class MyWorkController(MyWorkQuery work, CaseAccess access) : Controller
{
    [HttpGet("/work")]
    public async Task<IActionResult> Index(bool area)
    {
        var view = await work.AskAsync(User, area);
        await access.RecordListAsync(User, area ? "my work, whole area" : "my work");
        return View("MyWork", view);
    }
}
