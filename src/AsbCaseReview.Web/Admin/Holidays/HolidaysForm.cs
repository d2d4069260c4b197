using AsbCaseReview.Infrastructure.Holidays;
using FluentValidation;

namespace AsbCaseReview.Web.Admin.Holidays;

public sealed class HolidaysForm
{
    public IFormFile? File { get; set; }

    /// <summary>The file takes days away, and that is meant.</summary>
    public bool Fewer { get; set; }
}

public sealed class HolidaysFormValidator : AbstractValidator<HolidaysForm>
{
    public HolidaysFormValidator()
    {
        RuleFor(f => f.File).NotNull().WithMessage("Choose a file");
        RuleFor(f => f.File!.Length).InclusiveBetween(1, HolidayFile.MostBytes).When(f => f.File is not null).OverridePropertyName(nameof(HolidaysForm.File))
            .WithMessage(f => f.File!.Length == 0 ? "The file is empty" : "The file is too large to be a list of bank holidays");
    }
}
