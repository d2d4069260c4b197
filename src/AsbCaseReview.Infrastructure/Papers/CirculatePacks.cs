using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Documents;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Papers;

/// <summary>
/// Tells each member that the papers are there. A member and the message to them are saved together, so that a run that
/// is cut short goes on with those who have not been told, and nobody is told twice.
/// </summary>
public sealed class CirculatePacks(AsbDbContext db, TimeProvider clock)
{
    /// <returns>How many members were told.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var told = 0;
        var asked = await db.PanelPacks.Where(p => p.CirculateAskedAt != null && p.CirculatedAt == null && p.State == PackState.Ready).OrderBy(p => p.CirculateAskedAt).Select(p => p.Id).ToListAsync(cancellation);
        foreach (var id in asked) told += await CirculateAsync(id, cancellation);
        return told;
    }

    private async Task<int> CirculateAsync(Guid packId, CancellationToken cancellation)
    {
        var pack = await db.PanelPacks.FirstAsync(p => p.Id == packId, cancellation);
        var panel = await db.Panels.FirstAsync(p => p.Id == pack.PanelId, cancellation);
        var ids = panel.Cases.Select(c => c.CaseId).ToList();
        var cases = (await db.Cases.Where(c => ids.Contains(c.Id)).ToListAsync(cancellation)).FindAll(c => CaseTransitions.Allows(CaseEventKind.PapersCirculated, c.Stage, ActorRole.System));
        if (cases.Count == 0 || panel.State is not (PanelState.Invited or PanelState.Open))
        {
            pack.CirculateAskedAt = null;   // the panel was cancelled, or its case withdrawn, since somebody asked
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
            return 0;
        }
        var already = (await db.PackRecipients.Where(r => r.PackId == packId).Select(r => r.SeatId).ToListAsync(cancellation)).ToHashSet();
        var told = 0;
        foreach (var seat in panel.SeatsTaken.Where(s => s.SignsIn && s.Answer != SeatAnswer.Declines && s.HasConflict != true && !already.Contains(s.Id)).ToList())
        {
            db.PackRecipients.Add(new() { PackId = packId, SeatId = seat.Id, Name = seat.Sitting, SentAt = clock.GetUtcNow() });
            db.OutgoingMessages.Add(Message(panel, seat));
            await db.SaveChangesAsync(cancellation);
            told++;
        }
        pack.CirculatedAt = clock.GetUtcNow();
        panel.PapersSent(already.Count + told, cases, new(pack.CirculateAskedById, pack.CirculateAskedBy ?? Actor.System.Name, ActorRole.System, ""), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return told;
    }

    private OutgoingMessage Message(Panel panel, PanelSeat seat) => new()
    {
        CaseId = panel.Cases[0].CaseId,
        Kind = MessageKind.PanelPapers,
        To = seat.Email,
        Subject = $"Papers for the panel on {panel.MeetsOn.ToString(Sentence.DateFormat, Sentence.English)}",
        Text = $"""
            The papers for the ASB Case Review panel are ready: {string.Join(", ", panel.Cases.Select(c => c.Reference))}.

            Sign in, choose Panels, and then Papers. They are given out only to members who have signed the data-sharing
            declaration{(seat.DataSharingSignedAt is null ? ", which you have not signed yet" : "")}. Each download is recorded.
            """,
        CreatedAt = clock.GetUtcNow(),
    };
}
