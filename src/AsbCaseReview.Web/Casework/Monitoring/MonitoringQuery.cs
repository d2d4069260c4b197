using System.Security.Claims;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Monitoring;

/// <param name="Step">The last step of the ladder that was taken for the due day of now; null where none was.</param>
public sealed record MonitoredAction(Guid Id, string Reference, string What, string OwnerName, string AgencyName, DateOnly DueOn, DateOnly? EndedOn, ActionState State, bool MoreTimeAsked, int? Step);

public sealed record MonitoringView(MonitoringFilter Filter, IReadOnlyList<MonitoredAction> Rows, int Total, int Open, int Late, DateOnly Today, IReadOnlyList<Choice> Areas, IReadOnlyList<Choice> Agencies)
{
    public const int PageSize = 25;

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <summary>All actions of an area by lateness, owner and agency: filtered, sorted and paged in SQL.</summary>
[Query]
public sealed class MonitoringQuery(AsbDbContext db, CaseAccess access, TimeProvider clock)
{
    private sealed class Row
    {
        public required AgreedAction Action { get; init; }
        public required string Reference { get; init; }
        public required Guid AreaId { get; init; }
    }

    public async Task<MonitoringView> AskAsync(MonitoringFilter filter, ClaimsPrincipal user)
    {
        var today = London.Today(clock);
        var all = db.AgreedActions.AsNoTracking().IgnoreAutoIncludes()
            .Join(access.Workable(user).IgnoreAutoIncludes(), a => a.CaseId, c => c.Id, (a, c) => new Row { Action = a, Reference = c.Reference, AreaId = c.AreaId });
        var narrowed = Narrowed(all, filter);
        var found = Shown(narrowed, filter.Show, today);
        var total = await found.CountAsync();
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + MonitoringView.PageSize - 1) / MonitoringView.PageSize));
        var rows = await Ordered(found, filter.Order).Skip((page - 1) * MonitoringView.PageSize).Take(MonitoringView.PageSize)
            .Select(r => new MonitoredAction(r.Action.Id, r.Reference, r.Action.What, r.Action.OwnerName, r.Action.AgencyName, r.Action.DueOn, r.Action.EndedOn, r.Action.State, r.Action.MoreTime != null,
                db.PlannedActionNotices.Where(n => n.ActionId == r.Action.Id && n.Kind == NoticeKind.Overdue && n.State == NoticeState.Sent && n.DueOn == r.Action.DueOn).Max(n => (int?)n.Step)))
            .ToListAsync();
        var open = await Shown(narrowed, ActionLateness.Open, today).CountAsync();
        var late = await Shown(narrowed, ActionLateness.Late, today).CountAsync();
        var area = user.AreaIdOf();
        var areas = area is null ? await db.Areas.AsNoTracking().OrderBy(a => a.Name).Select(a => new Choice(a.Id.ToString(), a.Name, null)).ToListAsync() : [];
        var agencies = await db.Agencies.AsNoTracking().Where(a => area == null || a.AreaId == area).OrderBy(a => a.Name).Select(a => new Choice(a.Id.ToString(), a.Name, null)).ToListAsync();
        return new(filter with { Page = page }, rows, total, open, late, today, areas, agencies);
    }

    private static IQueryable<Row> Narrowed(IQueryable<Row> rows, MonitoringFilter filter)
    {
        if (filter.Area is { } area) rows = rows.Where(r => r.AreaId == area);
        if (filter.Agency is { } agency) rows = rows.Where(r => r.Action.AgencyId == agency);
        if (string.IsNullOrWhiteSpace(filter.Owner)) return rows;
        var pattern = $"%{filter.Owner.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        return rows.Where(r => EF.Functions.Like(r.Action.OwnerName, pattern, "\\"));
    }

    private static IQueryable<Row> Shown(IQueryable<Row> rows, ActionLateness show, DateOnly today)
    {
        var (weeks, months, soon) = (today.AddDays(-21), today.AddMonths(-2), today.AddDays(7));
        return show switch
        {
            ActionLateness.Late => rows.Where(r => ActionStates.Open.Contains(r.Action.State) && r.Action.DueOn < today),
            ActionLateness.OverThreeWeeks => rows.Where(r => ActionStates.Open.Contains(r.Action.State) && r.Action.DueOn < weeks),
            ActionLateness.OverTwoMonths => rows.Where(r => ActionStates.Open.Contains(r.Action.State) && r.Action.DueOn < months),
            ActionLateness.DueSoon => rows.Where(r => ActionStates.Open.Contains(r.Action.State) && r.Action.DueOn >= today && r.Action.DueOn <= soon),
            ActionLateness.ToNote => rows.Where(r => r.Action.State == ActionState.EndReported),
            ActionLateness.TimeAsked => rows.Where(r => r.Action.MoreTime != null),
            ActionLateness.Declined => rows.Where(r => r.Action.State == ActionState.Declined),
            ActionLateness.Ended => rows.Where(r => ActionStates.Ended.Contains(r.Action.State)),
            _ => rows.Where(r => ActionStates.Open.Contains(r.Action.State)),
        };
    }

    private static IQueryable<Row> Ordered(IQueryable<Row> rows, ActionOrder order) => order switch
    {
        ActionOrder.Owner => rows.OrderBy(r => r.Action.OwnerName).ThenBy(r => r.Action.DueOn).ThenBy(r => r.Action.Id),
        ActionOrder.Agency => rows.OrderBy(r => r.Action.AgencyName).ThenBy(r => r.Action.DueOn).ThenBy(r => r.Action.Id),
        ActionOrder.Reference => rows.OrderBy(r => r.Reference).ThenBy(r => r.Action.DueOn).ThenBy(r => r.Action.Id),
        _ => rows.OrderBy(r => r.Action.DueOn).ThenBy(r => r.Action.Id),
    };
}
