using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Records;

/// <summary>What a case's records say, to be laid beside the audit. Nothing for a review that was handled elsewhere.</summary>
[Query]
public sealed class ReviewFactsQuery(AsbDbContext db, TimeProvider clock)
{
    public async Task<ReviewFacts?> OfAsync(Guid? caseId)
    {
        if (caseId is not { } id) return null;
        var @case = await db.Cases.AsNoTracking().FirstAsync(c => c.Id == id);
        var procedure = await db.Services.Procedures.GetAsync(@case.ProcedureVersionId, db);
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == id).OrderBy(e => e.Sequence).ToListAsync();
        var deadlines = await db.Deadlines.AsNoTracking().Where(d => d.CaseId == id).ToListAsync();
        var requests = await db.InformationRequests.AsNoTracking().Where(r => r.CaseId == id).Select(r => new { r.AgencyName, r.AnsweredAt }).ToListAsync();
        var letters = await db.Letters.AsNoTracking().Where(l => l.CaseId == id && l.State == LetterState.Issued).OrderBy(l => l.IssuedOn).Select(l => l.IssuedOn).ToListAsync();
        var panel = await db.Panels.AsNoTracking().Where(p => p.Cases.Any(c => c.CaseId == id) && p.State != PanelState.Cancelled).OrderByDescending(p => p.MeetsOn).FirstOrDefaultAsync();
        var voices = await db.Voices.AsNoTracking().Where(v => v.CaseId == id).ToListAsync();
        var actions = await db.AgreedActions.AsNoTracking().Where(a => a.CaseId == id).ToListAsync();
        var consultation = await db.ActionPlans.AsNoTracking().Where(p => p.CaseId == id).Select(p => p.Consultation).FirstOrDefaultAsync();
        var recommended = await db.Recommendations.AsNoTracking().Where(r => r.CaseId == id).Select(r => new { r.State, Challenged = r.Challenge != null }).ToListAsync();
        var today = London.Today(clock);
        var statute = @case.Assess(procedure).Statute;
        DateOnly? On(AnchorKind anchor) => events.LastOrDefault(e => e.Anchor == anchor && e.Subject.Length == 0)?.CountsFrom;   // of the applicant, not of a further victim
        return new()
        {
            Procedure = $"{procedure.Name}, version {procedure.Version}",
            AppliedOn = @case.ReceivedOn,
            Limits = [.. deadlines.Where(d => d.Owner != Limits.Applicant).Select(d => new LimitFact(Limits.Find(procedure, d.Limit)?.Name ?? d.Limit, d.Due, d.DoneOn, d.State, d.DateGiven, d.State == DeadlineState.Open && d.Due < today))],
            RiskAssessedOn = [.. @case.RiskAssessments.Select(r => r.On).Order()],
            DecidedOn = @case.Decision?.DecidedOn,
            ThresholdMet = @case.Decision?.Met,
            StatutoryCount = statute.Counted,
            StatutoryNeeded = statute.Needed,
            SetAside = @case.Complaints.Count(c => c.SetAsideState == SetAsideState.SetAside),
            Hate = @case.Hate,
            Support = [.. events.Where(e => e.Kind is CaseEventKind.SupportOffered or CaseEventKind.ReferralMade).Select(e => (e.Body.Describe().ToString(), e.CountsFrom))],
            Asked = [.. requests.Select(r => r.AgencyName).Distinct()],
            Gave = [.. requests.Where(r => r.AnsweredAt is not null).Select(r => r.AgencyName).Distinct()],
            ConsentGiven = @case.People.Any(p => p.Part == PersonPart.Victim && p.Consent.State == ConsentState.Given),
            PanelOn = On(AnchorKind.PanelHeld),
            AtPanel = panel is null ? [] : [.. panel.SeatsTaken.Where(s => s.Attendance == Attendance.Present).Select(s => s.Body).Distinct()],
            Chair = panel?.Chair?.Sitting,
            ChairIndependent = panel?.Chair is { DeclaredAt: not null } chair ? chair is { WasInvolved: false, HasConflict: false } : null,
            VictimHeard = voices.FirstOrDefault(v => v.Way is not null) is { } voice ? voice.Way!.Value.Name() : null,
            Actions = actions.Count,
            ActionsDone = actions.Count(a => a.State.IsEnded()),
            ActionsLate = actions.Count(a => (a.EndedOn ?? today) > a.DueOn),
            PlanPutToVictim = actions.Count == 0 ? null : consultation?.How is not null,
            Recommended = recommended.Count,
            RecommendedAccepted = recommended.Count(r => r.State == Domain.ActionPlans.RecommendationState.Accepted),
            RecommendedRefused = recommended.Count(r => r.State is Domain.ActionPlans.RecommendationState.Refused or Domain.ActionPlans.RecommendationState.Challenged),
            RefusalsChallenged = recommended.Count(r => r.Challenged && r.State is Domain.ActionPlans.RecommendationState.Refused or Domain.ActionPlans.RecommendationState.Challenged),
            ImpactStatementOn = voices.Select(v => v.Statement).OfType<Domain.Voice.ImpactStatement>().Select(s => (DateOnly?)London.DateOf(s.At)).Min(),
            ThresholdTold = On(AnchorKind.ThresholdNotified),
            OutcomeTold = On(AnchorKind.OutcomeNotified) ?? On(AnchorKind.OutcomeTold),
            Letters = [.. letters.OfType<DateOnly>()],
        };
    }
}
