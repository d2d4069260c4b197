using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Letters;

public sealed record AppealLetterView(AppealHead Head, Letter Letter);

/// <summary>The letters that went to whoever appeals, as they were issued.</summary>
[Requires(Permission.SeeAppeals), Route("/appeals/{reference}/letters/{id:guid}")]
public sealed class AppealLettersController(AsbDbContext db, AppealAccess appeals) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> One(string reference, Guid id)
    {
        var head = await appeals.SeeAsync(reference, User, "letter");
        return View("AppealLetter", new AppealLetterView(head, await FindAsync(head, id)));
    }

    [HttpGet("pdf")]
    public async Task<IActionResult> Pdf(string reference, Guid id)
    {
        var letter = await FindAsync(await appeals.SeeAsync(reference, User, "letter as PDF"), id);
        var pdf = await db.LetterPdfs.AsNoTracking().FirstOrDefaultAsync(p => p.LetterId == id) ?? throw new NotFoundException();
        return File(pdf.Bytes, "application/pdf", $"{letter.Number!.Replace('/', '-')}.pdf");
    }

    private async Task<Letter> FindAsync(AppealHead head, Guid id) =>
        await db.Letters.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id && l.AppealId == head.Id && l.State == LetterState.Issued) ?? throw new NotFoundException();
}
