using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Correspondence;

/// <summary>Finds where whoever hears an appeal is reached: as it is kept today, so that a changed number counts for appeals that run.</summary>
public static class AppealOffices
{
    /// <summary>Of an appeal that was lodged: the body that it went to.</summary>
    public static async Task<AppealOffice> AppealOfficeAsync(this AsbDbContext db, Appeal appeal) => AppealOffice.Of(
        appeal.Body, await db.Agencies.AsNoTracking().FirstOrDefaultAsync(a => a.Id == appeal.BodyAgencyId), await db.Areas.AsNoTracking().FirstAsync(a => a.Id == appeal.AreaId));

    /// <summary>Of a stage of appealing, before there is an appeal.</summary>
    public static async Task<AppealOffice> AppealOfficeAsync(this AsbDbContext db, AppealStage stage, Area area) => AppealOffice.Of(
        stage.Body, AppealOffice.BodyOf(stage, area, await db.Agencies.AsNoTracking().Where(a => a.AreaId == area.Id).ToListAsync()), area);
}
