using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Admin.TakingOver;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Commands;

/// <summary><c>take-over-cases AREA FILE [--commit]</c>: live cases from a CSV file; without <c>--commit</c> it only reports.</summary>
public static class TakeOverCasesCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (CommandHost.Plain(args) is not [var key, var file])
        {
            await error.WriteLineAsync("Write: take-over-cases AREA cases.csv   (a dry run; with --commit they are taken over)");
            return 2;
        }
        if (!File.Exists(file))
        {
            await error.WriteLineAsync($"“{file}” is not there.");
            return 2;
        }
        var (csv, commit) = (await File.ReadAllBytesAsync(file), args.Contains("--commit"));
        return await CommandHost.RunAsync(args, async services =>
        {
            var db = services.GetRequiredService<AsbDbContext>();
            if (await db.Areas.AsNoTracking().Include(a => a.LocalGovernmentAreas).FirstOrDefaultAsync(a => a.Key == key && db.ProcedureVersions.Any(v => v.AreaId == a.Id)) is not { } area)
            {
                await error.WriteLineAsync($"There is no area “{key}” with a published procedure.");
                return 2;
            }
            var report = await services.GetRequiredService<TakeOverCases>().RunAsync(area, csv, Path.GetFileName(file), commit, new Actor(null, "take-over-cases", ActorRole.Administrator, ""));
            foreach (var problem in report.Problems) await error.WriteLineAsync($"line {problem.Line}{(problem.Column.Length > 0 ? $", {problem.Column}" : "")}: {problem.Text}");
            if (report.Problems.Count > 0)
            {
                await error.WriteLineAsync($"{report.Problems.Count} to mend. Nothing was taken over.");
                return 1;
            }
            foreach (var row in report.Cases)
                await output.WriteLineAsync($"{row.OldReference}{(row.Reference is null ? "" : $" is now {row.Reference}")}: {row.Stage.Name()}, received {row.ReceivedOn.ToString(Sentence.DateFormat, Sentence.English)}, {row.Reports} reports, next due {row.NextDue?.ToString(Sentence.DateFormat, Sentence.English) ?? "nothing"}");
            await output.WriteLineAsync($"{report.Cases.Count} {(commit ? "taken over" : "would be taken over (add --commit)")}, {report.Before.Count} had been before.");
            return 0;
        });
    }
}
