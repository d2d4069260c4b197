using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals.Papers;
using AsbCaseReview.Web.Appeals.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Work;

/// <summary>One appeal: how it stands, what is due, and the acts that are not about papers or the report.</summary>
[Requires(Permission.SeeAppeals), Route("/appeals/{reference}")]
public sealed class AppealController(AsbDbContext db, AppealAccess appeals, AppealSummaryQuery summary, AppealPapersQuery papers, AppealLetters letters, TimeProvider clock) : AppealDeskController(db, appeals, clock)
{
    [HttpGet("")]
    public Task<IActionResult> Summary(string reference) => Show(reference, _ => { });

    [HttpGet("timeline")]
    public async Task<IActionResult> Timeline(string reference)
    {
        var head = await Appeals.SeeAsync(reference, User, "timeline");
        return View("AppealTimeline", new AppealTimelineView(head, await Db.CaseEvents.AsNoTracking().Where(e => e.AppealId == head.Id).OrderByDescending(e => e.Sequence).ToListAsync()));
    }

    [HttpPost("assign")]
    public Task<IActionResult> Assign(string reference, [Bind(Prefix = "Assign")] AssignForm form) => Act(reference, form, async (appeal, _) =>
    {
        var reviewer = await Db.Staff.FirstOrDefaultAsync(s => s.Id == form.Reviewer) ?? throw new NotFoundException();
        appeal.Assign(reviewer, await Appeals.PartsTakenAsync(appeal.CaseId, appeal.PreviousId), form.Declaration!, User.ToActor(), Now);
    }, "The appeal is given to its reviewer.", v => v.Assign = form);

    [HttpPost("lateness"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Lateness(string reference, [Bind(Prefix = "Lateness")] LatenessForm form) => Act(reference, form, async (appeal, rules) =>
    {
        appeal.DecideLateness(form.Taken!.Value, form.Why!.Trim(), User.ToActor(), Now);
        await TellAsync(appeal, rules, LetterKind.AppealUpdate, new(Says: form.Taken == true ? new("Your appeal came late. It is taken all the same: {0}", appeal.LateWhy!) : new("Your appeal came late, and it is not taken: {0}", appeal.LateWhy!)));
    }, "Recorded.", v => v.Lateness = form);

    [HttpPost("not-take"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> NotTake(string reference, [Bind(Prefix = "NotTake")] NotTakeForm form) => Act(reference, form, async (appeal, rules) =>
    {
        var route = OtherRoute.Find(form.Route);
        appeal.NotTake(form.Why!.Trim(), route, User.ToActor(), Now);
        await TellAsync(appeal, rules, LetterKind.AppealUpdate, new(Says: route is null
            ? new("Your appeal is not taken: {0}", appeal.EndedWhy!)
            : new("Your appeal is not taken: {0} Who can look at it instead: {1}. {2} {3}", appeal.EndedWhy!, new Domain.Sentence(route.Body), new Domain.Sentence(route.First), new Domain.Sentence(route.Contact))));
    }, "Recorded. The applicant reads why on their page.", v => v.NotTake = form);

    [HttpPost("acknowledge"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Acknowledge(string reference, [Bind(Prefix = "Acknowledge")] SayForm form) => Act(reference, form, async (appeal, rules) =>
    {
        appeal.Acknowledge(form.Text!.Trim(), User.ToActor(), Now);
        await TellAsync(appeal, rules, LetterKind.AppealAcknowledged, new());
    }, "Acknowledged.", v => v.Acknowledge = form);

    [HttpPost("extend"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Extend(string reference, [Bind(Prefix = "Extend")] ExtendForm form) => Act(reference, form, async (appeal, rules) =>
    {
        var (limit, subject) = form.Limit!.Split('|') is [var l, var s] ? (l, s) : (form.Limit!, "");
        var stands = await Db.Deadlines.AsNoTracking().Where(d => d.AppealId == appeal.Id && d.Limit == limit && d.Subject == subject).OrderByDescending(d => d.Round).FirstOrDefaultAsync();
        var (was, rule) = (stands?.Due, Domain.Deadlines.Limits.Find(rules.Procedure.ForAppeal(rules.Number), limit));
        var counted = stands is null || rule is null ? null : Domain.Deadlines.Timetable.Counted(rule, stands.CountedFrom, stands.DaysStopped, null, rules.Calendar);
        appeal.Extend(limit, subject, was, counted, form.To.Value!.Value, form.Reason!.Trim(), form.Note, rules, User.ToActor(), Now);
        var about = Domain.Deadlines.Limits.Find(rules.Procedure.ForAppeal(rules.Number), limit)!;
        await TellAsync(appeal, rules, LetterKind.AppealDelay, new(string.IsNullOrWhiteSpace(form.Note) ? form.Reason.Trim() : $"{form.Reason.Trim()}. {form.Note.Trim()}", form.To.Value!.Value, about.Promise ?? about.Name, was));
        foreach (var to in await Db.Agencies.Where(a => Db.PapersRequests.Any(r => r.AppealId == appeal.Id && r.AgencyId == a.Id)).Select(a => a.Email).ToListAsync())
            Db.OutgoingMessages.Add(AppealMail.Extended(appeal, about.Name, form.To.Value!.Value, to, Now));
    }, "The new date is recorded. The parties are told.", v => v.Extend = form);

    /// <summary>The review that the applicant told of is a case here: its papers can then be put together by the lead body.</summary>
    [HttpPost("link"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Link(string reference, [Bind(Prefix = "Link")] LinkForm form) => Act(reference, form, async (appeal, _) =>
    {
        var (found, self) = await Appeals.FindForLinkAsync(appeal, form.Case!) ?? throw new Domain.RuleRefusedException(new("No case of your area with this reference has {0} on it. The applicant has to be one of its people.", appeal.ApplicantName));
        appeal.LinkTo(found, self, await Appeals.PartsTakenAsync(found.Id, appeal.PreviousId), form.Why!.Trim(), User.ToActor(), Now);
        if (await papers.LeadBodyAsync(found.Id) is { } lead && await Db.PapersRequests.FirstOrDefaultAsync(r => r.AppealId == appeal.Id && r.AgencyId == lead) is { } request) request.CaseFound();
    }, "The appeal is against that case now. Its lead body can put the papers together.", v => v.Link = form);

    [HttpPost("note")]
    public Task<IActionResult> Note(string reference, [Bind(Prefix = "Note")] SayForm form) => Act(reference, form, (appeal, _) =>
    {
        appeal.AddNote(form.Text!.Trim(), User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Note added.", v => v.Note = form);

    [HttpPost("withdraw"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Withdraw(string reference, [Bind(Prefix = "Withdraw")] SayForm form) => Act(reference, form, async (appeal, rules) =>
    {
        appeal.Withdraw(form.Text!.Trim(), User.ToActor(), Now);
        await TellAsync(appeal, rules, LetterKind.AppealUpdate, new(Says: new("You told us that you do not want the appeal any more, so we have ended it. If that was not your own wish, or somebody pressed you, please tell us: we can speak in confidence.")));
    }, "The appeal is withdrawn.", v => v.Withdraw = form);

    /// <summary>A new code for the applicant's own page, to be told them by a way that is safe. Shown once.</summary>
    [HttpPost("code"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Code(string reference, [Bind(Prefix = "Code")] CodeForm form) => Act(reference, form, async (appeal, _) =>
    {
        if (!await Db.MayFollowOnlineAsync(appeal)) throw new Domain.RuleRefusedException(new("{0} may not follow it online, by what is recorded on the case.", appeal.ApplicantName));
        var code = AppealCodes.Make();
        appeal.GiveCode(AppealCodes.HashOf(appeal.Id, code));
        appeal.AddNote("A new code for the applicant’s page was made; an earlier one no longer works.", User.ToActor(), Now);
        TempData["Code"] = code;
    }, "A new code is made. Tell it to the applicant by a way that is safe; it is shown only now.", _ => { });

    private async Task TellAsync(Appeal appeal, AppealRules rules, LetterKind kind, LetterNote note) => Told(await letters.TellAsync(appeal, kind, note, rules, User.ToActor(), Now));

    private Task<IActionResult> Act(string reference, Casework.Shared.CaseForm form, Func<Appeal, AppealRules, Task> act, string done, Action<AppealSummaryView> keep) =>
        ActAsync(reference, form, act, done, $"/appeals/{reference}", () => Show(reference, keep));

    private async Task<IActionResult> Show(string reference, Action<AppealSummaryView> keep)
    {
        var view = await summary.AskAsync(await Appeals.SeeAsync(reference, User, "summary"));
        keep(view);
        return View("AppealSummary", view);
    }
}

public sealed class CodeForm : Casework.Shared.CaseForm;
