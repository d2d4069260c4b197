using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Components.Files;
using AsbCaseReview.Web.Partners.Requests;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Agencies;

public sealed class AskFullForm : CaseForm
{
    public List<Guid> Agencies { get; set; } = [];
    public string? What { get; set; }
    public Components.DateParts By { get; set; } = new();
}

public sealed class AskFullFormValidator : AbstractValidator<AskFullForm>
{
    public AskFullFormValidator(TimeProvider clock)
    {
        RuleFor(f => f.Agencies).NotEmpty().WithMessage("Choose which agencies you ask");
        RuleFor(f => f.What).NotEmpty().WithMessage("Enter what you ask about").MaximumLength(Lengths.Reason).WithMessage($"What you ask about must be {Lengths.Reason:N0} characters or fewer");
        RuleFor(f => f.By).Must(d => d.Value is { } by && by >= London.Today(clock)).WithMessage("Enter the day by which you ask for an answer: a real date, today or later");
    }
}

/// <param name="LimitWords">The procedure's limit where it states one, otherwise that the coordinator sets the day.</param>
public sealed record AgenciesView(CaseHead Case, IReadOnlyList<InformationRequest> Requests, IReadOnlyList<EvidenceFile> Files, IReadOnlyList<Choice> Agencies, string LimitWords, DateOnly Today, AskFullForm Ask);

public sealed record RecordView(CaseHead Case, RequestView Answer, ToldForm Told);

/// <summary>What the agencies of an area were asked about a case and what they answered; answers that came by e-mail or telephone are written down here.</summary>
[Requires(Permission.Triage), Route("/cases/{reference}/agencies")]
public sealed class AgenciesController(AsbDbContext db, CaseAccess cases, EvidenceStore store, TimeProvider clock) : CaseworkController(db, cases, clock)
{
    private const string Usual = "Reports received, with dates and references; what was done and what came of it; what you could still do; risk known to you; earlier involvement with each person named; documents.";

    [HttpGet(""), Requires(Permission.SeeCases)]
    public Task<IActionResult> Index(string reference) => Show(reference, null);

    [HttpPost("ask")]
    public Task<IActionResult> Ask(string reference, [Bind(Prefix = "Ask")] AskFullForm form) => ActAsync(reference, form, async (c, _) =>
    {
        var agencies = await Cases.AgenciesOf(c.Id).Where(a => form.Agencies.Contains(a.Id)).OrderBy(a => a.Name).ToListAsync();
        if (agencies.Count == 0) throw new RuleRefusedException(new("Choose agencies of this area, or of one with which the case is shared."));
        var before = await Db.InformationRequests.Where(r => r.CaseId == c.Id).GroupBy(r => r.AgencyId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        foreach (var agency in agencies)
        {
            var request = InformationRequest.Ask(c, agency, form.What!.Trim(), form.By.Value!.Value, User.ToActor(), Now, RequestKind.Full, before.GetValueOrDefault(agency.Id));
            Db.InformationRequests.Add(request);
            Db.OutgoingMessages.Add(StaffMail.Asked(c, agency, request, Now, Site.Base));
        }
        if (c.Stage == CaseStage.Met) c.BeginGathering("Agencies asked.", User.ToActor(), Now);
    }, "The agencies are asked.", $"/cases/{reference}/agencies", () => Show(reference, form));

    [HttpGet("{id:guid}/record")]
    public Task<IActionResult> Write(string reference, Guid id) => ShowRecord(reference, id, null, new());

    [HttpPost("{id:guid}/record"), EvidenceUpload]
    public async Task<IActionResult> Write(string reference, Guid id, [Bind(Prefix = "Form")] RequestForm form, [Bind(Prefix = "Told")] ToldForm told)
    {
        if (form.Do == "add")
        {
            ModelState.Clear();
            if (form.Further.Count < RequestFormValidator.MostFurther) form.Further.Add(new());
            return await ShowRecord(reference, id, form, told);
        }
        if (!ModelState.IsValid) return await ShowRecord(reference, id, form, told);
        var opened = await Cases.OpenToRecordAsync(reference, User, "record an answer");
        var request = await Db.InformationRequests.FirstOrDefaultAsync(r => r.Id == id && r.CaseId == opened.Id) ?? throw new NotFoundException();
        Db.Entry(request).Property(r => r.Version).OriginalValue = form.Version;
        try
        {
            if (form.Document is not null)
            {
                await using var content = form.Document.OpenReadStream();
                var file = await store.AddAsync(EvidenceOwner.Case(opened.Id), form.Document.FileName, content, EvidenceSource.Agency, $"{User.FullNameOf()}, for {request.AgencyName}");
                file.RequestId = request.Id;
                opened.Record(new Happened.EvidenceAdded(file.Name, $"from {request.AgencyName}"), User.ToActor(), Now);
            }
            request.Answer(opened, form.ToAnswer(request.Kind), unconfirmed: true, $"{told.From!.Trim()}, {told.How}:\n\n{told.Original!.Trim()}", User.ToActor(), Now);
        }
        catch (Exception e) when (e is RuleRefusedException or EvidenceRefusedException)
        {
            Db.ChangeTracker.Clear();
            ModelState.AddModelError(e is EvidenceRefusedException ? "Form.Document" : "", e.Message);
            return await ShowRecord(reference, id, form, told);
        }
        if (!await Db.TrySaveAsync())
        {
            ModelState.Remove("Form.Version");
            ModelState.AddModelError("", "The agency answered, or somebody else wrote its answer down, while you had this open. Nothing that you typed is lost: look at the answer first.");
            return await ShowRecord(reference, id, form, told);
        }
        TempData["Done"] = $"The answer of {request.AgencyName} is written down, marked as not confirmed by the agency.";
        return Redirect($"/cases/{reference}/agencies");
    }

    private async Task<IActionResult> ShowRecord(string reference, Guid id, RequestForm? form, ToldForm told)
    {
        var head = await Cases.SeeAsync(reference, User, "record an answer");
        var opened = await Cases.Seen(head).Include(c => c.Application).Include(c => c.People).Include(c => c.Complaints).FirstAsync();
        var request = await Db.InformationRequests.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.CaseId == head.Id) ?? throw new NotFoundException();
        if (form is not null) ModelState.Remove("Form.Version");
        return View("Record", new RecordView(head, RequestView.Of(request, opened, form, false, London.Today(Clock), await Db.EvidenceFiles.AsNoTracking().Where(f => f.RequestId == id).OrderBy(f => f.AddedAt).ToListAsync(), $"/cases/{head.Reference}/evidence"), told));
    }

    private async Task<IActionResult> Show(string reference, AskFullForm? form)
    {
        var head = await Cases.SeeAsync(reference, User, "agencies");
        var limit = Limits.Find(await Db.Services.Procedures.GetAsync(head.ProcedureVersionId, Db), Limits.AgencyInformation);
        return View("Agencies", new AgenciesView(head,
            await Db.InformationRequests.AsNoTracking().Where(r => r.CaseId == head.Id).OrderBy(r => r.AskedAt).ToListAsync(),
            await Db.EvidenceFiles.AsNoTracking().Where(f => f.CaseId == head.Id && f.RequestId != null).OrderBy(f => f.AddedAt).ToListAsync(),
            await Cases.AgencyChoicesAsync(head.AreaId, head.Id),
            limit?.Period is { } period ? $"The procedure gives them {period}." : "The procedure states no limit: you set the day and tell them.", London.Today(Clock), form ?? new() { What = Usual }));
    }
}
