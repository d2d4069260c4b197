using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Casework.Letters;

public sealed class NewLetterForm : CaseForm
{
    public LetterKind? Kind { get; set; }
    public Guid? PersonId { get; set; }
}

/// <summary>What the coordinator says in this one letter; the version is the letter's.</summary>
public sealed class LetterNoteForm : CaseForm
{
    public string? Message { get; set; }
    public DateParts Date { get; set; } = new();
    public string? About { get; set; }
    public List<string> Signposts { get; set; } = [];
}

public enum WordingAct { Save, Issue }

/// <summary>The words of the letter, saved or issued with one button or the other: nothing typed is lost by taking the wrong one.</summary>
public sealed class WordingForm : CaseForm
{
    public string? Wording { get; set; }
    public WordingAct Act { get; set; }

    /// <summary>The names that were found in it are all right.</summary>
    public bool NamesChecked { get; set; }
}

public sealed class LetterVersionForm : CaseForm;

public sealed class MessageForm : CaseForm
{
    public string? Why { get; set; }
}

public sealed class NewLetterFormValidator : AbstractValidator<NewLetterForm>
{
    public NewLetterFormValidator()
    {
        RuleFor(f => f.Kind).Must(k => k is { } kind && !kind.IsOfAppeal()).WithMessage("Choose a kind of letter");
        RuleFor(f => f.PersonId).NotNull().WithMessage("Choose to whom it goes");
    }
}

public sealed class LetterNoteFormValidator : AbstractValidator<LetterNoteForm>
{
    public LetterNoteFormValidator()
    {
        RuleFor(f => f.Message).MaximumLength(Lengths.Reason).WithMessage($"What you write to them must be {Lengths.Reason:N0} characters or fewer");
        RuleFor(f => f.About).MaximumLength(Lengths.Sentence).WithMessage($"What the date is for must be {Lengths.Sentence:N0} characters or fewer");
        RuleFor(f => f.Date).RealDateOrNone("the date");
    }
}

public sealed class WordingFormValidator : AbstractValidator<WordingForm>
{
    public WordingFormValidator() => RuleFor(f => f.Wording).Required("the words of the letter", Lengths.Json / 4);
}
