using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals;

/// <summary>An appeal as somebody asks for it, by whichever door.</summary>
public sealed record AppealAsked
{
    public string? HandledBy { get; init; }
    public string? Reference { get; init; }
    public required AppealAgainst Against { get; init; }
    public AppealLodgedBy LodgedBy { get; init; }
    public required string Channel { get; init; }
    public required AppealApplicant Applicant { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public DateOnly? RequestedOn { get; init; }
    public DateOnly? NoticeOn { get; init; }
    public string? LateReason { get; init; }
    public required IReadOnlyList<(string Ground, string? Why)> Grounds { get; init; }
    public string? NotConsidered { get; init; }
    public string? NewInformation { get; init; }
    public string? Hopes { get; init; }
    public bool ConsentToAppeal { get; init; }
    public bool ConsentToPapers { get; init; }
}

/// <summary>Where an appeal goes: the area, the procedure and stage under which it is handled, and the case if it is one here.</summary>
public sealed record AppealPlace(Area Area, Guid ProcedureVersionId, AppealRules Rules, Case? Case, Appeal? Previous, string LocalGovernmentArea);

/// <summary>Takes an appeal in from the public page, "my case" and the staff's form alike.</summary>
public sealed class LodgeAppeal(AsbDbContext db, AppealAccess access, TimeProvider clock)
{
    /// <summary>
    /// A case here by its reference, where whoever appeals is on it: another's is not to be found by a reference alone, and the
    /// appeal is then taken as against a review handled elsewhere, for the reviewer to look into.
    /// </summary>
    public async Task<(Guid CaseId, Guid PersonId)?> FindCaseAsync(string? reference, string? name, string? email)
    {
        var written = Reference.Normalise(reference);
        if (written.Length == 0) return null;
        var people = await db.People.AsNoTracking().Where(p => db.Cases.Any(c => c.Id == p.CaseId && c.Reference == written)).OrderBy(p => p.Number).ToListAsync();
        return Among(people, name, email) is { } same ? (same.CaseId, same.Id) : null;
    }

    /// <summary>Somebody among the people of a case: by name, or where nobody is called so by e-mail address, which two of a household may share.</summary>
    public static CasePerson? Among(List<CasePerson> people, string? name, string? email) =>
        (string.IsNullOrWhiteSpace(name) ? null : people.Find(p => SearchTerms.Normalise(p.Name) == SearchTerms.Normalise(name)))
        ?? (string.IsNullOrWhiteSpace(email) ? null : people.Find(p => string.Equals(p.Email, email.Trim(), StringComparison.OrdinalIgnoreCase)));

    public async Task<AppealPlace?> PlaceAsync(Guid? caseId, Guid? lgaId, string? previousReference)
    {
        if (caseId is { } id)
        {
            var @case = await db.Cases.FirstOrDefaultAsync(c => c.Id == id);
            if (@case is null) return null;
            var previous = await PreviousAsync(previousReference, @case.AreaId);
            return new(await db.Areas.AsNoTracking().FirstAsync(a => a.Id == @case.AreaId), @case.ProcedureVersionId, await access.RulesOfAsync(@case.ProcedureVersionId, previous is null ? 1 : previous.StageNumber + 1), @case, previous, @case.LocalGovernmentArea);
        }
        if (await db.LocalGovernmentAreas.AsNoTracking().FirstOrDefaultAsync(l => l.Id == lgaId) is not { } lga) return null;
        var area = await db.Areas.AsNoTracking().FirstAsync(a => a.Id == lga.AreaId);
        var before = await PreviousAsync(previousReference, area.Id);
        var version = before?.ProcedureVersionId ?? (await db.Services.Procedures.InForceAsync(area.Id, London.Today(clock), db)).Id;
        return new(area, version, await access.RulesOfAsync(version, before is null ? 1 : before.StageNumber + 1), null, before, lga.Name);
    }

    /// <summary>The day on which the case's own letters told of what is appealed against; null where none did.</summary>
    /// <param name="personId">Whoever appeals, where they are on the case: their own letter counts, and before the applicant's.</param>
    public async Task<DateOnly?> NoticeOfAsync(AppealPlace place, AppealAgainst against, Guid? personId)
    {
        if (place.Previous is { } previous) return previous.AnsweredOn;
        if (place.Case is not { } @case) return null;
        AnchorKind[] anchors = against == AppealAgainst.Threshold ? [AnchorKind.ThresholdNotified, AnchorKind.ThresholdLetterReceived] : [AnchorKind.OutcomeNotified, AnchorKind.OutcomeLetterReceived, AnchorKind.OutcomeTold];
        var from = place.Rules.Stage.Window?.From ?? anchors;
        var own = personId is { } person ? @case.SubjectOf(person) : "";
        return await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == @case.Id && e.Round == @case.Round && e.Anchor != null && anchors.Contains(e.Anchor.Value) && from.Contains(e.Anchor.Value) && (e.Subject == own || e.Subject == ""))
            .OrderByDescending(e => e.Subject == own).ThenByDescending(e => e.Sequence).Select(e => (DateOnly?)e.CountsFrom).FirstOrDefaultAsync();
    }

    /// <summary>Adds the appeal with what goes out for it to the context: the caller saves it, together with what else belongs to it.</summary>
    /// <returns>The appeal, and the code of the applicant's own page: shown once.</returns>
    public async Task<(Appeal Appeal, string Code)> TakeAsync(AppealAsked asked, AppealPlace place, Actor by, string baseAddress)
    {
        var body = AppealOffice.BodyOf(place.Rules.Stage, place.Area, await db.Agencies.AsNoTracking().Where(a => a.AreaId == place.Area.Id).ToListAsync());
        var appeal = Appeal.Receive(new()
        {
            Reference = Reference.New($"AP{place.Area.ReferencePrefix}"),
            AreaId = place.Area.Id,
            ProcedureVersionId = place.ProcedureVersionId,
            BodyAgencyId = body?.Id,
            Case = place.Case,
            Elsewhere = place.Case is null ? new(asked.HandledBy ?? place.LocalGovernmentArea, asked.Reference, place.LocalGovernmentArea) : null,
            Previous = place.Previous,
            Against = asked.Against,
            LodgedBy = asked.LodgedBy,
            Channel = asked.Channel,
            Applicant = asked.Applicant,
            ReceivedAt = asked.ReceivedAt,
            RequestedOn = asked.RequestedOn,
            NoticeOn = asked.NoticeOn,
            LateReason = asked.LateReason,
            Grounds = asked.Grounds,
            NotConsidered = asked.NotConsidered,
            NewInformation = asked.NewInformation,
            Hopes = asked.Hopes,
            ConsentToAppeal = asked.ConsentToAppeal,
            ConsentToPapers = asked.ConsentToPapers,
        }, place.Rules, by);
        var code = AppealCodes.Make();
        appeal.GiveCode(AppealCodes.HashOf(appeal.Id, code));
        db.Appeals.Add(appeal);
        db.OutgoingMessages.Add(AppealMail.Lodged(appeal, body?.Email ?? place.Area.Contact.Email, clock.GetUtcNow(), baseAddress));
        return (appeal, code);
    }

    private async Task<Appeal?> PreviousAsync(string? reference, Guid areaId)
    {
        var written = Reference.Normalise(reference);
        return written.Length == 0 ? null : await db.Appeals.FirstOrDefaultAsync(a => a.Reference == written && a.AreaId == areaId);
    }
}
