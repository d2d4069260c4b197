using System.Security.Cryptography;
using System.Text;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Admin.TakingOver;

/// <param name="NextDue">The next deadline that the case will have here.</param>
public sealed record CaseToTakeOver(int Line, string OldReference, string Applicant, CaseStage Stage, DateOnly ReceivedOn, int Reports, DateOnly? NextDue, string? Reference);

/// <param name="Cases">Those that will be, or were, taken over.</param>
/// <param name="Before">Old references that had been taken over already; they are left alone.</param>
public sealed record TakeOverReport(IReadOnlyList<CaseToTakeOver> Cases, IReadOnlyList<string> Before, IReadOnlyList<TakeOverProblem> Problems, bool Committed);

/// <summary>
/// Takes live cases over from another system: at their true stage, with their past dates, all of the file or nothing. Nothing
/// is sent for what is past. Taking the same file over again changes nothing: a case is known by its old reference.
/// </summary>
public sealed class TakeOverCases(AsbDbContext db, TimeProvider clock)
{
    private const int AtOnce = 400;

    /// <param name="from">The file's name, for the timeline.</param>
    /// <param name="commit">False: a dry run, which only reports.</param>
    public async Task<TakeOverReport> RunAsync(Area area, byte[] csv, string from, bool commit, Actor by)
    {
        var problems = new List<TakeOverProblem>();
        var groups = TakeOverFile.Read(csv, problems).GroupBy(l => l.Needed("old_reference", "The old reference", 100), StringComparer.OrdinalIgnoreCase).Where(g => g.Key.Length > 0).ToList();
        var known = await KnownAsync([.. groups.Select(g => IdOf(area, g.Key))]);
        var made = new List<(Case Case, Domain.Procedures.Procedure Procedure, CaseToTakeOver Told)>();
        var staff = await db.Staff.AsNoTracking().Where(s => s.IsActive && s.Role == StaffRole.Coordinator && s.AreaId == area.Id).ToListAsync();
        var (today, now, calendar) = (London.Today(clock), clock.GetUtcNow(), await db.Services.Holidays.CalendarAsync(db));
        foreach (var group in groups.Where(g => !known.Contains(IdOf(area, g.Key))))
        {
            var (lines, reader) = (group.ToList(), new TakeOverCase(area, [.. group], today));
            var (versionId, procedure) = await db.Services.Procedures.InForceAsync(area.Id, lines[0].Date("received") ?? today, db);
            var (application, past) = reader.Read(IdOf(area, group.Key), Reference.New(area.ReferencePrefix), versionId);
            var assignee = Assignee(lines[0], staff);
            if (problems.Count > 0) continue;   // the rest is read as well, so that all problems are told at once
            var taken = Case.TakeOver(application, reader.Stage!.Value, $"{group.Key} ({from})", past, new(procedure, calendar), by, now);
            if (assignee is not null) taken.Assign(assignee, null, Actor.System, now);
            made.Add((taken, procedure, new(lines[0].Line, group.Key, taken.ApplicantName, taken.Stage, taken.ReceivedOn, taken.Complaints.Count, null, null)));
        }
        var distinct = problems.Distinct().OrderBy(p => p.Line).ToList();
        return new(distinct.Count == 0 ? await StoreAsync(made, calendar, commit) : [], [.. groups.Where(g => known.Contains(IdOf(area, g.Key))).Select(g => g.Key)], distinct, commit && distinct.Count == 0);
    }

    private async Task<IReadOnlyList<CaseToTakeOver>> StoreAsync(List<(Case Case, Domain.Procedures.Procedure Procedure, CaseToTakeOver Told)> made, WorkingCalendar calendar, bool commit)
    {
        var told = new List<CaseToTakeOver>();
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            told.Clear();
            using var turn = commit ? await db.Services.Gate.EnterAsync(default) : default;
            await using var transaction = commit ? await db.Database.BeginTransactionAsync() : null;
            foreach (var some in made.Chunk(AtOnce))
            {
                var whole = new WholeCases(db, calendar);
                foreach (var (taken, procedure, row) in some)
                {
                    whole.Add(taken, procedure);
                    told.Add(row with { NextDue = db.Entry(taken).Property(c => c.NextDueOn).CurrentValue, Reference = commit ? taken.Reference : null });
                }
                if (commit) await whole.SaveAsync();
                else db.ChangeTracker.Clear();
            }
            if (transaction is not null) await transaction.CommitAsync();
        });
        return told;
    }

    private static StaffMember? Assignee(TakeOverLine line, List<StaffMember> staff)
    {
        if (line.Text("assigned_to") is not { } email) return null;
        var found = staff.Find(s => s.Email.Equals(email, StringComparison.OrdinalIgnoreCase));
        if (found is null) line.Problem("assigned_to", $"No coordinator of this area has the address “{email}”.");
        return found;
    }

    private async Task<HashSet<Guid>> KnownAsync(IReadOnlyList<Guid> ids)
    {
        var known = new HashSet<Guid>();
        foreach (var some in ids.Chunk(AtOnce)) known.UnionWith(await db.Cases.Where(c => some.Contains(c.DraftId!.Value)).Select(c => c.DraftId!.Value).ToListAsync());
        return known;
    }

    // One old reference of an area never becomes two cases: it stands where a draft's id would, which is unique.
    private static Guid IdOf(Area area, string oldReference) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{area.Key}|{oldReference.ToUpperInvariant()}")).AsSpan(0, 16));
}
