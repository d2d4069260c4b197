using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.MyCase.Shared;
using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
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

    [HttpPost("information"), TakesLong]
    public async Task<IActionResult> Information(InformationForm form)
    {
        var seen = await Access.SeeAsync(User, "more information sent");
        return ModelState.IsValid && await DoAsync(seen, async (opened, rules) =>
        {
            var what = form.What!.Trim();
            var last = await Db.CaseEvents.AsNoTracking().Where(e => e.CaseId == seen.Id && e.Kind == CaseEventKind.InformationGiven && e.ActorId == seen.Person.Id).OrderByDescending(e => e.Sequence).FirstOrDefaultAsync();
            if (last?.Body is Happened.InformationGiven said && said.What == what) return;   // sent twice, it is said once
            opened.RecordInformation(what, rules, seen.ToActor(), Now);
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

    [HttpPost("report"), TakesLong]
    public async Task<IActionResult> Report(ReportForm form)
    {
        var seen = await Access.SeeAsync(User, "a further report sent");
        if (!MayNow(seen, CaseEventKind.ComplaintAdded)) return View("NoReport");
        return ModelState.IsValid && await DoAsync(seen, (opened, rules) =>
        {
            var number = opened.NextComplaintNumber;
            var added = form.ToComplaint(opened.Id, number, opened.NextIncident, seen.Person.Number, rules.Procedure.Conventions.AboutDays, London.DateOf(Now));
            if (opened.Complaints.Exists(c => IsSame(c, added))) return Task.CompletedTask;   // sent twice, it is one report
            opened.AddComplaint(added, seen.ToActor(), Now);
            opened.RecordInformation($"Report {number} was added.", rules, seen.ToActor(), Now);
            return Task.CompletedTask;
        })
            ? Done(Words["We have your report. Thank you."], "/my-case/told")
            : View("Report", form);
    }

    private static bool IsSame(Complaint a, Complaint b) =>
        (a.PersonNumber, a.WhatHappened, a.Happened, a.Reported, a.AgencyKind, a.AgencyName, a.AgencyReference) == (b.PersonNumber, b.WhatHappened, b.Happened, b.Reported, b.AgencyKind, b.AgencyName, b.AgencyReference);
}
