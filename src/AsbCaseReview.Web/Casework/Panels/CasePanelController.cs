using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Panels.Arrange;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Panels;

public sealed class ArrangePanelForm : CaseForm
{
    public PlanForm Plan { get; set; } = new();
}

public sealed class ArrangePanelFormValidator : AbstractValidator<ArrangePanelForm>
{
    public ArrangePanelFormValidator() => RuleFor(f => f.Plan).SetValidator(new PlanFormValidator());
}

public sealed class CasePanelView
{
    public required CaseHead Case { get; init; }
    public required IReadOnlyList<Panel> Panels { get; init; }

    /// <summary>By when the panel has to meet, where a limit runs.</summary>
    public required DateOnly? PanelBy { get; init; }

    /// <summary>The day for which it was arranged before the case was taken over.</summary>
    public required DateOnly? ArrangedElsewhere { get; init; }
    public required DateOnly Today { get; init; }
    public required bool MayArrange { get; init; }
    public ArrangePanelForm Arrange { get; set; } = new();
}

/// <summary>The panels of a case: those that met, the one ahead, and a new one.</summary>
[Requires(Permission.SeeCases), Route("/cases/{reference}/panel")]
public sealed class CasePanelController(AsbDbContext db, CaseAccess cases, TimeProvider clock, ArrangeQuery arrange) : CaseworkController(db, cases, clock)
{
    [HttpGet("")]
    public Task<IActionResult> Index(string reference) => Show(reference, null);

    [HttpPost(""), Requires(Permission.ArrangePanel)]
    public async Task<IActionResult> Arrange(string reference, [Bind(Prefix = "Arrange")] ArrangePanelForm form)
    {
        var id = Guid.Empty;
        var acted = await ActAsync(reference, form, async (c, _) => id = (await BeginAsync(c, form)).Id, "The panel is begun. Choose who sits on it, then invite them.", "/panels", () => Show(reference, form));
        return acted is RedirectResult ? Redirect($"/panels/{id}") : acted;   // its address is known only once it was made
    }

    /// <summary>Whoever arranges it presents the case, until somebody else is chosen.</summary>
    private async Task<Panel> BeginAsync(Case @case, ArrangePanelForm form)
    {
        await arrange.MustBeBeforeNoPanelAsync(@case);
        var follows = await Db.Panels.Where(p => p.Cases.Any(x => x.CaseId == @case.Id) && p.State != PanelState.Cancelled).OrderByDescending(p => p.MeetsOn).Select(p => (Guid?)p.Id).FirstOrDefaultAsync();
        var panel = Panel.Arrange(@case, form.Plan.ToPlan(), follows, User.ToActor(), Now);
        var staff = await Db.Staff.FirstAsync(s => s.Id == User.StaffIdOf());
        var agency = await Db.Agencies.FirstAsync(a => a.Id == staff.AgencyId);
        panel.Seat(PanelSeat.For(panel, SeatPart.Coordinator, staff, agency), User.ToActor());
        Db.Panels.Add(panel);
        return panel;
    }

    private async Task<IActionResult> Show(string reference, ArrangePanelForm? form)
    {
        var head = await Cases.SeeAsync(reference, User, "panel");
        var panels = await Db.Panels.AsNoTracking().Where(p => p.Cases.Any(c => c.CaseId == head.Id)).OrderByDescending(p => p.MeetsOn).ToListAsync();
        var panelBy = await Db.Deadlines.Where(d => d.CaseId == head.Id && d.Limit == "panel" && d.Round == head.Round).Select(d => d.Due).FirstOrDefaultAsync();
        var elsewhere = panels.Count > 0 ? null : (await DeadlineBook.AnchorsOfAsync(head.Id, Db)).Where(a => a.Kind == AnchorKind.PanelMeets && a.Round == head.Round).Select(a => (DateOnly?)a.On).LastOrDefault();
        return View("Panel", new CasePanelView
        {
            Case = head,
            Panels = panels,
            PanelBy = panelBy,
            ArrangedElsewhere = elsewhere,
            Today = London.Today(Clock),
            MayArrange = User.May(Permission.ArrangePanel)
                && (CaseTransitions.Allows(CaseEventKind.PanelArranged, head.Stage, User.ToActor().Role) || CaseTransitions.Allows(CaseEventKind.FurtherMeetingArranged, head.Stage, User.ToActor().Role))
                && panels.All(p => p.IsOver),
            Arrange = form ?? new() { Plan = new() { On = DateParts.From(panelBy is { } by && by > London.Today(Clock) ? by : null), Starts = "10:00", Ends = "12:00" } },
        });
    }
}
