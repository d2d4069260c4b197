using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Appeals.Report;

public sealed class DraftForm : CaseForm
{
    public string? Background { get; set; }
    public string? Conclusion { get; set; }
    public string? Restricted { get; set; }
    public List<string> Outcomes { get; set; } = [];
}

public sealed class DraftFormValidator : AbstractValidator<DraftForm>
{
    public DraftFormValidator()
    {
        RuleFor(f => f.Background).NotEmpty().WithMessage("Write what was asked and what was looked at").MaximumLength(Lengths.Story).WithMessage($"Use {Lengths.Story:N0} characters or fewer");
        RuleFor(f => f.Conclusion).NotEmpty().WithMessage("Write the conclusion").MaximumLength(Lengths.Story).WithMessage($"Use {Lengths.Story:N0} characters or fewer");
        RuleFor(f => f.Restricted).MaximumLength(Lengths.Story).WithMessage($"Use {Lengths.Story:N0} characters or fewer");
    }
}

public sealed class DiscussForm : CaseForm
{
    public string? With { get; set; }
    public DateParts On { get; set; } = new();
    public string? Note { get; set; }
}

public sealed class DiscussFormValidator : AbstractValidator<DiscussForm>
{
    public DiscussFormValidator(TimeProvider clock)
    {
        RuleFor(f => f.With).NotEmpty().WithMessage("Choose with whom");
        RuleFor(f => f.On).RealDate("the day on which it was discussed").Must(d => d.Value is not { } day || day <= Domain.Calendar.London.Today(clock)).WithMessage("It cannot have been discussed after today");
        RuleFor(f => f.Note).MaximumLength(Lengths.Reason).WithMessage($"Use {Lengths.Reason:N0} characters or fewer");
    }
}

public sealed class ApproveForm : CaseForm
{
    public string? Note { get; set; }
}

public sealed class SendBackForm : CaseForm
{
    public string? Why { get; set; }
}

public sealed class SendBackFormValidator : AbstractValidator<SendBackForm>
{
    public SendBackFormValidator() => RuleFor(f => f.Why).NotEmpty().WithMessage("Say what is to be worked on").MaximumLength(Lengths.Reason).WithMessage($"Use {Lengths.Reason:N0} characters or fewer");
}

public sealed class IssueForm : CaseForm
{
    public bool Checked { get; set; }
}

public sealed class IssueFormValidator : AbstractValidator<IssueForm>
{
    public IssueFormValidator() => RuleFor(f => f.Checked).Equal(true).WithMessage("Read the applicant’s version first, and say that nothing restricted stands in it");
}

public sealed class ReportView(AppealHead head, Appeal appeal, AppealRules rules)
{
    public AppealHead Head { get; } = head;
    public Appeal Appeal { get; } = appeal;
    public AppealRules Rules { get; } = rules;
    public required IReadOnlyList<AppealRecommendation> Recommendations { get; init; }
    public required IReadOnlyList<string> To { get; init; }
    public DraftForm Draft { get; set; } = new();
    public DiscussForm Discuss { get; set; } = new();
    public ApproveForm Approve { get; set; } = new();
    public SendBackForm Back { get; set; } = new();
    public IssueForm Issue { get; set; } = new();
}

/// <param name="Restricted">Empty in the applicant's version.</param>
public sealed record ReportPage(ReportForApplicant Report, IReadOnlyList<RestrictedPart> Restricted, string For, bool Draft, string Back);
