using AsbCaseReview.Web.Casework.Shared;
using FluentValidation;

namespace AsbCaseReview.Web.Casework.Evidence;

/// <summary>A file that reached the office by post, e-mail or hand, put with the case.</summary>
public sealed class EvidenceForm : CaseForm
{
    public IFormFile? File { get; set; }

    /// <summary>From whom it is, of the people on the case: they see it on their own page. None: it is this office's.</summary>
    public Guid? PersonId { get; set; }
}

public sealed class EvidenceFormValidator : AbstractValidator<EvidenceForm>
{
    public EvidenceFormValidator() => RuleFor(f => f.File).NotNull().WithMessage("Choose a file");
}
