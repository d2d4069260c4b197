using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Support;

/// <summary>Cases under review, with plans.</summary>
public static class MakePlans
{
    /// <summary>A case whose threshold is met.</summary>
    public static async Task<string> MetCaseAsync(this TestApp app, Make.CaseWanted? wanted = null, string coordinator = TestApp.Coordinator)
    {
        var reference = await app.CaseAsync(wanted);
        await app.DoAsync(reference, coordinator, (c, rules, by, at) =>
        {
            c.AssessRisk(Make.LowRisk(London.DateOf(at)), by, at);
            c.RecordThresholdDecision(Make.Met(c), rules, by, at);
        });
        return reference;
    }

    /// <summary>An action on a case, owned by an officer of the demonstration.</summary>
    public static Task<Guid> ActionAsync(this TestApp app, string reference, DateOnly due, string owner = TestApp.PoliceOfficer, Func<ActionWanted, ActionWanted>? otherwise = null) => app.WithDbAsync(async db =>
    {
        var opened = await db.Cases.FirstAsync(c => c.Reference == reference);
        var rules = new CaseRules(await db.Services.Procedures.GetAsync(opened.ProcedureVersionId, db), await db.Services.Holidays.CalendarAsync(db));
        var plan = await db.ActionPlans.FirstOrDefaultAsync(p => p.CaseId == opened.Id);
        if (plan is null) db.ActionPlans.Add(plan = ActionPlan.For(opened));
        var officer = await db.Staff.FirstAsync(s => s.Email == owner);
        var wanted = new ActionWanted
        {
            What = "Visit the street twice a week",
            Why = "To be seen there at night",
            Agency = await db.Agencies.FirstAsync(a => a.Id == officer.AgencyId),
            Owner = officer,
            DueOn = due,
            Restricted = RestrictedText.From("Desmond Varley at number 9"),
            VictimMaySee = "Officers will visit your street",
        };
        var action = plan.Agree(opened, otherwise?.Invoke(wanted) ?? wanted, rules, new(null, "Nadia Whitcombe", ActorRole.Coordinator, "West Northamptonshire Council"), app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        return action.Id;
    });

    /// <summary>Does something to a stored action as somebody of the demonstration, and saves it.</summary>
    public static Task DoToActionAsync(this TestApp app, Guid id, string email, Action<AgreedAction, Case, CaseRules, Actor, DateTimeOffset> act) => app.WithDbAsync(async db =>
    {
        var action = await db.AgreedActions.FirstAsync(a => a.Id == id);
        var opened = await db.Cases.FirstAsync(c => c.Id == action.CaseId);
        var staff = await db.Staff.FirstAsync(s => s.Email == email);
        var agency = await db.Agencies.FirstAsync(a => a.Id == staff.AgencyId);
        var rules = new CaseRules(await db.Services.Procedures.GetAsync(opened.ProcedureVersionId, db), await db.Services.Holidays.CalendarAsync(db));
        act(action, opened, rules, new(staff.Id, staff.Name, Enum.Parse<ActorRole>(staff.Role.ToString()), agency.Name), app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    public static Task<AgreedAction> StoredActionAsync(this TestApp app, Guid id) => app.WithDbAsync(db => db.AgreedActions.AsNoTracking().FirstAsync(a => a.Id == id));
}
