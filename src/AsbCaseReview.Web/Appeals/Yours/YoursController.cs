using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Identity;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals.Ask;
using AsbCaseReview.Web.Components.Files;
using AsbCaseReview.Web.Resources;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Appeals.Yours;

public sealed class OpenYoursForm
{
    public string? Reference { get; set; }
    public string? Code { get; set; }
}

public sealed class OpenYoursFormValidator : AbstractValidator<OpenYoursForm>
{
    public OpenYoursFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.Reference).NotEmpty().WithMessage(_ => L["Enter the reference of your appeal"]).MaximumLength(Lengths.Reference).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Reference]);
        RuleFor(f => f.Code).NotEmpty().WithMessage(_ => L["Enter your code"]).MaximumLength(Lengths.Reference).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Reference]);
    }
}

public sealed class TellForm
{
    public List<GroundWhy> Grounds { get; set; } = [];
    public string? NotConsidered { get; set; }
    public string? NewInformation { get; set; }
}

public sealed class TellFormValidator : AbstractValidator<TellForm>
{
    public TellFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleForEach(f => f.Grounds).ChildRules(g => g.RuleFor(x => x.Text).MaximumLength(Lengths.Story).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Story]));
        RuleFor(f => f.NotConsidered).MaximumLength(Lengths.Story).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Story]);
        RuleFor(f => f.NewInformation).MaximumLength(Lengths.Story).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Story]);
    }
}

/// <param name="Dates">What is still to come, in the words of a letter.</param>
/// <param name="Answers">What the bodies answered to the recommendations.</param>
public sealed record YoursView(
    Appeal Appeal, bool Reviewing, IReadOnlyList<(string What, DateOnly? By)> Dates, IReadOnlyList<AppealRecommendation> Answers, IReadOnlyList<AppealPaper> Files, IReadOnlyList<(DateOnly On, string What)> Moved, bool HasPapers, string? Further, AppealOffice Office, TellForm Tell);

/// <summary>The applicant's own page of an appeal: opened with its reference and the code that they were shown.</summary>
[AllowAnonymous, Route("/appeal/yours")]
public sealed class YoursController(
    AsbDbContext db, AppealAccess access, YourAppeal yours, AppealDesk desk, AttemptLimits limits, EvidenceStore store, IStringLocalizer<PublicWords> words, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Open() => await yours.MineAsync() is null ? View("Open", new OpenYoursForm()) : Redirect("/appeal/yours/now");

    [HttpPost("")]
    public async Task<IActionResult> Open(OpenYoursForm form)
    {
        if (!ModelState.IsValid) return View("Open", form);
        var reference = Domain.Cases.Reference.Normalise(form.Reference);
        var from = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        var within = TimeSpan.FromMinutes(15);
        var allowed = limits.TryTake($"appeal from|{from}", 30, within) && limits.TryTake($"appeal|{reference}", 5, within);
        var found = await db.Appeals.AsNoTracking().IgnoreAutoIncludes().FirstOrDefaultAsync(a => a.Reference == reference);
        // The same is done and said where there is no such appeal.
        var typed = AppealCodes.HashOf(found?.Id ?? Guid.Empty, form.Code!);
        var right = AppealCodes.Same(found?.CodeHash, typed) | AppealCodes.Same(found?.LetterCodeHash, typed);
        if (!allowed || !right || found is null)
        {
            ModelState.AddModelError(nameof(form.Code), allowed ? words["The reference or the code is not right. Check both, or ring us for a new code"] : words["There were too many tries. Wait 15 minutes, then try again"]);
            return View("Open", form);
        }
        limits.Forget($"appeal|{reference}");
        if (!await db.MayFollowOnlineAsync(found))
        {
            ModelState.AddModelError(nameof(form.Code), words["This appeal can no longer be followed online. Ring or write to the office that looks at it: they tell you how it stands"]);
            return View("Open", form);
        }
        yours.Open(found.Id, typed);
        return Redirect("/appeal/yours/now");
    }

    [HttpGet("now")]
    public Task<IActionResult> Now() => Show(null);

    [HttpPost("tell")]
    public async Task<IActionResult> Tell([Bind(Prefix = "Tell")] TellForm form)
    {
        if (await yours.MineAsync() is not { } id) return Redirect("/appeal/yours");
        if (!ModelState.IsValid) return await Show(form);
        var appeal = await db.Appeals.FirstAsync(a => a.Id == id);
        try
        {
            appeal.GiveReasons(form.Grounds.Where(g => Guid.TryParse(g.Ground, out _)).DistinctBy(g => g.Ground).ToDictionary(g => Guid.Parse(g.Ground!), g => g.Text), form.NotConsidered, form.NewInformation, words["on their own page"], Actor.Applicant(appeal.ApplicantName), clock.GetUtcNow());
        }
        catch (RuleRefusedException refused)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", Said(refused.Why));
            return await Show(form);
        }
        if (!await db.TrySaveAsync())
        {
            ModelState.AddModelError("", words["Somebody worked on your appeal at the same moment. Nothing that you wrote is lost: please send it again."]);
            return await Show(form);
        }
        TempData["Told"] = true;
        return Redirect("/appeal/yours/now");
    }

    [HttpPost("file"), EvidenceUpload]
    public async Task<IActionResult> Add(IFormFile? file)
    {
        if (await yours.MineAsync() is not { } id) return Redirect("/appeal/yours");
        var appeal = await db.Appeals.FirstAsync(a => a.Id == id);
        try
        {
            if (file is null) throw new EvidenceRefusedException(new("Choose a file first."));
            await using var content = file.OpenReadStream();
            var row = await store.AddAsync(EvidenceOwner.Appeal(id), file.FileName, content, EvidenceSource.Applicant, appeal.ApplicantName);
            appeal.Record(new Domain.Cases.AppealHappened.AppealPaperAdded(row.Name, words["the applicant"]), Actor.Applicant(appeal.ApplicantName), clock.GetUtcNow());
            db.AppealPapers.Add(new() { AppealId = id, Item = "additional", Kind = PaperKind.File, Title = row.Name, DatedOn = London.Today(clock), From = "The applicant", FromApplicant = true, EvidenceFileId = row.Id, AddedBy = appeal.ApplicantName, AddedAt = clock.GetUtcNow(), Order = 99 });
            await db.SaveChangesAsync();
            TempData["Told"] = true;
            return Redirect("/appeal/yours/now");
        }
        catch (Exception refused) when (refused is EvidenceRefusedException or RuleRefusedException)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("file", Said(refused is EvidenceRefusedException wrong ? wrong.Why : ((RuleRefusedException)refused).Why));
            return await Show(null);
        }
    }

    [HttpPost("withdraw")]
    public async Task<IActionResult> Withdraw()
    {
        if (await yours.MineAsync() is not { } id) return Redirect("/appeal/yours");
        var appeal = await db.Appeals.FirstAsync(a => a.Id == id);
        try
        {
            appeal.Withdraw(words["on their own page"], Actor.Applicant(appeal.ApplicantName), clock.GetUtcNow());
            if (!await db.TrySaveAsync())
            {
                ModelState.AddModelError("", words["Somebody worked on your appeal at the same moment. Nothing was changed: please press it again."]);
                return await Show(null);
            }
        }
        catch (RuleRefusedException)
        {
            db.ChangeTracker.Clear();   // answered or ended meanwhile: the page says so
        }
        return Redirect("/appeal/yours/now");
    }

    /// <summary>On to the next stage of appealing: the form begins with what is known.</summary>
    [HttpPost("further")]
    public async Task<IActionResult> Further()
    {
        if (await yours.MineAsync() is not { } id) return Redirect("/appeal/yours");
        try
        {
            await desk.TakeFurtherAsync(await db.Appeals.AsNoTracking().FirstAsync(a => a.Id == id));
            return Redirect("/appeal/grounds");
        }
        catch (RuleRefusedException refused)
        {
            ModelState.AddModelError("", Said(refused.Why));
            return await Show(null);
        }
    }

    [HttpPost("leave")]
    public IActionResult Leave()
    {
        yours.Leave();
        return Redirect("/appeal/yours");
    }

    private string Said(Sentence sentence) => sentence.In(System.Globalization.CultureInfo.CurrentCulture, text => words[text]);

    private async Task<IActionResult> Show(TellForm? form)
    {
        if (await yours.MineAsync() is not { } id) return Redirect("/appeal/yours");
        var appeal = await db.Appeals.AsNoTracking().FirstAsync(a => a.Id == id);
        var rules = await access.RulesOfAsync(appeal.ProcedureVersionId, appeal.StageNumber);
        var procedure = rules.Procedure.ForAppeal(appeal.StageNumber);
        var deadlines = await db.Deadlines.AsNoTracking().Where(d => d.AppealId == id && d.Subject == "").ToListAsync();
        var moved = await db.CaseEvents.AsNoTracking().Where(e => e.AppealId == id && e.Kind == Domain.Cases.CaseEventKind.AppealExtended && e.Subject != "").OrderBy(e => e.Sequence).ToListAsync();
        return View("Now", new YoursView(appeal, AppealStates.UnderWay.Contains(appeal.State),
            [.. deadlines.Where(d => d.IsOpen || d.State == Domain.Deadlines.DeadlineState.DateToSet).Select(d => (Domain.Deadlines.Limits.Find(procedure, d.Limit)?.Promise, d.Due)).Where(d => d.Promise is not null).Select(d => (d.Promise!, d.Due)).OrderBy(d => d.Due)],
            appeal.AnsweredOn is null ? [] : await db.AppealRecommendations.AsNoTracking().Where(r => r.AppealId == id && r.AnsweredOn != null).OrderBy(r => r.Order).ToListAsync(),
            await db.AppealPapers.AsNoTracking().Where(p => p.AppealId == id && p.FromApplicant && !p.Removed && p.RequestId == null && p.EvidenceFileId != null).OrderBy(p => p.AddedAt).ToListAsync(),
            [.. moved.Select(e => (London.DateOf(e.HappenedAt), Said(e.Body.Describe())))],
            await db.AppealPacks.AnyAsync(p => p.AppealId == id && p.SharedAt != null),
            await db.Appeals.AnyAsync(a => a.PreviousId == id) ? null : appeal.Further(rules.Procedure)?.Body,
            await db.AppealOfficeAsync(appeal),
            form ?? new() { Grounds = [.. appeal.Grounds.Select(g => new GroundWhy { Ground = g.Id.ToString(), Text = g.Why?.Text })], NotConsidered = appeal.NotConsidered?.Text, NewInformation = appeal.NewInformation?.Text }));
    }
}
