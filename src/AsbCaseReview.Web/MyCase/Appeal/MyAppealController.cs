using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals.Ask;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.MyCase.Appeal;

public sealed record MyAppeal(string Reference, string Body, AppealState State, DateOnly ReceivedOn, string? EndedWhy, ReportForApplicant? Report);

/// <param name="Body">Who would hear one.</param>
public sealed record MyAppealsView(IReadOnlyList<MyAppeal> Appeals, string Body, bool ApplicantLodges, bool RecommendationsOnly);

/// <summary>Appealing from "my case": the case and the person are known and need not be asked again.</summary>
[ForApplicant, Route("/my-case/appeal")]
public sealed class MyAppealController(ApplicantAccess access, AppealDesk desk, AsbDbContext db) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show()
    {
        var seen = await access.SeeAsync(User, "appeals");
        var stage = (await db.Services.Procedures.GetAsync(seen.ProcedureVersionId, db)).AppealStageOf(1);
        var appeals = (await db.Appeals.AsNoTracking().IgnoreAutoIncludes().Where(a => a.CaseId == seen.Id).OrderByDescending(a => a.ReceivedOn).ToListAsync())
            .Where(a => a.Applicant.PersonId == seen.Person.Id).Select(a => new MyAppeal(a.Reference, a.Body, a.State, a.ReceivedOn, a.EndedWhy, a.IssuedToApplicant)).ToList();
        return View("MyAppeals", new MyAppealsView(appeals, stage.Body, stage.LodgedBy.Contains(AppealLodgedBy.Applicant), stage.RecommendationsOnly));
    }

    [HttpPost("")]
    public async Task<IActionResult> Begin()
    {
        var seen = await access.SeeAsync(User, "begins an appeal");
        await desk.ChangeAsync(_ => new() { CaseId = seen.Id, PersonId = seen.Person.Id, Name = seen.Person.Name }, anew: true);
        return Redirect("/appeal/about");
    }
}
