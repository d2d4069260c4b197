using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Demonstration;

public static class Settings
{
    /// <summary>The areas that are there, each with its procedure in force, agencies and staff.</summary>
    public static async Task<IReadOnlyList<Setting>> ReadAsync(AsbDbContext db, DateOnly today)
    {
        var calendar = await db.Services.Holidays.CalendarAsync(db);
        var settings = new List<Setting>();
        foreach (var area in await db.Areas.AsNoTracking().Include(a => a.LocalGovernmentAreas).OrderBy(a => a.Key).ToListAsync())
        {
            var (versionId, procedure) = await db.Services.Procedures.InForceAsync(area.Id, today, db);
            settings.Add(new(area, versionId, new CaseRules(procedure, calendar),
                await db.Agencies.AsNoTracking().Where(a => a.AreaId == area.Id).OrderBy(a => a.Name).ToListAsync(),
                await db.Staff.AsNoTracking().Where(s => s.AreaId == area.Id && s.IsActive).OrderBy(s => s.Name).ToListAsync()));
        }
        return settings;
    }
}
