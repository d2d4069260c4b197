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

    /// <summary>How an applicant reaches it about an appeal: all of it or nothing.</summary>
    public string? AppealName { get; set; }
    public string? AppealPhone { get; set; }
    public string? AppealEmail { get; set; }
    public string? AppealAddress { get; set; }
    public string? AppealHours { get; set; }

    /// <summary>It takes part; else it has left.</summary>
    public bool TakesPart { get; set; }
    public string? Seen { get; set; }

    public bool HasAppealContact => new[] { AppealName, AppealPhone, AppealEmail, AppealAddress, AppealHours }.Any(t => !string.IsNullOrWhiteSpace(t));

    public static AgencyForm Of(Agency agency) => new()
    {
        AreaId = agency.AreaId,
        Name = agency.Name,
        Kind = agency.Kind,
        Email = agency.Email,
        IsRelevantBody = agency.IsRelevantBody,
        AppealName = agency.AppealContact?.Name,
        AppealPhone = agency.AppealContact?.Phone,
        AppealEmail = agency.AppealContact?.Email,
        AppealAddress = agency.AppealContact?.Address,
        AppealHours = agency.AppealContact?.Hours,
        TakesPart = agency.LeftOn is null,
        Seen = Mark(agency),
    };

    public static string Mark(Agency agency) => AdminLog.Mark(Values(agency).Select(v => v.Value));

    public void ApplyTo(Agency agency, DateOnly today)
    {
        (agency.Name, agency.Kind, agency.Email, agency.IsRelevantBody) = (Name!.Trim(), Kind!, Email!.Trim(), IsRelevantBody);
        agency.AppealContact = HasAppealContact ? new(AppealName!.Trim(), AppealPhone!.Trim(), AppealEmail!.Trim(), AppealAddress!.Trim(), AppealHours!.Trim()) : null;
        agency.LeftOn = TakesPart ? null : agency.LeftOn ?? today;
    }

    public static IReadOnlyList<(string What, object? Value)> Values(Agency agency) =>
    [
        ("name", agency.Name), ("kind", AgencyKinds.Names.GetValueOrDefault(agency.Kind, agency.Kind)), ("mailbox", agency.Email), ("relevant body", agency.IsRelevantBody), ("left on", agency.LeftOn),
        ("office for appeals", agency.AppealContact?.Name), ("telephone for appeals", agency.AppealContact?.Phone), ("e-mail for appeals", agency.AppealContact?.Email),
        ("address for appeals", agency.AppealContact?.Address), ("opening hours for appeals", agency.AppealContact?.Hours),
    ];
}

public sealed class AgencyFormValidator : AbstractValidator<AgencyForm>
{
    public AgencyFormValidator()
    {
        RuleFor(f => f.AreaId).NotNull().WithMessage("Choose the area");
        RuleFor(f => f.Name).Required("the name", Lengths.Name);
        RuleFor(f => f.Kind).Must(k => k is not null && AgencyKinds.Names.ContainsKey(k)).WithMessage("Choose what kind of agency it is");
        RuleFor(f => f.Email).Must(AreaFile.IsEmail).WithMessage("Enter the mailbox to which applications and requests go, like name@council.gov.uk");
        When(f => f.HasAppealContact, () =>
        {
            RuleFor(f => f.AppealName).Required("the office that hears appeals", Lengths.Name);
            RuleFor(f => f.AppealPhone).Required("the telephone number", Lengths.Phone);
            RuleFor(f => f.AppealEmail).Must(AreaFile.IsEmail).WithMessage("Enter an e-mail address, like appeals@commissioner.gov.uk");
            RuleFor(f => f.AppealAddress).Required("the address", Lengths.Name);
            RuleFor(f => f.AppealHours).Required("the opening hours", Lengths.Name);
        });
    }
}
