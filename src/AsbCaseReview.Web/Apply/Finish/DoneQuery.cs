using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Apply.Finish;

/// <param name="By">Last day; null where the procedure gives none: it is set and told.</param>
public sealed record Promise(string What, DateOnly? By);

public sealed record DoneView(
    string Reference, DateOnly ReceivedOn, Area Area, string Procedure, IReadOnlyList<Promise> Promises, bool EmailSafe, bool AnyWaySafe, bool PostSafe, bool OnlineSafe, bool ForSomebody, bool InDanger);

/// <summary>What somebody sees who has just applied: the reference, and what happens by which day under their area's procedure.</summary>
[Query]
public sealed class DoneQuery(AsbDbContext db)
{
    public async Task<DoneView> AskAsync(Guid caseId)
    {
        var sent = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == caseId)
            .Select(c => new { c.Reference, c.ReceivedOn, c.AreaId, c.ProcedureVersionId, c.InDanger, c.Application.ApplicantIs }).FirstAsync();
        var applicant = await db.People.AsNoTracking().FirstAsync(p => p.CaseId == caseId && p.IsApplicant);
        var area = await db.Areas.AsNoTracking().FirstAsync(a => a.Id == sent.AreaId);
        var procedure = await db.Services.Procedures.GetAsync(sent.ProcedureVersionId, db);
        var calendar = await db.Services.Holidays.CalendarAsync(db);
        var lines = Timetable.Outlook(procedure, await DeadlineBook.AnchorsOfAsync(caseId, db), calendar);
        var promises = lines.Where(l => l.State is DeadlineState.Open or DeadlineState.DateToSet)
            .Select(l => (Line: l, Limits.Find(procedure, l.Limit)!.Promise)).Where(l => l.Promise is not null)
            .OrderBy(l => l.Line.Due ?? DateOnly.MaxValue).Select(l => new Promise(l.Promise!, l.Line.Due)).ToList();
        var safe = applicant.SafeContact;
        return new(sent.Reference, sent.ReceivedOn, area, procedure.Name, promises, safe.EmailSafe, safe.EmailSafe || safe.TelephoneSafe || safe.PostSafe, safe.PostSafe, safe.OnlineSafe,
            sent.ApplicantIs == Domain.Applications.ApplicantIs.SomebodyForThem, sent.InDanger);
    }
}
