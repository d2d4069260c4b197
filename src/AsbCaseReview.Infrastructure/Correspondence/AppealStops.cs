using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Correspondence;

/// <summary>What stops in an appeal because of what is recorded in the case: a death, consent or authority that was withdrawn, being online that is no longer safe.</summary>
public static class AppealStops
{
    /// <summary>Why nothing goes to whoever appeals any more; null: it does.</summary>
    public static async Task<Sentence?> WhyNothingGoesAsync(this AsbDbContext db, Appeal appeal)
    {
        if (appeal.CaseId is not { } caseId) return null;
        var stopped = await db.Cases.AnyAsync(c => c.Id == caseId && c.OutgoingStopped);
        return DeliveryRule.WhyNothing(stopped, appeal.Applicant.PersonId is { } id ? await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id) : null);
    }

    /// <summary>Whether whoever appeals may follow it on its own page: somebody of a case here, as long as they might follow their case.</summary>
    public static async Task<bool> MayFollowOnlineAsync(this AsbDbContext db, Appeal appeal) =>
        appeal.Applicant.PersonId is null || (appeal.Applicant.SafeContact.OnlineSafe && await db.WhyNothingGoesAsync(appeal) is null);
}
