using System.Security.Claims;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace AsbCaseReview.Web.Casework.Cases;

public sealed record CaseRow(
    string Reference, string ApplicantName, string LocalGovernmentArea, CaseStage Stage, DateOnly ReceivedOn, DateOnly? NextDueOn, string? NextDueLimit,
    Guid? AssigneeId, bool InDanger, bool Hate, bool Vulnerable)
{
    public string? Assignee { get; init; }
}

public sealed record CaseList(CaseFilter Filter, IReadOnlyList<CaseRow> Rows, int Total, DateOnly Today, CaseListChoices Choices, IReadOnlyList<SharedCase> Shared)
{
    public const int PageSize = 25;

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <summary>A case that another area works on and this one reads.</summary>
public sealed record SharedCase(string Reference, string ApplicantName, string LocalGovernmentArea, CaseStage Stage, DateOnly SharedOn);

public sealed record CaseListChoices(IReadOnlyList<Choice> Areas, IReadOnlyList<Choice> Staff, IReadOnlyList<Choice> Routes);

/// <summary>One page of the list: filtered, searched, sorted and paged in SQL.</summary>
[Query]
public sealed class CaseListQuery(AsbDbContext db, CaseAccess access, Names names, IMemoryCache cache, TimeProvider clock)
{
    public async Task<CaseList> AskAsync(CaseFilter filter, ClaimsPrincipal user)
    {
        await db.Database.OpenConnectionAsync();   // one for all that follows
        var today = London.Today(clock);
        var found = Filtered(Searched(access.Workable(user).IgnoreAutoIncludes(), filter.Q, user), filter, user, today);
        var total = await CountAsync(found, filter, user, today);
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + CaseList.PageSize - 1) / CaseList.PageSize));
        var rows = await Ordered(found, filter.Order)
            .Skip((page - 1) * CaseList.PageSize).Take(CaseList.PageSize)
            .Select(c => new CaseRow(c.Reference, c.ApplicantName, c.LocalGovernmentArea, c.Stage, c.ReceivedOn, c.NextDueOn, c.NextDueLimit,
                c.AssigneeId, c.InDanger, c.Hate, c.Vulnerable))
            .ToListAsync();
        var staff = await names.StaffAsync(rows.Select(r => r.AssigneeId));
        return new(filter with { Page = page }, [.. rows.Select(r => r with { Assignee = r.AssigneeId is { } id ? staff.GetValueOrDefault(id) : null })], total, today, await ChoicesAsync(user), page == 1 ? await SharedAsync(user) : []);
    }

    // Few, and beside the list: a list of both would have no index to follow. Most areas have none.
    private async Task<IReadOnlyList<SharedCase>> SharedAsync(ClaimsPrincipal user) => user.AreaIdOf() is not { } area || !await HasSharedAsync(area) ? [] : await (
        from share in db.CaseShares.AsNoTracking()
        join c in access.Visible(user).IgnoreAutoIncludes() on share.CaseId equals c.Id
        where share.AreaId == area && share.EndedOn == null
        orderby share.SharedOn descending
        select new SharedCase(c.Reference, c.ApplicantName, c.LocalGovernmentArea, c.Stage, share.SharedOn)).Take(CaseList.PageSize).ToListAsync();

    private Task<bool> HasSharedAsync(Guid area) => db.CaseShares.AnyAsync(s => s.AreaId == area && s.EndedOn == null);

    // Counting tens of thousands takes longer than all the rest of the page, and nobody minds whether it is 7,799 or 7,800.
    private async Task<int> CountAsync(IQueryable<Case> found, CaseFilter filter, ClaimsPrincipal user, DateOnly today)
    {
        const int exactUpTo = 1_000;
        var counted = await found.Take(exactUpTo + 1).CountAsync();
        if (counted <= exactUpTo) return counted;
        return await cache.GetOrCreateAsync((nameof(CaseListQuery), user.AreaIdOf(), filter.Assignee == "me" ? user.StaffIdOf() : default, today, filter with { Page = 1, Order = default }), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1);
            return found.CountAsync();
        });
    }

    private IQueryable<Case> Searched(IQueryable<Case> cases, string? typed, ClaimsPrincipal user)
    {
        foreach (var word in SearchTerms.Words(typed))
        {
            var ids = SearchTerms.WithWord(db, user.AreaIdOf(), word);
            cases = cases.Where(c => ids.Contains(c.Id));
        }
        return cases;
    }

    private IQueryable<Case> Filtered(IQueryable<Case> cases, CaseFilter filter, ClaimsPrincipal user, DateOnly today)
    {
        if (filter.Area is { } area) cases = cases.Where(c => c.AreaId == area);
        if (filter.Stage is { } stage) cases = cases.Where(c => c.Stage == stage);
        else if (!filter.Ended && string.IsNullOrWhiteSpace(filter.Q) && filter.Deadline is DeadlineFilter.Any or DeadlineFilter.None) cases = cases.InStage(CaseStages.Open);
        cases = filter.Deadline switch
        {
            DeadlineFilter.Overdue => cases.Where(c => c.DueOrder < today),
            DeadlineFilter.Today => DueWithin(cases, today, today),
            DeadlineFilter.ThisWeek => DueWithin(cases, today, today.AddDays(7)),
            DeadlineFilter.None => cases.Where(c => c.NextDueOn == null),
            _ => cases,
        };
        if (filter.Assignee == "me") cases = cases.Where(c => c.AssigneeId == user.StaffIdOf());
        else if (filter.Assignee == "nobody") cases = cases.Where(c => c.AssigneeId == null || db.Staff.Any(s => s.Id == c.AssigneeId && !s.IsActive));
        else if (Guid.TryParse(filter.Assignee, out var assignee)) cases = cases.Where(c => c.AssigneeId == assignee);
        if (!string.IsNullOrEmpty(filter.Agency)) cases = cases.Where(c => db.Complaints.Any(x => x.CaseId == c.Id && x.AgencyKind == filter.Agency));
        if (!string.IsNullOrEmpty(filter.Route)) cases = cases.Where(c => c.Route == filter.Route);
        if (filter.Hate) cases = cases.Where(c => c.Hate);
        if (filter.Vulnerable) cases = cases.Where(c => c.Vulnerable);
        return cases;
    }

    // What is overdue on the same case does not hide what is due then.
    private IQueryable<Case> DueWithin(IQueryable<Case> cases, DateOnly from, DateOnly to) =>
        cases.Where(c => c.DueOrder <= to && db.Deadlines.Any(d => d.CaseId == c.Id && d.State == DeadlineState.Open && d.Owner != "applicant" && d.Due >= from && d.Due <= to));

    private static IOrderedQueryable<Case> Ordered(IQueryable<Case> cases, CaseOrder order) => order switch
    {
        CaseOrder.Newest => cases.OrderByDescending(c => c.ReceivedOn).ThenByDescending(c => c.Reference),
        CaseOrder.Oldest => cases.OrderBy(c => c.ReceivedOn).ThenBy(c => c.Reference),
        CaseOrder.Name => cases.OrderBy(c => c.ApplicantName).ThenBy(c => c.Reference),
        _ => cases.OrderBy(c => c.DueOrder).ThenBy(c => c.ReceivedOn).ThenBy(c => c.Reference),
    };

    private Task<CaseListChoices> ChoicesAsync(ClaimsPrincipal user) =>
        cache.GetOrCreateAsync((nameof(CaseListChoices), user.AreaIdOf()), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(10);
            return ChoicesAsync(user.AreaIdOf());
        })!;

    private async Task<CaseListChoices> ChoicesAsync(Guid? area)
    {
        var areas = area is null ? await db.Areas.AsNoTracking().OrderBy(a => a.Name).Select(a => new Choice(a.Id.ToString(), a.Name, null)).ToListAsync() : [];
        var staff = await db.Staff.AsNoTracking().Where(s => s.IsActive && s.Role == StaffRole.Coordinator && (area == null || s.AreaId == area))
            .OrderBy(s => s.Name).Select(s => new Choice(s.Id.ToString(), s.Name, null)).ToListAsync();
        return new(areas, staff, await RoutesAsync(area));
    }

    // As the procedures name them; one name for each where areas share a route.
    private async Task<IReadOnlyList<Choice>> RoutesAsync(Guid? area)
    {
        var routes = new Dictionary<string, string>();
        foreach (var id in await db.ProcedureVersions.Where(v => area == null || v.AreaId == area).OrderByDescending(v => v.AppliesFrom).ThenByDescending(v => v.Number).Select(v => v.Id).ToListAsync())
            foreach (var route in (await db.Services.Procedures.GetAsync(id, db)).Threshold.Routes) routes.TryAdd(route.Route, route.Name);
        return [.. routes.Select(r => new Choice(r.Key, r.Value))];
    }
}
