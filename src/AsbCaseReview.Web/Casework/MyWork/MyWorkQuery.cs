using System.Linq.Expressions;
using System.Security.Claims;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.MyWork;

/// <summary>One thing to do, on one case.</summary>
/// <param name="Working">How the date was worked out; null where there is none.</param>
public sealed record WorkItem(string Reference, string ApplicantName, string What, DateOnly? Day, DeadlineWorking? Working, string? Assignee);

/// <param name="Total">All there are; of each kind only the first <see cref="MyWorkQuery.Most"/> are listed.</param>
public sealed record WorkSection(string Key, string Title, string Empty, IReadOnlyList<WorkItem> Items, int Total, string? All = null);

public sealed record MyWorkView(IReadOnlyList<WorkSection> Sections, DateOnly Today, bool WholeArea, IReadOnlyList<string> CoveringFor);

/// <summary>What waits for somebody today: their own cases, those of people whom they cover, and those that nobody has (any more).</summary>
[Query]
public sealed class MyWorkQuery(AsbDbContext db, CaseAccess access, TimeProvider clock)
{
    public const int Most = 20;

    public async Task<MyWorkView> AskAsync(ClaimsPrincipal user, bool wholeArea)
    {
        await db.Database.OpenConnectionAsync();   // one for all that follows
        var today = London.Today(clock);
        var me = user.StaffIdOf();
        var covered = await db.Staff.AsNoTracking().Where(s => s.CoverId == me && s.AwayFrom <= today && (s.AwayUntil == null || s.AwayUntil >= today)).Select(s => new { s.Id, s.Name }).ToListAsync();
        var left = await LeftAsync(user);
        List<Guid> whose = [me, .. covered.Select(c => c.Id), .. left];
        var all = access.Workable(user).IgnoreAutoIncludes();
        var mine = wholeArea ? all : all.Where(c => c.AssigneeId == null || whose.Contains(c.AssigneeId.Value));
        var open = mine.Where(c => !CaseStages.Ended.Contains(c.Stage) || c.NextDueOn != null);
        var dueToday = open.Where(c => c.DueOrder <= today && db.Deadlines.Any(d => d.CaseId == c.Id && d.State == DeadlineState.Open && d.Owner != "applicant" && d.Due == today));   // what is overdue on the same case does not hide it

        List<WorkSection> sections =
        [
            await CasesAsync("danger", "Said that they are in danger now", "", mine.Where(c => c.InDanger), c => c.ReceivedOn, _ => "Reach them by a way that is safe"),
            await DeadlinesAsync("overdue", "Overdue", "Nothing is overdue.", open.Where(c => c.DueOrder < today), today, overdue: true, "/cases?deadline=Overdue"),
            await DeadlinesAsync("today", "Due today", "Nothing is due today.", dueToday, today, overdue: false, "/cases?deadline=Today"),
            await CasesAsync("new", "New", "Nothing new.", mine.Where(c => c.AssigneeId == null || left.Contains(c.AssigneeId.Value)).InStage(CaseStages.Open), c => c.ReceivedOn, r => r.Assignee is null ? "Assign it" : $"Assign it: {r.Assignee} is not here any more", "/cases?assignee=nobody"),
            await QuestionsAsync(mine),
            await WorseAsync(mine),
            await DatesToSetAsync(open),
            await LookAgainAsync(open, today),
            await MessagesAsync(mine) with { All = "/mail" },
            await AnswersAsync(mine.InStage(CaseStages.Open)),
            await ActionsAsync(mine, today),
            await RecommendationsAsync(mine, today),
            await LettersAsync(mine),
            await SetAsidesAsync(mine.InStage(CaseStages.Early)),
            await WaitingAsync(mine, today),
            .. await QuietAsync(open, today),
        ];
        return new(sections, today, wholeArea, [.. covered.Select(c => c.Name)]);
    }

    // Whoever has left keeps the cases that nobody has given to somebody else: they are everybody's until then.
    private Task<List<Guid>> LeftAsync(ClaimsPrincipal user)
    {
        var area = user.AreaIdOf();
        return db.Staff.Where(s => !s.IsActive && (area == null || s.AreaId == area)).Select(s => s.Id).ToListAsync();
    }

    // What was asked for has not come by its day; or it has come, and nobody has gone on with the case.
    private static async Task<WorkSection> LookAgainAsync(IQueryable<Case> open, DateOnly today)
    {
        var late = await ListAsync("", "", "",
            from c in open where c.LookAgainOn <= today && CaseStages.Open.Contains(c.Stage) orderby c.LookAgainOn select new WorkItem(c.Reference, c.ApplicantName, "It has not come: ask again with a new day, or go on without it", c.LookAgainOn, null, null));
        var come = await ListAsync("", "", "",
            from c in open where c.LookAgainOn == null && c.Stage == CaseStage.AwaitingConsentOrInformation orderby c.ReceivedOn select new WorkItem(c.Reference, c.ApplicantName, "Nothing is waited for any more: mark the application complete, or ask again with a day", null, null, null));
        return new("look-again", "Look again: consent or information", "Nothing waits beyond its day.", [.. late.Items, .. come.Items], late.Total + come.Total);
    }

    // Our own limit, settable in each procedure's conventions: where they differ, each has a section of its own.
    private async Task<List<WorkSection>> QuietAsync(IQueryable<Case> open, DateOnly today)
    {
        var calendar = await db.Services.Holidays.CalendarAsync(db);
        var versions = new List<(Guid Id, Period After)>();
        foreach (var id in await db.ProcedureVersions.Select(v => v.Id).ToListAsync()) versions.Add((id, (await db.Services.Procedures.GetAsync(id, db)).Conventions.QuietAfter));
        var sections = new List<WorkSection>();
        foreach (var group in versions.GroupBy(v => v.After, v => v.Id))
        {
            var since = (group.Key with { Count = PeriodCount.Before }).EndFrom(today, calendar);
            List<Guid> ids = [.. group];
            sections.Add(await CasesAsync($"quiet-{sections.Count + 1}", $"Quiet for {group.Key}, or the victim unheard from for as long (our own limit)", "No case is quiet.",
                open.InStage(CaseStages.Open).Where(c => ids.Contains(c.ProcedureVersionId) && (c.LastActivityOn <= since || (c.VictimHeardOn ?? c.ReceivedOn) <= since)), c => c.LastActivityOn,
                c => c.LastActivityOn <= since ? "Nothing has happened since" : $"The victim has not heard from us since {(c.VictimHeardOn ?? c.ReceivedOn).Full()}"));
        }
        return sections;
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private sealed record Row(Guid Id, string Reference, string ApplicantName, DateOnly ReceivedOn, DateOnly LastActivityOn, DateOnly? VictimHeardOn, string? Assignee);

    private async Task<WorkSection> CasesAsync(string key, string title, string empty, IQueryable<Case> cases, Expression<Func<Case, DateOnly>> by, Func<Row, string> what, string? all = null)
    {
        var total = await cases.CountAsync();
        var rows = total == 0 ? [] : await cases.OrderBy(by).Take(Most)
            .Select(c => new Row(c.Id, c.Reference, c.ApplicantName, c.ReceivedOn, c.LastActivityOn, c.VictimHeardOn, db.Staff.Where(s => s.Id == c.AssigneeId).Select(s => s.Name).FirstOrDefault())).ToListAsync();
        return new(key, title, empty, [.. rows.Select(r => new WorkItem(r.Reference, r.ApplicantName, what(r), key.StartsWith("quiet", StringComparison.Ordinal) ? Earlier(r.LastActivityOn, r.VictimHeardOn ?? r.ReceivedOn) : r.ReceivedOn, null, r.Assignee))], total, all);
    }

    private async Task<WorkSection> DeadlinesAsync(string key, string title, string empty, IQueryable<Case> cases, DateOnly today, bool overdue, string all)
    {
        var total = await cases.CountAsync();
        if (total == 0) return new(key, title, empty, [], 0, all);
        var rows = await cases.OrderBy(c => c.DueOrder).Take(Most)
            .Select(c => new { c.Id, c.Reference, c.ApplicantName, c.ProcedureVersionId, Assignee = db.Staff.Where(s => s.Id == c.AssigneeId).Select(s => s.Name).FirstOrDefault() }).ToListAsync();
        var ids = rows.Select(r => r.Id).ToList();
        var due = await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.CaseId!.Value) && d.State == DeadlineState.Open && d.Owner != "applicant" && (overdue ? d.Due < today : d.Due == today)).ToListAsync();
        var calendar = await db.Services.Holidays.CalendarAsync(db);
        var items = new List<WorkItem>();
        foreach (var row in rows)
        {
            var procedure = await db.Services.Procedures.GetAsync(row.ProcedureVersionId, db);
            items.AddRange(due.Where(d => d.CaseId == row.Id).OrderBy(d => d.Due).Select(d =>
            {
                var limit = Limits.Find(procedure, d.Limit)!;
                return new WorkItem(row.Reference, row.ApplicantName, limit.Name, d.Due, DeadlineWorking.Of(limit, d.CountedFrom, d.DaysStopped, d.Due, d.DateGiven, procedure, calendar), row.Assignee);
            }));
        }
        // The same case may have two dates: all that stand here are counted, or the cases where some are left out.
        return new(key, title, empty, items, rows.Count < total ? total : items.Count, all);
    }

    private async Task<WorkSection> DatesToSetAsync(IQueryable<Case> open)
    {
        var toSet = from d in db.Deadlines.AsNoTracking()
                    join c in open on d.CaseId equals c.Id
                    where d.State == DeadlineState.DateToSet && d.Owner != "applicant"
                    orderby d.CountedFrom
                    select new { c.Reference, c.ApplicantName, c.ProcedureVersionId, d.Limit, d.CountedFrom };
        var rows = await toSet.Take(Most).ToListAsync();
        var items = new List<WorkItem>();
        foreach (var row in rows)
        {
            var limit = Limits.Find(await db.Services.Procedures.GetAsync(row.ProcedureVersionId, db), row.Limit)!;
            items.Add(new(row.Reference, row.ApplicantName, $"Set a date, and tell it: {limit.Name}", null, null, null));
        }
        return new("dates", "No limit stated: a date has to be set and told", "Every date is set.", items, rows.Count < Most ? rows.Count : await toSet.CountAsync());
    }

    private Task<WorkSection> MessagesAsync(IQueryable<Case> cases) => ListAsync("messages", "E-mails that went wrong", "Every e-mail went out.",
        from m in db.OutgoingMessages.AsNoTracking()
        join c in cases on m.CaseId equals c.Id
        where m.State == MessageState.Uncertain || m.State == MessageState.GivenUp || m.State == MessageState.Bounced
        orderby m.CreatedAt
        select new WorkItem(c.Reference, c.ApplicantName, m.State == MessageState.Uncertain ? "It is not certain that an e-mail went" : m.State == MessageState.Bounced ? "An e-mail came back" : "An e-mail was given up", null, null, null));

    private Task<WorkSection> QuestionsAsync(IQueryable<Case> cases) => ListAsync("questions", "Questions to answer", "Nobody waits for an answer.",
        from t in db.QuestionThreads.AsNoTracking().IgnoreAutoIncludes()
        join c in cases on t.CaseId equals c.Id
        join p in db.People on t.PersonId equals p.Id
        where t.WaitingSince != null
        orderby t.WaitingSince
        select new WorkItem(c.Reference, c.ApplicantName, p.Name + " asked in “my case”", null, null, null));

    private Task<WorkSection> WorseAsync(IQueryable<Case> cases) => ListAsync("worse", "Worse since the case was closed", "Nobody says that it is worse.",
        from a in db.AfterwardsAnswers.AsNoTracking()
        join v in db.Voices.AsNoTracking().IgnoreAutoIncludes() on a.VoiceId equals v.Id
        join c in cases on v.CaseId equals c.Id
        join p in db.People on v.PersonId equals p.Id
        where a.How == HowThingsAre.Worse && a.FollowedUp == null && c.Stage == CaseStage.Closed
        orderby a.At
        select new WorkItem(c.Reference, c.ApplicantName, "Get in touch with " + p.Name + ": open the case again, or a new application", null, null, null));

    private Task<WorkSection> AnswersAsync(IQueryable<Case> cases) => ListAsync("answers", "Answers from agencies to take over", "No answer waits.",
        from r in db.InformationRequests.AsNoTracking()
        join c in cases on r.CaseId equals c.Id
        where r.State == RequestState.Answered && !r.TakenOver
        orderby r.AnsweredAt
        select new WorkItem(c.Reference, c.ApplicantName, r.AgencyName + " has answered", null, null, null));

    private Task<WorkSection> ActionsAsync(IQueryable<Case> cases, DateOnly today) => ListAsync("actions", "Actions that wait for you, or are late", "No action waits for you.",
        from a in db.AgreedActions.AsNoTracking().IgnoreAutoIncludes()
        join c in cases on a.CaseId equals c.Id
        where a.State == ActionState.EndReported || a.State == ActionState.Declined || a.MoreTime != null && a.State != ActionState.HandedOver || a.DueOn < today && ActionStates.WithOwner.Contains(a.State)
        orderby a.DueOn
        select new WorkItem(c.Reference, c.ApplicantName,
            (a.State == ActionState.EndReported ? "Take note of an end: " : a.State == ActionState.Declined ? "Give it to somebody else: " : a.MoreTime != null ? "Decide about more time: " : "Late: ") + a.What, a.DueOn, null, a.OwnerName));

    // A refusal stands here for a fortnight: whether it is challenged is for the coordinator, and nobody need say that it is not.
    private Task<WorkSection> RecommendationsAsync(IQueryable<Case> cases, DateOnly today)
    {
        var fortnight = today.AddDays(-14);
        return ListAsync("recommendations", "Recommendations refused, or not answered in time", "Every recommendation is answered.",
            from r in db.Recommendations.AsNoTracking()
            join c in cases on r.CaseId equals c.Id
            where r.State == RecommendationState.Refused ? r.AnsweredOn >= fortnight : r.State != RecommendationState.Accepted && r.AnswerBy < today
            orderby r.AnswerBy
            select new WorkItem(c.Reference, c.ApplicantName,
                (r.State == RecommendationState.Refused ? "Refused, read why and challenge it if you do not agree: " : "No answer: ") + r.Text, r.State == RecommendationState.Refused ? r.AnsweredOn : r.AnswerBy, null, r.Body));
    }

    private Task<WorkSection> LettersAsync(IQueryable<Case> cases) => ListAsync("letters", "Letters to check and issue", "No letter waits.",
        from l in db.Letters.AsNoTracking()
        join c in cases on l.CaseId equals c.Id
        where l.State == LetterState.Draft
        orderby l.DraftedAt
        select new WorkItem(c.Reference, c.ApplicantName, "A letter is drafted", null, null, null));

    private Task<WorkSection> SetAsidesAsync(IQueryable<Case> cases) => ListAsync("set-aside", "Complaints that somebody proposes to set apart", "None.",
        from x in db.Complaints.AsNoTracking()
        join c in cases on x.CaseId equals c.Id
        where x.SetAsideState == SetAsideState.Proposed
        select new WorkItem(c.Reference, c.ApplicantName, "A second person from another relevant body has to agree", null, null, null));

    private async Task<WorkSection> WaitingAsync(IQueryable<Case> cases, DateOnly today)
    {
        var asked = await ListAsync("waiting", "", "",
            from r in db.InformationRequests.AsNoTracking()
            join c in cases on r.CaseId equals c.Id
            where r.State == RequestState.Asked
            orderby r.AnswerBy
            select new WorkItem(c.Reference, c.ApplicantName, r.AgencyName + (r.AnswerBy < today ? " is late with its answer" : " is asked for an answer"), r.AnswerBy, null, null));
        var waiting = await ListAsync("", "", "",
            from c in cases where c.Stage == CaseStage.AwaitingConsentOrInformation && c.LookAgainOn > today orderby c.LookAgainOn select new WorkItem(c.Reference, c.ApplicantName, "Waiting for consent or information; look again on that day", c.LookAgainOn, null, null));
        return new("waiting", "Waiting on others", "Nothing waits on others.", [.. asked.Items, .. waiting.Items], asked.Total + waiting.Total);
    }

    private static async Task<WorkSection> ListAsync(string key, string title, string empty, IQueryable<WorkItem> items)
    {
        var found = await items.Take(Most + 1).ToListAsync();
        return new(key, title, empty, [.. found.Take(Most)], found.Count <= Most ? found.Count : await items.CountAsync());
    }
}
