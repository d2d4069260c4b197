using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Partners.Requests;

public sealed record RequestRow(Guid Id, string Reference, string What, DateOnly AnswerBy, RequestState State, DateTimeOffset? AnsweredAt);

/// <param name="Place">Where it happens.</param>
/// <param name="SetAsides">Complaints of the case that somebody proposes to set apart.</param>
public sealed record RequestView(
    InformationRequest Request, string Reference, string Applicant, string Place, IReadOnlyList<Complaint> Complaints, IReadOnlyList<Complaint> SetAsides, int CaseVersion, bool RelevantBody, DateOnly Today, RequestForm Form);

/// <summary>What an agency is asked, and its answers. An officer sees the requests of their own agency and nothing else of a case.</summary>
[Requires(Permission.AnswerRequests), Route("/requests")]
public sealed class RequestsController(AsbDbContext db, CaseAccess cases, TimeProvider clock) : Controller
{
    private const int MostFurther = 10;

    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var agency = User.AgencyIdOf();
        var rows = await db.InformationRequests.AsNoTracking().Where(r => r.AgencyId == agency)
            .OrderBy(r => r.State).ThenBy(r => r.AnswerBy).Take(200)
            .Join(cases.References(), r => r.CaseId, c => c.Id, (r, c) => new RequestRow(r.Id, c.Reference, r.What, r.AnswerBy, r.State, r.AnsweredAt)).ToListAsync();
        await cases.RecordListAsync(User, "requests");
        ViewData["Today"] = London.Today(clock);
        return View("Requests", rows);
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> One(Guid id) => await Show(id, null);

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Answer(Guid id, [Bind(Prefix = "Form")] RequestForm form)
    {
        if (form.Do == "add")
        {
            if (form.Further.Count < MostFurther) form.Further.Add(new());
            return await Show(id, form);
        }
        if (!ModelState.IsValid) return await Show(id, form);
        var (request, opened) = await OpenAsync(id);
        db.Entry(request).Property(r => r.Version).OriginalValue = form.Version;
        try
        {
            request.Answer(opened, [.. form.Reports.Select(r => r.ToAnswer())], [.. form.Further.Where(f => !f.IsEmpty).Select(f => f.ToReport())], form.Note, unconfirmed: false, User.ToActor(), clock.GetUtcNow());
        }
        catch (RuleRefusedException refused)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", refused.Why.ToString());
            return await Show(id, form);
        }
        if (!await db.TrySaveAsync())
        {
            ModelState.AddModelError("", "Somebody else answered or changed this request while you had it open. Nothing that you typed is lost: check it and send it again.");
            ModelState.Remove("Form.Version");
            return await Show(id, form);
        }
        TempData["Done"] = "Your answer is sent. You can change it until the coordinator takes it over.";
        return Redirect("/requests");
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
            ModelState.AddModelError("", $"{refused.Why} ({refused.Section})");
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

    private async Task<(InformationRequest Request, Case Case)> OpenAsync(Guid id)
    {
        var agency = User.AgencyIdOf();
        var request = await db.InformationRequests.FirstOrDefaultAsync(r => r.Id == id && r.AgencyId == agency) ?? throw new NotFoundException();
        return (request, await cases.OpenForAgencyAsync(request, User, $"request {Request.Method}"));
    }

    private async Task<IActionResult> Show(Guid id, RequestForm? form)
    {
        var (request, opened) = await OpenAsync(id);
        var own = opened.Complaints.Where(c => c.AgencyKind == request.AgencyKind || c.AgencyKind is null).OrderBy(c => c.Number).ToList();
        form ??= new() { Reports = [.. own.Select(c => Filled(request, c))], Further = [.. request.Further.Select(Filled)], Note = request.Note?.Text };
        form.Version = request.Version;
        return View("Request", new RequestView(request, opened.Reference, opened.ApplicantName, opened.Application.Place, own,
            [.. opened.Complaints.Where(c => c.SetAsideState == SetAsideState.Proposed)], opened.Version, User.IsOfRelevantBody(), London.Today(clock), form));
    }

    private static ReportAnswerForm Filled(InformationRequest request, Complaint complaint) => request.Reports.Find(r => r.Number == complaint.Number) is { } answer
        ? new() { Number = answer.Number, Found = answer.Found, AgencyReference = answer.AgencyReference, Happened = Components.DateParts.From(answer.HappenedOn), Reported = Components.DateParts.From(answer.ReportedOn), Note = answer.Note }
        : new() { Number = complaint.Number };

    private static FurtherReportForm Filled(FurtherReport report) => new()
    {
        Happened = Components.DateParts.From(report.HappenedOn),
        Reported = Components.DateParts.From(report.ReportedOn),
        AgencyReference = report.AgencyReference,
        Hate = report.Hate,
        Note = report.Note,
    };
}
