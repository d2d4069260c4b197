using System.Globalization;
using System.Security.Claims;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Complaints;

/// <summary>A complaint, whether it counts, and what the agency says of it.</summary>
public sealed record ComplaintView(Complaint Complaint, ComplaintAssessment Assessment, string? Person, IReadOnlyList<ComplaintChange> History);

public sealed record ComplaintChange(DateTimeOffset At, string Who, string What);

public sealed class ComplaintsView
{
    public required CaseHead Case { get; init; }
    public required Procedure Procedure { get; init; }
    public required IReadOnlyList<ComplaintView> Complaints { get; init; }
    public required StatutoryAssessment Statute { get; init; }
    public required IReadOnlyList<InformationRequest> Answers { get; init; }

    /// <summary>On the page of one complaint: which.</summary>
    public int Number { get; set; }
    public VerifyForm Verify { get; set; } = new();
    public SetAsideForm SetAside { get; set; } = new();
    public ReasonForm Reinstate { get; set; } = new();
    public JoinForm Join { get; set; } = new();
    public AddComplaintForm Add { get; set; } = new();

    public bool May(CaseEventKind act, ClaimsPrincipal user) => CaseTransitions.Allows(act, Case.Stage, user.ToActor().Role);
}

[Query]
public sealed class ComplaintsQuery(AsbDbContext db, CaseAccess access)
{
    private static readonly CaseEventKind[] Changes =
        [CaseEventKind.ComplaintVerified, CaseEventKind.ComplaintCorrected, CaseEventKind.ComplaintSetAside, CaseEventKind.ComplaintSetAsideProposed, CaseEventKind.ComplaintReinstated, CaseEventKind.ComplaintsJoined];

    public async Task<ComplaintsView> AskAsync(CaseHead head)
    {
        var whole = await access.Seen(head).Include(c => c.Application).Include(c => c.People).Include(c => c.Complaints).FirstAsync();
        var procedure = await db.Services.Procedures.GetAsync(head.ProcedureVersionId, db);
        var assessment = whole.Assess(procedure);
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == head.Id && Changes.Contains(e.Kind)).OrderBy(e => e.Sequence).ToListAsync();
        var history = events.SelectMany(e => Numbers(e.Body).Select(n => (Number: n, Change: new ComplaintChange(e.HappenedAt, e.ActorName, e.Body.Describe().ToString())))).ToLookup(e => e.Number, e => e.Change);
        return new()
        {
            Case = head,
            Procedure = procedure,
            Complaints = [.. whole.Complaints.OrderBy(c => c.Number).Select(c => new ComplaintView(
                c, assessment.Complaints.First(a => a.Id == c.Number.ToString(CultureInfo.InvariantCulture)), whole.People.Find(p => p.Number == c.PersonNumber)?.Name, [.. history[c.Number]]))],
            Statute = assessment.Statute,
            Answers = await db.InformationRequests.AsNoTracking().Where(r => r.CaseId == head.Id && r.State == RequestState.Answered).OrderBy(r => r.AnsweredAt).ToListAsync(),
        };
    }

    private static IEnumerable<int> Numbers(CaseEventBody body) => body switch
    {
        Happened.ComplaintVerified e => [e.Number],
        Happened.ComplaintCorrected e => [e.Number],
        Happened.ComplaintSetAside e => [e.Number],
        Happened.ComplaintSetAsideProposed e => [e.Number],
        Happened.ComplaintReinstated e => [e.Number],
        Happened.ComplaintsJoined e => e.Numbers,
        _ => [],
    };
}
