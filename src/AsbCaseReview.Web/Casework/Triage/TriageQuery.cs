using System.Security.Claims;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Triage;

public sealed record TriagePerson(Guid Id, string Name, PersonPart Part, bool IsApplicant, Consent Consent, SafeContact SafeContact);

public sealed record OtherCase(string Reference, string ApplicantName, CaseStage Stage, DateOnly ReceivedOn, string Why);

public sealed record AskedAgency(Guid Id, string Agency, DateOnly AnswerBy, bool Answered, DateTimeOffset? AnsweredAt);

/// <summary>All that the triage page shows; its forms come beside it.</summary>
public sealed class TriageView
{
    public required CaseHead Case { get; init; }
    public required DateOnly Today { get; init; }
    public required Procedure Procedure { get; init; }
    public required string? Assignee { get; init; }
    public required IReadOnlyList<Choice> Staff { get; init; }
    public required IReadOnlyList<TriagePerson> People { get; init; }
    /// <summary>Of the area, and of areas with which the case is shared.</summary>
    public required IReadOnlyList<Agency> Agencies { get; init; }
    public required DateOnly? PassedOn { get; init; }
    public required DateOnly? AcknowledgedOn { get; init; }
    public required bool ThreeStand { get; init; }
    public required int Attempts { get; init; }

    /// <summary>Actions that have to end, or be handed over, before the case is closed.</summary>
    public required int OpenActions { get; init; }
    public required IReadOnlyDictionary<string, bool> Conditions { get; init; }
    public required IReadOnlyList<OtherCase> Earlier { get; init; }
    public required IReadOnlyList<OtherCase> Linked { get; init; }
    public required IReadOnlyList<AskedAgency> Asked { get; init; }
    public required IReadOnlyList<Choice> Dates { get; init; }
    public required DateOnly? LookAgainOn { get; init; }

    /// <summary>How long consent or information is waited for, and who says so.</summary>
    public required string Waiting { get; init; }

    public AssignForm Assign { get; set; } = new();
    public AcknowledgeForm Acknowledge { get; set; } = new();
    public ConsentForm Consent { get; set; } = new();
    public ContactForm Contact { get; set; } = new();
    public InformationForm Information { get; set; } = new();
    public InformationGivenForm Given { get; set; } = new();
    public CompleteForm Complete { get; set; } = new();
    public ConditionsForm ConditionAnswers { get; set; } = new();
    public ReferralForm Referral { get; set; } = new();
    public AskAgenciesForm Ask { get; set; } = new();
    public LinkForm Link { get; set; } = new();
    public DateForm NewDate { get; set; } = new();
    public NoteForm AddNote { get; set; } = new();
    public SignpostForm Signpost { get; set; } = new();
    public OutOfScopeForm OutOfScope { get; set; } = new();
    public WithdrawForm Withdraw { get; set; } = new();
    public DeathForm Death { get; set; } = new();
    public CloseForm Close { get; set; } = new();
    public ReopenForm Reopen { get; set; } = new();

    public IEnumerable<Choice> PeopleChoices => People.Select(p => new Choice(p.Id.ToString(), p.IsApplicant ? $"{p.Name} (applicant)" : p.Name));

    public bool May(CaseEventKind act, ClaimsPrincipal user) => CaseTransitions.Allows(act, Case.Stage, user.ToActor().Role);
}

/// <summary>What the triage page needs, in a number of queries that does not grow with the case.</summary>
[Query]
public sealed class TriageQuery(AsbDbContext db, CaseAccess access, TimeProvider clock)
{
    public async Task<TriageView> AskAsync(CaseHead head, ClaimsPrincipal user)
    {
        var whole = await access.Seen(head).Include(c => c.Application).Include(c => c.People).Include(c => c.Complaints).FirstAsync();
        var procedure = await db.Services.Procedures.GetAsync(head.ProcedureVersionId, db);
        var today = London.Today(clock);
        var staff = await db.Staff.AsNoTracking().Where(s => s.AreaId == head.AreaId && s.IsActive && s.Role == StaffRole.Coordinator).OrderBy(s => s.Name).ToListAsync();
        var calendar = await db.Services.Holidays.CalendarAsync(db);
        var wait = WaitingRule.Of(procedure);
        var deadlines = await db.Deadlines.AsNoTracking().Where(d => d.CaseId == head.Id).ToListAsync();
        return new()
        {
            Case = head,
            Today = today,
            Procedure = procedure,
            Assignee = staff.Find(s => s.Id == head.AssigneeId)?.Name,
            Staff = [.. staff.Select(s => new Choice(s.Id.ToString(), s.Name, s.IsAway(today) ? $"Away{(staff.Find(c => c.Id == s.CoverId) is { } cover ? $"; {cover.Name} covers" : "")}" : null))],
            People = [.. whole.People.OrderBy(p => p.Number).Select(p => new TriagePerson(p.Id, p.Name, p.Part, p.IsApplicant, p.Consent, p.SafeContact))],
            Agencies = await access.AgenciesOf(head.Id).AsNoTracking().OrderBy(a => a.Name).ToListAsync(),
            PassedOn = whole.PassedOn,
            AcknowledgedOn = deadlines.Find(d => d.Limit == "acknowledge" && d.Round == head.Round)?.DoneOn,
            ThreeStand = whole.Assess(procedure).Statute.Met,
            Attempts = (await db.AttemptsAsync(head.Id, head.Round)).Count,
            OpenActions = await db.AgreedActions.CountAsync(a => a.CaseId == head.Id && ActionStates.Open.Contains(a.State)),
            Conditions = whole.Application.Conditions,
            Earlier = await EarlierAsync(whole, user),
            Linked = await LinkedAsync(head, user),
            Asked = await db.InformationRequests.AsNoTracking().Where(r => r.CaseId == head.Id).OrderBy(r => r.AskedAt)
                .Select(r => new AskedAgency(r.Id, r.AgencyName, r.AnswerBy, r.State == RequestState.Answered, r.AnsweredAt)).ToListAsync(),
            Dates = [.. deadlines.Where(d => d.IsOpen && d.Owner != "applicant").Select(d => ToChoice(d, procedure, whole, calendar))],
            LookAgainOn = whole.LookAgainOn,
            Waiting = $"{wait.For}. {DeadlineWorking.SourceOf(wait.Source, procedure)}",
            Consent = new() { LookAgain = Components.DateParts.From(wait.For.EndFrom(today, calendar)) },
            Complete = new() { Since = Components.DateParts.From(head.ReceivedOn) },
            ConditionAnswers = new() { Answers = [.. ConditionsOf(procedure).Select(c => new ConditionAnswer { Condition = c.Condition, Answer = whole.Application.Conditions.TryGetValue(c.Condition, out var answer) ? answer : null })] },
        };
    }

    /// <summary>What the procedure asks beside the complaints, each once.</summary>
    public static IReadOnlyList<LocalCondition> ConditionsOf(Procedure procedure) => [.. procedure.Threshold.Routes.SelectMany(r => r.Conditions).DistinctBy(c => c.Condition)];

    private static Choice ToChoice(Deadline deadline, Procedure procedure, Case whole, WorkingCalendar calendar)
    {
        var limit = Limits.Find(procedure, deadline.Limit)!;
        var counted = Timetable.Counted(limit, deadline.CountedFrom, deadline.DaysStopped, new CaseRules(procedure, calendar).CountsFrom(AnchorKind.ApplicationReceived, whole.ReceivedAt), calendar);
        var most = limit.Extension is { } extension && extension.LastDay(counted, calendar) is { } last ? $"; it may be extended by {extension.AtMost}, to {last.ToString(Sentence.DateFormat, Sentence.English)}" : "";
        return new(Timetable.DateSetSubject(deadline.Limit, deadline.Subject), limit.Name, deadline.Due is { } due
            ? $"Now {due.ToString(Sentence.DateFormat, Sentence.English)}{most}"
            : "No date yet: one has to be set and told");
    }

    // Of the same people or the same place. They are shown, and never refuse.
    private async Task<List<OtherCase>> EarlierAsync(Case whole, ClaimsPrincipal user)
    {
        var names = whole.People.Select(p => p.Name).ToList();
        var emails = whole.People.Where(p => p.Email != null).Select(p => p.Email!).ToList();
        var postcode = whole.Application.PlacePostcode;
        var found = await access.Workable(user).IgnoreAutoIncludes()
            .Where(c => c.Id != whole.Id && (db.People.Any(p => p.CaseId == c.Id && (names.Contains(p.Name) || emails.Contains(p.Email!)))
                || postcode != null && db.Applications.Any(a => a.CaseId == c.Id && a.PlacePostcode == postcode)))
            .Select(c => new { c.Reference, c.ApplicantName, c.Stage, c.ReceivedOn, SamePerson = db.People.Any(p => p.CaseId == c.Id && (names.Contains(p.Name) || emails.Contains(p.Email!))) })
            .OrderByDescending(c => c.SamePerson).ThenByDescending(c => c.ReceivedOn).Take(20)
            .ToListAsync();
        return [.. found.Select(c => new OtherCase(c.Reference, c.ApplicantName, c.Stage, c.ReceivedOn, c.SamePerson ? "The same person" : "The same place"))];
    }

    private async Task<List<OtherCase>> LinkedAsync(CaseHead head, ClaimsPrincipal user)
    {
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == head.Id && e.Kind == CaseEventKind.CasesLinked).OrderBy(e => e.Sequence).ToListAsync();
        var links = events.Select(e => (Happened.CasesLinked)e.Body).DistinctBy(l => l.Other).ToList();
        var references = links.Select(l => l.Other).ToList();
        var cases = await access.Visible(user).IgnoreAutoIncludes().Where(c => references.Contains(c.Reference)).Select(c => new { c.Reference, c.ApplicantName, c.Stage, c.ReceivedOn }).ToListAsync();
        return [.. cases.Select(c => new OtherCase(c.Reference, c.ApplicantName, c.Stage, c.ReceivedOn, links.First(l => l.Other == c.Reference).Why))];
    }
}
