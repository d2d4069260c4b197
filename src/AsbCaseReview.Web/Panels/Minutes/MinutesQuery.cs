using System.Security.Claims;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Panels.Arrange;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Panels.Minutes;

public sealed class MinutesView
{
    public required Panel Panel { get; init; }

    /// <summary>As they read now, or as they were signed off; null before the panel has met.</summary>
    public required MinutesContent? Content { get; init; }

    /// <summary>The version shown to members; null while only those who write see it.</summary>
    public required Domain.Panels.Minutes? Version { get; init; }
    public required IReadOnlyList<MinutesComment> Comments { get; init; }
    public required IReadOnlyList<MinutesAddendum> Addenda { get; init; }
    public required IReadOnlyList<string> Missing { get; init; }
    public required PanelSeat? Seat { get; init; }
    public required bool MayWrite { get; init; }

    /// <summary>They sit on the panel and may not read its minutes, or not yet.</summary>
    public required bool NotForThem { get; init; }
    public required bool RiskIsOld { get; init; }
    public SayForm Say { get; set; } = new();
    public SendMinutesForm Send { get; set; } = new();
    public CommentForm Comment { get; set; } = new();
    public AmendForm Amend { get; set; } = new();

    public bool May(PanelAct act, ClaimsPrincipal user) => PanelTransitions.Allows(act, Panel.State, user.ToActor().Role);
}

/// <summary>Minutes as they read: from the room while they are a draft, fixed once they are signed off.</summary>
[Query]
public sealed class MinutesQuery(AsbDbContext db)
{
    public async Task<MinutesView> AskAsync(Panel panel, IReadOnlyList<Case> cases, ClaimsPrincipal user)
    {
        var latest = await db.Minutes.AsNoTracking().Where(m => m.PanelId == panel.Id).OrderByDescending(m => m.Number).FirstOrDefaultAsync();
        var entries = await db.RoomEntries.AsNoTracking().Where(e => e.PanelId == panel.Id && !e.Removed).ToListAsync();
        var mayWrite = panel.MayWrite(user.ToActor());
        var met = panel.State is PanelState.Open or PanelState.Held or PanelState.MinutesOut;
        var seat = panel.SeatFor(user.StaffIdOf());
        var notForThem = !mayWrite && seat is { MayReadMinutes: false };
        var live = met && mayWrite ? await ContentAsync(panel, entries, cases) : null;
        return new()
        {
            Panel = panel,
            Content = notForThem ? null : live ?? latest?.Content,
            Version = latest,
            Comments = await db.MinutesComments.AsNoTracking().Where(c => c.PanelId == panel.Id).OrderBy(c => c.At).ToListAsync(),
            Addenda = await db.MinutesAddenda.AsNoTracking().Where(a => a.PanelId == panel.Id).OrderBy(a => a.At).ToListAsync(),
            Missing = met && mayWrite ? [.. MinutesCheck.Missing(panel, entries, cases).Select(m => m.ToString())] : [],
            Seat = seat,
            MayWrite = mayWrite,
            NotForThem = notForThem,
            RiskIsOld = cases.Any(MinutesCheck.RiskIsOld),
        };
    }

    public async Task<MinutesContent> ContentAsync(Panel panel, IReadOnlyCollection<RoomEntry> entries, IReadOnlyList<Case> cases)
    {
        var victims = await ArrangeQuery.VictimsAsync(db, cases);
        return MinutesContent.Of(panel, entries, cases.ToDictionary(c => c.Id, c => (IReadOnlyList<string>)[.. victims.Where(v => v.Reference == c.Reference).Select(v => $"{v.Name}: {v.How}")]));
    }
}
