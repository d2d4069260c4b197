using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Web.Casework.Complaints;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Casework.Voice;

// One form for each act of the voice page. Their version is that of the victim's voice, 0 where nothing is recorded yet.

public sealed class ConversationForm : CaseForm
{
    public DateParts On { get; set; } = new();
    public string? How { get; set; }
    public string? Facts { get; set; }
    public string? Impact { get; set; }
    public string? WantsHappen { get; set; }
}

public sealed class ConversationFormValidator : AbstractValidator<ConversationForm>
{
    public ConversationFormValidator(TimeProvider clock)
    {
        RuleFor(f => f.On).RealDate("the date of the conversation").NotAfter(clock, "The conversation cannot have been after today");
        RuleFor(f => f.How).Required("how you spoke with them", Lengths.Name);
        RuleFor(f => f.Facts).Required("what they say is happening", Lengths.Story);
        RuleFor(f => f.Impact).Required("what it does to them", Lengths.Story);
        RuleFor(f => f.WantsHappen).MaximumLength(Lengths.Story).WithMessage($"What they want must be {Lengths.Story:N0} characters or fewer");
    }
}

public sealed class StatementForm : CaseForm
{
    public string? Words { get; set; }
}

public sealed class StatementFormValidator : AbstractValidator<StatementForm>
{
    public StatementFormValidator() => RuleFor(f => f.Words).Required("the statement, in their words", Lengths.Story);
}

public sealed class TakingPartForm : CaseForm
{
    public TakingPart? Way { get; set; }
    public string? Representative { get; set; }
    public string? Needs { get; set; }
}

public sealed class TakingPartFormValidator : AbstractValidator<TakingPartForm>
{
    public TakingPartFormValidator()
    {
        RuleFor(f => f.Way).NotNull().WithMessage("Choose how they take part").IsInEnum().WithMessage("Choose how they take part");
        RuleFor(f => f.Representative).Required("who speaks for them", Lengths.Name).When(f => f.Way == TakingPart.Representative);
        RuleFor(f => f.Needs).MaximumLength(Lengths.Reason).WithMessage($"What they need must be {Lengths.Reason:N0} characters or fewer");
    }
}

public sealed class SupportForm : CaseForm
{
    public string? Service { get; set; }
    public SupportAnswer? Answer { get; set; }
    public string? ConsentHow { get; set; }
}

public sealed class SupportFormValidator : AbstractValidator<SupportForm>
{
    public SupportFormValidator()
    {
        RuleFor(f => f.Service).Required("which service", Lengths.Name);
        RuleFor(f => f.Answer).NotNull().WithMessage("Choose what they said").IsInEnum().WithMessage("Choose what they said");
        RuleFor(f => f.ConsentHow).MaximumLength(Lengths.Name).WithMessage($"How they agreed must be {Lengths.Name} characters or fewer");
    }
}

public sealed class SayingForm : CaseForm
{
    public string? Agency { get; set; }
    public string? SafeWords { get; set; }
    public bool NamesChecked { get; set; }
}

public sealed class SayingFormValidator : AbstractValidator<SayingForm>
{
    public SayingFormValidator()
    {
        RuleFor(f => f.Agency).Required("which agency", Lengths.Name);
        RuleFor(f => f.SafeWords).Required("what the agency says, in words that the victim may read", Lengths.Reason);
    }
}

public sealed class DisputeForm : CaseForm
{
    public Guid? SayingId { get; set; }
    public string? Words { get; set; }
}

public sealed class DisputeFormValidator : AbstractValidator<DisputeForm>
{
    public DisputeFormValidator()
    {
        RuleFor(f => f.SayingId).NotNull().WithMessage("Choose what they dispute");
        RuleFor(f => f.Words).Required("what they say to it, in their words", Lengths.Story);
    }
}

public sealed class SettleForm : CaseForm
{
    public Guid? SayingId { get; set; }
    public string? How { get; set; }
}

public sealed class SettleFormValidator : AbstractValidator<SettleForm>
{
    public SettleFormValidator()
    {
        RuleFor(f => f.SayingId).NotNull().WithMessage("Choose what is settled");
        RuleFor(f => f.How).Required("how it was settled", Lengths.Reason);
    }
}

public sealed class NotInvitedForm : CaseForm
{
    public string? Why { get; set; }
    public bool NamesChecked { get; set; }
}

public sealed class NotInvitedFormValidator : AbstractValidator<NotInvitedForm>
{
    public NotInvitedFormValidator() => RuleFor(f => f.Why).Required("why they are not invited", Lengths.Reason);
}

public sealed class ToldForm : CaseForm
{
    public DateParts On { get; set; } = new();
}

public sealed class ToldFormValidator : AbstractValidator<ToldForm>
{
    public ToldFormValidator(TimeProvider clock) => RuleFor(f => f.On).RealDate("the day on which the letter went").NotAfter(clock, "The letter cannot have gone after today");
}

public sealed class InviteAfterAllForm : CaseForm;

public sealed class AfterwardsForm : CaseForm
{
    public HowThingsAre? Since { get; set; }
    public string? Words { get; set; }
}

public sealed class AfterwardsFormValidator : AbstractValidator<AfterwardsForm>
{
    public AfterwardsFormValidator()
    {
        RuleFor(f => f.Since).NotNull().WithMessage("Choose how things are since");
        RuleFor(f => f.Words).MaximumLength(Lengths.Story).WithMessage($"What they say must be {Lengths.Story:N0} characters or fewer");
    }
}

public sealed class FollowUpForm : CaseForm
{
    public Guid? AnswerId { get; set; }
    public string? What { get; set; }
}

public sealed class FollowUpFormValidator : AbstractValidator<FollowUpForm>
{
    public FollowUpFormValidator()
    {
        RuleFor(f => f.AnswerId).NotNull().WithMessage("Choose what it is about");
        RuleFor(f => f.What).Required("what came of it", Lengths.Reason);
    }
}
