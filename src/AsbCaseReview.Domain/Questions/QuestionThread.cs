using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Questions;

/// <summary>
/// What one person of a case asks the coordinator from their own page, and what they are answered. One thread for each
/// person; nobody else of the case reads it. It goes on after the case has ended: whoever was heard may still ask.
/// </summary>
/// <remarks>
/// The day by which it is answered is a deadline of the case, counted from the first message that waits: who writes again
/// before the answer never moves it.
/// </remarks>
public sealed class QuestionThread : AggregateRoot
{
    private QuestionThread() { }

    public Guid CaseId { get; private init; }
    public Guid PersonId { get; private init; }
    public List<ThreadMessage> Messages { get; private init; } = [];

    /// <summary>How often something was asked; what is written before the answer belongs to the same question.</summary>
    public int Asked { get; private set; }

    /// <summary>The round of the case in which the question that waits was asked.</summary>
    public int AskedInRound { get; private set; }

    /// <summary>Since when a question waits; null: nothing does.</summary>
    public DateTimeOffset? WaitingSince { get; private set; }

    /// <summary>Under which its deadline runs.</summary>
    public string Subject => $"{PersonId}/{Asked}";

    public static QuestionThread Of(Case @case, CasePerson person)
    {
        if (person.Part is not (PersonPart.Victim or PersonPart.Representative or PersonPart.SafeAdult)) throw new RuleRefusedException(new("Only a victim, or somebody who acts for one, has a page of their own."));
        return new() { CaseId = @case.Id, PersonId = person.Id };
    }

    /// <summary>Sent twice, it is one message.</summary>
    public void Ask(Case @case, OwnWords words, CaseRules rules, Actor by, DateTimeOffset at)
    {
        if (WaitingSince is not null && Messages.MaxBy(m => m.Number)?.Question == words) return;
        var first = WaitingSince is null;
        if (first) (Asked, AskedInRound, WaitingSince) = (Asked + 1, @case.Round, at);
        Add(words, null, by, at);
        @case.Record(new Happened.QuestionAsked(by.Name), by, at, first ? AnchorKind.QuestionAsked : null, rules.CountsFrom(AnchorKind.QuestionAsked, at), Subject);
    }

    /// <summary>Answers what waits; or writes to them without having been asked.</summary>
    /// <param name="answer">They read it: nothing restricted.</param>
    public void Answer(Case @case, string answer, Actor by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(answer)) throw new RuleRefusedException(new("Write what they are to read."));
        Add(null, answer.Trim(), by, at);
        Settle(@case, new Happened.QuestionAnswered(NameIn(@case), Written: true, ""), by, at);
    }

    /// <summary>Thanks need no answer; what was answered by telephone is said to have been.</summary>
    public void SettleWithoutWriting(Case @case, string why, Actor by, DateTimeOffset at)
    {
        if (WaitingSince is null) throw new RuleRefusedException(new("Nothing waits for an answer."));
        if (string.IsNullOrWhiteSpace(why)) throw new RuleRefusedException(new("Say how it was answered, or why it needs no answer."));
        Changed();
        Settle(@case, new Happened.QuestionAnswered(NameIn(@case), Written: false, why.Trim()), by, at);
    }

    private void Add(OwnWords? question, string? answer, Actor by, DateTimeOffset at)
    {
        Messages.Add(new() { ThreadId = Id, Number = Messages.Count + 1, Question = question, Answer = answer, By = by.Name, At = at });
        Changed();
    }

    private void Settle(Case @case, Happened.QuestionAnswered answered, Actor by, DateTimeOffset at)
    {
        var waited = WaitingSince is not null;
        WaitingSince = null;
        @case.Record(answered, by, at, waited ? AnchorKind.QuestionAnswered : null, subject: Subject, round: waited ? AskedInRound : null);
    }

    private string NameIn(Case @case) => @case.People.First(p => p.Id == PersonId).Name;
}

/// <summary>One message: the person's own words, or the team's answer.</summary>
public sealed class ThreadMessage
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ThreadId { get; init; }
    public required int Number { get; init; }
    public OwnWords? Question { get; init; }

    /// <summary>Plain text that they may read.</summary>
    public string? Answer { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>When the other side first saw it. Set once, beside the thread's version: reading makes nobody's form stale.</summary>
    public DateTimeOffset? ReadAt { get; init; }
}
