using AsbCaseReview.Infrastructure.Holidays;
using AsbCaseReview.Infrastructure.Jobs;

namespace AsbCaseReview.Web.Commands;

/// <summary><c>load-holidays FILE</c>: takes bank holidays over from GOV.UK's bank-holidays.json and works open deadlines out again.</summary>
public static class LoadHolidaysCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (CommandHost.Plain(args) is not [var file])
        {
            await error.WriteLineAsync("Write: load-holidays bank-holidays.json   (with --fewer where it takes days away and that is meant)");
            return 2;
        }
        if (await CommandHost.ReadAsync(file, error) is not { } json) return 2;
        return await CommandHost.RunAsync(args, async services =>
        {
            try
            {
                await output.WriteLineAsync((await services.GetRequiredService<LoadHolidays>().FromAsync(json, $"File {Path.GetFileName(file)}", "load-holidays", fewer: args.Contains("--fewer"))).Result);
            }
            catch (HolidaysRefusedException refused)
            {
                await error.WriteLineAsync(refused.Message);
                return 1;
            }
            if (await services.GetRequiredService<RecomputeDeadlines>().RunAsync() is { } result)
                await output.WriteLineAsync($"{result.Moved:N0} deadlines moved in {result.Cases:N0} of {result.LookedAt:N0} cases.");
            return 0;
        });
    }
}
