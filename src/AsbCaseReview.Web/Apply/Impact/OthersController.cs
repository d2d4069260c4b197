using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Web.Apply.Contact;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Apply.Impact;

public sealed record OthersListView(IReadOnlyList<DraftPerson> Others, bool Full);

/// <summary>Other people and households affected: in a few words, or on the application themselves.</summary>
[AllowAnonymous, Route("/apply/others")]
public sealed class OthersController(ApplyDesk desk) : ApplyController(desk)
{
    private const int Most = 30;

    [HttpGet("")]
    public Task<IActionResult> Others() => AskAsync("others", s => new OthersForm { Affected = s.Answers.OthersAffected, About = s.Answers.AlsoAffected });

    [HttpPost("")]
    public Task<IActionResult> Others(OthersForm form) => SaveAsync("others", form,
        a => a with { OthersAffected = form.Affected, AlsoAffected = form.Affected == true ? form.About.Clean() : null, Others = form.Affected == true ? a.Others : [] },
        _ => form.Affected == true ? $"/apply/others/list{Request.QueryString}" : null);

    [HttpGet("list")]
    public async Task<IActionResult> List()
    {
        if (await Desk.FindAsync() is not { CaseId: null } draft) return Lost();
        ViewData["On"] = Checking ? Journey.Check : Journey.Tasks;
        return View("OthersList", new OthersListView(draft.Answers.Others, draft.Answers.Others.Count >= Most));
    }

    [HttpGet("new")]
    public IActionResult New() => Redirect($"/apply/others/{Guid.CreateVersion7()}{Request.QueryString}");

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Other(Guid id)
    {
        if (await Desk.FindAsync() is not { CaseId: null } draft) return Lost();
        var person = draft.Answers.Others.FirstOrDefault(o => o.Id == id);
        if (person is null && draft.Answers.Others.Count >= Most) return Redirect("/apply/others/list");
        return Show(new() { Name = person?.Name, SameHousehold = person?.SameHousehold, Consents = person?.Consents, Ways = WaysForm.Of(person) });
    }

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Other(Guid id, OtherForm form)
    {
        if (!ModelState.IsValid) return Show(form);
        var saved = await KeepAsync(await Desk.FindAsync(), a => a with
        {
            OthersAffected = true,
            Others = a.Others.Any(o => o.Id == id) ? [.. a.Others.Select(o => o.Id == id ? form.ApplyTo(o) : o)] : a.Others.Count < Most ? [.. a.Others, form.ApplyTo(new() { Id = id })] : a.Others,
        });
        return Redirect(saved is null ? "/apply/done" : $"/apply/others/list{Request.QueryString}");
    }

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id) =>
        await Desk.ChangeAsync(a => a with { Others = [.. a.Others.Where(o => o.Id != id)] }) is null ? Redirect("/apply/done") : Redirect($"/apply/others/list{Request.QueryString}");

    private ViewResult Show(OtherForm form)
    {
        var page = Journey.Page("others");
        ViewData["Step"] = new StepView(page, Journey.TaskOf(page), $"/apply/others/list{Request.QueryString}", JourneyState.Empty);
        return View("Other", form);
    }
}
