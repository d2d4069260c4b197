using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Infrastructure.Identity;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Apply.Return;

public sealed record SaveView(DateOnly DeletedOn, LinkForm Form, string? Code = null, string? SentTo = null);

/// <summary>Save and return: a link by e-mail, or a code to write down. Neither is kept here, only its hash.</summary>
[AllowAnonymous, Route("/apply")]
public sealed class ReturnController(ApplyDesk desk, AsbDbContext db, AttemptLimits limits, SiteAddress site, TimeProvider clock, IStringLocalizer<PublicWords> words) : ApplyController(desk)
{
    private const int MostGuesses = 10;
    private const int MostLinks = 5;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    [HttpGet("save")]
    public async Task<IActionResult> Save() => await Desk.FindAsync() is { CaseId: null } draft ? View("Save", new SaveView(draft.DeletedOn, new())) : Lost();

    /// <summary>An e-mail is written only because it was asked for, to the address that was given for it.</summary>
    [HttpPost("save/link")]
    public async Task<IActionResult> Link([Bind(Prefix = "Form")] LinkForm form)
    {
        if (await Desk.FindAsync() is not { CaseId: null } draft) return Lost();
        if (ModelState.IsValid && (!limits.TryTake($"draft link|{draft.Id}", MostLinks, Window) || !limits.TryTake($"draft link from|{From}", MostLinks * 4, Window)))
            ModelState.AddModelError("Form.Email", words["You have asked for several links just now. Wait a quarter of an hour, or use a code"]);
        if (!ModelState.IsValid) return View("Save", new SaveView(draft.DeletedOn, form));
        db.OutgoingMessages.Add(ApplicantMail.Link(form.Email!.Trim(), Desk.Key!, draft.DeletedOn, clock.GetUtcNow(), site.Base, words));
        await db.SaveChangesAsync();
        return View("Save", new SaveView(draft.DeletedOn, new(), SentTo: form.Email.Trim()));
    }

    [HttpPost("save/code")]
    public async Task<IActionResult> Code()
    {
        var code = ReturnCode.New();
        if (!await Desk.GiveCodeAsync(code)) return Lost();
        return View("Save", new SaveView((await Desk.FindAsync() ?? await Desk.FindAsync(code))!.DeletedOn, new(), Code: ReturnCode.Written(code)));
    }

    [HttpGet("return")]
    public IActionResult Return() => View("Return", new CodeForm());

    [HttpPost("return")]
    public async Task<IActionResult> Return(CodeForm form)
    {
        if (!ModelState.IsValid) return View("Return", form);
        if (!MayGuess())
        {
            ModelState.AddModelError(nameof(form.Code), words["Too many codes were tried. Wait a quarter of an hour, then try again"]);
            return View("Return", form);
        }
        var key = ReturnCode.Read(form.Code)!;
        if (Open(await Desk.FindAsync(key), key) is { } opened) return opened;
        ModelState.AddModelError(nameof(form.Code), words["We cannot find this code. Check each letter and number. After 28 days without a change what you wrote is deleted"]);
        return View("Return", form);
    }

    /// <summary>
    /// A link from an e-mail. Only a button is shown, whatever the link is: programs that look at links in e-mails open nothing
    /// and learn nothing.
    /// </summary>
    [HttpGet("return/{key}")]
    public IActionResult ByLink(string key) => View("ByLink", key);

    [HttpPost("return/{key}")]
    public async Task<IActionResult> OpenLink(string key)
    {
        if (!MayGuess()) return View("TooMany");
        return Open(key.Length <= 100 ? await Desk.FindAsync(key) : null, key) ?? (IActionResult)View("LinkGone");
    }

    private RedirectResult? Open(ApplicationDraft? draft, string key)
    {
        if (draft is null) return null;
        Desk.Remember(key);
        return Redirect(draft.CaseId is null ? Journey.Tasks : "/apply/done");
    }

    private bool MayGuess() => limits.TryTake($"draft code from|{From}", MostGuesses, Window);

    private string From => HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
}
