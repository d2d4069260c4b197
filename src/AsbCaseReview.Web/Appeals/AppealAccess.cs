using System.Security.Claims;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals;

/// <summary>What every page of an appeal shows at its head.</summary>
public sealed record AppealHead(
    Guid Id, string Reference, int Version, AppealState State, string ApplicantName, string Body, int StageNumber, Guid AreaId, Guid ProcedureVersionId, Guid? BodyAgencyId, Guid? CaseId, Guid? ReviewerId,
    string? ReviewerName, bool Late, bool? LateTaken, DateOnly ReceivedOn, DateOnly? NextDueOn, string? NextDueLimit)
{
    public bool IsMine(ClaimsPrincipal user) => ReviewerId == user.StaffIdOf();
}

/// <summary>
/// The only door to an appeal for the office that reviews it: visible to this user or a 404, and the look recorded. Those who
/// answered for the case never come in by it; they have their own pages.
/// </summary>
public sealed class AppealAccess(AsbDbContext db, LookBook looks, TimeProvider clock)
{
    /// <summary>The appeals of the body for which the user works, in their area.</summary>
    public IQueryable<Appeal> Visible(ClaimsPrincipal user)
    {
        var appeals = db.Appeals.AsNoTracking().IgnoreAutoIncludes();
        if (!user.May(Permission.SeeAppeals)) return appeals.Where(a => false);
        var agency = user.AgencyIdOf();
        appeals = appeals.Where(a => a.BodyAgencyId == null || a.BodyAgencyId == agency);
        return user.AreaIdOf() is { } area ? appeals.Where(a => a.AreaId == area) : appeals;
    }

    /// <exception cref="NotFoundException">Absent, or not this user's.</exception>
    public async Task<AppealHead> SeeAsync(string reference, ClaimsPrincipal user, string page)
    {
        var head = await Visible(user).Where(a => a.Reference == reference).Select(a => new AppealHead(
            a.Id, a.Reference, a.Version, a.State, a.ApplicantName, a.Body, a.StageNumber, a.AreaId, a.ProcedureVersionId, a.BodyAgencyId, a.CaseId, a.ReviewerId,
            a.ReviewerName, a.Late, a.LateTaken, a.ReceivedOn, a.NextDueOn, a.NextDueLimit)).FirstOrDefaultAsync() ?? throw new NotFoundException();
        await RecordAsync(head.Reference, head.CaseId, user, page);
        return head;
    }

    /// <summary>The whole appeal, not to be changed.</summary>
    public Task<Appeal> ReadAsync(AppealHead head) => db.Appeals.AsNoTracking().FirstAsync(a => a.Id == head.Id);

    /// <summary>The whole appeal, to be changed. Saving notices when it has changed since <paramref name="version"/>.</summary>
    /// <exception cref="NotFoundException">Absent, or not this user's.</exception>
    public async Task<Appeal> OpenAsync(string reference, ClaimsPrincipal user, int version, string page)
    {
        var id = await Visible(user).Where(a => a.Reference == reference).Select(a => (Guid?)a.Id).FirstOrDefaultAsync() ?? throw new NotFoundException();
        var opened = await db.Appeals.FirstAsync(a => a.Id == id);
        await RecordAsync(opened.Reference, opened.CaseId, user, page);
        db.Entry(opened).Property(a => a.Version).OriginalValue = version;
        return opened;
    }

    /// <summary>The appeal of a letter that goes out with the post.</summary>
    public async Task<Appeal> OpenForPostAsync(Domain.Correspondence.Letter letter, ClaimsPrincipal user)
    {
        if (!await Visible(user).AnyAsync(a => a.Id == letter.AppealId)) throw new NotFoundException();
        var opened = await db.Appeals.FirstAsync(a => a.Id == letter.AppealId);
        await RecordAsync(opened.Reference, opened.CaseId, user, "post");
        return opened;
    }

    /// <summary>A code for each appeal whose letters are printed, on the first of them, where it is safe for whoever appeals to follow it online.</summary>
    /// <returns>By the letter's id. Saved with the letters.</returns>
    public async Task<IReadOnlyDictionary<Guid, string>> CodesForPostAsync(IReadOnlyCollection<Domain.Correspondence.Letter> letters)
    {
        var ids = letters.Where(l => l.AppealId is not null).Select(l => l.AppealId).Distinct().ToList();
        var codes = new Dictionary<Guid, string>();
        foreach (var appeal in ids.Count == 0 ? [] : await db.Appeals.Where(a => ids.Contains(a.Id)).ToListAsync())
        {
            if (!appeal.Applicant.SafeContact.OnlineSafe) continue;
            var code = AppealCodes.Make();
            appeal.PrintCode(AppealCodes.HashOf(appeal.Id, code));
            codes.Add(letters.First(l => l.AppealId == appeal.Id).Id, code);
        }
        return codes;
    }

    public Task RecordAsync(string reference, Guid? caseId, ClaimsPrincipal user, string page) => looks.RecordAsync(new()
    {
        CaseId = caseId,
        StaffId = user.StaffIdOf(),
        Who = user.FullNameOf(),
        At = clock.GetUtcNow(),
        Page = $"appeal {reference}: {page}" is var full && full.Length > Domain.Lengths.Sentence ? full[..Domain.Lengths.Sentence] : full,
    });

    /// <summary>The case in the system that an appeal is against, for what the appeal itself does to it: the reviewer changes nothing in it.</summary>
    public async Task<Domain.Cases.Case?> CaseOfAsync(Appeal appeal) => appeal.CaseId is { } id ? await db.Cases.FirstAsync(c => c.Id == id) : null;

    /// <summary>A case of the appeal's area by its reference, to be linked: whoever appeals, or for whom, has to be on it by name or e-mail address.</summary>
    /// <returns>With it whoever appeals, where they are one of its people.</returns>
    public async Task<(Domain.Cases.Case Case, CasePerson? Self)?> FindForLinkAsync(Appeal appeal, string reference)
    {
        var written = Domain.Cases.Reference.Normalise(reference);
        if (await db.Cases.FirstOrDefaultAsync(c => c.Reference == written && c.AreaId == appeal.AreaId) is not { } found) return null;
        var self = LodgeAppeal.Among(found.People, appeal.ApplicantName, appeal.Applicant.Email);
        return self is not null || LodgeAppeal.Among(found.People, appeal.Applicant.For, null) is not null ? (found, self) : null;
    }

    public async Task<AppealRules> RulesOfAsync(Guid procedureVersionId, int stage) => AppealRules.Of(
        await db.Services.Procedures.GetAsync(procedureVersionId, db), stage, await db.Services.Holidays.CalendarAsync(db));

    public Task<AppealRules> RulesOfAsync(AppealHead head) => RulesOfAsync(head.ProcedureVersionId, head.StageNumber);

    /// <summary>Who had which part in the case that is appealed against, and in the appeal before this one.</summary>
    public async Task<IReadOnlyList<PartTaken>> PartsTakenAsync(Guid? caseId, Guid? previousId)
    {
        var parts = new List<PartTaken>();
        if (caseId is { } id)
        {
            var acted = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == id && e.ActorId != null)
                .Select(e => new { e.ActorId, e.ActorName, e.Kind }).Distinct().ToListAsync();
            parts.AddRange(acted.Where(a => !OfAppeals.Contains(a.Kind)).Select(a => new PartTaken(a.ActorId, a.ActorName, "acted on the case")));
            var seats = await db.PanelSeats.AsNoTracking().Where(s => !s.Removed && db.Panels.Any(p => p.Id == s.PanelId && p.Cases.Any(c => c.CaseId == id))).Select(s => new { s.StaffId, s.Name }).ToListAsync();
            parts.AddRange(seats.Select(s => new PartTaken(s.StaffId, s.Name, "sat on its panel")));
            var facts = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == id).Select(c => new { c.AssigneeId, c.AuthorityOfficer, Deciders = c.Decisions.Select(d => d.DecidedBy).ToList() }).FirstAsync();
            if (facts.AssigneeId is { } assignee) parts.Add(new(assignee, "", "coordinates the case"));
            if (facts.AuthorityOfficer is { } officer) parts.Add(new(null, officer, "authorised the review"));
            parts.AddRange(facts.Deciders.Select(d => new PartTaken(null, d, "decided the threshold")));
        }
        if (previousId is { } previous)
        {
            var reviewer = await db.Appeals.AsNoTracking().IgnoreAutoIncludes().Where(a => a.Id == previous).Select(a => new { a.ReviewerId, a.ReviewerName }).FirstAsync();
            if (reviewer.ReviewerId is not null) parts.Add(new(reviewer.ReviewerId, reviewer.ReviewerName ?? "", "reviewed the appeal before this one"));
            var approved = await db.CaseEvents.AsNoTracking().Where(e => e.AppealId == previous && e.Kind == Domain.Cases.CaseEventKind.AppealReportApproved && e.ActorId != null).Select(e => new { e.ActorId, e.ActorName }).ToListAsync();
            parts.AddRange(approved.Select(a => new PartTaken(a.ActorId, a.ActorName, "approved the report on the appeal before this one")));
        }
        return parts;
    }

    private static readonly Domain.Cases.CaseEventKind[] OfAppeals = [Domain.Cases.CaseEventKind.AppealLodged, Domain.Cases.CaseEventKind.AppealOutcome];
}
