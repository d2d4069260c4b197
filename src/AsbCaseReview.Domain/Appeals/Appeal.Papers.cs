using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Appeals;

public sealed partial class Appeal
{
    /// <summary>Begins gathering: at the first request the procedure's first date is met.</summary>
    internal void PapersRequested(string agency, DateOnly answerBy, int items, string subject, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        if (Late && LateTaken != true) throw new RuleRefusedException(new("The appeal came late. Decide first whether it is taken."));
        var first = State == AppealState.Received;
        Raise(new AppealHappened.AppealPapersRequested(agency, answerBy, items), by, at, first ? AnchorKind.PapersRequested : null, subject: first ? "" : subject);
    }

    public void AskReasons(string how, DateOnly answerBy, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        Raise(new AppealHappened.AppealReasonsAsked(how, answerBy), by, at);
    }

    /// <summary>The applicant's reasons on each ground; what they said before stays where they say nothing new.</summary>
    public void GiveReasons(IReadOnlyDictionary<Guid, string?> why, string? notConsidered, string? newInformation, string how, Actor by, DateTimeOffset at)
    {
        if (by.Role != ActorRole.Applicant) MustBeMine(by);
        foreach (var (ground, reason) in why)
            if (OwnWords.From(reason) is { } words) GroundOf(ground).Why = words;
        NotConsidered = OwnWords.From(notConsidered) ?? NotConsidered;
        NewInformation = OwnWords.From(newInformation) ?? NewInformation;
        Raise(new AppealHappened.AppealReasonsGiven(how), by, at);
    }

    /// <summary>The review begins: all have answered, or the reviewer goes on without those who have not.</summary>
    /// <param name="missing">Who has not answered.</param>
    /// <param name="lastReplyOn">When the last answer came, where all have answered.</param>
    public void BeginReview(IReadOnlyList<string> missing, DateOnly? lastReplyOn, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        Raise(new AppealHappened.AppealPapersComplete(missing), by, at, AnchorKind.PapersReceived, missing.Count == 0 ? lastReplyOn : null);
    }

    /// <summary>A new date for one of the appeal's limits, with the reason; whoever waits for it is told.</summary>
    /// <param name="limit">As the procedure names it.</param>
    /// <param name="subject">The body whose limit it is, if it is one body's.</param>
    /// <param name="was">The date that it had.</param>
    /// <param name="counted">The day that the procedure itself gives: an extension is measured from it, however often it is extended.</param>
    /// <param name="reason">One of those that the procedure allows, where it names any.</param>
    public void Extend(string limit, string subject, DateOnly? was, DateOnly? counted, DateOnly to, string reason, string? note, AppealRules rules, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        var rule = Limits.Find(rules.Procedure.ForAppeal(rules.Number), limit) ?? throw new RuleRefusedException(new("The procedure has no such limit."));
        if (to < London.DateOf(at)) throw new RuleRefusedException(new("The new date has passed."));
        if (was is { } before && to <= before) throw new RuleRefusedException(new("The new date has to lie after {0}.", before));
        if (rule.State == LimitState.Period)
        {
            if (rule.Extension is not { } extension) throw new RuleRefusedException(new("The procedure does not let “{0}” be extended. If it cannot be kept, it is late, and the parties are told.", rule.Name));
            if (extension.Reasons.Count > 0 && !extension.Reasons.Contains(reason)) throw new RuleRefusedException(new("The procedure extends it for these reasons only: {0}.", string.Join("; ", extension.Reasons)));
            if (extension.LastDay(counted, rules.Calendar) is { } last && to > last) throw new RuleRefusedException(new("It may be extended by {0} at most, to {1}.", extension.AtMost!.Value.ToString(), last));
        }
        Needs(reason, new("Say why. The parties will read it."));
        Raise(new AppealHappened.AppealExtended(rule.Name, was, to, string.IsNullOrWhiteSpace(note) ? reason : $"{reason}. {note}"), by, at,
            AnchorKind.DateSet, to, Timetable.DateSetSubject(limit, subject), round: limit == ProgressLimit ? ProgressRound : 1);
    }

    internal void PaperRedacted(AppealPaper paper, int passages, string why, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        Record(new AppealHappened.AppealPaperRedacted(paper.Title, passages, why), by, at, subject: paper.Id.ToString());
    }

    internal void MayAskForPack(Actor by)
    {
        MustBeMine(by);
        AppealTransitions.Require(CaseEventKind.AppealPackMade, State, by.Role);
    }

    internal void PackShared(int number, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        Record(new AppealHappened.AppealPackShared(number), by, at);
    }

    public void AddNote(string note, Actor by, DateTimeOffset at)
    {
        Needs(note, new("Write the note."));
        Record(new AppealHappened.AppealNoteAdded(note), by, at);
    }
}
