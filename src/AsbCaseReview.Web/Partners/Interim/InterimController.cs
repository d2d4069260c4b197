using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Plan;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Partners.Interim;

/// <summary>What an agency did at once against immediate risk.</summary>
public sealed class OwnInterimForm : IInterim
{
    public string? What { get; set; }
    public string? Risk { get; set; }
    public DateParts On { get; set; } = new();
}

public sealed class OwnInterimFormValidator : AbstractValidator<OwnInterimForm>
{
    public OwnInterimFormValidator(TimeProvider clock) => this.AskAboutInterim(clock);
}

/// <param name="Back">The request or action from which the officer came.</param>
public sealed record OwnInterimView(string Back, string Reference, OwnInterimForm Form);

/// <summary>
/// An agency records what it did against immediate risk, at any stage and without waiting for the panel or for the
/// coordinator: on any case on which it was asked something, or has an action.
/// </summary>
public sealed class InterimController(AsbDbContext db, CaseAccess cases, SiteAddress site, TimeProvider clock) : Controller
{
    [HttpGet("/requests/{id:guid}/interim"), Requires(Permission.AnswerRequests)]
    public async Task<IActionResult> ForRequest(Guid id) => Show($"/requests/{id}", await OfRequestAsync(id), new() { On = DateParts.From(London.Today(clock)) });

    [HttpPost("/requests/{id:guid}/interim"), Requires(Permission.AnswerRequests)]
    public async Task<IActionResult> ForRequest(Guid id, [Bind(Prefix = "Form")] OwnInterimForm form) => await RecordAsync($"/requests/{id}", await OfRequestAsync(id), form);

    [HttpGet("/actions/{id:guid}/interim"), Requires(Permission.WorkActions)]
    public async Task<IActionResult> ForAction(Guid id) => Show($"/actions/{id}", await OfActionAsync(id), new() { On = DateParts.From(London.Today(clock)) });

    [HttpPost("/actions/{id:guid}/interim"), Requires(Permission.WorkActions)]
    public async Task<IActionResult> ForAction(Guid id, [Bind(Prefix = "Form")] OwnInterimForm form) => await RecordAsync($"/actions/{id}", await OfActionAsync(id), form);

    private async Task<Case> OfRequestAsync(Guid id)
    {
        var agency = User.AgencyIdOf();
        var request = await db.InformationRequests.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.AgencyId == agency) ?? throw new NotFoundException();
        return await cases.OpenForAgencyAsync(request, User, $"interim action {Request.Method}");
    }

    private async Task<Case> OfActionAsync(Guid id)
    {
        var agency = User.AgencyIdOf();
        var action = await db.AgreedActions.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.AgencyId == agency) ?? throw new NotFoundException();
        return await cases.OpenForAgencyAsync(action, User, $"interim action {Request.Method}");
    }

    private async Task<IActionResult> RecordAsync(string back, Case opened, OwnInterimForm form)
    {
        if (!ModelState.IsValid) return Show(back, opened, form);
        try
        {
            var by = User.ToActor();
            opened.RecordInterimAction(form.What!, form.Risk!, by.Body, form.On.Value!.Value, by, clock.GetUtcNow());
            db.OutgoingMessages.Add(StaffMail.InterimTaken(opened, by.Body, await CoordinatorAsync(opened), clock.GetUtcNow(), site.Base));
        }
        catch (RuleRefusedException refused)
        {
            ModelState.AddModelError("", refused.Why.ToString());
            return Show(back, opened, form);
        }
        await db.SaveChangesAsync();
        TempData["Done"] = "Recorded. The coordinator is told by e-mail, and it stands in the papers of the panel.";
        return Redirect(back);
    }

    // Whoever has the case, or covers for them; otherwise the team.
    private async Task<string> CoordinatorAsync(Case opened)
    {
        var today = London.Today(clock);
        var assignee = await db.Staff.AsNoTracking().FirstOrDefaultAsync(s => s.Id == opened.AssigneeId && s.IsActive);
        if (assignee?.IsAway(today) == true) assignee = await db.Staff.AsNoTracking().FirstOrDefaultAsync(s => s.Id == assignee.CoverId && s.IsActive);
        return assignee?.Email ?? (await db.Areas.AsNoTracking().FirstAsync(a => a.Id == opened.AreaId)).Contact.Email;
    }

    private ViewResult Show(string back, Case opened, OwnInterimForm form) => View("Interim", new OwnInterimView(back, opened.Reference, form));
}
