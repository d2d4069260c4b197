using AsbCaseReview.Domain;
using FluentValidation;

namespace AsbCaseReview.Web.MyCase.SignIn;

/// <summary>The reference and a code: sent, or on a letter.</summary>
public sealed class OpenCaseForm
{
    public string? Reference { get; set; }
    public string? Code { get; set; }

    /// <summary>The page of "my case" that was wanted.</summary>
    public string? Next { get; set; }
}

public sealed class OpenCaseFormValidator : AbstractValidator<OpenCaseForm>
{
    public OpenCaseFormValidator()
    {
        RuleFor(f => f.Reference).NotEmpty().WithMessage("Enter your reference").MaximumLength(Lengths.Reference).WithMessage("Enter a reference like WNO-7K3M-92XQ");
        RuleFor(f => f.Code).NotEmpty().WithMessage("Enter your code").MaximumLength(Lengths.Reference).WithMessage("Enter a code like 7K3M-92XQ");
    }
}

/// <summary>Asks for a code by e-mail.</summary>
public sealed class SendCodeForm
{
    public string? Reference { get; set; }
    public string? Email { get; set; }
}

public sealed class SendCodeFormValidator : AbstractValidator<SendCodeForm>
{
    public SendCodeFormValidator()
    {
        RuleFor(f => f.Reference).NotEmpty().WithMessage("Enter your reference").MaximumLength(Lengths.Reference).WithMessage("Enter a reference like WNO-7K3M-92XQ");
        RuleFor(f => f.Email).NotEmpty().WithMessage("Enter your e-mail address").MaximumLength(Lengths.Email).WithMessage("Enter an e-mail address in the right form, like name@example.com")
            .EmailAddress().When(f => !string.IsNullOrWhiteSpace(f.Email), ApplyConditionTo.CurrentValidator).WithMessage("Enter an e-mail address in the right form, like name@example.com");
    }
}
