using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Documents;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Papers;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals.Shared;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Pack;

public sealed class MakeAppealPackForm : CaseForm;

public sealed class SharePackForm : CaseForm
{
    public int Number { get; set; }

    /// <summary>Whoever gives it away has read it.</summary>
    public bool Read { get; set; }
}

public sealed class SharePackFormValidator : AbstractValidator<SharePackForm>
{
    public SharePackFormValidator() => RuleFor(f => f.Read).Equal(true).WithMessage("Read the applicant’s version first, and say that nothing in it is about others");
}

/// <param name="Downloads">Who downloaded what, newest first.</param>
public sealed record AppealPackView(AppealHead Head, IReadOnlyList<AppealPack> Packs, IReadOnlyList<CaseEvent> Downloads, bool MayMake, bool MayShare, SharePackForm Share);

public sealed record OpenPackView(AppealHead Head, AppealPack Pack, bool MayShare, SharePackForm Share);

/// <summary>The evidence pack as one PDF and a ZIP: made by a job; each download is recorded before it is given out.</summary>
[Requires(Permission.SeeAppeals), Route("/appeals/{reference}/pack")]
public sealed class AppealPackController(AsbDbContext db, AppealAccess appeals, TimeProvider clock, PackFolder folder, AppealLetters letters) : AppealDeskController(db, appeals, clock)
{
    [HttpGet("")]
    public Task<IActionResult> Pack(string reference) => Show(reference);

    [HttpPost("make"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Make(string reference, [Bind(Prefix = "Make")] MakeAppealPackForm form) => ActAsync(reference, form, async (appeal, _) =>
    {
        var known = await Db.AppealPacks.Where(p => p.AppealId == appeal.Id).Select(p => new { p.Number, p.State }).ToListAsync();
        Db.AppealPacks.Add(AppealPack.Ask(appeal, known.Select(p => p.Number).DefaultIfEmpty().Max() + 1, known.Any(p => p.State is PackState.Waiting or PackState.Making), User.ToActor(), Now));
    }, "The papers are being put together. This page shows how far they are.", $"/appeals/{reference}/pack", () => Show(reference));

    /// <summary>The applicant's version, as they would read it.</summary>
    [HttpGet("{number:int}/applicant")]
    public Task<IActionResult> ForApplicant(string reference, int number) => ShowOpen(reference, number, new());

    [HttpPost("share"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Share(string reference, [Bind(Prefix = "Share")] SharePackForm form) => ActAsync(reference, form, async (appeal, rules) =>
    {
        var pack = await Db.AppealPacks.FirstOrDefaultAsync(p => p.AppealId == appeal.Id && p.Number == form.Number) ?? throw new NotFoundException();
        pack.Share(appeal, User.ToActor(), Now);
        Told(await letters.TellAsync(appeal, LetterKind.AppealUpdate, new(Says: new("You can now read the papers of your appeal online, with its reference and your code. If you would rather have them on paper, tell us.")), rules, User.ToActor(), Now));
    }, "The applicant can read their version on their page.", $"/appeals/{reference}/pack", () => ShowOpen(reference, form.Number, form));

    [HttpGet("{number:int}/{what:regex(^(papers\\.pdf|applicant\\.pdf|papers\\.zip)$)}")]
    public async Task<IActionResult> Download(string reference, int number, string what)
    {
        var head = await Appeals.SeeAsync(reference, User, $"pack, version {number}");
        var pack = await PackAsync(head, number);
        var (file, said) = what switch { "papers.pdf" => (MakeAppealPacks.Full, "all papers as a PDF, with restricted parts"), "applicant.pdf" => (MakeAppealPacks.Applicant, "the applicant’s version"), _ => (PackFolder.Attachments, "the ZIP of all papers, with restricted parts") };
        var path = folder.PathOf(pack.Id, file);
        if (!System.IO.File.Exists(path)) throw new NotFoundException();
        var appeal = await Db.Appeals.FirstAsync(a => a.Id == head.Id);
        appeal.Record(new AppealHappened.AppealPackDownloaded(number, said), User.ToActor(), Now);
        await Db.SaveChangesAsync();
        return PhysicalFile(path, what.EndsWith("pdf", StringComparison.Ordinal) ? "application/pdf" : "application/zip", $"{head.Reference}-{number}-{what}", enableRangeProcessing: true);
    }

    private async Task<AppealPack> PackAsync(AppealHead head, int number) =>
        await Db.AppealPacks.AsNoTracking().FirstOrDefaultAsync(p => p.AppealId == head.Id && p.Number == number && p.State == PackState.Ready) ?? throw new NotFoundException();

    private bool May(AppealHead head, CaseEventKind what) => User.May(Permission.ReviewAppeals) && head.IsMine(User) && AppealTransitions.Allows(what, head.State, User.ToActor().Role);

    private async Task<IActionResult> ShowOpen(string reference, int number, SharePackForm form)
    {
        var head = await Appeals.SeeAsync(reference, User, $"pack, version {number}, applicant’s version");
        (form.Number, form.Version) = (number, head.Version);
        return View("OpenPack", new OpenPackView(head, await PackAsync(head, number), May(head, CaseEventKind.AppealPackShared), form));
    }

    private async Task<IActionResult> Show(string reference)
    {
        var head = await Appeals.SeeAsync(reference, User, "pack");
        var packs = await Db.AppealPacks.AsNoTracking().Where(p => p.AppealId == head.Id).OrderByDescending(p => p.Number).ToListAsync();
        var downloads = await Db.CaseEvents.AsNoTracking().Where(e => e.AppealId == head.Id && e.Kind == CaseEventKind.AppealPackDownloaded).OrderByDescending(e => e.Sequence).Take(200).ToListAsync();
        return View("AppealPack", new AppealPackView(head, packs, downloads, May(head, CaseEventKind.AppealPackMade), May(head, CaseEventKind.AppealPackShared), new() { Version = head.Version }));
    }
}
