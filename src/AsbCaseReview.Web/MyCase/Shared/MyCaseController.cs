using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.MyCase.Shared;

/// <summary>What the acts of "my case" have in common.</summary>
public abstract class MyCaseController(AsbDbContext db, ApplicantAccess access, TimeProvider clock, IStringLocalizer<PublicWords> words) : Controller
{
    private const int Attempts = 3;

    protected AsbDbContext Db { get; } = db;
    protected ApplicantAccess Access { get; } = access;
    protected IStringLocalizer<PublicWords> Words { get; } = words;

    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>
    /// Does it to the case as it stands now and saves. Where somebody else saves at the same moment it is done once more on
    /// what they left: an applicant is never told to type again because of it.
    /// </summary>
    /// <returns>Whether it is saved; if not, the model state says why.</returns>
    protected async Task<bool> DoAsync(ApplicantCase seen, Func<Case, CaseRules, Task> act)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var opened = await Access.OpenAsync(seen);
            try
            {
                var rules = new CaseRules(await Db.Services.Procedures.GetAsync(opened.ProcedureVersionId, Db), await Db.Services.Holidays.CalendarAsync(Db));
                await act(opened, rules);
                await HttpContext.RequestServices.GetRequiredService<LetterDrafts>().DraftAsync(opened, rules, seen.ToActor(), Now);   // the letters that the act calls for, in the same save
            }
            catch (RuleRefusedException refused)
            {
                Db.ChangeTracker.Clear();
                ModelState.AddModelError("", Said(refused.Why));
                return false;
            }
            try
            {
                if (await Db.TrySaveAsync()) return true;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                Db.ChangeTracker.Clear();   // sent twice at the same moment: the first has made the row
            }
        }
        ModelState.AddModelError("", Words["This could not be saved just now. Nothing that you typed is lost: send it again"]);
        return false;
    }

    /// <summary>Whether the applicant may do this at the stage at which the case stands.</summary>
    protected static bool MayNow(ApplicantCase seen, CaseEventKind act) => CaseTransitions.Allows(act, seen.Stage, Domain.Partnership.ActorRole.Applicant);

    protected string Said(Sentence sentence) => sentence.In(System.Globalization.CultureInfo.CurrentCulture, text => Words[text]);

    /// <summary>Goes on to a page of "my case" that says what was done.</summary>
    protected IActionResult Done(string what, string to)
    {
        TempData["Done"] = what;
        return Redirect(to);
    }
}
