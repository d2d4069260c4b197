using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.OfCase;

/// <summary>An appeal as the case's own people see it: how it stands in broad words, and the bodies' report once it is issued.</summary>
public sealed record CaseAppeal(Guid Id, string Reference, string Body, AppealAgainst Against, AppealState State, DateOnly ReceivedOn, DateOnly? AnsweredOn, int? ReferredRound, ReportForBodies? Report);

/// <param name="MyAgency">Requests made to the user's own body, by appeal.</param>
public sealed record CaseAppealsView(CaseHead Case, IReadOnlyList<CaseAppeal> Appeals, IReadOnlyList<AppealRecommendation> Recommendations, IReadOnlyDictionary<Guid, Guid> MyAgency, IReadOnlyList<string> Consider, string? LastDay);

/// <summary>The appeals against a case, on the case. Nothing of the reviewer's work is here.</summary>
[Requires(Permission.SeeCases), Route("/cases/{reference}/appeals")]
public sealed class CaseAppealsController(AsbDbContext db, CaseAccess cases) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Appeals(string reference)
    {
        var head = await cases.SeeAsync(reference, User, "appeals");
        var agency = User.AgencyIdOf();
        var appeals = await db.Appeals.AsNoTracking().IgnoreAutoIncludes().Where(a => a.CaseId == head.Id).OrderByDescending(a => a.ReceivedOn)
            .Select(a => new CaseAppeal(a.Id, a.Reference, a.Body, a.Against, a.State, a.ReceivedOn, a.AnsweredOn, a.ReferredRound, a.IssuedToBodies)).ToListAsync();
        var ids = appeals.Select(a => a.Id).ToList();
        var last = await db.Deadlines.AsNoTracking().Where(d => d.CaseId == head.Id && d.Limit == Domain.Deadlines.Limits.Appeal && d.Round == head.Round).Select(d => d.Due).FirstOrDefaultAsync();
        var consider = (await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == head.Id && e.Kind == CaseEventKind.ReferredBack).OrderByDescending(e => e.Sequence).ToListAsync()).ConvertAll(e => e.Body.Describe().ToString());
        return View("CaseAppeals", new CaseAppealsView(head, appeals,
            await db.AppealRecommendations.AsNoTracking().Where(r => ids.Contains(r.AppealId) && r.State != RecommendationState.Drafted).OrderBy(r => r.Order).ToListAsync(),
            await db.PapersRequests.AsNoTracking().Where(r => ids.Contains(r.AppealId) && r.AgencyId == agency).ToDictionaryAsync(r => r.AppealId, r => r.Id),
            consider, last is { } day ? Components.Plain.Full(day) : null));
    }
}
