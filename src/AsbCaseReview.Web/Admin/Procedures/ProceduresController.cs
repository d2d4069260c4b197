using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Admin.Procedures;

public sealed class PublishForm
{
    public IFormFile? File { get; set; }

    /// <summary>Publish it where nothing is refused; else it is only checked.</summary>
    public bool Publish { get; set; }

    /// <summary>The number of the version that was wrong; open cases follow.</summary>
    public int? Corrects { get; set; }
}

public sealed class PublishFormValidator : AbstractValidator<PublishForm>
{
    public const int MostBytes = 400_000;

    public PublishFormValidator()
    {
        RuleFor(f => f.File).NotNull().WithMessage("Choose a file");
        RuleFor(f => f.File!.Length).LessThanOrEqualTo(MostBytes).When(f => f.File is not null).OverridePropertyName(nameof(PublishForm.File)).WithMessage("The file is too large to be a procedure");
    }
}

public sealed record ProcedureView(string Area, string AreaName, IReadOnlyList<VersionRow> Versions, int? Shown, string? Json, PublishCheck? Check, PublishForm Form);

/// <summary>The procedures of each area: what is published, what the Act says to it, and publishing a new version.</summary>
[Requires(Permission.Administer), Route("/admin/procedures")]
public sealed class ProceduresController(AsbDbContext db, ProceduresQuery query, PublishProcedure publish) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List() => View("Procedures", await query.AskAsync());

    [HttpGet("{area}")]
    public async Task<IActionResult> One(string area, int? version)
    {
        if (await FindAsync(area) is not { } found) return NotFound();
        return await Show(found, version, null, new());
    }

    [HttpPost("{area}")]
    public async Task<IActionResult> Publish(string area, [Bind(Prefix = "Form")] PublishForm form)
    {
        if (await FindAsync(area) is not { } found) return NotFound();
        if (!ModelState.IsValid) return await Show(found, null, null, form);
        using var reader = new StreamReader(form.File!.OpenReadStream());
        PublishCheck check;
        try
        {
            check = await publish.CheckAsync(found, await reader.ReadToEndAsync(), form.Corrects);
        }
        catch (ProcedureFormatException e)
        {
            ModelState.AddModelError("Form.File", e.Message);
            return await Show(found, null, null, form);
        }
        if (check.Problem is { } problem) ModelState.AddModelError("Form.File", problem);
        if (!form.Publish || !check.MayBePublished) return await Show(found, null, check, form);
        var moved = await publish.PublishAsync(found, check.Procedure, form.Corrects, User.FullNameOf());
        TempData["Done"] = $"Version {check.Procedure.Version} is published.{(form.Corrects is null ? "" : $" {moved:N0} open cases follow; their deadlines are worked out again within five minutes.")}";
        return Redirect($"/admin/procedures/{area}");
    }

    private Task<Area?> FindAsync(string key) => db.Areas.AsNoTracking().Include(a => a.LocalGovernmentAreas).FirstOrDefaultAsync(a => a.Key == key);

    private async Task<IActionResult> Show(Area area, int? version, PublishCheck? check, PublishForm form)
    {
        var versions = await query.VersionsAsync(area.Id);
        var json = version is null ? null : await db.ProcedureVersions.Where(v => v.AreaId == area.Id && v.Number == version).Select(v => v.Json).FirstOrDefaultAsync();
        if (version is not null && json is null) return NotFound();
        if (json is not null) check = new(ProcedureJson.Read(json), ProcedureCheck.Of(ProcedureJson.Read(json)), null);
        return View("Procedure", new ProcedureView(area.Key, area.Name, versions, version, json, check, form));
    }
}
