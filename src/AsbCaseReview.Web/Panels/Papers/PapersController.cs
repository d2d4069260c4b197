using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Documents;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Infrastructure.Papers;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Panels.Arrange;
using AsbCaseReview.Web.Panels.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Panels.Papers;

public sealed class MakePackForm : PanelForm;

public sealed class CirculateForm : PanelForm
{
    public int Number { get; set; }
}

public enum PapersFor { Nobody, WithoutRestricted, All }

/// <param name="For">What of the papers this user may read.</param>
/// <param name="WhyNot">Why not all of it.</param>
public sealed record PapersView(Panel Panel, IReadOnlyList<PanelPack> Packs, IReadOnlyList<PackRecipient> Recipients, IReadOnlyList<PackDownload> Downloads, DateOnly? PapersBy, PapersFor For, string? WhyNot, bool MayMake, bool MayCirculate);

/// <summary>The papers of a panel: made by a job, sent round, downloaded; each download is recorded before it is given out.</summary>
[Requires(Permission.SitOnPanel), Route("/panels/{id:guid}/papers")]
public sealed class PapersController(AsbDbContext db, PanelAccess panels, CaseAccess cases, TimeProvider clock, PackFolder folder, ArrangeQuery arrange) : PanelController(db, panels, cases, clock)
{
    [HttpGet("")]
    public Task<IActionResult> Index(Guid id) => Show(id);

    [HttpPost("make"), Requires(Permission.ArrangePanel)]
    public Task<IActionResult> Make(Guid id, [Bind(Prefix = "Make")] MakePackForm form) => ActAsync(id, form, async (p, _) =>
    {
        PanelTransitions.Require(PanelAct.MakePack, p.State, User.ToActor().Role);
        if (await Db.PanelPacks.AnyAsync(x => x.PanelId == id && (x.State == PackState.Waiting || x.State == PackState.Making))) throw new RuleRefusedException(new("The papers are being made already."));
        var last = await Db.PanelPacks.Where(x => x.PanelId == id).MaxAsync(x => (int?)x.Number) ?? 0;
        Db.PanelPacks.Add(new() { PanelId = id, Number = last + 1, AskedBy = User.FullNameOf(), AskedAt = Now });
    }, "The papers are being made. This page shows how far it is.", $"/panels/{id}/papers", () => Show(id));

    [HttpPost("circulate"), Requires(Permission.ArrangePanel)]
    public Task<IActionResult> Circulate(Guid id, [Bind(Prefix = "Circulate")] CirculateForm form) => ActAsync(id, form, async (p, _) =>
    {
        PanelTransitions.Require(PanelAct.Circulate, p.State, User.ToActor().Role);
        var pack = await Db.PanelPacks.FirstOrDefaultAsync(x => x.PanelId == id && x.Number == form.Number) ?? throw new NotFoundException();
        if (pack.State != PackState.Ready) throw new RuleRefusedException(new("These papers are not ready yet."));
        if (pack.CirculateAskedAt is not null) throw new RuleRefusedException(new("These papers have been sent round already."));
        (pack.CirculateAskedAt, pack.CirculateAskedBy, pack.CirculateAskedById) = (Now, User.FullNameOf(), User.StaffIdOf());
    }, "The members are being told that the papers are there.", $"/panels/{id}/papers", () => Show(id));

    /// <summary>The PDF that this reader may have, or the files that come with it.</summary>
    [HttpGet("{number:int}/{what:regex(^(papers\\.pdf|papers-without-restricted\\.pdf|attachments\\.zip)$)}")]
    public async Task<IActionResult> Download(Guid id, int number, string what)
    {
        var panel = await Panels.SeeAsync(id, User);
        var may = Of(panel).For;
        var file = (what, may) switch
        {
            (_, PapersFor.Nobody) => null,
            ("papers-without-restricted.pdf", _) or ("papers.pdf", PapersFor.WithoutRestricted) => PackFolder.Open,
            ("papers.pdf", _) => PackFolder.Full,
            (_, PapersFor.All) => PackFolder.Attachments,
            _ => null,
        };
        var pack = await Db.PanelPacks.AsNoTracking().FirstOrDefaultAsync(p => p.PanelId == id && p.Number == number && p.State == PackState.Ready);
        // A member has them only once they are sent round.
        if (file is null || pack is null || pack.CirculateAskedAt is null && !User.May(Permission.ArrangePanel)) throw new NotFoundException();
        var path = folder.PathOf(pack.Id, file);
        if (!System.IO.File.Exists(path)) throw new NotFoundException();
        await Cases.OfPanelAsync(panel, User, $"papers, version {number}");
        Db.PackDownloads.Add(new() { PackId = pack.Id, StaffId = User.StaffIdOf(), Who = User.FullNameOf(), Body = User.ToActor().Body, What = what, Restricted = file != PackFolder.Open, At = Now });
        await Db.SaveChangesAsync();
        return PhysicalFile(path, what.EndsWith("pdf", StringComparison.Ordinal) ? "application/pdf" : "application/zip", $"panel-{panel.MeetsOn:yyyy-MM-dd}-{what}", enableRangeProcessing: true);
    }

    private (PapersFor For, string? Why) Of(Panel panel)
    {
        var seat = panel.SeatFor(User.StaffIdOf());
        if (seat is { HasConflict: true }) return (PapersFor.Nobody, "You declared a conflict of interest, so the papers are not for you.");
        if (seat is { SignsIn: false }) return (PapersFor.Nobody, $"{seat.SubstituteName} comes instead of you: the coordinator gives them the papers.");
        if (seat is { MayReadRestricted: true }) return (PapersFor.All, null);
        if (User.May(Permission.ArrangePanel) && seat is null or { Part: SeatPart.Coordinator or SeatPart.MinuteTaker }) return (PapersFor.All, null);   // who makes them
        if (seat is null) return (PapersFor.Nobody, "The papers are for those who sit on the panel.");
        if (seat.DataSharingSignedAt is null) return (PapersFor.Nobody, "The papers are given out once you have made your declaration and signed the data-sharing part of it.");
        return (PapersFor.WithoutRestricted, "You have them without their restricted parts, which are for public bodies.");
    }

    private async Task<IActionResult> Show(Guid id)
    {
        var panel = await Panels.SeeAsync(id, User);
        var all = await Db.PanelPacks.AsNoTracking().Where(p => p.PanelId == id).OrderByDescending(p => p.Number).ToListAsync();
        var maker = User.May(Permission.ArrangePanel);
        var packs = maker ? all : [.. all.Where(p => p is { State: PackState.Ready, CirculateAskedAt: not null })];
        var ids = packs.Select(p => p.Id).ToList();
        var (papersFor, why) = Of(panel);
        return View("Papers", new PapersView(panel, packs,
            maker ? await Db.PackRecipients.AsNoTracking().Where(r => ids.Contains(r.PackId)).OrderBy(r => r.Name).ToListAsync() : [],
            maker ? await Db.PackDownloads.AsNoTracking().Where(d => ids.Contains(d.PackId)).OrderByDescending(d => d.At).Take(200).ToListAsync() : [],
            await arrange.PapersByAsync(panel), papersFor, why,
            maker && PanelTransitions.Allows(PanelAct.MakePack, panel.State, User.ToActor().Role),
            maker && PanelTransitions.Allows(PanelAct.Circulate, panel.State, User.ToActor().Role)));
    }
}
