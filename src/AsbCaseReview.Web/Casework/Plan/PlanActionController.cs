using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Plan;

/// <summary>One action of a case's plan, for the coordinator.</summary>
[Requires(Permission.ManagePlan), Route("/cases/{reference}/plan")]
public sealed class PlanActionController(AsbDbContext db, CaseAccess cases, ActionQuery actions, SiteAddress site, TimeProvider clock) : ActionController(db, clock)
{
    private string Reference => (string)RouteData.Values["reference"]!;

    [HttpGet("{id:guid}"), Requires(Permission.SeeCases)]
    public Task<IActionResult> One(Guid id) => ShowAsync(id, _ => { });

    [HttpPost("{id:guid}/decide-time")]
    public Task<IActionResult> DecideTime(Guid id, [Bind(Prefix = "DecideTime")] DecideTimeForm form) => ActAsync(id, form, async (a, c) =>
    {
        a.DecideMoreTime(c, form.Give == true ? form.Until.Value : null, form.Why!, await RulesOfAsync(c), User.ToActor(), Now);
        await TellAsync(a, c, form.Give == true ? "More time was asked for, and is given." : "More time was asked for, and is not given. It stays due as it was.");
    }, form.Give == true ? "More time is given." : "No more time is given.", v => v.DecideTime = form);

    [HttpPost("{id:guid}/send-back")]
    public Task<IActionResult> SendBack(Guid id, [Bind(Prefix = "SendBack")] SendBackForm form) =>
        ActAsync(id, form, async (a, c) =>
        {
            a.SendBack(c, form.Why!, User.ToActor(), Now);
            await TellAsync(a, c, "You reported that an action is over. The coordinator asks for something more, and says why.");
        }, "Sent back to its owner, who is told.", v => v.SendBack = form);

    [HttpPost("{id:guid}/take-note")]
    public Task<IActionResult> TakeNote(Guid id, [Bind(Prefix = "TakeNote")] TakeNoteForm form) => ActAsync(id, form, (a, c) =>
    {
        ModelState.AskAboutNames("TakeNote.VictimOutcome", form.VictimOutcome, form.NamesChecked, c);
        a.TakeNote(c, form.VictimOutcome, User.ToActor(), Now);
        TellVictims(a, c);
    }, "The action has ended.", v => v.TakeNote = form);

    [HttpPost("{id:guid}/hand-over")]
    public Task<IActionResult> HandOver(Guid id, [Bind(Prefix = "HandOver")] HandOverForm form) => ActAsync(id, form, (a, c) =>
    {
        ModelState.AskAboutNames("HandOver.VictimOutcome", form.VictimOutcome, form.NamesChecked, c);
        a.HandOver(c, form.To!, form.Why!, form.VictimOutcome, User.ToActor(), Now);
        TellVictims(a, c);
    }, "Handed over.", v => v.HandOver = form);

    [HttpPost("{id:guid}/reassign")]
    public Task<IActionResult> Reassign(Guid id, [Bind(Prefix = "Reassign")] ReassignForm form) => ActAsync(id, form, async (a, c) =>
    {
        var (agency, owner) = await OwnerAsync(Db, cases, form.Owner, c);
        a.Reassign(c, agency, owner, form.Why!, User.ToActor(), Now);
        Db.OutgoingMessages.Add(StaffMail.Agreed(c, a, owner?.Email ?? agency.Email, Now, site.Base));
    }, "Given to its new owner, who is told.", v => v.Reassign = form);

    [HttpPost("{id:guid}/change")]
    public Task<IActionResult> Change(Guid id, [Bind(Prefix = "Change")] ChangeForm form) => ActAsync(id, form, (a, c) =>
    {
        ModelState.AskAboutNames("Change.VictimMaySee", form.VictimMaySee, form.NamesChecked, c);
        a.Change(c, form.What!, form.Why!, RestrictedText.From(form.Restricted), form.VictimMaySee, form.TellVictimFirst, User.ToActor(), Now);
    }, "The action is changed.", v => v.Change = form);

    [HttpPost("{id:guid}/tell-victim")]
    public Task<IActionResult> TellVictim(Guid id, [Bind(Prefix = "TellVictim")] TellVictimForm form) =>
        ActAsync(id, form, (a, c) => a.TellVictim(c, form.How!, form.Risk!, User.ToActor(), Now), "Recorded that the victim was told first.", v => v.TellVictim = form);

    /// <summary>Of a choice of owners: the agency, and its person where one was chosen.</summary>
    /// <exception cref="RuleRefusedException">None such takes part in the review.</exception>
    internal static async Task<(Agency Agency, StaffMember? Owner)> OwnerAsync(AsbDbContext db, CaseAccess access, string? chosen, Case @case)
    {
        var ids = (chosen ?? "").Split('|');
        var agency = await AgencyAsync(access, Guid.TryParse(ids[0], out var id) ? id : null, @case);
        if (ids.Length == 1) return (agency, null);
        return Guid.TryParse(ids[1], out var staffId) && await db.Staff.FirstOrDefaultAsync(s => s.Id == staffId && s.AgencyId == agency.Id && s.IsActive) is { } owner
            ? (agency, owner) : throw new RuleRefusedException(new("Choose somebody who works for that agency."));
    }

    /// <summary>The agency of this id among those that take part in the review.</summary>
    /// <exception cref="RuleRefusedException">None such does.</exception>
    internal static async Task<Agency> AgencyAsync(CaseAccess access, Guid? id, Case @case) =>
        await access.AgenciesOf(@case.Id).FirstOrDefaultAsync(a => a.Id == id) ?? throw new RuleRefusedException(new("Choose an agency of this area, or of one with which the case is shared."));

    // The outcome letter promises it: they hear when an action that they know of is done. The notice says nothing; their page does.
    private void TellVictims(AgreedAction action, Case @case)
    {
        if (action.VictimMaySee is null) return;
        Db.OutgoingMessages.AddRange(@case.People.Where(VictimVoice.MustBeHeard).Select(p => PageMail.Notice(@case, p, site, Now)).OfType<OutgoingMessage>());
    }

    private async Task TellAsync(AgreedAction action, Case @case, string news)
    {
        var to = action.OwnerId is { } owner ? await Db.Staff.Where(s => s.Id == owner && s.IsActive).Select(s => s.Email).FirstOrDefaultAsync() : null;
        Db.OutgoingMessages.Add(StaffMail.AboutAction(@case, action, news, to ?? await Db.Agencies.Where(a => a.Id == action.AgencyId).Select(a => a.Email).FirstAsync(), Now, site.Base));
    }

    protected override string After(Guid id) => $"/cases/{Reference}/plan/{id}";

    protected override async Task<(AgreedAction Action, Case Case)> OpenAsync(Guid id)
    {
        var opened = await cases.OpenToRecordAsync(Reference, User, $"action {Request.Method}");
        return (await Db.AgreedActions.FirstOrDefaultAsync(a => a.Id == id && a.CaseId == opened.Id) ?? throw new NotFoundException(), opened);
    }

    protected override async Task<IActionResult> ShowAsync(Guid id, Action<ActionView> keep)
    {
        var head = await cases.SeeAsync(Reference, User, "action");
        var action = await Db.AgreedActions.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.CaseId == head.Id) ?? throw new NotFoundException();
        var view = await actions.AskAsync(action, head.Reference, head.ProcedureVersionId, head, $"/cases/{head.Reference}/plan/{id}");
        keep(view);
        return View("~/Casework/Plan/Action.cshtml", view);
    }

    private async Task<CaseRules> RulesOfAsync(Case opened) => new(await Db.Services.Procedures.GetAsync(opened.ProcedureVersionId, Db), await Db.Services.Holidays.CalendarAsync(Db));
}
