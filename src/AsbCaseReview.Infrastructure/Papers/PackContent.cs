using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Papers;

/// <summary>One thing in the merged chronology.</summary>
/// <param name="Restricted">Not for those who read the papers without their restricted parts.</param>
public sealed record ChronologyLine(DateRange On, string From, string What, bool Restricted);

/// <summary>A case as it comes before the panel.</summary>
public sealed record PackCase(
    Case Case, Procedure Procedure, IReadOnlyList<VictimVoice> Voices, IReadOnlyList<InformationRequest> Requests, ActionPlan? Plan,
    IReadOnlyList<RoomEntry> Entries, IReadOnlyList<EvidenceFile> Files, IReadOnlyList<ChronologyLine> Chronology);

/// <summary>All that the papers of a panel are made from, as it is now.</summary>
public sealed record PackContent(Panel Panel, Area Area, int Number, DateTimeOffset At, IReadOnlyList<PackCase> Cases)
{
    // Characters of an answer in the chronology.
    private const int Glance = 300;

    public IEnumerable<(PackCase Case, EvidenceFile File)> Files => Cases.SelectMany(c => c.Files.Select(f => (c, f)));

    public static async Task<PackContent> ReadAsync(AsbDbContext db, PanelPack pack, DateTimeOffset at, CancellationToken cancellation)
    {
        var panel = await db.Panels.AsNoTracking().FirstAsync(p => p.Id == pack.PanelId, cancellation);
        var ids = panel.Cases.Select(c => c.CaseId).ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).OrderBy(c => c.Reference).ToListAsync(cancellation);
        var voices = await db.Voices.AsNoTracking().Where(v => ids.Contains(v.CaseId)).ToListAsync(cancellation);
        var requests = await db.InformationRequests.AsNoTracking().Where(r => ids.Contains(r.CaseId)).OrderBy(r => r.AgencyName).ToListAsync(cancellation);
        var plans = await db.ActionPlans.AsNoTracking().Where(p => ids.Contains(p.CaseId)).ToListAsync(cancellation);
        var entries = await db.RoomEntries.AsNoTracking().Where(e => e.PanelId == panel.Id && !e.Removed).OrderBy(e => e.BegunAt).ToListAsync(cancellation);
        var interims = (await db.CaseEvents.AsNoTracking().Where(e => e.CaseId != null && ids.Contains(e.CaseId.Value) && e.Kind == CaseEventKind.InterimActionTaken).OrderBy(e => e.Sequence).ToListAsync(cancellation)).ToLookup(e => e.CaseId, e => (Happened.InterimActionTaken)e.Body);
        var files = await db.EvidenceFiles.AsNoTracking().Where(f => f.CaseId != null && ids.Contains(f.CaseId.Value)).OrderBy(f => f.AddedAt).ToListAsync(cancellation);
        var made = new List<PackCase>();
        foreach (var @case in cases)
        {
            var own = requests.Where(r => r.CaseId == @case.Id).ToList();
            var plan = plans.Find(p => p.CaseId == @case.Id);
            made.Add(new(@case, await db.Services.Procedures.GetAsync(@case.ProcedureVersionId, db, cancellation), [.. voices.Where(v => v.CaseId == @case.Id)], own, plan,
                [.. entries.Where(e => e.CaseId == @case.Id)], [.. files.Where(f => f.CaseId == @case.Id)], Merge(@case, own, plan, [.. interims[@case.Id]])));
        }
        return new(panel, await db.Areas.AsNoTracking().FirstAsync(a => a.Id == panel.AreaId, cancellation), pack.Number, at, made);
    }

    /// <summary>What everybody says happened, merged by date.</summary>
    public static IReadOnlyList<ChronologyLine> Merge(Case @case, IReadOnlyList<InformationRequest> requests, ActionPlan? plan, IReadOnlyList<Happened.InterimActionTaken> interims)
    {
        var lines = new List<ChronologyLine>();
        foreach (var complaint in @case.Complaints)
        {
            var from = complaint.Source == Domain.Complaints.ComplaintSource.Agency ? complaint.AgencyName ?? "An agency" : "The applicant";
            lines.Add(new(complaint.Happened, from, $"Report {complaint.Number}: it happened{(complaint.Place is { } place ? $", {place}" : "")}.", false));
            lines.Add(new(complaint.Reported, from, $"Report {complaint.Number}: reported to {complaint.AgencyName ?? AgencyKinds.Names.GetValueOrDefault(complaint.AgencyKind ?? "", "an agency")}{(complaint.AgencyReference is { } reference ? $", {reference}" : "")}.", false));
        }
        foreach (var request in requests)
        {
            foreach (var answer in request.Reports.Where(r => r.Found))
                lines.Add(new(OfReport(answer, @case), request.AgencyName, $"Its records on report {answer.Number}{(answer.AgencyReference is { } reference ? $", {reference}" : "")}. {answer.Note}", answer.Note is not null));
            foreach (var further in request.Further)
                lines.Add(new(Day(further.HappenedOn), request.AgencyName, $"A further report{(further.AgencyReference is { } reference ? $", {reference}" : "")}, reported on {Written(further.ReportedOn)}. {further.Note}", true));
        }
        foreach (var request in requests.Where(r => r is { State: RequestState.Answered, AnsweredAt: not null }))
            lines.AddRange(Told(request).Select(told => new ChronologyLine(Day(London.DateOf(request.AnsweredAt!.Value)), request.AgencyName, $"Answered. {told.Title}: {Short(told.Text)}", true)));
        foreach (var interim in interims) lines.Add(new(Day(interim.On), interim.Agency, $"Interim action: {interim.What} Against: {interim.Risk}", true));
        foreach (var risk in @case.RiskAssessments) lines.Add(new(Day(risk.On), risk.By, $"Risk assessed: {risk.Band}, {risk.Score} points.", false));
        foreach (var decision in @case.Decisions) lines.Add(new(Day(decision.DecidedOn), string.Join(", ", decision.Bodies), decision.Met ? "Threshold met." : "Threshold not met.", false));
        foreach (var action in plan?.Actions ?? []) lines.Add(new(Day(action.AgreedOn), action.AgencyName, $"Action agreed: {action.What}", true));
        return [.. lines.OrderBy(l => l.On.From).ThenBy(l => l.On.To).ThenBy(l => l.From, StringComparer.Ordinal)];
    }

    /// <summary>What an agency tells in a full answer beside reports, part by part. All of it is restricted.</summary>
    public static IEnumerable<(string Title, string Text)> Told(InformationRequest request)
    {
        if (request.Full is not { } full) yield break;
        if (full.ActionTaken is { } taken) yield return ("Action taken, and its result", taken.Text);
        foreach (var known in full.Involvement) yield return ($"Previous involvement with {known.Person}", known.What);
        if (full.RiskKnown is { } risk) yield return ("Risk known", risk.Text);
        if (full.CouldDo is { } could) yield return ("What it could still do", could.Text);
    }

    // The chronology is read at a glance; the whole text stands with the answer.
    private static string Short(string text) => text.Length <= Glance ? text : $"{text[..(text.LastIndexOf(' ', Glance, Glance / 2) is > 0 and var end ? end : Glance)]}… (in full with its answer)";

    // Where the agency gives no date of its own, that of the report which it confirms.
    private static DateRange OfReport(ReportAnswer answer, Case @case) =>
        (answer.HappenedOn ?? answer.ReportedOn) is { } day ? Day(day) : @case.Complaints.Find(c => c.Number == answer.Number)?.Happened ?? Day(@case.ReceivedOn);

    private static DateRange Day(DateOnly day) => new(day, day);

    internal static string Written(DateOnly day) => day.ToString(Domain.Sentence.DateFormat, Domain.Sentence.English);
}
