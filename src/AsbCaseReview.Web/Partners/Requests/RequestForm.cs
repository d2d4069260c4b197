using System.Text.Json;
using System.Text.Json.Serialization;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Web.Casework.Complaints;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Partners.Requests;

/// <summary>An agency's answer: the short form confirms reports, the full one tells all that the panel needs.</summary>
public sealed class RequestForm
{
    public int Version { get; set; }
    public List<ReportAnswerForm> Reports { get; set; } = [];
    public List<FurtherReportForm> Further { get; set; } = [];
    public string? Note { get; set; }

    public bool NothingHeld { get; set; }
    public string? ActionTaken { get; set; }
    public string? CouldDo { get; set; }
    public string? RiskKnown { get; set; }
    public List<InvolvementForm> Involvement { get; set; } = [];
    public bool Declines { get; set; }
    public DisclosureException? Exception { get; set; }
    public string? DeclineWhy { get; set; }

    [JsonIgnore]
    public IFormFile? Document { get; set; }

    /// <summary>Which button: "send"; "keep" to go on later; "add" for one more report.</summary>
    public string? Do { get; set; }

    public AnswerGiven ToAnswer(RequestKind kind) => new(
        [.. Reports.Where(r => r.Found is not null).Select(r => r.ToAnswer())],
        [.. Further.Where(f => !f.IsEmpty).Select(f => f.ToReport())],
        Note,
        kind == RequestKind.Full ? new()
        {
            NothingHeld = NothingHeld,
            ActionTaken = RestrictedText.From(ActionTaken),
            CouldDo = RestrictedText.From(CouldDo),
            RiskKnown = RestrictedText.From(RiskKnown),
            Involvement = [.. Involvement.Where(i => !string.IsNullOrWhiteSpace(i.What)).Select(i => new Involvement(i.Person ?? "", i.What!.Trim()))],
        } : null);

    public string Written() => JsonSerializer.Serialize(this);

    public static RequestForm? Read(string? draft) => draft is null ? null : JsonSerializer.Deserialize<RequestForm>(draft);
}

public sealed class InvolvementForm
{
    public string? Person { get; set; }
    public string? What { get; set; }
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
    public const int MostFurther = 10;

    /// <summary>Most characters of a draft: within its column with room for what JSON adds.</summary>
    private const int LongText = Lengths.Reason * 2;

    public RequestFormValidator(TimeProvider clock)
    {
        When(f => f.Do is not ("add" or "keep"), () =>
        {
            When(f => !f.Declines, () =>
            {
                RuleForEach(f => f.Reports).ChildRules(r => r.RuleFor(x => x.Found).NotNull().WithMessage(x => $"Say whether you hold report {x.Number}"))
                    .When(f => !f.NothingHeld);
                RuleForEach(f => f.Reports).ChildRules(r =>
                {
                    r.RuleFor(x => x.Happened).RealDateOrNone("the date when it happened").NotAfter(clock, "It cannot have happened after today");
                    r.RuleFor(x => x.Reported).RealDateOrNone("the date when it was reported").NotAfter(clock, "It cannot have been reported after today");
                });
                RuleForEach(f => f.Further).Where(r => !r.IsEmpty).ChildRules(r =>
                {
                    r.RuleFor(x => x.Happened).RealDate("the date when it happened").NotAfter(clock, "It cannot have happened after today");
                    r.RuleFor(x => x.Reported).RealDate("the date when it was reported").NotAfter(clock, "It cannot have been reported after today");
                    r.RuleFor(x => x.Reported).Must((x, d) => d.Value is not { } reported || x.Happened.Value is not { } happened || reported >= happened).WithMessage("It cannot have been reported before it happened");
                });
            });
            When(f => f.Declines, () =>
            {
                RuleFor(f => f.Exception).NotNull().WithMessage("Say which of the two exceptions stands in the way");
                RuleFor(f => f.DeclineWhy).Required("what the exception is, and which part of the information it covers", Lengths.Reason);
            });
        });
        RuleForEach(f => f.Reports).ChildRules(r =>
        {
            r.RuleFor(x => x.AgencyReference).MaximumLength(Lengths.Reference).WithMessage($"The reference must be {Lengths.Reference} characters or fewer");
            r.RuleFor(x => x.Note).MaximumLength(Lengths.Sentence).WithMessage($"The note must be {Lengths.Sentence} characters or fewer");
        });
        RuleForEach(f => f.Further).ChildRules(r =>
        {
            r.RuleFor(x => x.AgencyReference).MaximumLength(Lengths.Reference).WithMessage($"The reference must be {Lengths.Reference} characters or fewer");
            r.RuleFor(x => x.Note).MaximumLength(Lengths.Sentence).WithMessage($"The note must be {Lengths.Sentence} characters or fewer");
        });
        RuleFor(f => f.Note).MaximumLength(Lengths.Reason).WithMessage($"The note must be {Lengths.Reason:N0} characters or fewer");
        RuleFor(f => f.ActionTaken).MaximumLength(LongText).WithMessage($"What was done must be {LongText:N0} characters or fewer");
        RuleFor(f => f.CouldDo).MaximumLength(LongText).WithMessage($"What you could do must be {LongText:N0} characters or fewer");
        RuleFor(f => f.RiskKnown).MaximumLength(LongText).WithMessage($"The risk must be {LongText:N0} characters or fewer");
        RuleForEach(f => f.Involvement).ChildRules(i =>
        {
            i.RuleFor(x => x.Person).MaximumLength(Lengths.Name);
            i.RuleFor(x => x.What).MaximumLength(Lengths.Reason).WithMessage($"It must be {Lengths.Reason:N0} characters or fewer");
        });
        RuleFor(f => f.Further).Must(f => f.Count <= MostFurther).WithMessage($"{MostFurther} further reports fit here. Tell of the others in the note");
    }
}

/// <summary>How an answer reached the coordinator that the agency did not write here itself.</summary>
public sealed class ToldForm
{
    public string? How { get; set; }
    public string? From { get; set; }

    /// <summary>The e-mail as it came, or what was said.</summary>
    public string? Original { get; set; }
}

public sealed class ToldFormValidator : AbstractValidator<ToldForm>
{
    public ToldFormValidator()
    {
        RuleFor(f => f.How).NotEmpty().WithMessage("Say how it was told");
        RuleFor(f => f.From).Required("who told it", Lengths.Name);
        RuleFor(f => f.Original).Required("the original: the e-mail as it came, or what was said", Lengths.Story - Lengths.Name * 2);
    }
}
