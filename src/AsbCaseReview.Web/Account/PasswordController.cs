using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Account;

public sealed class PasswordForm
{
    public string? Password { get; set; }
    public string? Again { get; set; }
}

public sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    public PasswordFormValidator()
    {
        RuleFor(f => f.Password).NotEmpty().WithMessage("Enter a password").MinimumLength(12).WithMessage("The password must have 12 characters or more. Three or four words are easy to remember")
            .MaximumLength(128).WithMessage("The password must have 128 characters or fewer");
        RuleFor(f => f.Again).Equal(f => f.Password).WithMessage("The two passwords are not the same");
    }
}

/// <summary>Setting a password by the one-time link that an administrator gave.</summary>
[AllowAnonymous, Route("/sign-in/password/{id:guid}")]
public sealed class PasswordController(StaffAccounts accounts) : Controller
{
    [HttpGet("")]
    public IActionResult Choose() => View("Password", new PasswordForm());

    [HttpPost("")]
    public async Task<IActionResult> Choose(Guid id, string? token, PasswordForm form)
    {
        if (!ModelState.IsValid) return View("Password", form);
        foreach (var problem in await accounts.SetPasswordAsync(id, token ?? "", form.Password!)) ModelState.AddModelError(nameof(form.Password), problem);
        if (!ModelState.IsValid) return View("Password", form);
        TempData["Done"] = "Your password is set. Sign in with it.";
        return Redirect("/sign-in");
    }
}
