using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.MyCase.Shared;
using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.MyCase.Withdraw;

/// <summary>Whether somebody put pressure on them to stop.</summary>
public enum Pressure { No, Yes, RatherNotSay }

public sealed class WithdrawForm
{
    public string? Why { get; set; }
    public Pressure? Pressure { get; set; }

    /// <summary>What they do after help was offered: "stop", or "help" where the case goes on and they are called.</summary>
    public string? Then { get; set; }
}

public sealed class WithdrawFormValidator : AbstractValidator<WithdrawForm>
{
    public WithdrawFormValidator()
    {
        RuleFor(f => f.Pressure).NotNull().WithMessage("Say whether somebody put pressure on you. You can also choose not to say");
        RuleFor(f => f.Why).MaximumLength(Lengths.Reason).WithMessage($"Why you want to stop must be {Lengths.Reason:N0} characters or fewer");
    }
}

/// <summary>What stopping means for whoever asks it.</summary>
public enum Stopping
{
    /// <summary>The only victim, or the only one who takes part: the application is withdrawn.</summary>
    WholeCase,

    /// <summary>Others are on the case: their part goes on.</summary>
    OwnPart,

    /// <summary>Somebody who acts for a victim, or is a child's safe adult, stops acting; what the victim wants is asked of them.</summary>
    Acting,
}

/// <param name="OfferHelp">They said that they are pressed: help first, then they choose.</param>
public sealed record WithdrawView(WithdrawForm Form, Stopping Stopping, bool OfferHelp, Area Area);

/// <summary>Asking us to stop: explained, looked at for pressure, and never to another victim's harm.</summary>
[ForApplicant, Route("/my-case/withdraw")]
public sealed class WithdrawController(AsbDbContext db, ApplicantAccess access, QueuedCorrespondence queued, TimeProvider clock, IStringLocalizer<PublicWords> words) : MyCaseController(db, access, clock, words)
{
    [HttpGet("")]
    public async Task<IActionResult> Ask()
    {
        var seen = await Access.SeeAsync(User, "asking to stop");
        return MayNow(seen, CaseEventKind.Withdrawn) ? await Show(seen, new(), offerHelp: false) : await Ended(seen);
    }

    [HttpPost("")]
    public async Task<IActionResult> Stop([Bind(Prefix = "Form")] WithdrawForm form)
    {
        var seen = await Access.SeeAsync(User, "asked to stop");
        if (!MayNow(seen, CaseEventKind.Withdrawn)) return await Ended(seen);
        if (!ModelState.IsValid) return await Show(seen, form, offerHelp: false);
        if (form is { Pressure: Pressure.Yes, Then: not ("stop" or "help") }) return await Show(seen, form, offerHelp: true);
        if (form is { Pressure: Pressure.Yes, Then: "help" })
        {
            return await DoAsync(seen, (opened, _) =>
            {
                opened.TellPressure(seen.Person.Id, form.Why?.Trim() ?? "", seen.ToActor(), Now);
                return Task.CompletedTask;
            }) ? Done(Words["Nothing was stopped. We will get in touch with you by a way that you marked as safe."], "/my-case/overview") : await Show(seen, form, offerHelp: true);
        }
        var stopping = await StoppingAsync(seen);
        return await DoAsync(seen, (opened, rules) => StopAsync(opened, rules, stopping, seen, form)) ? await Stopped(stopping) : await Show(seen, form, offerHelp: form.Pressure == Pressure.Yes);
    }

    private Task StopAsync(Case opened, CaseRules rules, Stopping stopping, ApplicantCase seen, WithdrawForm form)
    {
        var found = form.Pressure switch
        {
            Pressure.No => "Asked on their own page; they say that nobody put pressure on them.",
            Pressure.Yes => "Asked on their own page; they say that somebody put pressure on them. Help was offered, and they stopped all the same.",
            _ => "Asked on their own page; they would rather not say whether somebody put pressure on them.",
        };
        if (stopping == Stopping.WholeCase)
        {
            opened.Withdraw(Case.WithdrawnHow.Online, form.Why?.Trim() ?? "", found, rules, seen.ToActor(), Now);
            return Task.CompletedTask;
        }
        opened.RecordConsentWithdrawn(seen.Person.Id, Case.WithdrawnHow.Online, found, stopping == Stopping.Acting
            ? "They no longer act for the victim, who is to be asked what they want. The case goes on."
            : "Nothing more is shared about them or sent to them. The case goes on for the others.", seen.ToActor(), Now);
        return queued.StopAsync(opened, Now);
    }

    private async Task<IActionResult> Stopped(Stopping stopping)
    {
        if (stopping == Stopping.WholeCase) return Done(Words["Your application is withdrawn. We will write to you to confirm it, by a way that is safe."], "/my-case/overview");
        await HttpContext.SignOutAsync(ApplicantSignIn.Scheme);
        (TempData["SignedOut"], TempData["SignedOutWhy"]) = ("yes", Words["You asked us to stop, and we did. You are signed out."].Value);
        return Redirect("/my-case");
    }

    private async Task<Stopping> StoppingAsync(ApplicantCase seen)
    {
        if (seen.Person.Part is PersonPart.Representative or PersonPart.SafeAdult) return Stopping.Acting;
        var others = await Db.People.AsNoTracking().Where(p => p.CaseId == seen.Id && p.Part == PersonPart.Victim && p.Id != seen.Person.Id && p.DiedOn == null).Select(p => p.Consent).ToListAsync();
        return others.Exists(c => c.State is not (ConsentState.Withdrawn or ConsentState.Refused)) ? Stopping.OwnPart : Stopping.WholeCase;
    }

    private async Task<IActionResult> Show(ApplicantCase seen, WithdrawForm form, bool offerHelp) => View("Withdraw", new WithdrawView(form, await StoppingAsync(seen), offerHelp, await AreaAsync(seen)));

    private async Task<IActionResult> Ended(ApplicantCase seen) => View("Ended", await AreaAsync(seen));

    private Task<Area> AreaAsync(ApplicantCase seen) => Db.Areas.AsNoTracking().FirstAsync(a => a.Id == seen.AreaId);
}
