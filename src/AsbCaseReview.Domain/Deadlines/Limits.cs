using System.Runtime.CompilerServices;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Deadlines;

/// <summary>
/// The time limits of a case: the procedure's own, and the window for appealing as a limit of the applicant's. Those within an
/// appeal run on the appeal, never on the case: <see cref="Appeals.AppealProcedures.ForAppeal"/>.
/// </summary>
public static class Limits
{
    /// <summary>The applicant's last day to appeal.</summary>
    public const string Appeal = "appeal";

    /// <summary>Owner of what the applicant may do until a day: nobody is reminded of it, and it does not end with the case.</summary>
    public const string Applicant = "applicant";

    /// <summary>By when an agency answers; the subject is the agency.</summary>
    public const string AgencyInformation = "agencyInformation";

    /// <summary>The victim hears from us while the plan is open.</summary>
    public const string UpdateVictim = "updateVictim";

    /// <summary>What somebody asks from their own page is answered; the subject is the person, with a number for each question.</summary>
    public const string AnswerQuestion = "answerQuestion";

    /// <summary>Each victim is asked how things are since the closing; the subject is the person.</summary>
    public const string AskAfterwards = "askAfterwards";

    private static readonly ConditionalWeakTable<Procedure, TimeLimit[]> Known = [];

    public static IReadOnlyList<TimeLimit> Of(Procedure procedure) => Known.GetValue(procedure, Make);

    public static TimeLimit? Find(Procedure procedure, string limit) => Array.Find(Known.GetValue(procedure, Make), l => l.Limit == limit);

    private static TimeLimit[] Make(Procedure procedure) =>
    [
        .. procedure.TimeLimits,
        .. procedure.Appeal.Take(1).SelectMany(stage => stage.Window is { } window ? Windows(window) : []),
        .. procedure.OfAnAppeal ? [] : Ours(procedure).Where(ours => procedure.TimeLimits.All(l => l.Limit != ours.Limit)),
    ];

    private static Source OurOwn(string paragraph) => new() { Document = "ours", Paragraph = paragraph, Standing = Standing.Ours };

    // What every review needs and a procedure may leave unsaid: labelled as ours wherever it is shown.
    private static IEnumerable<TimeLimit> Ours(Procedure procedure)
    {
        yield return new()
        {
            Limit = AgencyInformation,
            Name = "Agency answers the request for information",
            State = LimitState.NotStated,
            From = [AnchorKind.AgenciesAsked],
            Until = AnchorKind.AllInformationIn,
            Owner = "agency",
            Source = OurOwn("the coordinator sets the day"),
        };
        yield return new()
        {
            Limit = UpdateVictim,
            Name = "Tell the victim how the actions stand",
            State = LimitState.Period,
            From = [AnchorKind.PlanAgreed, AnchorKind.VictimUpdated, AnchorKind.OutcomeNotified, AnchorKind.ContactMade],
            Choose = AnchorChoice.LatestKnown,
            OnlyIf = [AnchorKind.PlanAgreed],
            Period = procedure.Conventions.UpdateVictimEvery,
            Until = AnchorKind.Closed,
            Owner = "coordinator",
            Source = OurOwn($"updates at least every {procedure.Conventions.UpdateVictimEvery}"),
        };
        yield return new()
        {
            Limit = AnswerQuestion,
            Name = "Answer what was asked in “my case”",
            State = LimitState.Period,
            From = [AnchorKind.QuestionAsked],
            Period = procedure.Conventions.AnswerQuestionsWithin,
            Until = AnchorKind.QuestionAnswered,
            Owner = "coordinator",
            AfterClosing = true,
            Source = OurOwn($"answered within {procedure.Conventions.AnswerQuestionsWithin}"),
        };
        yield return new()
        {
            Limit = AskAfterwards,
            Name = "Ask the victim how things are since the case was closed",
            Promise = "We will ask you how things are since",
            State = LimitState.Period,
            From = [AnchorKind.AfterwardsPlanned],
            Period = procedure.Conventions.AskAfterwardsAfter,
            Until = AnchorKind.AfterwardsAsked,
            Unless = [AnchorKind.Reopened],
            Owner = "coordinator",
            Reminders = [],
            AfterClosing = true,
            Source = OurOwn($"asked {procedure.Conventions.AskAfterwardsAfter} after the closing"),
        };
    }

    private static readonly AnchorKind[] OnThreshold = [AnchorKind.ThresholdNotified, AnchorKind.ThresholdLetterReceived];

    private static IEnumerable<TimeLimit> Windows(AppealWindow window)
    {
        var threshold = window.From.Where(OnThreshold.Contains).ToArray();
        var outcome = window.From.Except(threshold).ToArray();
        if (threshold.Length > 0) yield return Window(window, threshold) with { OnlyIf = [AnchorKind.ThresholdNotMet] };
        if (outcome.Length > 0) yield return Window(window, outcome) with { Unless = [AnchorKind.ThresholdNotMet] };
    }

    internal static TimeLimit Window(AppealWindow window, AnchorKind[] from) => new()
    {
        Limit = Appeal,
        Name = "Last day to appeal",
        Promise = "The last day on which you can appeal",
        State = LimitState.Period,
        From = from,
        Choose = AnchorChoice.LatestKnown,
        Period = window.Within,
        Until = AnchorKind.AppealLodged,
        Owner = Applicant,
        Source = window.Source,
    };
}
