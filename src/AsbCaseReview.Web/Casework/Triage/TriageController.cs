using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Triage;

/// <summary>One page with all that a coordinator does before, and beside, the decision.</summary>
[Requires(Permission.Triage), Route("/cases/{reference}/triage")]
public sealed class TriageController(AsbDbContext db, CaseAccess cases, QueuedCorrespondence queued, TimeProvider clock, TriageQuery triage) : CaseworkController(db, cases, clock)
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string reference) => await Show(reference, _ => { });

    [HttpPost("assign")]
    public Task<IActionResult> Assign(string reference, [Bind(Prefix = "Assign")] AssignForm form) => Act(reference, form, async (c, _) =>
    {
        var to = await Db.Staff.FirstOrDefaultAsync(s => s.Id == form.To && s.AreaId == c.AreaId && s.IsActive && s.Role == StaffRole.Coordinator) ?? throw new RuleRefusedException(new("Choose a coordinator of this area."), about: "To");
        var was = await Db.Staff.Where(s => s.Id == c.AssigneeId).Select(s => s.Name).FirstOrDefaultAsync();
        c.Assign(to, was, User.ToActor(), Now);
    }, "Assigned.", v => v.Assign = form);

    [HttpPost("pass-on")]
    public Task<IActionResult> PassOn(string reference, [Bind(Prefix = "PassOn")] PassOnForm form) => Act(reference, form, async (c, _) =>
    {
        var bodies = await Db.Agencies.Where(a => a.AreaId == c.AreaId && a.IsRelevantBody && a.LeftOn == null).OrderBy(a => a.Name).ToListAsync();
        c.PassToRelevantBodies([.. bodies.Select(b => b.Name)], User.ToActor(), Now);
        Db.OutgoingMessages.AddRange(bodies.Select(b => StaffMail.PassedOn(c, b, Now, Site.Base)));
    }, "Passed on to every relevant body of the area.", _ => { });

    [HttpPost("acknowledge")]
    public Task<IActionResult> Acknowledge(string reference, [Bind(Prefix = "Acknowledge")] AcknowledgeForm form) => Act(reference, form, (c, _) =>
    {
        c.Acknowledge(form.How!, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Acknowledgement recorded.", v => v.Acknowledge = form);

    [HttpPost("consent")]
    public Task<IActionResult> Consent(string reference, [Bind(Prefix = "Consent")] ConsentForm form) => Act(reference, form, (c, rules) =>
    {
        var (person, by) = (form.PersonId!.Value, User.ToActor());
        switch (form.Act)
        {
            case ConsentAct.Asked: c.AskConsent(person, form.How!, form.LookAgain.Value, rules, by, Now); break;
            case ConsentAct.Confirmed: c.ConfirmConsent(person, form.Basis!.Value, form.How!, form.ConfirmedBy!, form.On.Value!.Value, rules, by, Now); break;
            case ConsentAct.Refused: c.RecordConsentRefused(person, form.How!, by, Now); break;
            default:
                c.RecordConsentWithdrawn(person, form.How!, form.PressureFound!, form.Stops!, by, Now);
                return queued.StopAsync(c, Now);
        }
        return Task.CompletedTask;
    }, "Consent recorded.", v => v.Consent = form);

    [HttpPost("contact")]
    public Task<IActionResult> Contact(string reference, [Bind(Prefix = "Contact")] ContactForm form) => Act(reference, form, (c, _) =>
    {
        c.RecordContact(form.PersonId!.Value, form.How!, form.Reached!.Value, form.Note!, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Contact recorded.", v => v.Contact = form);

    [HttpPost("information")]
    public Task<IActionResult> Information(string reference, [Bind(Prefix = "Information")] InformationForm form) => Act(reference, form, (c, rules) =>
    {
        c.AskForInformation(form.What!, form.By.Value!.Value, rules, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Recorded as asked for.", v => v.Information = form);

    [HttpPost("given")]
    public Task<IActionResult> Given(string reference, [Bind(Prefix = "Given")] InformationGivenForm form) => Act(reference, form, (c, rules) =>
    {
        c.RecordInformation(form.What!, rules, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Information recorded.", v => v.Given = form);

    [HttpPost("complete")]
    public Task<IActionResult> Complete(string reference, [Bind(Prefix = "Complete")] CompleteForm form) => Act(reference, form, (c, rules) =>
    {
        c.MarkComplete(form.Since.Value!.Value, form.Note ?? "", rules, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Application marked complete.", v => v.Complete = form);

    [HttpPost("conditions")]
    public Task<IActionResult> Conditions(string reference, [Bind(Prefix = "ConditionAnswers")] ConditionsForm form) => Act(reference, form, (c, rules) =>
    {
        var asked = TriageQuery.ConditionsOf(rules.Procedure).Select(x => x.Condition).ToHashSet();
        c.RecordConditions(form.Answers.Where(a => a.Answer is not null && asked.Contains(a.Condition)).ToDictionary(a => a.Condition, a => a.Answer!.Value), User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Answers recorded.", v => v.ConditionAnswers = form);

    [HttpPost("referral")]
    public Task<IActionResult> Referral(string reference, [Bind(Prefix = "Referral")] ReferralForm form) => Act(reference, form, (c, _) =>
    {
        c.RecordReferral(form.To!, form.Why!, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Referral recorded.", v => v.Referral = form);

    [HttpPost("ask")]
    public Task<IActionResult> Ask(string reference, [Bind(Prefix = "Ask")] AskAgenciesForm form) => Act(reference, form, async (c, _) =>
    {
        var agencies = await Cases.AgenciesOf(c.Id).Where(a => form.Agencies.Contains(a.Id)).OrderBy(a => a.Name).ToListAsync();
        if (agencies.Count == 0) throw new RuleRefusedException(new("Choose agencies of this area, or of one with which the case is shared."), about: "Agencies");
        var before = await Db.InformationRequests.Where(r => r.CaseId == c.Id).GroupBy(r => r.AgencyId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        foreach (var agency in agencies)
        {
            var request = InformationRequest.Ask(c, agency, form.What!, form.By.Value!.Value, User.ToActor(), Now, before: before.GetValueOrDefault(agency.Id));
            Db.InformationRequests.Add(request);
            Db.OutgoingMessages.Add(StaffMail.Asked(c, agency, request, Now, Site.Base));
        }
    }, "The agencies are asked.", v => v.Ask = form);

    [HttpPost("link")]
    public Task<IActionResult> Link(string reference, [Bind(Prefix = "Link")] LinkForm form) => Act(reference, form, async (c, _) =>
    {
        var other = await OtherAsync(form);
        if (other.Id == c.Id) throw new RuleRefusedException(new("That is this case."));
        c.LinkTo(other, form.Why!, User.ToActor(), Now);
        other.LinkTo(c, form.Why!, User.ToActor(), Now);
    }, "The cases are linked.", v => v.Link = form);

    [HttpPost("date")]
    public Task<IActionResult> Date(string reference, [Bind(Prefix = "NewDate")] DateForm form) => Act(reference, form, async (c, rules) =>
    {
        var (key, subject) = form.Limit!.Split('|') is [var k, var s] ? (k, s) : (form.Limit!, "");
        var limit = Limits.Find(rules.Procedure, key) ?? throw new RuleRefusedException(new("Choose which date."));
        var deadline = await Db.Deadlines.AsNoTracking().FirstOrDefaultAsync(d => d.CaseId == c.Id && d.Limit == key && d.Subject == subject && d.Round == c.Round);
        var counted = deadline is null ? null : Timetable.Counted(limit, deadline.CountedFrom, deadline.DaysStopped, rules.CountsFrom(AnchorKind.ApplicationReceived, c.ReceivedAt), rules.Calendar);
        c.SetDate(limit, subject, deadline?.Due, counted, form.Date.Value!.Value, form.Why!, rules, User.ToActor(), Now);
    }, "The date is set. Tell the applicant.", v => v.NewDate = form);

    [HttpPost("note")]
    public Task<IActionResult> Note(string reference, [Bind(Prefix = "AddNote")] NoteForm form) => Act(reference, form, (c, _) =>
    {
        c.Record(new Happened.NoteAdded(form.Note!), User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Note added.", v => v.AddNote = form);

    private async Task<Case> OtherAsync(LinkForm form)
    {
        try
        {
            return await Cases.OpenToRecordAsync(Domain.Cases.Reference.Normalise(form.Other), User, "link");
        }
        catch (NotFoundException)
        {
            throw new RuleRefusedException(new("There is no case with that reference that your area works on."), about: "Other");
        }
    }

    private Task<IActionResult> Act(string reference, CaseForm form, Func<Case, CaseRules, Task> act, string done, Action<TriageView> keep) =>
        ActAsync(reference, form, act, done, $"/cases/{reference}/triage", () => Show(reference, keep));

    private async Task<IActionResult> Show(string reference, Action<TriageView> keep)
    {
        var head = await Cases.SeeAsync(reference, User, "triage");
        var view = await triage.AskAsync(head, User);
        keep(view);
        return View("Triage", view);
    }
}
