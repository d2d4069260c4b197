using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Admin.Changes;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Admin.People;

public sealed record StaffRow(Guid Id, string Name, string Email, StaffRole Role, string Agency, string? Area, DateOnly? AwayFrom, DateOnly? AwayUntil, string? Cover, bool IsActive);

public sealed record StaffView(Guid? Id, StaffForm Form, IReadOnlyList<Choice> Agencies, IReadOnlyList<Choice> Areas, IReadOnlyList<Choice> Others, IReadOnlyList<AdministrativeChange> Changes);

/// <summary>The people who work here: what they may do, absence and cover, and the link that lets somebody in.</summary>
[Requires(Permission.Administer), Route("/admin/people")]
public sealed class StaffController(AsbDbContext db, StaffAccounts accounts, AdminLog log) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List() => View("People", await db.Staff.AsNoTracking()
        .Select(s => new StaffRow(s.Id, s.Name, s.Email, s.Role, db.Agencies.Where(a => a.Id == s.AgencyId).Select(a => a.Name).First(), db.Areas.Where(a => a.Id == s.AreaId).Select(a => a.Name).FirstOrDefault(),
            s.AwayFrom, s.AwayUntil, db.Staff.Where(c => c.Id == s.CoverId).Select(c => c.Name).FirstOrDefault(), s.IsActive)).ToListAsync());

    [HttpGet("new")]
    public Task<IActionResult> New() => Show(null, new() { IsActive = true });

    [HttpPost("new")]
    public async Task<IActionResult> Add([Bind(Prefix = "Form")] StaffForm form)
    {
        await MustBeOfTheAreaAsync(form);
        if (!ModelState.IsValid) return await Show(null, form);
        var person = new StaffMember { Name = form.Name!, Email = form.Email!.Trim(), Role = form.Role!.Value, AgencyId = form.AgencyId!.Value };
        form.ApplyTo(person);
        foreach (var problem in await accounts.AddAsync(person)) ModelState.AddModelError("Form.Email", problem);
        if (!ModelState.IsValid) return await Show(null, form);
        log.Note(User, "Person", person.Id, person.Name, [("person", null, "added"), .. (await ValuesAsync(person)).Select(v => (v.What, (object?)null, v.Value))]);
        await db.SaveChangesAsync();
        TempData["Done"] = $"{person.Name} was added. They set a password, within a day, at {await accounts.LinkAsync(person.Email)}";
        return Redirect("/admin/people");
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id) => await db.Staff.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id) is { } person ? await Show(id, StaffForm.Of(person)) : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Save(Guid id, [Bind(Prefix = "Form")] StaffForm form)
    {
        if (await db.Staff.FirstOrDefaultAsync(s => s.Id == id) is not { } person) return NotFound();
        await MustBeOfTheAreaAsync(form);
        if (form.CoverId == id) ModelState.AddModelError("Form.CoverId", "Somebody else has to cover");
        if (person.Role == StaffRole.Administrator && (form.Role != StaffRole.Administrator || !form.IsActive) && !await db.Staff.AnyAsync(s => s.Id != id && s.IsActive && s.Role == StaffRole.Administrator))
            ModelState.AddModelError("Form.Role", "Nobody else is an administrator. Make somebody one first");
        if (!ModelState.IsValid) return await Show(id, form);
        if (form.Seen != StaffForm.Mark(person))
        {
            ModelState.AddModelError("", $"Somebody else changed {person.Name} while you had the page open: they now are {person.Role.Plainly().ToLowerInvariant()}{(person.AwayFrom is { } from ? $", away from {from.Full()}" : "")}{(person.IsActive ? "" : ", no longer here")}. Nothing that you typed is lost: check it and send it again.");
            ModelState.Remove("Form.Seen");
            form.Seen = StaffForm.Mark(person);
            return await Show(id, form);
        }
        var was = await ValuesAsync(person);
        form.ApplyTo(person);
        log.Note(User, "Person", id, person.Name, was.Zip(await ValuesAsync(person), (a, b) => (a.What, a.Value, b.Value)));
        await db.SaveChangesAsync();
        await accounts.EndSessionsAsync(person);
        TempData["Done"] = $"{person.Name} was saved.";
        return Redirect("/admin/people");
    }

    /// <summary>A new one-time link, for somebody who has lost the way in.</summary>
    [HttpPost("{id:guid}/link")]
    public async Task<IActionResult> Link(Guid id)
    {
        if (await db.Staff.FirstOrDefaultAsync(s => s.Id == id && s.IsActive) is not { } person) return NotFound();
        log.Note(User, "Person", id, person.Name, ("way in", null, "a new link was made"));
        await db.SaveChangesAsync();
        TempData["Done"] = $"{person.Name} sets a password, within a day, at {await accounts.LinkAsync(person.Email)}";
        return Redirect("/admin/people");
    }

    // An agency that works in two areas is a member of each: with the other area's, its requests there would be theirs to read.
    private async Task MustBeOfTheAreaAsync(StaffForm form)
    {
        if (form is { AreaId: { } area, AgencyId: { } agency } && !await db.Agencies.AnyAsync(a => a.Id == agency && a.AreaId == area)) ModelState.AddModelError("Form.AgencyId", "This agency is another area’s. Choose one of the area that they work in");
    }

    private async Task<IActionResult> Show(Guid? id, StaffForm form) => View("Person", new StaffView(id, form,
        await (from agency in db.Agencies.AsNoTracking() where agency.LeftOn == null join area in db.Areas on agency.AreaId equals area.Id orderby agency.Name, area.Name select new Choice(agency.Id.ToString(), agency.Name + ", " + area.Name, null)).ToListAsync(),
        await db.Areas.AsNoTracking().OrderBy(a => a.Name).Select(a => new Choice(a.Id.ToString(), a.Name, null)).ToListAsync(),
        await db.Staff.AsNoTracking().Where(s => s.IsActive && s.Id != id).OrderBy(s => s.Name).Select(s => new Choice(s.Id.ToString(), s.Name, null)).ToListAsync(),
        id is { } known ? await log.OfAsync(known) : []));

    // Each value by name, for the record of changes; people, agencies and areas by what they are called.
    private async Task<IReadOnlyList<(string What, object? Value)>> ValuesAsync(StaffMember person)
    {
        List<Guid?> others = [person.LineManagerId, person.HeadOfServiceId, person.ChiefExecutiveId, person.CoverId];
        var names = await db.Staff.AsNoTracking().Where(s => others.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name);
        string? Named(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
        return
        [
            ("name", person.Name), ("what they do", person.Role.Plainly()), ("works for", await db.Agencies.Where(a => a.Id == person.AgencyId).Select(a => a.Name).FirstOrDefaultAsync()),
            ("area", await db.Areas.Where(a => a.Id == person.AreaId).Select(a => a.Name).FirstOrDefaultAsync() ?? "every area"), ("grade", person.Grade), ("line manager", Named(person.LineManagerId)),
            ("head of service", Named(person.HeadOfServiceId)), ("chief executive", Named(person.ChiefExecutiveId)), ("first day away", person.AwayFrom), ("last day away", person.AwayUntil), ("cover", Named(person.CoverId)), ("works here", person.IsActive),
        ];
    }
}
