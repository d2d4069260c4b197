using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Apply.Finish;

/// <summary>
/// Makes the case of a draft, with its files and its message or letter, in one save. One draft is one case: sent twice, from two tabs or
/// by a double click, the second finds what the first made (the draft's id is unique among cases).
/// </summary>
public sealed class SendDraft(AsbDbContext db, LetterDrafts letters, TimeProvider clock, IStringLocalizer<PublicWords> words)
{
    /// <returns>The id of the case; null where somebody changed the draft at that moment, and it has to be checked again.</returns>
    public async Task<Guid?> SendAsync(ApplicationDraft draft, JourneyState state, string siteAddress)
    {
        if (draft.CaseId is not null) return draft.CaseId;
        var (now, id) = (clock.GetUtcNow(), draft.Id);
        var (versionId, procedure) = await db.Services.Procedures.InForceAsync(state.Area!.Id, state.Today, db);
        var rules = new CaseRules(procedure, await db.Services.Holidays.CalendarAsync(db));
        var by = Actor.Applicant(state.Answers.Applicant!.Name!);
        var made = Case.Receive(draft.ToReceived(Reference.New(state.Area.ReferencePrefix), state.Where!, versionId, procedure, now), rules, by);
        foreach (var file in await db.EvidenceFiles.Where(f => f.DraftId == id).ToListAsync())
        {
            (file.DraftId, file.CaseId, file.PersonId) = (null, made.Id, made.Applicant.Id);
            made.Record(new Happened.EvidenceAdded(file.Name, "with the application"), by, now);
        }
        db.Add(made);
        await letters.DraftAsync(made, rules, by, now);   // a letter, where an e-mail would not be safe
        if (ApplicantMail.Received(made, now, siteAddress, words) is { } message) db.OutgoingMessages.Add(message);
        draft.Sent(made.Id);
        try
        {
            await db.SaveChangesAsync();
            return made.Id;
        }
        catch (DbUpdateException e)   // somebody was faster: the draft's version, or its id among cases
        {
            db.ChangeTracker.Clear();
            var sentAs = await db.Drafts.AsNoTracking().Where(d => d.Id == id).Select(d => d.CaseId).FirstOrDefaultAsync();
            if (sentAs is null && e is not DbUpdateConcurrencyException) throw;   // it would fail in the same way when it is sent again
            return sentAs;
        }
    }
}
