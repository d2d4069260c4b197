using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
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
public sealed class CaseSummaryQuery(AsbDbContext db, CaseAccess access, Names names, TimeProvider clock)
{
    public async Task<CaseSummary> AskAsync(CaseHead head)
    {
        var facts = await access.Seen(head).Select(c => new
        {
            c.Channel,
            c.LocalGovernmentArea,
            c.PassedOn,
            c.LastActivityOn,
            c.VictimHeardOn,
            c.Application.Place,
            c.Application.PartnerOrRelative,
            Complaints = c.Complaints.Count,
            Drafts = db.Letters.Count(l => l.CaseId == c.Id && l.State == LetterState.Draft),
        }).FirstAsync();
        // Of a case that has ended nobody takes answers over.
        var waiting = head.Stage.IsEnded() ? null : await access.Seen(head).Select(c => new
        {
            Unchecked = c.Complaints.Any(x => x.Traced == null),
            Proposed = c.Complaints.Any(x => x.SetAsideState == SetAsideState.Proposed),
            Answers = db.InformationRequests.Any(r => r.CaseId == c.Id && r.State == RequestState.Answered && !r.TakenOver),
        }).FirstAsync();
        var procedure = await db.Services.Procedures.GetAsync(head.ProcedureVersionId, db);
        var deadlines = await DeadlinesAsync(head, procedure);
        var consents = head.Stage.IsEarly() ? await db.People.AsNoTracking().Where(p => p.CaseId == head.Id && p.Part == PersonPart.Victim).Select(p => p.Consent).ToListAsync() : [];
        return new(head, await names.AreaAsync(head.AreaId), facts.Channel, await names.StaffAsync(head.AssigneeId), facts.LocalGovernmentArea, facts.Place, $"{procedure.Name}, version {procedure.Version}",
            deadlines, facts.Complaints, facts.PassedOn, facts.LastActivityOn, facts.VictimHeardOn, London.Today(clock),
            NextSteps.Of(head, new(facts.PassedOn is not null, deadlines.Any(d => d.Limit == "acknowledge" && d.DoneOn is not null), facts.PartnerOrRelative == true,
                consents.Any(c => c.State == ConsentState.NotAsked), waiting?.Unchecked == true, head.Stage.IsEarly() && waiting?.Proposed == true, waiting?.Answers == true, facts.Drafts)));
    }

    private async Task<List<DeadlineView>> DeadlinesAsync(CaseHead head, Procedure procedure)
    {
        var calendar = await db.Services.Holidays.CalendarAsync(db);
        var rows = await db.Deadlines.AsNoTracking().Where(d => d.CaseId == head.Id).ToListAsync();
        var before = rows.Exists(d => Limits.Find(procedure, d.Limit) is null) ? await BeforeItMovedAsync(head.Id) : [];
        var known = rows.Select(d => (Deadline: d, By: Limits.Find(procedure, d.Limit) is not null ? procedure : before.Find(p => Limits.Find(p, d.Limit) is not null))).Where(k => k.By is not null);
        return [.. known.OrderBy(k => k.Deadline.IsOpen ? 0 : 1).ThenBy(k => k.Deadline.Due ?? DateOnly.MaxValue).Select(k =>
        {
            var (d, limit) = (k.Deadline, Limits.Find(k.By!, k.Deadline.Limit)!);
            return new DeadlineView(d.Limit, d.Subject, limit.Name, d.Due, d.DoneOn, d.State, d.Owner,
                DeadlineWorking.Of(limit, d.CountedFrom, d.DaysStopped, d.Due, d.DateGiven, k.By!, calendar),
                d.IsOpen && d.Owner != "applicant");
        })];
    }

    // What was done in the area that the case came from may be a limit of that procedure alone.
    private async Task<List<Procedure>> BeforeItMovedAsync(Guid caseId)
    {
        var procedures = new List<Procedure>();
        var versions = from version in db.ProcedureVersions
                       where db.Cases.Any(c => c.Id == caseId && c.Shares.Any(s => s.AreaId == version.AreaId))
                       orderby version.AppliesFrom descending, version.Number descending
                       select version.Id;
        foreach (var id in await versions.ToListAsync()) procedures.Add(await db.Services.Procedures.GetAsync(id, db));
        return procedures;
    }
}
