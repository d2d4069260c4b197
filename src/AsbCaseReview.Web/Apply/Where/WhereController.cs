using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Apply.Where;

/// <summary>Where it happens: that decides the area and its procedure, not where anybody lives.</summary>
[AllowAnonymous, Route("/apply")]
public sealed class WhereController(ApplyDesk desk, AsbDbContext db, IStringLocalizer<PublicWords> words) : ApplyController(desk)
{
    [HttpGet("danger")]
    public Task<IActionResult> Danger() => AskAsync("danger", s => new DangerForm { InDanger = s.Answers.InDanger }, mayBegin: true);

    [HttpPost("danger")]
    public Task<IActionResult> Danger(DangerForm form) => SaveAsync("danger", form, a => a with { InDanger = form.InDanger }, _ => form.InDanger == true ? "/apply/danger/now" : null);

    [HttpGet("danger/now")]
    public IActionResult Now() => View("Now");

    [HttpGet("place")]
    public Task<IActionResult> Place() => AskAsync("place", s => new PlaceForm { Place = s.Answers.Place, Postcode = s.Answers.PlacePostcode });

    [HttpPost("place")]
    public Task<IActionResult> Place(PlaceForm form) => SaveAsync("place", form, a => a with { Place = form.Place.Clean(), PlacePostcode = Postcodes.Tidy(form.Postcode) });

    [HttpGet("council")]
    public async Task<IActionResult> Council()
    {
        await OfferAsync();
        return await AskAsync("council", s => new CouncilForm { Council = s.Where?.Id.ToString(), FromList = s.Where?.Id.ToString() });
    }

    [HttpPost("council")]
    public async Task<IActionResult> Council(CouncilForm form)
    {
        if (form.Chosen == CouncilForm.NotSure) return Redirect("/apply/areas");
        if (form.Chosen == CouncilForm.Elsewhere) return Redirect("/apply/elsewhere");
        var id = Guid.TryParse(form.Chosen, out var chosen) && await db.LocalGovernmentAreasInUse.AnyAsync(l => l.Id == chosen) ? chosen : (Guid?)null;
        if (id is null && ModelState.IsValid) ModelState.AddModelError(nameof(form.Council), words["Choose a council area, or that you are not sure"]);
        await OfferAsync();
        return await SaveAsync("council", form, a => a with { LocalGovernmentAreaId = id });
    }

    /// <summary>It lies in none of the areas that take part: whom else to ask.</summary>
    [HttpGet("elsewhere")]
    public IActionResult Elsewhere() => View("Elsewhere");

    /// <summary>All areas with their teams: for those who are not sure, and those who would rather speak to somebody.</summary>
    [HttpGet("areas")]
    public async Task<IActionResult> Areas() => View("Areas", await db.Areas.AsNoTracking().Include(a => a.LocalGovernmentAreas).OrderBy(a => a.Name).ToListAsync());

    private async Task OfferAsync()
    {
        var draft = await Desk.FindAsync();
        var all = await db.LocalGovernmentAreasInUse.OrderBy(l => l.Name).ToListAsync();
        var outward = Postcodes.OutwardCode(draft?.Answers.PlacePostcode);
        var likely = all.Where(l => outward is not null && Begins(l, outward) || l.Id == draft?.Answers.LocalGovernmentAreaId).ToList();
        ViewData["Likely"] = likely.Select(l => new Choice(l.Id.ToString(), l.Name)).ToList();
        ViewData["All"] = all.Select(l => new Choice(l.Id.ToString(), l.Name)).ToList();
    }

    private static bool Begins(LocalGovernmentArea area, string outward) => area.Postcodes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(outward);
}
