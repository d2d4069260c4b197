using System.Security.Claims;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Post;

/// <param name="Path">Where the letter stands.</param>
public sealed record PostRow(Guid Id, string Path, string Number, LetterKind Kind, string To, DateOnly IssuedOn, PrintState Print);

public sealed record PostView(IReadOnlyList<PostRow> ToPrint, IReadOnlyList<PostRow> Printed, IReadOnlyList<PostRow> PostedToday, IReadOnlyList<PostRow> NotToBePosted, DateOnly Today);

/// <summary>The letters that go by post and are not yet posted, and today's that are: of the cases of the user's area, of the appeals of their office.</summary>
[Query]
public sealed class PostQuery(AsbDbContext db, CaseAccess access, AppealAccess appeals, TimeProvider clock)
{
    /// <summary>As many as one document can hold and still be printed in time.</summary>
    public const int MostAtOnce = 100;

    public async Task<PostView> AskAsync(ClaimsPrincipal user)
    {
        var now = clock.GetUtcNow();
        var today = Domain.Calendar.London.DateOf(now);
        var since = Domain.Calendar.London.Instant(today, TimeOnly.MinValue);
        var waiting = Letters(user).Where(l => l.Print == PrintState.ToPrint || l.Print == PrintState.Printed || l.Print == PrintState.NotToBePosted || (l.Print == PrintState.Posted && l.PostedAt >= since)).OrderBy(l => l.IssuedAt);
        var ofCases = await (from l in waiting
                             join c in db.Cases.IgnoreAutoIncludes() on l.CaseId equals c.Id
                             select new PostRow(l.Id, "/cases/" + c.Reference + "/letters/", l.Number!, l.Kind, db.People.Where(p => p.Id == l.PersonId).Select(p => p.Name).FirstOrDefault() ?? "", l.IssuedOn!.Value, l.Print)).ToListAsync();
        var ofAppeals = await (from l in waiting
                               join a in db.Appeals.IgnoreAutoIncludes() on l.AppealId equals a.Id
                               select new PostRow(l.Id, "/appeals/" + a.Reference + "/letters/", l.Number!, l.Kind, a.ApplicantName, l.IssuedOn!.Value, l.Print)).ToListAsync();
        List<PostRow> rows = [.. ofCases, .. ofAppeals];
        List<PostRow> In(PrintState state) => [.. rows.Where(r => r.Print == state)];
        return new(In(PrintState.ToPrint), In(PrintState.Printed), In(PrintState.Posted), In(PrintState.NotToBePosted), today);
    }

    /// <summary>Issued letters of cases and appeals that the user may see, to be marked. Once a death is recorded none leaves, though it was issued before.</summary>
    public IQueryable<Letter> Letters(ClaimsPrincipal user)
    {
        var cases = access.Workable(user).IgnoreAutoIncludes();
        var reviewed = appeals.Visible(user);
        var stopped = db.Cases.IgnoreAutoIncludes().Where(c => c.OutgoingStopped);
        return db.Letters.Where(l => l.State == LetterState.Issued && (l.Print == PrintState.NotToBePosted || !stopped.Any(c => c.Id == l.CaseId || db.Appeals.Any(a => a.Id == l.AppealId && a.CaseId == c.Id))) && (cases.Any(c => c.Id == l.CaseId) || reviewed.Any(a => a.Id == l.AppealId))).AsTracking();
    }
}
