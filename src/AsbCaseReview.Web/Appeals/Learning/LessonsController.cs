using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Learning;

public sealed record LessonsView(IReadOnlyList<AppealLesson> Lessons, string? Theme);

/// <summary>What is to be learnt from appeals: for all partners, naming nobody.</summary>
[Requires(Permission.SeeLessons)]
public sealed class LessonsController(AsbDbContext db) : Controller
{
    [HttpGet("/lessons")]
    public async Task<IActionResult> Lessons(string? theme)
    {
        var area = User.AreaIdOf();
        var lessons = db.AppealLessons.AsNoTracking().Where(l => area == null || l.AreaId == area);
        if (ComplianceAudit.National.Find(theme ?? "") is not null) lessons = lessons.Where(l => l.Theme == theme);
        return View("Lessons", new LessonsView(await lessons.OrderByDescending(l => l.SharedOn).ThenBy(l => l.Id).Take(200).ToListAsync(), theme));
    }
}
