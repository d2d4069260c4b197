using System.Linq.Expressions;
using AsbCaseReview.Domain.Cases;

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
}
