using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Demonstration;

/// <summary>
/// Some forty cases in the three areas, at every stage, around today: on time and late, easy and hard. Made once, when there
/// is no case yet.
/// </summary>
public sealed class DemonstrationCases(AsbDbContext db, LetterWriter writer, TimeProvider clock, ILogger<DemonstrationCases> log)
{
    /// <summary>One case, and what more has happened in it.</summary>
    private sealed record Wanted(CasePlan Plan, Action<Scene>? Then = null);

    private static readonly Wanted[] InEachArea =
    [
        new(new(CaseStage.Received, 0, 3, InDanger: true)),
        new(new(CaseStage.Received, 1, 4, Hate: true)),
        new(new(CaseStage.Received, 4, 3, NoEmail: true, ForSomebody: true)),
        new(new(CaseStage.AwaitingConsentOrInformation, 6, 2, ForSomebody: true, Child: true)),
        new(new(CaseStage.AwaitingConsentOrInformation, 19, 3, NothingSafe: true)),
        new(new(CaseStage.ThresholdToDecide, 8, 4), s => s.Ask(daysAgo: 3, days: 5)),
        new(new(CaseStage.ThresholdToDecide, 13, 3, Slow: true), s => s.AskLate()),
        new(new(CaseStage.Met, 16, 5, Households: 3), s => s.Answered()),
        new(new(CaseStage.NotMet, 15, 2)),
        new(new(CaseStage.GatheringInformation, 20, 4, Business: true), s => s.Answered()),
        new(new(CaseStage.PanelArranged, 27, 6), s => s.Told()),
        new(new(CaseStage.PanelHeld, 41, 4, Slow: true), s => s.Planned(agreedDaysAgo: 6)),
        new(new(CaseStage.ActionsOpen, 60, 5, Hate: true, Households: 2), s => s.Planned(agreedDaysAgo: 18)),
    ];

    // What need not be in every area.
    private static readonly Wanted[][] InOneArea =
    [
        [new(new(CaseStage.OutcomeTold, 45, 4)), new(new(CaseStage.Withdrawn, 30, 3), s => s.MailUncertain())],
        [new(new(CaseStage.NoContact, 34, 1)), new(new(CaseStage.ThresholdToDecide, 12, 3), s => s.ProposeToSetAside()), new(new(CaseStage.OutcomeTold, 44, 3))],
        [new(new(CaseStage.SignpostedElsewhere, 22, 1)), new(new(CaseStage.Closed, 125, 4)), new(new(CaseStage.ThresholdToDecide, 10, 3), s => s.MailUncertain())],
    ];

    /// <summary>What the acts of a scene are done with.</summary>
    private sealed class Scene(Setting setting, Case made, DateTimeOffset now, AsbDbContext db)
    {
        private readonly StaffMember _coordinator = setting.Coordinators[0];

        public List<AggregateRoot> Beside { get; } = [];

        public Case Case => made;

        private Actor By => new(_coordinator.Id, _coordinator.Name, ActorRole.Coordinator, setting.Agencies.First(a => a.Id == _coordinator.AgencyId).Name);

        private Agency Of(string kind) => setting.Agencies.First(a => a.Kind == kind);

        public InformationRequest Ask(int daysAgo, int days, string kind = AgencyKinds.Police)
        {
            var at = now.AddDays(-daysAgo);
            var request = InformationRequest.Ask(made, Of(kind), "Please confirm the reports that were made to you, and tell us of others about the same address.", London.DateOf(at).AddDays(days), By, at);
            Beside.Add(request);
            return request;
        }

        public void AskLate()
        {
            Ask(daysAgo: 11, days: 5);
            Answer(Ask(daysAgo: 11, days: 5, AgencyKinds.HousingProvider), daysAgo: 8);
        }

        public void Answered()
        {
            Answer(Ask(daysAgo: 9, days: 5), daysAgo: 6);
            Answer(Ask(daysAgo: 9, days: 5, AgencyKinds.HousingProvider), daysAgo: 2);   // after the day
        }

        private void Answer(InformationRequest request, int daysAgo)
        {
            var reports = made.Complaints.Where(c => c.AgencyKind == request.AgencyKind).Select(c => new ReportAnswer(c.Number, true, c.AgencyReference ?? "found by address", c.HappenedFrom, c.ReportedFrom, null)).ToList();
            request.Answer(made, reports, [], "The address is known to us.", unconfirmed: false, new(null, "Duty officer", ActorRole.AgencyOfficer, request.AgencyName), now.AddDays(-daysAgo));
        }

        public void ProposeToSetAside() => made.SetComplaintAside(3, "It is about parking on the pavement, which is not about the same people.", unrelated: true, setting.Rules, By, now.AddDays(-1));

        /// <summary>A crash came between sending and marking: nobody knows whether it went.</summary>
        public void MailUncertain()
        {
            var at = now.AddDays(-2);
            var message = new OutgoingMessage { CaseId = made.Id, PersonId = made.Applicant.Id, Kind = MessageKind.LetterNotice, To = made.Applicant.Email ?? "nobody@applicant.example", Subject = "You have a letter from us", Text = "Sign in to read it.", CreatedAt = at };
            message.Claim(at);
            message.MarkUncertain();
            db.OutgoingMessages.Add(message);
            made.Record(new Happened.MessageUncertain(message.Subject), Actor.System, at.AddMinutes(5));
        }

        /// <summary>Full requests to the agencies before the panel.</summary>
        public void Told() => Beside.AddRange(Plans().Requests());

        /// <summary>What a panel agreed, and how it stands by now.</summary>
        public void Planned(int agreedDaysAgo) => Beside.Add(Plans().Make(agreedDaysAgo));

        private DemonstrationPlans Plans() => new(setting, made, [.. db.Staff.AsNoTracking().Where(s => s.AreaId == made.AreaId && s.Role == StaffRole.AgencyOfficer)], By, now);

        public void LinkWith(Case other) => made.LinkTo(other, "The same place, the same people.", By, now.AddHours(-20));
    }

    public async Task MakeAsync()
    {
        if (await db.Cases.AnyAsync()) return;
        var now = clock.GetUtcNow();
        var settings = await Settings.ReadAsync(db, London.DateOf(now));
        var calendar = await db.Services.Holidays.CalendarAsync(db);
        for (var i = 0; i < settings.Count; i++)
        {
            var (setting, random, whole) = (settings[i], new Random(100 + i), new WholeCases(db, calendar));
            var scenes = new List<Scene>();
            foreach (var wanted in InEachArea.Concat(InOneArea[i % InOneArea.Length]))
            {
                var letters = new List<Letter>();
                var made = await new LifelikeCase(setting, wanted.Plan, random, now, async (c, kind, by, at) => letters.Add(await LetterAsync(c, setting.Rules, kind, letters.Count + 1, by, at))).MakeAsync();
                var scene = new Scene(setting, made, now, db);
                scene.Beside.AddRange(letters);
                wanted.Then?.Invoke(scene);
                scenes.Add(scene);
            }
            scenes[1].LinkWith(scenes[^1].Case);
            scenes[^1].LinkWith(scenes[1].Case);
            foreach (var scene in scenes) whole.Add(scene.Case, setting.Rules.Procedure, scene.Beside);
            var saved = await whole.SaveAsync();
            if (log.IsEnabled(LogLevel.Information)) log.LogInformation("Demonstration: {Cases} cases made for {Area}", saved, setting.Area.Name);
        }
        await SendAwayAsync(London.DateOf(now));
    }

    // One coordinator is away this week, and the other has the work meanwhile.
    private async Task SendAwayAsync(DateOnly today)
    {
        var coordinators = await db.Staff.Where(s => s.Role == StaffRole.Coordinator && s.AreaId != null).OrderBy(s => s.Name).ToListAsync();
        foreach (var pair in coordinators.GroupBy(c => c.AreaId).Select(g => g.ToList()).Where(g => g.Count > 1).Take(1))
        {
            (pair[1].AwayFrom, pair[1].AwayUntil, pair[1].CoverId) = (today.AddDays(-1), today.AddDays(5), pair[0].Id);
            await db.SaveChangesAsync();
        }
    }

    // As it would have been written and issued then. Nothing is sent for the past; in a case just decided the letter still waits to be checked.
    private async Task<Letter> LetterAsync(Case made, CaseRules rules, LetterKind kind, int number, Actor by, DateTimeOffset at)
    {
        var person = made.Applicant;
        var content = await writer.ContentAsync(made, person, kind, new(), rules, London.DateOf(at));
        var letter = Letter.Draft(made, person.Id, kind, content, await writer.WordingAsync(kind, content, made.AreaId, rules.Procedure), by, at);
        if (kind == LetterKind.ThresholdNotMet && made.AreaId == (await db.Areas.OrderBy(a => a.Name).FirstAsync()).Id) return letter;
        letter.Issue(made, $"{made.Reference}/{number}", LetterDocument.Fragment(content, letter.Wording, $"{made.Reference}/{number}"), DeliveryRule.For(made, person), by, at);
        return letter;
    }
}
