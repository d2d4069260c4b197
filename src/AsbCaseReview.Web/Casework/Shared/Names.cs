using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace AsbCaseReview.Web.Casework.Shared;

/// <summary>Names of areas and staff as they were within the last minute: each page shows some, and they hardly ever change.</summary>
[Query]
public sealed class Names(AsbDbContext db, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    public async Task<string> AreaAsync(Guid id) => (await cache.GetOrCreateAsync((nameof(Names), "area", id), entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        return db.Areas.Where(a => a.Id == id).Select(a => a.Name).FirstAsync();
    }))!;

    /// <returns>Null for nobody.</returns>
    public async Task<string?> StaffAsync(Guid? id) => id is { } one ? (await StaffAsync([one])).GetValueOrDefault(one) : null;

    /// <summary>Those that are not known yet are read together.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> StaffAsync(IEnumerable<Guid?> ids)
    {
        var (known, unknown) = (new Dictionary<Guid, string>(), new List<Guid>());
        foreach (var id in ids.OfType<Guid>().Distinct())
            if (cache.TryGetValue((nameof(Names), "staff", id), out string? name)) known.Add(id, name!);
            else unknown.Add(id);
        if (unknown.Count == 0) return known;
        foreach (var read in await db.Staff.Where(s => unknown.Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToListAsync())
            known.Add(read.Id, cache.Set((nameof(Names), "staff", read.Id), read.Name, Kept));
        return known;
    }
}
