using AsbCaseReview.Domain;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Casework.Mail;

public sealed class SetAsideMailForm
{
    public Guid Id { get; set; }
    public string? Why { get; set; }
}

public sealed class SetAsideMailFormValidator : AbstractValidator<SetAsideMailForm>
{
    public SetAsideMailFormValidator() => RuleFor(f => f.Why).Required("why it need not go any more", Lengths.Name);
}

public sealed record MailView(IReadOnlyList<WrongMessage> Rows, int Total, int Page, int Pages, SetAsideMailForm Form);

/// <summary>E-mails that were given up, are uncertain or came back: sent again, or set aside with a reason.</summary>
[Requires(Permission.MendMail), Route("/mail")]
public sealed class MailController(MendMail mail) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> List(int page = 1) => Show(page, new());

    [HttpPost("{id:guid}/again")]
    public Task<IActionResult> Again(Guid id) => DoAsync(() => mail.SendAgainAsync(id, User), "It will be sent again.", new());

    [HttpPost("set-aside")]
    public async Task<IActionResult> SetAside([Bind(Prefix = "Form")] SetAsideMailForm form) =>
        ModelState.IsValid ? await DoAsync(() => mail.SetAsideAsync(form.Id, form.Why, User), "It is set aside.", form) : await Show(1, form);

    private async Task<IActionResult> DoAsync(Func<Task<bool>> mend, string done, SetAsideMailForm form)
    {
        try
        {
            if (await mend())
            {
                TempData["Done"] = done;
                return Redirect("/mail");
            }
            ModelState.AddModelError("", "Somebody else did something about this e-mail in the same moment. Look at how it stands now.");
        }
        catch (RuleRefusedException refused)
        {
            ModelState.AddModelError("", refused.Why.ToString());
        }
        return await Show(1, form);
    }

    private async Task<IActionResult> Show(int page, SetAsideMailForm form)
    {
        if (page is < 1 or > 100_000) page = 1;
        var (rows, total) = await mail.AskAsync(User, page);
        return View("Mail", new MailView(rows, total, page, MendMail.Pages(total), form));
    }
}
