using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Borders;

/// <param name="Procedure">By which the case is handled, and so which numbers its limits have.</param>
public sealed record BordersFacts(string Area, string LocalGovernmentArea, string Procedure, DateOnly FirstReachedOn);

public sealed class BordersView
{
    public required CaseHead Case { get; init; }
    public required BordersFacts Facts { get; init; }
    public required IReadOnlyList<CaseShare> Shares { get; init; }
    public required IReadOnlyList<CaseEvent> Moves { get; init; }
    public required IReadOnlyList<Choice> Areas { get; init; }
    public required IReadOnlyList<Choice> Councils { get; init; }
    public ShareForm Share { get; set; } = new();
    public EndShareForm EndShare { get; set; } = new();
    public MoveForm Move { get; set; } = new();
}

/// <summary>Which areas have to do with a case, and where it could go.</summary>
[Query]
public sealed class BordersQuery(AsbDbContext db, CaseAccess cases)
{
    public async Task<BordersView> AskAsync(CaseHead head)
    {
        var procedure = await db.Services.Procedures.GetAsync(head.ProcedureVersionId, db);
        var areas = await db.Areas.AsNoTracking().Where(a => db.ProcedureVersions.Any(v => v.AreaId == a.Id)).Include(a => a.LocalGovernmentAreas).OrderBy(a => a.Name).ToListAsync();
        var seen = await cases.Seen(head).Select(c => new { c.LocalGovernmentArea, c.FirstReachedOn, c.Shares }).FirstAsync();
        var others = areas.Where(a => a.Id != head.AreaId).ToList();
        return new()
        {
            Case = head,
            Facts = new(areas.Find(a => a.Id == head.AreaId)?.Name ?? "", seen.LocalGovernmentArea, $"{procedure.Name}, version {procedure.Version}", seen.FirstReachedOn),
            Shares = [.. seen.Shares.OrderBy(s => s.SharedOn)],
            Moves = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == head.Id && e.Kind == CaseEventKind.CaseMoved).OrderBy(e => e.Sequence).ToListAsync(),
            Areas = [.. others.Where(a => !seen.Shares.Any(s => s.AreaId == a.Id && s.EndedOn is null)).Select(a => new Choice(a.Id.ToString(), a.Name))],
            Councils = [.. others.SelectMany(a => a.LocalGovernmentAreas.OrderBy(l => l.Name).Select(l => new Choice(l.Id.ToString(), l.Name == a.Name ? a.Name : $"{a.Name}: {l.Name}")))],
        };
    }
}
