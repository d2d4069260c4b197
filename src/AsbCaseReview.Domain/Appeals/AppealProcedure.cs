using System.Runtime.CompilerServices;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Appeals;

/// <summary>What an appeal is handled under: one stage of the procedure's way of appealing, and the calendar.</summary>
/// <param name="Number">1 for the first stage, 2 for the one that follows it.</param>
public sealed record AppealRules(Procedure Procedure, AppealStage Stage, int Number, WorkingCalendar Calendar)
{
    public static AppealRules Of(Procedure procedure, int number, WorkingCalendar calendar) => new(procedure, procedure.AppealStageOf(number), number, calendar);

    /// <summary>What came after the office closed counts from its next working day.</summary>
    public DateOnly CountsFrom(DateTimeOffset at) => Week.DeemedReceived(London.TimeOf(at), Procedure.Conventions.ClosingTime);

    /// <summary>The last day, included, for appealing against what the applicant was told on a day; null where the procedure sets no window.</summary>
    public DateOnly? LastDay(DateOnly noticed) => Stage.Window?.Within.EndFrom(noticed, Week);

    private WorkingCalendar Week => Calendar.WithWeek(new(Procedure.Conventions.WorkingWeek));
}

public static class AppealProcedures
{
    /// <summary>The last day to appeal further, as a limit of an appeal that another stage follows.</summary>
    public const string NextAppeal = "appealNext";

    private static readonly ConditionalWeakTable<Procedure, Procedure[]> Views = [];

    /// <summary>The stages of appealing; where the procedure has none, the lead body's own review, until the procedure is mended.</summary>
    public static IReadOnlyList<AppealStage> AppealStages(this Procedure procedure) => procedure.Appeal.Count > 0 ? procedure.Appeal : [LeadBodysOwnReview(procedure)];

    /// <summary>The stage to which an applicant can go on from an appeal that is answered; null where there is none.</summary>
    public static AppealStage? Further(this Appeal appeal, Procedure procedure) =>
        AppealStates.After.Contains(appeal.State) ? procedure.AppealStages().ElementAtOrDefault(appeal.StageNumber) : null;

    /// <param name="number">From 1.</param>
    /// <exception cref="RuleRefusedException">The procedure has no such stage.</exception>
    public static AppealStage AppealStageOf(this Procedure procedure, int number) =>
        procedure.AppealStages().ElementAtOrDefault(number - 1) ?? throw new RuleRefusedException(new("The procedure has no appeal after this one."));

    /// <summary>
    /// The procedure as an appeal at one of its stages sees it: the limits of that stage, and the window for the next one. What
    /// runs on the case does not run here, so that every limit is stored once.
    /// </summary>
    public static Procedure ForAppeal(this Procedure procedure, int number) =>
        Views.GetValue(procedure, p => [.. p.AppealStages().Select((stage, i) => View(p, stage, i + 1))]).ElementAtOrDefault(number - 1)
        ?? throw new RuleRefusedException(new("The procedure has no such appeal."));

    private static Procedure View(Procedure procedure, AppealStage stage, int number) => procedure with
    {
        TimeLimits = [.. stage.TimeLimits, .. procedure.Appeal.Skip(number).Take(1).Where(next => next.Window is not null).Select(Window)],
        Appeal = [],
        OfAnAppeal = true,
    };

    private static TimeLimit Window(AppealStage next) => Limits.Window(next.Window!, [.. next.Window!.From]) with
    {
        Limit = NextAppeal,
        Name = "Last day to appeal further",
        Promise = "The last day on which you can appeal further",
        Until = AnchorKind.NextAppealLodged,
    };

    /// <remarks>Schedule 4 paragraph 3: procedures must say what happens where an applicant is dissatisfied. One that does not is not published; a case that has one already is not left without an answer.</remarks>
    private static AppealStage LeadBodysOwnReview(Procedure procedure) => new()
    {
        Body = procedure.PointOfContact?.Body ?? "The lead body",
        BodyKind = AppealBodyKind.LeadBody,
        LodgedBy = [AppealLodgedBy.Applicant],
        GroundsKnown = false,
        RecommendationsOnly = false,
        Final = false,
        Source = new() { Document = "product", Paragraph = "Where a procedure has no appeal: the lead body’s own review, and the ombudsman", Standing = Standing.Ours },
    };
}
