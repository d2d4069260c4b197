using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Casework.Plan;

public sealed class AddActionForm : CaseForm
{
    public string? What { get; set; }
    public string? Why { get; set; }

    /// <summary>"agency" or "agency|person", by id.</summary>
    public string? Owner { get; set; }
    public string? OwnerName { get; set; }
    public DateParts Due { get; set; } = new();
    public string? Restricted { get; set; }
    public string? VictimMaySee { get; set; }
    public bool NamesChecked { get; set; }
    public bool TellVictimFirst { get; set; }
    public bool Interim { get; set; }
    public Guid? Recommendation { get; set; }

    /// <summary>Of a panel of the case.</summary>
    public Guid? Option { get; set; }

    /// <summary>Key of the power; none: something that needs no power.</summary>
    public string? Power { get; set; }
    public PersonAge Age { get; set; }
    public List<TestAnswerForm> Tests { get; set; } = [];
    public string? VictimConsulted { get; set; }
    public bool PersonVulnerable { get; set; }
    public string? YouthOffendingService { get; set; }
    public string? ResponsibleAdult { get; set; }

    public PowerChoice? Choice(PowerCatalogue catalogue) => catalogue.Find(Power) is { } power
        ? new(power, Age, Tests.Where(t => t.Holds is not null && power.Tests.Any(p => p.Condition == t.Condition)).DistinctBy(t => t.Condition).ToDictionary(t => t.Condition!, t => t.Holds!.Value))
        : null;

    /// <summary>The three conditions, from the answers to the tests of that power.</summary>
    public CommunityRemedy? Remedy() => Power == PowerCatalogue.CommunityRemedy
        ? new()
        {
            ItHappened = Holds("itHappened"),
            AcceptsResponsibility = Holds("acceptsResponsibility"),
            VictimConsulted = Holds("victimConsulted") ? VictimConsulted?.Trim() : null,
            Under18 = Age is PersonAge.Under10 or PersonAge.From10To15 or PersonAge.From16To17,
            Vulnerable = PersonVulnerable,
            YouthOffendingService = YouthOffendingService?.Trim(),
            ResponsibleAdult = ResponsibleAdult?.Trim(),
        }
        : null;

    private bool Holds(string condition) => Tests.Any(t => t.Condition == condition && t.Holds == true);
}

public sealed class TestAnswerForm
{
    public string? Condition { get; set; }
    public bool? Holds { get; set; }
}

public sealed class RecommendForm : CaseForm
{
    public Guid? Agency { get; set; }

    /// <summary>A body that does not sign in here.</summary>
    public string? Body { get; set; }
    public string? Text { get; set; }
    public string? Why { get; set; }
    public string? VictimMaySee { get; set; }
    public bool NamesChecked { get; set; }
    public DateParts AnswerBy { get; set; } = new();
}

public sealed class ConsultForm : CaseForm
{
    public int PlanVersion { get; set; }
    public bool? Put { get; set; }
    public string? How { get; set; }
    public string? Comments { get; set; }
    public string? ReasonNot { get; set; }
}

public sealed class FinalForm : CaseForm
{
    public int PlanVersion { get; set; }
}

public sealed class UpdateVictimForm : CaseForm
{
    public string? How { get; set; }
    public string? Said { get; set; }
}

/// <summary>Interim action against immediate risk, by whoever records it.</summary>
public interface IInterim
{
    string? What { get; }
    string? Risk { get; }
    DateParts On { get; }
}

public sealed class InterimForm : CaseForm, IInterim
{
    public string? What { get; set; }
    public string? Risk { get; set; }
    public Guid? Agency { get; set; }
    public DateParts On { get; set; } = new();
}

public enum RecommendationAct { Acknowledge, Accept, Refuse }

/// <summary>A body's answer: by its officer, or as the coordinator was told.</summary>
public sealed class RecommendationAnswerForm
{
    public int Version { get; set; }
    public RecommendationAct? Act { get; set; }
    public string? Reasons { get; set; }

    public void Apply(Recommendation recommendation, Case @case, Actor by, DateTimeOffset at)
    {
        if (Act == RecommendationAct.Acknowledge) recommendation.Acknowledge(@case, by, at);
        else recommendation.Answer(@case, Act == RecommendationAct.Accept, Reasons, by, at);
    }
}

public sealed class ChallengeForm
{
    public int Version { get; set; }
    public string? Why { get; set; }
}

public sealed class AddActionFormValidator : AbstractValidator<AddActionForm>
{
    public AddActionFormValidator(TimeProvider clock)
    {
        RuleFor(f => f.What).Required("what will be done", Lengths.Sentence);
        RuleFor(f => f.Why).Required("why", Lengths.Reason);
        RuleFor(f => f.Owner).NotEmpty().WithMessage("Choose who does it");
        RuleFor(f => f.OwnerName).MaximumLength(Lengths.Name).WithMessage($"The owner’s name must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.Due).RealDate("the day by which it is done");
        RuleFor(f => f.Due).Must(d => d.Value is not { } due || due >= London.Today(clock)).WithMessage("The day by which it is done cannot be in the past");
        RuleFor(f => f.Restricted).MaximumLength(Lengths.Reason).WithMessage($"The restricted detail must be {Lengths.Reason:N0} characters or fewer");
        RuleFor(f => f.VictimMaySee).MaximumLength(Lengths.Sentence).WithMessage($"The sentence for the victim must be {Lengths.Sentence} characters or fewer");
        RuleFor(f => f.VictimConsulted).MaximumLength(Lengths.Reason).WithMessage($"It must be {Lengths.Reason:N0} characters or fewer");
        RuleFor(f => f.YouthOffendingService).MaximumLength(Lengths.Name).WithMessage($"The service must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.ResponsibleAdult).MaximumLength(Lengths.Name).WithMessage($"The name must be {Lengths.Name} characters or fewer");
    }
}

public sealed class RecommendFormValidator : AbstractValidator<RecommendForm>
{
    public RecommendFormValidator(TimeProvider clock)
    {
        RuleFor(f => f.Body).NotEmpty().WithMessage("Choose an agency, or enter the name of the body").When(f => f.Agency is null);
        RuleFor(f => f.Body).MaximumLength(Lengths.Name).WithMessage($"The body must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.Text).Required("what is recommended", Lengths.Reason);
        RuleFor(f => f.Why).Required("why", Lengths.Reason);
        RuleFor(f => f.VictimMaySee).MaximumLength(Lengths.Sentence).WithMessage($"The sentence for the victim must be {Lengths.Sentence} characters or fewer");
        RuleFor(f => f.AnswerBy).RealDate("the day by which you ask for an answer");
        RuleFor(f => f.AnswerBy).Must(d => d.Value is not { } by || by >= London.Today(clock)).WithMessage("The day by which you ask for an answer cannot be in the past");
    }
}

public sealed class ConsultFormValidator : AbstractValidator<ConsultForm>
{
    public ConsultFormValidator()
    {
        RuleFor(f => f.Put).NotNull().WithMessage("Say whether the plan was put to the victim");
        When(f => f.Put == true, () =>
        {
            RuleFor(f => f.How).Required("how it was put to the victim", Lengths.Line);
            RuleFor(f => f.Comments).MaximumLength(Lengths.Story).WithMessage($"What they said must be {Lengths.Story:N0} characters or fewer");
        });
        RuleFor(f => f.ReasonNot).Required("why it is not put to the victim", Lengths.Reason).When(f => f.Put == false);
    }
}

public sealed class UpdateVictimFormValidator : AbstractValidator<UpdateVictimForm>
{
    public UpdateVictimFormValidator()
    {
        RuleFor(f => f.How).NotEmpty().WithMessage("Say how they were told");
        RuleFor(f => f.Said).Required("what the victim was told", Lengths.Reason);
    }
}

public sealed class InterimFormValidator : AbstractValidator<InterimForm>
{
    public InterimFormValidator(TimeProvider clock)
    {
        this.AskAboutInterim(clock);
        RuleFor(f => f.Agency).NotNull().WithMessage("Choose which agency did it");
    }
}

public static class InterimRules
{
    public static void AskAboutInterim<T>(this AbstractValidator<T> validator, TimeProvider clock) where T : IInterim
    {
        validator.RuleFor(f => f.What).Required("what was done", Lengths.Reason);
        validator.RuleFor(f => f.Risk).Required("against which risk", Lengths.Reason);
        validator.RuleFor(f => f.On).RealDate("the day on which it was done");
        validator.RuleFor(f => f.On).Must(d => d.Value is not { } on || on <= London.Today(clock)).WithMessage("It cannot have been done after today");
    }
}

public sealed class RecommendationAnswerFormValidator : AbstractValidator<RecommendationAnswerForm>
{
    public RecommendationAnswerFormValidator()
    {
        RuleFor(f => f.Act).NotNull().WithMessage("Say whether it is acknowledged, accepted or refused");
        RuleFor(f => f.Reasons).NotEmpty().WithMessage("Enter the reasons for not following it: a body that exercises public functions must have regard to it (s.104(7)-(8))").When(f => f.Act == RecommendationAct.Refuse);
        RuleFor(f => f.Reasons).MaximumLength(Lengths.Reason).WithMessage($"The reasons must be {Lengths.Reason:N0} characters or fewer");
    }
}

public sealed class ChallengeFormValidator : AbstractValidator<ChallengeForm>
{
    public ChallengeFormValidator() => RuleFor(f => f.Why).Required("why the refusal is challenged", Lengths.Reason);
}
