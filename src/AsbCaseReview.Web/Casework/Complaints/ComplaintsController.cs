using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Complaints;

/// <summary>Each report of a case: what was said, what the agency found, whether it counts.</summary>
[Requires(Permission.SeeCases), Route("/cases/{reference}/complaints")]
public sealed class ComplaintsController(AsbDbContext db, CaseAccess cases, TimeProvider clock, ComplaintsQuery complaints) : CaseworkController(db, cases, clock)
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string reference) => await Show(reference, _ => { });

    [HttpGet("{number:int}"), Requires(Permission.Triage)]
    public async Task<IActionResult> One(string reference, int number) => await ShowOne(reference, number, _ => { });

    [HttpPost("{number:int}/verify"), Requires(Permission.Triage)]
    public Task<IActionResult> Verify(string reference, int number, [Bind(Prefix = "Verify")] VerifyForm form) => ActOnOne(reference, number, form, (c, rules) =>
    {
        var by = User.ToActor();
        c.VerifyComplaint(number, form.With!, form.Traced!.Value, form.Why, by, Now);
        if (form.Corrects) c.CorrectComplaint(number, form.ToCorrection(), form.With!, form.Why!, rules, by, Now);
        return Task.CompletedTask;
    }, $"Report {number} checked.", v => v.Verify = form);

    [HttpPost("{number:int}/set-aside"), Requires(Permission.Triage)]
    public Task<IActionResult> SetAside(string reference, int number, [Bind(Prefix = "SetAside")] SetAsideForm form) => ActOnOne(reference, number, form, (c, rules) =>
    {
        c.SetComplaintAside(number, form.Reason!, form.Unrelated, rules, User.ToActor(), Now);
        return Task.CompletedTask;
    }, $"Recorded for report {number}.", v => v.SetAside = form);

    [HttpPost("{number:int}/agree"), Requires(Permission.AgreeToSetAside)]
    public Task<IActionResult> Agree(string reference, int number, [Bind(Prefix = "Agree")] ReasonForm form) => Act(reference, form, (c, _) =>
    {
        c.AgreeToSetAside(number, User.IsOfRelevantBody(), User.ToActor(), Now);
        return Task.CompletedTask;
    }, $"Report {number} is set apart.", _ => { });

    [HttpPost("{number:int}/reinstate"), Requires(Permission.Triage)]
    public Task<IActionResult> Reinstate(string reference, int number, [Bind(Prefix = "Reinstate")] ReasonForm form) => ActOnOne(reference, number, form, (c, _) =>
    {
        c.ReinstateComplaint(number, form.Why ?? "", User.ToActor(), Now);
        return Task.CompletedTask;
    }, $"Report {number} counts again.", v => v.Reinstate = form);

    [HttpPost("join"), Requires(Permission.Triage)]
    public Task<IActionResult> Join(string reference, [Bind(Prefix = "Join")] JoinForm form) => Act(reference, form, (c, rules) =>
    {
        c.JoinComplaints(form.Numbers, form.Why!, rules, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Recorded.", v => v.Join = form);

    [HttpPost("add"), Requires(Permission.Triage)]
    public Task<IActionResult> Add(string reference, [Bind(Prefix = "Add")] AddComplaintForm form) => Act(reference, form, (c, rules) =>
    {
        c.AddComplaint(ToComplaint(c, form, rules.Procedure.Conventions.AboutDays, London.DateOf(Now)), User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Report added.", v => v.Add = form);

    [HttpPost("take-over"), Requires(Permission.Triage)]
    public Task<IActionResult> TakeOver(string reference, [Bind(Prefix = "TakeOver")] TakeOverForm form) => Act(reference, form, async (c, _) =>
    {
        var answer = await Db.InformationRequests.FirstOrDefaultAsync(r => r.Id == form.Request && r.CaseId == c.Id) ?? throw new NotFoundException();
        var by = User.ToActor();
        foreach (var report in answer.Reports) c.VerifyComplaint(report.Number, answer.AgencyName, report.Found, report.Note, by, Now);
        foreach (var further in answer.Further) c.AddComplaint(answer.ToComplaint(further, c), by with { Body = answer.AgencyName }, Now);
        answer.MarkTakenOver();
    }, "The answer is taken over into the reports. Correct dates one by one where the agency has others.", _ => { });

    private static Complaint ToComplaint(Case @case, AddComplaintForm form, int aboutDays, DateOnly today)
    {
        var (happened, reported) = (form.Happened.ToRange(form.HappenedAbout, aboutDays, today), form.Reported.ToRange(form.ReportedAbout, aboutDays, today));
        return new()
        {
            CaseId = @case.Id,
            Number = @case.NextComplaintNumber,
            Source = form.From == "agency" ? ComplaintSource.Agency : ComplaintSource.Coordinator,
            WhatHappened = OwnWords.From(form.WhatHappened),
            HappenedFrom = happened.From,
            HappenedTo = happened.To,
            ReportedFrom = reported.From,
            ReportedTo = reported.To,
            AgencyKind = string.IsNullOrWhiteSpace(form.AgencyKind) ? null : form.AgencyKind,
            AgencyName = form.AgencyName?.Trim(),
            Channel = string.IsNullOrWhiteSpace(form.Channel) ? null : form.Channel,
            AgencyReference = form.AgencyReference?.Trim(),
            Hate = form.Hate,
            Incident = @case.NextIncident,
        };
    }

    private Task<IActionResult> Act(string reference, CaseForm form, Func<Case, CaseRules, Task> act, string done, Action<ComplaintsView> keep) =>
        ActAsync(reference, form, act, done, $"/cases/{reference}/complaints", () => Show(reference, keep));

    private Task<IActionResult> ActOnOne(string reference, int number, CaseForm form, Func<Case, CaseRules, Task> act, string done, Action<ComplaintsView> keep) =>
        ActAsync(reference, form, act, done, $"/cases/{reference}/complaints#report-{number}", () => ShowOne(reference, number, keep));

    private async Task<IActionResult> ShowOne(string reference, int number, Action<ComplaintsView> keep)
    {
        var view = await complaints.AskAsync(await Cases.SeeAsync(reference, User, $"report {number}"));
        if (!view.Complaints.Any(c => c.Complaint.Number == number)) throw new NotFoundException();
        view.Number = number;
        keep(view);
        return View("Complaint", view);
    }

    private async Task<IActionResult> Show(string reference, Action<ComplaintsView> keep)
    {
        var view = await complaints.AskAsync(await Cases.SeeAsync(reference, User, "complaints"));
        keep(view);
        return View("Complaints", view);
    }
}
