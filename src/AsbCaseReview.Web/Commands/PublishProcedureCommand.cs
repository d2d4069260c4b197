using System.Globalization;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Admin.Procedures;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Commands;

/// <summary><c>publish-procedure AREA FILE [--corrects N]</c>: checks a procedure against the Act, and publishes it where nothing is refused.</summary>
public static class PublishProcedureCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        int? corrects = null;
        if (Array.IndexOf(args, "--corrects") is var at and >= 0)
        {
            if (at + 1 >= args.Length || !int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return await UsageAsync(error);
            corrects = number;
            args = [.. args[..at], .. args[(at + 2)..]];
        }
        if (CommandHost.Plain(args) is not [var key, var file]) return await UsageAsync(error);
        if (await CommandHost.ReadAsync(file, error) is not { } json) return 2;
        return await CommandHost.RunAsync(args, async services =>
        {
            var (db, publish) = (services.GetRequiredService<AsbDbContext>(), services.GetRequiredService<PublishProcedure>());
            if (await db.Areas.Include(a => a.LocalGovernmentAreas).AsNoTracking().FirstOrDefaultAsync(a => a.Key == key) is not { } area)
            {
                var known = await db.Areas.OrderBy(a => a.Key).Select(a => a.Key).ToListAsync();
                await error.WriteLineAsync($"There is no area “{key}”. {(known.Count == 0 ? "Run add-area first." : $"There are: {string.Join(", ", known)}.")}");
                return 2;
            }
            PublishCheck check;
            try
            {
                check = await publish.CheckAsync(area, json, corrects);
            }
            catch (ProcedureFormatException e)
            {
                await error.WriteLineAsync(e.Message);
                return 2;
            }
            foreach (var finding in check.Findings) await output.WriteLineAsync($"{(finding.Kind == FindingKind.Refused ? "Refused" : "Warning")}  {finding.Where}  {finding.Section}  {finding.Text}");
            if (check.Problem is { } problem) await error.WriteLineAsync(problem);
            if (!check.MayBePublished)
            {
                await error.WriteLineAsync("Nothing was published.");
                return 1;
            }
            var moved = await publish.PublishAsync(area, check.Procedure, corrects, "publish-procedure");
            await output.WriteLineAsync($"Published version {check.Procedure.Version} for {area.Name}, for applications received from {check.Procedure.AppliesFrom.ToString(Sentence.DateFormat, Sentence.English)}.");
            if (corrects is null) return 0;
            var result = await services.GetRequiredService<RecomputeDeadlines>().RunAsync();
            await output.WriteLineAsync($"{moved:N0} open cases follow the correction; {result?.Moved ?? 0:N0} deadlines moved.");
            return 0;
        });
    }

    private static async Task<int> UsageAsync(TextWriter error)
    {
        await error.WriteLineAsync("Write: publish-procedure AREA procedure.json   (with --corrects N where version N was wrong and open cases are to follow)");
        return 2;
    }
}
