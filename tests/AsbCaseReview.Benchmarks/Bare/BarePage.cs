using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Infrastructure.Holidays;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AsbCaseReview.Benchmarks.Bare;

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
        builder.Services.AddControllersWithViews().AddApplicationPart(typeof(BareController).Assembly)
            .ConfigureApplicationPartManager(parts => { foreach (var other in parts.ApplicationParts.Where(p => p.Name.StartsWith("AsbCaseReview.Web", StringComparison.Ordinal)).ToList()) parts.ApplicationParts.Remove(other); });
        var app = builder.Build();
        app.MapControllers();
        await app.RunAsync();
        return 0;
    }
}

/// <summary>What the bare list shows of a case.</summary>
public sealed record BareRow(string Reference, string ApplicantName, CaseStage Stage, DateOnly ReceivedOn, DateOnly? NextDueOn);

public sealed class BareController(AsbDbContext db) : Controller
{
    [HttpGet("/bare/list")]
    public async Task<IActionResult> List(Guid area, int page = 1, bool all = false, CaseStage? stage = null, bool hate = false, string? q = null)
    {
        var cases = db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.AreaId == area);
        if (stage is not null) cases = cases.Where(c => c.Stage == stage);
        else if (!all) cases = cases.Where(c => CaseStages.Open.Contains(c.Stage));
        if (hate) cases = cases.Where(c => c.Hate);
        if (q is not null)
        {
            var found = await SearchTerms.WithWord(db, area, SearchTerms.Normalise(q)).ToListAsync();
            cases = cases.Where(c => found.Contains(c.Id));
        }
        return View("/Bare/List.cshtml", await cases.OrderBy(c => c.DueOrder).ThenBy(c => c.ReceivedOn).ThenBy(c => c.Reference).Skip((page - 1) * 25).Take(25)
            .Select(c => new BareRow(c.Reference, c.ApplicantName, c.Stage, c.ReceivedOn, c.NextDueOn)).ToListAsync());
    }

    [HttpGet("/bare/case/{reference}")]
    public async Task<IActionResult> One(string reference) =>
        View("/Bare/List.cshtml", await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Reference == reference).Select(c => new BareRow(c.Reference, c.ApplicantName, c.Stage, c.ReceivedOn, c.NextDueOn)).ToListAsync());

    [HttpPost("/bare/case/{reference}")]
    public async Task<IActionResult> Submit(string reference, [FromForm] string note)
    {
        var one = await db.Cases.IgnoreAutoIncludes().FirstAsync(c => c.Reference == reference);
        db.CaseSearchTerms.Add(new() { AreaId = one.AreaId, CaseId = one.Id, Term = Guid.CreateVersion7().ToString() });
        await db.SaveChangesAsync();
        return Redirect($"/bare/case/{reference}?{note.Length}");
    }
}
