using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Letters;

/// <summary>The letters of a case: drafted, checked, worded, issued. A form here carries the version of its letter, not of the case.</summary>
[Requires(Permission.SeeCases), Route("/cases/{reference}/letters")]
public sealed class LettersController(AsbDbContext db, CaseAccess cases, TimeProvider clock, LettersQuery letters, LetterDrafts drafts, IssueLetter issue) : CaseworkController(db, cases, clock)
{
    private const int Tries = 8;   // letters of one case issued in the same moment

    [HttpGet("")]
    public async Task<IActionResult> List(string reference) => View("Letters", await letters.AskAsync(await Cases.SeeAsync(reference, User, "letters")));

    [HttpPost("new"), Requires(Permission.WriteLetters)]
    public async Task<IActionResult> New(string reference, [Bind(Prefix = "Form")] NewLetterForm form)
    {
        var head = await Cases.SeeAsync(reference, User, "new letter");
        if (!ModelState.IsValid) return await Again();
        var opened = await Cases.OpenAsync(reference, User, head.Version, "new letter");
        var person = opened.People.Find(p => p.Id == form.PersonId);
        if (person is null) ModelState.AddModelError("Form.PersonId", "Choose somebody who is on the case");
        else if (await WhyNotAsync(opened, person, form.Kind!.Value) is { } why) ModelState.AddModelError("Form.Kind", why);
        if (!ModelState.IsValid) return await Again();
        var letter = await drafts.DraftAsync(opened, person!, form.Kind!.Value, new(), await RulesOfAsync(opened), User.ToActor(), Now);
        await Db.SaveChangesAsync();
        return Redirect($"/cases/{reference}/letters/{letter.Id}");

        async Task<IActionResult> Again()
        {
            var view = await letters.AskAsync(head);
            view.Form = form;
            return View("Letters", view);
        }
    }

    // Some letters tell of something that has to be so.
    private async Task<string?> WhyNotAsync(Case opened, CasePerson person, LetterKind kind) => kind switch
    {
        LetterKind.ThresholdMet or LetterKind.ThresholdNotMet when opened.Decision?.Met != (kind == LetterKind.ThresholdMet) => "There is no such decision to write about",
        LetterKind.NotInvited when !await Db.Voices.AnyAsync(v => v.PersonId == person.Id && v.NotInvitedAt != null) => "The chair has not decided that",
        LetterKind.AnotherArea when opened.Shares.Count == 0 => "No other area has to do with this case",
        _ => kind.TellsOf() is { } stage && opened.Stage != stage ? $"This letter says that the case stands at “{stage.Name()}”, and it stands at “{opened.Stage.Name()}”" : null,
    };

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Letter(string reference, Guid id) => View("Letter", await SeeAsync(reference, id));

    [HttpPost("{id:guid}/note"), Requires(Permission.WriteLetters)]
    public Task<IActionResult> Note(string reference, Guid id, [Bind(Prefix = "Note")] LetterNoteForm form) => ActOnLetterAsync(reference, id, form, async (opened, letter, rules) =>
    {
        var chosen = Signposts.All.Where(s => form.Signposts.Contains(s.Key)).Select(s => s.ToLetter());
        await issue.RedraftAsync(opened, letter, new(form.Message, form.Date.Value, form.About, letter.Content.MessageWas, [.. chosen]), rules, London.Today(Clock));
        return "The letter is drafted anew.";
    }, v => v.Note = form);

    [HttpPost("{id:guid}/words"), Requires(Permission.WriteLetters)]
    public Task<IActionResult> Words(string reference, Guid id, [Bind(Prefix = "Words")] WordingForm form) => ActOnLetterAsync(reference, id, form, async (opened, letter, rules) =>
    {
        var typed = form.Wording!.ReplaceLineEndings("\n").Trim() + "\n";
        if (typed != letter.Wording)
        {
            letter.Edit(typed);
            return form.Act == WordingAct.Issue ? "Your words are saved and the letter is not issued yet: look at it as it reads now, then issue it." : "Your words are saved.";
        }
        if (form.Act == WordingAct.Save) return "Nothing was changed.";
        if (!form.NamesChecked && NamesInLetter.Found(opened.Application.PersonComplainedOf, letter.Content, letter.Wording) is { Count: > 0 } names)
            throw new RuleRefusedException(new("“{0}” stands in the letter and in what is known of the person complained of. Take it out, or tick that you have checked it.", string.Join("”, “", names)));
        await issue.IssueAsync(opened, letter, rules, User.ToActor(), Now);
        return $"Letter {letter.Number} is issued.";
    }, v => v.Words = form);

    [HttpPost("{id:guid}/discard"), Requires(Permission.WriteLetters)]
    public Task<IActionResult> Discard(string reference, Guid id, [Bind(Prefix = "Discard")] LetterVersionForm form) => ActOnLetterAsync(reference, id, form, (_, letter, _) =>
    {
        letter.Discard();
        return Task.FromResult("The draft is discarded.");
    }, _ => { }, $"/cases/{reference}/letters");

    [HttpPost("{id:guid}/pdf-again"), Requires(Permission.WriteLetters)]
    public Task<IActionResult> PdfAgain(string reference, Guid id, [Bind(Prefix = "Again")] LetterVersionForm form) => ActOnLetterAsync(reference, id, form, (_, letter, _) =>
    {
        letter.PdfAgain();
        return Task.FromResult("The PDF is being prepared.");
    }, _ => { });

    [HttpGet("{id:guid}/pdf")]
    public async Task<IActionResult> Pdf(string reference, Guid id)
    {
        var head = await Cases.SeeAsync(reference, User, "letter as PDF");
        var number = await Db.Letters.Where(l => l.Id == id && l.CaseId == head.Id).Select(l => l.Number).FirstOrDefaultAsync() ?? throw new NotFoundException();
        var pdf = await Db.LetterPdfs.AsNoTracking().FirstOrDefaultAsync(p => p.LetterId == id) ?? throw new NotFoundException();
        return File(pdf.Bytes, "application/pdf", $"{number.Replace('/', '-')}.pdf");
    }

    private async Task<LetterView> SeeAsync(string reference, Guid id)
    {
        var head = await Cases.SeeAsync(reference, User, "letter");
        var opened = await Cases.WholeAsync(head);
        var letter = await Db.Letters.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id && l.CaseId == opened.Id && l.State != LetterState.Discarded) ?? throw new NotFoundException();
        var version = letter.Version;
        await issue.BringUpToDateAsync(opened, letter, await RulesOfAsync(opened), London.Today(Clock));   // shown, not saved: looking changes nothing
        var view = await letters.AskAsync(head, letter, opened);
        view.Note.Version = view.Words.Version = version;
        return view;
    }

    private async Task<IActionResult> ActOnLetterAsync(string reference, Guid id, CaseForm form, Func<Case, Letter, CaseRules, Task<string>> act, Action<LetterView> keep, string? to = null)
    {
        var head = await Cases.SeeAsync(reference, User, "letter");
        if (!ModelState.IsValid) return await Again(null);
        try
        {
            if (await SavedAsync() is { } done)
            {
                TempData["Done"] = done;
                return Redirect(to ?? $"/cases/{reference}/letters/{id}");
            }
        }
        catch (RuleRefusedException refused)
        {
            Db.ChangeTracker.Clear();
            ModelState.AddModelError("", refused.Section is { } section ? $"{refused.Why} ({section})" : refused.Why.ToString());
            return await Again(null);
        }
        Db.ChangeTracker.Clear();
        var now = await Db.Letters.AsNoTracking().Where(l => l.Id == id).Select(l => new { l.State, l.Wording }).FirstAsync();
        ModelState.AddModelError("", now.State == LetterState.Issued
            ? "Somebody else issued this letter while you had it open. It is fixed, as it stands below: what you typed is not in it."
            : "Somebody else changed this letter while you had it open. What you typed is still here; what they saved stands beneath it.");
        return await Again(now.Wording);

        // What was done; null where somebody else changed the letter.
        async Task<string?> SavedAsync()
        {
            for (var attempt = 1; ; attempt++)
            {
                var opened = await Cases.OpenAsync(reference, User, head.Version, $"{Request.Method} {Request.Path}");
                var letter = await Db.Letters.FirstOrDefaultAsync(l => l.Id == id && l.CaseId == opened.Id) ?? throw new NotFoundException();
                var current = letter.Version;
                var rules = await RulesOfAsync(opened);
                await issue.BringUpToDateAsync(opened, letter, rules, London.Today(Clock));
                Db.Entry(letter).Property(l => l.Version).OriginalValue = form.Version;
                var done = await act(opened, letter, rules);
                try
                {
                    return form.Version == current && await Db.TrySaveAsync() ? done : null;
                }
                catch (DbUpdateException e) when (e.WasTaken() && attempt < Tries)
                {
                    Db.ChangeTracker.Clear();   // another letter of the case took the number in the same moment: this one takes the next
                }
            }
        }

        async Task<IActionResult> Again(string? theirs)
        {
            var view = await SeeAsync(reference, id);
            var version = view.Words.Version;
            keep(view);
            view.Theirs = theirs;
            view.Note.Version = view.Words.Version = version;
            foreach (var key in ModelState.Keys.Where(k => k.EndsWith($".{nameof(CaseForm.Version)}", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
            return View("Letter", view);
        }
    }
}
