using System.Security.Cryptography;
using System.Text.Json;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.MyCase.Contact;

/// <summary>How somebody may be reached, as they say themselves.</summary>
public sealed class ReachForm
{
    public string? Email { get; set; }
    public bool? EmailSafe { get; set; }
    public string? EmailWhen { get; set; }
    public bool DetailInEmail { get; set; }
    public string? Phone { get; set; }
    public bool? TelephoneSafe { get; set; }
    public string? TelephoneWhen { get; set; }
    public string? Address { get; set; }
    public string? Postcode { get; set; }
    public bool? PostSafe { get; set; }
    public string? PostWhen { get; set; }
    public bool? OnlineSafe { get; set; }

    /// <summary>Of what the page showed: tells whether the team changed it meanwhile.</summary>
    public string? Was { get; set; }

    public static ReachForm Of(CasePerson person) => new()
    {
        Email = person.Email,
        EmailSafe = person.SafeContact.EmailSafe,
        EmailWhen = person.SafeContact.EmailWhen,
        DetailInEmail = person.SafeContact.DetailInEmail,
        Phone = person.Phone,
        TelephoneSafe = person.SafeContact.TelephoneSafe,
        TelephoneWhen = person.SafeContact.TelephoneWhen,
        Address = person.Address,
        Postcode = person.Postcode,
        PostSafe = person.SafeContact.PostSafe,
        PostWhen = person.SafeContact.PostWhen,
        OnlineSafe = person.SafeContact.OnlineSafe,
        Was = StampOf(person),
    };

    public static string StampOf(CasePerson person) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((object[])[person.Email ?? "", person.Phone ?? "", person.Address ?? "", person.Postcode ?? "", person.SafeContact])))[..16];

    public void ApplyTo(CasePerson person)
    {
        person.Email = Given(Email);
        person.Phone = Given(Phone);
        person.Address = Given(Address);
        person.Postcode = Postcodes.Tidy(Postcode);
        person.SafeContact = ToSafeContact();
    }

    /// <summary>What is different, by name: the values are kept with the person, not in the timeline.</summary>
    public IReadOnlyList<string> ChangesTo(CasePerson person)
    {
        var changes = new List<string>();
        void Note(string what, object? before, object? now)
        {
            if (!Equals(before, now)) changes.Add(what);
        }
        Note("e-mail address", person.Email, Given(Email));
        Note("telephone number", person.Phone, Given(Phone));
        Note("address", (person.Address, person.Postcode), (Given(Address), Postcodes.Tidy(Postcode)));
        Note("safe ways of contact", person.SafeContact, ToSafeContact());
        return changes;
    }

    private SafeContact ToSafeContact() => new()
    {
        EmailSafe = EmailSafe == true,
        EmailWhen = Given(EmailWhen),
        DetailInEmail = DetailInEmail && EmailSafe == true,
        TelephoneSafe = TelephoneSafe == true,
        TelephoneWhen = Given(TelephoneWhen),
        PostSafe = PostSafe == true,
        PostWhen = Given(PostWhen),
        OnlineSafe = OnlineSafe == true,
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public sealed class ReachFormValidator : AbstractValidator<ReachForm>
{
    public ReachFormValidator()
    {
        RuleFor(f => f.EmailSafe).NotNull().WithMessage("Say whether e-mail is safe");
        RuleFor(f => f.Email).EmailAddress().When(f => !string.IsNullOrWhiteSpace(f.Email)).WithMessage("Enter an e-mail address in the right form, like name@example.com");
        RuleFor(f => f.Email).MaximumLength(Lengths.Email).WithMessage($"The e-mail address must be {Lengths.Email} characters or fewer");
        RuleFor(f => f.Email).NotEmpty().When(f => f.EmailSafe == true).WithMessage("Enter your e-mail address, or say that e-mail is not safe");
        RuleFor(f => f.TelephoneSafe).NotNull().WithMessage("Say whether the telephone is safe");
        RuleFor(f => f.Phone).MaximumLength(Lengths.Phone).WithMessage($"The telephone number must be {Lengths.Phone} characters or fewer");
        RuleFor(f => f.Phone).NotEmpty().When(f => f.TelephoneSafe == true).WithMessage("Enter your telephone number, or say that the telephone is not safe");
        RuleFor(f => f.PostSafe).NotNull().WithMessage("Say whether post is safe");
        RuleFor(f => f.Address).MaximumLength(Lengths.Sentence).WithMessage($"The address must be {Lengths.Sentence} characters or fewer");
        RuleFor(f => f.Address).NotEmpty().When(f => f.PostSafe == true).WithMessage("Enter your address, or say that post is not safe");
        RuleFor(f => f.Postcode).Must(p => string.IsNullOrWhiteSpace(p) || Postcodes.Tidy(p) is not null).WithMessage("Enter a full postcode, for example NN1 1ED");
        RuleFor(f => f.OnlineSafe).NotNull().WithMessage("Say whether you want to go on using these pages");
        RuleFor(f => f.EmailWhen).MaximumLength(Lengths.Name).WithMessage($"When it is safe must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.TelephoneWhen).MaximumLength(Lengths.Name).WithMessage($"When it is safe must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.PostWhen).MaximumLength(Lengths.Name).WithMessage($"How it is safe must be {Lengths.Name} characters or fewer");
    }
}
