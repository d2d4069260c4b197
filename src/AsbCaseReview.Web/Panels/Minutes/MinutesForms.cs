using AsbCaseReview.Domain;
using AsbCaseReview.Web.Casework.Complaints;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Panels.Shared;
using FluentValidation;

namespace AsbCaseReview.Web.Panels.Minutes;

/// <summary>What has to be said in the minutes where it is so.</summary>
public sealed class SayForm : PanelForm
{
    public string? TooFewBodies { get; set; }
    public string? OldRisk { get; set; }
}

public sealed class SayFormValidator : AbstractValidator<SayForm>
{
    public SayFormValidator()
    {
        RuleFor(f => f.TooFewBodies).MaximumLength(Lengths.Reason).WithMessage($"This must be {Lengths.Reason:N0} characters or fewer");
        RuleFor(f => f.OldRisk).MaximumLength(Lengths.Reason).WithMessage($"This must be {Lengths.Reason:N0} characters or fewer");
    }
}

public sealed class SendMinutesForm : PanelForm
{
    public DateParts By { get; set; } = new();
}

public sealed class SendMinutesFormValidator : AbstractValidator<SendMinutesForm>
{
    public SendMinutesFormValidator() => RuleFor(f => f.By).RealDate("by when the members agree or comment");
}

public sealed class CommentForm : PanelForm
{
    public bool? Agrees { get; set; }
    public string? Text { get; set; }

    /// <summary>The version of the minutes that was read.</summary>
    public int Minutes { get; set; }
}

public sealed class CommentFormValidator : AbstractValidator<CommentForm>
{
    public CommentFormValidator()
    {
        RuleFor(f => f.Agrees).NotNull().WithMessage("Choose whether you agree");
        RuleFor(f => f.Text).Required("what should read differently", Lengths.Reason).When(f => f.Agrees == false);
        RuleFor(f => f.Text).MaximumLength(Lengths.Reason).WithMessage($"Your comment must be {Lengths.Reason:N0} characters or fewer");
    }
}

public sealed class SignOffForm : PanelForm;

public sealed class AmendForm : PanelForm
{
    public string? Text { get; set; }
}

public sealed class AmendFormValidator : AbstractValidator<AmendForm>
{
    public AmendFormValidator() => RuleFor(f => f.Text).Required("what is corrected", Lengths.Reason);
}
