using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Casework.Triage;

// Acts that end a case, bring it back, or take it along the review.

public sealed class SignpostForm : CaseForm
{
    public string? Where { get; set; }
    public string? Why { get; set; }
}

public sealed class OutOfScopeForm : CaseForm
{
    public OutOfScope? Reason { get; set; }
    public string? Why { get; set; }
}

public sealed class NoContactForm : CaseForm;

public sealed class GiveUpForm : CaseForm;

public sealed class WithdrawForm : CaseForm
{
    public string? How { get; set; }
    public string? InTheirWords { get; set; }
    public string? PressureFound { get; set; }
}

public sealed class DeathForm : CaseForm
{
    public Guid? PersonId { get; set; }
    public DateParts On { get; set; } = new();
}

public sealed class CloseForm : CaseForm
{
    public string? Why { get; set; }
}

public sealed class ReopenForm : CaseForm
{
    public string? Why { get; set; }
}

public sealed class SignpostFormValidator : AbstractValidator<SignpostForm>
{
    public SignpostFormValidator()
    {
        RuleFor(f => f.Where).Required("who can help them", Lengths.Name);
        RuleFor(f => f.Why).Required("why; the applicant will read it", Lengths.Reason);
    }
}

public sealed class OutOfScopeFormValidator : AbstractValidator<OutOfScopeForm>
{
    public OutOfScopeFormValidator()
    {
        RuleFor(f => f.Reason).NotNull().WithMessage("Choose why it is out of scope");
        RuleFor(f => f.Why).Required("why; the applicant will read it", Lengths.Reason);
    }
}

public sealed class WithdrawFormValidator : AbstractValidator<WithdrawForm>
{
    public WithdrawFormValidator()
    {
        RuleFor(f => f.How).NotEmpty().WithMessage("Choose how they asked").MaximumLength(Lengths.Name);
        RuleFor(f => f.InTheirWords).Required("what they said or wrote", Lengths.Reason);
        RuleFor(f => f.PressureFound).Required("what was done to see whether somebody put pressure on them, and what was found", Lengths.Reason);
    }
}

public sealed class DeathFormValidator : AbstractValidator<DeathForm>
{
    public DeathFormValidator()
    {
        RuleFor(f => f.PersonId).NotNull().WithMessage("Choose who has died");
        RuleFor(f => f.On).RealDate("the date of death");
    }
}

public sealed class CloseFormValidator : AbstractValidator<CloseForm>
{
    public CloseFormValidator() => RuleFor(f => f.Why).Required("why the case is closed; the applicant will read it", Lengths.Reason);
}

public sealed class ReopenFormValidator : AbstractValidator<ReopenForm>
{
    public ReopenFormValidator() => RuleFor(f => f.Why).Required("why it is reopened", Lengths.Reason);
}
