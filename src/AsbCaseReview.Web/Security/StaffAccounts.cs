using System.Buffers.Text;
using System.Text;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Infrastructure.Identity;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Security;

/// <summary>Accounts of people who work here: each begins without a password and with a link that sets one, once, within a day.</summary>
public sealed class StaffAccounts(AsbDbContext db, UserManager<StaffUser> users, SiteAddress site)
{
    /// <summary>Stores somebody new with an account.</summary>
    /// <returns>What is wrong; empty when it was done.</returns>
    public async Task<IReadOnlyList<string>> AddAsync(StaffMember person)
    {
        if (await users.FindByEmailAsync(person.Email) is not null) return [$"Somebody with the e-mail address {person.Email} is there already."];
        db.Staff.Add(person);
        await db.SaveChangesAsync();
        var made = await users.CreateAsync(new StaffUser { Id = Guid.CreateVersion7(), UserName = person.Email, Email = person.Email, EmailConfirmed = true, StaffMemberId = person.Id });
        return [.. made.Errors.Select(e => e.Description)];
    }

    /// <summary>A link with which its holder sets a password: good once, for a day.</summary>
    public async Task<string?> LinkAsync(string email)
    {
        if (await users.FindByEmailAsync(email) is not { } user) return null;
        await users.SetLockoutEndDateAsync(user, null);
        var token = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(await users.GeneratePasswordResetTokenAsync(user)));
        return site.Link($"/sign-in/password/{user.Id}?token={token}");
    }

    /// <returns>What is wrong; empty when the password is set.</returns>
    public async Task<IReadOnlyList<string>> SetPasswordAsync(Guid id, string token, string password)
    {
        const string spent = "This link has been used or is too old. Ask an administrator for a new one.";
        if (await users.FindByIdAsync(id.ToString()) is not { } user || !TryRead(token, out var plain)) return [spent];
        var reset = await users.ResetPasswordAsync(user, plain, password);
        return reset.Succeeded ? [] : [.. reset.Errors.Select(e => e.Code == nameof(IdentityErrorDescriber.InvalidToken) ? spent : e.Description)];
    }

    /// <summary>What somebody was signed in with no longer holds: their role, their area, or that they work here.</summary>
    public async Task EndSessionsAsync(StaffMember person)
    {
        if (await db.Users.FirstOrDefaultAsync(u => u.StaffMemberId == person.Id) is { } user) await users.UpdateSecurityStampAsync(user);
    }

    /// <summary>Somebody who has left is not let in.</summary>
    public Task<bool> WorksHereAsync(StaffUser user) => db.Staff.AnyAsync(s => s.Id == user.StaffMemberId && s.IsActive);

    private static bool TryRead(string token, out string plain)
    {
        plain = "";
        if (!Base64Url.IsValid(token)) return false;
        plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        return true;
    }
}
