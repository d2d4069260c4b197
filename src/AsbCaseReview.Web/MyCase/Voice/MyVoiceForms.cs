using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Web.Resources;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.MyCase.Voice;

public sealed class MyStatementForm
{
    public string? Words { get; set; }
}

public sealed class MyStatementFormValidator : AbstractValidator<MyStatementForm>
{
    public MyStatementFormValidator(IStringLocalizer<PublicWords> words)
    {
        RuleFor(f => f.Words).NotEmpty().WithMessage(_ => words["Write what it does to you"]);
        RuleFor(f => f.Words).MaximumLength(Lengths.Story).WithMessage(_ => words["What you write must be {0} characters or fewer", Lengths.Story]);
    }
}

public sealed class MyPartForm
{
    public TakingPart? Way { get; set; }
    public string? Representative { get; set; }
    public string? Needs { get; set; }
}

public sealed class MyPartFormValidator : AbstractValidator<MyPartForm>
{
    public MyPartFormValidator(IStringLocalizer<PublicWords> words)
    {
        RuleFor(f => f.Way).Must(w => w is { } way && TakingParts.Choices.Contains(way)).WithMessage(_ => words["Choose how you want to take part"]);
        RuleFor(f => f.Representative).NotEmpty().When(f => f.Way == TakingPart.Representative).WithMessage(_ => words["Tell us who speaks for you"]);
        RuleFor(f => f.Representative).MaximumLength(Lengths.Name).WithMessage(_ => words["The name must be {0} characters or fewer", Lengths.Name]);
        RuleFor(f => f.Needs).MaximumLength(Lengths.Reason).WithMessage(_ => words["What you write must be {0} characters or fewer", Lengths.Reason]);
    }
}

public sealed class MyDisputeForm
{
    public string? Words { get; set; }
}

public sealed class MyDisputeFormValidator : AbstractValidator<MyDisputeForm>
{
    public MyDisputeFormValidator(IStringLocalizer<PublicWords> words)
    {
        RuleFor(f => f.Words).NotEmpty().WithMessage(_ => words["Tell us what is not right"]);
        RuleFor(f => f.Words).MaximumLength(Lengths.Story).WithMessage(_ => words["What you write must be {0} characters or fewer", Lengths.Story]);
    }
}
