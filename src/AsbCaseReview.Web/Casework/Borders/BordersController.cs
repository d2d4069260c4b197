using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Plan;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Borders;

/// <summary>A case that crosses a border: shared with the area on the other side, or moved to it. The victim is told by letter.</summary>
[Requires(Permission.Triage), Route("/cases/{reference}/borders")]
public sealed class BordersController(AsbDbContext db, CaseAccess cases, TimeProvider clock, BordersQuery borders) : CaseworkController(db, cases, clock)
{
    [HttpGet(""), Requires(Permission.SeeCases)]
    public Task<IActionResult> Index(string reference) => Show(reference, _ => { });

    [HttpPost("share")]
    public Task<IActionResult> Share(string reference, [Bind(Prefix = "Share")] ShareForm form) => ActAsync(reference, form, async (c, _) =>
    {
        ModelState.AskAboutNames("Share.Why", form.Why, form.NamesChecked, c);
        var area = await Db.Areas.FirstOrDefaultAsync(a => a.Id == form.Area) ?? throw new RuleRefusedException(new("Choose an area."));
        c.ShareWith(area, form.Why!, User.ToActor(), Now);
        Db.OutgoingMessages.Add(StaffMail.CrossesBorder(c, area, moved: false, Now, Site.Base));
    }, "The other area reads the case from now on. A letter to the applicant is drafted.", $"/cases/{reference}/borders", () => Show(reference, v => v.Share = form));

    [HttpPost("end-share")]
    public Task<IActionResult> EndShare(string reference, [Bind(Prefix = "EndShare")] EndShareForm form) => ActAsync(reference, form, (c, _) =>
    {
        c.EndShare(form.Area!.Value, form.Why!, User.ToActor(), Now);
        return Task.CompletedTask;
    }, "The other area does not see the case any more.", $"/cases/{reference}/borders", () => Show(reference, v => v.EndShare = form));

    [HttpPost("move")]
    public Task<IActionResult> Move(string reference, [Bind(Prefix = "Move")] MoveForm form) => ActAsync(reference, form, async (c, _) =>
    {
        ModelState.AskAboutNames("Move.Why", form.Why, form.NamesChecked, c);
        var council = await Db.LocalGovernmentAreas.FirstOrDefaultAsync(l => l.Id == form.Council) ?? throw new RuleRefusedException(new("Choose where it goes on."));
        var (to, from) = (await Db.Areas.FirstAsync(a => a.Id == council.AreaId), await Db.Areas.FirstAsync(a => a.Id == c.AreaId));
        var (versionId, procedure) = await Db.Services.Procedures.InForceAsync(to.Id, London.DateOf(Now), Db);
        c.MoveTo(new(to, council.Name, versionId, $"{procedure.Name}, version {procedure.Version}"), from, form.Why!, User.ToActor(), Now);
        Db.OutgoingMessages.Add(StaffMail.CrossesBorder(c, to, moved: true, Now, Site.Base));
    }, "The case has moved; your area goes on reading it. The receiving team is told, and a letter to the applicant is drafted for them to issue.", $"/cases/{reference}/borders", () => Show(reference, v => v.Move = form));

    private async Task<IActionResult> Show(string reference, Action<BordersView> keep)
    {
        var view = await borders.AskAsync(await Cases.SeeAsync(reference, User, "borders"));
        keep(view);
        return View("Borders", view);
    }
}
