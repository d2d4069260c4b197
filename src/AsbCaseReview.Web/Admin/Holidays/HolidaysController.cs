using AsbCaseReview.Infrastructure.Holidays;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Quartz;

namespace AsbCaseReview.Web.Admin.Holidays;

/// <summary>Bank holidays: which days are not counted, and loading new ones.</summary>
[Requires(Permission.Administer), Route("/admin/holidays")]
public sealed class HolidaysController(HolidaysQuery query, LoadHolidays load, ISchedulerFactory schedulers, JobsHere here) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(int? year) => View("Holidays", await query.AskAsync(year, new()));

    [HttpPost("")]
    public async Task<IActionResult> Load([Bind(Prefix = "Form")] HolidaysForm form)
    {
        if (!ModelState.IsValid) return View("Holidays", await query.AskAsync(null, form));
        try
        {
            await using var stream = form.File!.OpenReadStream();
            var loaded = await load.FromAsync(await RefreshHolidays.ReadAsync(stream), $"File {form.File.FileName}", User.FullNameOf(), form.Fewer);
            if (loaded.Changed && here.Run) await (await schedulers.GetScheduler()).TriggerJob(new JobKey("recompute"));
            TempData["Done"] = loaded.Result;
            return Redirect("/admin/holidays");
        }
        catch (HolidaysRefusedException refused)
        {
            ModelState.AddModelError("Form.File", refused.Message);
            return View("Holidays", await query.AskAsync(null, form));
        }
    }
}
