using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Appeals.Logging;

/// <summary>An appeal that came by telephone, post or e-mail, or that the lead body passes on.</summary>
public sealed class LogAppealForm
{
    public string? Channel { get; set; }
    public DateParts ReceivedOn { get; set; } = new();
    public string? ReceivedAt { get; set; }
    public AppealLodgedBy? LodgedBy { get; set; }
    public DateParts RequestedOn { get; set; } = new();
    public string? CaseReference { get; set; }
    public Guid? LocalGovernmentAreaId { get; set; }
    public string? HandledBy { get; set; }
    public string? PreviousReference { get; set; }
    public AppealAgainst? Against { get; set; }
    public DateParts NoticeOn { get; set; } = new();
    public string? LateReason { get; set; }

    /// <summary>Which of the procedure's grounds; the reasons may follow.</summary>
    public List<string> Grounds { get; set; } = [];
    public string? Why { get; set; }
    public string? NotConsidered { get; set; }
    public string? NewInformation { get; set; }
    public string? Hopes { get; set; }
    public string? Name { get; set; }
    public string? For { get; set; }
    public string? Authority { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Address { get; set; }
    public string? Postcode { get; set; }
    public bool EmailSafe { get; set; }
    public bool PhoneSafe { get; set; }
    public bool PostSafe { get; set; }
    public bool ConsentToAppeal { get; set; }
    public bool ConsentToPapers { get; set; }

    public TimeOnly? Time => TimeOnly.TryParse(ReceivedAt, Sentence.English, out var time) ? time : null;
}

public sealed class LogAppealFormValidator : AbstractValidator<LogAppealForm>
{
    public LogAppealFormValidator(TimeProvider clock)
    {
        var today = London.Today(clock);
        RuleFor(f => f.Channel).Must(c => c is not null && Channels.Names.ContainsKey(c)).WithMessage("Choose how it came");
        RuleFor(f => f.ReceivedOn).RealDate("the date when it reached the office").Must(d => d.Value is not { } day || day <= today).WithMessage("The date when it reached the office cannot be in the future");
        RuleFor(f => f.ReceivedAt).Must((f, _) => f.Time is not null).WithMessage("Enter the time, for example 4:40pm or 16:40");
        RuleFor(f => f.LodgedBy).NotNull().WithMessage("Choose who brought it");
        RuleFor(f => f.RequestedOn).RealDateOrNone("the date when the applicant asked for it").Must((f, d) => d.Value is not { } day || f.ReceivedOn.Value is not { } received || day <= received).WithMessage("The applicant cannot have asked after it reached the office");
        RuleFor(f => f.LocalGovernmentAreaId).NotNull().When(f => string.IsNullOrWhiteSpace(f.CaseReference)).WithMessage("Choose the council area, or enter the reference of a case here");
        RuleFor(f => f.HandledBy).NotEmpty().When(f => string.IsNullOrWhiteSpace(f.CaseReference)).WithMessage("Enter who handled the review").MaximumLength(Lengths.Line).WithMessage($"Use {Lengths.Line} characters or fewer");
        RuleFor(f => f.Against).NotNull().WithMessage("Choose what the appeal is against");
        RuleFor(f => f.NoticeOn).RealDateOrNone("the date when they were told").Must(d => d.Value is not { } day || day <= today).WithMessage("They cannot have been told after today");
        RuleFor(f => f.Name).NotEmpty().WithMessage("Enter the name of who appeals").MaximumLength(Lengths.Name).WithMessage($"The name must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.Authority).NotEmpty().When(f => !string.IsNullOrWhiteSpace(f.For)).WithMessage("Enter on what authority they appeal for somebody else").MaximumLength(Lengths.Line).WithMessage($"Use {Lengths.Line} characters or fewer");
        RuleFor(f => f.ConsentToAppeal).Equal(true).When(f => !string.IsNullOrWhiteSpace(f.For)).WithMessage("The person for whom they appeal has to consent to it");
        RuleFor(f => f.Email).EmailAddress().When(f => !string.IsNullOrWhiteSpace(f.Email)).WithMessage("Enter an e-mail address in the right form, like name@example.com").MaximumLength(Lengths.Email);
        RuleFor(f => f.Email).NotEmpty().When(f => f.EmailSafe).WithMessage("Enter the e-mail address");
        RuleFor(f => f.Phone).MaximumLength(Lengths.Phone).WithMessage($"Use {Lengths.Phone} characters or fewer");
        RuleFor(f => f.Address).MaximumLength(Lengths.Sentence).WithMessage($"Use {Lengths.Sentence} characters or fewer");
        RuleFor(f => f.Postcode).Must(p => string.IsNullOrWhiteSpace(p) || Postcodes.Tidy(p) is not null).WithMessage("Enter a full postcode, or leave it empty");
        foreach (var text in (System.Linq.Expressions.Expression<Func<LogAppealForm, string?>>[])[f => f.Why, f => f.LateReason, f => f.NotConsidered, f => f.NewInformation, f => f.Hopes])
            RuleFor(text).MaximumLength(Lengths.Story).WithMessage($"Use {Lengths.Story:N0} characters or fewer");
        RuleFor(f => f.For).MaximumLength(Lengths.Name).WithMessage($"The name must be {Lengths.Name} characters or fewer");
    }
}
