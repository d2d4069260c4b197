using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Papers;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals.Bodies;
using AsbCaseReview.Web.Appeals.Shared;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Components.Files;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Papers;

/// <summary>The papers before the reviewer: asked of bodies and of the applicant, item by item.</summary>
[Requires(Permission.SeeAppeals), Route("/appeals/{reference}/papers")]
public sealed class AppealPapersController(AsbDbContext db, AppealAccess appeals, AppealPapersQuery papers, EvidenceStore store, AppealLetters letters, TimeProvider clock) : AppealDeskController(db, appeals, clock)
{
    [HttpGet("")]
    public Task<IActionResult> Papers(string reference) => Show(reference, _ => { });

    [HttpPost("ask"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Ask(string reference, [Bind(Prefix = "Ask")] AskBodiesForm form) => Act(reference, form, async (appeal, _) =>
    {
        var reviewed = appeal.CaseId is { } caseId ? await Db.ThresholdDecisions.AnyAsync(d => d.CaseId == caseId && d.How != Domain.Thresholds.ThresholdHow.NotMet) : appeal.Against == AppealAgainst.Review;
        var lead = appeal.CaseId is { } id ? await papers.LeadBodyAsync(id) : null;
        foreach (var body in await Db.Agencies.Where(a => a.AreaId == appeal.AreaId && form.Bodies.Contains(a.Id)).OrderBy(a => a.Name).ToListAsync())
        {
            if (await Db.PapersRequests.AnyAsync(r => r.AppealId == appeal.Id && r.AgencyId == body.Id)) throw new Domain.RuleRefusedException(new("{0} has been asked already.", body.Name));
            var request = PapersRequest.Ask(appeal, body, form.Items, reviewed, body.Id == lead, form.By.Value!.Value, User.ToActor(), Now);
            Db.PapersRequests.Add(request);
            Db.OutgoingMessages.Add(AppealMail.Requested(appeal, request, body.Email, Now, BaseAddress));
        }
    }, "Asked. Each body finds the request on its page, and has an e-mail.", v => v.Ask = form);

    [HttpPost("ask-reasons"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> AskReasons(string reference, [Bind(Prefix = "AskReasons")] AskReasonsForm form) => Act(reference, form, async (appeal, rules) =>
    {
        var by = form.By.Value!.Value;
        appeal.AskReasons(form.How!.Trim(), by, User.ToActor(), Now);
        Told(await letters.TellAsync(appeal, LetterKind.AppealUpdate, new(Date: by, Says: new("Please tell us, by {0}, why you appeal on each of your grounds, what was not considered, and whether there is anything new. You can write to us, or have it written down for you by telephone.", by)), rules, User.ToActor(), Now));
    }, "Recorded. The applicant can give their reasons on their own page.", v => v.AskReasons = form);

    [HttpPost("reasons"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Reasons(string reference, [Bind(Prefix = "Reasons")] ReasonsForm form) => Act(reference, form, (appeal, _) =>
    {
        appeal.GiveReasons(form.Grounds.ToDictionary(g => g.Id, g => g.Why), form.NotConsidered, form.NewInformation, form.How!.Trim(), User.ToActor(), Now);
        return Task.CompletedTask;
    }, "The applicant’s reasons are recorded.", v => v.Reasons = form);

    [HttpPost("begin"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Begin(string reference, [Bind(Prefix = "Begin")] BeginReviewForm form) => Act(reference, form, async (appeal, _) =>
    {
        var requests = await Db.PapersRequests.AsNoTracking().Where(r => r.AppealId == appeal.Id).Select(r => new { r.AgencyName, r.AnsweredOn }).ToListAsync();
        appeal.BeginReview([.. requests.Where(r => r.AnsweredOn is null).Select(r => r.AgencyName)], requests.Max(r => r.AnsweredOn), User.ToActor(), Now);
    }, "The review has begun.", _ => { });

    [HttpPost("add"), Requires(Permission.ReviewAppeals), EvidenceUpload]
    public Task<IActionResult> Add(string reference, [Bind(Prefix = "Add")] AddPaperForm form) => Act(reference, form, async (appeal, _) =>
    {
        await using var content = form.File!.OpenReadStream();
        try
        {
            var file = await store.AddAsync(EvidenceOwner.Appeal(appeal.Id), form.File.FileName, content, EvidenceSource.Coordinator, User.FullNameOf());
            var from = string.IsNullOrWhiteSpace(form.From) ? appeal.Body : form.From.Trim();
            Db.AppealPapers.Add(new() { AppealId = appeal.Id, Item = form.Item!, Kind = PaperKind.File, Title = form.Title!.Trim(), DatedOn = London.Today(Clock), From = from, EvidenceFileId = file.Id, AddedBy = User.FullNameOf(), AddedAt = Now, Order = papers.OrderOf(form.Item!) });
            appeal.Record(new Domain.Cases.AppealHappened.AppealPaperAdded(form.Title!.Trim(), from), User.ToActor(), Now);
        }
        catch (EvidenceRefusedException refused)
        {
            ModelState.AddModelError("Add.File", refused.Why.ToString());
            throw new Domain.RuleRefusedException(new("The file was not added."));
        }
    }, "Paper added.", v => v.Add = form);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> One(string reference, Guid id)
    {
        var head = await Appeals.SeeAsync(reference, User, "paper");
        var paper = await Db.PapersBeforeReviewer(head.Id).AsNoTracking().FirstOrDefaultAsync(p => p.Id == id) ?? throw new NotFoundException();
        if (paper.EvidenceFileId is { } fileId) return this.Evidence(store, await Db.EvidenceFiles.AsNoTracking().FirstAsync(f => f.Id == fileId));
        return ShowOne(head, paper, new() { Version = head.Version });
    }

    /// <summary>What a body left in its copy although the applicant must not read it: the body's own answer is sent, so the reviewer blacks it out.</summary>
    [HttpPost("{id:guid}/redact"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Redact(string reference, Guid id, [Bind(Prefix = "Redact")] RedactForm form) => ActAsync(reference, form, async (appeal, _) =>
    {
        var paper = await Db.PapersBeforeReviewer(appeal.Id).FirstOrDefaultAsync(p => p.Id == id) ?? throw new NotFoundException();
        paper.Redact(appeal, form.Lines, form.Why!.Trim(), User.ToActor(), Now);
    }, "Redacted. Put the pack together anew before you give it away.", $"/appeals/{reference}/papers/{id}", async () =>
    {
        var head = await Appeals.SeeAsync(reference, User, "paper");
        return ShowOne(head, await Db.PapersBeforeReviewer(head.Id).AsNoTracking().FirstOrDefaultAsync(p => p.Id == id) ?? throw new NotFoundException(), form);
    });

    private ViewResult ShowOne(AppealHead head, AppealPaper paper, RedactForm form) =>
        View("AppealPaper", new OnePaperView(head, paper, User.May(Permission.ReviewAppeals) && head.IsMine(User) && AppealStates.Open.Contains(head.State) && paper.Content is not null, form));

    private Task<IActionResult> Act(string reference, Casework.Shared.CaseForm form, Func<Appeal, AppealRules, Task> act, string done, Action<AppealPapersView> keep) =>
        ActAsync(reference, form, act, done, $"/appeals/{reference}/papers", () => Show(reference, keep));

    private async Task<IActionResult> Show(string reference, Action<AppealPapersView> keep)
    {
        var view = await papers.AskAsync(await Appeals.SeeAsync(reference, User, "papers"));
        keep(view);
        return View("AppealPapers", view);
    }
}
