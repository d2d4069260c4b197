using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Web.Resources;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Apply.Who;

public sealed class WhoForm
{
    public ApplicantIs? ApplicantIs { get; set; }
}

public sealed class WhoFormValidator : AbstractValidator<WhoForm>
{
    public WhoFormValidator(IStringLocalizer<PublicWords> L) => RuleFor(f => f.ApplicantIs).Must(a => a is ApplicantIs.Victim or ApplicantIs.SomebodyForThem).WithMessage(_ => L["Choose who this application is for"]);
}

public sealed class KindForm
{
    public PersonKind? Kind { get; set; }
}

public sealed class KindFormValidator : AbstractValidator<KindForm>
{
    public KindFormValidator(IStringLocalizer<PublicWords> L) => RuleFor(f => f.Kind).NotNull().WithMessage(_ => L["Choose who is affected"]).IsInEnum();
}

public sealed class AuthorityForm
{
    public AuthorityKind? Authority { get; set; }
    public string? Detail { get; set; }
}

public sealed class AuthorityFormValidator : AbstractValidator<AuthorityForm>
{
    public AuthorityFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.Authority).NotNull().WithMessage(_ => L["Choose how you come to apply for them"]).IsInEnum();
        RuleFor(f => f.Detail).AtMost(Lengths.Reason, L);
    }
}

/// <summary>A name, whom to ask for at a business or group, and whether a person is under 18.</summary>
public sealed class NameForm
{
    public string? Name { get; set; }
    public string? ContactName { get; set; }
    public bool? IsUnder18 { get; set; }

    /// <summary>Set by the page that asks it.</summary>
    public bool AsksContact { get; set; }
    public bool AsksAge { get; set; }
}

public sealed class NameFormValidator : AbstractValidator<NameForm>
{
    private static readonly string[] NotNames = ["ANON", "ANONYMOUS", "NONAME", "NONE", "NOTSAYING", "UNKNOWN", "PRIVATE"];

    public NameFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.Name).NotEmpty().WithMessage(_ => L["Enter a name"])
            .Must(n => !NotNames.Contains(string.Concat((n ?? "").Where(char.IsLetter)).ToUpperInvariant())).WithMessage(_ => L["We cannot look at an application without a name. Below we say why, and what you can do instead"])
            .AtMost(Lengths.Name, L);
        RuleFor(f => f.ContactName).AtMost(Lengths.Name, L);
        RuleFor(f => f.ContactName).NotEmpty().When(f => f.AsksContact).WithMessage(_ => L["Enter the name of somebody whom we can ask for"]);
        RuleFor(f => f.IsUnder18).NotNull().When(f => f.AsksAge).WithMessage(_ => L["Choose yes or no"]);
    }
}

public sealed class SafeAdultForm
{
    public string? Name { get; set; }
    public string? Contact { get; set; }
}

public sealed class SafeAdultFormValidator : AbstractValidator<SafeAdultForm>
{
    public SafeAdultFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.Name).NotEmpty().WithMessage(_ => L["Enter the name of an adult whom you trust"]).AtMost(Lengths.Name, L);
        RuleFor(f => f.Contact).NotEmpty().WithMessage(_ => L["Enter a telephone number or an e-mail address"]).Contact(L);
    }
}

public sealed class RelationForm
{
    public const string RatherNot = "ratherNot";

    /// <summary>"yes", "no" or <see cref="RatherNot"/>.</summary>
    public string? Relation { get; set; }
}

public sealed class RelationFormValidator : AbstractValidator<RelationForm>
{
    public RelationFormValidator(IStringLocalizer<PublicWords> L) => RuleFor(f => f.Relation).Must(r => r is "yes" or "no" or RelationForm.RatherNot).WithMessage(_ => L["Choose an answer. You do not have to say"]);
}
