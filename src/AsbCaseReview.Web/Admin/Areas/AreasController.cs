using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Admin.Changes;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Admin.Areas;

public sealed record AreaRow(Guid Id, string Key, string Name, string Body, int Places, int Agencies, int Versions);

/// <summary>What the area's procedure in force says of it: shown here, changed by publishing a new version.</summary>
public sealed record AreaRules(int Version, TimeOnly? ClosingTime, string? Published, string? Kept, IReadOnlyList<string> OnlyInProcedure, IReadOnlyList<string> NotInProcedure);

public sealed record AreaView(Guid? Id, AreaForm Form, AreaRules? Rules, IReadOnlyList<AdministrativeChange> Changes);

/// <summary>The areas that run reviews: names, contacts and the local government areas that they cover.</summary>
[Requires(Permission.Administer), Route("/admin/areas")]
public sealed class AreasController(AsbDbContext db, AdminLog log, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List() => View("Areas", await db.Areas.AsNoTracking().OrderBy(a => a.Name)
        .Select(a => new AreaRow(a.Id, a.Key, a.Name, a.Contact.Body, a.LocalGovernmentAreas.Count, db.Agencies.Count(x => x.AreaId == a.Id && x.LeftOn == null), db.ProcedureVersions.Count(v => v.AreaId == a.Id))).ToListAsync());

    [HttpGet("new")]
    public Task<IActionResult> New() => Show(null, new() { IsNew = true });

    [HttpPost("new")]
    public async Task<IActionResult> Add([Bind(Prefix = "Form")] AreaForm form)
    {
        if (await db.Areas.AnyAsync(a => a.Key == form.Key)) ModelState.AddModelError("Form.Key", "Another area has this name in addresses");
        if (await db.Areas.AnyAsync(a => a.ReferencePrefix == form.ReferencePrefix)) ModelState.AddModelError("Form.ReferencePrefix", "Another area’s references begin so");
        await MustBeFreeAsync(form, null);
        if (!ModelState.IsValid) return await Show(null, form);
        var area = new Area { Key = form.Key!, Name = form.Name!.Trim(), Nation = form.Nation!.Value, ReferencePrefix = form.ReferencePrefix!, Contact = form.ToContact() };
        form.ApplyTo(area);
        db.Areas.Add(area);
        log.Note(User, "Area", area.Id, area.Name, [("area", null, "added"), .. AreaForm.Values(area).Select(v => (v.What, (object?)null, (object?)v.Value))]);
        await db.SaveChangesAsync();
        TempData["Done"] = $"{area.Name} was added. Next: its agencies, its people, and its procedure. Until a procedure is published it takes no applications.";
        return Redirect("/admin/areas");
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id) => await FindAsync(id) is { } area ? await Show(area, AreaForm.Of(area)) : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Save(Guid id, [Bind(Prefix = "Form")] AreaForm form)
    {
        if (await FindAsync(id) is not { } area) return NotFound();
        (form.Key, form.Nation, form.ReferencePrefix) = (area.Key, area.Nation, area.ReferencePrefix);
        await MustBeFreeAsync(form, id);
        if (ModelState.IsValid && form.Seen != AreaForm.Mark(area))
        {
            ModelState.AddModelError("", $"Somebody else changed {area.Name} while you had the page open; what they did stands below. Nothing that you typed is lost: check it and send it again.");
            ModelState.Remove("Form.Seen");
            form.Seen = AreaForm.Mark(area);
        }
        if (!ModelState.IsValid) return await Show(area, form);
        var was = AreaForm.Values(area);
        form.ApplyTo(area);
        log.Note(User, "Area", id, area.Name, was.Zip(AreaForm.Values(area), (a, b) => (a.What, (object?)a.Value, (object?)b.Value)));
        await db.SaveChangesAsync();
        TempData["Done"] = $"{area.Name} was saved.";
        return Redirect("/admin/areas");
    }

    private Task<Area?> FindAsync(Guid id) => db.Areas.Include(a => a.LocalGovernmentAreas).FirstOrDefaultAsync(a => a.Id == id);

    private async Task MustBeFreeAsync(AreaForm form, Guid? own)
    {
        var names = form.Places().Select(p => p.Name).ToList();
        if (await db.LocalGovernmentAreas.Where(l => names.Contains(l.Name) && l.AreaId != own).Select(l => l.Name).FirstOrDefaultAsync() is { } taken) ModelState.AddModelError("Form.LocalGovernmentAreas", $"{taken} belongs to another area already");
    }

    private async Task<IActionResult> Show(Area? area, AreaForm form) => View("Area", new AreaView(area?.Id, form, area is null ? null : await RulesAsync(area, form), area is null ? [] : await log.OfAsync(area.Id)));

    private async Task<AreaRules?> RulesAsync(Area area, AreaForm form)
    {
        if (!await db.ProcedureVersions.AnyAsync(v => v.AreaId == area.Id)) return null;
        var (_, procedure) = await db.Services.Procedures.InForceAsync(area.Id, London.Today(clock), db);
        var names = form.Places().Select(p => p.Name).ToList();
        return new(procedure.Version, procedure.Conventions.ClosingTime, procedure.Publication?.Every.ToString(), procedure.Retention?.AfterClosing.ToString(),
            [.. procedure.LocalGovernmentAreas.Except(names, StringComparer.OrdinalIgnoreCase)], [.. names.Except(procedure.LocalGovernmentAreas, StringComparer.OrdinalIgnoreCase)]);
    }
}
