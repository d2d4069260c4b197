using AsbCaseReview.Domain.Applications;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Apply.Contact;

/// <summary>How to reach people without putting them at risk, and what makes it easier for them.</summary>
[AllowAnonymous, Route("/apply")]
public sealed class ContactController(ApplyDesk desk) : ApplyController(desk)
{
    [HttpGet("contact")]
    public Task<IActionResult> Contact() => AskAsync("contact", s => WaysForm.Of(s.Answers.Applicant));

    [HttpPost("contact")]
    public Task<IActionResult> Contact(WaysForm form) => SaveAsync("contact", form, a => a with { Applicant = form.ApplyTo(a.Applicant) });

    [HttpGet("online")]
    public Task<IActionResult> Online() => AskAsync("online", s => new OnlineForm { OnlineSafe = s.Answers.Applicant?.OnlineAnswered == true ? s.Answers.Applicant.SafeContact?.OnlineSafe : null, DetailInEmail = s.Answers.Applicant?.SafeContact?.DetailInEmail == true });

    [HttpPost("online")]
    public Task<IActionResult> Online(OnlineForm form) => SaveAsync("online", form, a => a with
    {
        Applicant = (a.Applicant ?? new()) with
        {
            OnlineAnswered = true,
            SafeContact = (a.Applicant?.SafeContact ?? SafeContact.Nothing) with { OnlineSafe = form.OnlineSafe == true, DetailInEmail = form.DetailInEmail && a.Applicant?.SafeContact?.EmailSafe == true },
        },
    });

    [HttpGet("victim-contact")]
    public Task<IActionResult> VictimContact() => AskAsync("victim-contact", s => WaysForm.Of(s.Answers.Victim));

    [HttpPost("victim-contact")]
    public Task<IActionResult> VictimContact(WaysForm form) => SaveAsync("victim-contact", form, a => a with { Victim = form.ApplyTo(a.Victim) });

    [HttpGet("support")]
    public Task<IActionResult> Support() => AskAsync("support", s => new SupportForm { Language = s.Answers.Language, InterpreterNeeded = s.Answers.InterpreterNeeded == true, SupportNeeds = s.Answers.SupportNeeds, HelperName = s.Answers.HelperName, HelperContact = s.Answers.HelperContact });

    [HttpPost("support")]
    public Task<IActionResult> Support(SupportForm form) => SaveAsync("support", form, a => a with
    {
        SupportAnswered = true,
        Language = form.Language.Clean(),
        InterpreterNeeded = form.InterpreterNeeded,
        SupportNeeds = form.SupportNeeds.Clean(),
        HelperName = form.HelperName.Clean(),
        HelperContact = form.HelperContact.Clean(),
    });
}
