using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Web.Apply;

/// <summary>The answers, and what they are asked under. Where and Procedure are null until the council area is chosen.</summary>
public sealed record JourneyState(DraftAnswers Answers, LocalGovernmentArea? Where, Area? Area, Procedure? Procedure, IReadOnlyList<EvidenceFile> Files, DateOnly Today)
{
    public static JourneyState Empty { get; } = new(new(), null, null, null, [], default);

    public bool ForSomebody => Answers.ApplicantIs == ApplicantIs.SomebodyForThem;

    public bool IsPerson => Answers.VictimKind is null or PersonKind.Person;

    /// <summary>The victim: whoever applies, or the person for whom they do.</summary>
    public DraftPerson? Victim => ForSomebody ? Answers.Victim : Answers.Applicant;

    /// <summary>The procedure's local conditions that an applicant can answer, each once.</summary>
    public IReadOnlyList<LocalCondition> Conditions => Procedure is null ? [] :
        [.. Procedure.Threshold.Routes.SelectMany(r => r.Conditions).GroupBy(c => c.Condition).Select(g => g.FirstOrDefault(c => c.Question is not null)).OfType<LocalCondition>()];
}

/// <summary>One line of "check your answers". A part of the answer that is a <see cref="Sentence"/> is ours and has a language; text is as it was typed.</summary>
public sealed record AnswerRow(Sentence Label, params IReadOnlyList<object?> Parts)
{
    public AnswerRow(string label, params IReadOnlyList<object?> parts) : this(new Sentence(label), parts) { }

    /// <summary>What stands between the parts.</summary>
    public string By { get; init; } = ", ";

    /// <summary>Null where nothing was answered.</summary>
    public string? Value(Func<Sentence, string> said) =>
        string.Join(By, Parts.Select(p => p is Sentence sentence ? said(sentence) : p as string).Where(p => !string.IsNullOrEmpty(p))) is { Length: > 0 } value ? value : null;
}

/// <summary>One page: what it asks, when, whether it has been answered, and how the answer reads. Texts are English keys.</summary>
/// <param name="Path">Below /apply.</param>
public sealed record JourneyPage(string Path, string Question, Func<JourneyState, bool> Answered, Func<JourneyState, IEnumerable<AnswerRow>> Rows)
{
    public Func<JourneyState, bool> Asked { get; init; } = _ => true;

    /// <summary>May be left out; it never holds the application up.</summary>
    public Func<JourneyState, bool> Optional { get; init; } = _ => false;

    public string Address => $"/apply/{Path}";

    /// <summary>"safe-adult" is shown by SafeAdult.cshtml.</summary>
    public string View => string.Concat(Path.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
}

public enum TaskState { NotYet, Begun, Done, Optional }

/// <param name="Neutral">For the browser's history: says nothing of what it is about.</param>
public sealed record JourneyTask(string Title, string Neutral, IReadOnlyList<JourneyPage> Pages)
{
    public IEnumerable<JourneyPage> Asked(JourneyState state) => Pages.Where(p => p.Asked(state));

    public TaskState StateOf(JourneyState state)
    {
        var asked = Asked(state).ToList();
        var answered = asked.Count(p => p.Answered(state));
        return answered == asked.Count ? TaskState.Done
            : asked.All(p => p.Optional(state)) && answered == 0 ? TaskState.Optional
            : asked.All(p => p.Optional(state) || p.Answered(state)) ? TaskState.Done
            : answered > 0 ? TaskState.Begun : TaskState.NotYet;
    }
}

/// <summary>The order of the pages: what comes after one, and what before.</summary>
public static class Journey
{
    public const string Tasks = "/apply/tasks";
    public const string Check = "/apply/check";

    public static JourneyPage Page(string path) => JourneyPages.Tasks.SelectMany(t => t.Pages).First(p => p.Path == path);

    public static JourneyTask TaskOf(JourneyPage page) => JourneyPages.Tasks.First(t => t.Pages.Contains(page));

    /// <summary>Everything that has to be answered has been.</summary>
    public static bool IsComplete(JourneyState state) => JourneyPages.Tasks.All(t => t.StateOf(state) is TaskState.Done or TaskState.Optional);

    /// <param name="checking">They came from "check your answers": back there, unless the answer leads to a new question.</param>
    public static string After(JourneyPage page, JourneyState state, bool checking)
    {
        var later = TaskOf(page).Asked(state).SkipWhile(p => p != page).Skip(1);
        if (checking) return later.FirstOrDefault(p => !p.Answered(state) && !p.Optional(state)) is { } open ? $"{open.Address}?from=check" : Check;
        return later.FirstOrDefault()?.Address ?? Tasks;
    }

    public static string Before(JourneyPage page, JourneyState state, bool checking) => checking ? Check
        : TaskOf(page).Asked(state).TakeWhile(p => p != page).LastOrDefault()?.Address ?? Tasks;
}
