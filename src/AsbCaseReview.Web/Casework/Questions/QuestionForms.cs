using AsbCaseReview.Domain;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Casework.Questions;

// Their version is that of the person's thread, 0 where nothing has been written yet.

public sealed class AnswerForm : CaseForm
{
    public string? Words { get; set; }
    public bool NamesChecked { get; set; }
}

public sealed class AnswerFormValidator : AbstractValidator<AnswerForm>
{
    public AnswerFormValidator() => RuleFor(f => f.Words).Required("what they are to read", Lengths.Story);
}

public sealed class SettleForm : CaseForm
{
    public string? Why { get; set; }
}

public sealed class SettleFormValidator : AbstractValidator<SettleForm>
{
    public SettleFormValidator() => RuleFor(f => f.Why).Required("how it was answered, or why it needs no answer", Lengths.Sentence);
}
