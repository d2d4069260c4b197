using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components.Files;
using AsbCaseReview.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Apply.Files;

public sealed class FilesForm
{
    public List<IFormFile> Add { get; set; } = [];
    public IReadOnlyList<EvidenceFile> Kept { get; set; } = [];
    public EvidenceLimits Limits { get; set; } = new();
}

/// <summary>Pictures, recordings and papers. Each file is kept as soon as it has been sent.</summary>
[AllowAnonymous, Route("/apply/files")]
public sealed class FilesController(ApplyDesk desk, EvidenceStore store, AsbDbContext db, IStringLocalizer<PublicWords> words) : ApplyController(desk)
{
    [HttpGet("")]
    public Task<IActionResult> Files() => AskAsync("files", s => new FilesForm { Kept = s.Files, Limits = store.Limits });

    [HttpPost("add"), EvidenceUpload]
    public async Task<IActionResult> Add(FilesForm form)
    {
        if (await Desk.FindAsync() is not { CaseId: null }) return Lost();
        if (form.Add.Count == 0) ModelState.AddModelError(nameof(form.Add), words["Choose a file first"]);
        foreach (var file in form.Add)
        {
            try
            {
                var saved = await Desk.ChangeAsync(a => a with { EvidenceDone = true }, async draft =>
                {
                    await using var content = file.OpenReadStream();
                    await store.AddAsync(EvidenceOwner.Draft(draft.Id), file.FileName, content, EvidenceSource.Applicant, draft.Answers.Applicant?.Name ?? words["The applicant"]);
                });
                if (saved is null) return Redirect("/apply/done");
            }
            catch (EvidenceRefusedException refused)
            {
                db.ChangeTracker.Clear();
                ModelState.AddModelError(nameof(form.Add), refused.Why.In(System.Globalization.CultureInfo.CurrentUICulture, text => words[text]));
            }
        }
        return ModelState.IsValid ? Redirect($"/apply/files{Request.QueryString}") : await Files();
    }

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id)
    {
        if (await Desk.FindAsync() is not { CaseId: null } draft) return Lost();
        if (await db.EvidenceFiles.FirstOrDefaultAsync(f => f.Id == id && f.DraftId == draft.Id) is { } file) await store.RemoveAsync(file);
        return Redirect($"/apply/files{Request.QueryString}");
    }

    [HttpPost("")]
    public Task<IActionResult> Done() => SaveAsync("files", new FilesForm(), a => a with { EvidenceDone = true });
}
