using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Identity;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.MyCase.SignIn;

/// <summary>How to reach a team, for somebody who has no code.</summary>
public sealed record TeamToReach(string Area, string Team, string Phone, string Email, string Hours);

/// <summary>
/// The way in to "my case": a reference and a code. Nothing here tells whether a reference exists: a known one, an unknown
/// one and one that may not be followed online are answered in the same words after the same work.
/// </summary>
[AllowAnonymous, Route("/my-case")]
public sealed class MyCaseSignInController(AsbDbContext db, ApplicantAccess access, AccessCodes codes, AttemptLimits limits, TimeProvider clock, IStringLocalizer<PublicWords> words) : Controller
{
    private const int MostAsked = 3;
    private const int MostAskedFromAddress = 20;

    [HttpGet("")]
    public async Task<IActionResult> Open(string? next) =>
        (await HttpContext.AuthenticateAsync(ApplicantSignIn.Scheme)).Succeeded ? Redirect(Onward(next)) : View("Open", new OpenCaseForm { Next = next, Reference = TempData["Reference"] as string });

    [HttpPost("")]
    public async Task<IActionResult> Open(OpenCaseForm form)
    {
        if (!ModelState.IsValid) return View("Open", form);
        var (granted, tooMany) = await codes.CheckAsync(Reference.Normalise(form.Reference), form.Code!, From);
        if (granted is not null && await access.FindAsync(granted) is { } found)
        {
            await access.RecordAsync(found, "signed in");
            await HttpContext.SignInApplicantAsync(granted);
            return Redirect(Onward(form.Next));
        }
        ModelState.AddModelError(nameof(form.Code), tooMany
            ? words["There were too many tries. Wait 15 minutes, then try again"]
            : words["The reference or the code is not right, or the code has run out. Check both, or ask for a new code"]);
        return View("Open", form);
    }

    [HttpGet("no-code")]
    public async Task<IActionResult> NoCode() => await ShowNoCode(new() { Reference = TempData.Peek("Reference") as string });

    [HttpPost("no-code")]
    public async Task<IActionResult> Send(SendCodeForm form)
    {
        if (!ModelState.IsValid) return await ShowNoCode(form);
        var (reference, email) = (Reference.Normalise(form.Reference), form.Email!.Trim());
        // Counted for reference and address together: whoever knows only the reference cannot keep its owner from a code.
        if (!limits.TryTake($"send from|{From}", MostAskedFromAddress, TimeSpan.FromHours(1)) || !limits.TryTake($"send|{reference}|{email.ToUpperInvariant()}", MostAsked, AccessCodes.SentLives))
        {
            ModelState.AddModelError(nameof(form.Reference), words["A code was asked for several times. Look in your mailbox, or wait 30 minutes and ask again"]);
            return await ShowNoCode(form);
        }
        if (await access.ToSendCodeAsync(reference, email) is var (caseId, person))
        {
            db.OutgoingMessages.Add(Mail(caseId, person.Id, person.Email!, codes.MakeToSend(caseId, person.Id)));
            db.CaseLooks.Add(access.Look(caseId, person.Name, "asked for a code by e-mail"));
        }
        else
        {
            db.CaseLooks.Add(access.Look(null, words["somebody not signed in"], "asked for a code by e-mail that could not be sent"));
        }
        await db.SaveChangesAsync();
        (TempData["Reference"], TempData["Sent"]) = (form.Reference, "yes");
        return Redirect("/my-case");
    }

    private string From => HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";

    private string Onward(string? next) => Url.IsLocalUrl(next) && next.StartsWith("/my-case/", StringComparison.Ordinal) ? next : "/my-case/overview";

    private async Task<IActionResult> ShowNoCode(SendCodeForm form)
    {
        ViewData["Teams"] = (await db.Areas.AsNoTracking().OrderBy(a => a.Name).Select(a => new { a.Name, a.Contact }).ToListAsync())
            .ConvertAll(a => new TeamToReach(a.Name, a.Contact.Team, a.Contact.Phone, a.Contact.Email, a.Contact.Hours));
        return View("NoCode", form);
    }

    // Neutral, without a name, a reference or a link: somebody else may look into the mailbox.
    private OutgoingMessage Mail(Guid caseId, Guid personId, string to, string code) => new()
    {
        CaseId = caseId,
        PersonId = personId,
        Kind = MessageKind.AccessCode,
        To = to,
        Subject = words["Your code"],
        Text = $"{words["Your code is:"]} {code}\n\n{words["Enter it on the page where you asked for it. It works once, within 30 minutes."]}\n\n{words["If you did not ask for a code, you need not do anything."]}\n",
        CreatedAt = clock.GetUtcNow(),
    };
}
