using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Logging;

public sealed record LogAppealView(LogAppealForm Form, IReadOnlyList<Choice> Areas, IReadOnlyList<Choice> Grounds);

/// <summary>An appeal written down by staff: the day on which it reached the office starts its clocks, by whichever door.</summary>
[Requires(Permission.LogAppeal), Route("/appeals/log")]
public sealed class LogAppealController(AsbDbContext db, CaseAccess cases, LodgeAppeal lodge, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Log(string? caseReference) => Show(new()
    {
        CaseReference = caseReference,
        LodgedBy = User.RoleOf() == StaffRole.Reviewer ? AppealLodgedBy.Applicant : AppealLodgedBy.ThroughLeadBody,
        ReceivedOn = DateParts.From(London.Today(clock)),
        ReceivedAt = London.TimeOf(clock.GetUtcNow()).ToString("HH:mm", Sentence.English),
    });

    [HttpPost("")]
    public async Task<IActionResult> Save([Bind(Prefix = "Form")] LogAppealForm form)
    {
        if (!ModelState.IsValid) return await Show(form);
        if (await PlaceAsync(form) is not { } place) return await Show(form);
        var requested = form.RequestedOn.Value ?? form.ReceivedOn.Value!.Value;
        var known = form.Grounds.Where(g => place.Rules.Stage.Grounds.Any(s => s.Ground == g)).Select(g => (g, form.Why)).ToList();
        if (known.Count == 0)
        {
            if (place.Rules.Stage.GroundsKnown && string.IsNullOrWhiteSpace(form.Why))
            {
                ModelState.AddModelError("Form.Grounds", "Choose at least one ground");
                return await Show(form);
            }
            known.Add((GroundClaimed.Own, form.Why));
        }
        try
        {
            var personal = place.Case is { } of ? LodgeAppeal.Among(of.People, form.Name, null) : null;
            var (appeal, code) = await lodge.TakeAsync(new()
            {
                HandledBy = form.HandledBy?.Trim(),
                Reference = place.Case is null ? form.CaseReference?.Trim() : null,
                Against = form.Against!.Value,
                LodgedBy = form.LodgedBy!.Value,
                Channel = form.Channel!,
                Applicant = new()
                {
                    Name = form.Name!.Trim(),
                    For = Clean(form.For),
                    Authority = Clean(form.Authority),
                    Email = Clean(form.Email),
                    Phone = Clean(form.Phone),
                    Address = Clean(form.Address),
                    Postcode = Postcodes.Tidy(form.Postcode),
                    PersonId = personal?.Id,
                    SafeContact = new() { EmailSafe = form.EmailSafe, TelephoneSafe = form.PhoneSafe, PostSafe = form.PostSafe, OnlineSafe = personal?.SafeContact.OnlineSafe ?? true },
                },
                ReceivedAt = London.Instant(form.ReceivedOn.Value!.Value, form.Time!.Value),
                RequestedOn = requested,
                NoticeOn = form.NoticeOn.Value ?? await lodge.NoticeOfAsync(place, form.Against.Value, personal?.Id),
                LateReason = form.LateReason,
                Grounds = known,
                NotConsidered = form.NotConsidered,
                NewInformation = form.NewInformation,
                Hopes = form.Hopes,
                ConsentToAppeal = form.ConsentToAppeal,
                ConsentToPapers = form.ConsentToPapers,
            }, place, User.ToActor(), $"{Request.Scheme}://{Request.Host}");
            await db.SaveChangesAsync();
            var next = User.May(Permission.SeeAppeals) ? $"/appeals/{appeal.Reference}" : place.Case is { } @case ? $"/cases/{@case.Reference}/appeals" : null;
            TempData["Done"] = $"Appeal {appeal.Reference} is logged. It goes to {appeal.Body}.{(next is null ? $" The applicant’s code is {code}: tell it to them by a way that is safe. It is shown only now." : "")}";
            if (next is not null) TempData["Code"] = code;   // that page shows it
            return Redirect(next ?? "/cases");
        }
        catch (RuleRefusedException refused)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", refused.Why.ToString());
            return await Show(form);
        }
    }

    // A coordinator logs for the cases that they see; a reviewer by the reference on the letter, in their area.
    private async Task<AppealPlace?> PlaceAsync(LogAppealForm form)
    {
        Guid? caseId = null;
        if (!string.IsNullOrWhiteSpace(form.CaseReference))
        {
            var reference = Domain.Cases.Reference.Normalise(form.CaseReference);
            var area = User.AreaIdOf();
            caseId = User.May(Permission.SeeCases)
                ? await cases.Visible(User).Where(c => c.Reference == reference).Select(c => (Guid?)c.Id).FirstOrDefaultAsync()
                : (await lodge.FindCaseAsync(reference, form.Name, form.Email))?.CaseId;
            if (caseId is null && form.LocalGovernmentAreaId is null)
            {
                ModelState.AddModelError("Form.CaseReference", "No case with this reference and name is found. Check both, or choose the council area and who handled it");
                return null;
            }
        }
        var place = await lodge.PlaceAsync(caseId, form.LocalGovernmentAreaId, form.PreviousReference);
        if (place is null || (User.AreaIdOf() is { } mine && place.Area.Id != mine)) ModelState.AddModelError("Form.LocalGovernmentAreaId", "Choose a council area of yours");
        else if (!string.IsNullOrWhiteSpace(form.PreviousReference) && place.Previous is null) ModelState.AddModelError("Form.PreviousReference", "No appeal with this reference is found");
        return ModelState.IsValid ? place : null;
    }

    private async Task<IActionResult> Show(LogAppealForm form)
    {
        var mine = User.AreaIdOf();
        var areas = await db.LocalGovernmentAreas.AsNoTracking().Where(l => mine == null || l.AreaId == mine).OrderBy(l => l.Name).ToListAsync();
        var grounds = new Dictionary<string, string>();
        foreach (var area in areas.Select(a => a.AreaId).Distinct())
            foreach (var ground in (await db.Services.Procedures.InForceAsync(area, London.Today(clock), db)).Procedure.AppealStages().SelectMany(s => s.Grounds)) grounds.TryAdd(ground.Ground, ground.Text);
        return View("LogAppeal", new LogAppealView(form, [.. areas.Select(a => new Choice(a.Id.ToString(), a.Name))], [.. grounds.Select(g => new Choice(g.Key, $"{g.Key}: {g.Value}"))]));
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
