using AsbCaseReview.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Support;

/// <summary>The triage page of a case, open before its coordinator, and what came of what they did there.</summary>
public static class TriagePage
{
    public static async Task<(Visitor Coordinator, string Reference, string At)> OpenTriageAsync(this TestApp app, Make.CaseWanted? wanted = null)
    {
        var reference = await app.CaseAsync(wanted);
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/triage");
        return (coordinator, reference, $"/cases/{reference}/triage");
    }

    public static Task<List<CaseEventKind>> EventKindsAsync(this TestApp app, string reference) => app.WithDbAsync(db =>
        db.CaseEvents.Where(e => db.Cases.Any(c => c.Reference == reference && c.Id == e.CaseId)).OrderBy(e => e.Sequence).Select(e => e.Kind).ToListAsync());

    public static Task<Case> CaseOfAsync(this TestApp app, string reference) => app.WithDbAsync(db => db.Cases.AsNoTracking().FirstAsync(c => c.Reference == reference));
}
