using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Panels.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Panels.Arrange;

/// <summary>A panel is put together, invited, postponed, cancelled. Members are told of each change with an entry for their calendar.</summary>
[Requires(Permission.ArrangePanel), Route("/panels/{id:guid}")]
public sealed class ArrangeController(AsbDbContext db, PanelAccess panels, CaseAccess cases, TimeProvider clock, ArrangeQuery query) : PanelController(db, panels, cases, clock)
{
    [HttpGet("")]
    public Task<IActionResult> Index(Guid id) => Show(id, _ => { });

    [HttpPost("plan")]
    public Task<IActionResult> Plan(Guid id, [Bind(Prefix = "Plan")] PlanForm form) => Act(id, form, async (p, _) =>
    {
        p.Plan(form.ToPlan(), User.ToActor(), Now);
        if (p.State != PanelState.Invited) return;
        var mail = await MailAsync(p);
        Db.OutgoingMessages.AddRange(mail.ToAll(mail.Changed));
    }, "The arrangements are changed.", v => v.Plan = form);

    [HttpPost("seat")]
    public Task<IActionResult> Seat(Guid id, [Bind(Prefix = "Seat")] SeatForm form) => Act(id, form, async (p, _) =>
    {
        var seat = p.Seat(await NewSeatAsync(p, form, form.Part!.Value), User.ToActor());
        if (p.State == PanelState.Invited) Db.OutgoingMessages.Add((await MailAsync(p)).Invited(seat));
    }, "They are on the panel.", v => v.Seat = form);

    [HttpPost("take-off")]
    public Task<IActionResult> TakeOff(Guid id, [Bind(Prefix = "TakeOff")] TakeOffForm form) => Act(id, form, async (p, _) =>
    {
        var seat = p.TakeOff(form.SeatId ?? Guid.Empty, User.ToActor());
        if (p.State != PanelState.Invited) return;
        var mail = await MailAsync(p);
        Db.OutgoingMessages.AddRange(PanelMail.To(seat, (s, to) => mail.Cancelled(s, to, "")));
    }, "They are taken off the panel.", _ => { });

    [HttpPost("chair")]
    public Task<IActionResult> Chair(Guid id, [Bind(Prefix = "Chair")] SeatForm form) => Act(id, form, async (p, cs) =>
    {
        var before = p.Chair;
        var chair = p.ReplaceChair(await NewSeatAsync(p, form, SeatPart.Chair), form.Why ?? "", cs, User.ToActor(), Now);
        if (p.State == PanelState.Arranging) return;
        var mail = await MailAsync(p);
        Db.OutgoingMessages.Add(mail.Invited(chair));
        if (before is not null) Db.OutgoingMessages.AddRange(PanelMail.To(before, (s, to) => mail.Cancelled(s, to, form.Why ?? "")));
    }, "Another chair is asked.", v => v.Chair = form);

    [HttpPost("case")]
    public Task<IActionResult> AddCase(Guid id, [Bind(Prefix = "AddCase")] AddCaseForm form) => Act(id, form, async (p, _) =>
    {
        var reference = Reference.Normalise(form.Reference);
        Case other;
        try
        {
            other = await Cases.OpenToRecordAsync(reference, User, "panel");
        }
        catch (NotFoundException)
        {
            throw new RuleRefusedException(new("There is no case {0} that you can see.", reference));
        }
        await query.MustBeBeforeNoPanelAsync(other, p.Id);
        p.AddCase(other, User.ToActor(), Now);
    }, "The case is taken to this panel as well.", v => v.AddCase = form);

    [HttpPost("invite")]
    public Task<IActionResult> Invite(Guid id, [Bind(Prefix = "Invite")] InviteForm form) => Act(id, form, async (p, cs) =>
    {
        p.Invite(cs, await query.UnmetAsync(p, cs), form.Why, User.ToActor(), Now);
        var mail = await MailAsync(p);
        Db.OutgoingMessages.AddRange(p.SeatsTaken.Select(mail.Invited));
    }, "The members are invited. Tell the victim the date.", v => v.Invite = form);

    [HttpPost("postpone")]
    public Task<IActionResult> Postpone(Guid id, [Bind(Prefix = "Postpone")] PostponeForm form) => Act(id, form, async (p, cs) =>
    {
        p.Postpone(form.ToPlan(), form.Why!, cs, User.ToActor(), Now);
        var mail = await MailAsync(p);
        Db.OutgoingMessages.AddRange(mail.ToAll((s, to) => mail.Moved(s, to, p.PostponedWhy!)));
    }, "The panel is postponed and its members are told. Dates that run from it are worked out anew. Tell the victim.", v => v.Postpone = form);

    [HttpPost("cancel")]
    public Task<IActionResult> Cancel(Guid id, [Bind(Prefix = "Cancel")] CancelForm form) => Act(id, form, async (p, cs) =>
    {
        var invited = p.State == PanelState.Invited;
        p.Cancel(form.Why!, cs, User.ToActor(), Now);
        if (!invited) return;
        var mail = await MailAsync(p);
        Db.OutgoingMessages.AddRange(mail.ToAll((s, to) => mail.Cancelled(s, to, p.CancelledWhy!)));
    }, "The panel is cancelled and its members are told. Tell the victim.", v => v.Cancel = form);

    private async Task<PanelMail> MailAsync(Panel panel) => new(panel, await Db.Areas.AsNoTracking().FirstAsync(a => a.Id == panel.AreaId), BaseAddress, Now);

    private async Task<PanelSeat> NewSeatAsync(Panel panel, SeatForm form, SeatPart part)
    {
        var staff = form.StaffId is { } id ? await query.WhoMaySit(panel).FirstOrDefaultAsync(s => s.Id == id) ?? throw new RuleRefusedException(new("Choose somebody who works in this area.")) : null;
        var agency = staff is not null ? await Db.Agencies.FirstAsync(a => a.Id == staff.AgencyId)
            : await Cases.AgenciesOf([.. panel.Cases.Select(c => c.CaseId)]).FirstOrDefaultAsync(a => a.Id == form.AgencyId) ?? throw new RuleRefusedException(new("Choose a body of this area."));
        if (staff is not null) return PanelSeat.For(panel, part, staff, agency);
        return new()
        {
            PanelId = panel.Id,
            Part = part,
            AgencyId = agency.Id,
            Name = form.Name!.Trim(),
            Grade = string.IsNullOrWhiteSpace(form.Grade) ? null : form.Grade.Trim(),
            Body = agency.Name,
            BodyKind = agency.Kind,
            IsRelevantBody = agency.IsRelevantBody,
            Email = form.Email!.Trim(),
        };
    }

    private Task<IActionResult> Act(Guid id, PanelForm form, Func<Panel, List<Case>, Task> act, string done, Action<ArrangeView> keep) =>
        ActAsync(id, form, act, done, $"/panels/{id}", () => Show(id, keep));

    private async Task<IActionResult> Show(Guid id, Action<ArrangeView> keep)
    {
        var panel = await Panels.SeeAsync(id, User);
        var view = await query.AskAsync(panel, await Cases.OfPanelAsync(panel, User, "panel"));
        view.Plan.Take(panel);
        view.Postpone.Take(panel);
        keep(view);
        return View("Arrange", view);
    }
}
