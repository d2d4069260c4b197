using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Admin.Changes;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Admin.Letters;

/// <summary>Whose wording counts for a kind of letter in an area.</summary>
public sealed record WordedKind(LetterKind Kind, int Number, DateTimeOffset? SavedAt, bool Own);

public sealed record AreaLetters(string Key, string Name, IReadOnlyList<WordedKind> Kinds);

/// <param name="Default">What counts without an own wording: the procedure's, or the product's.</param>
public sealed record TemplateView(string Area, string AreaName, LetterKind Kind, string Default, bool DefaultOfProcedure, IReadOnlyList<LetterWording> Versions, LetterWording? Shown, string? Preview, TemplateForm Form);

/// <summary>An area's own wording of letters: beside the default, tried on a made-up case, and kept in versions.</summary>
[Requires(Permission.Administer), Route("/admin/letters")]
public sealed class TemplatesController(AsbDbContext db, LetterTemplates templates, AdminLog log, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List()
    {
        var areas = await db.Areas.AsNoTracking().OrderBy(a => a.Name).Select(a => new { a.Id, a.Key, a.Name }).ToListAsync();
        var last = (await db.LetterWordings.AsNoTracking().Select(w => new { w.AreaId, w.Kind, w.Number, w.SavedAt, Own = w.Template != "" }).ToListAsync()).ToLookup(w => (w.AreaId, w.Kind));
        return View("Templates", areas.ConvertAll(a => new AreaLetters(a.Key, a.Name, [.. Enum.GetValues<LetterKind>().Select(k => last[(a.Id, k)].MaxBy(w => w.Number) is { } w ? new WordedKind(k, w.Number, w.SavedAt, w.Own) : new WordedKind(k, 0, null, false))])));
    }

    [HttpGet("{area}/{kind}")]
    public async Task<IActionResult> Edit(string area, string kind, int? version)
    {
        if (await FindAsync(area, kind) is not var (found, of)) return NotFound();
        var versions = await VersionsAsync(found, of);
        var shown = version is null ? null : versions.Find(v => v.Number == version);
        if (version is not null && shown is null) return NotFound();
        var (wording, _) = await DefaultAsync(found, of);
        var counts = versions.FirstOrDefault();
        var text = shown is { Template.Length: > 0 } old ? old.Template : counts is { Template.Length: > 0 } own ? own.Template : wording;
        return await Show(found, of, versions, shown, new() { Template = text, Version = counts?.Number ?? 0 }, text);
    }

    [HttpPost("{area}/{kind}")]
    public async Task<IActionResult> Save(string area, string kind, [Bind(Prefix = "Form")] TemplateForm form)
    {
        if (await FindAsync(area, kind) is not var (found, of)) return NotFound();
        var versions = await VersionsAsync(found, of);
        var typed = form.Template?.ReplaceLineEndings("\n").Trim() + "\n";
        foreach (var problem in ModelState.IsValid ? templates.Check(of, typed) : []) ModelState.AddModelError("Form.Template", problem);
        if (!ModelState.IsValid) return await Show(found, of, versions, null, form, null);
        if (form.Act == TemplateAct.Preview) return await Show(found, of, versions, null, form, typed);
        return await AddAsync(found, of, versions, typed, form, "The wording is saved. It counts for letters that are drafted from now on.");
    }

    [HttpPost("{area}/{kind}/default")]
    public async Task<IActionResult> Default(string area, string kind, [Bind(Prefix = "Form")] TemplateForm form)
    {
        if (await FindAsync(area, kind) is not var (found, of)) return NotFound();
        ModelState.Clear();   // the wording is not asked for: it is given up
        return await AddAsync(found, of, await VersionsAsync(found, of), "", form, "From now on letters are worded by the default again. The own wording is kept among the versions.");
    }

    private async Task<IActionResult> AddAsync(Area area, LetterKind kind, List<LetterWording> versions, string template, TemplateForm form, string done)
    {
        var last = versions.FirstOrDefault();
        if ((last?.Template ?? "") == template)
        {
            TempData["Done"] = "Nothing was changed.";
            return Redirect($"/admin/letters/{area.Key}/{kind}");
        }
        var saved = form.Version == (last?.Number ?? 0);
        if (saved)
        {
            db.LetterWordings.Add(new() { AreaId = area.Id, Kind = kind, Number = form.Version + 1, Template = template, SavedAt = clock.GetUtcNow(), SavedBy = User.FullNameOf() });
            log.Note(User, "Letter", area.Id, $"{area.Name}, {kind.Name()}", ("wording", Named(last), template.Length == 0 ? "the default again" : $"own, version {form.Version + 1}"));
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException e) when (e.WasTaken())
            {
                saved = false;   // somebody else saved in the same moment
                db.ChangeTracker.Clear();
            }
        }
        if (saved)
        {
            TempData["Done"] = done;
            return Redirect($"/admin/letters/{area.Key}/{kind}");
        }
        versions = await VersionsAsync(area, kind);
        ModelState.AddModelError("", $"{versions[0].SavedBy} saved version {versions[0].Number} while you had the page open; it is among the versions below. Nothing that you typed is lost: check it and send it again.");
        ModelState.Remove("Form.Version");
        form.Version = versions[0].Number;
        return await Show(area, kind, versions, null, form, null);
    }

    private static string Named(LetterWording? version) => version switch { null => "the default", { Template.Length: 0 } => "the default", _ => $"own, version {version.Number}" };

    private async Task<(Area Area, LetterKind Kind)?> FindAsync(string key, string kind) =>
        Enum.TryParse<LetterKind>(kind, out var of) && Enum.IsDefined(of) && await db.Areas.AsNoTracking().FirstOrDefaultAsync(a => a.Key == key) is { } area ? (area, of) : null;

    private Task<List<LetterWording>> VersionsAsync(Area area, LetterKind kind) => db.LetterWordings.AsNoTracking().Where(w => w.AreaId == area.Id && w.Kind == kind).OrderByDescending(w => w.Number).ToListAsync();

    private async Task<(string Wording, bool OfProcedure)> DefaultAsync(Area area, LetterKind kind)
    {
        if (await db.ProcedureVersions.AnyAsync(v => v.AreaId == area.Id))
        {
            var (_, procedure) = await db.Services.Procedures.InForceAsync(area.Id, London.Today(clock), db);
            if (procedure.Letters.FirstOrDefault(l => string.Equals(l.Key, kind.ToString(), StringComparison.OrdinalIgnoreCase)).Value is { } worded) return (worded, true);
        }
        return (LetterTemplates.Default(kind), false);
    }

    private async Task<IActionResult> Show(Area area, LetterKind kind, List<LetterWording> versions, LetterWording? shown, TemplateForm form, string? preview)
    {
        var (wording, ofProcedure) = await DefaultAsync(area, kind);
        return View("Template", new TemplateView(area.Key, area.Name, kind, wording, ofProcedure, versions, shown, preview is null || templates.Check(kind, preview).Count > 0 ? null : templates.Sample(preview), form));
    }
}
