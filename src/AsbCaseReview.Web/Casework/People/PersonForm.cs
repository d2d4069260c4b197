using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Casework.People;

/// <summary>A person of a case, as staff change it: above all whether each way of reaching them is safe.</summary>
public sealed class PersonForm : CaseForm
{
    public string? Name { get; set; }
    public string? ContactName { get; set; }
    public PersonPart Part { get; set; }
    public PersonKind Kind { get; set; }
    public bool IsUnder18 { get; set; }

    /// <summary>The number of the victim for whom a representative or a safe adult acts.</summary>
    public int? ActsFor { get; set; }
    public int Household { get; set; } = 1;
    public string? Email { get; set; }
    public bool EmailSafe { get; set; }
    public string? EmailWhen { get; set; }
    public bool DetailInEmail { get; set; }
    public string? Phone { get; set; }
    public bool TelephoneSafe { get; set; }
    public string? TelephoneWhen { get; set; }
    public string? Address { get; set; }
    public string? Postcode { get; set; }
    public bool PostSafe { get; set; }
    public string? PostWhen { get; set; }
    public bool OnlineSafe { get; set; }
    public string? Language { get; set; }
    public bool InterpreterNeeded { get; set; }
    public string? SupportNeeds { get; set; }

    public static PersonForm Of(CasePerson person) => new()
    {
        Name = person.Name,
        ContactName = person.ContactName,
        Part = person.Part,
        Kind = person.Kind,
        IsUnder18 = person.IsUnder18,
        ActsFor = person.ActsFor,
        Household = person.Household,
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
        Language = person.Language,
        InterpreterNeeded = person.InterpreterNeeded,
        SupportNeeds = person.SupportNeeds?.Text,
    };

    public SafeContact ToSafeContact() => new()
    {
        EmailSafe = EmailSafe,
        EmailWhen = Given(EmailWhen),
        TelephoneSafe = TelephoneSafe,
        TelephoneWhen = Given(TelephoneWhen),
        PostSafe = PostSafe,
        PostWhen = Given(PostWhen),
        OnlineSafe = OnlineSafe,
        DetailInEmail = DetailInEmail,
    };

    public void ApplyTo(CasePerson person)
    {
        person.Name = Name!.Trim();
        person.ContactName = Given(ContactName);
        person.IsUnder18 = IsUnder18;
        person.ActsFor = person.Part is PersonPart.Representative or PersonPart.SafeAdult ? ActsFor : null;
        person.Household = Household;
        person.Email = Given(Email);
        person.Phone = Given(Phone);
        person.Address = Given(Address);
        person.Postcode = Postcodes.Tidy(Postcode);
        person.SafeContact = ToSafeContact();
        person.Language = Given(Language);
        person.InterpreterNeeded = InterpreterNeeded;
        person.SupportNeeds = OwnWords.From(SupportNeeds);
    }

    public CasePerson ToPerson(Guid caseId, int number)
    {
        var person = new CasePerson { CaseId = caseId, Number = number, Part = Part, Kind = Kind, Name = Name!.Trim() };
        ApplyTo(person);
        return person;
    }

    /// <summary>What is different, by name: the values are kept with the person, not in the timeline.</summary>
    public IReadOnlyList<string> ChangesTo(CasePerson person)
    {
        var changes = new List<string>();
        void Note(string what, object? before, object? now)
        {
            if (!Equals(before, now)) changes.Add(what);
        }
        Note("name", person.Name, Name?.Trim());
        Note("whom to ask for", person.ContactName, Given(ContactName));
        Note("under 18", person.IsUnder18, IsUnder18);
        Note("for whom they act", person.ActsFor, person.Part is PersonPart.Representative or PersonPart.SafeAdult ? ActsFor : null);
        Note("household", person.Household, Household);
        Note("e-mail address", person.Email, Given(Email));
        Note("telephone number", person.Phone, Given(Phone));
        Note("address", (person.Address, person.Postcode), (Given(Address), Postcodes.Tidy(Postcode)));
        Note("safe ways of contact", person.SafeContact, ToSafeContact());
        Note("language", (person.Language, person.InterpreterNeeded), (Given(Language), InterpreterNeeded));
        Note("support needs", person.SupportNeeds, OwnWords.From(SupportNeeds));
        return changes;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public sealed class PersonFormValidator : AbstractValidator<PersonForm>
{
    public PersonFormValidator()
    {
        RuleFor(f => f.Name).Required("the name", Lengths.Name);
        RuleFor(f => f.ContactName).MaximumLength(Lengths.Name).WithMessage($"Whom to ask for must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.Household).InclusiveBetween(1, 99).WithMessage("The household is a number from 1 to 99");
        RuleFor(f => f.Email).EmailAddress().When(f => !string.IsNullOrWhiteSpace(f.Email)).WithMessage("Enter an e-mail address in the right form, like name@example.com").MaximumLength(Lengths.Email);
        RuleFor(f => f.Email).NotEmpty().When(f => f.EmailSafe).WithMessage("Enter the e-mail address, or untick that e-mail is safe");
        RuleFor(f => f.Phone).MaximumLength(Lengths.Phone).WithMessage($"The telephone number must be {Lengths.Phone} characters or fewer");
        RuleFor(f => f.Phone).NotEmpty().When(f => f.TelephoneSafe).WithMessage("Enter the telephone number, or untick that it is safe");
        RuleFor(f => f.Address).MaximumLength(Lengths.Sentence).WithMessage($"The address must be {Lengths.Sentence} characters or fewer");
        RuleFor(f => f.Address).NotEmpty().When(f => f.PostSafe).WithMessage("Enter the address, or untick that post is safe");
        RuleFor(f => f.Postcode).Must(p => string.IsNullOrWhiteSpace(p) || Postcodes.Tidy(p) is not null).WithMessage("Enter a full postcode, for example NN1 1ED");
        RuleFor(f => f.EmailWhen).MaximumLength(Lengths.Name);
        RuleFor(f => f.TelephoneWhen).MaximumLength(Lengths.Name);
        RuleFor(f => f.PostWhen).MaximumLength(Lengths.Name);
        RuleFor(f => f.Language).MaximumLength(Lengths.Name);
        RuleFor(f => f.SupportNeeds).MaximumLength(Lengths.Reason).WithMessage($"The support needs must be {Lengths.Reason:N0} characters or fewer");
    }
}
