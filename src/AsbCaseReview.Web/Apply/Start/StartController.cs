using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Apply.Start;

public sealed record TaskListView(JourneyState State, bool Complete);

/// <summary>The way in, the list of tasks, and the way out without leaving anything.</summary>
[AllowAnonymous, Route("/apply")]
public sealed class StartController(ApplyDesk desk, EvidenceStore store, AsbDbContext db) : ApplyController(desk)
{
    [HttpGet("")]
    public async Task<IActionResult> Start()
    {
        ViewData["Going"] = await Desk.FindAsync() is { CaseId: null };
        return View();
    }

    [HttpGet("tasks")]
    public async Task<IActionResult> Tasks()
    {
        var draft = await Desk.FindAsync();
        if (draft is null) return Lost();
        if (draft.CaseId is not null) return Redirect("/apply/done");
        var state = await Desk.StateOfAsync(draft);
        return View(new TaskListView(state, Journey.IsComplete(state)));
    }

    [HttpGet("delete")]
    public async Task<IActionResult> Delete() => await Desk.FindAsync() is { CaseId: null } ? View() : Redirect("/apply");

    [HttpPost("delete")]
    public async Task<IActionResult> DeleteNow()
    {
        if (await Desk.FindAsync() is not { CaseId: null } draft) return Redirect("/apply");
        foreach (var file in await db.EvidenceFiles.Where(f => f.DraftId == draft.Id).ToListAsync()) await store.RemoveAsync(file);
        await Desk.DeleteAsync(draft);
        TempData["Deleted"] = true;
        return Redirect("/apply");
    }
}
