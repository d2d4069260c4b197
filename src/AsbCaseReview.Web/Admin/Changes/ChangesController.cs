using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Admin.Changes;

public sealed record ChangesView(int Page, IReadOnlyList<AdministrativeChange> Changes, bool More);

/// <summary>Everything that was changed in the administration: who, when, before and after.</summary>
[Requires(Permission.Administer)]
public sealed class ChangesController(AsbDbContext db) : Controller
{
    private const int PageSize = 50;

    [HttpGet("/admin/changes")]
    public async Task<IActionResult> List(int page = 1)
    {
        if (page is < 1 or > 100_000) page = 1;
        var rows = await db.AdministrativeChanges.AsNoTracking().OrderByDescending(c => c.At).ThenBy(c => c.Id).Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync();
        return View("Changes", new ChangesView(page, [.. rows.Take(PageSize)], rows.Count > PageSize));
    }
}
