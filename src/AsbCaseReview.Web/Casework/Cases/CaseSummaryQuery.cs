using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Cases;

public sealed record DeadlineView(string Limit, string Subject, string Name, DateOnly? Due, DateOnly? DoneOn, DeadlineState State, string Owner, DeadlineWorking Working, bool MayBeSet);

public sealed record CaseSummary(
    CaseHead Case, string Area, string Channel, string? Assignee, string LocalGovernmentArea, string Place, string Procedure, IReadOnlyList<DeadlineView> Deadlines,
    int Complaints, DateOnly? PassedOn, DateOnly LastActivityOn, DateOnly? VictimHeardOn, DateOnly Today, IReadOnlyList<NextStep> Next);

/// <summary>A case in short: where it stands, what is due and how each date was worked out.</summary>
[Query]
public sealed class CaseSummaryQuery(AsbDbContext db, CaseAccess access, TimeProvider clock)
{
    public async Task<CaseSummary> AskAsync(CaseHead head)
    {
        var whole = await access.Seen(head).Include(c => c.Application).Include(c => c.People).Include(c => c.Complaints).Include(c => c.RiskAssessments).FirstAsync();
        var facts = await access.Seen(head).Select(c => new
        {
            Area = db.Areas.Where(a => a.Id == c.AreaId).Select(a => a.Name).First(),
            Assignee = db.Staff.Where(s => s.Id == c.AssigneeId).Select(s => s.Name).FirstOrDefault(),
            Drafts = db.Letters.Count(l => l.CaseId == c.Id && l.State == LetterState.Draft),
            AnswersWait = db.InformationRequests.Any(r => r.CaseId == c.Id && r.State == RequestState.Answered && !r.TakenOver),
        }).FirstAsync();
        var procedure = await db.Services.Procedures.GetAsync(head.ProcedureVersionId, db);
        var deadlines = await DeadlinesAsync(head, procedure);
        var acknowledged = deadlines.Any(d => d.Limit == "acknowledge" && d.DoneOn is not null);
        return new(head, facts.Area, whole.Channel, facts.Assignee, whole.LocalGovernmentArea, whole.Application.Place, $"{procedure.Name}, version {procedure.Version}",
            deadlines, whole.Complaints.Count, whole.PassedOn, whole.LastActivityOn, whole.VictimHeardOn, London.Today(clock),
            NextSteps.Of(whole, acknowledged, facts.Drafts, facts.AnswersWait));
    }

    private async Task<List<DeadlineView>> DeadlinesAsync(CaseHead head, Procedure procedure)
    {
        var calendar = await db.Services.Holidays.CalendarAsync(db);
        var rows = await db.Deadlines.AsNoTracking().Where(d => d.CaseId == head.Id).ToListAsync();
        return [.. rows.OrderBy(d => d.IsOpen ? 0 : 1).ThenBy(d => d.Due ?? DateOnly.MaxValue).Select(d =>
        {
            var limit = Limits.Find(procedure, d.Limit)!;
            return new DeadlineView(d.Limit, d.Subject, limit.Name, d.Due, d.DoneOn, d.State, d.Owner,
                DeadlineWorking.Of(limit, d.CountedFrom, d.DaysStopped, d.Due, d.DateGiven, procedure, calendar),
                d.IsOpen && d.Owner != "applicant");
        })];
    }
}
