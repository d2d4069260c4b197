using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.ActionPlans;

/// <summary>What is agreed: who does what by when, and what the victim may read of it.</summary>
public sealed record ActionWanted
{
    public required string What { get; init; }
    public required string Why { get; init; }
    public required Agency Agency { get; init; }

    /// <summary>Somebody of that agency; null where it has nobody here, or names them later.</summary>
    public StaffMember? Owner { get; init; }

    /// <summary>Where <see cref="Owner"/> is not somebody who signs in.</summary>
    public string? OwnerName { get; init; }
    public required DateOnly DueOn { get; init; }
    public RestrictedText? Restricted { get; init; }
    public string? VictimMaySee { get; init; }
    public bool TellVictimFirst { get; init; }

    /// <summary>For immediate risk: may be agreed before the panel, and before the threshold is decided.</summary>
    public bool Interim { get; init; }
    public PowerChoice? Power { get; init; }
    public CommunityRemedy? Remedy { get; init; }

    /// <summary>The panel, option or recommendation from which it comes.</summary>
    public Guid? PanelId { get; init; }
    public Guid? OptionId { get; init; }
    public Guid? RecommendationId { get; init; }
}

/// <summary>How the plan was put to the victim before it became final, or why it was not.</summary>
public sealed record VictimConsultation
{
    public required DateOnly On { get; init; }
    public required string By { get; init; }

    /// <summary>How it was put to them; null where it was not.</summary>
    public string? How { get; init; }
    public OwnWords? Comments { get; init; }
    public string? ReasonNot { get; init; }
}

/// <summary>
/// The plan of a case. Actions and recommendations are rows with versions of their own, so adding one leaves the plan's
/// version alone: two people in the panel room write at once.
/// </summary>
public sealed class ActionPlan : AggregateRoot
{
    private ActionPlan() { }

    public Guid CaseId { get; private init; }
    public VictimConsultation? Consultation { get; private set; }

    /// <summary>Null while it is a draft, and again when something is agreed after it was final.</summary>
    public DateOnly? FinalOn { get; private set; }
    public List<AgreedAction> Actions { get; private init; } = [];
    public List<Recommendation> Recommendations { get; private init; } = [];

    public static ActionPlan For(Case @case) => new() { CaseId = @case.Id };

    /// <summary>In the order in which they were agreed.</summary>
    public IEnumerable<AgreedAction> InOrder => Actions.OrderBy(a => a.AgreedAt).ThenBy(a => a.Id);

    /// <exception cref="RuleRefusedException">The power is not available, Community Remedy lacks a condition, or the case does not stand where actions are agreed.</exception>
    public AgreedAction Agree(Case @case, ActionWanted wanted, CaseRules rules, Actor by, DateTimeOffset at)
    {
        Needs(wanted.What, new("Say what will be done."));
        Needs(wanted.Why, new("Say why."));
        if (wanted.DueOn < London.DateOf(at)) throw new RuleRefusedException(new("The day by which it is to be done has passed."));
        if (!wanted.Interim && @case.Stage.IsEarly()) throw new RuleRefusedException(new("The threshold is not decided yet. What cannot wait is agreed as interim action for immediate risk."));
        MustBeOf(@case, wanted.Agency, wanted.Owner);
        wanted = MustBeAvailable(wanted, rules.Procedure.Nation);
        var action = AgreedAction.Of(this, @case, wanted, rules, by, at);
        @case.Record(new Happened.ActionAgreed(action.What, action.AgencyName, action.OwnerName, action.DueOn, action.Interim), by, at, subject: action.Id.ToString());
        Actions.Add(action);
        NoLongerFinal();
        return action;
    }

    public Recommendation Recommend(Case @case, Agency? agency, string body, string text, string why, string? victimMaySee, DateOnly answerBy, Guid? panelId, Actor by, DateTimeOffset at)
    {
        Needs(text, new("Say what is recommended."));
        Needs(why, new("Say why."));
        if (agency is null) Needs(body, new("Say to whom."));
        else MustBeOf(@case, agency, null);
        if (answerBy < London.DateOf(at)) throw new RuleRefusedException(new("The day by which you ask for an answer has passed."));
        var recommendation = Recommendation.Of(this, @case, agency, body, text, why, victimMaySee, answerBy, panelId, by, at);
        @case.Record(new Happened.RecommendationMade(recommendation.Body, recommendation.Text), by, at, subject: recommendation.Id.ToString());
        Recommendations.Add(recommendation);
        NoLongerFinal();
        return recommendation;
    }

    /// <summary>The plan is put to the victim before it is final (2025 guidance); what they say is kept in their words.</summary>
    public void PutToVictim(Case @case, string how, OwnWords? comments, Actor by, DateTimeOffset at)
    {
        Needs(how, new("Say how it was put to the victim."));
        @case.Record(new Happened.PlanPutToVictim(how, comments is not null), by, at);
        Consultation = new() { On = London.DateOf(at), By = by.Name, How = how.Trim(), Comments = comments };
        Changed();
    }

    public void RecordNotPutToVictim(Case @case, string why, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Say why the plan is not put to the victim."));
        @case.Record(new Happened.PlanNotPutToVictim(why), by, at);
        Consultation = new() { On = London.DateOf(at), By = by.Name, ReasonNot = why.Trim() };
        Changed();
    }

    /// <summary>Where the outcome has been told, the case goes on to its actions.</summary>
    public void MakeFinal(Case @case, Actor by, DateTimeOffset at)
    {
        if (FinalOn is not null) throw new RuleRefusedException(new("The plan is final already."));
        if (Actions.Count + Recommendations.Count == 0) throw new RuleRefusedException(new("There is neither an action nor a recommendation yet."));
        if (Consultation is null) throw new RuleRefusedException(new("Put the plan to the victim before it is final, or record the reason not to."));
        @case.Record(new Happened.PlanMadeFinal(Actions.Count, Recommendations.Count), by, at, AnchorKind.PlanAgreed);
        FinalOn = London.DateOf(at);
        Changed();
        if (@case.Stage == CaseStage.OutcomeTold && IsUnderWay) @case.AgreeActions("", by, at);
    }

    /// <summary>Agreed, and not over.</summary>
    public bool IsUnderWay => FinalOn is not null && Actions.Any(a => !a.State.IsEnded());

    /// <summary>A case is closed when every action has ended or was handed over.</summary>
    /// <exception cref="RuleRefusedException">Some are open; says which.</exception>
    public void MustHaveEnded()
    {
        var open = InOrder.Where(a => !a.State.IsEnded()).ToList();
        if (open.Count > 0)
            throw new RuleRefusedException(new("Every action has to end or be handed over before the case is closed. Still open: {0}.", string.Join("; ", open.Select(a => $"“{a.What}” ({a.AgencyName})"))));
    }

    // What the victim was asked about is no longer all there is.
    private void NoLongerFinal()
    {
        if (FinalOn is null) return;
        (FinalOn, Consultation) = (null, null);
        Changed();
    }

    private static ActionWanted MustBeAvailable(ActionWanted wanted, Nation nation)
    {
        if (wanted.Power is not { } choice) return wanted with { Remedy = null };
        var why = choice.Power.NotAvailable(nation, wanted.Agency.Kind, choice.Age, choice.Tests);
        if (why.Count > 0) throw new RuleRefusedException(new("“{0}” is not available: {1}.", choice.Power.Name, string.Join("; ", why)), choice.Power.Law is { } law ? $"{law.Act}, {law.Section}" : null);
        if (choice.Power.Key != PowerCatalogue.CommunityRemedy) return wanted with { Remedy = null };
        if (wanted.Remedy is not { } remedy) throw new RuleRefusedException(new("Community Remedy needs its three conditions on record."), "s.102");
        remedy = remedy with { Under18 = remedy.Under18 || choice.Age is PersonAge.Under10 or PersonAge.From10To15 or PersonAge.From16To17 };
        remedy.MustHold();
        return wanted with { Remedy = remedy };
    }

    internal static void MustBeOf(Case @case, Agency agency, StaffMember? owner)
    {
        if (agency.AreaId != @case.AreaId && !@case.IsSharedWith(agency.AreaId)) throw new RuleRefusedException(new("Choose an agency of this area."));
        if (owner is not null && owner.AgencyId != agency.Id) throw new RuleRefusedException(new("{0} does not work for {1}.", owner.Name, agency.Name));
    }

    internal static void Needs(string? text, Sentence otherwise)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new RuleRefusedException(otherwise);
    }

    internal static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
