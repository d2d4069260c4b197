using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Panels.List;

/// <param name="Seat">The user's own seat, where they have one.</param>
public sealed record PanelRow(Panel Panel, PanelSeat? Seat);

/// <param name="Ahead">Coming, in session, or with minutes to finish: the next first.</param>
/// <param name="Done">Signed off or cancelled: the latest first.</param>
public sealed record PanelListView(IReadOnlyList<PanelRow> Ahead, IReadOnlyList<PanelRow> Done, DateOnly Today, int Page, bool More);

/// <summary>The panels that somebody may see: an area's, or those on which they sit.</summary>
[Requires(Permission.SitOnPanel), Route("/panels")]
public sealed class PanelListController(PanelAccess panels, CaseAccess cases, TimeProvider clock) : Controller
{
    private const int PageSize = 25;

    [HttpGet("")]
    public async Task<IActionResult> Index(int page = 1)
    {
        page = Math.Max(1, page);
        var staff = User.StaffIdOf();
        PanelRow Row(Panel p) => new(p, p.SeatFor(staff));
        var visible = panels.Visible(User).AsNoTracking();
        var ahead = await visible.Where(p => p.State != PanelState.SignedOff && p.State != PanelState.Cancelled).OrderBy(p => p.MeetsOn).ThenBy(p => p.Id).Take(200).ToListAsync();
        var done = await visible.Where(p => p.State == PanelState.SignedOff || p.State == PanelState.Cancelled).OrderByDescending(p => p.MeetsOn).ThenBy(p => p.Id).Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync();
        await cases.RecordListAsync(User, "panels");
        return View("Panels", new PanelListView([.. ahead.Select(Row)], [.. done.Take(PageSize).Select(Row)], London.Today(clock), page, done.Count > PageSize));
    }
}
