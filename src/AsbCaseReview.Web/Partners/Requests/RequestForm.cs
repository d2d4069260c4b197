using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Web.Casework.Complaints;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Partners.Requests;

/// <summary>The short form by which an agency confirms reports.</summary>
public sealed class RequestForm
{
    public int Version { get; set; }
    public List<ReportAnswerForm> Reports { get; set; } = [];
    public List<FurtherReportForm> Further { get; set; } = [];
    public string? Note { get; set; }

    /// <summary>Which button: "send", or "add" for one more report.</summary>
    public string? Do { get; set; }
}

public sealed class ReportAnswerForm
{
    public int Number { get; set; }
    public bool? Found { get; set; }
    public string? AgencyReference { get; set; }
    public DateParts Happened { get; set; } = new();
    public DateParts Reported { get; set; } = new();
    public string? Note { get; set; }

    public ReportAnswer ToAnswer() => new(Number, Found!.Value, string.IsNullOrWhiteSpace(AgencyReference) ? null : AgencyReference.Trim(), Happened.Value, Reported.Value, string.IsNullOrWhiteSpace(Note) ? null : Note.Trim());
}

public sealed class FurtherReportForm
{
    public DateParts Happened { get; set; } = new();
    public DateParts Reported { get; set; } = new();
    public string? AgencyReference { get; set; }
    public bool Hate { get; set; }
    public string? Note { get; set; }

    public bool IsEmpty => Happened.IsEmpty && Reported.IsEmpty && string.IsNullOrWhiteSpace(AgencyReference) && string.IsNullOrWhiteSpace(Note);

    public FurtherReport ToReport() => new(Happened.Value!.Value, Reported.Value!.Value, string.IsNullOrWhiteSpace(AgencyReference) ? null : AgencyReference.Trim(), Hate, Note?.Trim() ?? "");
}

public sealed class RequestFormValidator : AbstractValidator<RequestForm>
{
    public RequestFormValidator(TimeProvider clock)
    {
        When(f => f.Do != "add", () =>
        {
            RuleForEach(f => f.Reports).ChildRules(r =>
            {
                r.RuleFor(x => x.Found).NotNull().WithMessage(x => $"Say whether you hold report {x.Number}");
                r.RuleFor(x => x.AgencyReference).MaximumLength(Lengths.Reference).WithMessage($"The reference must be {Lengths.Reference} characters or fewer");
                r.RuleFor(x => x.Happened).RealDateOrNone("the date when it happened").NotAfter(clock, "It cannot have happened after today");
                r.RuleFor(x => x.Reported).RealDateOrNone("the date when it was reported").NotAfter(clock, "It cannot have been reported after today");
                r.RuleFor(x => x.Note).MaximumLength(Lengths.Sentence).WithMessage($"The note must be {Lengths.Sentence} characters or fewer");
            });
            RuleForEach(f => f.Further).Where(r => !r.IsEmpty).ChildRules(r =>
            {
                r.RuleFor(x => x.Happened).RealDate("the date when it happened").NotAfter(clock, "It cannot have happened after today");
                r.RuleFor(x => x.Reported).RealDate("the date when it was reported").NotAfter(clock, "It cannot have been reported after today");
                r.RuleFor(x => x.Reported).Must((x, d) => d.Value is not { } reported || x.Happened.Value is not { } happened || reported >= happened).WithMessage("It cannot have been reported before it happened");
                r.RuleFor(x => x.AgencyReference).MaximumLength(Lengths.Reference).WithMessage($"The reference must be {Lengths.Reference} characters or fewer");
                r.RuleFor(x => x.Note).MaximumLength(Lengths.Sentence).WithMessage($"The note must be {Lengths.Sentence} characters or fewer");
            });
            RuleFor(f => f.Note).MaximumLength(Lengths.Reason).WithMessage($"The note must be {Lengths.Reason:N0} characters or fewer");
        });
    }
}
