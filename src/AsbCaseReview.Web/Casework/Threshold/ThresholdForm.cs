using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Casework.Threshold;

public sealed class ThresholdForm : CaseForm
{
    public string? Persistence { get; set; }
    public string? Harm { get; set; }
    public string? Adequacy { get; set; }
    public ThresholdHow? How { get; set; }

    /// <summary>Where several counting routes are met: by which.</summary>
    public string? Route { get; set; }
    public string? Reasons { get; set; }
    public string? Instead { get; set; }
    public List<string> Bodies { get; set; } = [];
    public DateParts DecidedOn { get; set; } = new();
    public bool NamesChecked { get; set; }

    public ThresholdDecision ToDecision(Guid caseId, string by) => new()
    {
        CaseId = caseId,
        How = How!.Value,
        Route = Route,
        Persistence = Persistence!.Trim(),
        Harm = Harm!.Trim(),
        Adequacy = Adequacy!.Trim(),
        Reasons = Reasons!.Trim(),
        Instead = How == ThresholdHow.NotMet ? Instead?.Trim() : null,
        Bodies = [.. Bodies],
        DecidedOn = DecidedOn.Value!.Value,
        DecidedBy = by,
    };
}

public sealed class ThresholdFormValidator : AbstractValidator<ThresholdForm>
{
    public ThresholdFormValidator(TimeProvider clock)
    {
        RuleFor(f => f.Persistence).Required("how persistent the behaviour is", Lengths.Reason);
        RuleFor(f => f.Harm).Required("the harm or possible harm", Lengths.Reason);
        RuleFor(f => f.Adequacy).Required("how adequate the response was", Lengths.Reason);
        RuleFor(f => f.How).NotNull().WithMessage("Choose the decision");
        RuleFor(f => f.Reasons).Required("the reasons; the applicant will read them", Lengths.Reason);
        RuleFor(f => f.Instead).Required("what will be done instead; the applicant will read it", Lengths.Reason).When(f => f.How == ThresholdHow.NotMet);
        RuleFor(f => f.Bodies).NotEmpty().WithMessage("Choose the bodies that took the decision");
        RuleFor(f => f.DecidedOn).RealDate("the date of the decision");
        RuleFor(f => f.DecidedOn).Must(d => d.Value is not { } day || day <= London.Today(clock)).WithMessage("The date of the decision cannot be in the future");
    }
}

/// <summary>An officer of a grade that the procedure names authorises a review.</summary>
public sealed class AuthorityForm : CaseForm
{
    public string? Officer { get; set; }
    public string? Grade { get; set; }
    public string? Why { get; set; }
}

public sealed class AuthorityFormValidator : AbstractValidator<AuthorityForm>
{
    public AuthorityFormValidator()
    {
        RuleFor(f => f.Officer).Required("the officer’s name", Lengths.Name);
        RuleFor(f => f.Grade).NotEmpty().WithMessage("Choose the officer’s grade").MaximumLength(Lengths.Name);
        RuleFor(f => f.Why).Required("why a review is needed", Lengths.Reason);
    }
}
