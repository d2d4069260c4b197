using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Documents;
using AsbCaseReview.Infrastructure.Identity;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AsbCaseReview.Web.Casework.Post;

/// <summary>The day's post: one document with every letter, then marked as posted.</summary>
[Requires(Permission.PrintLetters), Route("/post")]
public sealed class PostController(AsbDbContext db, CaseAccess access, AppealAccess appeals, PostQuery post, PdfPrinter printer, LetterStyles styles, AccessCodes codes, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        await access.RecordListAsync(User, "post");
        return View("Post", await post.AskAsync(User));
    }

    /// <summary>
    /// The one document that somebody waits for: a button, some seconds, a file. Whoever may follow their case or appeal online gets a code with
    /// the letter; it stands on this paper and nowhere else.
    /// </summary>
    [HttpPost("print")]
    public async Task<IActionResult> Print(PrintState which)
    {
        var letters = await post.Letters(User).Where(l => l.Print == (which == PrintState.Printed ? PrintState.Printed : PrintState.ToPrint)).OrderBy(l => l.IssuedAt).Take(PostQuery.MostAtOnce).ToListAsync();
        if (letters.Count == 0) return Redirect("/post");
        await access.RecordListAsync(User, $"post printed: {string.Join(", ", letters.Select(l => l.Number))}");
        var ids = letters.Select(l => l.PersonId).ToList();
        var online = (await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync()).Where(p => p.SafeContact.OnlineSafe).Select(p => p.Id).ToHashSet();
        var coded = letters.Where(l => l.CaseId is not null && online.Contains(l.PersonId)).DistinctBy(l => (l.CaseId, l.PersonId)).ToDictionary(l => l.Id, l => codes.MakeForLetter(l.CaseId!.Value, l.PersonId));
        foreach (var (letter, code) in await appeals.CodesForPostAsync(letters)) coded.Add(letter, code);
        try
        {
            var pdf = await printer.PrintAsync(DaysPost.Html([.. letters.Select(l => new PostedLetter(l, coded.GetValueOrDefault(l.Id)))], styles), HttpContext.RequestAborted);
            foreach (var letter in letters) letter.MarkPrinted();
            if (await db.TrySaveAsync()) return File(pdf, "application/pdf", $"post-{Domain.Calendar.London.DateOf(clock.GetUtcNow()):yyyy-MM-dd}.pdf");
            ModelState.AddModelError("", "Somebody else printed or posted some of these letters at the same moment. Look at what is left and print again.");
        }
        catch (Exception e) when (e is NoBrowserException or TimeoutException or PlaywrightException)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", e is NoBrowserException ? e.Message : "The letters were not printed in time. Try again; if it goes wrong again, print each from its own page.");
        }
        return View("Post", await post.AskAsync(User));
    }

    /// <summary>Papers that were printed before the way became unsafe: they are no longer there.</summary>
    [HttpPost("destroyed")]
    public async Task<IActionResult> Destroyed(List<Guid> ids)
    {
        foreach (var letter in await post.Letters(User).Where(l => ids.Contains(l.Id) && l.Print == PrintState.NotToBePosted).ToListAsync()) letter.MarkDestroyed();
        await db.TrySaveAsync();   // somebody else said the same
        return Redirect("/post");
    }

    [HttpPost("posted")]
    public async Task<IActionResult> Posted(List<Guid> ids)
    {
        var letters = await post.Letters(User).Where(l => ids.Contains(l.Id) && l.Print == PrintState.Printed).ToListAsync();
        if (letters.Count == 0)
        {
            ModelState.AddModelError("", "Choose the letters that were posted.");
            return View("Post", await post.AskAsync(User));
        }
        foreach (var letter in letters)
        {
            if (letter.AppealId is not null) letter.MarkPosted(await appeals.OpenForPostAsync(letter, User), User.ToActor(), clock.GetUtcNow());
            else letter.MarkPosted(await access.OpenForPostAsync(letter, User), User.ToActor(), clock.GetUtcNow());
        }
        if (!await db.TrySaveAsync())
        {
            ModelState.AddModelError("", "Somebody else marked some of these letters at the same moment. Look at what is left.");
            return View("Post", await post.AskAsync(User));
        }
        TempData["Done"] = letters.Count == 1 ? "One letter is marked as posted." : $"{letters.Count.ToString(Sentence.English)} letters are marked as posted.";
        return Redirect("/post");
    }
}
