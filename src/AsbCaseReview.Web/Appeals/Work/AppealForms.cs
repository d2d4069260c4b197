using AsbCaseReview.Domain;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Appeals.Work;

public sealed class AssignForm : CaseForm
{
    public Guid? Reviewer { get; set; }
    public string? Declaration { get; set; }
}

public sealed class AssignFormValidator : AbstractValidator<AssignForm>
{
    public AssignFormValidator()
    {
        RuleFor(f => f.Reviewer).NotNull().WithMessage("Choose who reviews it");
        RuleFor(f => f.Declaration).NotEmpty().WithMessage("Write down what they declared").MaximumLength(Lengths.Sentence).WithMessage($"Use {Lengths.Sentence} characters or fewer");
    }
}

public sealed class LatenessForm : CaseForm
{
    public bool? Taken { get; set; }
    public string? Why { get; set; }
}

public sealed class LatenessFormValidator : AbstractValidator<LatenessForm>
{
    public LatenessFormValidator()
    {
        RuleFor(f => f.Taken).NotNull().WithMessage("Choose whether it is taken");
        RuleFor(f => f.Why).NotEmpty().WithMessage("Say why. The applicant will read it").MaximumLength(Lengths.Reason).WithMessage($"Use {Lengths.Reason:N0} characters or fewer");
    }
}

public sealed class NotTakeForm : CaseForm
{
    public string? Why { get; set; }

    /// <summary>Subject of another route; empty for none.</summary>
    public string? Route { get; set; }
}

public sealed class NotTakeFormValidator : AbstractValidator<NotTakeForm>
{
    public NotTakeFormValidator() => RuleFor(f => f.Why).NotEmpty().WithMessage("Say why. The applicant will read it").MaximumLength(Lengths.Reason).WithMessage($"Use {Lengths.Reason:N0} characters or fewer");
}

/// <summary>One line of text about an act: how it was acknowledged, why it is closed.</summary>
public sealed class SayForm : CaseForm
{
    public string? Text { get; set; }
}

public sealed class SayFormValidator : AbstractValidator<SayForm>
{
    public SayFormValidator() => RuleFor(f => f.Text).NotEmpty().WithMessage("Write it down here").MaximumLength(Lengths.Reason).WithMessage($"Use {Lengths.Reason:N0} characters or fewer");
}

public sealed class ExtendForm : CaseForm
{
    /// <summary>"limit|subject".</summary>
    public string? Limit { get; set; }
    public DateParts To { get; set; } = new();
    public string? Reason { get; set; }
    public string? Note { get; set; }
}

public sealed class ExtendFormValidator : AbstractValidator<ExtendForm>
{
    public ExtendFormValidator()
    {
        RuleFor(f => f.Limit).NotEmpty().WithMessage("Choose which date");
        RuleFor(f => f.To).RealDate("the new date");
        RuleFor(f => f.Reason).NotEmpty().WithMessage("Say why. The parties will read it").MaximumLength(Lengths.Sentence).WithMessage($"Use {Lengths.Sentence} characters or fewer");
        RuleFor(f => f.Note).MaximumLength(Lengths.Sentence).WithMessage($"Use {Lengths.Sentence} characters or fewer");
    }
}

public sealed class LinkForm : CaseForm
{
    public string? Case { get; set; }
    public string? Why { get; set; }
}

public sealed class LinkFormValidator : AbstractValidator<LinkForm>
{
    public LinkFormValidator()
    {
        RuleFor(f => f.Case).NotEmpty().WithMessage("Enter the reference of the case").MaximumLength(Lengths.Reference).WithMessage($"Use {Lengths.Reference} characters or fewer");
        RuleFor(f => f.Why).NotEmpty().WithMessage("Say how you know that it is this case").MaximumLength(Lengths.Sentence).WithMessage($"Use {Lengths.Sentence} characters or fewer");
    }
}
