using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Quartz;

namespace AsbCaseReview.Web.Admin.Jobs;

/// <summary>What the background jobs did, and will do.</summary>
[Requires(Permission.Administer), Route("/admin/jobs")]
public sealed class JobsController(JobsQuery query, ISchedulerFactory schedulers, JobsHere here) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(string? job) => View("Jobs", await query.AskAsync(job));

    /// <summary>Runs a job as soon as a server is free: also beside its own times, never twice at once.</summary>
    [HttpPost("{key}/run")]
    public async Task<IActionResult> Run(string key)
    {
        if (Schedule.Find(key) is not { } job) return NotFound();
        var scheduler = await schedulers.GetScheduler();
        if (!here.Run || !await scheduler.Exists(new JobKey(key)))
        {
            ModelState.AddModelError("", $"“{job.Name}” cannot be started from here: this server runs no background jobs (Jobs:Run is false).");
            return View("Jobs", await query.AskAsync(null));
        }
        await scheduler.TriggerJob(new JobKey(key));
        TempData["Done"] = $"“{job.Name}” has been started. This page shows what came of it when it is loaded again.";
        return Redirect("/admin/jobs");
    }
}
