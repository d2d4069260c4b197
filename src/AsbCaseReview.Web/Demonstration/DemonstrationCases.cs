using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Questions;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Demonstration;

/// <summary>
/// Some sixty cases in the three areas, at every stage, around today: on time and late, easy and hard. Made once, when there
/// is no case yet.
/// </summary>
public sealed class DemonstrationCases(AsbDbContext db, LetterWriter writer, TimeProvider clock, ILogger<DemonstrationCases> log)
{
    /// <summary>One case, and what more has happened in it.</summary>
    private sealed record Wanted(CasePlan Plan, Func<Scene, Task>? Then = null)
    {
        public Wanted(CasePlan plan, Action<Scene> then) : this(plan, s => { then(s); return Task.CompletedTask; }) { }
    }

    private static readonly Wanted[] InEachArea =
    [
        new(new(CaseStage.Received, 0, 3, InDanger: true)),
        new(new(CaseStage.Received, 1, 4, Hate: true)),
        new(new(CaseStage.Received, 4, 3, NoEmail: true, ForSomebody: true)),
        new(new(CaseStage.AwaitingConsentOrInformation, 6, 2, ForSomebody: true, Child: true)),
        new(new(CaseStage.AwaitingConsentOrInformation, 19, 3, NothingSafe: true)),
        new(new(CaseStage.ThresholdToDecide, 8, 4), s => s.Ask(daysAgo: 3, days: 5)),
        new(new(CaseStage.ThresholdToDecide, 13, 3, Slow: true), s => s.AskLate()),
        new(new(CaseStage.Met, 16, 5, Households: 3), s => { s.Answered(); return s.ShareWithNeighbour(); }),
        new(new(CaseStage.Met, 18, 3), s => s.MoveToNeighbour()),
        new(new(CaseStage.NotMet, 15, 2)),
        new(new(CaseStage.GatheringInformation, 20, 4, Business: true, Whole: true), s => { s.Answered(); s.AskQuestion(daysAgo: 2); }),
        new(new(CaseStage.PanelArranged, 27, 6, Whole: true), s => s.AnswerQuestion(askedDaysAgo: 7)),
        new(new(CaseStage.GatheringInformation, 26, 3, Whole: true)),
        new(new(CaseStage.PanelHeld, 41, 4, Whole: true)),
        new(new(CaseStage.ActionsOpen, 60, 5, Hate: true, Households: 2, Whole: true), s => s.Plans().Make(agreedDaysAgo: 15)),
        new(new(CaseStage.ActionsOpen, 170, 4, Whole: true), s => s.Plans().Climb(agreedDaysAgo: 125)),
        new(new(CaseStage.Closed, 155, 4, Whole: true), s => s.Reopen(daysAgo: 6)),
    ];

    // What need not be in every area.
    private static readonly Wanted[][] InOneArea =
    [
        [new(new(CaseStage.OutcomeTold, 45, 4, Whole: true)), new(new(CaseStage.Closed, 200, 3, Whole: true), s => s.Since(HowThingsAre.Better, "It has been quiet. I sleep in my own bed again.")), new(new(CaseStage.Withdrawn, 30, 3), s => s.MailUncertain())],
        [
            new(new(CaseStage.NoContact, 34, 1)), new(new(CaseStage.OutcomeTold, 44, 3, Whole: true)),
            new(new(CaseStage.Closed, 200, 5, Whole: true), s => s.Since(HowThingsAre.Worse, "It began again two weeks ago.", "Rang them. They will report each incident to the named officer; a new application is being filled in with them.")),
            new(new(CaseStage.ThresholdToDecide, 12, 3), s => s.ProposeToSetAside()),
        ],
        [
            new(new(CaseStage.SignpostedElsewhere, 22, 1)), new(new(CaseStage.OutcomeTold, 46, 4, Whole: true)), new(new(CaseStage.Closed, 125, 4, Whole: true)),
            new(new(CaseStage.Closed, 205, 3, Whole: true), s => s.Since(HowThingsAre.Worse, "They are back, and now they film me when I come home.")),
            new(new(CaseStage.Closed, 198, 4, Whole: true), s => s.Since(HowThingsAre.Same, null)),
            new(new(CaseStage.ThresholdToDecide, 10, 3), s => s.MailUncertain()),
        ],
    ];

    /// <summary>What the acts of a scene are done with.</summary>
    private sealed class Scene(Setting setting, Setting neighbour, Case made, LifelikeReview? review, WriteLetter letter, List<Letter> letters, DateTimeOffset now, AsbDbContext db)
    {
        private readonly StaffMember _coordinator = setting.Coordinators[0];

        public List<object> Beside { get; } = [.. review?.Beside ?? []];

        public IEnumerable<object> Stored => Beside.Concat(letters);

        public Case Case => made;

        /// <summary>By which it goes on: the neighbour's, once it has moved.</summary>
        public CaseRules Rules => made.AreaId == setting.Area.Id ? setting.Rules : neighbour.Rules;

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

        public DemonstrationPlans Plans() => new(setting, made, review!, By, now);

        public void AskQuestion(int daysAgo) => Thread("Do I have to say everything again when the panel meets, or do they have what I wrote?", daysAgo);

        public void AnswerQuestion(int askedDaysAgo) =>
            Thread("May my sister sit beside me when you ring?", askedDaysAgo).Answer(made, "Yes. Please tell us her name, so that we can say who is there.", By, now.AddDays(1 - askedDaysAgo));

        private QuestionThread Thread(string question, int daysAgo)
        {
            var thread = QuestionThread.Of(made, made.Applicant);
            thread.Ask(made, new(question), setting.Rules, Actor.Applicant(made.ApplicantName), now.AddDays(-daysAgo));
            Beside.Add(thread);
            return thread;
        }

        public async Task ShareWithNeighbour()
        {
            const string why = "Two of the households live on the other side of the boundary.";
            made.ShareWith(neighbour.Area, why, By, now.AddDays(-2));
            await letter(made, LetterKind.AnotherArea, By, now.AddDays(-2), c => c with { Message = why, MessageAbout = neighbour.Area.Name });
        }

        public async Task MoveToNeighbour()
        {
            const string why = "You moved, and it goes on where you live now.";
            var to = neighbour.Rules.Procedure;
            made.MoveTo(new(neighbour.Area, neighbour.Area.LocalGovernmentAreas[0].Name, neighbour.ProcedureVersionId, $"{to.Name}, version {to.Version}"), setting.Area, why, By, now.AddDays(-1));
            await letter(made, LetterKind.AnotherArea, By, now.AddDays(-1), c => c with { Message = why });
        }

        public void Reopen(int daysAgo)
        {
            made.Reopen("Two new incidents since the closing, and the neighbour who had moved away is back.", By, now.AddDays(-daysAgo));
            review!.GatherAgain(now.AddDays(1 - daysAgo));
            Beside.AddRange(review.Beside.Except(Beside).ToList());
        }

        /// <summary>They were asked how things are since the closing.</summary>
        public void Since(HowThingsAre how, string? words, string? done = null)
        {
            var voice = review!.Voices[0];
            voice.AskAfterwards(made, "by e-mail", Actor.System, now.AddDays(-20));
            var answer = voice.AnswerAfterwards(made, how, OwnWords.From(words), Actor.Applicant(made.ApplicantName), now.AddDays(-5));
            if (done is not null) voice.FollowUpAfterwards(made, answer.Id, done, By, now.AddDays(-4));
        }

        /// <summary>Taken to the panel of another case, about the same place and the same people.</summary>
        public async Task JoinAsync(Scene other)
        {
            LinkWith(other.Case);
            other.LinkWith(made);
            review!.Choose(now.AddDays(-3));
            other.Panel.AddCase(made, By, now.AddDays(-2));
            await letter(made, LetterKind.PanelInvitation, By, now.AddDays(-2), c => c with { Panel = new(other.Panel.MeetsOn, "10:00am", other.Panel.Place, true, "You join the first part of the meeting by telephone.") });
        }

        private Panel Panel => review!.Panel;

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
            var (setting, neighbour, random, whole) = (settings[i], settings[(i + 1) % settings.Count], new Random(100 + i), new WholeCases(db, calendar));
            var scenes = new List<Scene>();
            foreach (var wanted in InEachArea.Concat(InOneArea[i % InOneArea.Length]))
            {
                var letters = new List<Letter>();
                async Task Write(Case c, LetterKind kind, Actor by, DateTimeOffset at, Func<LetterContent, LetterContent>? more) => letters.Add(await LetterAsync(c, kind, letters.Count + 1, by, at, more, settings, waits: wanted.Plan.Stage == CaseStage.PanelHeld));
                var lifelike = new LifelikeCase(setting, wanted.Plan, random, now, Write);
                var scene = new Scene(setting, neighbour, await lifelike.MakeAsync(), lifelike.Review, Write, letters, now, db);
                if (wanted.Then is not null) await wanted.Then(scene);
                scenes.Add(scene);
            }
            await scenes.Last(s => s.Case.Stage == CaseStage.GatheringInformation && s.Case.Round == 1).JoinAsync(scenes.First(s => s.Case.Stage == CaseStage.PanelArranged));
            scenes[1].LinkWith(scenes[^1].Case);
            scenes[^1].LinkWith(scenes[1].Case);
            foreach (var scene in scenes) whole.Add(scene.Case, scene.Rules.Procedure, scene.Stored);
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
    private async Task<Letter> LetterAsync(Case made, LetterKind kind, int number, Actor by, DateTimeOffset at, Func<LetterContent, LetterContent>? more, IReadOnlyList<Setting> settings, bool waits)
    {
        var (person, rules) = (made.Applicant, settings.First(s => s.Area.Id == made.AreaId).Rules);
        var content = await writer.ContentAsync(made, person, kind, new(), rules, London.DateOf(at));
        content = more?.Invoke(content) ?? content;
        var letter = Letter.Draft(made, person.Id, kind, content, await writer.WordingAsync(kind, content, made.AreaId, rules.Procedure), by, at);
        if (kind == LetterKind.ThresholdNotMet && made.AreaId == settings[0].Area.Id || kind == LetterKind.Outcome && waits) return letter;   // still to be checked
        letter.Issue(made, $"{made.Reference}/{number}", LetterDocument.Fragment(content, letter.Wording, $"{made.Reference}/{number}"), DeliveryRule.For(made, person), by, at);
        return letter;
    }
}
