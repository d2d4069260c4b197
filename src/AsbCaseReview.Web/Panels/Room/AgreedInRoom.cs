using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Panels.Room;

/// <summary>
/// Takes what was agreed in the room into the plans of its cases and tells the agencies: as the meeting ends, and what was added
/// after it as the minutes go to the members or are signed off. Nothing stands in the minutes that nobody follows.
/// </summary>
public sealed class AgreedInRoom(AsbDbContext db, PowerCatalogue catalogue, SiteAddress site, TimeProvider clock)
{
    /// <summary>Call it before saving. What is in a plan already is left alone, and so is a case that has ended.</summary>
    public async Task TakeAsync(Panel panel, IReadOnlyList<Case> cases, Actor by)
    {
        var entries = await db.RoomEntries.Where(e => e.PanelId == panel.Id && !e.Removed).ToListAsync();
        var named = entries.Select(e => e.AgencyId).Distinct().ToList();
        var agencies = await db.Agencies.Where(a => named.Contains(a.Id)).ToListAsync();
        var ids = cases.Select(c => c.Id).ToList();
        var plans = await db.ActionPlans.Where(p => ids.Contains(p.CaseId)).ToListAsync();
        var (calendar, at) = (await db.Services.Holidays.CalendarAsync(db), clock.GetUtcNow());
        foreach (var reviewed in cases.Where(c => !c.Stage.IsEnded()))
        {
            if (!entries.Exists(e => e.CaseId == reviewed.Id && e is { InPlan: false, Kind: EntryKind.Action or EntryKind.Recommendation })) continue;
            var plan = plans.Find(p => p.CaseId == reviewed.Id);
            if (plan is null) db.ActionPlans.Add(plan = ActionPlan.For(reviewed));
            var told = plan.Actions.Select(a => a.Id).Concat(plan.Recommendations.Select(r => r.Id)).ToHashSet();
            var rules = new CaseRules(await db.Services.Procedures.GetAsync(reviewed.ProcedureVersionId, db), calendar);
            RoomToPlan.Take(panel, reviewed, plan, [.. entries.Where(e => e.CaseId == reviewed.Id)], agencies, catalogue, rules, by, at);
            db.OutgoingMessages.AddRange(StaffMail.OfPanel(panel, reviewed, plan, told, agencies, at, site.Base));
        }
    }
}
