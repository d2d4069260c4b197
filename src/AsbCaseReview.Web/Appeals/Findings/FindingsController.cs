using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals.Shared;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Findings;

public sealed class FindForm : CaseForm
{
    public Guid Ground { get; set; }
    public GroundResult? Result { get; set; }
    public string? Finding { get; set; }
    public string? Restricted { get; set; }
}

public sealed class FindFormValidator : AbstractValidator<FindForm>
{
    public FindFormValidator()
    {
        RuleFor(f => f.Result).NotNull().WithMessage("Choose a result");
        RuleFor(f => f.Finding).NotEmpty().WithMessage("Write what you found, in words that the applicant will read").MaximumLength(Lengths.Story).WithMessage($"Use {Lengths.Story:N0} characters or fewer");
        RuleFor(f => f.Restricted).MaximumLength(Lengths.Story).WithMessage($"Use {Lengths.Story:N0} characters or fewer");
    }
}

public sealed class RecommendForm : CaseForm
{
    public Guid? Body { get; set; }
    public RecommendationKind? What { get; set; }
    public string? Text { get; set; }
    public string? Restricted { get; set; }
}

public sealed class RecommendFormValidator : AbstractValidator<RecommendForm>
{
    public RecommendFormValidator()
    {
        RuleFor(f => f.Body).NotNull().WithMessage("Choose the body");
        RuleFor(f => f.What).NotNull().WithMessage("Choose what it is");
        RuleFor(f => f.Text).NotEmpty().WithMessage("Write what is recommended").MaximumLength(Lengths.Reason).WithMessage($"Use {Lengths.Reason:N0} characters or fewer");
        RuleFor(f => f.Restricted).MaximumLength(Lengths.Reason).WithMessage($"Use {Lengths.Reason:N0} characters or fewer");
    }
}

public sealed class DropForm : CaseForm
{
    public Guid Id { get; set; }
}

public sealed class FindingsView(AppealHead head, Appeal appeal, bool mayWrite)
{
    public AppealHead Head { get; } = head;
    public Appeal Appeal { get; } = appeal;
    public bool MayWrite { get; } = mayWrite;
    public required IReadOnlyList<AppealRecommendation> Recommendations { get; init; }
    public required IReadOnlyList<Choice> Bodies { get; init; }
    public required IReadOnlyList<Choice> Kinds { get; init; }
    public RecommendForm Recommend { get; set; } = new();
}

/// <summary>The findings on each ground, and what is recommended.</summary>
[Requires(Permission.SeeAppeals), Route("/appeals/{reference}/findings")]
public sealed class FindingsController(AsbDbContext db, AppealAccess appeals, TimeProvider clock) : AppealDeskController(db, appeals, clock)
{
    [HttpGet("")]
    public Task<IActionResult> Findings(string reference) => Show(reference, _ => { });

    [HttpGet("{ground:guid}"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Ground(string reference, Guid ground) => ShowGround(reference, ground, null);

    [HttpPost("{ground:guid}"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Find(string reference, Guid ground, [Bind(Prefix = "Find")] FindForm form) => ActAsync(reference, form, (appeal, _) =>
    {
        appeal.Find(ground, form.Result!.Value, form.Finding!, form.Restricted, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Finding recorded.", $"/appeals/{reference}/findings", () => ShowGround(reference, ground, form));

    [HttpPost("recommend"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Recommend(string reference, [Bind(Prefix = "Recommend")] RecommendForm form) => ActAsync(reference, form, async (appeal, rules) =>
    {
        var body = await Db.Agencies.FirstOrDefaultAsync(a => a.Id == form.Body && a.AreaId == appeal.AreaId) ?? throw new NotFoundException();
        var order = await Db.AppealRecommendations.Where(r => r.AppealId == appeal.Id).MaxAsync(r => (int?)r.Order) ?? 0;
        Db.AppealRecommendations.Add(AppealRecommendation.Draft(appeal, body, form.What!.Value, form.Text!, form.Restricted, order + 1, rules, User.ToActor(), Now));
    }, "Recommendation added.", $"/appeals/{reference}/findings", () => Show(reference, v => v.Recommend = form));

    [HttpPost("drop"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Drop(string reference, [Bind(Prefix = "Drop")] DropForm form) => ActAsync(reference, form, async (appeal, _) =>
    {
        var recommendation = await Db.AppealRecommendations.FirstOrDefaultAsync(r => r.Id == form.Id && r.AppealId == appeal.Id) ?? throw new NotFoundException();
        recommendation.Drop(appeal, User.ToActor(), Now);
        Db.AppealRecommendations.Remove(recommendation);
    }, "Dropped.", $"/appeals/{reference}/findings", () => Show(reference, _ => { }));

    private async Task<IActionResult> ShowGround(string reference, Guid ground, FindForm? form)
    {
        var head = await Appeals.SeeAsync(reference, User, "finding");
        var appeal = await Appeals.ReadAsync(head);
        var claimed = appeal.Grounds.FirstOrDefault(g => g.Id == ground) ?? throw new NotFoundException();
        return View("Ground", new GroundView(head, claimed, form ?? new() { Version = head.Version, Ground = ground, Result = claimed.Result, Finding = claimed.Finding, Restricted = claimed.Restricted?.Text }));
    }

    private async Task<IActionResult> Show(string reference, Action<FindingsView> keep)
    {
        var head = await Appeals.SeeAsync(reference, User, "findings");
        var rules = await Appeals.RulesOfAsync(head);
        var view = new FindingsView(head, await Appeals.ReadAsync(head), User.May(Permission.ReviewAppeals) && head.IsMine(User) && AppealStates.Working.Contains(head.State))
        {
            Recommendations = await Db.AppealRecommendations.AsNoTracking().Where(r => r.AppealId == head.Id).OrderBy(r => r.Order).ToListAsync(),
            Bodies = (await Db.Agencies.AsNoTracking().Where(a => a.AreaId == head.AreaId && a.Id != head.BodyAgencyId).OrderBy(a => a.Name).Select(a => new { a.Id, a.Name }).ToListAsync()).ConvertAll(a => new Choice(a.Id.ToString(), a.Name)),
            Kinds = [.. Enum.GetValues<RecommendationKind>().Where(k => k != RecommendationKind.DecisionReplaced || !rules.Stage.RecommendationsOnly).Select(k => new Choice(k.ToString(), k.Name()))],
        };
        keep(view);
        return View("Findings", view);
    }
}

public sealed record GroundView(AppealHead Head, GroundClaimed Ground, FindForm Find);
