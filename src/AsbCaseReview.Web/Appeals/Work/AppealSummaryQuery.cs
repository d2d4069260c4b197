using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Cases;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Work;

public sealed record AppealTimelineView(AppealHead Appeal, IReadOnlyList<CaseEvent> Events);

/// <summary>A body and how its answer stands.</summary>
public sealed record BodyStanding(string Name, DateOnly AnswerBy, DateOnly? AnsweredOn);

public sealed class AppealSummaryView(AppealHead head, Appeal appeal, AppealRules rules, DateOnly today)
{
    public AppealHead Head { get; } = head;
    public Appeal Appeal { get; } = appeal;
    public AppealRules Rules { get; } = rules;
    public DateOnly Today { get; } = today;
    public string? CaseReference { get; init; }

    /// <summary>Why nothing goes to the applicant any more.</summary>
    public Sentence? Stopped { get; init; }
    public string? PreviousReference { get; init; }
    public required IReadOnlyList<DeadlineView> Deadlines { get; init; }
    public required IReadOnlyList<BodyStanding> Bodies { get; init; }
    public required IReadOnlyList<(Guid Id, string Number, LetterKind Kind, DateOnly On, PrintState Print)> Letters { get; init; }
    public required IReadOnlyList<NextStep> Next { get; init; }
    public required IReadOnlyList<Choice> Reviewers { get; init; }
    public required IReadOnlyList<Choice> Routes { get; init; }
    public required IReadOnlyList<Choice> Extendable { get; init; }
    public AssignForm Assign { get; set; } = new();
    public LatenessForm Lateness { get; set; } = new();
    public NotTakeForm NotTake { get; set; } = new();
    public SayForm Acknowledge { get; set; } = new();
    public ExtendForm Extend { get; set; } = new();
    public SayForm Note { get; set; } = new();
    public SayForm Withdraw { get; set; } = new();
    public LinkForm Link { get; set; } = new();
}

/// <summary>How an appeal stands, what is due, and what to do next.</summary>
[Query]
public sealed class AppealSummaryQuery(AsbDbContext db, AppealAccess access, CaseAccessReferences references, TimeProvider clock)
{
    public async Task<AppealSummaryView> AskAsync(AppealHead head)
    {
        var appeal = await access.ReadAsync(head);
        var rules = await access.RulesOfAsync(head);
        var today = London.Today(clock);
        var procedure = rules.Procedure.ForAppeal(head.StageNumber);
        var names = await db.Agencies.AsNoTracking().Where(a => a.AreaId == head.AreaId).ToDictionaryAsync(a => a.Id.ToString(), a => a.Name);
        var rows = await db.Deadlines.AsNoTracking().Where(d => d.AppealId == head.Id).ToListAsync();
        var bodies = await db.PapersRequests.AsNoTracking().Where(r => r.AppealId == head.Id).OrderBy(r => r.AgencyName).Select(r => new BodyStanding(r.AgencyName, r.AnswerBy, r.AnsweredOn)).ToListAsync();
        var reviewers = await db.Staff.AsNoTracking().Where(s => s.IsActive && s.Role == StaffRole.Reviewer && (s.AreaId == null || s.AreaId == head.AreaId) && (head.BodyAgencyId == null || s.AgencyId == head.BodyAgencyId)).OrderBy(s => s.Name).ToListAsync();
        return new(head, appeal, rules, today)
        {
            CaseReference = await references.OfAsync(head.CaseId),
            Stopped = await db.WhyNothingGoesAsync(appeal),
            PreviousReference = appeal.PreviousId is { } previous ? await db.Appeals.Where(a => a.Id == previous).Select(a => a.Reference).FirstAsync() : null,
            Deadlines = [.. rows.OrderBy(d => d.IsOpen ? 0 : 1).ThenBy(d => d.Due ?? DateOnly.MaxValue).Select(d => View(d, procedure, rules.Calendar, names))],
            Bodies = bodies,
            Letters = (await db.Letters.AsNoTracking().Where(l => l.AppealId == head.Id && l.State == LetterState.Issued).OrderBy(l => l.IssuedAt).Select(l => new { l.Id, l.Number, l.Kind, l.IssuedOn, l.Print }).ToListAsync()).ConvertAll(l => (l.Id, l.Number!, l.Kind, l.IssuedOn!.Value, l.Print)),
            Next = [.. Next(appeal, rules, bodies, today)],
            Reviewers = [.. reviewers.Select(r => new Choice(r.Id.ToString(), r.Name))],
            Routes = [.. OtherRoute.In(rules.Procedure.Nation).Select(r => new Choice(r.Subject, $"{r.Body}: {r.About}"))],
            Extendable = [.. rows.Where(d => d.IsOpen && d.Owner != Limits.Applicant).Select(d => (Row: d, Limit: Limits.Find(procedure, d.Limit)!)).Where(d => d.Limit.State != LimitState.Period || d.Limit.Extension is not null)
                .Select(d => new Choice(d.Row.Subject.Length > 0 ? $"{d.Row.Limit}|{d.Row.Subject}" : d.Row.Limit, d.Limit.Name + (names.TryGetValue(d.Row.Subject, out var body) ? $", {body}" : "")))],
        };
    }

    public static DeadlineView View(Deadline d, Procedure procedure, WorkingCalendar calendar, IReadOnlyDictionary<string, string> names)
    {
        var limit = Limits.Find(procedure, d.Limit)!;
        var name = names.TryGetValue(d.Subject, out var body) ? $"{limit.Name}: {body}" : limit.Name;
        return new(d.Limit, d.Subject, name, d.Due, d.DoneOn, d.State, d.Owner, DeadlineWorking.Of(limit, d.CountedFrom, d.DaysStopped, d.Due, d.DateGiven, procedure, calendar), false);
    }

    private static IEnumerable<NextStep> Next(Appeal appeal, AppealRules rules, List<BodyStanding> bodies, DateOnly today)
    {
        if (appeal.State is AppealState.Closed or AppealState.NotTaken or AppealState.Withdrawn) yield break;
        if (appeal.ReviewerId is null) yield return new("Give it to a reviewer who had no part in the case", "#Assign");
        if (appeal is { Late: true, LateTaken: null }) yield return new("Decide whether the late appeal is taken", "#Lateness");
        switch (appeal.State)
        {
            case AppealState.Received:
                yield return new("Ask the bodies for their papers, and the applicant for their reasons", "papers");
                break;
            case AppealState.GatheringPapers when bodies.Find(b => b.AnsweredOn is null && b.AnswerBy < today) is { } silent:
                yield return new($"{silent.Name} is late: remind them, extend, or go on without", "papers");
                break;
            case AppealState.GatheringPapers:
                yield return new(bodies.TrueForAll(b => b.AnsweredOn is not null) ? "All bodies have answered: begin the review" : "Wait for the bodies’ answers; rate what can be rated already", bodies.TrueForAll(b => b.AnsweredOn is not null) ? "papers" : "audit");
                break;
            case AppealState.Reviewing:
                if (rules.Stage.Report?.AuditComplete == true && appeal.RatingsMissing > 0) yield return new($"Rate the audit: {appeal.RatingsMissing} ratings are missing", "audit");
                if (appeal.Grounds.Any(g => g.Result is null)) yield return new("Write the findings on each ground", "findings");
                yield return new("Draft the report", "report");
                break;
            case AppealState.ReportDrafted:
                yield return new(rules.Stage.Report is null ? "Issue the report" : "Discuss the report, and have it approved", "report");
                break;
            case AppealState.ReportDiscussed or AppealState.ReportApproved:
                yield return new(appeal.State == AppealState.ReportApproved || rules.Stage.Report?.ApprovedBy is null ? "Issue the report" : $"The report waits for the approval of {rules.Stage.Report.ApprovedBy}", "report");
                break;
            case AppealState.Answered:
                yield return new("Follow the recommendations; close the appeal when they are done", "after");
                break;
        }
    }
}

/// <summary>A case's reference alone, where an appeal names it.</summary>
[Query]
public sealed class CaseAccessReferences(Security.CaseAccess cases)
{
    public async Task<string?> OfAsync(Guid? caseId) => caseId is { } id ? await cases.References().Where(c => c.Id == id).Select(c => c.Reference).FirstOrDefaultAsync() : null;
}
