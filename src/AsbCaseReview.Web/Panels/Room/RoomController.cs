using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Panels.Arrange;
using AsbCaseReview.Web.Panels.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Panels.Room;

/// <summary>
/// The panel room: one screen for chair and minute taker. Each row is a form of its own; script sends the same forms as
/// somebody types. Before the meeting the agenda is prepared here.
/// </summary>
[Requires(Permission.SitOnPanel), Route("/panels/{id:guid}/room")]
public sealed class RoomController(AsbDbContext db, PanelAccess panels, CaseAccess cases, TimeProvider clock, RoomQuery room, PowerCatalogue catalogue, AgreedInRoom agreed) : PanelController(db, panels, cases, clock)
{
    private const int Tries = 3;

    [HttpGet("")]
    public Task<IActionResult> Index(Guid id) => Show(id, _ => { });

    /// <summary>What others have written since, for a page that is open.</summary>
    [HttpGet("changes")]
    public async Task<IActionResult> Changes(Guid id, DateTimeOffset since)
    {
        var panel = await WritableAsync(id);
        var now = Now;
        var entries = await Db.RoomEntries.AsNoTracking().Where(e => e.PanelId == panel.Id && e.ChangedAt >= since).ToListAsync();
        return Json(new { now, rows = entries.Select(RoomRow.Of) });
    }

    /// <summary>Writes a row, or begins it: its id is made by the page, so that sending it twice makes one.</summary>
    [HttpPost("entries/{entryId:guid}")]
    public async Task<IActionResult> Write(Guid id, Guid entryId, EntryForm form)
    {
        var byScript = Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);
        if (!ModelState.IsValid) return byScript ? BadRequest(new { errors = ErrorsByField() }) : await Show(id, v => v.Refused = (entryId, form));
        for (var attempt = 1; ; attempt++)
        {
            var panel = await WritableAsync(id);
            RoomEntry? entry;
            try
            {
                entry = await WriteOnceAsync(panel, entryId, form);
            }
            catch (RuleRefusedException refused)
            {
                Db.ChangeTracker.Clear();
                ModelState.AddModelError("", refused.Why.ToString());
                return byScript ? Conflict(new { errors = ErrorsByField() }) : await Show(id, v => v.Refused = (entryId, form));
            }
            if (await SavedAsync(attempt))
                return byScript ? Json(entry is null ? null : RoomRow.Of(entry)) : Redirect($"/panels/{id}/room#{(entry is null or { Removed: true } ? form.Item : $"row-{entryId}")}");
        }
    }

    [HttpPost("attendance/{seatId:guid}")]
    public async Task<IActionResult> Attendance(Guid id, Guid seatId, Attendance attendance)
    {
        for (var attempt = 1; ; attempt++)
        {
            var panel = await WritableAsync(id, tracked: true);
            if (panel.SeatsTaken.All(s => s.Id != seatId)) throw new NotFoundException();
            try
            {
                panel.RecordAttendance(seatId, attendance, User.ToActor());
            }
            catch (RuleRefusedException refused)
            {
                Db.ChangeTracker.Clear();
                ModelState.AddModelError("", refused.Why.ToString());
                return await Show(id, _ => { });
            }
            if (await SavedAsync(attempt)) return Redirect($"/panels/{id}/room#attendance");
        }
    }

    [HttpPost("open")]
    public Task<IActionResult> Open(Guid id, [Bind(Prefix = "Open")] OpenForm form) => ActAsync(id, form, async (p, cs) =>
    {
        var victims = await ArrangeQuery.VictimsAsync(Db, cs);
        p.Open([.. victims.Where(v => !v.Decided).Select(v => v.Name)], cs, User.ToActor(), Now);
    }, "The panel is open.", $"/panels/{id}/room", () => Show(id, _ => { }));

    [HttpPost("close")]
    public Task<IActionResult> Close(Guid id, [Bind(Prefix = "Close")] CloseForm form) => ActAsync(id, form, async (p, cs) =>
    {
        var by = User.ToActor();
        if (form.LookAgain.Value is { } again) p.LookAgain(again, by);
        p.Close(cs, by, Now);
        await agreed.TakeAsync(p, cs, by);
    }, "The meeting is over. Send the draft minutes to the members, and tell the victim the outcome.", $"/panels/{id}/minutes", () => Show(id, v => v.Close = form));

    private async Task<RoomEntry?> WriteOnceAsync(Panel panel, Guid entryId, EntryForm form)
    {
        var by = User.ToActor();
        var entry = await Db.RoomEntries.FirstOrDefaultAsync(e => e.Id == entryId);
        if (entry is not null && entry.PanelId != panel.Id) throw new NotFoundException();
        if (panel.Cases.All(c => c.CaseId != form.CaseId)) throw new RuleRefusedException(new("This case is not before the panel."));
        var body = form.AgencyId is { } agency ? await Cases.AgenciesOf(form.CaseId).Where(a => a.Id == agency).Select(a => a.Name).FirstOrDefaultAsync() : null;
        if (body is null) form.AgencyId = null;
        if (form.FromId is { } from && !await Db.RoomEntries.AnyAsync(e => e.Id == from && e.PanelId == panel.Id && e.CaseId == form.CaseId)) form.FromId = null;
        var typed = form.Kind == EntryKind.Option ? form.ToOption(catalogue, (await Cases.ProcedureOfAsync(form.CaseId)).Nation) : form.ToText(body);
        if (entry is null)
        {
            if (form.Do == "remove" || typed.Tidy() == EntryText.Empty) return null;   // nothing was written
            if (Agenda.IsSingle(form.Kind) && await Db.RoomEntries.FirstOrDefaultAsync(e => e.PanelId == panel.Id && e.CaseId == form.CaseId && e.Kind == form.Kind && !e.Removed) is { } single)
                entry = single;   // somebody else began it at the same time
        }
        if (entry is null) Db.RoomEntries.Add(entry = RoomEntry.Begin(entryId, panel, form.CaseId, form.Kind, form.Item, typed, form.Writer, by, Now));
        else if (form.Do == "remove") entry.Remove(panel, by, Now);
        else if (form.Do == "settle") entry.Settle(panel, typed, by, Now);
        else entry.Write(panel, typed, form.Version, form.Writer, by, Now);
        return entry;
    }

    // Somebody else wrote into the same row in the same moment: looked at again, their text stays and ours is kept beside it.
    private async Task<bool> SavedAsync(int attempt)
    {
        try
        {
            if (await Db.TrySaveAsync()) return true;
            if (attempt >= Tries) throw new DbUpdateConcurrencyException("The row was changed by others at each try.");
        }
        catch (DbUpdateException e) when (e.WasTaken() && attempt < Tries)
        {
            Db.ChangeTracker.Clear();   // begun twice in the same moment: the second finds the first's row
        }
        return false;
    }

    private async Task<Panel> WritableAsync(Guid id, bool tracked = false)
    {
        var panel = tracked ? await Panels.OpenAsync(id, User, null) : await Panels.SeeAsync(id, User);
        return panel.MayWrite(User.ToActor()) ? panel : throw new NotFoundException();
    }

    private Dictionary<string, string> ErrorsByField() => ModelState.Where(e => e.Value!.Errors.Count > 0).ToDictionary(e => e.Key, e => e.Value!.Errors[0].ErrorMessage);

    private async Task<IActionResult> Show(Guid id, Action<RoomView> keep)
    {
        var panel = await WritableAsync(id);
        var view = await room.AskAsync(panel, await Cases.OfPanelAsync(panel, User, "panel room"), User);
        view.Close = new() { LookAgain = DateParts.From(panel.LookAgainOn) };
        keep(view);
        return View("Room", view);
    }
}

/// <summary>A row as script reads it.</summary>
public sealed record RoomRow(Guid Id, Guid CaseId, string Kind, int Version, string By, EntryText Text, IReadOnlyList<KeptText> Kept, bool Removed, string? Writer, string? RemedyLacks)
{
    public static RoomRow Of(RoomEntry entry) => new(entry.Id, entry.CaseId, entry.Kind.ToString(), entry.Version, entry.WrittenBy, entry.Content, entry.Kept, entry.Removed, entry.Writer, entry.RemedyLacks?.ToString());
}
