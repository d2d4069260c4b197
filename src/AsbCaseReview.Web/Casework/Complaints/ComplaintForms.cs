using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Casework.Complaints;

/// <summary>Checked with the agency: found or not, and what its record shows otherwise.</summary>
public sealed class VerifyForm : CaseForm
{
    public string? With { get; set; }
    public bool? Traced { get; set; }
    public string? Why { get; set; }
    public DateParts Happened { get; set; } = new();
    public DateParts Reported { get; set; } = new();
    public string? AgencyKind { get; set; }
    public string? AgencyName { get; set; }
    public string? Channel { get; set; }
    public string? AgencyReference { get; set; }

    public ComplaintCorrection ToCorrection() => new()
    {
        HappenedFrom = Happened.Value,
        HappenedTo = Happened.Value,
        ReportedFrom = Reported.Value,
        ReportedTo = Reported.Value,
        AgencyKind = Given(AgencyKind),
        AgencyName = Given(AgencyName),
        Channel = Given(Channel),
        AgencyReference = Given(AgencyReference),
    };

    public bool Corrects => !Happened.IsEmpty || !Reported.IsEmpty || new[] { AgencyKind, AgencyName, Channel, AgencyReference }.Any(t => Given(t) is not null);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public sealed class SetAsideForm : CaseForm
{
    public string? Reason { get; set; }
    public bool Unrelated { get; set; }
}

/// <summary>A reason, for acts that need no more: agreeing, reinstating, joining.</summary>
public sealed class ReasonForm : CaseForm
{
    public string? Why { get; set; }
}

public sealed class JoinForm : CaseForm
{
    public List<int> Numbers { get; set; } = [];
    public string? Why { get; set; }
}

public sealed class AddComplaintForm : CaseForm
{
    public string? WhatHappened { get; set; }
    public DateParts Happened { get; set; } = new();
    public bool HappenedAbout { get; set; }
    public DateParts Reported { get; set; } = new();
    public bool ReportedAbout { get; set; }
    public string? AgencyKind { get; set; }
    public string? AgencyName { get; set; }
    public string? Channel { get; set; }
    public string? AgencyReference { get; set; }
    public bool Hate { get; set; }
    public string? From { get; set; }
}

public sealed class TakeOverForm : CaseForm
{
    public Guid? Request { get; set; }
}

public sealed class VerifyFormValidator : AbstractValidator<VerifyForm>
{
    public VerifyFormValidator(TimeProvider clock)
    {
        RuleFor(f => f.With).Required("with whom you checked it", Lengths.Name);
        RuleFor(f => f.Traced).NotNull().WithMessage("Say whether they found it");
        RuleFor(f => f.Why).NotEmpty().When(f => f.Corrects).WithMessage("Enter why it is corrected");
        RuleFor(f => f.Why).MaximumLength(Lengths.Reason).WithMessage($"Why it is corrected must be {Lengths.Reason:N0} characters or fewer");
        RuleFor(f => f.Happened).RealDateOrNone("the date when it happened").NotAfter(clock, "It cannot have happened after today");
        RuleFor(f => f.Reported).RealDateOrNone("the date when it was reported").NotAfter(clock, "It cannot have been reported after today");
        RuleFor(f => f.AgencyKind).OneOfOrNone(AgencyKinds.Names, "Choose to whom it was reported");
        RuleFor(f => f.AgencyName).MaximumLength(Lengths.Name).WithMessage($"The name of the agency must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.Channel).OneOfOrNone(Channels.Names, "Choose how it was reported");
        RuleFor(f => f.AgencyReference).MaximumLength(Lengths.Reference).WithMessage($"The reference must be {Lengths.Reference} characters or fewer");
    }
}

public sealed class SetAsideFormValidator : AbstractValidator<SetAsideForm>
{
    public SetAsideFormValidator() => RuleFor(f => f.Reason).Required("the reason why this report does not count; the applicant will read it", Lengths.Reason);
}

public sealed class JoinFormValidator : AbstractValidator<JoinForm>
{
    public JoinFormValidator()
    {
        RuleFor(f => f.Numbers).NotEmpty().WithMessage("Choose the reports");
        RuleFor(f => f.Why).Required("why you say so", Lengths.Reason);
    }
}

public sealed class AddComplaintFormValidator : AbstractValidator<AddComplaintForm>
{
    public AddComplaintFormValidator(TimeProvider clock)
    {
        RuleFor(f => f.WhatHappened).MaximumLength(Lengths.Story).WithMessage($"What happened must be {Lengths.Story:N0} characters or fewer");
        RuleFor(f => f.Happened).RealDate("the date when it happened").NotAfter(clock, "It cannot have happened after today");
        RuleFor(f => f.Reported).RealDate("the date when it was reported").NotAfter(clock, "It cannot have been reported after today");
        RuleFor(f => f.AgencyKind).OneOfOrNone(AgencyKinds.Names, "Choose to whom it was reported");
        RuleFor(f => f.AgencyName).MaximumLength(Lengths.Name).WithMessage($"The name of the agency must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.Channel).OneOfOrNone(Channels.Names, "Choose how it was reported");
        RuleFor(f => f.AgencyReference).MaximumLength(Lengths.Reference).WithMessage($"The reference must be {Lengths.Reference} characters or fewer");
        RuleFor(f => f.From).Must(f => f is "agency" or "coordinator").WithMessage("Choose from whom it is known");
    }
}

public static class NotAfterToday
{
    public static IRuleBuilderOptions<T, DateParts> NotAfter<T>(this IRuleBuilderOptions<T, DateParts> rule, TimeProvider clock, string otherwise) =>
        rule.Must(d => d?.Value is not { } day || day <= London.Today(clock)).WithMessage(otherwise);
}
