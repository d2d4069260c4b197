using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Web.Admin.Changes;
using AsbCaseReview.Web.Commands;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Admin.People;

public sealed class StaffForm
{
    public string? Name { get; set; }
    public string? Email { get; set; }
    public StaffRole? Role { get; set; }
    public Guid? AgencyId { get; set; }

    /// <summary>None: every area.</summary>
    public Guid? AreaId { get; set; }
    public string? Grade { get; set; }
    public Guid? LineManagerId { get; set; }

    /// <summary>To whom late actions go on the ladder, after the line manager.</summary>
    public Guid? HeadOfServiceId { get; set; }
    public Guid? ChiefExecutiveId { get; set; }
    public DateParts AwayFrom { get; set; } = new();
    public DateParts AwayUntil { get; set; } = new();
    public Guid? CoverId { get; set; }
    public bool IsActive { get; set; }

    /// <summary>How the person stood when the form was made: a later change by somebody else is noticed.</summary>
    public string? Seen { get; set; }

    public static StaffForm Of(StaffMember person) => new()
    {
        Name = person.Name,
        Email = person.Email,
        Role = person.Role,
        AgencyId = person.AgencyId,
        AreaId = person.AreaId,
        Grade = person.Grade,
        LineManagerId = person.LineManagerId,
        HeadOfServiceId = person.HeadOfServiceId,
        ChiefExecutiveId = person.ChiefExecutiveId,
        AwayFrom = DateParts.From(person.AwayFrom),
        AwayUntil = DateParts.From(person.AwayUntil),
        CoverId = person.CoverId,
        IsActive = person.IsActive,
        Seen = Mark(person),
    };

    public static string Mark(StaffMember person) => AdminLog.Mark(person.Name, person.Role, person.AgencyId, person.AreaId, person.Grade, person.LineManagerId, person.HeadOfServiceId, person.ChiefExecutiveId,
        person.AwayFrom, person.AwayUntil, person.CoverId, person.IsActive);

    public void ApplyTo(StaffMember person)
    {
        (person.Name, person.Role, person.AgencyId, person.AreaId) = (Name!.Trim(), Role!.Value, AgencyId!.Value, AreaId);
        (person.Grade, person.LineManagerId, person.HeadOfServiceId, person.ChiefExecutiveId) = (string.IsNullOrWhiteSpace(Grade) ? null : Grade.Trim(), LineManagerId, HeadOfServiceId, ChiefExecutiveId);
        (person.AwayFrom, person.AwayUntil, person.CoverId, person.IsActive) = (AwayFrom.Value, AwayUntil.Value, CoverId, IsActive);
    }
}

public sealed class StaffFormValidator : AbstractValidator<StaffForm>
{
    public StaffFormValidator()
    {
        RuleFor(f => f.Name).Required("the name", Lengths.Name);
        RuleFor(f => f.Email).Must(AreaFile.IsEmail).WithMessage("Enter an e-mail address, like name@council.gov.uk");
        RuleFor(f => f.Role).NotNull().WithMessage("Choose what they do here");
        RuleFor(f => f.AgencyId).NotNull().WithMessage("Choose whom they work for");
        RuleFor(f => f.AreaId).NotNull().When(f => f.Role is StaffRole.Coordinator or StaffRole.AgencyOfficer or StaffRole.PanelChair or StaffRole.SeniorManager).WithMessage("Choose the area that they work in");
        RuleFor(f => f.Grade).MaximumLength(Lengths.Name).WithMessage("The grade must be 200 characters or fewer");
        RuleFor(f => f.AwayFrom).RealDateOrNone("the first day away");
        RuleFor(f => f.AwayUntil).RealDateOrNone("the last day away");
        RuleFor(f => f.AwayUntil).Must((form, until) => until.Value is null || form.AwayFrom.Value is { } from && until.Value >= from).When(f => f.AwayUntil.Value is not null).WithMessage("The last day away must be the first, or after it");
    }
}
