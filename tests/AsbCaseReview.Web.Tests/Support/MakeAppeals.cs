using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals;
using AsbCaseReview.Web.Appeals.Bodies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Web.Tests.Support;

/// <summary>Appeals in Staffordshire, at the stage that a test wants.</summary>
public static class MakeAppeals
{
    public const string Reviewer = "marek.stannard@staff.example";
    public const string Commissioner = "helena.brightwell@staff.example";
    public const string CouncilOfficer = "tom.pargeter@staff.example";   // Stafford Council

    /// <summary>What a test wants to be otherwise about an appeal.</summary>
    public sealed record AppealWanted
    {
        public string Area { get; init; } = "staffordshire";

        /// <summary>Null: against a review handled elsewhere.</summary>
        public string? Case { get; init; }
        public string Name { get; init; } = "Margaret Ellery";
        public AppealAgainst Against { get; init; } = AppealAgainst.Review;
        public string Ground { get; init; } = "B";
        public string? Address { get; init; }

        /// <summary>No way but online.</summary>
        public SafeContact SafeContact { get; init; } = new();
        public string? Previous { get; init; }
    }

    /// <returns>Its reference, and the code of the applicant's page.</returns>
    public static async Task<(string Reference, string Code)> AppealAsync(this TestApp app, AppealWanted wanted)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (lodge, db) = (scope.ServiceProvider.GetRequiredService<LodgeAppeal>(), scope.ServiceProvider.GetRequiredService<AsbDbContext>());
        var area = await db.Areas.Include(a => a.LocalGovernmentAreas).FirstAsync(a => a.Key == wanted.Area);
        var caseId = await db.Cases.Where(c => c.Reference == wanted.Case).Select(c => (Guid?)c.Id).FirstOrDefaultAsync();
        var place = (await lodge.PlaceAsync(caseId, area.LocalGovernmentAreas[0].Id, wanted.Previous))!;
        var (appeal, code) = await lodge.TakeAsync(new()
        {
            HandledBy = "Staffordshire Police",
            Against = wanted.Against,
            Channel = Channels.Online,
            Applicant = new()
            {
                Name = wanted.Name,
                PersonId = place.Case?.People.Find(p => p.Name == wanted.Name)?.Id,
                Email = "margaret@applicant.example",
                Address = wanted.Address,
                SafeContact = wanted.SafeContact,
            },
            ReceivedAt = app.Clock.GetUtcNow(),
            Grounds = [(wanted.Ground, "The hate policy was not looked at.")],
            ConsentToPapers = true,
        }, place, Actor.Applicant(wanted.Name), "https://asb.example");
        await db.SaveChangesAsync();
        return (appeal.Reference, code);
    }

    /// <summary>Does something on an appeal as somebody of staff.</summary>
    public static Task OnAppealAsync(this TestApp app, string reference, string email, Func<AsbDbContext, Appeal, Actor, DateTimeOffset, Task> act) => app.WithDbAsync(async db =>
    {
        var appeal = await db.Appeals.FirstAsync(a => a.Reference == reference);
        var staff = await db.Staff.FirstAsync(s => s.Email == email);
        var body = await db.Agencies.Where(a => a.Id == staff.AgencyId).Select(a => a.Name).FirstOrDefaultAsync() ?? "";
        await act(db, appeal, new(staff.Id, staff.Name, Enum.Parse<ActorRole>(staff.Role.ToString()), body), app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    public static Task AssignAsync(this TestApp app, string reference) => app.OnAppealAsync(reference, Reviewer, async (db, appeal, by, at) =>
        appeal.Assign(await db.Staff.FirstAsync(s => s.Email == Reviewer), [], "No part in it", by, at));

    /// <summary>The reviewer asks a body for all papers; the lead body has the records of the case.</summary>
    public static async Task<Guid> AskPapersAsync(this TestApp app, string reference, string body = "Staffordshire Police")
    {
        var id = Guid.Empty;
        await app.OnAppealAsync(reference, Reviewer, async (db, appeal, by, at) =>
        {
            var agency = await db.Agencies.FirstAsync(a => a.Name == body);
            var request = PapersRequest.Ask(appeal, agency, [.. EvidenceChecklist.National.Items.Select(i => i.Item)], appeal.Against == AppealAgainst.Review, appeal.CaseId is not null && body == "Staffordshire Police", new(2026, 3, 20), by, at);
            db.PapersRequests.Add(request);
            id = request.Id;
        });
        return id;
    }

    /// <summary>The papers of the case put themselves together, as the body's coordinator asks for it.</summary>
    public static async Task AssembleAsync(this TestApp app, Guid requestId)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (pack, db) = (scope.ServiceProvider.GetRequiredService<BodyPack>(), scope.ServiceProvider.GetRequiredService<AsbDbContext>());
        var request = await db.PapersRequests.FirstAsync(r => r.Id == requestId);
        await pack.AssembleAsync(request, await db.Appeals.FirstAsync(a => a.Id == request.AppealId), new(null, "Amina Farrow", ActorRole.Coordinator, "Staffordshire Police"), app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    /// <summary>The body sends its answer: what it has papers for is available, of the rest it says that it was told by telephone only.</summary>
    public static Task AnswerAsync(this TestApp app, Guid requestId) => app.WithDbAsync(async db =>
    {
        var request = await db.PapersRequests.FirstAsync(r => r.Id == requestId);
        var appeal = await db.Appeals.FirstAsync(a => a.Id == request.AppealId);
        var have = await db.AppealPapers.Where(p => p.RequestId == requestId && !p.Removed).Select(p => p.Item).ToListAsync();
        request.Answer(appeal, [.. request.Items.Select(i => i.State == PaperState.NotApplicable ? i : have.Contains(i.Item) ? i with { State = PaperState.Available, Reason = i.Lacks is null ? null : "The panel did not ask for another." } : i with { State = PaperState.NotAvailable, Reason = "Told by telephone only." })],
            "The letter came nine days late.", true, new(null, "Amina Farrow", ActorRole.Coordinator, request.AgencyName), app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    /// <summary>Papers asked and answered, audit rated, grounds found, one recommendation, report drafted, discussed and approved: ready to be issued.</summary>
    public static async Task ReviewedAsync(this TestApp app, string reference, string body = "Stafford Council", bool approved = true)
    {
        await app.AnswerAsync(await app.AskPapersAsync(reference, body));
        await app.OnAppealAsync(reference, Reviewer, async (db, appeal, by, at) =>
        {
            var rules = await RulesAsync(db, appeal);
            var council = await db.Agencies.FirstAsync(a => a.Name == body);
            appeal.BeginReview([], null, by, at);
            RateRest(appeal, by, at);
            appeal.Find(appeal.Grounds[0].Id, GroundResult.Upheld, "Two reports were left out.", "Varley was fined.", by, at);
            db.AppealRecommendations.Add(AppealRecommendation.Draft(appeal, council, RecommendationKind.ConsiderInformation, "Look at the two reports.", "Varley’s log.", 1, rules, by, at));
            appeal.DraftReport("You asked us to look again.", "It is sent back.", "Varley is known.", [], rules, by, at);
            foreach (var with in rules.Stage.Report?.DiscussedWith ?? []) appeal.RecordDiscussion(with, Domain.Calendar.London.DateOf(at), null, rules, by, at);
        });
        if (approved) await app.OnAppealAsync(reference, Commissioner, async (db, appeal, by, at) => appeal.Approve(null, [], await RulesAsync(db, appeal), by, at));
    }

    /// <summary>And its report is issued.</summary>
    public static async Task IssuedAsync(this TestApp app, string reference)
    {
        await app.ReviewedAsync(reference);
        await app.OnAppealAsync(reference, Reviewer, async (db, appeal, by, at) =>
            appeal.IssueReport(await db.AppealRecommendations.Where(r => r.AppealId == appeal.Id).ToListAsync(), await db.Cases.FirstOrDefaultAsync(c => c.Id == appeal.CaseId), ["Stafford Council"], await RulesAsync(db, appeal), by, at));
    }

    /// <summary>Rates what of the audit is not rated yet.</summary>
    public static Task RateRestAsync(this TestApp app, string reference) => app.OnAppealAsync(reference, Reviewer, (_, appeal, by, at) =>
    {
        RateRest(appeal, by, at);
        return Task.CompletedTask;
    });

    private static void RateRest(Appeal appeal, Actor by, DateTimeOffset at)
    {
        foreach (var theme in ComplianceAudit.National.Themes)
            foreach (var of in Enum.GetValues<AuditOf>().Where(of => appeal.RatingOf(theme.Theme, of) is null)) appeal.Rate(theme.Theme, of, Rating.Complied, "As the papers show.", null, [], by, at);
    }

    /// <summary>A case of Staffordshire whose applicant was told, on the day of its receipt, that the threshold is not met.</summary>
    public static async Task<string> NotMetAsync(this TestApp app)
    {
        var reference = await app.CaseAsync(new() { Area = "staffordshire", Complaints = 1 });
        await app.DoAsync(reference, TestApp.CoordinatorStaffordshire, (c, rules, by, at) =>
        {
            c.AssessRisk(Make.LowRisk(c.ReceivedOn), by, at);
            c.RecordThresholdDecision(new()
            {
                CaseId = c.Id,
                How = ThresholdHow.NotMet,
                Persistence = "Once",
                Harm = "Some",
                Adequacy = "Answered",
                Reasons = "One report only in the last six months.",
                Instead = "An officer will call.",
                Bodies = ["Staffordshire Police"],
                DecidedOn = c.ReceivedOn,
                DecidedBy = by.Name,
            }, rules, by, at);
            c.Record(new Happened.LetterIssued("Decision", "X/1", "by post"), by, at, AnchorKind.ThresholdNotified);
        });
        return reference;
    }

    private static async Task<AppealRules> RulesAsync(AsbDbContext db, Appeal appeal) =>
        AppealRules.Of(await db.Services.Procedures.GetAsync(appeal.ProcedureVersionId, db), appeal.StageNumber, await db.Services.Holidays.CalendarAsync(db));

    /// <summary>The applicant at their own page, opened with the code.</summary>
    public static async Task<Visitor> OpenYoursAsync(this TestApp app, string reference, string code)
    {
        var visitor = app.Visit();
        await visitor.GetAsync("/appeal/yours");
        await visitor.SubmitAsync("/appeal/yours", ("Reference", reference), ("Code", code));
        return visitor;
    }
}
