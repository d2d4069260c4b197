using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Appeals.Ask;

/// <summary>What the frame around a question needs.</summary>
public sealed record AskStepView(AskStep Step, string Back, AskState State);

/// <summary>What the questions have in common: shown with what was answered before, saved page by page.</summary>
public abstract class AskPageController(AppealDesk desk) : Controller
{
    protected AppealDesk Desk { get; } = desk;

    private string? From => Request.Query["from"];

    protected async Task<IActionResult> AskAsync<TForm>(string path, Func<AskState, TForm> fill)
    {
        var draft = await Desk.FindAsync();
        if (draft is null && path != "about") return Redirect("/appeal");
        if (draft?.AppealId is not null) return Redirect("/appeal/done");
        var state = await Desk.StateOfAsync(draft);
        return Show(path, state, fill(state));
    }

    protected async Task<IActionResult> SaveAsync(string path, object form, Func<AppealAnswers, AppealAnswers> change, Func<AskState, string?>? instead = null, Func<AppealDraft, Task>? beside = null)
    {
        var before = await Desk.FindAsync();
        if (before?.AppealId is not null) return Redirect("/appeal/done");
        if (!ModelState.IsValid) return Show(path, await Desk.StateOfAsync(before), form);
        if (await Desk.ChangeAsync(change, beside) is not { } draft) return Redirect("/appeal/done");
        var state = await Desk.StateOfAsync(draft);
        var next = From == "check" && AskSteps.Owed(state) is null ? "/appeal/check" : AskSteps.After(path, state);
        return Redirect(instead?.Invoke(state) ?? next);
    }

    protected ViewResult Show(string path, AskState state, object? form)
    {
        var step = AskSteps.Of(path);
        ViewData["Step"] = new AskStepView(step, From == "check" ? "/appeal/check" : AskSteps.Before(path, state), state);
        return View(char.ToUpperInvariant(path[0]) + path[1..], form);
    }

    protected static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Appealing without an account: what an appeal can do, which decision, why.</summary>
[AllowAnonymous, Route("/appeal")]
public sealed class AskController(AppealDesk desk, OfficesQuery offices, AsbDbContext db, IStringLocalizer<PublicWords> words) : AskPageController(desk)
{
    [HttpGet("")]
    public async Task<IActionResult> Start() => View("Start", await Desk.FindAsync() is { AppealId: null });

    /// <summary>Where somebody can go with what an appeal cannot change, by subject.</summary>
    [HttpGet("other-routes")]
    public async Task<IActionResult> OtherRoutes() => View("OtherRoutes", await Desk.StateOfAsync(await Desk.FindAsync()));

    /// <summary>Who looks at appeals in each area: for those who would rather speak to somebody, or have lost their code.</summary>
    [HttpGet("offices")]
    public async Task<IActionResult> Offices() => View("Offices", await offices.AskAsync());

    [HttpGet("about")]
    public Task<IActionResult> About() => AskAsync("about", s => new AboutForm { About = s.Answers.Against?.ToString() });

    [HttpPost("about")]
    public async Task<IActionResult> About(AboutForm form)
    {
        if (form.About is AboutForm.OutcomeOnly or AboutForm.Other) return Redirect("/appeal/other-routes");
        if (!Enum.TryParse<AppealAgainst>(form.About, out var against) && ModelState.IsValid) ModelState.AddModelError("About", words["Choose what the appeal is about"]);
        return await SaveAsync("about", form, a => a with { Against = against });
    }

    [HttpGet("review")]
    public async Task<IActionResult> Review()
    {
        await OfferAsync();
        return await AskAsync("review", s => new ReviewForm { Council = s.Answers.LocalGovernmentAreaId, HandledBy = s.Answers.HandledBy, Reference = s.Answers.Reference });
    }

    [HttpPost("review")]
    public async Task<IActionResult> Review(ReviewForm form)
    {
        if (form.Council is { } id && !await db.LocalGovernmentAreas.AnyAsync(l => l.Id == id)) ModelState.AddModelError("Council", words["Choose the council area where it happens"]);
        await OfferAsync();
        return await SaveAsync("review", form, a => a with { LocalGovernmentAreaId = form.Council, HandledBy = Clean(form.HandledBy), Reference = Clean(form.Reference), Grounds = a.LocalGovernmentAreaId == form.Council ? a.Grounds : [] });
    }

    [HttpGet("notice")]
    public Task<IActionResult> Notice() => AskAsync("notice", s => new NoticeForm { On = DateParts.From(s.Answers.NoticeOn), NotKnown = s.Answers.NoticeNotKnown });

    [HttpPost("notice")]
    public Task<IActionResult> Notice(NoticeForm form) => SaveAsync("notice", form, a => a with { NoticeOn = form.On.Value, NoticeNotKnown = form.NotKnown && form.On.Value is null });

    [HttpGet("late")]
    public Task<IActionResult> Late() => AskAsync("late", s => new TextForm { Text = s.Answers.LateReason });

    [HttpPost("late")]
    public Task<IActionResult> Late(TextForm form) => SaveAsync("late", form, a => a with { LateReason = Clean(form.Text) });

    [HttpGet("grounds")]
    public Task<IActionResult> Grounds() => AskAsync("grounds", s =>
    {
        var grounds = s.Place?.Rules.Stage.Grounds ?? [];
        return new GroundsForm
        {
            Known = grounds.Count > 0,
            Chosen = [.. s.Answers.Grounds.Select(g => g.Ground)],
            Why = [.. grounds.Select(g => new GroundWhy { Ground = g.Ground, Text = s.Answers.Grounds.FirstOrDefault(x => x.Ground == g.Ground)?.Why })],
            Own = s.Answers.Grounds.FirstOrDefault(x => x.Ground == GroundClaimed.Own)?.Why,
        };
    });

    [HttpPost("grounds")]
    public Task<IActionResult> Grounds(GroundsForm form) => SaveAsync("grounds", form, a => a with
    {
        Grounds = form.Known ? [.. form.Chosen.Select(c => new AnsweredGround(c, Clean(form.Why.Find(w => w.Ground == c)?.Text)))] : [new(GroundClaimed.Own, Clean(form.Own))],
    });

    [HttpGet("more")]
    public Task<IActionResult> More() => AskAsync("more", s => new MoreForm { NotConsidered = s.Answers.NotConsidered, NewInformation = s.Answers.NewInformation, Hopes = s.Answers.Hopes });

    [HttpPost("more")]
    public Task<IActionResult> More(MoreForm form) => SaveAsync("more", form, a => a with { NotConsidered = Clean(form.NotConsidered), NewInformation = Clean(form.NewInformation), Hopes = Clean(form.Hopes) });

    private async Task OfferAsync() => ViewData["Areas"] = (await db.LocalGovernmentAreas.AsNoTracking().OrderBy(l => l.Name).ToListAsync()).ConvertAll(l => new Choice(l.Id.ToString(), l.Name));
}
