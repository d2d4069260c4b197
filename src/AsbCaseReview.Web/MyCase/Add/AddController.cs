using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.MyCase.Shared;
using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.MyCase.Add;

/// <summary>More information, or a further report. A clock that waits for information runs on with either.</summary>
[ForApplicant, Route("/my-case/add")]
public sealed class AddController(AsbDbContext db, ApplicantAccess access, TimeProvider clock, IStringLocalizer<PublicWords> words) : MyCaseController(db, access, clock, words)
{
    [HttpGet("")]
    public async Task<IActionResult> Choose()
    {
        var seen = await Access.SeeAsync(User, "tell us more");
        return View("Choose", MayNow(seen, CaseEventKind.ComplaintAdded));
    }

    [HttpGet("information")]
    public async Task<IActionResult> Information()
    {
        await Access.SeeAsync(User, "more information");
        return View("Information", new InformationForm());
    }

    [HttpPost("information")]
    public async Task<IActionResult> Information(InformationForm form)
    {
        var seen = await Access.SeeAsync(User, "more information sent");
        return ModelState.IsValid && await DoAsync(seen, (opened, rules) =>
        {
            opened.RecordInformation(form.What!.Trim(), rules, seen.ToActor(), Now);
            return Task.CompletedTask;
        })
            ? Done(Words["We have what you told us. Thank you."], "/my-case/told")
            : View("Information", form);
    }

    [HttpGet("report")]
    public async Task<IActionResult> Report()
    {
        var seen = await Access.SeeAsync(User, "a further report");
        return MayNow(seen, CaseEventKind.ComplaintAdded) ? View("Report", new ReportForm()) : View("NoReport");
    }

    [HttpPost("report")]
    public async Task<IActionResult> Report(ReportForm form)
    {
        var seen = await Access.SeeAsync(User, "a further report sent");
        if (!MayNow(seen, CaseEventKind.ComplaintAdded)) return View("NoReport");
        return ModelState.IsValid && await DoAsync(seen, (opened, rules) =>
        {
            var number = opened.NextComplaintNumber;
            opened.AddComplaint(form.ToComplaint(opened.Id, number, opened.NextIncident, seen.Person.Number,
                rules.Procedure.Conventions.AboutDays, London.DateOf(Now)), seen.ToActor(), Now);
            opened.RecordInformation($"Report {number} was added.", rules, seen.ToActor(), Now);
            return Task.CompletedTask;
        })
            ? Done(Words["We have your report. Thank you."], "/my-case/told")
            : View("Report", form);
    }
}
