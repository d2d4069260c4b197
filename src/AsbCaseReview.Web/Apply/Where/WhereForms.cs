using AsbCaseReview.Domain;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Resources;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Apply.Where;

public sealed class DangerForm
{
    public bool? InDanger { get; set; }
}

public sealed class DangerFormValidator : AbstractValidator<DangerForm>
{
    public DangerFormValidator(IStringLocalizer<PublicWords> L) => RuleFor(f => f.InDanger).NotNull().WithMessage(_ => L["Choose yes or no"]);
}

public sealed class PlaceForm
{
    public string? Place { get; set; }
    public string? Postcode { get; set; }
}

public sealed class PlaceFormValidator : AbstractValidator<PlaceForm>
{
    public PlaceFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.Place).NotEmpty().WithMessage(_ => L["Tell us where it happens: an address, a street or a place"]).AtMost(Lengths.Sentence, L);
        RuleFor(f => f.Postcode).Must(p => string.IsNullOrWhiteSpace(p) || Postcodes.Tidy(p) is not null).WithMessage(_ => L["This is not a full postcode. Correct it, or leave it empty"]);
    }
}

/// <summary>The council area by its id, or "notSure", or "elsewhere".</summary>
public sealed class CouncilForm
{
    public const string NotSure = "notSure";
    public const string Elsewhere = "elsewhere";

    /// <summary>One that the postcode suggests, or one of the two above, or <see cref="Other"/>.</summary>
    public string? Council { get; set; }

    /// <summary>From the list of all.</summary>
    public string? FromList { get; set; }

    public const string Other = "list";

    public string? Chosen => Council is null or "" or Other ? FromList.Clean() : Council;
}

public sealed class CouncilFormValidator : AbstractValidator<CouncilForm>
{
    public CouncilFormValidator(IStringLocalizer<PublicWords> L) => RuleFor(f => f.Council).Must((f, _) => f.Chosen is not null).WithMessage(_ => L["Choose a council area, or that you are not sure"]);
}
