using AsbCaseReview.Domain;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Casework.Borders;

public sealed class ShareForm : CaseForm
{
    public Guid? Area { get; set; }
    public string? Why { get; set; }
    public bool NamesChecked { get; set; }
}

public sealed class ShareFormValidator : AbstractValidator<ShareForm>
{
    public ShareFormValidator()
    {
        RuleFor(f => f.Area).NotNull().WithMessage("Choose the area with which it is shared");
        RuleFor(f => f.Why).Required("why it is shared; the applicant will read it", Lengths.Reason);
    }
}

public sealed class EndShareForm : CaseForm
{
    public Guid? Area { get; set; }
    public string? Why { get; set; }
}

public sealed class EndShareFormValidator : AbstractValidator<EndShareForm>
{
    public EndShareFormValidator()
    {
        RuleFor(f => f.Area).NotNull().WithMessage("Choose the area with which it is not shared any more");
        RuleFor(f => f.Why).Required("why it is not shared any more", Lengths.Reason);
    }
}

public sealed class MoveForm : CaseForm
{
    /// <summary>The district or council in which it happens; it belongs to one area.</summary>
    public Guid? Council { get; set; }
    public string? Why { get; set; }
    public bool NamesChecked { get; set; }
}

public sealed class MoveFormValidator : AbstractValidator<MoveForm>
{
    public MoveFormValidator()
    {
        RuleFor(f => f.Council).NotNull().WithMessage("Choose where it goes on");
        RuleFor(f => f.Why).Required("why it moves; the applicant will read it", Lengths.Reason);
    }
}
