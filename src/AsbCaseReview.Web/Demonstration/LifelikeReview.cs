using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Voice;

namespace AsbCaseReview.Web.Demonstration;

/// <summary>
/// What stands behind a case that was reviewed: agencies asked and answered, victims heard, a panel with its minutes, a plan
/// and how it went. Each act by the aggregates' own methods, at its own time in the past, in the order of life.
/// </summary>
public sealed partial class LifelikeReview(Setting setting, Case made, Actor by, DateTimeOffset now, WriteLetter letter)
{
    private readonly List<VictimVoice> _voices = [];

    /// <summary>What is stored with the case.</summary>
    public List<object> Beside { get; } = [];

    public Panel Panel { get; private set; } = null!;

    public ActionPlan Plan { get; private set; } = null!;

    /// <summary>One for each victim who is heard.</summary>
    public IReadOnlyList<VictimVoice> Voices => _voices;

    /// <param name="all">Every agency has answered; otherwise one is still to answer.</param>
    public void Gather(DateTimeOffset at, bool all)
    {
        made.RecordContact(made.Applicant.Id, "by telephone", reached: true, "They know who their contact is, and when we ring.", by, at);
        made.BeginGathering("Agencies asked.", by, at);
        Beside.AddRange(Requests(at, all));
        Hear(at.AddDays(1));
    }

    /// <summary>Agencies are asked again in a later round.</summary>
    public void GatherAgain(DateTimeOffset at)
    {
        foreach (var kind in new[] { AgencyKinds.Police, AgencyKinds.HousingProvider }) Beside.Add(Ask(kind, at, before: 1));
    }

    public Agency Of(string kind) => setting.Agencies.First(a => a.Kind == kind);

    public Actor OfficerOf(string kind) => OwnerAt(kind) is { } officer
        ? new(officer.Id, officer.Name, ActorRole.AgencyOfficer, Of(kind).Name) : new(null, "Duty officer", ActorRole.AgencyOfficer, Of(kind).Name);

    public StaffMember? OwnerAt(string kind) => setting.Staff.FirstOrDefault(s => s.Role == StaffRole.AgencyOfficer && s.AgencyId == Of(kind).Id);

    private DateTimeOffset At(DateTimeOffset from, double days) => from.AddDays(days) is var at && at < now ? at : now.AddMinutes(-1);

    private InformationRequest Ask(string kind, DateTimeOffset at, int before = 0) => InformationRequest.Ask(made, Of(kind),
        "Reports received, with dates and references; what was done and what came of it; what you could still do; risk known to you; earlier involvement with each person named; documents.",
        London.DateOf(at).AddDays(7), by, at, RequestKind.Full, before);

    // Answered, held nothing, declined; and the last one late.
    private IEnumerable<InformationRequest> Requests(DateTimeOffset asked, bool all)
    {
        var police = Ask(AgencyKinds.Police, asked);
        police.Answer(made, new(Found(AgencyKinds.Police), [], null, new()
        {
            ActionTaken = RestrictedText.From("Attended twice, words of advice given. No crime recorded."),
            CouldDo = RestrictedText.From("A community protection warning; more visits in the evening."),
            RiskKnown = RestrictedText.From("Medium. One threat was made in the autumn."),
            Involvement = [new(made.ApplicantName, "Caller on three occasions."), new("The person complained of", "Known for disorder two years ago.")],
        }), unconfirmed: false, null, OfficerOf(AgencyKinds.Police), At(asked, 5));

        var health = Ask(AgencyKinds.IntegratedCareBoard, asked);
        health.Answer(made, new([], [], null, new() { NothingHeld = true }), unconfirmed: true, "Dr P. Example, by telephone:\n\nThey looked under both names and hold nothing about the address.", by, At(asked, 6));

        var youth = Ask(AgencyKinds.YouthOffending, asked);
        youth.Decline(made, DisclosureException.DataProtection, "The one file concerns another child, who has nothing to do with this.", OfficerOf(AgencyKinds.YouthOffending), At(asked, 6));

        var housing = Ask(AgencyKinds.HousingProvider, asked);
        if (all)
            housing.Answer(made, new(Found(AgencyKinds.HousingProvider), [], null, new()
            {
                ActionTaken = RestrictedText.From("Two letters to the tenant; one visit, nobody in."),
                CouldDo = RestrictedText.From("An acceptable behaviour contract; possession only if that fails."),
                RiskKnown = RestrictedText.From("The tenant keeps a dog that has bitten before."),
            }), unconfirmed: false, null, OfficerOf(AgencyKinds.HousingProvider), At(asked, 10));

        if (all) foreach (var answered in new[] { police, health, housing }) answered.MarkTakenOver();
        return [police, health, youth, housing];
    }

    private List<ReportAnswer> Found(string kind) =>
        [.. made.Complaints.Where(c => c.AgencyKind == kind).Select(c => new ReportAnswer(c.Number, true, c.AgencyReference ?? "found by address", c.HappenedFrom, c.ReportedFrom, null))];

    private void Hear(DateTimeOffset at)
    {
        foreach (var victim in made.People.Where(VictimVoice.MustBeHeard))
        {
            var voice = VictimVoice.Of(made, victim.Id);
            voice.RecordContactForm(made, new(London.DateOf(At(at, 0)), "by telephone", OwnWords.From("It starts when it gets dark and goes on until two or three. I have stopped counting."),
                OwnWords.From("I sleep in the back room now. My daughter does not visit any more."), OwnWords.From("That somebody listens, and that it stops.")), by, At(at, 0));
            voice.GiveStatement(made, new("I used to like living here. Now I know every sound in the stairwell. I plan my shopping so that I do not meet them. I am tired all the time and I am ashamed that I am afraid in my own home."), takenDownFor: true, by, At(at, 0.05));
            voice.OfferSupport(made, Support, SupportAnswer.Wanted, "by telephone, to me", by, At(at, 0.06));
            var saying = voice.Share(made, Of(AgencyKinds.Police).Name, "We have two of your reports. An officer came to see you in the second week.", by, At(at, 1));
            if (_voices.Count == 0) voice.Disagree(made, saying.Id, new("Nobody came that week. I waited in for two days."), by, At(at, 2));
            _voices.Add(voice);
            Beside.Add(voice);
        }
    }

    private string Support => setting.Area.SupportService ?? "Victim support";

    // Support is offered again at each stage.
    private void OfferSupportAgain(DateTimeOffset at)
    {
        foreach (var voice in _voices) voice.OfferSupport(made, Support, SupportAnswer.AlreadyHasIt, null, by, at);
    }

    /// <summary>Each victim says how they take part; the first themselves.</summary>
    public void Choose(DateTimeOffset at)
    {
        foreach (var (voice, i) in _voices.Select((v, i) => (v, i)))
            voice.Choose(made, i == 0 ? TakingPart.ByTelephone : TakingPart.StatementReadOut, null, i == 0 ? OwnWords.From("Please ring me on the other number, and take breaks.") : null, by, at);
    }

    public Task WriteOutcomeAsync(DateTimeOffset at) => letter(made, LetterKind.Outcome, by, at, c => c with { Outcome = PanelOutcome.Of(Panel, made.Id, [.. Entries]) });

    /// <summary>Signed off by the chair; the outcome goes to the victim.</summary>
    public async Task TellAsync(DateTimeOffset at)
    {
        SignOff(at);
        await WriteOutcomeAsync(at);
        made.RecordOutcomeTold(London.DateOf(at), "by letter", by, at);
        OfferSupportAgain(at);
    }

    /// <summary>The plan is put to the victim and final; its actions begin.</summary>
    public void Agree(DateTimeOffset at)
    {
        foreach (var action in Plan.InOrder.Where(a => a.State == ActionState.Agreed).ToList())
        {
            if (action.TellVictimFirst) action.TellVictim(made, "by telephone", "Unchanged; a friend stays with them that evening.", by, at);
            action.Accept(made, OwnerAt(KindOf(action)), OfficerOf(KindOf(action)), at);
        }
        foreach (var recommendation in Plan.Recommendations.Where(r => r.State == RecommendationState.Made)) recommendation.Acknowledge(made, by, at);
        Final(at);
        OfferSupportAgain(at);
    }

    public void Final(DateTimeOffset at)
    {
        Plan.PutToVictim(made, "by telephone", OwnWords.From("I am glad somebody listened. Please do not let it fizzle out."), by, at);
        Plan.MakeFinal(made, by, at);
        if (made.Stage == CaseStage.OutcomeTold) made.AgreeActions("", by, at);
    }

    /// <summary>What came of the plan until now: some of it is done, one is late, and the victim is told every few weeks.</summary>
    /// <param name="late">The interview has not been held.</param>
    public void GoOn(DateTimeOffset agreed, bool late)
    {
        foreach (var action in Plan.InOrder.Where(a => a.State == ActionState.Accepted).ToList())
        {
            if (action.What == Calls || action.What == Interview && !late) End(action, At(agreed, 9));
            else if (action.What == Warning) action.ReportProgress(made, "Drafted, and with the legal team.", OfficerOf(KindOf(action)), At(agreed, 12));
        }
        foreach (var recommendation in Plan.Recommendations) recommendation.Answer(made, accepted: true, "Both bodies now share a list each morning.", OfficerOf(AgencyKinds.Police), At(agreed, 10));
        Passed();
        Keep(agreed, now);
    }

    public async Task CloseAsync(DateTimeOffset agreed, DateTimeOffset at)
    {
        foreach (var action in Plan.InOrder.Where(a => !a.State.IsEnded()).ToList()) End(action, At(agreed, 20));
        foreach (var recommendation in Plan.Recommendations.Where(r => !r.IsAnswered)) recommendation.Answer(made, accepted: true, "Both bodies now share a list each morning.", OfficerOf(AgencyKinds.Police), At(agreed, 10));
        Keep(agreed, at);
        const string why = "All actions have been done and it has been quiet for six weeks.";
        made.Close(why, Plan, by, at);
        await letter(made, LetterKind.Closed, by, at, c => c with { Message = why });
    }

    /// <summary>Steps of reminders and ladder whose day has gone were taken then.</summary>
    public void Passed()
    {
        var today = London.DateOf(now);
        foreach (var action in Plan.Actions.Where(a => ActionStates.WithOwner.Contains(a.State)))
            foreach (var notice in action.Notices.Where(n => n.State == NoticeState.Planned && n.Day <= today))
            {
                (notice.State, notice.SentAt, notice.SentTo) = (NoticeState.Sent, London.Instant(notice.Day, new TimeOnly(7, 35)), Told(action, notice));
                CaseEventBody told = notice.Kind == NoticeKind.Overdue ? new Happened.ActionEscalated(action.What, action.DueOn, notice.Step, notice.SentTo) : new Happened.ReminderSent($"Action: {action.What}", action.DueOn, notice.SentTo);
                made.Record(told, Actor.System, notice.SentAt.Value, subject: action.Id.ToString());
            }
    }

    // As the sweep tells them: whoever stands on the rung; where nobody does, the coordinator.
    private string Told(AgreedAction action, PlannedActionNotice notice)
    {
        var owner = setting.Staff.FirstOrDefault(s => s.Id == action.OwnerId);
        var rung = notice.Kind == NoticeKind.Overdue ? ActionNotices.RungFor(ActionNotices.LadderOf(setting.Rules.Procedure).Steps[notice.Step - 1], owner) : notice.To;
        if (rung == LadderRung.Owner && owner is null) return action.AgencyName;
        if (owner?.OnRung(rung) is { } id && setting.Staff.FirstOrDefault(s => s.Id == id) is { } found) return $"{found.Name} ({rung.Name()})";
        return rung == LadderRung.Coordinator ? $"{by.Name} (coordinator)" : $"{by.Name} (coordinator, since no {rung.Name()} of {action.OwnerName} is recorded)";
    }

    private void End(AgreedAction action, DateTimeOffset at)
    {
        var officer = OfficerOf(KindOf(action));
        action.ReportEnd(made, new(ActionState.Done, "Done as agreed.", "The victim was asked and confirmed it.", London.DateOf(at), null, false, officer.Name), officer, at);
        action.TakeNote(made, "This has been done", by, At(at, 0.2));
    }

    private string KindOf(AgreedAction action) => setting.Agencies.First(a => a.Id == action.AgencyId).Kind;

    private void Keep(DateTimeOffset from, DateTimeOffset until)
    {
        for (var at = from.AddDays(24); at < until; at = at.AddDays(26)) made.RecordVictimUpdate("by telephone", "What has been done, what is still open, and when we ring again.", by, at);
    }
}
