using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Voice;

/// <summary>How things have been since the case was closed. Stored by name, so a name is never changed.</summary>
public enum HowThingsAre { Better, Same, Worse, NotReached }

/// <summary>What a victim says of the time since their case was closed.</summary>
public sealed class AfterwardsAnswer
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid VoiceId { get; init; }
    public required int Round { get; init; }
    public required HowThingsAre How { get; init; }
    public OwnWords? Words { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done where it is worse: they were called, the case was opened again, a new application.</summary>
    public string? FollowedUp { get; private set; }

    public bool Waits => How == HowThingsAre.Worse && FollowedUp is null;

    internal void FollowUp(string what) => FollowedUp = what;
}

// Closing sets a day on which each victim is asked how things are since: Case.Close.
public sealed partial class VictimVoice
{
    public List<AfterwardsAnswer> Afterwards { get; private init; } = [];

    /// <summary>The last round after whose closing they were asked, or answered by themselves.</summary>
    public int AskedAfterwardsInRound { get; private set; }

    /// <summary>What they said since the case was last closed.</summary>
    public AfterwardsAnswer? SaidAfterwards(int round) => Afterwards.Where(a => a.Round == round).MaxBy(a => a.At);

    /// <param name="how">"by e-mail".</param>
    public void AskAfterwards(Case @case, string how, Actor by, DateTimeOffset at)
    {
        MustBeClosed(@case);
        if (AskedAfterwardsInRound == @case.Round) throw new RuleRefusedException(new("They have been asked already."));
        AskedAfterwardsInRound = @case.Round;
        Changed();
        @case.Record(new Happened.AfterwardsAsked(Name(@case), how), by, at, AnchorKind.AfterwardsAsked, subject: PersonId.ToString());
    }

    /// <summary>They may answer before they are asked, and again when things change: each answer is kept.</summary>
    public AfterwardsAnswer AnswerAfterwards(Case @case, HowThingsAre how, OwnWords? words, Actor by, DateTimeOffset at)
    {
        MustBeClosed(@case);
        var answer = new AfterwardsAnswer { VoiceId = Id, Round = @case.Round, How = how, Words = words, By = by.Name, At = at };
        Afterwards.Add(answer);
        var first = AskedAfterwardsInRound != @case.Round;
        AskedAfterwardsInRound = @case.Round;
        Changed();
        @case.Record(new Happened.AfterwardsAnswered(Name(@case), how), by, at, first ? AnchorKind.AfterwardsAsked : null, subject: PersonId.ToString());
        return answer;
    }

    public void FollowUpAfterwards(Case @case, Guid answerId, string what, Actor by, DateTimeOffset at)
    {
        var answer = Afterwards.FirstOrDefault(a => a.Id == answerId) ?? throw new RuleRefusedException(new("There is no such entry."));
        if (!answer.Waits) throw new RuleRefusedException(new("Nothing waits here any more."));
        if (string.IsNullOrWhiteSpace(what)) throw new RuleRefusedException(new("Say what was done."));
        answer.FollowUp(what.Trim());
        Changed();
        @case.Record(new Happened.AfterwardsFollowedUp(Name(@case), what.Trim()), by, at, subject: PersonId.ToString());
    }

    private static void MustBeClosed(Case @case)
    {
        if (@case.Stage != CaseStage.Closed) throw new RuleRefusedException(new("The case is not closed."));
    }
}
