using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components.Files;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Partners.Requests;

public sealed record RequestRow(Guid Id, string Reference, RequestKind Kind, string What, DateOnly AnswerBy, RequestState State, DateTimeOffset? AnsweredAt, bool HasDraft);

/// <summary>What an agency is asked, and its answers. An officer sees the requests of their own agency and nothing else of a case.</summary>
[Requires(Permission.AnswerRequests), Route("/requests")]
public sealed class RequestsController(AsbDbContext db, CaseAccess cases, EvidenceStore store, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var agency = User.AgencyIdOf();
        var rows = await db.InformationRequests.AsNoTracking().Where(r => r.AgencyId == agency)
            .OrderBy(r => r.State).ThenBy(r => r.AnswerBy).Take(200)
            .Join(cases.References(), r => r.CaseId, c => c.Id, (r, c) => new RequestRow(r.Id, c.Reference, r.Kind, r.What, r.AnswerBy, r.State, r.AnsweredAt, r.Draft != null)).ToListAsync();
        await cases.RecordListAsync(User, "requests");
        ViewData["Today"] = London.Today(clock);
        return View("Requests", rows);
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> One(Guid id) => await Show(id, null);

    [HttpPost("{id:guid}"), EvidenceUpload]
    public async Task<IActionResult> Answer(Guid id, [Bind(Prefix = "Form")] RequestForm form)
    {
        if (form.Do == "add")
        {
            if (form.Further.Count < RequestFormValidator.MostFurther) form.Further.Add(new());
            return await Show(id, form);
        }
        if (!ModelState.IsValid) return await Show(id, form);
        var (request, opened) = await OpenAsync(id);
        db.Entry(request).Property(r => r.Version).OriginalValue = form.Version;
        try
        {
            if (form.Document is not null) await AddDocumentAsync(request, opened, form.Document);
            if (form.Do == "keep") request.KeepDraft(form.Written(), User.ToActor(), clock.GetUtcNow());
            else if (form.Declines && request.Kind == RequestKind.Full) request.Decline(opened, form.Exception!.Value, form.DeclineWhy!, User.ToActor(), clock.GetUtcNow());
            else request.Answer(opened, form.ToAnswer(request.Kind), unconfirmed: false, null, User.ToActor(), clock.GetUtcNow());
        }
        catch (RuleRefusedException refused)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", refused.Why.ToString());
            return await Show(id, form);
        }
        catch (EvidenceRefusedException refused)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("Form.Document", refused.Why.ToString());
            return await Show(id, form);
        }
        if (!await db.TrySaveAsync())
        {
            ModelState.AddModelError("", "Somebody else answered or changed this request while you had it open. Nothing that you typed is lost: check it and send it again.");
            ModelState.Remove("Form.Version");
            return await Show(id, form);
        }
        TempData["Done"] = form.Do == "keep" ? "What you have so far is kept. Nobody else sees it until you send it." : "Your answer is sent. You can change it until the coordinator takes it over.";
        return Redirect(form.Do == "keep" ? $"/requests/{id}" : "/requests");
    }

    [HttpGet("{id:guid}/files/{file:guid}")]
    public async Task<IActionResult> File(Guid id, Guid file)
    {
        var (request, _) = await OpenAsync(id);
        return this.Evidence(store, await db.EvidenceFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == file && f.RequestId == request.Id) ?? throw new NotFoundException());
    }

    [HttpPost("{id:guid}/agree/{number:int}"), Requires(Permission.AgreeToSetAside)]
    public async Task<IActionResult> Agree(Guid id, int number, int version)
    {
        var (_, opened) = await OpenAsync(id);
        db.Entry(opened).Property(c => c.Version).OriginalValue = version;
        try
        {
            opened.AgreeToSetAside(number, User.IsOfRelevantBody(), User.ToActor(), clock.GetUtcNow());
        }
        catch (RuleRefusedException refused)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", refused.Section is { } section ? $"{refused.Why} ({section})" : refused.Why.ToString());
            return await Show(id, null);
        }
        if (!await db.TrySaveAsync())
        {
            ModelState.AddModelError("", "Somebody changed the case while you had this page open. Look at it again.");
            return await Show(id, null);
        }
        TempData["Done"] = $"You agreed that report {number} does not count.";
        return Redirect($"/requests/{id}");
    }

    private async Task AddDocumentAsync(InformationRequest request, Case opened, IFormFile document)
    {
        await using var content = document.OpenReadStream();
        var by = User.ToActor();
        var file = await store.AddAsync(EvidenceOwner.Case(opened.Id), document.FileName, content, EvidenceSource.Agency, $"{by.Name}, {request.AgencyName}");
        file.RequestId = request.Id;
        opened.Record(new Happened.EvidenceAdded(file.Name, $"from {request.AgencyName}"), by, clock.GetUtcNow());
    }

    private async Task<(InformationRequest Request, Case Case)> OpenAsync(Guid id)
    {
        var agency = User.AgencyIdOf();
        var request = await db.InformationRequests.FirstOrDefaultAsync(r => r.Id == id && r.AgencyId == agency) ?? throw new NotFoundException();
        return (request, await cases.OpenForAgencyAsync(request, User, $"request {Request.Method}"));
    }

    private async Task<IActionResult> Show(Guid id, RequestForm? form)
    {
        var (request, opened) = await OpenAsync(id);
        return View("Request", RequestView.Of(request, opened, form, User.IsOfRelevantBody(), London.Today(clock), await db.EvidenceFiles.AsNoTracking().Where(f => f.RequestId == id).OrderBy(f => f.AddedAt).ToListAsync(), $"/requests/{id}/files"));
    }
}
