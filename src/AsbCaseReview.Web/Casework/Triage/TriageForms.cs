using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Casework.Triage;

// One form for each act of the triage page.

public sealed class AssignForm : CaseForm
{
    public Guid? To { get; set; }
}

public sealed class PassOnForm : CaseForm;

public sealed class AcknowledgeForm : CaseForm
{
    public string? How { get; set; }
}

public enum ConsentAct { Asked, Confirmed, Refused, Withdrawn }

public sealed class ConsentForm : CaseForm
{
    public Guid? PersonId { get; set; }
    public ConsentAct? Act { get; set; }
    public AuthorityKind? Basis { get; set; }
    public string? How { get; set; }
    public string? ConfirmedBy { get; set; }
    public DateParts On { get; set; } = new();

    /// <summary>When consent is asked for: the day on which somebody looks again.</summary>
    public DateParts LookAgain { get; set; } = new();
    public string? PressureFound { get; set; }
    public string? Stops { get; set; }
}

public sealed class ContactForm : CaseForm
{
    public Guid? PersonId { get; set; }
    public string? How { get; set; }
    public bool? Reached { get; set; }
    public string? Note { get; set; }
}

public sealed class InformationForm : CaseForm
{
    public string? What { get; set; }
    public DateParts By { get; set; } = new();
}

public sealed class InformationGivenForm : CaseForm
{
    public string? What { get; set; }
}

public sealed class CompleteForm : CaseForm
{
    public DateParts Since { get; set; } = new();
    public string? Note { get; set; }
}

public sealed class ConditionsForm : CaseForm
{
    public List<ConditionAnswer> Answers { get; set; } = [];
}

public sealed class ConditionAnswer
{
    public string Condition { get; set; } = "";
    public bool? Answer { get; set; }
}

public sealed class ReferralForm : CaseForm
{
    public string? To { get; set; }
    public string? Why { get; set; }
}

public sealed class AskAgenciesForm : CaseForm
{
    public List<Guid> Agencies { get; set; } = [];
    public string? What { get; set; }
    public DateParts By { get; set; } = new();
}

public sealed class LinkForm : CaseForm
{
    public string? Other { get; set; }
    public string? Why { get; set; }
}

public sealed class DateForm : CaseForm
{
    /// <summary>Limit and subject, as <see cref="Domain.Deadlines.Timetable.DateSetSubject"/> joins them.</summary>
    public string? Limit { get; set; }
    public DateParts Date { get; set; } = new();
    public string? Why { get; set; }
}

public sealed class NoteForm : CaseForm
{
    public string? Note { get; set; }
}

public sealed class AssignFormValidator : AbstractValidator<AssignForm>
{
    public AssignFormValidator() => RuleFor(f => f.To).NotNull().WithMessage("Choose whom to assign it to");
}

public sealed class AcknowledgeFormValidator : AbstractValidator<AcknowledgeForm>
{
    public AcknowledgeFormValidator() => RuleFor(f => f.How).Required("how it was acknowledged", Lengths.Name);
}

public sealed class ConsentFormValidator : AbstractValidator<ConsentForm>
{
    public ConsentFormValidator()
    {
        RuleFor(f => f.PersonId).NotNull().WithMessage("Choose whose consent it is");
        RuleFor(f => f.Act).NotNull().WithMessage("Choose what happened");
        RuleFor(f => f.How).Required("how", Lengths.Name);
        RuleFor(f => f.LookAgain).RealDateOrNone("the day on which you look again").When(f => f.Act == ConsentAct.Asked);
        When(f => f.Act == ConsentAct.Confirmed, () =>
        {
            RuleFor(f => f.Basis).NotNull().WithMessage("Choose what kind of consent or authority it is");
            RuleFor(f => f.ConfirmedBy).Required("who confirmed it", Lengths.Name);
            RuleFor(f => f.On).RealDate("the date when it was given");
        });
        When(f => f.Act == ConsentAct.Withdrawn, () =>
        {
            RuleFor(f => f.PressureFound).Required("what was done to see whether somebody put pressure on them, and what was found", Lengths.Reason);
            RuleFor(f => f.Stops).Required("what stops because of it, and what goes on", Lengths.Reason);
        });
    }
}

public sealed class ContactFormValidator : AbstractValidator<ContactForm>
{
    public ContactFormValidator()
    {
        RuleFor(f => f.PersonId).NotNull().WithMessage("Choose whom you tried to reach");
        RuleFor(f => f.How).NotEmpty().WithMessage("Choose how you tried to reach them").MaximumLength(Lengths.Name);
        RuleFor(f => f.Reached).NotNull().WithMessage("Say whether you reached them");
        RuleFor(f => f.Note).Required("what was said, or what happened", Lengths.Reason);
    }
}

public sealed class InformationFormValidator : AbstractValidator<InformationForm>
{
    public InformationFormValidator()
    {
        RuleFor(f => f.What).Required("what is missing", Lengths.Reason);
        RuleFor(f => f.By).RealDate("the day by which you ask for it");
    }
}

public sealed class InformationGivenFormValidator : AbstractValidator<InformationGivenForm>
{
    public InformationGivenFormValidator() => RuleFor(f => f.What).Required("what was given", Lengths.Reason);
}

public sealed class CompleteFormValidator : AbstractValidator<CompleteForm>
{
    public CompleteFormValidator()
    {
        RuleFor(f => f.Since).RealDate("the day since which nothing was missing");
        RuleFor(f => f.Note).MaximumLength(Lengths.Reason);
    }
}

public sealed class ReferralFormValidator : AbstractValidator<ReferralForm>
{
    public ReferralFormValidator()
    {
        RuleFor(f => f.To).Required("to whom the referral is made", Lengths.Name);
        RuleFor(f => f.Why).Required("why the referral is made", Lengths.Reason);
    }
}

public sealed class AskAgenciesFormValidator : AbstractValidator<AskAgenciesForm>
{
    public AskAgenciesFormValidator(TimeProvider clock)
    {
        RuleFor(f => f.Agencies).NotEmpty().WithMessage("Choose the agencies to ask");
        RuleFor(f => f.What).Required("what you ask them", Lengths.Reason);
        RuleFor(f => f.By).RealDate("the day by which you ask for an answer");
        RuleFor(f => f.By).Must(d => d.Value is not { } day || day >= London.Today(clock)).WithMessage("The day by which you ask for an answer has passed");
    }
}

public sealed class LinkFormValidator : AbstractValidator<LinkForm>
{
    public LinkFormValidator()
    {
        RuleFor(f => f.Other).Required("the reference of the other case", Lengths.Key);
        RuleFor(f => f.Why).Required("why they belong together", Lengths.Reason);
    }
}

public sealed class DateFormValidator : AbstractValidator<DateForm>
{
    public DateFormValidator()
    {
        RuleFor(f => f.Limit).NotEmpty().WithMessage("Choose which date");
        RuleFor(f => f.Date).RealDate("the new date");
        RuleFor(f => f.Why).Required("the reason; the applicant may be told it", Lengths.Reason);
    }
}

public sealed class NoteFormValidator : AbstractValidator<NoteForm>
{
    public NoteFormValidator() => RuleFor(f => f.Note).Required("the note", Lengths.Reason);
}
