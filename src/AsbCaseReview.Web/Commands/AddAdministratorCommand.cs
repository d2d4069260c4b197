using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Commands;

/// <summary><c>add-administrator EMAIL "NAME"</c>: the first account, and the way in again when every administrator has lost theirs.</summary>
public static class AddAdministratorCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (CommandHost.Plain(args) is not [var email, var name] || !AreaFile.IsEmail(email) || name.Trim().Length is 0 or > Lengths.Name)
        {
            await error.WriteLineAsync("Write: add-administrator EMAIL \"NAME\"");
            return 2;
        }
        return await CommandHost.RunAsync(args, async services =>
        {
            var (db, accounts) = (services.GetRequiredService<AsbDbContext>(), services.GetRequiredService<StaffAccounts>());
            var known = await db.Staff.FirstOrDefaultAsync(s => s.Email == email);
            if (known is { Role: not StaffRole.Administrator } or { IsActive: false })
            {
                await error.WriteLineAsync($"{known.Name} is there already and is no active administrator. Take another address, or let an administrator change them under Administration, People.");
                return 1;
            }
            if (known is null)
            {
                // Everybody works for an agency; an administrator's own is that of the point of contact.
                var agencies = await db.Agencies.OrderBy(a => a.Id).ToListAsync();
                var bodies = (await db.Areas.Select(a => a.Contact).ToListAsync()).ConvertAll(c => c.Body);
                if ((agencies.Find(a => bodies.Contains(a.Name)) ?? agencies.FirstOrDefault()) is not { } agency)
                {
                    await error.WriteLineAsync("There is no agency yet that the administrator could belong to. Run add-area first.");
                    return 1;
                }
                if (await accounts.AddAsync(new() { Name = name.Trim(), Email = email, Role = StaffRole.Administrator, AgencyId = agency.Id, Grade = "System administrator" }) is { Count: > 0 } problems)
                {
                    await error.WriteLineAsync(string.Join(" ", problems));
                    return 1;
                }
            }
            await output.WriteLineAsync($"{known?.Name ?? name.Trim()} sets a password, within a day, at {await accounts.LinkAsync(email)}");
            return 0;
        });
    }
}
