namespace AsbCaseReview.Web.Appeals.Ask;

/// <summary>One question of the form, and when it is asked.</summary>
public sealed record AskStep(string Path, string Title, Func<AskState, bool> Asked, Func<AskState, bool> Answered);

/// <summary>The questions of an appeal in their order, one on each page.</summary>
public static class AskSteps
{
    public static IReadOnlyList<AskStep> All { get; } =
    [
        new("about", "What the appeal is about", s => s.Answers.PreviousReference is null, s => s.Answers.Against is not null),
        new("review", "Which review", s => s.Answers.PreviousReference is null && (s.Answers.CaseId is null || s.Answers.PersonId is null), s => s.Place is not null),
        new("notice", "When you were told", s => s.Answers.PreviousReference is null && (s.Answers.CaseId is null || s.Answers.PersonId is null) || s.NoticeOn is null, s => s.NoticeOn is not null || s.Answers.NoticeNotKnown),
        new("late", "Why it comes late", s => s.Late, s => s.Answers.LateReason is not null),
        new("grounds", "Why you appeal", _ => true, s => s.Answers.Grounds.Count > 0),
        new("more", "What else we should know", _ => true, _ => true),
        new("files", "Letters and other papers", _ => true, _ => true),
        new("you", "Who you are", s => s.Answers.PersonId is null, s => s.Answers.Name is not null),
        new("reach", "How we can reach you safely", s => s.Answers.PersonId is null, s => s.Answers.ReachAnswered),
        new("consent", "What you agree to", _ => true, s => s.Answers.ConsentToPapers && (s.Answers.For is null || s.Answers.ConsentToAppeal)),
    ];

    public static AskStep Of(string path) => All.First(s => s.Path == path);

    public static string After(string path, AskState state) => All.SkipWhile(s => s.Path != path).Skip(1).FirstOrDefault(s => s.Asked(state)) is { } next ? $"/appeal/{next.Path}" : "/appeal/check";

    public static string Before(string path, AskState state) => All.TakeWhile(s => s.Path != path).LastOrDefault(s => s.Asked(state)) is { } previous ? $"/appeal/{previous.Path}" : "/appeal";

    /// <summary>The first question that is still owed; null where the appeal can be sent.</summary>
    public static AskStep? Owed(AskState state) => All.FirstOrDefault(s => s.Asked(state) && !s.Answered(state));
}
