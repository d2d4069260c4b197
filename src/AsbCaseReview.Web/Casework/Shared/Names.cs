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

    public async Task<string> AreaAsync(Guid id) => (await KeptAsync("area", id, () => db.Areas.Where(a => a.Id == id).Select(a => a.Name).FirstOrDefaultAsync()))!;

    /// <returns>Null for nobody.</returns>
    public async Task<string?> StaffAsync(Guid? id) => id is { } known ? await KeptAsync("staff", known, () => db.Staff.Where(s => s.Id == known).Select(s => s.Name).FirstOrDefaultAsync()) : null;

    private Task<string?> KeptAsync(string what, Guid id, Func<Task<string?>> read) => cache.GetOrCreateAsync((nameof(Names), what, id), entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        return read();
    });
}
