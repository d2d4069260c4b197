using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.MyCase.Shared;
using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.MyCase.Letters;

public sealed record MyLetter(Guid Id, LetterKind Kind, string Number, DateOnly IssuedOn, PdfState Pdf, DateTimeOffset? FirstViewedAt);

public sealed record MyLetterView(MyLetter Letter, string Html);

/// <summary>The letters that were issued to whoever is signed in, or to the child whose safe adult they are; another person's is a 404, on the same case too.</summary>
[ForApplicant, Route("/my-case/letters")]
public sealed class MyLettersController(AsbDbContext db, ApplicantAccess access, TimeProvider clock, IStringLocalizer<PublicWords> words) : MyCaseController(db, access, clock, words)
{
    [HttpGet("")]
    public async Task<IActionResult> List()
    {
        var seen = await Access.SeeAsync(User, "letters");
        return View("Letters", await (await Access.LettersAsync(seen)).OrderByDescending(l => l.IssuedAt)
            .Select(l => new MyLetter(l.Id, l.Kind, l.Number!, l.IssuedOn!.Value, l.Pdf, l.FirstViewedAt)).ToListAsync());
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Read(Guid id)
    {
        var seen = await Access.SeeAsync(User, "a letter");
        var view = await (await Access.LettersAsync(seen)).Where(l => l.Id == id)
            .Select(l => new MyLetterView(new(l.Id, l.Kind, l.Number!, l.IssuedOn!.Value, l.Pdf, l.FirstViewedAt), l.Html!)).FirstOrDefaultAsync() ?? throw new NotFoundException();
        if (view.Letter.FirstViewedAt is null) await NoteViewedAsync(seen, id);
        return View("Letter", view);
    }

    [HttpGet("{id:guid}/pdf")]
    public async Task<IActionResult> Pdf(Guid id)
    {
        var seen = await Access.SeeAsync(User, "a letter as PDF");
        var letter = await (await Access.LettersAsync(seen)).Where(l => l.Id == id).Select(l => new { l.Number, l.FirstViewedAt }).FirstOrDefaultAsync() ?? throw new NotFoundException();
        var bytes = await Db.LetterPdfs.Where(p => p.LetterId == id).Select(p => p.Bytes).FirstOrDefaultAsync() ?? throw new NotFoundException();
        if (letter.FirstViewedAt is null) await NoteViewedAsync(seen, id);
        return File(bytes, "application/pdf", $"{letter.Number!.Replace('/', '-')}.pdf");
    }

    // Once, also where two tabs open it: the second finds that it has been viewed.
    private Task<bool> NoteViewedAsync(ApplicantCase seen, Guid id) => DoAsync(seen, async (opened, _) =>
        (await Db.Letters.FirstAsync(l => l.Id == id)).Viewed(opened, seen.ToActor(), Now));
}
