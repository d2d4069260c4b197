using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Records;

/// <summary>A paper that a case's records hold, before it is put with an appeal.</summary>
/// <param name="FromApplicant">A file that whoever appeals gave themselves.</param>
public sealed record CasePaper(string Item, string Title, DateOnly? DatedOn, PaperContent? Content, Guid? EvidenceFileId, bool FromApplicant = false);

/// <summary>All the papers of a case, and what of an item its records do not hold.</summary>
public sealed record CaseFile(IReadOnlyList<CasePaper> Papers, IReadOnlyDictionary<string, string> Lacks);

/// <summary>
/// The papers of a case put themselves together, item by item of the checklist: what exists, with its date and source. What does
/// not exist is not invented; somebody has to say why.
/// </summary>
[Query]
public sealed class CaseRecords(AsbDbContext db, LaterRecords later)
{
    /// <param name="appellant">Who of the case appeals: what others said, and letters to others, are not for them.</param>
    public async Task<CaseFile> OfAsync(Guid caseId, Guid? appellant)
    {
        var @case = await db.Cases.AsNoTracking().FirstAsync(c => c.Id == caseId);
        var own = new OwnPart(@case, appellant);
        var procedure = await db.Services.Procedures.GetAsync(@case.ProcedureVersionId, db);
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == caseId).OrderBy(e => e.Sequence).ToListAsync();
        var letters = await db.Letters.AsNoTracking().Where(l => l.CaseId == caseId && l.State == LetterState.Issued).OrderBy(l => l.IssuedAt).ToListAsync();
        var deadlines = await db.Deadlines.AsNoTracking().Where(d => d.CaseId == caseId).ToListAsync();
        var files = await db.EvidenceFiles.AsNoTracking().Where(f => f.CaseId == caseId).OrderBy(f => f.AddedAt).ToListAsync();
        var agencies = await db.Agencies.AsNoTracking().Where(a => a.AreaId == @case.AreaId).ToDictionaryAsync(a => a.Id.ToString(), a => a.Name);
        return new(
        [
            new("application", "Application", @case.ReceivedOn, ApplicationPaper.Of(@case, own), null),
            new("procedure", $"Procedure: {procedure.Name}, version {procedure.Version}", procedure.AppliesFrom, ProcedurePaper(procedure), null),
            .. @case.Decisions.OrderBy(d => d.DecidedAt).Select(d => new CasePaper("threshold", $"Threshold decision{(@case.Decisions.Count > 1 ? $", round {d.Round}" : "")}", d.DecidedOn, DecisionPaper.Of(d, @case, procedure, own), null)),
            new("timeline", "Timeline against the procedure", null, new([Limits(procedure, deadlines, agencies), Happenings(events)]), null),
            .. Support(events, own),
            .. await later.MinutesAsync(@case, appellant),
            .. letters.Select(l => new CasePaper("correspondence", $"Letter {l.Number}: {l.Kind.Name()}", l.IssuedOn, new(LetterBlocks(l.Wording, restricted: l.PersonId != appellant)), null)),
            .. Contacts(events, own),
            .. await later.PlanAsync(@case),
            .. files.Select(f => new CasePaper("additional", f.Name, London.DateOf(f.AddedAt), null, f.Id, own.Of(f))),
            .. @case.RiskAssessments.OrderBy(r => r.On).Select(r => new CasePaper("risk", $"Risk assessment{(@case.Decision is { } decided && r.On > decided.DecidedOn ? " during the review" : " before the threshold decision")}", r.On, new(
            [
                new($"{r.Matrix}, version {r.MatrixVersion}", $"{r.Score} points: {r.Band}. By {r.By}.", Restricted: !own.Of(r)),
                new("Answers", null, [["Question", "Answer", "Points"], .. r.Answers.Select(a => (IReadOnlyList<string>)[a.Text, a.Choice, a.Score.ToString(Sentence.English)])], Restricted: !own.Of(r), Headed: true),
                .. r.Note is { } note ? (PaperBlock[])[new("Note", note.Text, Restricted: true)] : [],
            ]), null)),
        ], RiskLacks(@case) is { } lacks ? new Dictionary<string, string> { ["risk"] = lacks } : new Dictionary<string, string>());
    }

    // Appendix A asks for risk assessments from before the threshold was decided and from during the review.
    private static string? RiskLacks(Case @case)
    {
        if (@case.Decision is not { } decision || @case.RiskAssessments.Count == 0) return null;
        if (!@case.RiskAssessments.Any(r => r.On <= decision.DecidedOn)) return "a risk assessment before the threshold decision";
        return decision.Met && !@case.RiskAssessments.Any(r => r.On > decision.DecidedOn) ? "a risk assessment during the review" : null;
    }

    private static PaperContent ProcedurePaper(Domain.Procedures.Procedure procedure) => new(
    [
        new(null, $"In force from {procedure.AppliesFrom.Full()} for {string.Join(", ", procedure.LocalGovernmentAreas)}."),
        new("Sources", null, [["Document", "Publisher", "Dated"], .. procedure.Sources.Select(s => (IReadOnlyList<string>)[s.Title, s.Publisher ?? "", s.Dated ?? ""])], Headed: true),
        new("Time limits", null, [["What", "How long", "Where it stands"], .. procedure.TimeLimits.Select(l => (IReadOnlyList<string>)[l.Name, l.Period?.ToString() ?? "not stated", l.Source.Paragraph])], Headed: true),
    ]);

    private static PaperBlock Limits(Domain.Procedures.Procedure procedure, List<Deadline> deadlines, Dictionary<string, string> agencies) => new("Limits of the procedure", null,
    [
        ["What", "Due", "Done", "How it stands"],
        .. deadlines.OrderBy(d => d.Round).ThenBy(d => d.DoneOn ?? d.Due ?? DateOnly.MaxValue).Select(d => (IReadOnlyList<string>)
        [
            (Domain.Deadlines.Limits.Find(procedure, d.Limit)?.Name ?? d.Limit) + (agencies.TryGetValue(d.Subject, out var agency) ? $", {agency}" : "") + (d.Round > 1 ? $" (round {d.Round})" : ""),
            d.Due?.Full() ?? "No date", d.DoneOn?.Full() ?? "",
            d.State switch { DeadlineState.Kept => "Kept", DeadlineState.DoneLate => "Missed: done late", DeadlineState.Ended => "Ended", DeadlineState.DateToSet => "No date was set", DeadlineState.ClockStopped => "Clock stopped", _ => "Open" },
        ]),
    ], Headed: true);

    // What staff wrote down may name others: the happenings are for the reviewer, not for the applicant's version.
    private static PaperBlock Happenings(List<CaseEvent> events) => new("What happened", null,
        [["When", "What", "By"], .. events.OrderBy(e => e.HappenedAt).ThenBy(e => e.Sequence).Select(e => (IReadOnlyList<string>)[London.DateOf(e.HappenedAt).Full(), e.Body.Describe().ToString(), e.ActorName])], Restricted: true, Headed: true);

    // A letter is Markdown: its headings become the paper's, and its paragraphs stay apart.
    private static List<PaperBlock> LetterBlocks(string wording, bool restricted)
    {
        var blocks = new List<PaperBlock>();
        foreach (var part in wording.ReplaceLineEndings("\n").Split("\n#"))
        {
            var (first, rest) = part.IndexOf('\n') is var end && end >= 0 ? (part[..end], part[end..]) : (part, "");
            var (heading, text) = blocks.Count == 0 && !part.StartsWith('#') ? (null, part) : (LetterMarkdown.ToText(first.TrimStart('#')), rest);
            blocks.Add(new(heading, string.Join("\n\n", text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(LetterMarkdown.ToText)), Restricted: restricted));
        }
        return blocks;
    }

    private static IEnumerable<CasePaper> Support(List<CaseEvent> events, OwnPart own)
    {
        var offered = events.Where(e => e.Kind is CaseEventKind.SupportOffered or CaseEventKind.ReferralMade).ToList();
        if (offered.Count > 0)
            yield return new("support", "Support offered", offered[0].CountsFrom, new([
                .. Broadly("Offered", offered.Where(e => e.Body is Happened.SupportOffered to && own.Of(to.Person)), e => ((Happened.SupportOffered)e.Body).Service),
                new("As recorded", null, [.. offered.Select(e => (IReadOnlyList<string>)[e.CountsFrom.Full(), e.Body.Describe().ToString()])], Restricted: true),
            ]), null);
    }

    // Nothing where none of it is theirs: a heading alone would tell that somebody else was offered something.
    private static IEnumerable<PaperBlock> Broadly(string heading, IEnumerable<CaseEvent> events, Func<CaseEvent, string> what)
    {
        List<IReadOnlyList<string>> rows = [.. events.Select(e => (IReadOnlyList<string>)[e.CountsFrom.Full(), what(e)])];
        if (rows.Count > 0) yield return new(heading, null, rows);
    }

    private static string Broadly(CaseEventKind kind) => kind switch
    {
        CaseEventKind.ContactMade => "Spoken with",
        CaseEventKind.ContactAttempted => "Tried to reach",
        CaseEventKind.Acknowledged => "Application acknowledged",
        _ => "Outcome told",
    };

    // What was said, and how a referral was reasoned, is for the reviewer; that it was, and when, for the applicant too.
    private static readonly CaseEventKind[] Told =
        [CaseEventKind.ContactMade, CaseEventKind.ContactAttempted, CaseEventKind.MessageSent, CaseEventKind.LetterPosted, CaseEventKind.LetterViewed, CaseEventKind.OutcomeTold, CaseEventKind.Acknowledged, CaseEventKind.InformationAsked, CaseEventKind.InformationGiven];

    private static IEnumerable<CasePaper> Contacts(List<CaseEvent> events, OwnPart own)
    {
        var contacts = events.Where(e => Told.Contains(e.Kind)).ToList();
        if (contacts.Count > 0)
            yield return new("correspondence", "Contact with the applicant", contacts[0].CountsFrom, new([
                .. Broadly("When they were in touch, or tried to be", contacts.Where(e => e.Body switch { Happened.ContactMade made => own.Of(made.Person), Happened.ContactAttempted tried => own.Of(tried.Person), Happened.Acknowledged or Happened.OutcomeTold => true, _ => false }), e => Broadly(e.Kind)),
                new("As recorded", null, [.. contacts.Select(e => (IReadOnlyList<string>)[e.CountsFrom.Full(), e.Body.Describe().ToString()])], Restricted: true),
            ]), null);
    }
}
