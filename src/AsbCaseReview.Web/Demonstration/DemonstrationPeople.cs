using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Demonstration;

public sealed record DemonstrationPerson(string Name, string Email, string Role, string For);

/// <summary>The people whom one click signs in as: in Development only, whatever the settings say.</summary>
public sealed class DemonstrationPeople(AsbDbContext db, IWebHostEnvironment environment)
{
    public bool IsShown => environment.IsDevelopment();

    public async Task<IReadOnlyList<DemonstrationPerson>> ListAsync()
    {
        if (!IsShown) return [];
        var people = await db.Staff.AsNoTracking().Where(s => s.IsActive && s.Email.EndsWith(".example"))
            .Select(s => new { s.Name, s.Email, s.Role, Agency = db.Agencies.Where(a => a.Id == s.AgencyId).Select(a => a.Name).First(), Area = db.Areas.Where(a => a.Id == s.AreaId).Select(a => a.Name).FirstOrDefault() })
            .ToListAsync();
        return [.. people.OrderBy(p => p.Area).ThenBy(p => p.Role).ThenBy(p => p.Name).Select(p => new DemonstrationPerson(p.Name, p.Email, p.Role.Plainly(), p.Area is null ? p.Agency : $"{p.Agency}, {p.Area}"))];
    }
}
