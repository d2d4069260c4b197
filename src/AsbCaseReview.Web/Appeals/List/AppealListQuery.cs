using System.Security.Claims;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.List;

public enum AppealsShown { Open, Mine, Late, Following, All }

public sealed record AppealFilter
{
    public const int PerPage = 25;
    public AppealsShown Of { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>The beginning of a reference, or of a name.</summary>
    public string? Search { get; init; }
}

public sealed record AppealRow(
    string Reference, string ApplicantName, AppealAgainst Against, DateOnly ReceivedOn, AppealState State, string? ReviewerName, bool Late, bool? LateTaken, DateOnly? NextDueOn, string? NextDueLimit, Guid ProcedureVersionId, int StageNumber)
{
    public string? NextDue { get; set; }
}

public sealed record AppealListView(AppealFilter Filter, IReadOnlyList<AppealRow> Rows, int Total, DateOnly Today)
{
    public int Pages => Math.Max(1, (Total + AppealFilter.PerPage - 1) / AppealFilter.PerPage);
}

/// <summary>A page of the list, soonest due first.</summary>
[Query]
public sealed class AppealListQuery(AsbDbContext db, AppealAccess access, TimeProvider clock)
{
    public async Task<AppealListView> AskAsync(AppealFilter filter, ClaimsPrincipal user)
    {
        var today = London.Today(clock);
        var me = user.StaffIdOf();
        var found = filter.Of switch
        {
            AppealsShown.Open => access.Visible(user).Where(a => AppealStates.Open.Contains(a.State)),
            AppealsShown.Mine => access.Visible(user).Where(a => a.ReviewerId == me && (AppealStates.Open.Contains(a.State) || a.State == AppealState.Answered)),
            AppealsShown.Late => access.Visible(user).Where(a => a.NextDueOn < today),
            AppealsShown.Following => access.Visible(user).Where(a => a.State == AppealState.Answered),
            _ => access.Visible(user),
        };
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var words = filter.Search.Trim();
            found = found.Where(a => EF.Functions.Like(a.Reference, words + "%") || EF.Functions.Like(a.ApplicantName, "%" + words + "%"));
        }
        var total = await found.CountAsync();
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + AppealFilter.PerPage - 1) / AppealFilter.PerPage));
        var rows = await found.OrderBy(a => a.DueOrder).ThenByDescending(a => a.ReceivedOn).ThenBy(a => a.Reference).Skip((page - 1) * AppealFilter.PerPage).Take(AppealFilter.PerPage)
            .Select(a => new AppealRow(a.Reference, a.ApplicantName, a.Against, a.ReceivedOn, a.State, a.ReviewerName, a.Late, a.LateTaken, a.NextDueOn, a.NextDueLimit, a.ProcedureVersionId, a.StageNumber)).ToListAsync();
        foreach (var row in rows.Where(r => r.NextDueLimit is not null))
            row.NextDue = Limits.Find((await db.Services.Procedures.GetAsync(row.ProcedureVersionId, db)).ForAppeal(row.StageNumber), row.NextDueLimit!)?.Name;
        return new(filter with { Page = page }, rows, total, today);
    }
}
