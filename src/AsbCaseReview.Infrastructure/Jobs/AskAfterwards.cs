using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Jobs;

/// <summary>
/// Asks each victim, some weeks after their case was closed, how things are since: by a notice where e-mail is safe, by a letter for
/// the coordinator to issue where only post is. Who can be reached by neither stands in My work, to be called.
/// </summary>
public sealed class AskAfterwards(AsbDbContext db, LetterDrafts letters, SiteAddress site, TimeProvider clock)
{
    /// <returns>How many were asked by e-mail, and for how many a letter was drafted.</returns>
    public async Task<(int Asked, int Drafted)> RunAsync(CancellationToken cancellation = default)
    {
        var today = London.Today(clock);
        var due = await db.Deadlines.AsNoTracking().Where(d => d.Limit == Limits.AskAfterwards && d.State == DeadlineState.Open && d.Due <= today)
            .OrderBy(d => d.Due).Select(d => new { CaseId = d.CaseId!.Value, d.Subject }).ToListAsync(cancellation);
        var (asked, drafted) = (0, 0);
        foreach (var one in due)
        {
            db.ChangeTracker.Clear();
            var @case = await db.Cases.FirstAsync(c => c.Id == one.CaseId, cancellation);
            if (@case.Stage != CaseStage.Closed || @case.People.Find(p => p.Id.ToString() == one.Subject) is not { } victim) continue;
            var to = ReaderFor(@case, victim);
            switch (DeliveryRule.For(@case, to))
            {
                case LetterDelivery.Email:
                    var voice = await db.Voices.FirstOrDefaultAsync(v => v.PersonId == victim.Id, cancellation);
                    if (voice is null) db.Voices.Add(voice = VictimVoice.Of(@case, victim.Id));
                    voice.AskAfterwards(@case, "by e-mail", Actor.System, clock.GetUtcNow());
                    db.OutgoingMessages.Add(PageMail.Notice(@case, to, site, clock.GetUtcNow())!);
                    if (await db.TrySaveAsync(cancellation)) asked++;
                    break;
                case LetterDelivery.Post when !await db.Letters.AnyAsync(l => l.PersonId == to.Id && l.Kind == LetterKind.HowThingsAre && l.State == LetterState.Draft, cancellation):
                    var rules = new CaseRules(await db.Services.Procedures.GetAsync(@case.ProcedureVersionId, db, cancellation), await db.Services.Holidays.CalendarAsync(db, cancellation));
                    await letters.DraftAsync(@case, to, LetterKind.HowThingsAre, new(), rules, Actor.System, clock.GetUtcNow());
                    if (await db.TrySaveAsync(cancellation)) drafted++;
                    break;
            }
        }
        return (asked, drafted);
    }

    // Whoever applied for the victim reads for them where they follow nothing themselves; a child's way is their adult's, and is called.
    private static CasePerson ReaderFor(Case @case, CasePerson victim) =>
        !DeliveryRule.MayGetNotice(victim) && @case.Applicant is { Part: PersonPart.Representative, MayFollowOnline: true } applicant ? applicant : victim;
}
