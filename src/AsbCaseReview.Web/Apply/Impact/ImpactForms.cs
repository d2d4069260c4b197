using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Web.Apply.Contact;
using AsbCaseReview.Web.Resources;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Apply.Impact;

public sealed class StillForm
{
    /// <summary>"yes", "no" or "notSure".</summary>
    public string? Still { get; set; }
}

public sealed class StillFormValidator : AbstractValidator<StillForm>
{
    public StillFormValidator(IStringLocalizer<PublicWords> L) => RuleFor(f => f.Still).Must(s => s is "yes" or "no" or "notSure").WithMessage(_ => L["Choose an answer. “I am not sure” is one"]);
}

/// <summary>Answers to the procedure's local conditions, by their names: "yes", "no" or "notSure".</summary>
public sealed class ConditionsForm
{
    public Dictionary<string, string?> Answers { get; set; } = [];
}

public sealed class EffectForm
{
    public string? Effect { get; set; }
}

public sealed class EffectFormValidator : AbstractValidator<EffectForm>
{
    public EffectFormValidator(IStringLocalizer<PublicWords> L) => RuleFor(f => f.Effect).NotEmpty().WithMessage(_ => L["Tell us how it affects you. A few words are enough"]).AtMost(Lengths.Story, L);
}

public sealed class WishForm
{
    public string? Wish { get; set; }
}

public sealed class WishFormValidator : AbstractValidator<WishForm>
{
    public WishFormValidator(IStringLocalizer<PublicWords> L) => RuleFor(f => f.Wish).NotEmpty().WithMessage(_ => L["Tell us what you would like to happen. A few words are enough"]).AtMost(Lengths.Story, L);
}

public sealed class CauseForm
{
    public bool? Knows { get; set; }
    public string? Who { get; set; }
    public bool? Under18 { get; set; }
}

public sealed class CauseFormValidator : AbstractValidator<CauseForm>
{
    public CauseFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.Knows).NotNull().WithMessage(_ => L["Choose yes or no"]);
        RuleFor(f => f.Who).NotEmpty().When(f => f.Knows == true).WithMessage(_ => L["Tell us what you know: a name, a house number, what they look like"]);
        RuleFor(f => f.Who).AtMost(Lengths.Story, L);
    }
}

public sealed class OthersForm
{
    public bool? Affected { get; set; }
    public string? About { get; set; }
}

public sealed class OthersFormValidator : AbstractValidator<OthersForm>
{
    public OthersFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.Affected).NotNull().WithMessage(_ => L["Choose yes or no"]);
        RuleFor(f => f.About).AtMost(Lengths.Story, L);
    }
}

/// <summary>Another person or household on the application, with consent and safe ways of their own.</summary>
public sealed class OtherForm
{
    public string? Name { get; set; }
    public bool? SameHousehold { get; set; }
    public bool? Consents { get; set; }
    public WaysForm Ways { get; set; } = new();

    public DraftPerson ApplyTo(DraftPerson person) => Ways.ApplyTo(person) with { Name = Name.Clean(), SameHousehold = SameHousehold, Consents = Consents };
}

public sealed class OtherFormValidator : AbstractValidator<OtherForm>
{
    public OtherFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.Name).NotEmpty().WithMessage(_ => L["Enter a name"]).AtMost(Lengths.Name, L);
        RuleFor(f => f.SameHousehold).NotNull().WithMessage(_ => L["Choose yes or no"]);
        RuleFor(f => f.Consents).NotNull().WithMessage(_ => L["Choose whether they have agreed"]);
        RuleFor(f => f.Ways).SetValidator(new WaysFormValidator(L));
    }
}
