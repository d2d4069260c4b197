using System.Security.Claims;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Post;

public sealed record PostRow(Guid Id, string Reference, string Number, LetterKind Kind, string To, DateOnly IssuedOn, PrintState Print);

public sealed record PostView(IReadOnlyList<PostRow> ToPrint, IReadOnlyList<PostRow> Printed, IReadOnlyList<PostRow> PostedToday, DateOnly Today);

/// <summary>The letters of the user's area that go by post and are not yet posted, and today's that are.</summary>
[Query]
public sealed class PostQuery(AsbDbContext db, CaseAccess access, TimeProvider clock)
{
    /// <summary>As many as one document can hold and still be printed in time.</summary>
    public const int MostAtOnce = 100;

    public async Task<PostView> AskAsync(ClaimsPrincipal user)
    {
        var now = clock.GetUtcNow();
        var today = Domain.Calendar.London.DateOf(now);
        var since = Domain.Calendar.London.Instant(today, TimeOnly.MinValue);
        var rows = await (from l in Letters(user)
                          join c in access.Visible(user).IgnoreAutoIncludes() on l.CaseId equals c.Id
                          where l.Print == PrintState.ToPrint || l.Print == PrintState.Printed || (l.Print == PrintState.Posted && l.PostedAt >= since)
                          orderby l.IssuedAt
                          select new PostRow(l.Id, c.Reference, l.Number!, l.Kind, db.People.Where(p => p.Id == l.PersonId).Select(p => p.Name).FirstOrDefault() ?? "", l.IssuedOn!.Value, l.Print)).ToListAsync();
        List<PostRow> In(PrintState state) => [.. rows.Where(r => r.Print == state)];
        return new(In(PrintState.ToPrint), In(PrintState.Printed), In(PrintState.Posted), today);
    }

    /// <summary>Issued letters of cases that the user may see, to be marked.</summary>
    public IQueryable<Letter> Letters(ClaimsPrincipal user)
    {
        var cases = access.Visible(user).IgnoreAutoIncludes();
        return db.Letters.Where(l => l.State == LetterState.Issued && cases.Any(c => c.Id == l.CaseId)).AsTracking();
    }
}
