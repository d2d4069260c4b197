using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Casework.Logging;

/// <summary>An application that came by telephone, letter, e-mail or in person, on one page.</summary>
public sealed class LogForm
{
    public const int MostReports = 20;

    /// <summary>Made with the page, so that sending it twice makes one case.</summary>
    public Guid Id { get; set; }
    public string? Channel { get; set; }
    public DateParts ReceivedOn { get; set; } = new();
    public string? ReceivedAt { get; set; }
    public DateParts FirstReachedOn { get; set; } = new();
    public Guid? LocalGovernmentAreaId { get; set; }
    public string? Place { get; set; }
    public string? PlacePostcode { get; set; }
    public bool InDanger { get; set; }
    public ApplicantIs? ApplicantIs { get; set; }
    public AuthorityKind? Authority { get; set; }
    public string? AuthorityDetail { get; set; }
    public LogPerson Applicant { get; set; } = new();
    public LogPerson Victim { get; set; } = new();
    public PersonKind VictimKind { get; set; }

    /// <summary>Where the victim is a child: the adult whom the office may talk to. No way is marked safe by naming them.</summary>
    public string? SafeAdultName { get; set; }
    public string? SafeAdultContact { get; set; }
    public bool? PartnerOrRelative { get; set; }
    public List<LogReport> Reports { get; set; } = [];
    public bool? StillGoingOn { get; set; }
    public string? Effect { get; set; }
    public string? Wish { get; set; }
    public string? AlsoAffected { get; set; }
    public string? PersonComplainedOf { get; set; }
    public bool? PersonComplainedOfUnder18 { get; set; }
    public bool ConsentToShare { get; set; }
    public bool Declared { get; set; }

    /// <summary>Which button: "save", or "add" for another report.</summary>
    public string? Do { get; set; }

    public LogPerson WhoIsAffected => ApplicantIs == Domain.Applications.ApplicantIs.Victim ? Applicant : Victim;

    public TimeOnly? Time => TimeOnly.TryParse(ReceivedAt, Sentence.English, out var time) ? time : null;
}

public sealed class LogPerson
{
    public string? Name { get; set; }
    public string? ContactName { get; set; }
    public bool IsUnder18 { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Address { get; set; }
    public string? Postcode { get; set; }
    public bool EmailSafe { get; set; }
    public bool TelephoneSafe { get; set; }
    public string? TelephoneWhen { get; set; }
    public bool PostSafe { get; set; }
    public bool OnlineSafe { get; set; }
    public string? Language { get; set; }
    public bool InterpreterNeeded { get; set; }
    public string? SupportNeeds { get; set; }

    public CasePerson ToPerson(Guid caseId, int number, PersonPart part, PersonKind kind, bool isApplicant, Consent consent) => new()
    {
        CaseId = caseId,
        Number = number,
        Part = part,
        Kind = kind,
        IsApplicant = isApplicant,
        Name = Name!.Trim(),
        ContactName = ContactName?.Trim(),
        IsUnder18 = IsUnder18,
        Email = Email?.Trim(),
        Phone = Phone?.Trim(),
        Address = Address?.Trim(),
        Postcode = Postcodes.Tidy(Postcode),
        SafeContact = new() { EmailSafe = EmailSafe, TelephoneSafe = TelephoneSafe, TelephoneWhen = TelephoneWhen, PostSafe = PostSafe, OnlineSafe = OnlineSafe },
        Language = Language?.Trim(),
        InterpreterNeeded = InterpreterNeeded,
        SupportNeeds = OwnWords.From(SupportNeeds),
        Consent = consent,
    };
}

public sealed class LogReport
{
    public string? WhatHappened { get; set; }
    public DateParts Happened { get; set; } = new();
    public bool HappenedAbout { get; set; }
    public DateParts Reported { get; set; } = new();
    public bool ReportedAbout { get; set; }
    public string? AgencyKind { get; set; }
    public string? AgencyName { get; set; }
    public string? Officer { get; set; }
    public string? Channel { get; set; }
    public string? AgencyReference { get; set; }

    /// <summary>Number of an earlier report on this page: another agency was told of the same incident.</summary>
    public int? SameIncidentAs { get; set; }
    public bool Hate { get; set; }
    public string? WhatCameOfIt { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(WhatHappened) && Happened.IsEmpty && Reported.IsEmpty && string.IsNullOrWhiteSpace(AgencyKind) && string.IsNullOrWhiteSpace(AgencyReference);
}

public sealed class LogFormValidator : AbstractValidator<LogForm>
{
    public LogFormValidator(TimeProvider clock)
    {
        When(f => f.Do != "add", () =>
        {
            var today = London.Today(clock);
            RuleFor(f => f.Channel).Must(c => c is not null && Channels.Names.ContainsKey(c)).WithMessage("Choose how the application came");
            RuleFor(f => f.ReceivedOn).RealDate("the date when it was received");
            RuleFor(f => f.ReceivedOn).Must(d => d.Value is not { } day || day <= today).WithMessage("The date when it was received cannot be in the future");
            RuleFor(f => f.ReceivedAt).Must((f, _) => f.Time is not null).WithMessage("Enter the time when it was received, for example 4:40pm or 16:40");
            RuleFor(f => f.ReceivedAt).Must((f, _) => f.Time is not { } time || f.ReceivedOn.Value != today || London.Instant(today, time) <= clock.GetUtcNow()).WithMessage("The time when it was received cannot be in the future");
            RuleFor(f => f.FirstReachedOn).RealDateOrNone("the date when it first reached another agency");
            RuleFor(f => f.LocalGovernmentAreaId).NotNull().WithMessage("Choose where it happens");
            RuleFor(f => f.Place).NotEmpty().WithMessage("Enter where it happens: an address, a street or a place").MaximumLength(Lengths.Sentence).WithMessage($"Where it happens must be {Lengths.Sentence} characters or fewer");
            RuleFor(f => f.PlacePostcode).Must(p => string.IsNullOrWhiteSpace(p) || Postcodes.Tidy(p) is not null).WithMessage("Enter a full postcode, for example NN1 1ED");
            RuleFor(f => f.ApplicantIs).NotNull().WithMessage("Choose who is applying");
            RuleFor(f => f.Authority).NotNull().When(f => f.ApplicantIs is ApplicantIs.SomebodyForThem).WithMessage("Choose on what authority they act");
            RuleFor(f => f.AuthorityDetail).MaximumLength(Lengths.Reason);
            RuleFor(f => f.Applicant).SetValidator(new LogPersonValidator("the applicant"));
            RuleFor(f => f.Victim).SetValidator(new LogPersonValidator("the victim")).When(f => f.ApplicantIs is not null and not ApplicantIs.Victim);
            RuleFor(f => f.SafeAdultName).MaximumLength(Lengths.Name).WithMessage($"The name of the safe adult must be {Lengths.Name} characters or fewer");
            RuleFor(f => f.SafeAdultName).Empty().When(f => !f.WhoIsAffected.IsUnder18).WithMessage("A safe adult is named for a victim under 18. Tick “Under 18” for the victim, or leave this empty");
            RuleFor(f => f.SafeAdultName).NotEmpty().When(f => !string.IsNullOrWhiteSpace(f.SafeAdultContact)).WithMessage("Enter the name of the safe adult");
            RuleFor(f => f.SafeAdultContact).MaximumLength(Lengths.Phone).When(f => f.SafeAdultContact?.Contains('@') != true).WithMessage($"The telephone number must be {Lengths.Phone} characters or fewer");
            RuleFor(f => f.SafeAdultContact).EmailAddress().MaximumLength(Lengths.Email).When(f => f.SafeAdultContact?.Contains('@') == true).WithMessage("Enter an e-mail address in the right form, like name@example.com");
            RuleFor(f => f.Effect).MaximumLength(Lengths.Story).WithMessage($"The effect must be {Lengths.Story:N0} characters or fewer");
            RuleFor(f => f.Wish).MaximumLength(Lengths.Story).WithMessage($"What they would like must be {Lengths.Story:N0} characters or fewer");
            RuleFor(f => f.PersonComplainedOf).MaximumLength(Lengths.Story).WithMessage($"Who causes it must be {Lengths.Story:N0} characters or fewer");
            RuleFor(f => f.AlsoAffected).MaximumLength(Lengths.Story).WithMessage($"Who else is affected must be {Lengths.Story:N0} characters or fewer");
            RuleFor(f => f.Reports).Custom((reports, context) =>
            {
                for (var i = 0; i < reports.Count; i++)
                    if (reports[i].SameIncidentAs is { } same && (same < 1 || same > i || reports[same - 1].IsEmpty))
                        context.AddFailure($"Reports[{i}].{nameof(LogReport.SameIncidentAs)}", "Enter the number of a report further up, or leave it empty");
            });
            RuleForEach(f => f.Reports).Where(r => !r.IsEmpty).SetValidator(new LogReportValidator(today));
        });
    }
}

public sealed class LogPersonValidator : AbstractValidator<LogPerson>
{
    public LogPersonValidator(string whom)
    {
        RuleFor(p => p.Name).NotEmpty().WithMessage($"Enter the name of {whom}").MaximumLength(Lengths.Name).WithMessage($"The name of {whom} must be {Lengths.Name} characters or fewer");
        RuleFor(p => p.ContactName).MaximumLength(Lengths.Name);
        RuleFor(p => p.Email).EmailAddress().When(p => !string.IsNullOrWhiteSpace(p.Email)).WithMessage($"Enter an e-mail address for {whom} in the right form, like name@example.com").MaximumLength(Lengths.Email);
        RuleFor(p => p.Email).NotEmpty().When(p => p.EmailSafe).WithMessage($"Enter the e-mail address of {whom}, or untick that e-mail is safe");
        RuleFor(p => p.Phone).MaximumLength(Lengths.Phone).WithMessage($"The telephone number must be {Lengths.Phone} characters or fewer");
        RuleFor(p => p.Phone).NotEmpty().When(p => p.TelephoneSafe).WithMessage($"Enter the telephone number of {whom}, or untick that it is safe");
        RuleFor(p => p.Address).MaximumLength(Lengths.Sentence).WithMessage($"The address must be {Lengths.Sentence} characters or fewer");
        RuleFor(p => p.Address).NotEmpty().When(p => p.PostSafe).WithMessage($"Enter the address of {whom}, or untick that post is safe");
        RuleFor(p => p.Postcode).Must(p => string.IsNullOrWhiteSpace(p) || Postcodes.Tidy(p) is not null).WithMessage("Enter a full postcode, for example NN1 1ED");
        RuleFor(p => p.TelephoneWhen).MaximumLength(Lengths.Name);
        RuleFor(p => p.Language).MaximumLength(Lengths.Name);
        RuleFor(p => p.SupportNeeds).MaximumLength(Lengths.Reason);
    }
}

public sealed class LogReportValidator : AbstractValidator<LogReport>
{
    public LogReportValidator(DateOnly today)
    {
        RuleFor(r => r.Happened).RealDate("the date when it happened");
        RuleFor(r => r.Happened).Must(d => d.Value is not { } day || day <= today).WithMessage("It cannot have happened after today");
        RuleFor(r => r.Reported).RealDate("the date when it was reported");
        RuleFor(r => r.Reported).Must(d => d.Value is not { } day || day <= today).WithMessage("It cannot have been reported after today");
        RuleFor(r => r.Reported).Must((r, d) => r.HappenedAbout || r.ReportedAbout || d.Value is not { } reported || r.Happened.Value is not { } happened || reported >= happened)
            .WithMessage("It cannot have been reported before it happened");
        RuleFor(r => r.WhatHappened).MaximumLength(Lengths.Story).WithMessage($"What happened must be {Lengths.Story:N0} characters or fewer");
        RuleFor(r => r.WhatCameOfIt).MaximumLength(Lengths.Story).WithMessage($"What came of it must be {Lengths.Story:N0} characters or fewer");
        RuleFor(r => r.AgencyName).MaximumLength(Lengths.Name).WithMessage($"The name of the agency must be {Lengths.Name} characters or fewer");
        RuleFor(r => r.Officer).MaximumLength(Lengths.Name).WithMessage($"The name of the officer must be {Lengths.Name} characters or fewer");
        RuleFor(r => r.AgencyKind).OneOfOrNone(AgencyKinds.Names, "Choose to whom it was reported");
        RuleFor(r => r.Channel).OneOfOrNone(Channels.Names, "Choose how it was reported");
        RuleFor(r => r.AgencyReference).MaximumLength(Lengths.Reference).WithMessage($"The reference must be {Lengths.Reference} characters or fewer");
    }
}
