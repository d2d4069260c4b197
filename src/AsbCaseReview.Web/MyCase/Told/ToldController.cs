using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.MyCase.Told;

/// <summary>What somebody told us, in their own words. Who causes it is not among them: it is never shown back.</summary>
public sealed record ToldView(string? Place, bool? StillGoingOn, OwnWords? Effect, OwnWords? Wish, OwnWords? AlsoAffected, bool NamedWhoCausesIt, IReadOnlyList<Complaint> Reports, IReadOnlyList<(DateTimeOffset At, string What)> Given);

/// <summary>The application goes to the applicant, or who acts for them; a report to the person who made it, or for whom it was made.</summary>
[Query]
public sealed class ToldQuery(AsbDbContext db, ApplicantAccess access)
{
    public async Task<ToldView> AskAsync(ApplicantCase seen)
    {
        var me = seen.Person;
        var own = await access.OwnAsync(seen);
        var mine = own.Select(p => p.Number).ToList();
        var applies = own.Any(p => p.IsApplicant);
        var application = applies ? await access.Seen(seen).Select(c => c.Application).FirstAsync() : null;
        var reports = await db.Complaints.AsNoTracking().Where(c => c.CaseId == seen.Id && c.Source != ComplaintSource.Agency).OrderBy(c => c.Number).ToListAsync();
        var given = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == seen.Id && e.Kind == CaseEventKind.InformationGiven && e.ActorId == me.Id).OrderBy(e => e.Sequence).ToListAsync();
        return new(application?.Place, application?.StillGoingOn, application?.Effect, application?.Wish, application?.AlsoAffected, application?.PersonComplainedOf is not null,
            [.. reports.Where(c => c.PersonNumber is { } number ? mine.Contains(number) : applies)], [.. given.Select(e => (e.HappenedAt, ((Happened.InformationGiven)e.Body).What))]);
    }
}

/// <summary>What you told us.</summary>
[ForApplicant, Route("/my-case/told")]
public sealed class ToldController(ApplicantAccess access, ToldQuery query) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show() => View("Told", await query.AskAsync(await access.SeeAsync(User, "what they told us")));
}
