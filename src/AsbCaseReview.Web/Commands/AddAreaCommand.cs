using System.Text.Json;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Commands;

/// <summary><c>add-area FILE</c>: an area with its local government areas, agencies and people. All of it or nothing.</summary>
public static class AddAreaCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (CommandHost.Plain(args) is not [var name])
        {
            await error.WriteLineAsync("Write: add-area area.json   (docs/examples/area.json is one)");
            return 2;
        }
        if (await CommandHost.ReadAsync(name, error) is not { } json) return 2;
        AreaFile file;
        try
        {
            file = AreaFile.Read(json);
        }
        catch (JsonException e)
        {
            await error.WriteLineAsync($"“{name}” cannot be read{(e.LineNumber is { } line ? $" at {e.Path}, line {line + 1}" : "")}: {e.Message.Split(" Path: ")[0]}");
            return 2;
        }
        return await CommandHost.RunAsync(args, services => AddAsync(file, services, output, error));
    }

    private static async Task<int> AddAsync(AreaFile file, IServiceProvider services, TextWriter output, TextWriter error)
    {
        var (db, accounts) = (services.GetRequiredService<AsbDbContext>(), services.GetRequiredService<StaffAccounts>());
        List<string> problems = [.. file.Problems(), .. await CollisionsAsync(file, db)];
        foreach (var problem in problems) await error.WriteLineAsync(problem);
        if (problems.Count > 0)
        {
            await error.WriteLineAsync($"{problems.Count} to mend. Nothing was added.");
            return 1;
        }
        var people = await StoreAsync(file, db, accounts);
        await output.WriteLineAsync($"Added {file.Name} with {file.LocalGovernmentAreas.Count} local government areas, {file.Agencies.Count} agencies and {people.Count} people.");
        foreach (var person in people) await output.WriteLineAsync($"{person.Name} sets a password, within a day, at {await accounts.LinkAsync(person.Email)}");
        await output.WriteLineAsync($"Next: publish-procedure {file.Key} procedure.json. Until then it takes no applications.");
        return 0;
    }

    private static async Task<IReadOnlyList<string>> CollisionsAsync(AreaFile file, AsbDbContext db)
    {
        var problems = new List<string>();
        if (await db.Areas.AnyAsync(a => a.Key == file.Key)) problems.Add($"key: there is an area “{file.Key}” already.");
        if (await db.Areas.AnyAsync(a => a.ReferencePrefix == file.ReferencePrefix)) problems.Add($"referencePrefix: another area’s references begin with {file.ReferencePrefix}.");
        var (names, emails) = (file.LocalGovernmentAreas.Select(l => l.Name).ToList(), file.People.Select(p => p.Email.ToUpperInvariant()).ToList());
        problems.AddRange((await db.LocalGovernmentAreas.Where(l => names.Contains(l.Name)).Select(l => l.Name).ToListAsync()).Select(n => $"localGovernmentAreas: “{n}” belongs to another area already."));
        problems.AddRange((await db.Users.Where(u => emails.Contains(u.NormalizedEmail!)).Select(u => u.Email!).ToListAsync()).Select(e => $"people: somebody with the address {e} is there already."));
        return problems;
    }

    private static async Task<IReadOnlyList<StaffMember>> StoreAsync(AreaFile file, AsbDbContext db, StaffAccounts accounts)
    {
        var people = new List<StaffMember>();
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            people.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var area = new Area
            {
                Key = file.Key,
                Name = file.Name,
                Nation = file.Nation,
                ReferencePrefix = file.ReferencePrefix,
                Contact = file.Contact,
                SupportService = file.Support?.Service,
                SupportPhone = file.Support?.Phone,
                SupportEmail = file.Support?.Email,
            };
            area.LocalGovernmentAreas.AddRange(file.LocalGovernmentAreas.Select(l => new LocalGovernmentArea { AreaId = area.Id, Name = l.Name, Postcodes = string.Join(' ', l.Postcodes ?? []).ToUpperInvariant() }));
            db.Areas.Add(area);
            var agencies = file.Agencies.Select(a => new Agency { AreaId = area.Id, Name = a.Name, Kind = a.Kind, Email = a.Email, IsRelevantBody = a.RelevantBody, AppealContact = a.AppealContact }).ToList();
            db.Agencies.AddRange(agencies);
            await db.SaveChangesAsync();
            foreach (var person in file.People)
            {
                var staff = new StaffMember { Name = person.Name, Email = person.Email, Role = person.Role, AgencyId = agencies.First(a => a.Name == person.Agency).Id, AreaId = person.Role == StaffRole.Administrator ? null : area.Id, Grade = person.Grade };
                if (await accounts.AddAsync(staff) is { Count: > 0 } problems) throw new StartupException($"{person.Email}: {string.Join(" ", problems)}");
                people.Add(staff);
            }
            Guid? Of(string? email) => people.Find(p => p.Email.Equals(email, StringComparison.OrdinalIgnoreCase))?.Id;
            foreach (var (staff, person) in people.Zip(file.People)) (staff.LineManagerId, staff.HeadOfServiceId, staff.ChiefExecutiveId) = (Of(person.LineManager), Of(person.HeadOfService), Of(person.ChiefExecutive));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });
        return people;
    }
}
