using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Casework.Plan;

/// <summary>A form on one agreed action: the version of the action that it was made from travels with it.</summary>
public abstract class ActionForm
{
    public int Version { get; set; }
}

public sealed class AcceptForm : ActionForm;

public sealed class DeclineForm : ActionForm
{
    public string? Why { get; set; }
}

public sealed class SendBackForm : ActionForm
{
    public string? Why { get; set; }
}

public sealed class ProgressForm : ActionForm
{
    public string? Progress { get; set; }
}

public sealed class MoreTimeForm : ActionForm
{
    public DateParts Until { get; set; } = new();
    public string? Why { get; set; }
}

public sealed class DecideTimeForm : ActionForm
{
    public bool? Give { get; set; }
    public DateParts Until { get; set; } = new();
    public string? Why { get; set; }
}

public sealed class EndForm : ActionForm
{
    public ActionState? As { get; set; }
    public string? What { get; set; }
    public string? Checked { get; set; }
    public DateParts On { get; set; } = new();
    public string? Replacement { get; set; }
    public bool PanelLooksAgain { get; set; }

    public EndReport ToReport(string by) => new(As!.Value, What!.Trim(), Checked!.Trim(), On.Value!.Value, string.IsNullOrWhiteSpace(Replacement) ? null : Replacement.Trim(), PanelLooksAgain, by);
}

public sealed class TakeNoteForm : ActionForm
{
    public string? VictimOutcome { get; set; }
    public bool NamesChecked { get; set; }
}

public sealed class HandOverForm : ActionForm
{
    public string? To { get; set; }
    public string? Why { get; set; }
    public string? VictimOutcome { get; set; }
    public bool NamesChecked { get; set; }
}

public sealed class ReassignForm : ActionForm
{
    /// <summary>"agency" or "agency|person", by id.</summary>
    public string? Owner { get; set; }
    public string? Why { get; set; }
}

public sealed class ChangeForm : ActionForm
{
    public string? What { get; set; }
    public string? Why { get; set; }
    public string? Restricted { get; set; }
    public string? VictimMaySee { get; set; }
    public bool TellVictimFirst { get; set; }
    public bool NamesChecked { get; set; }
}

public sealed class TellVictimForm : ActionForm
{
    public string? How { get; set; }
    public string? Risk { get; set; }
}

public sealed class DeclineFormValidator : AbstractValidator<DeclineForm>
{
    public DeclineFormValidator() => RuleFor(f => f.Why).Required("why you cannot take it on", Lengths.Reason);
}

public sealed class SendBackFormValidator : AbstractValidator<SendBackForm>
{
    public SendBackFormValidator() => RuleFor(f => f.Why).Required("what is still to be done", Lengths.Reason);
}

public sealed class ProgressFormValidator : AbstractValidator<ProgressForm>
{
    public ProgressFormValidator() => RuleFor(f => f.Progress).Required("what has happened", Lengths.Reason);
}

public sealed class MoreTimeFormValidator : AbstractValidator<MoreTimeForm>
{
    public MoreTimeFormValidator()
    {
        RuleFor(f => f.Until).RealDate("the day until which you need");
        RuleFor(f => f.Why).Required("why more time is needed", Lengths.Reason);
    }
}

public sealed class DecideTimeFormValidator : AbstractValidator<DecideTimeForm>
{
    public DecideTimeFormValidator()
    {
        RuleFor(f => f.Give).NotNull().WithMessage("Say whether more time is given");
        RuleFor(f => f.Until).RealDate("the new day").When(f => f.Give == true);
        RuleFor(f => f.Why).Required("the reason", Lengths.Reason);
    }
}

public sealed class EndFormValidator : AbstractValidator<EndForm>
{
    public EndFormValidator(TimeProvider clock)
    {
        RuleFor(f => f.As).NotNull().WithMessage("Say whether it is done, no longer needed or no longer possible");
        RuleFor(f => f.What).Required("what was done, or why it is over", Lengths.Reason);
        RuleFor(f => f.Checked).Required("how it was checked, or what happened instead", Lengths.Reason);
        RuleFor(f => f.On).RealDate("the day on which it ended");
        RuleFor(f => f.On).Must(d => d.Value is not { } on || on <= London.Today(clock)).WithMessage("It cannot have ended after today");
        RuleFor(f => f.Replacement).MaximumLength(Lengths.Sentence).WithMessage($"What takes its place must be {Lengths.Sentence} characters or fewer");
        RuleFor(f => f.Replacement).NotEmpty().WithMessage("Enter what takes its place, or tick that the panel should look again")
            .When(f => f.As is ActionState.NoLongerNeeded or ActionState.NoLongerPossible && !f.PanelLooksAgain);
    }
}

public sealed class TakeNoteFormValidator : AbstractValidator<TakeNoteForm>
{
    public TakeNoteFormValidator() => RuleFor(f => f.VictimOutcome).MaximumLength(Lengths.Sentence).WithMessage($"What the victim may read must be {Lengths.Sentence} characters or fewer");
}

public sealed class HandOverFormValidator : AbstractValidator<HandOverForm>
{
    public HandOverFormValidator()
    {
        RuleFor(f => f.To).Required("who answers for it from now on", Lengths.Line);
        RuleFor(f => f.Why).Required("why it is handed over", Lengths.Reason);
        RuleFor(f => f.VictimOutcome).MaximumLength(Lengths.Sentence).WithMessage($"What the victim may read must be {Lengths.Sentence} characters or fewer");
    }
}

public sealed class ReassignFormValidator : AbstractValidator<ReassignForm>
{
    public ReassignFormValidator()
    {
        RuleFor(f => f.Owner).NotEmpty().WithMessage("Choose who has it from now on");
        RuleFor(f => f.Why).Required("why it is given to somebody else", Lengths.Reason);
    }
}

public sealed class ChangeFormValidator : AbstractValidator<ChangeForm>
{
    public ChangeFormValidator()
    {
        RuleFor(f => f.What).Required("what will be done", Lengths.Sentence);
        RuleFor(f => f.Why).Required("why", Lengths.Reason);
        RuleFor(f => f.Restricted).MaximumLength(Lengths.Reason).WithMessage($"The restricted detail must be {Lengths.Reason:N0} characters or fewer");
        RuleFor(f => f.VictimMaySee).MaximumLength(Lengths.Sentence).WithMessage($"The sentence for the victim must be {Lengths.Sentence} characters or fewer");
    }
}

public sealed class TellVictimFormValidator : AbstractValidator<TellVictimForm>
{
    public TellVictimFormValidator()
    {
        RuleFor(f => f.How).Required("how the victim was told", Lengths.Line);
        RuleFor(f => f.Risk).Required("how risk was looked at again, and what came of it", Lengths.Reason);
    }
}
