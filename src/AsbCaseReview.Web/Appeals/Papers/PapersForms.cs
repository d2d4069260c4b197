using AsbCaseReview.Domain;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Appeals.Papers;

public sealed class AskBodiesForm : CaseForm
{
    public List<Guid> Bodies { get; set; } = [];
    public List<string> Items { get; set; } = [];
    public DateParts By { get; set; } = new();
}

public sealed class AskBodiesFormValidator : AbstractValidator<AskBodiesForm>
{
    public AskBodiesFormValidator(TimeProvider clock)
    {
        RuleFor(f => f.Bodies).NotEmpty().WithMessage("Choose whom to ask");
        RuleFor(f => f.Items).NotEmpty().WithMessage("Choose what to ask for");
        RuleFor(f => f.By).RealDate("the day by which they answer").Must(d => d.Value is not { } day || day >= Domain.Calendar.London.Today(clock)).WithMessage("The day by which they answer must lie ahead");
    }
}

public sealed class AskReasonsForm : CaseForm
{
    public string? How { get; set; }
    public DateParts By { get; set; } = new();
}

public sealed class AskReasonsFormValidator : AbstractValidator<AskReasonsForm>
{
    public AskReasonsFormValidator()
    {
        RuleFor(f => f.How).NotEmpty().WithMessage("Say how they were asked").MaximumLength(Lengths.Line).WithMessage($"Use {Lengths.Line} characters or fewer");
        RuleFor(f => f.By).RealDate("the day by which they answer");
    }
}

/// <summary>What the applicant said by another way than their page.</summary>
public sealed class ReasonsForm : CaseForm
{
    public List<GroundReason> Grounds { get; set; } = [];
    public string? NotConsidered { get; set; }
    public string? NewInformation { get; set; }
    public string? How { get; set; }
}

public sealed class GroundReason
{
    public Guid Id { get; set; }
    public string? Text { get; set; }
    public string? Why { get; set; }
}

public sealed class ReasonsFormValidator : AbstractValidator<ReasonsForm>
{
    public ReasonsFormValidator()
    {
        RuleFor(f => f.How).NotEmpty().WithMessage("Say how they told you").MaximumLength(Lengths.Line).WithMessage($"Use {Lengths.Line} characters or fewer");
        RuleForEach(f => f.Grounds).ChildRules(g => g.RuleFor(x => x.Why).MaximumLength(Lengths.Story).WithMessage($"Use {Lengths.Story:N0} characters or fewer"));
        RuleFor(f => f.NotConsidered).MaximumLength(Lengths.Story).WithMessage($"Use {Lengths.Story:N0} characters or fewer");
        RuleFor(f => f.NewInformation).MaximumLength(Lengths.Story).WithMessage($"Use {Lengths.Story:N0} characters or fewer");
    }
}

public sealed class BeginReviewForm : CaseForm;

public sealed class AddPaperForm : CaseForm
{
    public string? Item { get; set; }
    public string? Title { get; set; }
    public string? From { get; set; }
    public IFormFile? File { get; set; }
}

public sealed class AddPaperFormValidator : AbstractValidator<AddPaperForm>
{
    public AddPaperFormValidator()
    {
        RuleFor(f => f.Item).NotEmpty().WithMessage("Choose what it is");
        RuleFor(f => f.Title).NotEmpty().WithMessage("Enter a title").MaximumLength(Lengths.Line).WithMessage($"Use {Lengths.Line} characters or fewer");
        RuleFor(f => f.From).MaximumLength(Lengths.Line).WithMessage($"Use {Lengths.Line} characters or fewer");
        RuleFor(f => f.File).NotNull().WithMessage("Choose a file");
    }
}
