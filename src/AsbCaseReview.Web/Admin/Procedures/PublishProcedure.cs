using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Admin.Procedures;

/// <param name="Problem">Why it does not fit what is published; null where it does.</param>
public sealed record PublishCheck(Procedure Procedure, IReadOnlyList<ProcedureFinding> Findings, string? Problem)
{
    public bool MayBePublished => Problem is null && Findings.All(f => f.Kind != FindingKind.Refused);
}

/// <summary>
/// Publishes a new version of an area's procedure, once it is held against the Act. What was published is never changed;
/// a case keeps its version, but for a correction: then open cases and appeals follow, and their dates are worked out again.
/// </summary>
public sealed class PublishProcedure(AsbDbContext db, LetterTemplates letters, SaveGate gate, TimeProvider clock)
{
    /// <param name="corrects">The number of the version that was wrong; null for a new one.</param>
    /// <exception cref="ProcedureFormatException">It cannot be read.</exception>
    public async Task<PublishCheck> CheckAsync(Area area, string json, int? corrects)
    {
        var procedure = ProcedureJson.Read(json);
        var versions = await db.ProcedureVersions.AsNoTracking().Where(v => v.AreaId == area.Id).OrderBy(v => v.Number).ToListAsync();
        return new(procedure, ProcedureCheck.Of(procedure), Problem(area, procedure, versions, corrects) ?? (letters.Check(procedure) is [var wrong, ..] ? wrong : null));
    }

    private static string? Problem(Area area, Procedure procedure, List<ProcedureVersion> versions, int? corrects)
    {
        if (procedure.Nation != area.Nation) return $"The procedure is for {procedure.Nation}, the area lies in {area.Nation}.";
        if (procedure.LocalGovernmentAreas.Except(area.LocalGovernmentAreas.Select(l => l.Name), StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } strange) return $"The procedure covers {strange}, which is not one of the area’s local government areas.";
        if (area.LocalGovernmentAreas.Select(l => l.Name).Except(procedure.LocalGovernmentAreas, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } missing) return $"The procedure leaves out {missing}, which belongs to the area.";
        if (versions.LastOrDefault() is not { } last) return corrects is null ? null : "Nothing has been published yet that could be corrected.";
        if (procedure.Version <= last.Number) return $"Version {last.Number} is published, and what is published is never changed. Write \"version\": {last.Number + 1}.";
        if (corrects is null) return procedure.AppliesFrom <= last.AppliesFrom ? $"Version {last.Number} applies from {last.AppliesFrom.ToString(Sentence.DateFormat, Sentence.English)}: a new one has to apply from a later day. If version {last.Number} was wrong, publish this as its correction." : null;
        if (versions.Find(v => v.Number == corrects) is not { } wrong) return $"There is no version {corrects} to correct.";
        return procedure.AppliesFrom != wrong.AppliesFrom ? $"A correction applies from the same day as what it corrects, {wrong.AppliesFrom.ToString(Sentence.DateFormat, Sentence.English)}." : null;
    }

    /// <returns>How many open cases follow the correction; none for a new version.</returns>
    public async Task<int> PublishAsync(Area area, Procedure procedure, int? corrects, string by)
    {
        var moved = 0;
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            using var turn = await gate.EnterAsync(default);
            await using var transaction = await db.Database.BeginTransactionAsync();
            var version = new ProcedureVersion { AreaId = area.Id, Number = procedure.Version, AppliesFrom = procedure.AppliesFrom, Json = ProcedureJson.Write(procedure), PublishedAt = clock.GetUtcNow(), PublishedBy = by };
            db.ProcedureVersions.Add(version);
            if (corrects is not null)
                db.DeadlineRecomputes.Add(new() { RequestedAt = clock.GetUtcNow(), ProcedureVersionId = version.Id, Why = $"Version {corrects} of the procedure was corrected by version {version.Number}." });
            await db.SaveChangesAsync();
            if (corrects is not null)
            {
                var wrong = db.ProcedureVersions.Where(v => v.AreaId == area.Id && v.Number == corrects).Select(v => v.Id);
                var stages = procedure.AppealStages().Count;
                await db.Appeals.Where(a => wrong.Contains(a.ProcedureVersionId) && AppealStates.Followed.Contains(a.State) && a.StageNumber <= stages).ExecuteUpdateAsync(s => s.SetProperty(a => a.ProcedureVersionId, version.Id));
                moved = await db.Cases.Where(c => wrong.Contains(c.ProcedureVersionId) && CaseStages.Open.Contains(c.Stage)).ExecuteUpdateAsync(s => s.SetProperty(c => c.ProcedureVersionId, version.Id));
            }
            await transaction.CommitAsync();
        });
        return moved;
    }
}
