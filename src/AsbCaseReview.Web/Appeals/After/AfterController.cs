using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals.Shared;
using AsbCaseReview.Web.Appeals.Work;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.After;

public sealed class AskProgressForm : CaseForm
{
    public DateParts By { get; set; } = new();
}

public sealed class AskProgressFormValidator : AbstractValidator<AskProgressForm>
{
    public AskProgressFormValidator() => RuleFor(f => f.By).RealDate("the day by which they report");
}

public sealed class LessonForm : CaseForm
{
    public string? Theme { get; set; }
    public string? Text { get; set; }
}

public sealed class LessonFormValidator : AbstractValidator<LessonForm>
{
    public LessonFormValidator()
    {
        RuleFor(f => f.Theme).NotEmpty().WithMessage("Choose what it is about");
        RuleFor(f => f.Text).NotEmpty().WithMessage("Write the lesson").MaximumLength(Lengths.Reason).WithMessage($"Use {Lengths.Reason:N0} characters or fewer");
    }
}

/// <summary>What the case decided after it was referred back.</summary>
public sealed record NewDecision(string What, DateOnly On);

public sealed class AfterView(AppealHead head, Appeal appeal)
{
    public AppealHead Head { get; } = head;
    public Appeal Appeal { get; } = appeal;
    public string? CaseReference { get; init; }
    public required IReadOnlyList<AppealRecommendation> Recommendations { get; init; }
    public required IReadOnlyList<NewDecision> Decisions { get; init; }
    public required IReadOnlyList<AppealLesson> Lessons { get; init; }
    public required IReadOnlyList<Choice> Themes { get; init; }
    public AskProgressForm AskProgress { get; set; } = new();
    public LessonForm Lesson { get; set; } = new();
    public SayForm Close { get; set; } = new();
}

/// <summary>After the report: the bodies' answers, progress at three months and later, the new decision, lessons.</summary>
[Requires(Permission.SeeAppeals), Route("/appeals/{reference}/after")]
public sealed class AfterController(AsbDbContext db, AppealAccess appeals, CaseAccessReferences references, TimeProvider clock) : AppealDeskController(db, appeals, clock)
{
    [HttpGet("")]
    public Task<IActionResult> After(string reference) => Show(reference, _ => { });

    [HttpPost("ask-progress"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> AskProgress(string reference, [Bind(Prefix = "AskProgress")] AskProgressForm form) => Act(reference, form, async (appeal, _) =>
    {
        var accepted = await Db.AppealRecommendations.AsNoTracking().Where(r => r.AppealId == appeal.Id && r.State == RecommendationState.Accepted).ToListAsync();
        var bodies = accepted.Where(r => !r.Progress.Any(p => p.Done)).Select(r => (r.AgencyId, r.AgencyName)).Distinct().ToList();
        appeal.AskForProgress(bodies, form.By.Value!.Value, User.ToActor(), Now);
        var ids = bodies.Select(b => b.AgencyId).ToList();
        foreach (var to in await Db.Agencies.Where(a => ids.Contains(a.Id)).Select(a => a.Email).ToListAsync()) Db.OutgoingMessages.Add(AppealMail.ProgressAsked(appeal, form.By.Value!.Value, to, Now, BaseAddress));
    }, "Progress is asked for.", v => v.AskProgress = form);

    [HttpPost("lesson"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Lesson(string reference, [Bind(Prefix = "Lesson")] LessonForm form) => Act(reference, form, async (appeal, _) =>
    {
        var names = appeal.CaseId is { } id ? await Db.People.Where(p => p.CaseId == id).Select(p => p.Name).ToListAsync() : [];
        if (appeal.CaseId is { } caseId && (await Db.Applications.AsNoTracking().Where(a => a.CaseId == caseId).Select(a => a.PersonComplainedOf).FirstOrDefaultAsync())?.Text is { } other) names.Add(other);
        Db.AppealLessons.Add(appeal.ShareLesson(form.Theme!, form.Text!, names, User.ToActor(), Now));
    }, "The lesson is shared with the partners.", v => v.Lesson = form);

    [HttpPost("close"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Close(string reference, [Bind(Prefix = "Close")] SayForm form) => Act(reference, form, (appeal, _) =>
    {
        appeal.Close(form.Text!.Trim(), User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Closed.", v => v.Close = form);

    private Task<IActionResult> Act(string reference, CaseForm form, Func<Appeal, AppealRules, Task> act, string done, Action<AfterView> keep) =>
        ActAsync(reference, form, act, done, $"/appeals/{reference}/after", () => Show(reference, keep));

    private async Task<IActionResult> Show(string reference, Action<AfterView> keep)
    {
        var head = await Appeals.SeeAsync(reference, User, "after");
        var appeal = await Appeals.ReadAsync(head);
        var decisions = new List<NewDecision>();
        if (appeal is { CaseId: { } id, ReferredRound: { } round })
        {
            decisions.AddRange((await Db.ThresholdDecisions.AsNoTracking().Where(d => d.CaseId == id && d.Round >= round).ToListAsync()).Where(d => d.Round > appeal.CaseRound).Select(d => new NewDecision(d.Met ? "Threshold decided anew: met" : "Threshold decided anew: not met", d.DecidedOn)));
            decisions.AddRange((await Db.CaseEvents.AsNoTracking().Where(e => e.CaseId == id && e.Round >= round && e.Kind == Domain.Cases.CaseEventKind.OutcomeTold).ToListAsync()).Select(e => new NewDecision(e.Body.Describe().ToString(), e.CountsFrom)));
        }
        var view = new AfterView(head, appeal)
        {
            CaseReference = await references.OfAsync(head.CaseId),
            Recommendations = await Db.AppealRecommendations.AsNoTracking().Where(r => r.AppealId == head.Id && r.State != RecommendationState.Drafted).OrderBy(r => r.Order).ToListAsync(),
            Decisions = decisions,
            Lessons = await Db.AppealLessons.AsNoTracking().Where(l => l.AppealId == head.Id).OrderBy(l => l.SharedOn).ToListAsync(),
            Themes = [.. ComplianceAudit.National.Themes.Select(t => new Choice(t.Theme, t.Name))],
        };
        keep(view);
        return View("After", view);
    }
}
