using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Web.Admin.Changes;
using AsbCaseReview.Web.Commands;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Admin.Agencies;

public sealed class AgencyForm
{
    public Guid? AreaId { get; set; }
    public string? Name { get; set; }
    public string? Kind { get; set; }
    public string? Email { get; set; }
    public bool IsRelevantBody { get; set; }

    /// <summary>It takes part; else it has left.</summary>
    public bool TakesPart { get; set; }
    public string? Seen { get; set; }

    public static AgencyForm Of(Agency agency) => new() { AreaId = agency.AreaId, Name = agency.Name, Kind = agency.Kind, Email = agency.Email, IsRelevantBody = agency.IsRelevantBody, TakesPart = agency.LeftOn is null, Seen = Mark(agency) };

    public static string Mark(Agency agency) => AdminLog.Mark(Values(agency).Select(v => v.Value));

    public void ApplyTo(Agency agency, DateOnly today)
    {
        (agency.Name, agency.Kind, agency.Email, agency.IsRelevantBody) = (Name!.Trim(), Kind!, Email!.Trim(), IsRelevantBody);
        agency.LeftOn = TakesPart ? null : agency.LeftOn ?? today;
    }

    public static IReadOnlyList<(string What, object? Value)> Values(Agency agency) =>
        [("name", agency.Name), ("kind", AgencyKinds.Names.GetValueOrDefault(agency.Kind, agency.Kind)), ("mailbox", agency.Email), ("relevant body", agency.IsRelevantBody), ("left on", agency.LeftOn)];
}

public sealed class AgencyFormValidator : AbstractValidator<AgencyForm>
{
    public AgencyFormValidator()
    {
        RuleFor(f => f.AreaId).NotNull().WithMessage("Choose the area");
        RuleFor(f => f.Name).Required("the name", Lengths.Name);
        RuleFor(f => f.Kind).Must(k => k is not null && AgencyKinds.Names.ContainsKey(k)).WithMessage("Choose what kind of agency it is");
        RuleFor(f => f.Email).Must(AreaFile.IsEmail).WithMessage("Enter the mailbox to which applications and requests go, like name@council.gov.uk");
    }
}
