using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Risk;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Risk;

public sealed class RiskForm : CaseForm
{
    public List<RiskAnswerForm> Answers { get; set; } = [];
    public DateParts On { get; set; } = new();
    public string? Note { get; set; }

    /// <summary>Whose risk; asked where there are several victims.</summary>
    public int? Person { get; set; }
}

public sealed class RiskAnswerForm
{
    public string Question { get; set; } = "";
    public int? Choice { get; set; }
}

public sealed class RiskFormValidator : AbstractValidator<RiskForm>
{
    public RiskFormValidator(TimeProvider clock, RiskMatrix matrix)
    {
        RuleForEach(f => f.Answers).ChildRules(a => a.RuleFor(x => x.Choice).NotNull().WithMessage(x => $"Answer: {matrix.Questions.FirstOrDefault(q => q.Question == x.Question)?.Text}"));
        RuleFor(f => f.On).RealDate("the date of the assessment");
        RuleFor(f => f.On).Must(d => d.Value is not { } day || day <= London.Today(clock)).WithMessage("The date of the assessment cannot be in the future");
        RuleFor(f => f.Note).MaximumLength(Lengths.Reason).WithMessage($"The note must be {Lengths.Reason:N0} characters or fewer");
    }
}

public sealed class RiskView
{
    public required CaseHead Case { get; init; }
    public required RiskMatrix Matrix { get; init; }
    public required IReadOnlyList<RiskAssessment> Assessments { get; init; }
    public required IReadOnlyList<CasePerson> Victims { get; init; }
    public RiskForm Form { get; set; } = new();

    public string? NameOf(RiskAssessment assessment) => Victims.Count < 2 ? null : (assessment.PersonNumber is { } number ? Victims.FirstOrDefault(v => v.Number == number) : Victims[0])?.Name;
}

/// <summary>Risk, assessed with a matrix that is data; several dated assessments. It informs and never decides.</summary>
[Requires(Permission.SeeCases), Route("/cases/{reference}/risk")]
public sealed class RiskController(AsbDbContext db, CaseAccess cases, TimeProvider clock, RiskMatrix matrix) : CaseworkController(db, cases, clock)
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string reference) => await Show(reference, null);

    [HttpPost(""), Requires(Permission.AssessRisk)]
    public Task<IActionResult> Assess(string reference, [Bind(Prefix = "Form")] RiskForm form) => ActAsync(reference, form, (c, _) =>
    {
        var chosen = form.Answers.Where(a => a.Choice is not null).ToDictionary(a => a.Question, a => a.Choice!.Value);
        c.AssessRisk(RiskAssessment.Of(matrix, chosen, form.On.Value!.Value, User.FullNameOf(), form.Note, PersonOf(c, form)), User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Risk assessment recorded.", $"/cases/{reference}/risk", () => Show(reference, form));

    private static int? PersonOf(Case @case, RiskForm form)
    {
        if (@case.People.Count(p => p.Part == PersonPart.Victim) < 2) return null;
        return @case.People.Find(p => p.Number == form.Person && p.Part == PersonPart.Victim)?.Number ?? throw new RuleRefusedException(new("Say whose risk it is: each victim has their own."));
    }

    private async Task<IActionResult> Show(string reference, RiskForm? form)
    {
        var head = await Cases.SeeAsync(reference, User, "risk");
        var assessments = await Cases.Seen(head).SelectMany(c => c.RiskAssessments).AsNoTracking().ToListAsync();
        return View("Risk", new RiskView
        {
            Case = head,
            Matrix = matrix,
            Victims = await Cases.Seen(head).SelectMany(c => c.People).AsNoTracking().Where(p => p.Part == PersonPart.Victim).OrderBy(p => p.Number).ToListAsync(),
            Assessments = [.. assessments.OrderByDescending(a => a.On).ThenByDescending(a => a.Id)],
            Form = form ?? new() { On = DateParts.From(London.Today(Clock)), Answers = [.. matrix.Questions.Select(q => new RiskAnswerForm { Question = q.Question })] },
        });
    }
}
