using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Apply.Finish;

/// <param name="By">Last day; null where the procedure gives none: it is set and told.</param>
/// <param name="Within">How long from the day on which the application is complete, which is not known yet.</param>
public sealed record Promise(string What, DateOnly? By, Period? Within = null);

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
        var anchors = await DeadlineBook.AnchorsOfAsync(caseId, db);
        var promises = (from line in Timetable.Outlook(procedure, anchors, calendar)   // each step on its last day
                        let limit = Limits.Find(procedure, line.Limit)!
                        where limit.Promise is not null && line.State is not (DeadlineState.Ended or DeadlineState.ClockStopped)
                            && !anchors.Any(a => a.Kind == limit.Until && a.Subject == line.Subject)
                        orderby line.Due ?? DateOnly.MaxValue
                        select new Promise(limit.Promise!, line.Due))
            .Concat(Timetable.FromCompletion(procedure, anchors).Select(l => new Promise(l.Promise!, null, l.Period))).ToList();
        var safe = applicant.SafeContact;
        return new(sent.Reference, sent.ReceivedOn, area, procedure.Name, promises, safe.EmailSafe, safe.EmailSafe || safe.TelephoneSafe || safe.PostSafe, safe.PostSafe, safe.OnlineSafe,
            sent.ApplicantIs == Domain.Applications.ApplicantIs.SomebodyForThem, sent.InDanger);
    }
}
