using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Risk;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Domain.Voice;

namespace AsbCaseReview.Web.Demonstration;

/// <summary>An area with all that its cases need.</summary>
public sealed record Setting(Area Area, Guid ProcedureVersionId, CaseRules Rules, IReadOnlyList<Agency> Agencies, IReadOnlyList<StaffMember> Staff)
{
    public IReadOnlyList<StaffMember> Coordinators { get; } = [.. Staff.Where(s => s.Role == StaffRole.Coordinator)];
}

/// <summary>Writes a letter of a case as it would have been written then.</summary>
/// <param name="more">What stands only beside the case: the panel, the outcome.</param>
public delegate Task WriteLetter(Case made, LetterKind kind, Actor by, DateTimeOffset at, Func<LetterContent, LetterContent>? more = null);

/// <summary>How a made-up case is to stand.</summary>
/// <param name="DaysAgo">When the application came.</param>
/// <param name="Slow">Each step takes longer than the procedure allows.</param>
/// <param name="Child">For a child, by a parent, with another safe adult.</param>
/// <param name="Households">Victims of so many households, each with a consent of their own.</param>
/// <param name="NothingSafe">No way of writing to them is safe.</param>
/// <param name="Whole">With what stands behind each step of the review, not its date alone.</param>
public sealed record CasePlan(
    CaseStage Stage, int DaysAgo, int Complaints, bool Slow = false, bool Hate = false, bool InDanger = false, bool ForSomebody = false, bool NoEmail = false,
    bool Child = false, bool Business = false, int Households = 1, bool NothingSafe = false, bool Whole = false);

/// <summary>
/// Makes up one case as life would: applied, taken on, acknowledged, decided, reviewed, each act by the aggregate's own
/// methods at its own time in the past. The same seed makes the same case, but for its ids and its reference.
/// </summary>
public sealed class LifelikeCase(Setting setting, CasePlan plan, Random random, DateTimeOffset now, WriteLetter letter)
{
    private static readonly CaseStage[] Path =
        [CaseStage.Met, CaseStage.GatheringInformation, CaseStage.PanelArranged, CaseStage.PanelHeld, CaseStage.OutcomeTold, CaseStage.ActionsOpen, CaseStage.Closed];

    private readonly StaffMember _coordinator = setting.Coordinators[random.Next(setting.Coordinators.Count)];
    private Actor _by = Actor.System;

    /// <summary>Of a whole case whose threshold was met.</summary>
    public LifelikeReview? Review { get; private set; }

    public async Task<Case> MakeAsync()
    {
        _by = new(_coordinator.Id, _coordinator.Name, ActorRole.Coordinator, setting.Agencies.First(a => a.Id == _coordinator.AgencyId).Name);
        var receivedAt = Earlier(London.Instant(London.DateOf(now).AddDays(-plan.DaysAgo), new TimeOnly(random.Next(8, 22), random.Next(60))));
        var made = Received(receivedAt);
        if (plan.Stage == CaseStage.Received) return made;
        TakeOn(made);
        await AcknowledgeAsync(made);
        if (plan.Stage == CaseStage.AwaitingConsentOrInformation) Ask(made);
        else if (plan.Stage is CaseStage.Withdrawn or CaseStage.NoContact or CaseStage.SignpostedElsewhere) await EndAsync(made);
        else if (plan.Stage != CaseStage.ThresholdToDecide || random.Next(2) == 0) await DecideAsync(made);
        return made;
    }

    // A day of the case's life, never later than now, in office hours.
    private DateTimeOffset Day(Case made, int after) =>
        Earlier(London.Instant(made.ReceivedOn.AddDays(Math.Min(plan.Slow ? after * 2 : after, plan.DaysAgo)), new TimeOnly(random.Next(9, 17), random.Next(60))));

    private DateTimeOffset Earlier(DateTimeOffset at) => at < now ? at : now.AddMinutes(-random.Next(1, 30));

    private T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    private string Name() => $"{One(Invented.FirstNames)} {One(Invented.LastNames)}";

    private Case Received(DateTimeOffset at)
    {
        var lga = One(setting.Area.LocalGovernmentAreas);
        var outward = lga.Postcodes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var postcode = $"{One(outward)} {random.Next(1, 10)}{(char)('A' + random.Next(20))}{(char)('A' + random.Next(20))}";
        var place = $"{random.Next(1, 140)} {One(Invented.Streets)}";
        var applicant = Name();
        var consent = plan.Stage is not (CaseStage.Received or CaseStage.AwaitingConsentOrInformation) || !plan.ForSomebody;
        return Case.Receive(new()
        {
            Reference = Reference.New(setting.Area.ReferencePrefix),
            AreaId = setting.Area.Id,
            ProcedureVersionId = setting.ProcedureVersionId,
            LocalGovernmentArea = lga.Name,
            Channel = plan.NoEmail ? One([Channels.Telephone, Channels.Writing, Channels.Visit]) : One([Channels.Online, Channels.Online, Channels.Online, Channels.Email, Channels.Telephone]),
            ReceivedAt = at,
            InDanger = plan.InDanger,
            Application = id => new()
            {
                CaseId = id,
                ApplicantIs = plan.ForSomebody ? ApplicantIs.SomebodyForThem : ApplicantIs.Victim,
                Authority = plan.ForSomebody ? AuthorityKind.WrittenConsent : null,
                Place = place,
                PlacePostcode = postcode,
                StillGoingOn = random.Next(10) > 0,
                Effect = OwnWords.From(One(Invented.Effects)),
                Wish = OwnWords.From(One(Invented.Wishes)),
                PartnerOrRelative = random.Next(20) == 0,
                PersonComplainedOf = RestrictedText.From(One(Invented.Complained)),
                PersonComplainedOfUnder18 = random.Next(6) == 0 ? true : null,
                ConsentToShare = consent,
                DeclaredAt = consent ? at : null,
                DeclaredBy = applicant,
            },
            People = id => People(id, applicant, place, postcode, consent, London.DateOf(at)),
            Complaints = id => Reports(id, London.DateOf(at)),
        }, setting.Rules, Actor.Applicant(applicant));
    }

    private IEnumerable<CasePerson> People(Guid caseId, string name, string place, string postcode, bool consents, DateOnly on)
    {
        CasePerson Person(int number, string who, PersonPart part, bool applicant, int household = 1) => new()
        {
            CaseId = caseId,
            Number = number,
            Part = part,
            Kind = part == PersonPart.Victim && (random.Next(15) == 0 || plan.Business) && !plan.Child ? PersonKind.Business : PersonKind.Person,
            IsApplicant = applicant,
            Name = plan.Business ? $"{who.Split(' ')[^1]} & Daughters, newsagents" : who,
            ContactName = plan.Business ? who : null,
            IsUnder18 = part == PersonPart.Victim && !applicant && (plan.Child || random.Next(8) == 0),
            Household = household,
            Email = plan.NoEmail ? null : $"{string.Concat(who.ToLowerInvariant().Where(char.IsAsciiLetter))}@applicant.example",
            Phone = $"07700 900{random.Next(100, 1000)}",
            Address = place,
            Postcode = postcode,
            SafeContact = plan.NothingSafe ? SafeContact.Nothing with { TelephoneSafe = true, TelephoneWhen = "weekdays between 10am and 2pm, never leave a message" } : new() { EmailSafe = !plan.NoEmail, TelephoneSafe = random.Next(4) > 0, TelephoneWhen = random.Next(5) == 0 ? "weekdays before 3pm" : null, PostSafe = plan.NoEmail || random.Next(3) > 0, OnlineSafe = !plan.NoEmail },
            Consent = new() { State = consents ? ConsentState.Given : ConsentState.NotAsked, Basis = AuthorityKind.WrittenConsent, How = consents ? "with the application" : null, ConfirmedBy = consents ? name : null, On = consents ? on : null },
        };
        if (plan.ForSomebody)
        {
            yield return Person(1, name, PersonPart.Representative, applicant: true);
            yield return Person(2, Name(), PersonPart.Victim, applicant: false);
            if (plan.Child) yield return Person(3, Name(), PersonPart.SafeAdult, applicant: false);
            yield break;
        }
        yield return Person(1, name, PersonPart.Victim, applicant: true);
        for (var other = 2; other <= plan.Households; other++) yield return Person(other, Name(), PersonPart.Victim, applicant: false, household: other);
    }

    private IEnumerable<Complaint> Reports(Guid caseId, DateOnly applied)
    {
        for (var number = 1; number <= plan.Complaints; number++)
        {
            var happened = applied.AddDays(-random.Next(4, 24) - 22 * (number - 1));
            var reported = happened.AddDays(random.Next(0, 4));
            if (reported > applied) reported = applied;
            var about = random.Next(5) == 0 ? 4 : 0;
            yield return new()
            {
                CaseId = caseId,
                Number = number,
                Source = ComplaintSource.Applicant,
                WhatHappened = OwnWords.From(plan.Hate && number == 1 ? One(Invented.HateHappenings) : One(Invented.Happenings)),
                HappenedFrom = happened.AddDays(-about),
                HappenedTo = happened.AddDays(about) is var to && to < reported ? to : reported,
                ReportedFrom = reported,
                ReportedTo = reported,
                AgencyKind = One([AgencyKinds.Council, AgencyKinds.Police, AgencyKinds.Police, AgencyKinds.HousingProvider]),
                Channel = One([Channels.Telephone, Channels.Online, Channels.Email, Channels.Visit]),
                AgencyReference = random.Next(3) > 0 ? $"{random.Next(100, 999)}-{random.Next(10_000, 99_999)}" : null,
                Hate = plan.Hate && number == 1,
                WhatCameOfIt = OwnWords.From(One(Invented.Outcomes)),
                PersonNumber = plan.ForSomebody ? 2 : 1,
                Incident = number,
            };
        }
    }

    private void TakeOn(Case made)
    {
        var at = Day(made, 1);
        made.Assign(_coordinator, null, _by, at);
        made.PassToRelevantBodies([.. setting.Agencies.Where(a => a.IsRelevantBody).Select(a => a.Name)], _by, at);
    }

    private async Task AcknowledgeAsync(Case made)
    {
        if (plan.Slow && made.Stage == CaseStage.ThresholdToDecide && plan.Stage == CaseStage.ThresholdToDecide) return;   // still owed
        await letter(made, LetterKind.Acknowledgement, _by, Day(made, 3));
    }

    private void Ask(Case made)
    {
        var at = Day(made, 4);
        if (made.Stage == CaseStage.Received && plan.ForSomebody) made.AskConsent(made.Applicant.Id, "by letter", London.DateOf(at).AddDays(14), setting.Rules, _by, at);
        else made.AskForInformation("The dates of your reports, as near as you can say them.", London.DateOf(at).AddDays(14), setting.Rules, _by, at);
    }

    private async Task EndAsync(Case made)
    {
        switch (plan.Stage)
        {
            case CaseStage.Withdrawn:
                made.Withdraw(Case.WithdrawnHow.Online, "It has stopped, thank you.", "", setting.Rules, Actor.Applicant(made.ApplicantName), Day(made, 9));
                await letter(made, LetterKind.Withdrawn, _by, Day(made, 10));
                break;
            case CaseStage.NoContact:
                foreach (var (how, day) in new[] { ("by telephone", 5), ("by telephone", 8), ("by letter", 9) })
                    made.RecordContact(made.Applicant.Id, how, reached: false, "No answer.", _by, Day(made, day));
                made.CloseForNoContact([("by telephone", made.ReceivedOn.AddDays(5)), ("by letter", made.ReceivedOn.AddDays(9))], setting.Rules, _by, Day(made, 21));
                break;
            default:
                made.SignpostElsewhere("Housing Ombudsman Service", "It is about a repair that your landlord has not done, and not about anti-social behaviour.", setting.Rules, _by, Day(made, 7));
                break;
        }
    }

    private async Task DecideAsync(Case made)
    {
        foreach (var complaint in made.Complaints.Take(random.Next(made.Complaints.Count + 1)).ToList())
            made.VerifyComplaint(complaint.Number, AgencyKinds.Names[complaint.AgencyKind!], random.Next(10) > 0, null, _by, Day(made, 7));
        made.AssessRisk(RiskAssessment.Of(RiskMatrix.Sample, RiskMatrix.Sample.Questions.ToDictionary(q => q.Question, q => random.Next(q.Choices.Count)), London.DateOf(Day(made, 8)), _by.Name, plan.Whole ? "A brother of the person complained of lives in the same house." : null), _by, Day(made, 8));
        if (plan.Stage == CaseStage.ThresholdToDecide) return;

        var at = Day(made, 11);
        made.RecordThresholdDecision(Decision(made, at), setting.Rules, _by, at);
        await letter(made, made.Stage == CaseStage.NotMet ? LetterKind.ThresholdNotMet : LetterKind.ThresholdMet, _by, Day(made, 12));
        if (made.Stage != CaseStage.Met) return;
        if (plan.Whole) await ReviewWholeAsync(made);
        else ReviewByDates(made);
    }

    private ThresholdDecision Decision(Case made, DateTimeOffset at)
    {
        var byCount = made.Assess(setting.Rules.Procedure).Statute.Met;
        var met = byCount || plan.Stage != CaseStage.NotMet;
        return new()
        {
            CaseId = made.Id,
            How = byCount ? ThresholdHow.ByCount : met ? ThresholdHow.ByJudgement : ThresholdHow.NotMet,
            Route = byCount ? "main" : met ? "judgement" : null,
            Persistence = "It has come back every week, as the reports and the diary show.",
            Harm = "Sleep and health suffer; the household no longer uses the front rooms.",
            Adequacy = "Each agency acted on its own report; nobody looked at the whole.",
            Reasons = met ? One(Invented.Reasons) : "Fewer than three qualifying complaints were made in the last six months, and the agencies’ records show no more.",
            Instead = met ? null : "A neighbourhood officer will visit you within two weeks and agree a plan with you.",
            Bodies = [.. setting.Agencies.Where(a => a.IsRelevantBody).OrderByDescending(a => a.Name == setting.Area.Contact.Body).Take(2).Select(a => a.Name)],
            DecidedOn = London.DateOf(at),
            DecidedBy = _by.Name,
        };
    }

    private async Task ReviewWholeAsync(Case made)
    {
        Review = new(setting, made, _by, now, letter);
        var last = Array.IndexOf(Path, plan.Stage);
        if (last < 1) return;
        var asked = Day(made, 14);
        var arranged = After(asked, Day(made, 18));
        var held = After(arranged, Day(made, 34));
        var told = After(held, Day(made, 39));
        var agreed = After(told, Day(made, 41));
        Review.Gather(asked, all: last > 2);
        if (last >= 2) await Review.ArrangeAsync(last == 2 ? setting.Rules.Calendar.OnOrAfter(London.DateOf(now).AddDays(9)) : London.DateOf(held), arranged);
        if (last >= 3) Review.Hold(held, last == 6 ? London.DateOf(held).AddDays(35) : London.DateOf(now).AddDays(12));
        if (last >= 3) Review.SendMinutes(After(held, Day(made, 36)));
        if (last == 3) await Review.WriteOutcomeAsync(held);
        if (last >= 4) await Review.TellAsync(told);
        if (last >= 5) Review.Agree(agreed);
        if (last == 5) Review.GoOn(agreed, late: made.ReceivedOn.DayNumber % 4 == 0);
        if (last >= 6) await Review.CloseAsync(agreed, After(agreed, Day(made, 110)));
    }

    private static DateTimeOffset After(DateTimeOffset before, DateTimeOffset at) => at > before ? at : before;

    private void ReviewByDates(Case made)
    {
        var last = Array.IndexOf(Path, plan.Stage);
        if (last >= 1) made.BeginGathering("Agency response forms sent.", _by, Day(made, 14));
        if (last >= 2)
        {
            var arranged = Day(made, 18);
            var held = London.DateOf(Day(made, 34));
            made.ArrangePanel(last == 2 ? setting.Rules.Calendar.OnOrAfter(London.DateOf(now).AddDays(random.Next(3, 18))) : held < London.DateOf(arranged) ? London.DateOf(arranged) : held, "", _by, arranged);
        }
        if (last >= 3) made.RecordPanelHeld(London.DateOf(Day(made, 34)), "All bodies were there.", _by, Day(made, 34));
        if (last >= 4) made.RecordOutcomeTold(London.DateOf(Day(made, 39)), "by letter", _by, Day(made, 39));
        if (last >= 5) made.AgreeActions("", _by, Day(made, 41));
        if (last < 6) return;
        made.Close("All actions have been done and it has been quiet for six weeks.", null, _by, Day(made, 110));
        AskAfterwards(made, London.DateOf(Day(made, 110)));
    }

    // As the job does on the day that closing set.
    private void AskAfterwards(Case made, DateOnly closed)
    {
        var day = setting.Rules.Procedure.Conventions.AskAfterwardsAfter.EndFrom(closed, setting.Rules.Calendar);
        if (day >= London.DateOf(now)) return;
        foreach (var victim in made.People.Where(VictimVoice.MustBeHeard))
            made.Record(new Happened.AfterwardsAsked(victim.Name, "by e-mail"), Actor.System, London.Instant(day, new(7, 30)), AnchorKind.AfterwardsAsked, subject: victim.Id.ToString());
    }
}
