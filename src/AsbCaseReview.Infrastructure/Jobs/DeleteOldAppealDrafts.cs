using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Jobs;

/// <summary>Appeals that were begun and not sent are deleted with their files when their 28 days are over.</summary>
public sealed class DeleteOldAppealDrafts(AsbDbContext db, EvidenceStore store, TimeProvider clock)
{
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var today = London.Today(clock);
        var old = await db.AppealDrafts.Where(d => d.DeletedOn <= today).ToListAsync(cancellation);
        foreach (var draft in old)
        {
            foreach (var file in await db.EvidenceFiles.Where(f => f.DraftId == draft.Id).ToListAsync(cancellation)) await store.RemoveAsync(file, cancellation);
            db.AppealDrafts.Remove(draft);
        }
        await db.SaveChangesAsync(cancellation);
        return old.Count;
    }
}
