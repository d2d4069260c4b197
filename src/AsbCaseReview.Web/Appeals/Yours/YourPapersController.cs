using AsbCaseReview.Web.Appeals.Pack;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Appeals.Yours;

/// <summary>The papers that the reviewer gave to the applicant, for whoever has opened the appeal with its code.</summary>
[AllowAnonymous, Route("/appeal/yours")]
public sealed class YourPapersController(YourAppeal yours, SharedPapers papers) : Controller
{
    [HttpGet("papers")]
    public async Task<IActionResult> Papers() =>
        await yours.MineAsync() is { } id ? View("SharedPapers", await papers.SeeAsync(id, "_Public", "/appeal/yours/now", "/appeal/yours/papers.pdf")) : Redirect("/appeal/yours");

    [HttpGet("files/{id:guid}")]
    public async Task<IActionResult> OwnFile(Guid id) => await yours.MineAsync() is { } appeal ? await papers.FileAsync(this, appeal, id) : Redirect("/appeal/yours");

    [HttpGet("papers.pdf")]
    public async Task<IActionResult> Pdf() => await yours.MineAsync() is { } id ? await papers.PdfAsync(id) : Redirect("/appeal/yours");
}
