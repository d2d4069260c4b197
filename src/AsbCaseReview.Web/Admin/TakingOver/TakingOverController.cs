using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Admin.TakingOver;

public sealed class TakingOverForm
{
    public string? Area { get; set; }
    public IFormFile? File { get; set; }
}

public sealed class TakingOverFormValidator : AbstractValidator<TakingOverForm>
{
    public TakingOverFormValidator()
    {
        RuleFor(f => f.Area).NotEmpty().WithMessage("Choose the area");
        RuleFor(f => f.File).NotNull().WithMessage("Choose a file");
        RuleFor(f => f.File!.Length).LessThanOrEqualTo(TakeOverFile.MostBytes).When(f => f.File is not null).OverridePropertyName(nameof(TakingOverForm.File))
            .WithMessage("The file is larger than 2 MB. Divide it: each part is taken over by itself");
    }
}

/// <param name="Content">The file as it was checked, to be sent back on confirming.</param>
public sealed record TakingOverView(TakingOverForm Form, IReadOnlyList<Choice> Areas, TakeOverReport? Report, string? FileName, string? Content);

/// <summary>Live cases from another system: a file is checked, its report shown, and only then taken over.</summary>
[Requires(Permission.Administer), Route("/admin/taking-over")]
public sealed class TakingOverController(AsbDbContext db, TakeOverCases takeOver) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Start() => await Show(new());

    [HttpGet("template.csv")]
    public IActionResult Template() => File(System.Text.Encoding.UTF8.GetBytes(string.Join(',', TakeOverFile.Columns) + "\r\n"), "text/csv", "taking-over-cases.csv");

    [HttpPost("check")]
    public async Task<IActionResult> Check([Bind(Prefix = "Form")] TakingOverForm form)
    {
        if (!ModelState.IsValid) return await Show(form);
        await using var stream = new MemoryStream();
        await form.File!.CopyToAsync(stream);
        return await RunAsync(form, stream.ToArray(), form.File.FileName, commit: false);
    }

    [HttpPost("confirm"), RequestFormLimits(ValueLengthLimit = 2 * TakeOverFile.MostBytes)]
    public async Task<IActionResult> Confirm(string area, string name, string content)
    {
        var bytes = new byte[content.Length];
        return Convert.TryFromBase64String(content, bytes, out var length) ? await RunAsync(new() { Area = area }, bytes[..length], name, commit: true) : BadRequest();
    }

    private async Task<IActionResult> RunAsync(TakingOverForm form, byte[] csv, string name, bool commit)
    {
        if (await db.Areas.AsNoTracking().Include(a => a.LocalGovernmentAreas).FirstOrDefaultAsync(a => a.Key == form.Area) is not { } area) return NotFound();
        return await Show(form, await takeOver.RunAsync(area, csv, name, commit, User.ToActor()), name, Convert.ToBase64String(csv));
    }

    private async Task<IActionResult> Show(TakingOverForm form, TakeOverReport? report = null, string? name = null, string? content = null) => View("TakingOver", new TakingOverView(form,
        await db.Areas.AsNoTracking().Where(a => db.ProcedureVersions.Any(v => v.AreaId == a.Id)).OrderBy(a => a.Name).Select(a => new Choice(a.Key, a.Name, null)).ToListAsync(), report, name, content));
}
