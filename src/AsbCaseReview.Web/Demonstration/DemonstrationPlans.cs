using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Web.Demonstration;

/// <summary>A plan as it is some weeks after a panel: done, under way, late, asked about. And what the agencies told before it.</summary>
internal sealed class DemonstrationPlans(Setting setting, Case made, IReadOnlyList<StaffMember> officers, Actor by, DateTimeOffset now)
{
    private Agency Of(string kind) => setting.Agencies.First(a => a.Kind == kind);

    private Actor OfficerOf(string kind) => officers.FirstOrDefault(o => o.AgencyId == Of(kind).Id) is { } officer
        ? new(officer.Id, officer.Name, ActorRole.AgencyOfficer, Of(kind).Name) : new(null, "Duty officer", ActorRole.AgencyOfficer, Of(kind).Name);

    /// <param name="agreedDaysAgo">When the panel agreed it.</param>
    public ActionPlan Make(int agreedDaysAgo)
    {
        var plan = ActionPlan.For(made);
        var agreed = now.AddDays(-agreedDaysAgo);
        var today = London.DateOf(now);
        AgreedAction Agree(string kind, string what, string why, int dueIn, string? victim, string? restricted = null, bool first = false, string? power = null) => plan.Agree(made, new()
        {
            What = what,
            Why = why,
            Agency = Of(kind),
            Owner = officers.FirstOrDefault(o => o.AgencyId == Of(kind).Id),
            DueOn = today.AddDays(dueIn),
            VictimMaySee = victim,
            Restricted = RestrictedText.From(restricted),
            TellVictimFirst = first,
            Power = power is null ? null : new(PowerCatalogue.BuiltIn.Find(power)!, PersonAge.Adult, new Dictionary<string, bool>()),
        }, setting.Rules, by, agreed);

        var visits = Agree(AgencyKinds.Police, "Visit the street twice a week in the evening", "It happens between eight and midnight, and nobody has been seen there", 12, "Officers will visit your street twice a week in the evening");
        visits.Accept(made, null, OfficerOf(AgencyKinds.Police), agreed.AddDays(1));
        visits.ReportProgress(made, "Four visits; music once, turned down when asked.", OfficerOf(AgencyKinds.Police), now.AddDays(-2));

        var contract = Agree(AgencyKinds.HousingProvider, "Interview the tenant and offer an acceptable behaviour contract", "Letters have changed nothing", -3, "Your landlord will meet the people concerned",
            "The tenant has missed two appointments; go in pairs.", first: true, power: "acceptableBehaviourContract");
        contract.TellVictim(made, "by telephone", "Unchanged; she stays with a friend on the evening of the interview.", by, agreed.AddDays(2));
        contract.Accept(made, null, OfficerOf(AgencyKinds.HousingProvider), agreed.AddDays(2));

        var noise = Agree(AgencyKinds.Council, "Put recording equipment into the bedroom for two weeks", "Evidence for an abatement notice", -1, "Equipment to record noise will be put into your home");
        noise.Accept(made, null, OfficerOf(AgencyKinds.Council), agreed.AddDays(1));
        noise.ReportEnd(made, new(ActionState.Done, "Fourteen nights recorded; eleven show a nuisance.", "Read by an environmental health officer.", London.DateOf(now.AddDays(-1)), null, false, "Environmental health"), OfficerOf(AgencyKinds.Council), now.AddDays(-1));

        var support = Agree(AgencyKinds.VictimSupport, "Name a support worker who rings each week", "Nobody has asked how they are since the first report", 5, "A support worker will ring you each week");
        support.Accept(made, null, OfficerOf(AgencyKinds.VictimSupport), agreed.AddDays(1));
        support.ReportEnd(made, new(ActionState.Done, "Worker named, first call made.", "The victim confirmed it.", London.DateOf(agreed.AddDays(3)), null, false, "Support service"), OfficerOf(AgencyKinds.VictimSupport), agreed.AddDays(3));
        support.TakeNote(made, "Your support worker has rung you and will go on doing so", by, agreed.AddDays(4));

        var survey = Agree(AgencyKinds.Police, "Survey the door and windows, fit what is advised", "They no longer feel safe at home", 4, "Somebody will look at how safe your door and windows are");
        survey.Accept(made, null, OfficerOf(AgencyKinds.Police), agreed.AddDays(1));
        survey.AskMoreTime(made, today.AddDays(18), "The fitter is ill; the survey itself is done.", OfficerOf(AgencyKinds.Police), now.AddHours(-20));

        var health = plan.Recommend(made, Of(AgencyKinds.IntegratedCareBoard), "", "Bring the first appointment with the mental health team forward", "The wait makes the harm worse", "We asked the health service to see you sooner", today.AddDays(10), null, by, agreed);
        health.Answer(made, false, "Appointments go by clinical need; the referral was marked as urgent instead.", OfficerOf(AgencyKinds.IntegratedCareBoard), now.AddDays(-4));
        plan.Recommend(made, Of(AgencyKinds.HousingProvider), "", "Review how reports of noise at night are taken", "Three calls in a year were not logged", "We asked your landlord to look at how calls at night are taken", today.AddDays(14), null, by, agreed);

        plan.PutToVictim(made, "by telephone", OwnWords.From("I am glad somebody listened. Please do not let it fizzle out."), by, agreed.AddDays(1));
        plan.MakeFinal(made, by, agreed.AddDays(2));
        foreach (var action in plan.Actions) Past(action, today);
        return plan;
    }

    /// <summary>Full requests before a panel: answered, held nothing, declined, and late.</summary>
    public IEnumerable<InformationRequest> Requests()
    {
        var asked = now.AddDays(-9);
        InformationRequest Ask(string kind) => InformationRequest.Ask(made, Of(kind), "Reports received, with dates and references; what was done and what came of it; what you could still do; risk known to you; earlier involvement with each person named; documents.",
            London.DateOf(asked).AddDays(7), by, asked, RequestKind.Full, before: 1);

        var police = Ask(AgencyKinds.Police);
        police.Answer(made, new([], [], null, new()
        {
            ActionTaken = RestrictedText.From("Attended twice, words of advice given. No crime recorded."),
            CouldDo = RestrictedText.From("A community protection warning; more visits in the evening."),
            RiskKnown = RestrictedText.From("Medium. One threat was made in the autumn."),
            Involvement = [new(made.ApplicantName, "Caller on three occasions."), new("The person complained of", "Known for disorder two years ago.")],
        }), unconfirmed: false, null, OfficerOf(AgencyKinds.Police), now.AddDays(-4));

        var health = Ask(AgencyKinds.IntegratedCareBoard);
        health.Answer(made, new([], [], null, new() { NothingHeld = true }), unconfirmed: true, "Dr P. Example, by telephone:\n\nThey looked under both names and hold nothing about the address.", by, now.AddDays(-3));

        var youth = Ask(AgencyKinds.YouthOffending);
        youth.Decline(made, DisclosureException.DataProtection, "The one file concerns another child, who has nothing to do with this.", OfficerOf(AgencyKinds.YouthOffending), now.AddDays(-3));

        return [police, health, youth, Ask(AgencyKinds.HousingProvider)];
    }

    // Steps whose day has gone were taken then.
    private void Past(AgreedAction action, DateOnly today)
    {
        foreach (var notice in action.Notices.Where(n => n.State == NoticeState.Planned && n.Day <= today))
        {
            (notice.State, notice.SentAt, notice.SentTo) = (NoticeState.Sent, London.Instant(notice.Day, new TimeOnly(7, 35)), $"{action.OwnerName} ({notice.To.Name()})");
            CaseEventBody told = notice.Kind == NoticeKind.Overdue ? new Happened.ActionEscalated(action.What, action.DueOn, notice.Step, notice.SentTo) : new Happened.ReminderSent($"Action: {action.What}", action.DueOn, notice.SentTo);
            made.Record(told, Actor.System, notice.SentAt.Value, subject: action.Id.ToString());
        }
    }
}
