using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.ActionPlans;

public enum RecommendationState { Made, Acknowledged, Accepted, Refused, Challenged }

/// <summary>
/// A recommendation to a body. A person who exercises public functions must have regard to it: not obey it, but say why not.
/// </summary>
/// <remarks>Anti-social Behaviour, Crime and Policing Act 2014, s.104(7)-(8).</remarks>
public sealed class Recommendation : AggregateRoot
{
    private Recommendation() { }

    public Guid CaseId { get; private init; }
    public Guid PlanId { get; private init; }
    public Guid? PanelId { get; private init; }

    /// <summary>Null for a body that does not sign in here.</summary>
    public Guid? AgencyId { get; private init; }
    public string Body { get; private init; } = "";
    public string Text { get; private init; } = "";
    public string Why { get; private init; } = "";

    /// <summary>What the victim may read; they are told any recommendation (s.104(8)), in words that name nobody.</summary>
    public string? VictimMaySee { get; private init; }
    public DateOnly AnswerBy { get; private init; }
    public RecommendationState State { get; private set; }
    public DateTimeOffset MadeAt { get; private init; }
    public string MadeBy { get; private init; } = "";
    public string? Reasons { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public string? AnsweredBy { get; private set; }

    /// <summary>Why the coordinator or chair asks a body that refused to think again.</summary>
    public string? Challenge { get; private set; }

    public bool IsAnswered => State is RecommendationState.Accepted or RecommendationState.Refused;

    internal static Recommendation Of(ActionPlan plan, Case @case, Agency? agency, string body, string text, string why, string? victimMaySee, DateOnly answerBy, Guid? panelId, Actor by, DateTimeOffset at) => new()
    {
        CaseId = @case.Id,
        PlanId = plan.Id,
        PanelId = panelId,
        AgencyId = agency?.Id,
        Body = agency?.Name ?? body.Trim(),
        Text = text.Trim(),
        Why = why.Trim(),
        VictimMaySee = ActionPlan.Text(victimMaySee),
        AnswerBy = answerBy,
        MadeAt = at,
        MadeBy = by.Name,
    };

    public void Acknowledge(Case @case, Actor by, DateTimeOffset at)
    {
        Require([RecommendationState.Made]);
        @case.Record(new Happened.RecommendationAnswered(Body, Text, RecommendationState.Acknowledged, null), by, at, subject: Id.ToString());
        State = RecommendationState.Acknowledged;
        Changed();
    }

    /// <summary>Accepted, or refused with reasons.</summary>
    public void Answer(Case @case, bool accepted, string? reasons, Actor by, DateTimeOffset at)
    {
        Require([RecommendationState.Made, RecommendationState.Acknowledged, RecommendationState.Challenged]);
        if (!accepted && string.IsNullOrWhiteSpace(reasons))
            throw new RuleRefusedException(new("A body that exercises public functions must have regard to a recommendation: give the reasons for not following it."), "s.104(7)-(8)");
        var state = accepted ? RecommendationState.Accepted : RecommendationState.Refused;
        @case.Record(new Happened.RecommendationAnswered(Body, Text, state, ActionPlan.Text(reasons)), by, at, subject: Id.ToString());
        (State, Reasons, AnsweredOn, AnsweredBy) = (state, ActionPlan.Text(reasons), London.DateOf(at), by.Name);
        Changed();
    }

    public void ChallengeRefusal(Case @case, string why, Actor by, DateTimeOffset at)
    {
        Require([RecommendationState.Refused]);
        ActionPlan.Needs(why, new("Say why the refusal is challenged."));
        @case.Record(new Happened.RecommendationChallenged(Body, Text, why), by, at, subject: Id.ToString());
        (State, Challenge) = (RecommendationState.Challenged, why.Trim());
        Changed();
    }

    private void Require(IReadOnlyList<RecommendationState> states)
    {
        if (!states.Contains(State)) throw new RuleRefusedException(new("This cannot be done now: the recommendation stands at “{0}”.", State.Name()));
    }
}

public static class RecommendationStates
{
    public static string Name(this RecommendationState state) => state switch
    {
        RecommendationState.Made => "Made, not yet acknowledged",
        RecommendationState.Acknowledged => "Acknowledged",
        RecommendationState.Accepted => "Accepted",
        RecommendationState.Refused => "Refused",
        _ => "Refusal challenged",
    };
}
