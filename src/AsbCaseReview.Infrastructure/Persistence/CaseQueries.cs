using System.Linq.Expressions;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Persistence;

public static class CaseQueries
{
    /// <summary>
    /// Cases in one of these stages. The stages are written out value by value: a list would be a parameter, and SQL with a list for a
    /// parameter is made anew for each request, one request at a time.
    /// </summary>
    public static IQueryable<Case> InStage(this IQueryable<Case> cases, IReadOnlyList<CaseStage> stages)
    {
        var one = Expression.Parameter(typeof(Case), "c");
        var stage = Expression.Property(one, nameof(Case.Stage));
        var any = stages.Select(s => (Expression)Expression.Equal(stage, Expression.Constant(s))).Aggregate(Expression.OrElse);
        return cases.Where(Expression.Lambda<Func<Case, bool>>(any, one));
    }

    /// <summary>The attempts to reach somebody of a case that are recorded in this round since anybody was reached: how, and on which day.</summary>
    public static async Task<List<(string How, DateOnly On)>> AttemptsAsync(this AsbDbContext db, Guid caseId, int round)
    {
        var contacts = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == caseId && e.Round == round && (e.Kind == CaseEventKind.ContactAttempted || e.Kind == CaseEventKind.ContactMade))
            .OrderByDescending(e => e.Sequence).ToListAsync();
        return [.. contacts.TakeWhile(e => e.Kind == CaseEventKind.ContactAttempted).Select(e => (((Happened.ContactAttempted)e.Body).How, London.DateOf(e.HappenedAt)))];
    }
}
