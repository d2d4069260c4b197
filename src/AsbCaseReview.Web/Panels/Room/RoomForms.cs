using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Panels.Shared;
using FluentValidation;

namespace AsbCaseReview.Web.Panels.Room;

/// <summary>
/// One row of the room. The same form is sent by the button and, as somebody types, by script. What is too long or no
/// date is said; everything else is taken as it is, so that nothing typed is lost.
/// </summary>
public sealed class EntryForm
{
    public int Version { get; set; }
    public Guid CaseId { get; set; }
    public EntryKind Kind { get; set; }
    public string Item { get; set; } = "";
    public string? Heading { get; set; }
    public string? Text { get; set; }
    public string? ForVictim { get; set; }
    public bool? Used { get; set; }
    public Guid? AgencyId { get; set; }
    public string? Body { get; set; }
    public DateParts Due { get; set; } = new();

    /// <summary>Of the catalogue; none: in their own words.</summary>
    public string? Power { get; set; }

    /// <summary>The condition of a power that fails, by its name in the catalogue.</summary>
    public string? Fails { get; set; }

    /// <summary>The option or recommendation that it comes from.</summary>
    public Guid? FromId { get; set; }
    public bool TellFirst { get; set; }

    /// <summary>Of the option Community Remedy.</summary>
    public RemedyForm Remedy { get; set; } = new();

    /// <summary>Which open page writes.</summary>
    public string? Writer { get; set; }

    /// <summary>"remove", "settle", or nothing: to save.</summary>
    public string? Do { get; set; }

    public EntryText ToText(string? body) => new(Heading, Text, ForVictim, Used, AgencyId, body ?? Body, Due.Value, FromId: FromId, TellFirst: TellFirst);

    /// <summary>An option of the catalogue bears the power's name, and says what stands in its way.</summary>
    public EntryText ToOption(PowerCatalogue catalogue, Nation nation)
    {
        if (catalogue.Find(Power) is not { } power) return ToText(null);
        var named = !string.IsNullOrWhiteSpace(Heading) && catalogue.Powers.All(p => p.Name != Heading.Trim());
        var why = power.NotAvailable(nation, Fails);
        return ToText(null) with { Heading = named ? Heading : power.Name, Power = power.Key, NotAvailable = why.Count == 0 ? null : string.Join("; ", why), Remedy = power.Key == PowerCatalogue.CommunityRemedy ? Remedy.ToRemedy() : null };
    }
}

/// <summary>What has to be on record before Community Remedy is chosen.</summary>
public sealed class RemedyForm
{
    public bool ItHappened { get; set; }
    public bool AcceptsResponsibility { get; set; }
    public string? VictimConsulted { get; set; }
    public bool Under18 { get; set; }
    public bool Vulnerable { get; set; }
    public string? YouthOffendingService { get; set; }
    public string? ResponsibleAdult { get; set; }

    public CommunityRemedy ToRemedy() => new()
    {
        ItHappened = ItHappened,
        AcceptsResponsibility = AcceptsResponsibility,
        VictimConsulted = VictimConsulted,
        Under18 = Under18,
        Vulnerable = Vulnerable,
        YouthOffendingService = YouthOffendingService,
        ResponsibleAdult = ResponsibleAdult,
    };

    public static RemedyForm Of(CommunityRemedy? remedy) => remedy is null ? new() : new()
    {
        ItHappened = remedy.ItHappened,
        AcceptsResponsibility = remedy.AcceptsResponsibility,
        VictimConsulted = remedy.VictimConsulted,
        Under18 = remedy.Under18,
        Vulnerable = remedy.Vulnerable,
        YouthOffendingService = remedy.YouthOffendingService,
        ResponsibleAdult = remedy.ResponsibleAdult,
    };
}

public sealed class EntryFormValidator : AbstractValidator<EntryForm>
{
    public EntryFormValidator()
    {
        RuleFor(f => f.Kind).IsInEnum().WithMessage("This kind of entry is not known");
        RuleFor(f => f.Item).Must((f, item) => Agenda.Find(item)?.Kinds.Contains(f.Kind) == true).WithMessage("This item of the agenda is not known");
        RuleFor(f => f.Heading).MaximumLength(Lengths.Sentence).WithMessage($"This must be {Lengths.Sentence} characters or fewer");
        RuleFor(f => f.Text).MaximumLength(Lengths.Story).WithMessage($"This must be {Lengths.Story:N0} characters or fewer");
        RuleFor(f => f.ForVictim).MaximumLength(Lengths.Reason).WithMessage($"What the victim may read must be {Lengths.Reason:N0} characters or fewer");
        RuleFor(f => f.Body).MaximumLength(Lengths.Name).WithMessage($"The body must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.Writer).MaximumLength(Lengths.Key);
        RuleFor(f => f.Power).MaximumLength(Lengths.Key);
        RuleFor(f => f.Fails).MaximumLength(Lengths.Line);
        RuleFor(f => f.Remedy.VictimConsulted).MaximumLength(Lengths.Reason).WithMessage($"It must be {Lengths.Reason:N0} characters or fewer");
        RuleFor(f => f.Remedy.YouthOffendingService).MaximumLength(Lengths.Name).WithMessage($"The service must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.Remedy.ResponsibleAdult).MaximumLength(Lengths.Name).WithMessage($"The name must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.Due).RealDateOrNone("the date by which it is done");
    }
}

public sealed class OpenForm : PanelForm;

public sealed class CloseForm : PanelForm
{
    public DateParts LookAgain { get; set; } = new();
}

public sealed class CloseFormValidator : AbstractValidator<CloseForm>
{
    public CloseFormValidator() => RuleFor(f => f.LookAgain).RealDateOrNone("the date to look again");
}
