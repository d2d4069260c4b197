using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Papers;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals.Bodies;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Papers;

public sealed record OnePaperView(AppealHead Head, AppealPaper Paper, bool MayRedact, RedactForm Redact);

/// <summary>A paper in a list: without its content.</summary>
public sealed record PaperRow(Guid Id, string Item, string Title, DateOnly? DatedOn, string From, PaperKind Kind, Redaction? Redacted, Guid? RequestId, DateTimeOffset AddedAt);

/// <summary>One item of the checklist with what each body says of it, and its papers.</summary>
public sealed record ItemView(ChecklistItem Item, IReadOnlyList<(string Body, ItemAnswer Answer, bool Late)> Answers, IReadOnlyList<PaperRow> Papers);

public sealed class AppealPapersView(AppealHead head, Appeal appeal, DateOnly today)
{
    public AppealHead Head { get; } = head;
    public Appeal Appeal { get; } = appeal;
    public DateOnly Today { get; } = today;
    public required IReadOnlyList<PapersRequest> Requests { get; init; }
    public required IReadOnlyList<ItemView> Items { get; init; }
    public required IReadOnlyList<Choice> Bodies { get; init; }
    public required IReadOnlyList<Choice> AllItems { get; init; }
    public AskBodiesForm Ask { get; set; } = new();
    public AskReasonsForm AskReasons { get; set; } = new();
    public ReasonsForm Reasons { get; set; } = new();
    public AddPaperForm Add { get; set; } = new();
}

/// <summary>All papers of an appeal, in the order of the checklist.</summary>
[Query]
public sealed class AppealPapersQuery(AsbDbContext db, AppealAccess access, TimeProvider clock)
{
    public async Task<AppealPapersView> AskAsync(AppealHead head)
    {
        var appeal = await access.ReadAsync(head);
        var today = London.Today(clock);
        var requests = await db.PapersRequests.AsNoTracking().Where(r => r.AppealId == head.Id).OrderBy(r => r.AgencyName).ToListAsync();
        var shown = await BeforeReviewerAsync(head.Id);
        var asked = requests.Select(r => r.AgencyId).ToHashSet();
        var agencies = await db.Agencies.AsNoTracking().Where(a => a.AreaId == head.AreaId && a.Id != head.BodyAgencyId).OrderBy(a => a.Name).ToListAsync();
        var rules = await access.RulesOfAsync(head);
        return new(head, appeal, today)
        {
            Requests = requests,
            Items = [.. EvidenceChecklist.National.Items.Select(i => new ItemView(i,
                [.. requests.SelectMany(r => r.Items.Where(x => x.Item == i.Item).Select(x => (r.AgencyName, x, r.IsLate(today) && (x.State == PaperState.Asked || x.On > r.AnswerBy))))],
                [.. shown.Where(p => p.Item == i.Item)]))],
            Bodies = [.. agencies.Where(a => !asked.Contains(a.Id)).Select(a => new Choice(a.Id.ToString(), a.Name))],
            AllItems = [.. EvidenceChecklist.National.Items.Select(i => new Choice(i.Item, i.Text))],
            Ask = new() { Items = [.. EvidenceChecklist.National.Items.Select(i => i.Item)], By = DateParts.From(await PapersInAsync(head.Id, rules)), Bodies = appeal.CaseId is { } caseId && await LeadBodyAsync(caseId) is { } lead && !asked.Contains(lead) ? [lead] : [] },
            AskReasons = new() { By = DateParts.From(await PapersInAsync(head.Id, rules)) },
            Reasons = new() { Grounds = [.. appeal.Grounds.Select(g => new GroundReason { Id = g.Id, Text = g.Text, Why = g.Why?.Text })], NotConsidered = appeal.NotConsidered?.Text, NewInformation = appeal.NewInformation?.Text },
        };
    }

    public Task<List<PaperRow>> BeforeReviewerAsync(Guid appealId) => RowsAsync(db.PapersBeforeReviewer(appealId));

    /// <summary>What a body has put with its request, sent or not.</summary>
    public Task<List<PaperRow>> OfRequestAsync(Guid requestId) => RowsAsync(db.AppealPapers.Where(p => p.RequestId == requestId && !p.Removed).InOrder());

    private static Task<List<PaperRow>> RowsAsync(IQueryable<AppealPaper> papers) => papers.AsNoTracking()
        .Select(p => new PaperRow(p.Id, p.Item, p.Title, p.DatedOn, p.From, p.Kind, p.Redacted, p.RequestId, p.AddedAt)).ToListAsync();

    /// <summary>The body that coordinates a case: the agency of its coordinator, or of the area's coordinators.</summary>
    public async Task<Guid?> LeadBodyAsync(Guid caseId) => await db.Cases.Where(c => c.Id == caseId)
        .Select(c => db.Staff.Where(s => s.Id == c.AssigneeId || (c.AssigneeId == null && s.AreaId == c.AreaId && s.Role == Domain.Partnership.StaffRole.Coordinator)).Select(s => (Guid?)s.AgencyId).FirstOrDefault()).FirstOrDefaultAsync();

    public int OrderOf(string item) => EvidenceChecklist.National.Items.ToList().FindIndex(i => i.Item == item) + 1;

    // The day that the procedure sets for answers.
    private async Task<DateOnly?> PapersInAsync(Guid appealId, AppealRules rules)
    {
        var limits = rules.Stage.TimeLimits.Where(l => l.Until == AnchorKind.PapersReceived).Select(l => l.Limit).ToList();
        return await db.Deadlines.Where(d => d.AppealId == appealId && limits.Contains(d.Limit) && d.State == DeadlineState.Open).Select(d => d.Due).FirstOrDefaultAsync();
    }
}
