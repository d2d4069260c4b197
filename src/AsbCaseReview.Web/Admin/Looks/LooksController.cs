using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Admin.Looks;

/// <summary>Who looked at what; the filter is in the address.</summary>
public sealed record LookFilter
{
    /// <summary>A case's reference.</summary>
    public string? Case { get; init; }

    /// <summary>Somebody's name, or its beginning.</summary>
    public string? Who { get; init; }

    /// <summary>A London day, as a browser's date field sends it.</summary>
    public DateOnly? Day { get; init; }
    public int Page { get; init; } = 1;

    public string At(int page) => $"/admin/looks?case={Uri.EscapeDataString(Case ?? "")}&who={Uri.EscapeDataString(Who ?? "")}&day={Day:yyyy-MM-dd}&page={page}";
}

public sealed record LookRow(DateTimeOffset At, string Who, bool IsStaff, string? Reference, string Page);

public sealed record LooksView(LookFilter Filter, IReadOnlyList<LookRow> Rows, bool More, bool NoSuchCase);

/// <summary>The record of looks at personal data. Reading it is recorded as well.</summary>
[Requires(Permission.Administer)]
public sealed class LooksController(AsbDbContext db, CaseAccess cases) : Controller
{
    private const int PageSize = 50;

    [HttpGet("/admin/looks")]
    public async Task<IActionResult> List(LookFilter filter)
    {
        if (filter.Page is < 1 or > 100_000) filter = filter with { Page = 1 };
        await cases.RecordListAsync(User, $"record of looks{Request.QueryString}");
        var (looks, missing) = (db.CaseLooks.AsNoTracking(), false);
        if (filter.Case?.Trim().ToUpperInvariant() is { Length: > 0 } reference)
        {
            var id = await cases.References().Where(c => c.Reference == reference).Select(c => (Guid?)c.Id).FirstOrDefaultAsync();
            missing = id is null;
            looks = looks.Where(l => l.CaseId == id && l.CaseId != null);
        }
        if (filter.Who?.Trim() is { Length: > 0 } who) looks = looks.Where(l => l.Who.StartsWith(who));
        if (filter.Day is { } day)
        {
            var (from, to) = (London.Instant(day), London.Instant(day.AddDays(1)));
            looks = looks.Where(l => l.At >= from && l.At < to);
        }
        var references = cases.References();
        var rows = await looks.OrderByDescending(l => l.At).ThenBy(l => l.Id).Skip((filter.Page - 1) * PageSize).Take(PageSize + 1)
            .Select(l => new LookRow(l.At, l.Who, l.StaffId != null, references.Where(c => c.Id == l.CaseId).Select(c => c.Reference).FirstOrDefault(), l.Page)).ToListAsync();
        return View("Looks", new LooksView(filter, [.. rows.Take(PageSize)], rows.Count > PageSize, missing));
    }
}
