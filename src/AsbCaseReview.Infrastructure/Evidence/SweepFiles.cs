using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Evidence;

/// <summary>
/// Deletes files that no row names: left when a process ended between writing the bytes and saving the row, or between
/// deleting a row and its bytes. A file is left alone for a day, because its row may just be being saved.
/// </summary>
public sealed class SweepFiles(EvidenceFolder folder, AsbDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan LeftAlone = TimeSpan.FromDays(1);
    private const int AtOnce = 500;

    /// <returns>How many files were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var before = (clock.GetUtcNow() - LeftAlone).UtcDateTime;
        var deleted = 0;
        foreach (var some in Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories).Where(f => File.GetLastWriteTimeUtc(f) < before).Chunk(AtOnce))
        {
            var names = some.Select(f => Path.GetFileName(f)!).ToList();
            var known = await db.EvidenceFiles.Where(f => names.Contains(f.StoredAs)).Select(f => f.StoredAs).ToListAsync(cancellation);
            foreach (var file in some.ExceptBy(known, f => Path.GetFileName(f)!))
            {
                File.Delete(file);
                deleted++;
            }
        }
        return deleted;
    }
}
