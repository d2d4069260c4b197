using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Admin.Changes;

/// <summary>Notes who changed what in the administration, with the values before and after, in the same save as the change.</summary>
public sealed class AdminLog(AsbDbContext db, TimeProvider clock)
{
    /// <param name="what">What kind of thing it is: "Area", "Agency".</param>
    /// <param name="values">Each value by name, before and after; those that are the same are left out.</param>
    /// <returns>Whether anything is different; if not, nothing is noted.</returns>
    public bool Note(ClaimsPrincipal by, string what, Guid id, string name, params IEnumerable<(string What, object? Was, object? Is)> values)
    {
        List<ValueChange> changes = [.. values.Select(v => new ValueChange(v.What, Text(v.Was), Text(v.Is))).Where(c => c.From != c.To)];
        if (changes.Count == 0) return false;
        db.AdministrativeChanges.Add(new() { At = clock.GetUtcNow(), ById = by.StaffIdOf(), By = by.FullNameOf(), What = what, AboutId = id, About = name, Changes = changes });
        return true;
    }

    /// <summary>What was changed about one thing, newest first.</summary>
    public Task<List<AdministrativeChange>> OfAsync(Guid id) => db.AdministrativeChanges.AsNoTracking().Where(c => c.AboutId == id).OrderByDescending(c => c.At).Take(50).ToListAsync();

    /// <summary>How something stood when a form was made: a later change by somebody else is noticed by it.</summary>
    public static string Mark(params IEnumerable<object?> values) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture))))));

    private static string Text(object? value) => value switch
    {
        null or "" => "nothing",
        true => "yes",
        false => "no",
        DateOnly day => day.Full(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
