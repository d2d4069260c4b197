using AsbCaseReview.Web.Resources;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Apply.Finish;

public sealed class ConsentForm
{
    public bool? Consents { get; set; }
}

public sealed class ConsentFormValidator : AbstractValidator<ConsentForm>
{
    public ConsentFormValidator(IStringLocalizer<PublicWords> L) => RuleFor(f => f.Consents).NotNull().WithMessage(_ => L["Choose yes or no. You can apply whatever the answer is"]);
}

public sealed class DeclarationForm
{
    public bool Declared { get; set; }
}

public sealed class DeclarationFormValidator : AbstractValidator<DeclarationForm>
{
    public DeclarationFormValidator(IStringLocalizer<PublicWords> L) => RuleFor(f => f.Declared).Equal(true).WithMessage(_ => L["Tick the box to say that what you have told us is true as far as you know"]);
}
