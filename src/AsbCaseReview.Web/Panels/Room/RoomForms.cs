using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Panels.Shared;
using FluentValidation;

namespace AsbCaseReview.Web.Panels.Room;

/// <summary>
/// One row of the room. The same form is sent by the button and, as somebody types, by script. What is too long or no
/// date is said; everything else is taken as it is, so that nothing typed is lost.
/// </summary>
public sealed class EntryForm
{
    public int Version { get; set; }
    public Guid CaseId { get; set; }
    public EntryKind Kind { get; set; }
    public string Item { get; set; } = "";
    public string? Heading { get; set; }
    public string? Text { get; set; }
    public string? ForVictim { get; set; }
    public bool? Used { get; set; }
    public Guid? AgencyId { get; set; }
    public string? Body { get; set; }
    public DateParts Due { get; set; } = new();
    public string? Power { get; set; }

    /// <summary>Which open page writes.</summary>
    public string? Writer { get; set; }

    /// <summary>"remove", "settle", or nothing: to save.</summary>
    public string? Do { get; set; }

    public EntryText ToText(string? body) => new(Heading, Text, ForVictim, Used, AgencyId, body ?? Body, Due.Value);
}

public sealed class EntryFormValidator : AbstractValidator<EntryForm>
{
    public EntryFormValidator()
    {
        RuleFor(f => f.Kind).IsInEnum().WithMessage("This kind of entry is not known");
        RuleFor(f => f.Item).Must((f, item) => Agenda.Find(item)?.Kinds.Contains(f.Kind) == true).WithMessage("This item of the agenda is not known");
        RuleFor(f => f.Heading).MaximumLength(Lengths.Sentence).WithMessage($"This must be {Lengths.Sentence} characters or fewer");
        RuleFor(f => f.Text).MaximumLength(Lengths.Story).WithMessage($"This must be {Lengths.Story:N0} characters or fewer");
        RuleFor(f => f.ForVictim).MaximumLength(Lengths.Reason).WithMessage($"What the victim may read must be {Lengths.Reason:N0} characters or fewer");
        RuleFor(f => f.Body).MaximumLength(Lengths.Name).WithMessage($"The body must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.Writer).MaximumLength(Lengths.Key);
        RuleFor(f => f.Power).MaximumLength(Lengths.Key);
        RuleFor(f => f.Due).RealDateOrNone("the date by which it is done");
    }
}

public sealed class OpenForm : PanelForm;

public sealed class CloseForm : PanelForm
{
    public DateParts LookAgain { get; set; } = new();
}

public sealed class CloseFormValidator : AbstractValidator<CloseForm>
{
    public CloseFormValidator() => RuleFor(f => f.LookAgain).RealDateOrNone("the date to look again");
}
