using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Resources;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Appeals.Ask;

public sealed class AboutForm
{
    public const string OutcomeOnly = "outcome";
    public const string Other = "other";

    /// <summary>"Threshold", "Review", or one of the two above.</summary>
    public string? About { get; set; }
}

public sealed class AboutFormValidator : AbstractValidator<AboutForm>
{
    public AboutFormValidator(IStringLocalizer<PublicWords> L) => RuleFor(f => f.About).NotEmpty().WithMessage(_ => L["Choose what the appeal is about"]);
}

public sealed class ReviewForm
{
    public Guid? Council { get; set; }
    public string? HandledBy { get; set; }
    public string? Reference { get; set; }
}

public sealed class ReviewFormValidator : AbstractValidator<ReviewForm>
{
    public ReviewFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.Council).NotNull().WithMessage(_ => L["Choose the council area where it happens"]);
        RuleFor(f => f.HandledBy).NotEmpty().WithMessage(_ => L["Tell us who wrote to you, for example the council or the police"]).MaximumLength(Lengths.Line).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Line]);
        RuleFor(f => f.Reference).MaximumLength(Lengths.Reference).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Reference]);
    }
}

public sealed class NoticeForm
{
    public DateParts On { get; set; } = new();
    public bool NotKnown { get; set; }
}

public sealed class NoticeFormValidator : AbstractValidator<NoticeForm>
{
    public NoticeFormValidator(IStringLocalizer<PublicWords> L, TimeProvider clock)
    {
        RuleFor(f => f.On).RealDate("the date on the letter").When(f => !f.NotKnown);
        RuleFor(f => f.On).Must(d => d.Value is not { } day || day <= London.Today(clock)).WithMessage(_ => L["The date on the letter cannot be in the future"]);
    }
}

public sealed class TextForm
{
    public string? Text { get; set; }
}

public sealed class TextFormValidator : AbstractValidator<TextForm>
{
    public TextFormValidator(IStringLocalizer<PublicWords> L) =>
        RuleFor(f => f.Text).NotEmpty().WithMessage(_ => L["Write something here, in your own words"]).MaximumLength(Lengths.Story).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Story]);
}

public sealed class GroundsForm
{
    public List<string> Chosen { get; set; } = [];
    public List<GroundWhy> Why { get; set; } = [];
    public string? Own { get; set; }

    /// <summary>The procedure names its grounds: at least one is chosen.</summary>
    public bool Known { get; set; }
}

public sealed class GroundWhy
{
    public string? Ground { get; set; }
    public string? Text { get; set; }
}

public sealed class GroundsFormValidator : AbstractValidator<GroundsForm>
{
    public GroundsFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.Chosen).NotEmpty().When(f => f.Known).WithMessage(_ => L["Choose at least one"]);
        RuleFor(f => f.Own).NotEmpty().When(f => !f.Known).WithMessage(_ => L["Tell us in your own words what was wrong"]).MaximumLength(Lengths.Story).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Story]);
        RuleForEach(f => f.Why).ChildRules(w => w.RuleFor(x => x.Text).MaximumLength(Lengths.Story).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Story]));
    }
}

public sealed class MoreForm
{
    public string? NotConsidered { get; set; }
    public string? NewInformation { get; set; }
    public string? Hopes { get; set; }
}

public sealed class MoreFormValidator : AbstractValidator<MoreForm>
{
    public MoreFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.NotConsidered).MaximumLength(Lengths.Story).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Story]);
        RuleFor(f => f.NewInformation).MaximumLength(Lengths.Story).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Story]);
        RuleFor(f => f.Hopes).MaximumLength(Lengths.Story).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Story]);
    }
}

public sealed class FileForm
{
    public IFormFile? File { get; set; }
}

public sealed class YouForm
{
    public string? Name { get; set; }
    public bool? ForSomebody { get; set; }
    public string? For { get; set; }
    public string? Authority { get; set; }
}

public sealed class YouFormValidator : AbstractValidator<YouForm>
{
    public YouFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.Name).NotEmpty().WithMessage(_ => L["Enter your name"]).MaximumLength(Lengths.Name).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Name]);
        RuleFor(f => f.ForSomebody).NotNull().WithMessage(_ => L["Say whether you appeal for yourself"]);
        RuleFor(f => f.For).NotEmpty().When(f => f.ForSomebody == true).WithMessage(_ => L["Enter the name of the person for whom you appeal"]).MaximumLength(Lengths.Name).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Name]);
        RuleFor(f => f.Authority).NotEmpty().When(f => f.ForSomebody == true).WithMessage(_ => L["Tell us why you may appeal for them, for example “they signed a letter, which I add”"]).MaximumLength(Lengths.Line).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Line]);
    }
}

public sealed class ReachForm
{
    public bool EmailSafe { get; set; }
    public string? Email { get; set; }
    public bool PhoneSafe { get; set; }
    public string? Phone { get; set; }
    public bool PostSafe { get; set; }
    public string? Address { get; set; }
    public string? Postcode { get; set; }
}

public sealed class ReachFormValidator : AbstractValidator<ReachForm>
{
    public ReachFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.Email).NotEmpty().When(f => f.EmailSafe).WithMessage(_ => L["Enter the e-mail address"]);
        RuleFor(f => f.Email).EmailAddress().When(f => !string.IsNullOrWhiteSpace(f.Email)).WithMessage(_ => L["Enter an e-mail address in the right form, like name@example.com"]).MaximumLength(Lengths.Email).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Email]);
        RuleFor(f => f.Phone).NotEmpty().When(f => f.PhoneSafe).WithMessage(_ => L["Enter the telephone number"]).MaximumLength(Lengths.Phone).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Phone]);
        RuleFor(f => f.Address).NotEmpty().When(f => f.PostSafe).WithMessage(_ => L["Enter the address"]).MaximumLength(Lengths.Sentence).WithMessage(_ => L["Use {0} characters or fewer", Lengths.Sentence]);
        RuleFor(f => f.Postcode).Must(p => string.IsNullOrWhiteSpace(p) || Postcodes.Tidy(p) is not null).WithMessage(_ => L["This is not a full postcode. Correct it, or leave it empty"]);
    }
}

public sealed class ConsentForm
{
    public bool Papers { get; set; }
    public bool Appeal { get; set; }

    /// <summary>They appeal for somebody else.</summary>
    public bool ForSomebody { get; set; }
}

public sealed class ConsentFormValidator : AbstractValidator<ConsentForm>
{
    public ConsentFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.Papers).Equal(true).WithMessage(_ => L["The appeal cannot be looked at without the papers. Tick the box if you agree, or ring us"]);
        RuleFor(f => f.Appeal).Equal(true).When(f => f.ForSomebody).WithMessage(_ => L["We need to know that the person for whom you appeal agrees"]);
    }
}
