using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Apply.Reports;

public sealed record ReportsView(JourneyState State, Domain.Sentence Meaning, bool Full);

/// <summary>The reports that were made: each a few short pages, as many as there are up to a sane number.</summary>
[AllowAnonymous, Route("/apply/reports")]
public sealed class ReportsController(ApplyDesk desk, IStringLocalizer<PublicWords> words) : ApplyController(desk)
{
    private const int Most = 40;

    [HttpGet("")]
    public Task<IActionResult> Reports() => AskAsync("reports", s => new ReportsView(s, Meaning.Of(s), s.Answers.Reports.Count >= Most));

    /// <summary>No more to add for now.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Done()
    {
        var state = await Desk.StateOfAsync(await Desk.FindAsync());
        if (state.Answers.Reports.Any(r => !r.IsDone))
        {
            ModelState.AddModelError("", words["One report is not finished. Finish it, or remove it"]);
            return await Reports();
        }
        return await SaveAsync("reports", new object(), a => a with { ReportsDone = true });
    }

    [HttpGet("new")]
    public IActionResult New() => Redirect($"/apply/reports/{Guid.CreateVersion7()}/what{Request.QueryString}");

    [HttpGet("{id:guid}/what")]
    public Task<IActionResult> What(Guid id) => OneAsync(id, "What", r => new WhatForm { WhatHappened = r?.WhatHappened, Place = r?.Place, Hate = r?.Hate }, mayBeNew: true);

    [HttpPost("{id:guid}/what")]
    public Task<IActionResult> What(Guid id, WhatForm form) => SaveOneAsync(id, "What", form, "when", r => r with { WhatHappened = form.WhatHappened.Clean(), Place = form.Place.Clean(), Hate = form.Hate });

    [HttpGet("{id:guid}/when")]
    public Task<IActionResult> When(Guid id) => OneAsync(id, "When", r => new WhenForm
    {
        Happened = r?.Happened.ToParts() ?? new(),
        HappenedAbout = r?.Happened?.About == true,
        Reported = r?.Reported.ToParts() ?? new(),
        ReportedAbout = r?.Reported?.About == true,
    });

    [HttpPost("{id:guid}/when")]
    public Task<IActionResult> When(Guid id, WhenForm form) => SaveOneAsync(id, "When", form, "whom", r => r with { Happened = form.Happened.ToDraftDate(form.HappenedAbout), Reported = form.Reported.ToDraftDate(form.ReportedAbout) });

    [HttpGet("{id:guid}/whom")]
    public Task<IActionResult> Whom(Guid id) => OneAsync(id, "Whom", r => new WhomForm { AgencyKind = r?.AgencyKind, AgencyName = r?.AgencyName, Officer = r?.Officer, Channel = r?.Channel, Reference = r?.AgencyReference, WhatCameOfIt = r?.WhatCameOfIt });

    [HttpPost("{id:guid}/whom")]
    public Task<IActionResult> Whom(Guid id, WhomForm form) => SaveOneAsync(id, "Whom", form, "also", r => r with
    {
        AgencyKind = form.AgencyKind,
        AgencyName = form.AgencyName.Clean(),
        Officer = form.Officer.Clean(),
        Channel = form.Channel.Clean(),
        AgencyReference = form.Reference.Clean(),
        WhatCameOfIt = form.WhatCameOfIt.Clean(),
    });

    [HttpGet("{id:guid}/also")]
    public Task<IActionResult> Also(Guid id) => OneAsync(id, "Also", r => Filled(new AlsoForm
    {
        Told = r?.AlsoToldAnswered == true ? r.AlsoTold.Count > 0 : null,
        Rows = [.. (r?.AlsoTold ?? []).Select(a => new AlsoRow { AgencyKind = a.AgencyKind, AgencyName = a.AgencyName, Reported = a.Reported.ToParts(), About = a.Reported?.About == true, Reference = a.AgencyReference })],
    }));

    [HttpPost("{id:guid}/also")]
    public Task<IActionResult> Also(Guid id, AlsoForm form) => SaveOneAsync(id, "Also", Filled(form), null, r => r with
    {
        AlsoToldAnswered = true,
        AlsoTold = form.Told == true ? [.. form.Rows.Where(x => !x.IsEmpty).Select(x => x.ToAlsoTold())] : [],
    });

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id) =>
        await Desk.ChangeAsync(a => a with { Reports = [.. a.Reports.Where(r => r.Id != id)] }) is null ? Redirect("/apply/done") : Redirect($"/apply/reports{Request.QueryString}");

    private static AlsoForm Filled(AlsoForm form)
    {
        while (form.Rows.Count < AlsoForm.Most) form.Rows.Add(new());
        return form;
    }

    private async Task<IActionResult> OneAsync<TForm>(Guid id, string view, Func<DraftReport?, TForm> fill, bool mayBeNew = false)
    {
        var draft = await Desk.FindAsync();
        if (draft is null) return Lost();
        if (draft.CaseId is not null) return Redirect("/apply/done");
        var report = draft.Answers.Reports.FirstOrDefault(r => r.Id == id);
        if (report is null && (!mayBeNew || draft.Answers.Reports.Count >= Most)) return Redirect("/apply/reports");
        return Show(view, id, draft, fill(report));
    }

    private async Task<IActionResult> SaveOneAsync(Guid id, string view, object form, string? next, Func<DraftReport, DraftReport> change)
    {
        var before = await Desk.FindAsync();
        if (!ModelState.IsValid) return Show(view, id, before, form);
        var saved = await KeepAsync(before, a => a with { Reports = With(a.Reports, id, change) });
        if (saved is null) return Redirect("/apply/done");
        // One that is gone over again needs only the page that was changed; a new one goes on to its next page.
        return Redirect(next is null || saved.Answers.Reports.FirstOrDefault(r => r.Id == id) is null or { IsDone: true } ? $"/apply/reports{Request.QueryString}" : $"/apply/reports/{id}/{next}{Request.QueryString}");
    }

    private static List<DraftReport> With(IReadOnlyList<DraftReport> reports, Guid id, Func<DraftReport, DraftReport> change)
    {
        if (reports.Any(r => r.Id == id)) return [.. reports.Select(r => r.Id == id ? change(r) : r)];
        return reports.Count < Most ? [.. reports, change(new() { Id = id })] : [.. reports];
    }

    private ViewResult Show(string view, Guid id, ApplicationDraft? draft, object? form)
    {
        var page = Journey.Page("reports");
        var back = view switch { "What" => "/apply/reports", "When" => $"/apply/reports/{id}/what", "Whom" => $"/apply/reports/{id}/when", _ => $"/apply/reports/{id}/whom" };
        ViewData["Step"] = new StepView(page, Journey.TaskOf(page), back + Request.QueryString, JourneyState.Empty with { Answers = draft?.Answers ?? new() });
        return View(view, form);
    }
}
