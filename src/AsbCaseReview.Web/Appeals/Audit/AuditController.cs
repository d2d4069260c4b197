using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals.Papers;
using AsbCaseReview.Web.Appeals.Records;
using AsbCaseReview.Web.Appeals.Shared;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Appeals.Audit;

public sealed class RateForm : CaseForm
{
    public string? Theme { get; set; }
    public AuditOf? Of { get; set; }
    public Rating? Rating { get; set; }
    public string? Finding { get; set; }
    public string? Restricted { get; set; }
    public List<Guid> Papers { get; set; } = [];
}

public sealed class RateFormValidator : AbstractValidator<RateForm>
{
    public RateFormValidator()
    {
        RuleFor(f => f.Rating).NotNull().WithMessage("Choose a rating");
        RuleFor(f => f.Finding).NotEmpty().When(f => f.Rating != Rating.NotApplicable).WithMessage("Write what you found").MaximumLength(Lengths.Reason).WithMessage($"Use {Lengths.Reason:N0} characters or fewer");
        RuleFor(f => f.Restricted).MaximumLength(Lengths.Reason).WithMessage($"Use {Lengths.Reason:N0} characters or fewer");
    }
}

/// <param name="Facts">What the case's own records say, by theme; empty where the case lies elsewhere.</param>
public sealed record AuditView(AppealHead Head, Appeal Appeal, IReadOnlyDictionary<string, IReadOnlyList<Sentence>> Facts, bool MayRate);

public sealed record RateView(AppealHead Head, AuditTheme Theme, AuditOf Of, IReadOnlyList<Sentence> Facts, IReadOnlyList<PaperRow> Papers, AuditTheme? Next, RateForm Rate);

/// <summary>The compliance audit: each theme with the guidance in short, rated for policy and procedure and for this review.</summary>
[Requires(Permission.SeeAppeals), Route("/appeals/{reference}/audit")]
public sealed class AuditController(AsbDbContext db, AppealAccess appeals, ReviewFactsQuery facts, AppealPapersQuery papers, TimeProvider clock) : AppealDeskController(db, appeals, clock)
{
    [HttpGet("")]
    public async Task<IActionResult> Audit(string reference)
    {
        var head = await Appeals.SeeAsync(reference, User, "audit");
        var known = await facts.OfAsync(head.CaseId);
        return View("Audit", new AuditView(head, await Appeals.ReadAsync(head), ComplianceAudit.National.Themes.ToDictionary(t => t.Theme, t => known is null ? [] : AuditFacts.Of(t.Theme, known)), MayRate(head)));
    }

    [HttpGet("{theme}/{of}"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Rate(string reference, string theme, AuditOf of) => Show(reference, theme, of, null);

    [HttpPost("{theme}/{of}"), Requires(Permission.ReviewAppeals)]
    public Task<IActionResult> Rate(string reference, string theme, AuditOf of, [Bind(Prefix = "Rate")] RateForm form)
    {
        var next = Next(theme, of);
        return ActAsync(reference, form, (appeal, _) =>
        {
            appeal.Rate(theme, of, form.Rating!.Value, form.Finding ?? "", form.Restricted, form.Papers, User.ToActor(), Now);
            return Task.CompletedTask;
        }, "Rated.", next is { } to ? $"/appeals/{reference}/audit/{to.Theme}/{to.Of}" : $"/appeals/{reference}/audit", () => Show(reference, theme, of, form));
    }

    private async Task<IActionResult> Show(string reference, string theme, AuditOf of, RateForm? form)
    {
        var head = await Appeals.SeeAsync(reference, User, $"audit, {theme}");
        var about = ComplianceAudit.National.Find(theme) ?? throw new NotFoundException();
        var appeal = await Appeals.ReadAsync(head);
        var known = await facts.OfAsync(head.CaseId);
        var rated = appeal.RatingOf(theme, of);
        return View("Rate", new RateView(head, about, of, known is null ? [] : AuditFacts.Of(theme, known), await papers.BeforeReviewerAsync(head.Id), Next(theme, of) is { } next ? ComplianceAudit.National.Find(next.Theme) : null,
            form ?? new() { Version = head.Version, Rating = rated?.Rating, Finding = rated?.Finding, Restricted = rated?.Restricted?.Text, Papers = [.. rated?.Papers ?? []] }));
    }

    private bool MayRate(AppealHead head) => User.May(Permission.ReviewAppeals) && head.IsMine(User) && AppealStates.Working.Contains(head.State);

    // Policy and procedure first, then this review, theme by theme.
    private static (string Theme, AuditOf Of)? Next(string theme, AuditOf of)
    {
        if (of == AuditOf.PolicyAndProcedure) return (theme, AuditOf.ThisReview);
        var themes = ComplianceAudit.National.Themes;
        var at = themes.ToList().FindIndex(t => t.Theme == theme);
        return at >= 0 && at + 1 < themes.Count ? (themes[at + 1].Theme, AuditOf.PolicyAndProcedure) : null;
    }
}
