using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Web.Commands;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Panels.Shared;
using FluentValidation;

namespace AsbCaseReview.Web.Panels.Member;

public sealed class AnswerForm : PanelForm
{
    public SeatAnswer? Comes { get; set; }
    public string? Why { get; set; }
    public string? SubstituteName { get; set; }
    public string? SubstituteGrade { get; set; }
    public string? SubstituteEmail { get; set; }
}

public sealed class AnswerFormValidator : AbstractValidator<AnswerForm>
{
    public AnswerFormValidator()
    {
        RuleFor(f => f.Comes).Must(a => a is SeatAnswer.Accepts or SeatAnswer.Declines or SeatAnswer.SendsSomebody).WithMessage("Choose whether you come");
        RuleFor(f => f.Why).Required("why you decline", Lengths.Reason).When(f => f.Comes == SeatAnswer.Declines);
        When(f => f.Comes == SeatAnswer.SendsSomebody, () =>
        {
            RuleFor(f => f.SubstituteName).Required("who comes instead", Lengths.Name);
            RuleFor(f => f.SubstituteGrade).MaximumLength(Lengths.Name).WithMessage($"Their grade must be {Lengths.Name} characters or fewer");
            RuleFor(f => f.SubstituteEmail).Must(e => string.IsNullOrWhiteSpace(e) || AreaFile.IsEmail(e.Trim())).WithMessage("Enter an e-mail address in the right form, like name@example.org");
        });
    }
}

public sealed class DeclareForm : PanelForm
{
    public bool? WasInvolved { get; set; }
    public string? Involvement { get; set; }
    public bool? HasConflict { get; set; }
    public string? Interests { get; set; }
    public bool Signs { get; set; }
}

public sealed class DeclareFormValidator : AbstractValidator<DeclareForm>
{
    public DeclareFormValidator()
    {
        RuleFor(f => f.WasInvolved).NotNull().WithMessage("Say whether you were part of what is reviewed");
        RuleFor(f => f.Involvement).Required("what your part was", Lengths.Reason).When(f => f.WasInvolved == true);
        RuleFor(f => f.HasConflict).NotNull().WithMessage("Say whether you have a conflict of interest");
        RuleFor(f => f.Interests).Required("what the conflict is", Lengths.Reason).When(f => f.HasConflict == true);
        RuleFor(f => f.Interests).MaximumLength(Lengths.Reason).WithMessage($"Your interests must be {Lengths.Reason:N0} characters or fewer");
    }
}
