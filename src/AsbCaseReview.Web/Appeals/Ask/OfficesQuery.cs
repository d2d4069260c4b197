using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Ask;

/// <param name="Offices">In the order of the stages of appealing.</param>
public sealed record OfficesOfArea(string Name, IReadOnlyList<string> Councils, IReadOnlyList<AppealOffice> Offices);

/// <summary>Who looks at appeals in each area, by the procedure that is in force today.</summary>
[Query]
public sealed class OfficesQuery(AsbDbContext db, TimeProvider clock)
{
    public async Task<IReadOnlyList<OfficesOfArea>> AskAsync()
    {
        var today = London.Today(clock);
        var versions = (await db.ProcedureVersions.AsNoTracking().Select(v => new { v.Id, v.AreaId, v.AppliesFrom, v.Number }).ToListAsync()).ToLookup(v => v.AreaId);
        var agencies = (await db.Agencies.AsNoTracking().ToListAsync()).ToLookup(a => a.AreaId);
        var shown = new List<OfficesOfArea>();
        foreach (var area in (await db.Areas.AsNoTracking().Include(a => a.LocalGovernmentAreas).OrderBy(a => a.Name).ToListAsync()).Where(a => versions[a.Id].Any(v => v.AppliesFrom <= today)))
        {
            var inForce = versions[area.Id].Where(v => v.AppliesFrom <= today).OrderBy(v => v.AppliesFrom).ThenBy(v => v.Number).Last();
            var procedure = await db.Services.Procedures.GetAsync(inForce.Id, db);   // parsed once, then kept
            shown.Add(new(area.Name, [.. area.LocalGovernmentAreas.Select(l => l.Name).Order(StringComparer.OrdinalIgnoreCase)],
                [.. procedure.AppealStages().Select(stage => AppealOffice.Of(stage.Body, AppealOffice.BodyOf(stage, area, [.. agencies[area.Id]]), area))]));
        }
        return shown;
    }
}
