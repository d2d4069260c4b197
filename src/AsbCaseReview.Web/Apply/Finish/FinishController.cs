using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Apply.Finish;

public sealed record CheckView(JourneyState State, bool NoWayIsSafe);

/// <summary>Consent, check, declaration, sending, and what happens next.</summary>
[AllowAnonymous, Route("/apply")]
public sealed class FinishController(ApplyDesk desk, SendDraft send, DoneQuery done, SiteAddress site) : ApplyController(desk)
{
    [HttpGet("consent")]
    public Task<IActionResult> Consent() => AskAsync("consent", s => new ConsentForm { Consents = s.Answers.ConsentToShare });

    [HttpPost("consent")]
    public Task<IActionResult> Consent(ConsentForm form) => SaveAsync("consent", form, a => a with { ConsentToShare = form.Consents });

    [HttpGet("check")]
    public async Task<IActionResult> Check()
    {
        var draft = await Desk.FindAsync();
        if (draft is null) return Lost();
        if (draft.CaseId is not null) return Redirect("/apply/done");
        var state = await Desk.StateOfAsync(draft);
        if (!Journey.IsComplete(state)) return Redirect(Journey.Tasks);
        return View("Check", new CheckView(state, state.Answers.Applicant?.SafeContact is { EmailSafe: false, TelephoneSafe: false, PostSafe: false }));
    }

    [HttpPost("check")]
    public async Task<IActionResult> Send(DeclarationForm form)
    {
        var draft = await Desk.FindAsync();
        if (draft is null) return Lost();
        if (draft.CaseId is not null) return Redirect("/apply/done");
        var state = await Desk.StateOfAsync(draft);
        if (!ModelState.IsValid || !Journey.IsComplete(state)) return await Check();
        if (await send.SendAsync(draft, state, site.Base) is not null) return Redirect("/apply/done");
        TempData["Changed"] = true;   // another tab saved an answer in that moment: they see it before it is sent
        return Redirect(Journey.Check);
    }

    [HttpGet("done")]
    public async Task<IActionResult> Done() => await Desk.FindAsync() is { CaseId: { } id } ? View("Done", await done.AskAsync(id)) : Lost();

    /// <summary>This browser no longer knows the application.</summary>
    [HttpPost("leave")]
    public IActionResult Leave()
    {
        Desk.Forget();
        return Redirect("/");
    }
}
