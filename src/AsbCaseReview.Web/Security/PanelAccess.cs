using System.Security.Claims;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Security;

/// <summary>
/// The only door to a panel: those who see an area's cases see its panels, everybody else only those on which they sit.
/// Anything else is a 404. The look at each of its cases is recorded when they are opened.
/// </summary>
public sealed class PanelAccess(AsbDbContext db)
{
    public IQueryable<Panel> Visible(ClaimsPrincipal user)
    {
        if (!user.May(Permission.SitOnPanel)) return db.Panels.Where(p => false);
        var staff = user.StaffIdOf();
        if (!user.May(Permission.SeeCases)) return db.Panels.Where(p => p.Seats.Any(s => s.StaffId == staff && !s.Removed));
        return user.AreaIdOf() is { } area ? db.Panels.Where(p => p.AreaId == area || p.Seats.Any(s => s.StaffId == staff && !s.Removed)) : db.Panels;
    }

    /// <summary>A panel to be shown.</summary>
    /// <exception cref="NotFoundException">Absent, or not this user's.</exception>
    public async Task<Panel> SeeAsync(Guid id, ClaimsPrincipal user) =>
        await Visible(user).AsNoTracking().FirstOrDefaultAsync(p => p.Id == id) ?? throw new NotFoundException();

    /// <summary>A panel to be changed. Saving notices when it has changed since <paramref name="version"/>.</summary>
    /// <param name="version">The version that the form was made from; null where the act does not depend on it.</param>
    public async Task<Panel> OpenAsync(Guid id, ClaimsPrincipal user, int? version)
    {
        var panel = await Visible(user).FirstOrDefaultAsync(p => p.Id == id) ?? throw new NotFoundException();
        if (version is { } seen) db.Entry(panel).Property(p => p.Version).OriginalValue = seen;
        return panel;
    }
}
