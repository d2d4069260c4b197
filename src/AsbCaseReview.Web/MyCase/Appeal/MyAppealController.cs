using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals.Ask;
using AsbCaseReview.Web.Appeals.Pack;
using AsbCaseReview.Web.Appeals.Yours;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.MyCase.Appeal;

public sealed record MyAppeal(string Reference, string Body, AppealState State, DateOnly ReceivedOn, string? EndedWhy, ReportForApplicant? Report, bool HasPapers);

/// <param name="Body">Who would hear one.</param>
public sealed record MyAppealsView(IReadOnlyList<MyAppeal> Appeals, string Body, bool ApplicantLodges, bool RecommendationsOnly, AppealOffice Office);

/// <summary>Appealing from "my case": the case and the person are known and need not be asked again.</summary>
[ForApplicant, Route("/my-case/appeal")]
public sealed class MyAppealController(ApplicantAccess access, AppealDesk desk, SharedPapers papers, YourAppeal yours, AsbDbContext db) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show()
    {
        var seen = await access.SeeAsync(User, "appeals");
        var stage = (await db.Services.Procedures.GetAsync(seen.ProcedureVersionId, db)).AppealStageOf(1);
        var shared = (await db.AppealPacks.AsNoTracking().Where(p => p.SharedAt != null && db.Appeals.Any(a => a.Id == p.AppealId && a.CaseId == seen.Id)).Select(p => p.AppealId).Distinct().ToListAsync()).ToHashSet();
        var appeals = (await db.Appeals.AsNoTracking().IgnoreAutoIncludes().Where(a => a.CaseId == seen.Id).OrderByDescending(a => a.ReceivedOn).ToListAsync())
            .Where(a => a.Applicant.PersonId == seen.Person.Id).Select(a => new MyAppeal(a.Reference, a.Body, a.State, a.ReceivedOn, a.EndedWhy, a.IssuedToApplicant, shared.Contains(a.Id))).ToList();
        return View("MyAppeals", new MyAppealsView(appeals, stage.Body, stage.LodgedBy.Contains(AppealLodgedBy.Applicant), stage.RecommendationsOnly,
            await db.AppealOfficeAsync(stage, await db.Areas.AsNoTracking().FirstAsync(a => a.Id == seen.AreaId))));
    }

    [HttpGet("{reference}/papers")]
    public async Task<IActionResult> Papers(string reference) =>
        View("SharedPapers", await papers.SeeAsync(await MineAsync(reference), "_MyCase", "/my-case/appeal", $"/my-case/appeal/{reference}/papers.pdf"));

    [HttpGet("{reference}/papers.pdf")]
    public async Task<IActionResult> Pdf(string reference) => await papers.PdfAsync(await MineAsync(reference));

    /// <summary>On to the appeal's own page, to tell more or add files: whoever is in their case needs no further code for it.</summary>
    [HttpPost("{reference}/open")]
    public async Task<IActionResult> Open(string reference)
    {
        var id = await MineAsync(reference);
        yours.Open(id, await db.Appeals.Where(a => a.Id == id).Select(a => a.CodeHash!).SingleAsync());
        return Redirect("/appeal/yours/now");
    }

    [HttpGet("{reference}/files/{id:guid}")]
    public async Task<IActionResult> OwnFile(string reference, Guid id) => await papers.FileAsync(this, await MineAsync(reference), id);

    // Of a case with several people each sees their own appeals.
    private async Task<Guid> MineAsync(string reference)
    {
        var seen = await access.SeeAsync(User, "papers of an appeal");
        var appeal = await db.Appeals.AsNoTracking().IgnoreAutoIncludes().FirstOrDefaultAsync(a => a.Reference == reference && a.CaseId == seen.Id);
        return appeal is not null && appeal.Applicant.PersonId == seen.Person.Id ? appeal.Id : throw new NotFoundException();
    }

    [HttpPost("")]
    public async Task<IActionResult> Begin()
    {
        var seen = await access.SeeAsync(User, "begins an appeal");
        var victim = seen.Person.Part == PersonPart.Victim ? null : await access.VictimOfAsync(seen);   // who is then asked to agree
        await desk.ChangeAsync(_ => new()
        {
            CaseId = seen.Id,
            PersonId = seen.Person.Id,
            Name = seen.Person.Name,
            For = victim?.Name,
            Authority = victim is null ? null : "acts for them in the case",
        }, anew: true);
        return Redirect("/appeal/about");
    }
}
