using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Records;

/// <summary>What a review leaves behind once the threshold is met: minutes with attendance, the victim's statement, the plan and its progress.</summary>
[Query]
public sealed class LaterRecords(AsbDbContext db, TimeProvider clock)
{
    public async Task<IReadOnlyList<CasePaper>> MinutesAsync(Case @case, Guid? appellant)
    {
        var minutes = await db.Minutes.AsNoTracking().Where(m => db.Panels.Any(p => p.Id == m.PanelId && p.Cases.Any(c => c.CaseId == @case.Id))).OrderBy(m => m.At).ToListAsync();
        var voices = await db.Voices.AsNoTracking().Where(v => v.CaseId == @case.Id).ToListAsync();
        return
        [
            .. minutes.GroupBy(m => m.PanelId).Select(g => g.OrderBy(m => m.SignedOff).ThenBy(m => m.Number).Last()).Select(m => new CasePaper("minutes",
                $"Minutes of the panel{(m.SignedOff ? "" : " (draft)")}", m.Content.MetOn, Content(m.Content, @case.Reference), null)),
            .. voices.Where(v => v.Statement is not null).Select(v => new CasePaper("minutes", $"Impact statement of {@case.People.FirstOrDefault(p => p.Id == v.PersonId)?.Name}", London.DateOf(v.Statement!.At),
                new([new(null, v.Statement.Words.Text, Restricted: v.PersonId != appellant), new("How they take part", v.Way?.Name() ?? "not said", Restricted: v.PersonId != appellant)]), null)),
        ];
    }

    private static PaperContent Content(MinutesContent minutes, string reference) => new(
    [
        new(null, null, [["Met on", minutes.MetOn.Full()], ["Times", minutes.Times], ["Chair", minutes.Chair], ["Minutes", minutes.MinuteTaker ?? ""]]),
        new("Present", null, [.. minutes.Present.Select(p => (IReadOnlyList<string>)[p])]),
        .. Rows("Apologies and absent", minutes.Apologies.Concat(minutes.Absent).Select(p => new[] { p })) is { Count: > 0 } away ? away : [new("Apologies and absent", "Nobody.")],
        .. Rows("Declarations", minutes.Declarations.Select(d => new[] { d }), restricted: true),
        .. Rows("Said about the meeting", minutes.Said.Select(d => new[] { d }), restricted: true),
        .. minutes.Cases.Where(c => c.Reference == reference).SelectMany(c => (PaperBlock[])
        [
            .. Rows("How the victim was heard", c.Heard.Select(h => new[] { h }), restricted: true),
            .. c.Items.SelectMany(i => (PaperBlock[])
            [
                .. Rows(i.Title, i.Lines.Where(l => l.ForVictim is not null).Select(l => new[] { Raised(l), l.ForVictim, l.Body, l.DueOn?.Full() })),
                .. Rows($"{i.Title}: as minuted", i.Lines.Select(l => new[] { l.Heading, l.Text, l.Body, l.DueOn?.Full() }), restricted: true),
            ]),
        ]),
    ]);

    // The point that the applicant raised stands beside its answer, as in the letter about the outcome. Other headings are the panel's own.
    private static string? Raised(MinutesLine line) => line.Kind == EntryKind.Point ? line.Heading : null;

    // Without the rows and columns in which nothing stands, and nothing at all where no row is left.
    private static IReadOnlyList<PaperBlock> Rows(string heading, IEnumerable<string?[]> rows, bool restricted = false)
    {
        var said = rows.Where(r => r.Any(c => !string.IsNullOrWhiteSpace(c))).ToList();
        var columns = Enumerable.Range(0, said.Count == 0 ? 0 : said[0].Length).Where(i => said.Exists(r => !string.IsNullOrWhiteSpace(r[i]))).ToList();
        return said.Count == 0 ? [] : [new(heading, null, [.. said.Select(r => (IReadOnlyList<string>)[.. columns.Select(i => r[i] ?? "")])], restricted)];
    }

    public async Task<IReadOnlyList<CasePaper>> PlanAsync(Case @case)
    {
        var actions = await db.AgreedActions.AsNoTracking().Where(a => a.CaseId == @case.Id).OrderBy(a => a.AgreedAt).ToListAsync();
        var consultation = await db.ActionPlans.AsNoTracking().Where(p => p.CaseId == @case.Id).Select(p => p.Consultation).FirstOrDefaultAsync();
        if (actions.Count == 0) return [];
        var today = London.Today(clock);
        string Stands(AgreedAction a) => a.State != ActionState.EndReported && !a.State.IsEnded() && a.DueOn < today ? $"{a.State.Name()}, overdue: it was due on {a.DueOn.Full()}" : a.State.Name();
        return
        [
            new("plan", "Action plan", actions[0].AgreedOn, new(
            [
                .. consultation is { } put ? (PaperBlock[])[new("Put to the victim", put.How is { } how ? $"On {put.On.Full()}: {how}" : $"Not put to the victim: {put.ReasonNot}", Restricted: put.How is null)] : [],
                new("What the victim may read", null, [["Action", "Body", "Due"], .. actions.Where(a => a.VictimMaySee is not null).Select(a => (IReadOnlyList<string>)[a.VictimMaySee!, a.AgencyName, a.DueOn.Full()])], Headed: true),
                new("As agreed", null, [["Action", "Why", "Body", "Owner", "Agreed", "Due"], .. actions.Select(a => (IReadOnlyList<string>)[a.What, a.Why, a.AgencyName, a.OwnerName, a.AgreedOn.Full(), a.DueOn.Full()])], Restricted: true, Headed: true),
            ]), null),
            new("progress", "Progress of the actions", today, new(
            [
                new(null, $"{Plain.Count(actions.Count, "action", "actions")}: {actions.Count(a => a.State.IsEnded())} ended, {actions.Count(a => Stands(a) != a.State.Name())} overdue."),
                new("What the victim may read", null, [["Action", "How it stands", "Ended"], .. actions.Where(a => a.VictimMaySee is not null).Select(a => (IReadOnlyList<string>)[a.VictimMaySee!, a.VictimOutcome ?? Stands(a), a.EndedOn?.Full() ?? ""])], Headed: true),
                new("As recorded", null, [["Action", "How it stands", "First due", "Due", "Ended", "Progress"], .. actions.Select(a => (IReadOnlyList<string>)[a.What, Stands(a), a.FirstDueOn.Full(), a.DueOn.Full(), a.EndedOn?.Full() ?? "", a.Progress ?? ""])], Restricted: true, Headed: true),
            ]), null),
        ];
    }
}
