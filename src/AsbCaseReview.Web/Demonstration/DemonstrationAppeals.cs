using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals;
using AsbCaseReview.Web.Appeals.Bodies;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Demonstration;

/// <summary>Appeals at several stages in each area, against "not met" and against a review handled elsewhere. Made once, after the cases.</summary>
public sealed class DemonstrationAppeals(AsbDbContext db, LodgeAppeal lodge, AppealAccess access, BodyPack pack, TimeProvider clock)
{
    private enum Until { Received, Asked, Reviewing, Answered }

    public async Task MakeAsync()
    {
        if (await db.Appeals.AnyAsync()) return;
        foreach (var area in await db.Areas.AsNoTracking().Include(a => a.LocalGovernmentAreas).OrderBy(a => a.Key).ToListAsync())
        {
            var notMet = await db.Cases.IgnoreAutoIncludes().Where(c => c.AreaId == area.Id && c.Stage == CaseStage.NotMet).Select(c => (Guid?)c.Id).FirstOrDefaultAsync();
            var lga = area.LocalGovernmentAreas[0].Id;
            if (notMet is not null) await OneAsync(notMet, lga, 2, Until.Received);
            // Against a review that was held: the lead body's papers have put themselves together.
            var held = await db.Cases.IgnoreAutoIncludes().Where(c => c.AreaId == area.Id && c.Stage == CaseStage.ActionsOpen && db.AgreedActions.Any(a => a.CaseId == c.Id))
                .OrderByDescending(c => c.ReceivedOn).Select(c => (Guid?)c.Id).FirstOrDefaultAsync();
            if (held is not null) await OneAsync(held, lga, 19, Until.Reviewing);
            await OneAsync(null, lga, 9, Until.Asked);
            await OneAsync(null, lga, 30, Until.Reviewing);
            await OneAsync(null, lga, 60, Until.Answered);
        }
    }

    private async Task OneAsync(Guid? caseId, Guid lga, int daysAgo, Until until)
    {
        db.ChangeTracker.Clear();
        if (await lodge.PlaceAsync(caseId, lga, null) is not { } place) return;
        var at = London.Instant(London.Today(clock).AddDays(-daysAgo), new TimeOnly(11, 20));
        var name = place.Case?.ApplicantName ?? $"{Invented.FirstNames[daysAgo % Invented.FirstNames.Length]} {Invented.LastNames[daysAgo * 7 % Invented.LastNames.Length]}";
        var against = until == Until.Reviewing && place.Case is not null ? AppealAgainst.Review : AppealAgainst.Threshold;
        var ground = place.Rules.Stage.Grounds is [var first, .., var last] ? (against == AppealAgainst.Review ? last : first).Ground : GroundClaimed.Own;
        var (appeal, _) = await lodge.TakeAsync(new()
        {
            HandledBy = place.Area.Contact.Body,
            Reference = place.Case is null ? "a letter of ours" : null,
            Against = against,
            Channel = Channels.Online,
            Applicant = new() { Name = name, PersonId = place.Case?.Applicant.Id, Email = "applicant@applicant.example", SafeContact = new() { EmailSafe = true } },
            ReceivedAt = at,
            NoticeOn = London.DateOf(at).AddDays(place.Case is null ? -12 : -2),
            Grounds = [(ground, "I reported it more often than the letter says, and I have the numbers.")],
            NotConsidered = "My diary, and what my doctor wrote.",
            Hopes = "That somebody reads all of it.",
            ConsentToPapers = true,
        }, place, Actor.Applicant(name), "");
        if (until > Until.Received) await ReviewAsync(appeal, place, at, until);
        foreach (var message in db.ChangeTracker.Entries<OutgoingMessage>().Where(e => e.State == EntityState.Added).ToList()) message.State = EntityState.Detached;   // nothing is sent for the past
        await db.SaveChangesAsync();
    }

    private async Task ReviewAsync(Appeal appeal, AppealPlace place, DateTimeOffset at, Until until)
    {
        if (await db.Staff.FirstOrDefaultAsync(s => s.Role == StaffRole.Reviewer && s.AgencyId == appeal.BodyAgencyId) is not { } reviewer) return;
        var by = new Actor(reviewer.Id, reviewer.Name, ActorRole.Reviewer, appeal.Body);
        var rules = await access.RulesOfAsync(place.ProcedureVersionId, 1);
        var council = await db.Agencies.FirstAsync(a => a.AreaId == place.Area.Id && a.Kind == AgencyKinds.Council);
        appeal.Assign(reviewer, [], "I had no part in the case and know nobody in it.", by, at.AddDays(1));
        appeal.Acknowledge("by letter", by, at.AddDays(2));
        var lead = await db.Agencies.FirstOrDefaultAsync(a => a.AreaId == place.Area.Id && a.Name == place.Area.Contact.Body) ?? council;
        var asked = place.Case is null ? council : lead;
        var request = PapersRequest.Ask(appeal, asked, [.. EvidenceChecklist.National.Items.Select(i => i.Item)], reviewed: place.Case is not null, hasCaseRecords: place.Case is not null, London.DateOf(at).AddDays(21), by, at.AddDays(3));
        db.PapersRequests.Add(request);
        if (until == Until.Asked) return;
        if (place.Case is not null) await AskLandlordAsync(appeal, place, at, by);

        var officer = new Actor(null, "Records officer", ActorRole.AgencyOfficer, asked.Name);
        if (request.HasCaseRecords) await pack.AssembleAsync(request, appeal, officer, at.AddDays(12));
        var here = db.AppealPapers.Local.Where(p => p.RequestId == request.Id).Select(p => p.Item).ToHashSet();
        request.Answer(appeal, [.. request.Items.Select(i => i.State == PaperState.NotApplicable ? i : (request.HasCaseRecords ? !here.Contains(i.Item) : i.Item is "support" or "risk")
            ? i with { State = PaperState.NotAvailable, Reason = "It was spoken of on the telephone and not written down." } : i with { State = PaperState.Available, Reason = i.Lacks is null ? null : "The panel met within four weeks of the first assessment and did not ask for another." })],
            "The decision was told by telephone first; the letter followed nine days later.", lastToAnswer: true, officer, at.AddDays(16));
        appeal.BeginReview([], London.DateOf(at.AddDays(16)), by, at.AddDays(17));
        appeal.Rate("risk", AuditOf.ThisReview, Rating.Partly, "Risk was assessed before the threshold was decided, and not looked at again while the review went on.", "The police log of the second week names a caller who must not be known.", [], by, at.AddDays(18));
        if (until == Until.Reviewing) return;

        foreach (var theme in ComplianceAudit.National.Themes)
            foreach (var of in Enum.GetValues<AuditOf>().Where(of => appeal.RatingOf(theme.Theme, of) is null))
                appeal.Rate(theme.Theme, of, of == AuditOf.PolicyAndProcedure ? Rating.Complied : Rating.Partly, "As the papers show.", null, [], by, at.AddDays(19));
        appeal.Find(appeal.Grounds[0].Id, GroundResult.PartlyUpheld, "Two reports were not looked at, because they had been made to another agency.", "Both name a child of the other household.", by, at.AddDays(20));
        var recommendation = AppealRecommendation.Draft(appeal, council, RecommendationKind.ToBodyOnProcedure, "Ask every relevant body for its reports before the threshold is decided, and assess risk again before the panel meets.", "Begin with the household that has moved to the next street.", 1, rules, by, at.AddDays(20));
        db.AppealRecommendations.Add(recommendation);
        appeal.DraftReport("You asked us to look again at the decision that the threshold is not met. We read the papers of the council and what you told us.", "The decision should have looked at two further reports.", "An officer is under investigation for how the first was closed.", [], rules, by, at.AddDays(21));
        foreach (var with in rules.Stage.Report?.DiscussedWith ?? []) appeal.RecordDiscussion(with, London.DateOf(at.AddDays(22)), "Agreed.", rules, by, at.AddDays(22));
        if (rules.Stage.Report?.ApprovedBy is not null) appeal.Approve(null, [], rules, new(Guid.CreateVersion7(), "The Commissioner", ActorRole.Commissioner, appeal.Body), at.AddDays(24));
        appeal.IssueReport([recommendation], null, [council.Name], rules, by, at.AddDays(25));
        recommendation.Respond(appeal, accepted: true, "We have changed our form and trained the team; it is done by the end of the quarter.", lastOfBody: true, officer, at.AddDays(32));
        db.AppealLessons.Add(appeal.ShareLesson("risk", "Assess risk in writing before the threshold is decided, even where the decision looks plain.", [], by, at.AddDays(33)));
    }

    // A body that took part and does not hold the case's records answers for itself.
    private async Task AskLandlordAsync(Appeal appeal, AppealPlace place, DateTimeOffset at, Actor by)
    {
        if (await db.Agencies.FirstOrDefaultAsync(a => a.AreaId == place.Area.Id && a.Kind == AgencyKinds.HousingProvider && a.Name != place.Area.Contact.Body) is not { } landlord) return;
        var request = PapersRequest.Ask(appeal, landlord, ["support", "progress", "additional"], reviewed: true, hasCaseRecords: false, London.DateOf(at).AddDays(21), by, at.AddDays(3));
        db.PapersRequests.Add(request);
        request.Answer(appeal,
        [
            new("support", PaperState.NotAvailable, "We offered none ourselves: the victim had a support worker already."),
            new("progress", PaperState.NotAvailable, "What we did stands in the plan, which the lead body keeps."),
            new("additional", PaperState.NotAvailable),
        ], "Our officer took nine days to answer the panel’s question; we had seven.", lastToAnswer: false, new(null, "Tenancy manager", ActorRole.AgencyOfficer, landlord.Name), at.AddDays(13));
    }
}
