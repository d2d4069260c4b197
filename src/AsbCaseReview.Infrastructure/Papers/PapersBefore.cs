using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Infrastructure.Persistence;

namespace AsbCaseReview.Infrastructure.Papers;

public static class PapersBefore
{
    /// <summary>The papers that lie before the reviewer, in order: what a body is still putting together is its own until it answers.</summary>
    public static IQueryable<AppealPaper> PapersBeforeReviewer(this AsbDbContext db, Guid appealId) => db.AppealPapers
        .Where(p => p.AppealId == appealId && !p.Removed && (p.RequestId == null || db.PapersRequests.Any(r => r.Id == p.RequestId && r.AnsweredAt != null)))
        .InOrder();

    /// <summary>In the order of the checklist, then as they came; what came together, by its own date.</summary>
    public static IQueryable<AppealPaper> InOrder(this IQueryable<AppealPaper> papers) => papers.OrderBy(p => p.Order).ThenBy(p => p.AddedAt).ThenBy(p => p.DatedOn).ThenBy(p => p.Id);
}
