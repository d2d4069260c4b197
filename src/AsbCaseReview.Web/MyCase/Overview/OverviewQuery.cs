using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.MyCase.Overview;

/// <summary>A date to expect. Whatever is shown here may be read by the person whose case it is.</summary>
/// <param name="Promise">English, in the procedure's words.</param>
/// <param name="IsYours">Not a promise of ours, but the day by which the applicant can do something: appeal.</param>
/// <param name="BankHolidays">Those that were not counted.</param>
public sealed record ExpectedDate(string Promise, DateOnly? By, DateOnly? DoneOn, DeadlineState State, bool IsYours, bool HasPassed, DeadlineWorking Working, bool SkipsWeekends, IReadOnlyList<SkippedDay> BankHolidays)
{
    /// <summary>The day on which the agencies meet, once it is set: a day, no limit.</summary>
    public bool IsMeeting { get; init; }
}

/// <summary>Something that has happened, said in a line. English, a key of <c>PublicWords</c>.</summary>
public sealed record Milestone(DateOnly On, string What);

/// <summary>What is promised from the day on which the application is complete, while that day is not known.</summary>
public sealed record ExpectedSpan(string Promise, Period Within);

public sealed record OverviewView(
    ApplicantCase Case, StageWords Words, IReadOnlyList<ExpectedDate> Dates, IReadOnlyList<ExpectedSpan> Spans, IReadOnlyList<Milestone> Happened, string? AskedFor, DateOnly? AskedBy,
    string? ContactPerson, Area Area, int LettersToRead, bool Decided, IReadOnlyList<VictimAction> Actions, int AnswersToRead, bool AskedAfterwards, DateOnly Today)
{
    /// <summary>When the agencies meet, once that is arranged.</summary>
    public DateOnly? MeetsOn { get; init; }

    /// <summary>The victim has not said yet how they want to be heard there.</summary>
    public bool HowIsOpen { get; init; }
}

/// <summary>Where a case stands, what has happened and what to expect, without anything that is not this person's to read.</summary>
[Query]
public sealed class OverviewQuery(AsbDbContext db, ApplicantAccess access, TimeProvider clock)
{
    private static readonly CaseEventKind[] Told =
    [
        CaseEventKind.ApplicationReceived, CaseEventKind.CaseTakenOver, CaseEventKind.Acknowledged, CaseEventKind.InformationAsked, CaseEventKind.ApplicationCompleted, CaseEventKind.ThresholdDecided,
        CaseEventKind.PanelArranged, CaseEventKind.PanelCancelled, CaseEventKind.PanelHeld, CaseEventKind.OutcomeTold, CaseEventKind.Closed, CaseEventKind.Withdrawn, CaseEventKind.ClosedNoContact,
        CaseEventKind.SignpostedElsewhere, CaseEventKind.ClosedOutOfScope, CaseEventKind.Reopened, CaseEventKind.InformationGiven,
    ];

    public async Task<OverviewView> AskAsync(ApplicantCase seen)
    {
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == seen.Id && Told.Contains(e.Kind)).OrderBy(e => e.Sequence).ToListAsync();
        var asked = events.LastOrDefault(e => e.Kind == CaseEventKind.InformationAsked && e.Round == seen.Round);
        if (asked is not null && events.Exists(e => e.Kind is CaseEventKind.InformationGiven or CaseEventKind.ApplicationCompleted && e.Sequence > asked.Sequence)) asked = null;
        var askedOf = seen.Person.IsApplicant && seen.Stage == CaseStage.AwaitingConsentOrInformation ? asked?.Body as Happened.InformationAsked : null;
        var meetsOn = seen.Stage == CaseStage.PanelArranged ? await db.Panels.Where(p => p.State == PanelState.Invited && p.Cases.Any(c => c.CaseId == seen.Id)).MinAsync(p => (DateOnly?)p.MeetsOn) : null;
        return new(
            seen, StageWords.Of(seen.Stage), await DatesAsync(seen, meetsOn), await SpansAsync(seen), [.. events.Select(Said).OfType<Milestone>().Reverse()], askedOf?.What, askedOf?.By,
            await db.Staff.AsNoTracking().Where(s => s.Id == seen.AssigneeId).Select(s => s.Name).FirstOrDefaultAsync(),
            await db.Areas.AsNoTracking().FirstAsync(a => a.Id == seen.AreaId),
            await (await access.LettersAsync(seen)).CountAsync(l => l.FirstViewedAt == null),
            await db.ThresholdDecisions.AnyAsync(d => d.CaseId == seen.Id), await ActionsAsync(seen),
            await db.ThreadMessages.CountAsync(m => m.Answer != null && m.ReadAt == null && db.QuestionThreads.Any(t => t.Id == m.ThreadId && t.PersonId == seen.Person.Id)),
            seen.Stage == CaseStage.Closed && await AskedAfterwardsAsync(seen), London.Today(clock))
        {
            MeetsOn = meetsOn,
            HowIsOpen = seen.Stage is CaseStage.Met or CaseStage.GatheringInformation or CaseStage.PanelArranged && await HowIsOpenAsync(seen),
        };
    }

    private async Task<bool> HowIsOpenAsync(ApplicantCase seen) =>
        await access.VictimOfAsync(seen) is { } victim && !await db.Voices.AnyAsync(v => v.PersonId == victim.Id && (v.Way != null || v.NotInvitedAt != null));

    // Asked, and not answered yet.
    private async Task<bool> AskedAfterwardsAsync(ApplicantCase seen) => await access.VictimOfAsync(seen) is { } victim && await db.Voices.AnyAsync(v =>
        v.PersonId == victim.Id && v.AskedAfterwardsInRound == seen.Round && !db.AfterwardsAnswers.Any(a => a.VoiceId == v.Id && a.Round == seen.Round));

    // Once the plan has been told: only the sentence that the victim may read leaves the database.
    private Task<List<VictimAction>> ActionsAsync(ApplicantCase seen)
    {
        var told = seen.Stage is CaseStage.OutcomeTold or CaseStage.ActionsOpen or CaseStage.Closed;
        return db.AgreedActions.AsNoTracking().IgnoreAutoIncludes()
            .Where(a => a.CaseId == seen.Id && a.VictimMaySee != null && (told || db.ActionPlans.Any(p => p.Id == a.PlanId && p.FinalOn != null)))
            .OrderBy(a => a.DueOn).ThenBy(a => a.Id)
            .Select(a => new VictimAction(a.VictimMaySee!, a.AgencyName, a.DueOn, a.State, a.EndedOn, a.VictimOutcome)).ToListAsync();
    }

    private async Task<List<ExpectedDate>> DatesAsync(ApplicantCase seen, DateOnly? meetsOn)
    {
        var procedure = await db.Services.Procedures.GetAsync(seen.ProcedureVersionId, db);
        var calendar = await db.Services.Holidays.CalendarAsync(db);
        var today = London.Today(clock);
        var anchors = Timetable.AsSeenBy(await DeadlineBook.AnchorsOfAsync(seen.Id, db), seen.Subject);
        var others = await OthersAsync(seen);
        var known = Timetable.Of(procedure, anchors, calendar).ToDictionary(l => (l.Limit, l.Subject, l.Round));
        // What follows the meeting is counted from the day that is set for it.
        IReadOnlyList<Anchor> expected = meetsOn is { } meets && meets >= today ? [.. anchors, new(AnchorKind.PanelHeld, meets, "", seen.Round)] : anchors;
        return [.. Timetable.Outlook(procedure, expected, calendar)
            .Select(l => known.TryGetValue((l.Limit, l.Subject, l.Round), out var line) ? line : Foreseen(l, today))
            .Where(l => l.Round == seen.Round && !others.Contains(l.Subject) && l.State != DeadlineState.Ended && Limits.Find(procedure, l.Limit)?.Promise is not null)
            .GroupBy(l => l.Limit).Select(g => g.MaxBy(l => l.Due ?? DateOnly.MaxValue)!)
            .Select(l => (Line: l, Limit: Limits.Find(procedure, l.Limit)!))
            .Select(l => Expected(l.Line, l.Limit, procedure, calendar, today) is var date && meetsOn is { } day && l.Limit.Until == AnchorKind.PanelHeld && date.DoneOn is null
                ? date with { By = day, IsMeeting = true } : date)
            .OrderBy(d => d.By ?? DateOnly.MaxValue)];
    }

    private async Task<List<ExpectedSpan>> SpansAsync(ApplicantCase seen)
    {
        if (!CaseStages.Early.Contains(seen.Stage)) return [];
        var procedure = await db.Services.Procedures.GetAsync(seen.ProcedureVersionId, db);
        return [.. Timetable.FromCompletion(procedure, await DeadlineBook.AnchorsOfAsync(seen.Id, db)).Select(l => new ExpectedSpan(l.Promise!, l.Period!.Value))];
    }

    // The dates of another victim are theirs alone; whoever acts for a victim expects that victim's.
    private async Task<HashSet<string>> OthersAsync(ApplicantCase seen)
    {
        var own = (await access.OwnAsync(seen)).Select(p => p.Id).ToHashSet();
        return [.. (await db.People.Where(p => p.CaseId == seen.Id).Select(p => p.Id).ToListAsync()).Where(id => !own.Contains(id)).Select(id => id.ToString())];
    }

    // What follows from a step that is late has no date until that step is done.
    private static TimetableLine Foreseen(TimetableLine line, DateOnly today) => line with { DoneOn = null, Due = line.Due < today ? null : line.Due, State = line.Due < today || line.Due is null ? DeadlineState.DateToSet : DeadlineState.Open };

    private static ExpectedDate Expected(TimetableLine line, TimeLimit limit, Procedure procedure, WorkingCalendar calendar, DateOnly today)
    {
        var working = DeadlineWorking.Of(limit, line.CountedFrom, line.DaysStopped, line.Due, line.DateGiven, procedure, calendar);
        return new(limit.Promise!, line.Due, line.DoneOn, line.State, limit.Owner == "applicant", line.State == DeadlineState.Open && line.Due < today,
            working, working.Skipped.Count > 0, [.. working.Skipped.Where(s => !IsWeekend(s))]);
    }

    private static bool IsWeekend(SkippedDay skipped) => skipped.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static Milestone? Said(CaseEvent happened) => happened.Body switch
    {
        Happened.ApplicationReceived or Happened.CaseTakenOver => new(happened.CountsFrom, "We received your application."),
        Happened.Acknowledged => new(happened.CountsFrom, "We told you that we have your application."),
        Happened.InformationAsked => new(happened.CountsFrom, "We asked for more information."),
        Happened.InformationGiven when happened.ActorRole == ActorRole.Applicant => new(London.DateOf(happened.HappenedAt), "More information was given to us."),
        Happened.ApplicationCompleted => new(happened.CountsFrom, "Your application was complete."),
        Happened.ThresholdDecided { Met: true } => new(happened.CountsFrom, "We decided that the threshold is met: there will be a review."),
        Happened.ThresholdDecided => new(happened.CountsFrom, "We decided that the threshold is not met."),
        Happened.PanelArranged => new(London.DateOf(happened.HappenedAt), "The day of the agencies’ meeting was set."),
        Happened.PanelCancelled => new(London.DateOf(happened.HappenedAt), "The agencies’ meeting was called off."),
        Happened.PanelHeld => new(happened.CountsFrom, "The agencies met to review your case."),
        Happened.OutcomeTold => new(happened.CountsFrom, "We told you the outcome."),
        Happened.Closed or Happened.ClosedNoContact => new(happened.CountsFrom, "The case was closed."),
        Happened.Withdrawn => new(happened.CountsFrom, "The application was withdrawn."),
        Happened.SignpostedElsewhere or Happened.ClosedOutOfScope => new(happened.CountsFrom, "We told you who can help you better."),
        Happened.Reopened => new(happened.CountsFrom, "The case was opened again."),
        _ => null,
    };
}
