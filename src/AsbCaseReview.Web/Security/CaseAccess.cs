using System.Security.Claims;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components.Fields;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Security;

/// <summary>There is no such case, or not for this user: both are a 404, so that nobody learns which.</summary>
public sealed class NotFoundException : Exception;

/// <summary>What every page of a case shows at its head.</summary>
public sealed record CaseHead(
    Guid Id, string Reference, int Version, CaseStage Stage, int Round, Guid AreaId, Guid ProcedureVersionId, string ApplicantName, Guid? AssigneeId,
    bool InDanger, bool Hate, bool Vulnerable, string? RiskBand, bool OutgoingStopped, DateOnly? NextDueOn, string? NextDueLimit, DateOnly ReceivedOn);

public sealed record LoggedCase(string Reference, string ApplicantName);

public sealed class CaseReference
{
    public Guid Id { get; init; }
    public required string Reference { get; init; }
}

/// <summary>
/// The only door to a case: visible to this user or a 404, and the look recorded before anything is shown. Controllers
/// never use <c>db.Cases</c>.
/// </summary>
public sealed class CaseAccess(AsbDbContext db, LookBook looks, TimeProvider clock)
{
    /// <summary>The cases that a user may see at all: those of their area, and those of another that is shared with it.</summary>
    public IQueryable<Case> Visible(ClaimsPrincipal user) => user.May(Permission.SeeCases) && user.AreaIdOf() is { } area
        ? db.Cases.AsNoTracking().Where(c => c.AreaId == area || c.Shares.Any(s => s.AreaId == area && s.EndedOn == null))
        : Workable(user);

    /// <summary>Those that a user may change: where a case crosses a border, one area works on it and the other reads.</summary>
    public IQueryable<Case> Workable(ClaimsPrincipal user)
    {
        if (!user.May(Permission.SeeCases)) return db.Cases.AsNoTracking().Where(c => false);
        return user.AreaIdOf() is { } area ? db.Cases.AsNoTracking().Where(c => c.AreaId == area) : db.Cases.AsNoTracking();
    }

    /// <summary>The head of a case, for a page that shows it.</summary>
    /// <param name="page">Which page, for the record of looks.</param>
    /// <exception cref="NotFoundException">Absent, or not this user's.</exception>
    public async Task<CaseHead> SeeAsync(string reference, ClaimsPrincipal user, string page)
    {
        await db.Database.OpenConnectionAsync();   // one for this and all that the page reads
        var head = await Heads(Visible(user).Where(c => c.Reference == reference)).FirstOrDefaultAsync() ?? throw new NotFoundException();
        await looks.RecordAsync(Look(head.Id, user, page));
        return head;
    }

    /// <summary>A case whose head was seen, to read more of it.</summary>
    public IQueryable<Case> Seen(CaseHead head) => db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == head.Id);

    /// <summary>All of a case whose head was seen, to be shown.</summary>
    public Task<Case> WholeAsync(CaseHead head) => db.Cases.AsNoTracking().FirstAsync(c => c.Id == head.Id);

    /// <summary>The whole case, to be changed. Saving notices when it has changed since <paramref name="version"/>.</summary>
    /// <param name="version">The version that the form was made from.</param>
    /// <exception cref="NotFoundException">Absent, or not this user's.</exception>
    public async Task<Case> OpenAsync(string reference, ClaimsPrincipal user, int version, string page)
    {
        var id = await Workable(user).Where(c => c.Reference == reference).Select(c => (Guid?)c.Id).FirstOrDefaultAsync() ?? throw new NotFoundException();
        await looks.RecordAsync(Look(id, user, page));
        var opened = await db.Cases.FirstAsync(c => c.Id == id);
        db.Entry(opened).Property(c => c.Version).OriginalValue = version;
        return opened;
    }

    /// <summary>The whole case, for what only appends to its record: its version is left alone.</summary>
    /// <exception cref="NotFoundException">Absent, or not this user's.</exception>
    public async Task<Case> OpenToRecordAsync(string reference, ClaimsPrincipal user, string page)
    {
        var id = await Workable(user).Where(c => c.Reference == reference).Select(c => (Guid?)c.Id).FirstOrDefaultAsync() ?? throw new NotFoundException();
        await looks.RecordAsync(Look(id, user, page));
        return await db.Cases.FirstAsync(c => c.Id == id);
    }

    /// <summary>The cases before a panel that was opened through <see cref="PanelAccess"/>.</summary>
    public async Task<List<Case>> OfPanelAsync(Panel panel, ClaimsPrincipal user, string page)
    {
        var ids = panel.Cases.Select(c => c.CaseId).ToList();
        foreach (var id in ids) await looks.RecordAsync(Look(id, user, page));
        return await db.Cases.Where(c => ids.Contains(c.Id)).OrderBy(c => c.Reference).ToListAsync();
    }

    /// <summary>The case of an action that an agency has agreed to.</summary>
    public Task<Case> OpenForAgencyAsync(AgreedAction action, ClaimsPrincipal user, string page) => OpenForAgencyAsync(action.CaseId, action.AgencyId, user, page);

    /// <summary>The case of a recommendation made to an agency.</summary>
    public Task<Case> OpenForAgencyAsync(Recommendation recommendation, ClaimsPrincipal user, string page) => OpenForAgencyAsync(recommendation.CaseId, recommendation.AgencyId, user, page);

    private async Task<Case> OpenForAgencyAsync(Guid caseId, Guid? agencyId, ClaimsPrincipal user, string page)
    {
        if (agencyId != user.AgencyIdOf()) throw new NotFoundException();
        await looks.RecordAsync(Look(caseId, user, page));
        return await db.Cases.FirstAsync(c => c.Id == caseId);
    }

    /// <summary>The case that an agency is asked about, for its answer: only through a request made to that agency.</summary>
    public Task<Case> OpenForAgencyAsync(InformationRequest request, ClaimsPrincipal user, string page) => OpenForAgencyAsync(request.CaseId, request.AgencyId, user, page);

    /// <summary>The case of a letter that goes out with the post.</summary>
    public async Task<Case> OpenForPostAsync(Domain.Correspondence.Letter letter, ClaimsPrincipal user)
    {
        if (!await Workable(user).AnyAsync(c => c.Id == letter.CaseId)) throw new NotFoundException();
        await looks.RecordAsync(Look(letter.CaseId, user, "post"));
        return await db.Cases.FirstAsync(c => c.Id == letter.CaseId);
    }

    /// <summary>The case that an application which was logged has become; null where it is none yet, or none of this user's.</summary>
    public Task<LoggedCase?> LoggedAsync(Guid id, ClaimsPrincipal user) => Workable(user).IgnoreAutoIncludes().Where(c => c.DraftId == id).Select(c => new LoggedCase(c.Reference, c.ApplicantName)).FirstOrDefaultAsync();

    /// <summary>References alone, for lists that show nothing else of a case.</summary>
    public IQueryable<CaseReference> References() => db.Cases.AsNoTracking().IgnoreAutoIncludes().Select(c => new CaseReference { Id = c.Id, Reference = c.Reference });

    /// <summary>Who takes part in the review of these cases: the agencies of their areas, and of areas with which one of them is shared.</summary>
    public IQueryable<Agency> AgenciesOf(params Guid[] caseIds) => db.Agencies.Where(a => a.LeftOn == null && db.Cases.Any(c => caseIds.Contains(c.Id) && (c.AreaId == a.AreaId || c.Shares.Any(s => s.AreaId == a.AreaId && s.EndedOn == null))));

    /// <summary>The same as somebody chooses among them: the own area's first, those across the border with their area's name.</summary>
    public async Task<IReadOnlyList<Choice>> AgencyChoicesAsync(Guid areaId, params Guid[] caseIds)
    {
        var found = await AgenciesOf(caseIds).OrderBy(a => a.Name).Select(a => new { a.Id, a.Name, a.AreaId, Area = db.Areas.Where(r => r.Id == a.AreaId).Select(r => r.Name).First() }).ToListAsync();
        return [.. found.OrderBy(a => a.AreaId != areaId).Select(a => new Choice(a.Id.ToString(), a.AreaId == areaId ? a.Name : $"{a.Name} ({a.Area})"))];
    }

    /// <summary>Of a case that has been opened: its version now.</summary>
    public Task<int> VersionOfAsync(Guid caseId) => db.Cases.Where(c => c.Id == caseId).Select(c => c.Version).FirstAsync();

    /// <summary>Of a case that has been opened: the procedure that it runs under.</summary>
    public async Task<Domain.Procedures.Procedure> ProcedureOfAsync(Guid caseId) =>
        await db.Services.Procedures.GetAsync(await db.Cases.Where(c => c.Id == caseId).Select(c => c.ProcedureVersionId).FirstAsync(), db);

    /// <summary>A list or a search showed personal data.</summary>
    public Task RecordListAsync(ClaimsPrincipal user, string page) => looks.RecordAsync(Look(null, user, page));

    private CaseLook Look(Guid? caseId, ClaimsPrincipal user, string page) => new()
    {
        CaseId = caseId,
        StaffId = user.StaffIdOf(),
        Who = user.FullNameOf(),
        At = clock.GetUtcNow(),
        Page = page.Length > Domain.Lengths.Sentence ? page[..Domain.Lengths.Sentence] : page,
    };

    private static IQueryable<CaseHead> Heads(IQueryable<Case> cases) => cases.IgnoreAutoIncludes().Select(c => new CaseHead(
        c.Id, c.Reference, c.Version, c.Stage, c.Round, c.AreaId, c.ProcedureVersionId, c.ApplicantName, c.AssigneeId,
        c.InDanger, c.Hate, c.Vulnerable, c.RiskBand, c.OutgoingStopped, c.NextDueOn, c.NextDueLimit, c.ReceivedOn));
}
