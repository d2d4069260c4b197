using System.Text.Json.Serialization;
using AsbCaseReview.Domain.ActionPlans;

namespace AsbCaseReview.Domain.Cases;

[JsonDerivedType(typeof(Happened.ActionAgreed), "actionAgreed")]
[JsonDerivedType(typeof(Happened.ActionChanged), "actionChanged")]
[JsonDerivedType(typeof(Happened.ActionAccepted), "actionAccepted")]
[JsonDerivedType(typeof(Happened.ActionDeclined), "actionDeclined")]
[JsonDerivedType(typeof(Happened.ActionReassigned), "actionReassigned")]
[JsonDerivedType(typeof(Happened.ActionProgressed), "actionProgressed")]
[JsonDerivedType(typeof(Happened.ActionMoreTimeAsked), "actionMoreTimeAsked")]
[JsonDerivedType(typeof(Happened.ActionMoreTimeDecided), "actionMoreTimeDecided")]
[JsonDerivedType(typeof(Happened.ActionVictimTold), "actionVictimTold")]
[JsonDerivedType(typeof(Happened.ActionEndReported), "actionEndReported")]
[JsonDerivedType(typeof(Happened.ActionSentBack), "actionSentBack")]
[JsonDerivedType(typeof(Happened.ActionEnded), "actionEnded")]
[JsonDerivedType(typeof(Happened.ActionEscalated), "actionEscalated")]
[JsonDerivedType(typeof(Happened.RecommendationMade), "recommendationMade")]
[JsonDerivedType(typeof(Happened.RecommendationAnswered), "recommendationAnswered")]
[JsonDerivedType(typeof(Happened.RecommendationChallenged), "recommendationChallenged")]
[JsonDerivedType(typeof(Happened.PlanPutToVictim), "planPutToVictim")]
[JsonDerivedType(typeof(Happened.PlanNotPutToVictim), "planNotPutToVictim")]
[JsonDerivedType(typeof(Happened.PlanMadeFinal), "planMadeFinal")]
[JsonDerivedType(typeof(Happened.VictimUpdated), "victimUpdated")]
[JsonDerivedType(typeof(Happened.InterimActionTaken), "interimActionTaken")]
public abstract partial record CaseEventBody;

/// <summary>What can happen to the actions and recommendations of a case. None holds restricted text.</summary>
public static partial class Happened
{
    public sealed record ActionAgreed(string What, string Agency, string Owner, DateOnly Due, bool Interim) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ActionAgreed;

        public override Sentence Describe() => Interim ? new("Interim action agreed for immediate risk: “{0}”, {1} ({2}), by {3}.", What, Owner, Agency, Due) : new("Action agreed: “{0}”, {1} ({2}), by {3}.", What, Owner, Agency, Due);
    }

    public sealed record ActionChanged(string What, IReadOnlyList<ValueChange> Changes) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ActionChanged;

        public override Sentence Describe() => new("Action “{0}” changed: {1}.", What, Words.Changes(Changes));
    }

    public sealed record ActionAccepted(string What, string Owner) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ActionAccepted;

        public override Sentence Describe() => new("{1} took on “{0}”.", What, Owner);
    }

    public sealed record ActionDeclined(string What, string Agency, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ActionDeclined;

        public override Sentence Describe() => new("{1} cannot take on “{0}”: {2}", What, Agency, Why);
    }

    public sealed record ActionReassigned(string What, string From, string To, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ActionReassigned;

        public override Sentence Describe() => new("“{0}” given to {2}; it was with {1}. {3}", What, From, To, Why);
    }

    public sealed record ActionProgressed(string What, string Progress) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ActionProgressed;

        public override Sentence Describe() => new("Progress on “{0}”: {1}", What, Progress);
    }

    public sealed record ActionMoreTimeAsked(string What, DateOnly Due, DateOnly Until, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ActionMoreTimeAsked;

        public override Sentence Describe() => new("More time asked for “{0}”, due on {1}: until {2}. {3}", What, Due, Until, Why);
    }

    public sealed record ActionMoreTimeDecided(string What, DateOnly Was, DateOnly? Until, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ActionMoreTimeDecided;

        public override Sentence Describe() => Until is { } until ? new("“{0}” is now due on {2}; it was {1}. {3}", What, Was, until, Why) : new("No more time for “{0}”: it stays due on {1}. {2}", What, Was, Why);
    }

    public sealed record ActionVictimTold(string What, string How, string Risk) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ActionVictimTold;

        public override Sentence Describe() => new("The victim was told of “{0}” before it is noticed, {1}. Risk looked at again: {2}", What, How, Risk);
    }

    public sealed record ActionEndReported(string What, ActionState As, string Said, string Checked, string? Replacement, bool PanelLooksAgain) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ActionEndReported;

        public override Sentence Describe() => new("“{0}” reported as {1}: {2} {3} {4}", What, As.Name().ToLowerInvariant(), Said, Checked, Replacement is { } instead ? $"In its place: {instead}" : PanelLooksAgain ? "The panel should look again." : "");
    }

    public sealed record ActionSentBack(string What, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ActionSentBack;

        public override Sentence Describe() => new("“{0}” is not over: {1}", What, Why);
    }

    public sealed record ActionEnded(string What, ActionState As, string Said) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ActionEnded;

        public override Sentence Describe() => new("“{0}” ended: {1}. {2}", What, As.Name().ToLowerInvariant(), Said);
    }

    public sealed record ActionEscalated(string What, DateOnly Due, int Step, string To) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ActionEscalated;

        public override Sentence Describe() => new("“{0}” was due on {1} and is late: step {2} of the ladder, told to {3}.", What, Due, Step, To);
    }

    public sealed record RecommendationMade(string Body, string Text) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.RecommendationMade;

        public override Sentence Describe() => new("Recommended to {0}: {1}", Body, Text);
    }

    public sealed record RecommendationAnswered(string Body, string Text, RecommendationState Answer, string? Reasons) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.RecommendationAnswered;

        public override Sentence Describe() => Reasons is null ? new("{0}: “{1}” {2}.", Body, Text, Answer.Name().ToLowerInvariant()) : new("{0}: “{1}” {2}. {3}", Body, Text, Answer.Name().ToLowerInvariant(), Reasons);
    }

    public sealed record RecommendationChallenged(string Body, string Text, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.RecommendationChallenged;

        public override Sentence Describe() => new("The refusal of “{1}” by {0} is challenged: {2}", Body, Text, Why);
    }

    public sealed record PlanPutToVictim(string How, bool Commented) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PlanPutToVictim;

        public override Sentence Describe() => Commented ? new("The plan was put to the victim {0}; what they said is kept with it.", How) : new("The plan was put to the victim {0}.", How);
    }

    public sealed record PlanNotPutToVictim(string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PlanNotPutToVictim;

        public override Sentence Describe() => new("The plan was not put to the victim: {0}", Why);
    }

    public sealed record PlanMadeFinal(int Actions, int Recommendations) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PlanMadeFinal;

        public override Sentence Describe() => new("The plan is final. Actions: {0}, recommendations: {1}.", Actions, Recommendations);
    }

    public sealed record VictimUpdated(string How, string Said) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.VictimUpdated;

        public override Sentence Describe() => new("The victim was told how the actions stand, {0}. {1}", How, Said);
    }

    public sealed record InterimActionTaken(string What, string Risk, string Agency, DateOnly On) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.InterimActionTaken;

        public override Sentence Describe() => new("Interim action by {2} on {3}: {0} Against: {1}", What, Risk, Agency, On);
    }
}
