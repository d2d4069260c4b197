using System.Globalization;
using System.Net;
using System.Text;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Infrastructure.Holidays;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AsbCaseReview.Benchmarks;

/// <summary>The cheapest thing that could answer: MVC, EF Core and the same table; no signing in, no policy, no look, no layout.</summary>
public static class BarePage
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(args[1]);
        builder.Services.AddSingleton(new SaveGate(oneAtATime: true));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ProcedureLibrary>();
        builder.Services.AddSingleton<HolidayBook>();
        builder.Services.AddSingleton<SaveServices>();
        builder.Services.AddDbContext<AsbDbContext, SqliteAsbDbContext>(o => DatabaseSetup.UseSqlite(o, $"Data Source={Path.Combine(args[0], "asb-case-review.db")}"));
        builder.Services.AddControllers().AddApplicationPart(typeof(BareController).Assembly);
        var app = builder.Build();
        app.MapControllers();
        await app.RunAsync();
        return 0;
    }
}

[ApiExplorerSettings(IgnoreApi = true)]
public sealed class BareController(AsbDbContext db) : Controller
{
    [HttpGet("/bare/list")]
    public async Task<IActionResult> List(int page = 1, CaseStage? stage = null, bool hate = false, string? q = null)
    {
        var cases = db.Cases.AsNoTracking().IgnoreAutoIncludes();
        if (stage is not null) cases = cases.Where(c => c.Stage == stage);
        if (hate) cases = cases.Where(c => c.Hate);
        if (q is not null) cases = cases.WithWord(db, SearchTerms.Normalise(q));
        var rows = await cases.OrderBy(c => c.DueOrder).ThenBy(c => c.ReceivedOn).ThenBy(c => c.Reference).Skip((page - 1) * 25).Take(25)
            .Select(c => new { c.Reference, c.ApplicantName, c.Stage, c.ReceivedOn, c.NextDueOn }).ToListAsync();
        var html = new StringBuilder("<!doctype html><title>Cases</title><table>");
        foreach (var row in rows)
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{row.Reference}<td>{WebUtility.HtmlEncode(row.ApplicantName)}<td>{row.Stage}<td>{row.ReceivedOn:d MMM yyyy}<td>{row.NextDueOn:d MMM yyyy}");
        return Content(html.Append("</table>").ToString(), "text/html");
    }

    [HttpGet("/bare/case/{reference}")]
    public async Task<IActionResult> One(string reference)
    {
        var one = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Reference == reference).Select(c => new { c.Reference, c.ApplicantName, c.Stage, c.ReceivedOn, c.NextDueOn }).FirstAsync();
        return Content($"<!doctype html><title>{one.Reference}</title><p>{WebUtility.HtmlEncode(one.ApplicantName)} {one.Stage} {one.ReceivedOn} {one.NextDueOn}", "text/html");
    }

    [HttpPost("/bare/case/{reference}")]
    public async Task<IActionResult> Submit(string reference, [FromForm] string note)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await db.Cases.Where(c => c.Reference == reference).ExecuteUpdateAsync(s => s.SetProperty(c => c.LastActivityOn, today));
        return Redirect($"/bare/case/{reference}?{note.Length}");
    }
}
