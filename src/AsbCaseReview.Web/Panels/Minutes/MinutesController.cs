using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Panels.Room;
using AsbCaseReview.Web.Panels.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Panels.Minutes;

/// <summary>Draft minutes go to the members to agree or comment; the chair signs off a fixed version; corrections are addenda.</summary>
[Requires(Permission.SitOnPanel), Route("/panels/{id:guid}/minutes")]
public sealed class MinutesController(AsbDbContext db, PanelAccess panels, CaseAccess cases, TimeProvider clock, MinutesQuery minutes, AgreedInRoom agreed) : PanelController(db, panels, cases, clock)
{
    /// <summary>Where a procedure gives the members no time of their own: ours.</summary>
    internal const int DaysToComment = 5;

    [HttpGet("")]
    public Task<IActionResult> Index(Guid id) => Show(id, _ => { });

    [HttpPost("say")]
    public Task<IActionResult> Say(Guid id, [Bind(Prefix = "Say")] SayForm form) => Act(id, form, (p, _) =>
    {
        MustWrite(p);
        p.Say(form.TooFewBodies, form.OldRisk, User.ToActor());
        return Task.CompletedTask;
    }, "It stands in the minutes.", v => v.Say = form);

    [HttpPost("send")]
    public Task<IActionResult> Send(Guid id, [Bind(Prefix = "Send")] SendMinutesForm form) => Act(id, form, async (p, cs) =>
    {
        await agreed.TakeAsync(p, cs, User.ToActor());
        var entries = await EntriesAsync(id);
        var by = form.By.Value!.Value;
        Db.Minutes.Add(p.SendMinutes(await minutes.ContentAsync(p, entries, cs), await NextAsync(id), by, cs, User.ToActor(), Now));
        var mail = new PanelMail(p, await Db.Areas.AsNoTracking().FirstAsync(a => a.Id == p.AreaId), BaseAddress, Now);
        Db.OutgoingMessages.AddRange(p.SeatsTaken.Where(s => s.Part != SeatPart.Guest && s.Answer != SeatAnswer.Declines && s.HasConflict != true && s.StaffId != User.StaffIdOf()).Select(s => mail.DraftMinutes(s, by)));
    }, "The draft minutes are with the members.", v => v.Send = form);

    [HttpPost("comment")]
    public Task<IActionResult> Comment(Guid id, [Bind(Prefix = "Comment")] CommentForm form) => Act(id, form, (p, _) =>
    {
        var seat = p.SeatFor(User.StaffIdOf()) ?? throw new NotFoundException();
        if (!seat.MayReadMinutes && !p.MayWrite(User.ToActor())) throw new NotFoundException();
        Db.MinutesComments.Add(p.Comment(seat.Id, form.Minutes, form.Agrees!.Value, form.Text, User.ToActor(), Now));
        return Task.CompletedTask;
    }, "Thank you. What you said is with the chair.", v => v.Comment = form);

    [HttpPost("sign-off")]
    public Task<IActionResult> SignOff(Guid id, [Bind(Prefix = "SignOff")] SignOffForm form) => Act(id, form, async (p, cs) =>
    {
        await agreed.TakeAsync(p, cs, User.ToActor());
        var entries = await EntriesAsync(id);
        Db.Minutes.Add(p.SignOff(await minutes.ContentAsync(p, entries, cs), await NextAsync(id), entries, cs, User.ToActor(), Now));
    }, "The minutes are signed off.", _ => { });

    [HttpPost("amend")]
    public Task<IActionResult> Amend(Guid id, [Bind(Prefix = "Amend")] AmendForm form) => Act(id, form, (p, cs) =>
    {
        Db.MinutesAddenda.Add(p.Amend(form.Text!, cs, User.ToActor(), Now));
        return Task.CompletedTask;
    }, "The addendum stands after the minutes.", v => v.Amend = form);

    private Task<List<RoomEntry>> EntriesAsync(Guid id) => Db.RoomEntries.Where(e => e.PanelId == id && !e.Removed).ToListAsync();

    private async Task<int> NextAsync(Guid id) => (await Db.Minutes.Where(m => m.PanelId == id).MaxAsync(m => (int?)m.Number) ?? 0) + 1;

    private void MustWrite(Panel panel)
    {
        if (!panel.MayWrite(User.ToActor())) throw new NotFoundException();
    }

    private Task<IActionResult> Act(Guid id, PanelForm form, Func<Panel, List<Case>, Task> act, string done, Action<MinutesView> keep) =>
        ActAsync(id, form, act, done, $"/panels/{id}/minutes", () => Show(id, keep));

    private async Task<IActionResult> Show(Guid id, Action<MinutesView> keep)
    {
        var panel = await Panels.SeeAsync(id, User);
        var view = await minutes.AskAsync(panel, await Cases.OfPanelAsync(panel, User, "minutes"), User);
        view.Say = new() { TooFewBodies = panel.TooFewBodiesSaid, OldRisk = panel.OldRiskSaid };
        view.Send = new() { By = DateParts.From(await CommentByAsync(panel)) };
        view.Comment = new() { Minutes = view.Version?.Number ?? 0 };
        keep(view);
        return View("Minutes", view);
    }

    // Within the limit that the procedure has for the minutes, where there is one.
    private async Task<DateOnly> CommentByAsync(Panel panel)
    {
        var ids = panel.Cases.Select(c => c.CaseId).ToList();
        var today = London.Today(Clock);
        var due = await Db.Deadlines.Where(d => d.CaseId != null && ids.Contains(d.CaseId.Value) && d.Limit == "minutes" && d.State == DeadlineState.Open).MinAsync(d => d.Due);
        var calendar = await Db.Services.Holidays.CalendarAsync(Db);
        return panel.CommentBy is { } set && set >= today ? set : due is { } limit && limit >= today ? limit : calendar.Add(today, DaysToComment);
    }
}
