using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Jobs;

/// <summary>
/// Unfinished applications are deleted with their files 28 days after they were last changed. Of one that was sent nothing but
/// its hashes is left, and that goes as well.
/// </summary>
public sealed class DeleteOldDrafts(AsbDbContext db, EvidenceStore store, TimeProvider clock)
{
    private const int AtOnce = 100;

    /// <returns>How many drafts were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var today = London.Today(clock);
        var deleted = 0;
        while (await db.Drafts.Where(d => d.DeletedOn <= today).OrderBy(d => d.DeletedOn).ThenBy(d => d.Id).Take(AtOnce).ToListAsync(cancellation) is { Count: > 0 } drafts)
        {
            var ids = drafts.Select(d => (Guid?)d.Id).ToList();
            foreach (var file in await db.EvidenceFiles.Where(f => ids.Contains(f.DraftId)).ToListAsync(cancellation)) await store.RemoveAsync(file, cancellation);
            db.Drafts.RemoveRange(drafts);
            await db.SaveChangesAsync(cancellation);
            deleted += drafts.Count;
            db.ChangeTracker.Clear();
        }
        return deleted;
    }
}
