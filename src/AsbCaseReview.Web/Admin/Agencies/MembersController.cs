using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Admin.Changes;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Admin.Agencies;

public sealed record AgencyRow(Guid Id, string Name, string Kind, string Email, bool IsRelevantBody, DateOnly? LeftOn, string Area, string AreaKey, int People);

public sealed record AgencyList(string? Area, IReadOnlyList<AgencyRow> Rows);

public sealed record AgencyView(Guid? Id, AgencyForm Form, IReadOnlyList<Choice> Areas, IReadOnlyList<AdministrativeChange> Changes);

/// <summary>The agencies that take part in the reviews of an area, and the mailbox of each. One that works in two areas is a member of each.</summary>
[Requires(Permission.Administer), Route("/admin/agencies")]
public sealed class MembersController(AsbDbContext db, AdminLog log, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(string? area) => View("Members", new AgencyList(area, await (
        from agency in db.Agencies.AsNoTracking()
        join of in db.Areas on agency.AreaId equals of.Id
        where area == null || of.Key == area
        orderby of.Name, agency.Name
        select new AgencyRow(agency.Id, agency.Name, agency.Kind, agency.Email, agency.IsRelevantBody, agency.LeftOn, of.Name, of.Key, db.Staff.Count(s => s.AgencyId == agency.Id && s.IsActive))).ToListAsync()));

    [HttpGet("new")]
    public async Task<IActionResult> New(string? area) => await Show(null, new() { TakesPart = true, AreaId = await db.Areas.Where(a => a.Key == area).Select(a => (Guid?)a.Id).FirstOrDefaultAsync() });

    [HttpPost("new")]
    public async Task<IActionResult> Add([Bind(Prefix = "Form")] AgencyForm form)
    {
        await MustBeTheOnlyOneAsync(form, null);
        if (!ModelState.IsValid) return await Show(null, form);
        var agency = new Agency { AreaId = form.AreaId!.Value, Name = form.Name!.Trim(), Kind = form.Kind!, Email = form.Email!.Trim() };
        form.ApplyTo(agency, London.Today(clock));
        db.Agencies.Add(agency);
        log.Note(User, "Agency", agency.Id, agency.Name, [("agency", null, "added"), .. AgencyForm.Values(agency).Select(v => (v.What, (object?)null, v.Value))]);
        await db.SaveChangesAsync();
        TempData["Done"] = $"{agency.Name} was added.";
        return Redirect("/admin/agencies");
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id) => await db.Agencies.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id) is { } agency ? await Show(id, AgencyForm.Of(agency)) : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Save(Guid id, [Bind(Prefix = "Form")] AgencyForm form)
    {
        if (await db.Agencies.FirstOrDefaultAsync(a => a.Id == id) is not { } agency) return NotFound();
        form.AreaId = agency.AreaId;
        ModelState.Remove("Form.AreaId");
        await MustBeTheOnlyOneAsync(form, id);
        await MustLeaveSomebodyAsync(agency, form);
        if (ModelState.IsValid && form.Seen != AgencyForm.Mark(agency))
        {
            ModelState.AddModelError("", $"Somebody else changed {agency.Name} while you had the page open; what they did stands below. Nothing that you typed is lost: check it and send it again.");
            ModelState.Remove("Form.Seen");
            form.Seen = AgencyForm.Mark(agency);
        }
        if (!ModelState.IsValid) return await Show(id, form);
        var was = AgencyForm.Values(agency);
        form.ApplyTo(agency, London.Today(clock));
        log.Note(User, "Agency", id, agency.Name, was.Zip(AgencyForm.Values(agency), (a, b) => (a.What, a.Value, b.Value)));
        await db.SaveChangesAsync();
        TempData["Done"] = $"{agency.Name} was saved.";
        return Redirect("/admin/agencies");
    }

    private async Task MustBeTheOnlyOneAsync(AgencyForm form, Guid? own)
    {
        var name = form.Name?.Trim();
        if (await db.Agencies.AnyAsync(a => a.AreaId == form.AreaId && a.Name == name && a.Id != own)) ModelState.AddModelError("Form.Name", "The area has an agency of this name already");
    }

    // s.104(3): what is applied for is passed on to the relevant bodies, so there has to be one; and nobody's requests may lie with an agency that has left.
    private async Task MustLeaveSomebodyAsync(Agency agency, AgencyForm form)
    {
        var takesPart = agency is { LeftOn: null, IsRelevantBody: true };
        if (takesPart && (!form.TakesPart || !form.IsRelevantBody) && !await db.Agencies.AnyAsync(a => a.AreaId == agency.AreaId && a.Id != agency.Id && a.IsRelevantBody && a.LeftOn == null))
            ModelState.AddModelError(form.TakesPart ? "Form.IsRelevantBody" : "Form.TakesPart", "It is the area’s last relevant body: applications could be passed on to nobody (section 104(3))");
        if (agency.LeftOn is null && !form.TakesPart && await db.Staff.CountAsync(s => s.AgencyId == agency.Id && s.IsActive) is > 0 and var people)
            ModelState.AddModelError("Form.TakesPart", $"{Components.Plain.Count(people, "person still works", "people still work")} for it. Move them, or mark them as no longer here, first");
    }

    private async Task<IActionResult> Show(Guid? id, AgencyForm form) => View("Member", new AgencyView(id, form,
        await db.Areas.AsNoTracking().OrderBy(a => a.Name).Select(a => new Choice(a.Id.ToString(), a.Name, null)).ToListAsync(), id is { } known ? await log.OfAsync(known) : []));
}
