using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Report;

/// <summary>The report: drafted, discussed, approved, issued in two versions.</summary>
[Requires(Permission.SeeAppeals), Route("/appeals/{reference}/report")]
public sealed class ReportController(AsbDbContext db, AppealAccess appeals, AppealLetters letters, TimeProvider clock) : AppealDeskController(db, appeals, clock)
{
    [HttpGet("")]
    public Task<IActionResult> Report(string reference) => Show(reference, _ => { });

    [HttpPost("draft"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Draft(string reference, [Bind(Prefix = "Draft")] DraftForm form) => Act(reference, form, (appeal, rules) =>
    {
        appeal.DraftReport(form.Background!, form.Conclusion!, form.Restricted, form.Outcomes, rules, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "The report is drafted. Read both versions.", v => v.Draft = form);

    [HttpPost("discuss")]
    public Task<IActionResult> Discuss(string reference, [Bind(Prefix = "Discuss")] DiscussForm form) => Act(reference, form, (appeal, rules) =>
    {
        appeal.RecordDiscussion(form.With!, form.On.Value!.Value, form.Note?.Trim(), rules, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Recorded.", v => v.Discuss = form);

    [HttpPost("approve"), Requires(Permission.ApproveAppeals)]
    public Task<IActionResult> Approve(string reference, [Bind(Prefix = "Approve")] ApproveForm form) => Act(reference, form, async (appeal, rules) =>
        appeal.Approve(form.Note?.Trim(), await Appeals.PartsTakenAsync(appeal.CaseId, appeal.PreviousId), rules, User.ToActor(), Now), "Approved. The reviewer can issue it.", v => v.Approve = form);

    [HttpPost("back")]
    public Task<IActionResult> Back(string reference, [Bind(Prefix = "Back")] SendBackForm form) => Act(reference, form, (appeal, _) =>
    {
        appeal.SendBack(form.Why!.Trim(), User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Sent back.", v => v.Back = form);

    [HttpPost("issue"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Issue(string reference, [Bind(Prefix = "Issue")] IssueForm form) => Act(reference, form, async (appeal, rules) =>
    {
        var recommendations = await Db.AppealRecommendations.Where(r => r.AppealId == appeal.Id).ToListAsync();
        var bodies = await BodiesAsync(appeal.Id);
        var appealed = await Appeals.CaseOfAsync(appeal);
        appeal.IssueReport(recommendations, appealed, [.. bodies.Select(b => b.Name)], rules, User.ToActor(), Now);
        foreach (var body in bodies) Db.OutgoingMessages.Add(AppealMail.Issued(appeal, body.Email, Now, BaseAddress));
        Told(await letters.TellAsync(appeal, LetterKind.AppealReport, new(), rules, User.ToActor(), Now));
        if (appealed is not null && appeal.ReferredRound is not null) Db.OutgoingMessages.Add(AppealMail.ReferredBack(appeal, appealed.Reference, await CoordinatorAsync(appealed), Now, BaseAddress));
    }, "Issued. The applicant reads it on their page, the bodies on theirs.", v => v.Issue = form);

    [HttpGet("applicant")]
    public async Task<IActionResult> ForApplicant(string reference)
    {
        var (head, open, _, draft) = await VersionsAsync(reference, "report, applicant’s version");
        return View("ReportPage", new ReportPage(open, [], "For the applicant", draft, $"/appeals/{head.Reference}/report"));
    }

    [HttpGet("bodies")]
    public async Task<IActionResult> ForBodies(string reference)
    {
        var (head, open, restricted, draft) = await VersionsAsync(reference, "report, bodies’ version");
        return View("ReportPage", new ReportPage(open, restricted, "For the bodies", draft, $"/appeals/{head.Reference}/report"));
    }

    private async Task<(AppealHead Head, ReportForApplicant Open, IReadOnlyList<RestrictedPart> Restricted, bool Draft)> VersionsAsync(string reference, string page)
    {
        var head = await Appeals.SeeAsync(reference, User, page);
        var appeal = await Appeals.ReadAsync(head);
        if (appeal.Report is null) throw new NotFoundException();
        if (appeal.IssuedToBodies is { } issued) return (head, appeal.IssuedToApplicant!, issued.Restricted, false);
        var recommendations = await Db.AppealRecommendations.AsNoTracking().Where(r => r.AppealId == head.Id).OrderBy(r => r.Order).ToListAsync();
        var open = appeal.ForApplicant(recommendations, await Appeals.RulesOfAsync(head), London.Today(Clock));
        return (head, open, appeal.ForBodies(open, recommendations).Restricted, true);
    }

    // Those that were asked for papers, and those to whom something is recommended.
    private async Task<List<(string Name, string Email)>> BodiesAsync(Guid appealId) =>
        (await Db.Agencies.AsNoTracking().Where(a => Db.PapersRequests.Any(r => r.AppealId == appealId && r.AgencyId == a.Id) || Db.AppealRecommendations.Any(r => r.AppealId == appealId && r.AgencyId == a.Id))
            .OrderBy(a => a.Name).Select(a => new { a.Name, a.Email }).ToListAsync()).ConvertAll(a => (a.Name, a.Email));

    private async Task<string> CoordinatorAsync(Domain.Cases.Case appealed) =>
        await Db.Staff.Where(s => s.Id == appealed.AssigneeId).Select(s => s.Email).FirstOrDefaultAsync() ?? (await Db.Areas.AsNoTracking().FirstAsync(a => a.Id == appealed.AreaId)).Contact.Email;

    private Task<IActionResult> Act(string reference, Casework.Shared.CaseForm form, Func<Appeal, AppealRules, Task> act, string done, Action<ReportView> keep) =>
        ActAsync(reference, form, act, done, $"/appeals/{reference}/report", () => Show(reference, keep));

    private async Task<IActionResult> Show(string reference, Action<ReportView> keep)
    {
        var head = await Appeals.SeeAsync(reference, User, "report");
        var appeal = await Appeals.ReadAsync(head);
        var view = new ReportView(head, appeal, await Appeals.RulesOfAsync(head))
        {
            Recommendations = await Db.AppealRecommendations.AsNoTracking().Where(r => r.AppealId == head.Id).OrderBy(r => r.Order).ToListAsync(),
            To = [.. (await BodiesAsync(head.Id)).Select(b => b.Name)],
            Draft = new() { Background = appeal.Report?.Background, Conclusion = appeal.Report?.Conclusion, Restricted = appeal.Report?.Restricted?.Text, Outcomes = [.. appeal.Report?.Outcomes ?? []] },
        };
        keep(view);
        return View("Report", view);
    }
}
