using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Panels.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Panels.Member;

/// <param name="Own">The user's own seat; otherwise the coordinator writes down what somebody said who does not sign in.</param>
public sealed record MemberView(Panel Panel, PanelSeat Seat, bool Own)
{
    public AnswerForm Answer { get; set; } = new();
    public DeclareForm Declare { get; set; } = new();
}

/// <summary>A member's own part in a panel: their answer, what they declare, the entry for their calendar.</summary>
[Requires(Permission.SitOnPanel), Route("/panels/{id:guid}/member")]
public sealed class MemberController(AsbDbContext db, PanelAccess panels, CaseAccess cases, TimeProvider clock) : PanelController(db, panels, cases, clock)
{
    /// <param name="seat">Whose, for a coordinator who writes down what was said; null: one's own.</param>
    [HttpGet("")]
    public Task<IActionResult> Index(Guid id, Guid? seat = null) => Show(id, seat, _ => { });

    [HttpPost("answer")]
    public Task<IActionResult> Answer(Guid id, [Bind(Prefix = "Answer")] AnswerForm form, Guid? seat = null) => Act(id, seat, form, async (p, s, _) =>
    {
        var (by, before) = (User.ToActor(), s.SubstituteEmail);
        switch (form.Comes)
        {
            case SeatAnswer.Accepts: p.Accept(s.Id, by, Now); break;
            case SeatAnswer.Declines: p.Decline(s.Id, form.Why!, by, Now); break;
            default: p.Send(s.Id, form.SubstituteName!, form.SubstituteGrade, form.SubstituteEmail, by, Now); break;
        }
        if (s.SubstituteEmail is not { } to || to == before) return;
        var area = await Db.Areas.AsNoTracking().FirstAsync(a => a.Id == p.AreaId);
        Db.OutgoingMessages.Add(new PanelMail(p, area, BaseAddress, Now).Substitutes(s));
    }, "Thank you. Your answer is recorded.", v => v.Answer = form);

    [HttpPost("declare")]
    public Task<IActionResult> Declare(Guid id, [Bind(Prefix = "Declare")] DeclareForm form, Guid? seat = null) => Act(id, seat, form,
        (p, s, cs) =>
        {
            p.Declare(s.Id, new(form.WasInvolved!.Value, form.Involvement, form.HasConflict!.Value, form.Interests), form.Signs, cs, User.ToActor(), Now);
            return Task.CompletedTask;
        },
        form.Signs ? "Your declaration is recorded and signed." : "Your declaration is recorded. The papers are given out only once the data-sharing declaration is signed.", v => v.Declare = form);

    /// <summary>The entry for a calendar, as the last message had it.</summary>
    [HttpGet("panel.ics")]
    public async Task<IActionResult> Calendar(Guid id)
    {
        var panel = await Panels.SeeAsync(id, User);
        var seat = panel.SeatFor(User.StaffIdOf()) ?? throw new NotFoundException();
        var area = await Db.Areas.AsNoTracking().FirstAsync(a => a.Id == panel.AreaId);
        return File(System.Text.Encoding.UTF8.GetBytes(PanelCalendar.For(panel, seat, seat.Email, area.Contact.Team, area.Contact.Email, Now)), "text/calendar; charset=utf-8", "panel.ics");
    }

    private Task<IActionResult> Act(Guid id, Guid? seatId, PanelForm form, Func<Panel, PanelSeat, IReadOnlyList<Case>, Task> act, string done, Action<MemberView> keep) =>
        ActAsync(id, form, (p, cs) => act(p, SeatOf(p, seatId), cs), done, seatId is null ? $"/panels/{id}/member" : $"/panels/{id}", () => Show(id, seatId, keep));

    private PanelSeat SeatOf(Panel panel, Guid? seatId)
    {
        if (seatId is null) return panel.SeatFor(User.StaffIdOf()) ?? throw new NotFoundException();
        if (!User.May(Permission.ArrangePanel)) throw new NotFoundException();
        return panel.SeatsTaken.FirstOrDefault(s => s.Id == seatId) ?? throw new NotFoundException();
    }

    private async Task<IActionResult> Show(Guid id, Guid? seatId, Action<MemberView> keep)
    {
        var panel = await Panels.SeeAsync(id, User);
        var seat = SeatOf(panel, seatId);
        var view = new MemberView(panel, seat, seat.StaffId == User.StaffIdOf())
        {
            Answer = new() { Comes = seat.Answer == SeatAnswer.NotAnswered ? null : seat.Answer, Why = seat.Why, SubstituteName = seat.SubstituteName, SubstituteGrade = seat.SubstituteGrade, SubstituteEmail = seat.SubstituteEmail },
            Declare = new() { WasInvolved = seat.WasInvolved, Involvement = seat.Involvement, HasConflict = seat.HasConflict, Interests = seat.Interests, Signs = seat.DataSharingSignedAt is not null },
        };
        keep(view);
        return View("Member", view);
    }
}
