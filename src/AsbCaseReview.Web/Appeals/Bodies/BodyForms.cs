using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Web.Casework.Shared;
using FluentValidation;

namespace AsbCaseReview.Web.Appeals.Bodies;

public sealed class AnswerPapersForm : CaseForm
{
    public List<ItemForm> Items { get; set; } = [];
    public string? Departures { get; set; }
}

public sealed class ItemForm
{
    public string? Item { get; set; }
    public PaperState? State { get; set; }
    public string? Reason { get; set; }
}

public sealed class AnswerPapersFormValidator : AbstractValidator<AnswerPapersForm>
{
    public AnswerPapersFormValidator()
    {
        RuleForEach(f => f.Items).ChildRules(i =>
        {
            i.RuleFor(x => x.State).Must(s => s is not null and not PaperState.Asked).WithMessage(x => $"Say whether you have “{EvidenceChecklist.National.Find(x.Item ?? "")?.Brief}”");
            i.RuleFor(x => x.Reason).NotEmpty().When(x => x.State == PaperState.NotAvailable && EvidenceChecklist.National.Find(x.Item ?? "")?.MayBeNone == false).WithMessage("Say why it is not available");
            i.RuleFor(x => x.Reason).MaximumLength(Lengths.Reason).WithMessage($"Use {Lengths.Reason:N0} characters or fewer");
        });
        RuleFor(f => f.Departures).MaximumLength(Lengths.Story).WithMessage($"Use {Lengths.Story:N0} characters or fewer");
    }
}

public sealed class GiveFileForm : CaseForm
{
    public string? Item { get; set; }
    public string? Title { get; set; }
    public IFormFile? File { get; set; }
}

public sealed class GiveFileFormValidator : AbstractValidator<GiveFileForm>
{
    public GiveFileFormValidator()
    {
        RuleFor(f => f.Item).NotEmpty().WithMessage("Choose which paper it is");
        RuleFor(f => f.Title).NotEmpty().WithMessage("Enter a title").MaximumLength(Lengths.Line).WithMessage($"Use {Lengths.Line} characters or fewer");
        RuleFor(f => f.File).NotNull().WithMessage("Choose a file");
    }
}

public sealed class RedactForm : CaseForm
{
    /// <summary>One passage a line, as it stands in the paper.</summary>
    public string? Passages { get; set; }
    public string? Why { get; set; }
    public IFormFile? File { get; set; }

    public IReadOnlyList<string> Lines => (Passages ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The paper is a file: a redacted copy takes its place.</summary>
    public bool OfFile { get; set; }
}

public sealed class RedactFormValidator : AbstractValidator<RedactForm>
{
    public RedactFormValidator()
    {
        RuleFor(f => f.Why).NotEmpty().WithMessage("Say why it is redacted").MaximumLength(Lengths.Sentence).WithMessage($"Use {Lengths.Sentence} characters or fewer");
        RuleFor(f => f.Passages).NotEmpty().When(f => !f.OfFile).WithMessage("Enter what is to be blacked out, one passage a line");
        RuleFor(f => f.File).NotNull().When(f => f.OfFile).WithMessage("Choose the redacted copy");
    }
}

public sealed class RespondForm : CaseForm
{
    public bool? Accepted { get; set; }
    public string? Answer { get; set; }
}

public sealed class RespondFormValidator : AbstractValidator<RespondForm>
{
    public RespondFormValidator()
    {
        RuleFor(f => f.Accepted).NotNull().WithMessage("Say whether you accept it");
        RuleFor(f => f.Answer).NotEmpty().WithMessage("Say what you will do and by when, or why you do not accept it").MaximumLength(Lengths.Reason).WithMessage($"Use {Lengths.Reason:N0} characters or fewer");
    }
}

public sealed class ProgressForm : CaseForm
{
    public string? Text { get; set; }
    public bool Done { get; set; }
}

public sealed class ProgressFormValidator : AbstractValidator<ProgressForm>
{
    public ProgressFormValidator() => RuleFor(f => f.Text).NotEmpty().WithMessage("Say what has been done").MaximumLength(Lengths.Reason).WithMessage($"Use {Lengths.Reason:N0} characters or fewer");
}
