using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Resources;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Apply.Contact;

/// <summary>Three ways to reach somebody, each with whether it is safe, and when.</summary>
public sealed class WaysForm
{
    public bool EmailSafe { get; set; }
    public string? Email { get; set; }
    public string? EmailWhen { get; set; }
    public bool TelephoneSafe { get; set; }
    public string? Phone { get; set; }
    public string? TelephoneWhen { get; set; }
    public bool PostSafe { get; set; }
    public string? Address { get; set; }
    public string? Postcode { get; set; }
    public string? PostWhen { get; set; }

    public static WaysForm Of(DraftPerson? person) => new()
    {
        EmailSafe = person?.SafeContact?.EmailSafe == true,
        Email = person?.Email,
        EmailWhen = person?.SafeContact?.EmailWhen,
        TelephoneSafe = person?.SafeContact?.TelephoneSafe == true,
        Phone = person?.Phone,
        TelephoneWhen = person?.SafeContact?.TelephoneWhen,
        PostSafe = person?.SafeContact?.PostSafe == true,
        Address = person?.Address,
        Postcode = person?.Postcode,
        PostWhen = person?.SafeContact?.PostWhen,
    };

    public DraftPerson ApplyTo(DraftPerson? person) => (person ?? new()) with
    {
        Email = Email.Clean(),
        Phone = Phone.Clean(),
        Address = Address.Clean(),
        Postcode = Postcodes.Tidy(Postcode),
        SafeContact = (person?.SafeContact ?? SafeContact.Nothing) with { EmailSafe = EmailSafe, EmailWhen = EmailWhen.Clean(), TelephoneSafe = TelephoneSafe, TelephoneWhen = TelephoneWhen.Clean(), PostSafe = PostSafe, PostWhen = PostWhen.Clean() },
    };
}

public sealed class WaysFormValidator : AbstractValidator<WaysForm>
{
    public WaysFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.Email).NotEmpty().When(f => f.EmailSafe).WithMessage(_ => L["Enter the e-mail address, or untick that e-mail is safe"]);
        RuleFor(f => f.Email).EmailAddress().When(f => f.Email.Clean() is not null).WithMessage(_ => L["Enter an e-mail address in the right form, like name@example.com"]).AtMost(Lengths.Email, L);
        RuleFor(f => f.Phone).NotEmpty().When(f => f.TelephoneSafe).WithMessage(_ => L["Enter the telephone number, or untick that the telephone is safe"]).AtMost(Lengths.Phone, L);
        RuleFor(f => f.Phone).Must(p => p!.Count(char.IsAsciiDigit) >= 9).When(f => f.Phone.Clean() is not null).WithMessage(_ => L["Enter a whole telephone number, like 01632 960 001"]);
        RuleFor(f => f.Address).NotEmpty().When(f => f.PostSafe).WithMessage(_ => L["Enter the address, or untick that post is safe"]).AtMost(Lengths.Sentence, L);
        RuleFor(f => f.Postcode).Must(p => string.IsNullOrWhiteSpace(p) || Postcodes.Tidy(p) is not null).WithMessage(_ => L["This is not a full postcode. Correct it, or leave it empty"]);
        RuleFor(f => f.EmailWhen).AtMost(Lengths.Name, L);
        RuleFor(f => f.TelephoneWhen).AtMost(Lengths.Name, L);
        RuleFor(f => f.PostWhen).AtMost(Lengths.Name, L);
    }
}

public sealed class OnlineForm
{
    public bool? OnlineSafe { get; set; }
    public bool DetailInEmail { get; set; }
}

public sealed class OnlineFormValidator : AbstractValidator<OnlineForm>
{
    public OnlineFormValidator(IStringLocalizer<PublicWords> L) => RuleFor(f => f.OnlineSafe).NotNull().WithMessage(_ => L["Choose yes or no"]);
}

public sealed class SupportForm
{
    public string? Language { get; set; }
    public bool InterpreterNeeded { get; set; }
    public string? SupportNeeds { get; set; }
    public string? HelperName { get; set; }
    public string? HelperContact { get; set; }
}

public sealed class SupportFormValidator : AbstractValidator<SupportForm>
{
    public SupportFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.Language).AtMost(Lengths.Name, L);
        RuleFor(f => f.Language).NotEmpty().When(f => f.InterpreterNeeded).WithMessage(_ => L["Enter the language for which you need an interpreter"]);
        RuleFor(f => f.SupportNeeds).AtMost(Lengths.Reason, L);
        RuleFor(f => f.HelperName).AtMost(Lengths.Name, L);
        RuleFor(f => f.HelperName).NotEmpty().When(f => f.HelperContact.Clean() is not null).WithMessage(_ => L["Enter the name of the person who helps you"]);
        RuleFor(f => f.HelperContact).Contact(L);
    }
}
