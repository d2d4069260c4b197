using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Components.Files;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Evidence;

public sealed record EvidenceView(CaseHead Case, IReadOnlyList<EvidenceFile> Files, IReadOnlyList<Choice> People, EvidenceLimits Limits, EvidenceForm Form);

/// <summary>The files of a case: what the applicant sent, and what the office or an agency put with it.</summary>
[Requires(Permission.SeeCases), Route("/cases/{reference}/evidence")]
public sealed class EvidenceController(AsbDbContext db, CaseAccess cases, EvidenceStore store, TimeProvider clock) : CaseworkController(db, cases, clock)
{
    [HttpGet("")]
    public Task<IActionResult> List(string reference) => Show(reference, new());

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Get(string reference, Guid id, bool look)
    {
        var head = await Cases.SeeAsync(reference, User, "evidence file");
        var file = await store.Of(EvidenceOwner.Case(head.Id)).FirstOrDefaultAsync(f => f.Id == id) ?? throw new NotFoundException();
        return this.Evidence(store, file, look);
    }

    [HttpPost(""), Requires(Permission.Triage), EvidenceUpload]
    public Task<IActionResult> Add(string reference, [Bind(Prefix = "Form")] EvidenceForm form) => ActAsync(reference, form, async (opened, _) =>
    {
        var by = User.ToActor();
        var from = form.PersonId is { } id ? opened.People.Find(p => p.Id == id) ?? throw new NotFoundException() : null;
        try
        {
            await using var content = form.File!.OpenReadStream();
            var file = await store.AddAsync(EvidenceOwner.Case(opened.Id), form.File.FileName, content, from is null ? EvidenceSource.Coordinator : EvidenceSource.Applicant, by.Name);
            file.PersonId = from?.Id;
            opened.Record(new Happened.EvidenceAdded(file.Name, from is null ? by.Body : $"from {from.Name}"), by, Now);
        }
        catch (EvidenceRefusedException refused)
        {
            ModelState.AddModelError("Form.File", refused.Why.ToString());
            throw new Domain.RuleRefusedException(new("The file was not added."));
        }
    }, "File added.", $"/cases/{reference}/evidence", () => Show(reference, form));

    private async Task<IActionResult> Show(string reference, EvidenceForm form)
    {
        var head = await Cases.SeeAsync(reference, User, "evidence");
        ModelState.Remove("Form.Version");
        form.Version = head.Version;   // a file changes nothing that another form shows
        var people = await Cases.Seen(head).SelectMany(c => c.People).OrderBy(p => p.Number).Select(p => new { p.Id, p.Name, p.IsApplicant }).ToListAsync();
        return View("Evidence", new EvidenceView(head, await store.Of(EvidenceOwner.Case(head.Id)).OrderByDescending(f => f.AddedAt).ToListAsync(),
            people.ConvertAll(p => new Choice(p.Id.ToString(), p.IsApplicant ? $"{p.Name} (applicant)" : p.Name)), store.Limits, form));
    }
}
