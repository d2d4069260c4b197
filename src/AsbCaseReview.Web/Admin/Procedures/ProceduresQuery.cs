using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Admin.Procedures;

/// <param name="Cases">How many cases are handled under it.</param>
public sealed record VersionRow(Guid AreaId, int Number, DateOnly AppliesFrom, DateTimeOffset PublishedAt, string PublishedBy, int Cases);

public sealed record AreaProcedures(string Key, string Name, IReadOnlyList<VersionRow> Versions);

/// <summary>What is published, newest first.</summary>
[Query]
public sealed class ProceduresQuery(AsbDbContext db)
{
    public async Task<IReadOnlyList<AreaProcedures>> AskAsync()
    {
        var versions = await VersionsAsync(null);
        var areas = await db.Areas.AsNoTracking().OrderBy(a => a.Name).Select(a => new { a.Id, a.Key, a.Name }).ToListAsync();
        return areas.ConvertAll(a => new AreaProcedures(a.Key, a.Name, [.. versions.Where(v => v.AreaId == a.Id)]));
    }

    public Task<List<VersionRow>> VersionsAsync(Guid? area) => db.ProcedureVersions.AsNoTracking().Where(v => area == null || v.AreaId == area).OrderByDescending(v => v.Number)
        .Select(v => new VersionRow(v.AreaId, v.Number, v.AppliesFrom, v.PublishedAt, v.PublishedBy, db.Cases.Count(c => c.ProcedureVersionId == v.Id))).ToListAsync();
}
