using AsbCaseReview.Domain.Applications;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Apply;

/// <summary>What the frame around each question needs.</summary>
public sealed record StepView(JourneyPage Page, JourneyTask Task, string Back, JourneyState State);

/// <summary>What the questions have in common: shown with what was answered before, saved page by page.</summary>
public abstract class ApplyController(ApplyDesk desk) : Controller
{
    protected ApplyDesk Desk { get; } = desk;

    protected bool Checking => Request.Query["from"] == "check";

    /// <summary>Shows a question with its answer so far. Without a draft there is only the first one.</summary>
    protected async Task<IActionResult> AskAsync<TForm>(string path, Func<JourneyState, TForm> fill, bool mayBegin = false)
    {
        var draft = await Desk.FindAsync();
        if (draft is null && !mayBegin) return Lost();
        if (draft?.CaseId is not null) return Redirect("/apply/done");
        var state = await Desk.StateOfAsync(draft);
        return Show(path, state, fill(state));
    }

    /// <summary>Saves the answers of one page and goes on; or shows it again with what was typed and what is wrong.</summary>
    /// <param name="instead">Where to go in place of the next question.</param>
    protected async Task<IActionResult> SaveAsync(string path, object form, Func<DraftAnswers, DraftAnswers> change, Func<JourneyState, string?>? instead = null)
    {
        var before = await Desk.FindAsync();
        if (before?.CaseId is not null) return Redirect("/apply/done");
        if (!ModelState.IsValid) return Show(path, await Desk.StateOfAsync(before), form);
        if (await KeepAsync(before, change) is not { } draft) return Redirect("/apply/done");
        var state = await Desk.StateOfAsync(draft);
        return Redirect(instead?.Invoke(state) ?? Journey.After(Journey.Page(path), state, Checking));
    }

    /// <summary>Where what they had is gone it begins anew with what they just typed, and the list of tasks says so.</summary>
    /// <returns>Null where it has been sent meanwhile.</returns>
    protected Task<ApplicationDraft?> KeepAsync(ApplicationDraft? before, Func<DraftAnswers, DraftAnswers> change)
    {
        if (before is null && Desk.Key is not null) TempData["Lost"] = true;
        return Desk.ChangeAsync(change);
    }

    protected IActionResult Lost()
    {
        if (Desk.Key is not null) TempData["Lost"] = true;
        return Redirect("/apply");
    }

    private ViewResult Show(string path, JourneyState state, object? form)
    {
        var page = Journey.Page(path);
        ViewData["Step"] = new StepView(page, Journey.TaskOf(page), Journey.Before(page, state, Checking), state);
        return View(page.View, form);
    }
}
