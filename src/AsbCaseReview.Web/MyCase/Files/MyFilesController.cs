using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components.Files;
using AsbCaseReview.Web.MyCase.Shared;
using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.MyCase.Files;

public sealed class MyFileForm
{
    public IFormFile? File { get; set; }
}

public sealed class MyFileFormValidator : AbstractValidator<MyFileForm>
{
    public MyFileFormValidator() => RuleFor(f => f.File).NotNull().WithMessage("Choose a file");
}

public sealed record MyFilesView(IReadOnlyList<EvidenceFile> Files, EvidenceLimits Limits, MyFileForm Form);

/// <summary>Files that whoever is signed in gave us: to look at again, and to add to.</summary>
[ForApplicant, Route("/my-case/files")]
public sealed class MyFilesController(AsbDbContext db, ApplicantAccess access, EvidenceStore store, TimeProvider clock, IStringLocalizer<PublicWords> words) : MyCaseController(db, access, clock, words)
{
    [HttpGet("")]
    public async Task<IActionResult> List() => await Show(await Access.SeeAsync(User, "files"), new());

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Get(Guid id, bool look)
    {
        var seen = await Access.SeeAsync(User, "a file");
        var file = (await MineAsync(seen)).FirstOrDefault(f => f.Id == id) ?? throw new NotFoundException();
        return this.Evidence(store, file, look);
    }

    [HttpPost(""), EvidenceUpload]
    public async Task<IActionResult> Add([Bind(Prefix = "Form")] MyFileForm form)
    {
        var seen = await Access.SeeAsync(User, "a file added");
        if (ModelState.IsValid)
        {
            try
            {
                if (await DoAsync(seen, (opened, _) => StoreAsync(seen, opened, form.File!))) return Done(Words["We have your file."], "/my-case/files");
            }
            catch (EvidenceRefusedException refused)
            {
                ModelState.AddModelError("Form.File", Said(refused.Why));
            }
        }
        return await Show(seen, form);
    }

    private async Task StoreAsync(ApplicantCase seen, Case opened, IFormFile upload)
    {
        await using var content = upload.OpenReadStream();
        var file = await store.AddAsync(EvidenceOwner.Case(opened.Id), upload.FileName, content, EvidenceSource.Applicant, seen.Person.Name);
        file.PersonId = seen.Person.Id;
        opened.Record(new Happened.EvidenceAdded(file.Name, $"from {seen.Person.Name}"), seen.ToActor(), Now);
    }

    private async Task<IReadOnlyList<EvidenceFile>> MineAsync(ApplicantCase seen)
    {
        var own = (await Access.OwnAsync(seen)).Select(p => p.Id).ToHashSet();
        var given = await store.Of(EvidenceOwner.Case(seen.Id)).Where(f => f.Source == EvidenceSource.Applicant).OrderByDescending(f => f.AddedAt).ToListAsync();
        if (given.All(f => f.PersonId is not null)) return [.. given.Where(f => own.Contains(f.PersonId!.Value))];
        // Files from before it was kept whose they are: a person's own by their name, and the applicant's what nobody else on the case gave.
        var others = await Db.People.Where(p => p.CaseId == seen.Id && p.Id != seen.Person.Id).Select(p => p.Name).ToListAsync();
        return [.. given.Where(f => f.PersonId is { } id ? own.Contains(id) : !others.Contains(f.AddedBy) && (seen.Person.IsApplicant || f.AddedBy == seen.Person.Name))];
    }

    private async Task<IActionResult> Show(ApplicantCase seen, MyFileForm form) => View("Files", new MyFilesView(await MineAsync(seen), store.Limits, form));
}
