using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Appeals.List;

/// <summary>The appeals of the office.</summary>
[Requires(Permission.SeeAppeals)]
public sealed class AppealListController(AppealListQuery list, CaseAccess cases) : Controller
{
    [HttpGet("/appeals")]
    public async Task<IActionResult> List(AppealFilter filter)
    {
        await cases.RecordListAsync(User, $"appeals {filter.Of} page {filter.Page}");
        return View("List", await list.AskAsync(filter, User));
    }
}
