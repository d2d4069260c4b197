using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Cases;

public sealed record DeadlineView(string Limit, string Subject, string Name, DateOnly? Due, DateOnly? DoneOn, DeadlineState State, string Owner, DeadlineWorking Working, bool MayBeSet);

public sealed record CaseSummary(
    CaseHead Case, string Area, string Channel, string? Assignee, string LocalGovernmentArea, string Place, string Procedure, IReadOnlyList<DeadlineView> Deadlines,
    int Complaints, DateOnly? PassedOn, DateOnly LastActivityOn, DateOnly? VictimHeardOn, DateOnly Today);

/// <summary>A case in short: where it stands, what is due and how each date was worked out.</summary>
[Query]
public sealed class CaseSummaryQuery(AsbDbContext db, CaseAccess access, TimeProvider clock)
{
    public async Task<CaseSummary> AskAsync(CaseHead head)
    {
        var facts = await access.Seen(head).Select(c => new
        {
            c.Channel,
            c.LocalGovernmentArea,
            c.Application.Place,
            c.PassedOn,
            c.LastActivityOn,
            c.VictimHeardOn,
            Complaints = c.Complaints.Count,
            Area = db.Areas.Where(a => a.Id == c.AreaId).Select(a => a.Name).First(),
            Assignee = db.Staff.Where(s => s.Id == c.AssigneeId).Select(s => s.Name).FirstOrDefault(),
        }).FirstAsync();
        var procedure = await db.Services.Procedures.GetAsync(head.ProcedureVersionId, db);
        return new(head, facts.Area, facts.Channel, facts.Assignee, facts.LocalGovernmentArea, facts.Place, $"{procedure.Name}, version {procedure.Version}",
            await DeadlinesAsync(head, procedure), facts.Complaints, facts.PassedOn, facts.LastActivityOn, facts.VictimHeardOn, London.Today(clock));
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
