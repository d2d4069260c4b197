using AsbCaseReview.Infrastructure.Identity;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Demonstration;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Account;

/// <summary>Signing in and out.</summary>
[AllowAnonymous]
public sealed class AccountController(SignInManager<StaffUser> signIn, UserManager<StaffUser> users, StaffAccounts accounts, DemonstrationPeople demonstration) : Controller
{
    [HttpGet("/sign-in")]
    public async Task<IActionResult> SignIn(string? next) => await Show(new() { Next = next });

    [HttpPost("/sign-in")]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        if (!ModelState.IsValid) return await Show(form);
        var user = await users.FindByEmailAsync(form.Email!.Trim());
        if (user is not null && !await accounts.WorksHereAsync(user)) user = null;
        var result = user is null ? Microsoft.AspNetCore.Identity.SignInResult.Failed : await signIn.PasswordSignInAsync(user, form.Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded) return Onward(form.Next);
        ModelState.AddModelError(nameof(form.Email), result.IsLockedOut
            ? "Too many attempts. Try again in 15 minutes"
            : "The e-mail address or the password is not right");
        return await Show(form);
    }

    /// <summary>One click to sign in as somebody of the demonstration; a 404 wherever there is none.</summary>
    [HttpPost("/sign-in/as/{email}")]
    public async Task<IActionResult> SignInAs(string email, string? next)
    {
        if (!demonstration.IsShown || await users.FindByEmailAsync(email) is not { } user) return NotFound();
        await signIn.SignInAsync(user, isPersistent: false);
        return Onward(next);
    }

    [HttpPost("/sign-out")]
    public async Task<IActionResult> SignOutAsync()
    {
        await signIn.SignOutAsync();
        return Redirect("/sign-in");
    }

    [HttpGet("/not-allowed")]
    public IActionResult NotAllowed()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View();
    }

    private async Task<IActionResult> Show(SignInForm form)
    {
        ViewData["People"] = await demonstration.ListAsync();
        return View("SignIn", form);
    }

    private IActionResult Onward(string? next) => Url.IsLocalUrl(next) ? Redirect(next) : Redirect(User.FirstPage());
}
