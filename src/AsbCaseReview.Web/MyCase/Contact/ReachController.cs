using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.MyCase.Shared;
using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.MyCase.Contact;

/// <summary>How we may reach whoever is signed in. It counts at once, for what is already queued too.</summary>
[ForApplicant, Route("/my-case/contact")]
public sealed class ReachController(AsbDbContext db, ApplicantAccess access, QueuedCorrespondence queued, TimeProvider clock, IStringLocalizer<PublicWords> words) : MyCaseController(db, access, clock, words)
{
    [HttpGet("")]
    public async Task<IActionResult> Show() => View("Reach", ReachForm.Of((await Access.SeeAsync(User, "how we reach them")).Person));

    [HttpPost("")]
    public async Task<IActionResult> Save(ReachForm form)
    {
        var seen = await Access.SeeAsync(User, "how we reach them, changed");
        if (!ModelState.IsValid) return View("Reach", form);
        var changes = form.ChangesTo(seen.Person);
        if (ReachForm.StampOf(seen.Person) is var now && now != form.Was)
        {
            ModelState.AddModelError("", Words["The team changed these details while you had this page open. What we have now is different from what you typed here: {0}. Nothing that you typed is lost. Check it and send it again, or call us.", string.Join(", ", changes.Select(c => Words[c].Value))]);
            ModelState.Remove(nameof(form.Was));
            form.Was = now;
            return View("Reach", form);
        }
        if (changes.Count == 0) return Done(Words["Nothing was changed."], "/my-case/contact");
        var codesEnded = false;
        var saved = await DoAsync(seen, async (opened, rules) =>
        {
            opened.ChangePerson(seen.Person.Id, form.ApplyTo, changes, seen.ToActor(), Now);
            codesEnded = await queued.FollowContactAsync(opened, opened.People.Find(p => p.Id == seen.Person.Id)!, rules, seen.ToActor(), Now);
        });
        if (!saved) return View("Reach", form);
        if (form.OnlineSafe == true) return Done(codesEnded
            ? Words["Saved. From now on we reach you only by the ways that you marked as safe. A code on an earlier letter no longer works, so that nobody who finds it can look in here: for the next time, ask for a new one."]
            : Words["Saved. From now on we reach you only by the ways that you marked as safe."], "/my-case/contact");
        await HttpContext.SignOutAsync(ApplicantSignIn.Scheme);
        (TempData["SignedOut"], TempData["SignedOutWhy"]) = ("yes", Words["Saved. These pages can no longer be opened for you, and you are signed out."].Value);
        return Redirect("/my-case");
    }
}
