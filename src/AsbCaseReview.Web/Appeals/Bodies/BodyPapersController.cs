using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals.Papers;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components.Files;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Bodies;

public sealed record BodyRequestRow(Guid Id, string Appeal, string ReviewedBy, DateOnly AnswerBy, DateOnly? AnsweredOn, AppealState State)
{
    public bool Waits => AnsweredOn is null && AppealStates.Working.Contains(State);
}

public sealed record BodyRecommendationRow(Guid Id, string Appeal, RecommendationKind Kind, string Text, RecommendationState State, Guid AppealId);

public sealed record BodyListView(IReadOnlyList<BodyRequestRow> Requests, IReadOnlyList<BodyRecommendationRow> Recommendations, DateOnly Today);

public sealed class BodyRequestView(PapersRequest request, string appeal, string reviewedBy, AppealState state, DateOnly today)
{
    public PapersRequest Request { get; } = request;
    public string Appeal { get; } = appeal;
    public string ReviewedBy { get; } = reviewedBy;
    public AppealState State { get; } = state;
    public DateOnly Today { get; } = today;
    public required IReadOnlyList<PaperRow> Papers { get; init; }
    public AnswerPapersForm Answer { get; set; } = new();
    public GiveFileForm Give { get; set; } = new();
}

public sealed record BodyPaperView(PapersRequest Request, AppealPaper Paper, bool MayRedact, RedactForm Redact);

/// <summary>
/// What a body is asked for in an appeal, and its answers. Its people see the requests made to their body, their own papers, and
/// the report once it is issued; nothing of the reviewer's work.
/// </summary>
[Requires(Permission.AnswerAppeals), Route("/appeal-papers")]
public sealed class BodyPapersController(AsbDbContext db, AppealAccess appeals, AppealPapersQuery papers, BodyPack pack, EvidenceStore store, CaseAccess cases, TimeProvider clock) : Controller
{
    private DateTimeOffset Now => clock.GetUtcNow();

    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var agency = User.AgencyIdOf();
        var requests = await db.PapersRequests.AsNoTracking().Where(r => r.AgencyId == agency).OrderBy(r => r.AnsweredOn != null).ThenBy(r => r.AnswerBy).Take(100)
            .Join(db.Appeals.IgnoreAutoIncludes(), r => r.AppealId, a => a.Id, (r, a) => new BodyRequestRow(r.Id, a.Reference, a.Body, r.AnswerBy, r.AnsweredOn, a.State)).ToListAsync();
        var recommendations = await db.AppealRecommendations.AsNoTracking().Where(r => r.AgencyId == agency && r.State != RecommendationState.Drafted).OrderByDescending(r => r.Id).Take(100)
            .Join(db.Appeals.IgnoreAutoIncludes(), r => r.AppealId, a => a.Id, (r, a) => new BodyRecommendationRow(r.Id, a.Reference, r.Kind, r.Text, r.State, a.Id)).ToListAsync();
        await cases.RecordListAsync(User, "appeal papers");
        return View("BodyList", new BodyListView(requests, recommendations, London.Today(clock)));
    }

    [HttpGet("{id:guid}")]
    public Task<IActionResult> One(Guid id) => Show(id, _ => { });

    [HttpPost("{id:guid}")]
    public Task<IActionResult> Answer(Guid id, [Bind(Prefix = "Answer")] AnswerPapersForm form) => Act(id, form, async (request, appeal) =>
    {
        var others = await db.PapersRequests.AnyAsync(r => r.AppealId == appeal.Id && r.Id != request.Id && r.AnsweredAt == null);
        var reasonsOwed = appeal.Grounds.Any(g => g.Why is null);
        request.Answer(appeal, [.. form.Items.Select(i => new ItemAnswer(i.Item!, i.State!.Value, string.IsNullOrWhiteSpace(i.Reason) ? null : i.Reason.Trim()))], form.Departures, !others && !reasonsOwed, User.ToActor(), Now);
    }, "Your answer is sent. You can change it until the report is settled.", "/appeal-papers", v => v.Answer = form);

    /// <summary>The case's own papers put themselves together; nothing is sent before the body answers.</summary>
    [HttpPost("{id:guid}/assemble")]
    public Task<IActionResult> Assemble(Guid id, [Bind(Prefix = "Assemble")] AssembleForm form) => Act(id, form, (request, appeal) => pack.AssembleAsync(request, appeal, User.ToActor(), Now),
        "The papers of the case are put together. Look at each, redact what must be, and say why what is missing is missing.", $"/appeal-papers/{id}", _ => { });

    [HttpPost("{id:guid}/file"), EvidenceUpload]
    public Task<IActionResult> Give(Guid id, [Bind(Prefix = "Give")] GiveFileForm form) => Act(id, form, async (request, appeal) =>
    {
        var file = await AddFileAsync(appeal.Id, form.File!, "Give.File");
        db.AppealPapers.Add(new()
        {
            AppealId = appeal.Id,
            RequestId = request.Id,
            Item = form.Item!,
            Kind = PaperKind.File,
            Title = form.Title!.Trim(),
            DatedOn = London.Today(clock),
            From = request.AgencyName,
            EvidenceFileId = file.Id,
            AddedBy = User.FullNameOf(),
            AddedAt = Now,
            Order = papers.OrderOf(form.Item!),
        });
        appeal.Record(new Domain.Cases.AppealHappened.AppealPaperAdded(form.Title!.Trim(), request.AgencyName), User.ToActor(), Now);
    }, "Paper added. It goes with your answer.", $"/appeal-papers/{id}", v => v.Give = form);

    [HttpGet("{id:guid}/paper/{paperId:guid}")]
    public Task<IActionResult> Paper(Guid id, Guid paperId) => ShowPaper(id, paperId, null);

    [HttpGet("{id:guid}/paper/{paperId:guid}/file")]
    public async Task<IActionResult> File(Guid id, Guid paperId)
    {
        var (_, paper) = await PaperAsync(id, paperId);
        var file = await db.EvidenceFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == paper.EvidenceFileId) ?? throw new NotFoundException();
        return this.Evidence(store, file);
    }

    [HttpPost("{id:guid}/paper/{paperId:guid}/redact"), EvidenceUpload]
    public async Task<IActionResult> Redact(Guid id, Guid paperId, [Bind(Prefix = "Redact")] RedactForm form)
    {
        EvidenceFile? replaced = null;
        return await Act(id, form, async (request, appeal) =>
        {
            var paper = await db.AppealPapers.FirstOrDefaultAsync(p => p.Id == paperId && p.RequestId == request.Id && !p.Removed) ?? throw new NotFoundException();
            if (request.IsAnswered) throw new RuleRefusedException(new("The answer is sent: its papers stay as they are."));
            if (paper.Content is not null)
            {
                paper.Redact(appeal, form.Lines, form.Why!.Trim(), User.ToActor(), Now);
                return;
            }
            var old = await db.EvidenceFiles.AsNoTracking().FirstAsync(f => f.Id == paper.EvidenceFileId);
            paper.Replace(appeal, await AddFileAsync(appeal.Id, form.File ?? throw new RuleRefusedException(new("Choose the redacted copy.")), "Redact.File"), old.Name, form.Why!.Trim(), User.ToActor(), Now);
            replaced = old.AppealId == appeal.Id ? old : null;   // a case keeps its own file
        }, "Redacted. What stood there cannot be got back from this copy.", $"/appeal-papers/{id}/paper/{paperId}", null, async () =>
        {
            if (replaced is not null) await store.RemoveAsync(replaced);
        }, () => ShowPaper(id, paperId, form));
    }

    [HttpPost("{id:guid}/paper/{paperId:guid}/remove")]
    public Task<IActionResult> Remove(Guid id, Guid paperId, [Bind(Prefix = "Remove")] AssembleForm form) => Act(id, form, async (request, _) =>
    {
        if (request.IsAnswered) throw new RuleRefusedException(new("The answer is sent: its papers stay."));
        var paper = await db.AppealPapers.FirstOrDefaultAsync(p => p.Id == paperId && p.RequestId == request.Id) ?? throw new NotFoundException();
        paper.Removed = true;
    }, "Taken out.", $"/appeal-papers/{id}", _ => { });

    private async Task<EvidenceFile> AddFileAsync(Guid appealId, IFormFile from, string field)
    {
        try
        {
            await using var content = from.OpenReadStream();
            return await store.AddAsync(EvidenceOwner.Appeal(appealId), from.FileName, content, EvidenceSource.Agency, User.FullNameOf());
        }
        catch (EvidenceRefusedException refused)
        {
            ModelState.AddModelError(field, refused.Why.ToString());
            throw new RuleRefusedException(new("The file was not added."));
        }
    }

    private Task<IActionResult> Act(Guid id, CaseForm form, Func<PapersRequest, Appeal, Task> act, string done, string to, Action<BodyRequestView> keep) =>
        Act(id, form, act, done, to, keep, () => Task.CompletedTask, () => Show(id, keep));

    private async Task<IActionResult> Act(Guid id, CaseForm form, Func<PapersRequest, Appeal, Task> act, string done, string to, Action<BodyRequestView>? keep, Func<Task> after, Func<Task<IActionResult>> again)
    {
        var agency = User.AgencyIdOf();
        var request = await db.PapersRequests.FirstOrDefaultAsync(r => r.Id == id && r.AgencyId == agency) ?? throw new NotFoundException();
        var appeal = await db.Appeals.FirstAsync(a => a.Id == request.AppealId);
        await appeals.RecordAsync(appeal.Reference, appeal.CaseId, User, $"{Request.Method} {Request.Path}");
        if (!ModelState.IsValid) return await again();
        db.Entry(request).Property(r => r.Version).OriginalValue = form.Version;
        try
        {
            await act(request, appeal);
        }
        catch (RuleRefusedException refused)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", refused.Why.ToString());
            return await again();
        }
        if (!await db.TrySaveAsync())
        {
            ModelState.AddModelError("", "Somebody else of your body answered while you had this open. Nothing that you typed is lost: check it and send it again.");
            form.Version = await db.PapersRequests.Where(r => r.Id == id).Select(r => r.Version).FirstAsync();
            foreach (var key in ModelState.Keys.Where(k => k.EndsWith(".Version", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
            return await again();
        }
        await after();
        TempData["Done"] = done;
        return Redirect(to);
    }

    private async Task<(PapersRequest Request, AppealPaper Paper)> PaperAsync(Guid id, Guid paperId)
    {
        var agency = User.AgencyIdOf();
        var request = await db.PapersRequests.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.AgencyId == agency) ?? throw new NotFoundException();
        var paper = await db.AppealPapers.AsNoTracking().FirstOrDefaultAsync(p => p.Id == paperId && p.RequestId == id && !p.Removed) ?? throw new NotFoundException();
        var about = await db.Appeals.AsNoTracking().IgnoreAutoIncludes().Where(a => a.Id == request.AppealId).Select(a => new { a.Reference, a.CaseId }).FirstAsync();
        await appeals.RecordAsync(about.Reference, about.CaseId, User, $"paper {paper.Title}");
        return (request, paper);
    }

    private async Task<IActionResult> ShowPaper(Guid id, Guid paperId, RedactForm? form)
    {
        var (request, paper) = await PaperAsync(id, paperId);
        return View("BodyPaper", new BodyPaperView(request, paper, !request.IsAnswered, form ?? new() { Version = request.Version, OfFile = paper.Content is null }));
    }

    private async Task<IActionResult> Show(Guid id, Action<BodyRequestView> keep)
    {
        var agency = User.AgencyIdOf();
        var request = await db.PapersRequests.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.AgencyId == agency) ?? throw new NotFoundException();
        var about = await db.Appeals.AsNoTracking().IgnoreAutoIncludes().Where(a => a.Id == request.AppealId).Select(a => new { a.Reference, a.Body, a.State, a.CaseId }).FirstAsync();
        await appeals.RecordAsync(about.Reference, about.CaseId, User, "request for papers");
        var own = await papers.OfRequestAsync(request.Id);
        var view = new BodyRequestView(request, about.Reference, about.Body, about.State, London.Today(clock))
        {
            Papers = own,
            Answer = new()
            {
                Version = request.Version,
                Departures = request.Departures,
                Items = [.. request.Items.Select(i => new ItemForm { Item = i.Item, State = i.State == PaperState.Asked ? own.Any(p => p.Item == i.Item) ? PaperState.Available : null : i.State, Reason = i.Reason })],
            },
            Give = new() { Version = request.Version },
        };
        keep(view);
        return View("BodyRequest", view);
    }
}

public sealed class AssembleForm : CaseForm;
