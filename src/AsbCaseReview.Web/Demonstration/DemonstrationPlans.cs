using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Web.Demonstration;

/// <summary>What was agreed since the panel, and how it stands by now: done, under way, late by every step of the ladder, asked about, refused.</summary>
internal sealed class DemonstrationPlans(Setting setting, Case made, LifelikeReview review, Actor by, DateTimeOffset now)
{
    private readonly DateOnly _today = London.DateOf(now);

    /// <param name="agreedDaysAgo">When all this was agreed.</param>
    public void Make(int agreedDaysAgo)
    {
        var (plan, agreed) = (review.Plan, now.AddDays(-agreedDaysAgo));

        var visits = Agree(agreed, AgencyKinds.Police, "Visit the street twice a week in the evening", "It happens between eight and midnight, and nobody has been seen there", _today.AddDays(12), "Officers will visit your street twice a week in the evening");
        visits.ReportProgress(made, "Four visits; music once, turned down when asked.", review.OfficerOf(AgencyKinds.Police), now.AddDays(-2));

        var contract = Agree(agreed, AgencyKinds.HousingProvider, "Offer an acceptable behaviour contract", "Letters have changed nothing", _today.AddDays(-3), "Your landlord will meet the people concerned",
            "The tenant has missed two appointments; go in pairs.", first: true, power: "acceptableBehaviourContract");
        contract.TellVictim(made, "by telephone", "Unchanged; she stays with a friend on the evening of the interview.", by, agreed.AddDays(2));

        var noise = Agree(agreed, AgencyKinds.Council, "Put recording equipment into the bedroom for two weeks", "Evidence for an abatement notice", _today.AddDays(-1), "Equipment to record noise will be put into your home");
        noise.ReportEnd(made, new(ActionState.Done, "Fourteen nights recorded; eleven show a nuisance.", "Read by an environmental health officer.", _today.AddDays(-1), null, false, "Environmental health"), review.OfficerOf(AgencyKinds.Council), now.AddDays(-1));

        var support = Agree(agreed, AgencyKinds.VictimSupport, "Name a support worker who rings each week", "Nobody has asked how they are since the first report", _today.AddDays(5), "A support worker will ring you each week");
        support.ReportEnd(made, new(ActionState.Done, "Worker named, first call made.", "The victim confirmed it.", London.DateOf(agreed.AddDays(3)), null, false, "Support service"), review.OfficerOf(AgencyKinds.VictimSupport), agreed.AddDays(3));
        support.TakeNote(made, "Your support worker has rung you and will go on doing so", by, agreed.AddDays(4));

        var survey = Agree(agreed, AgencyKinds.Police, "Survey the door and windows, fit what is advised", "They no longer feel safe at home", _today.AddDays(4), "Somebody will look at how safe your door and windows are");
        survey.AskMoreTime(made, _today.AddDays(18), "The fitter is ill; the survey itself is done.", review.OfficerOf(AgencyKinds.Police), now.AddHours(-20));

        var health = plan.Recommend(made, review.Of(AgencyKinds.IntegratedCareBoard), "", "Bring the first appointment with the mental health team forward", "The wait makes the harm worse", "We asked the health service to see you sooner", _today.AddDays(10), null, by, agreed);
        health.Answer(made, false, "Appointments go by clinical need; the referral was marked as urgent instead.", review.OfficerOf(AgencyKinds.IntegratedCareBoard), now.AddDays(-4));

        var calls = plan.Recommend(made, review.Of(AgencyKinds.HousingProvider), "", "Review how reports of noise at night are taken", "Three calls in a year were not logged", "We asked your landlord to look at how calls at night are taken", _today.AddDays(14), null, by, agreed);
        calls.Answer(made, false, "Calls at night are taken by a contractor, whose contract runs until next spring.", review.OfficerOf(AgencyKinds.HousingProvider), now.AddDays(-6));
        calls.ChallengeRefusal(made, "A contractor acts for you. Ask them now to log each call, and tell us by when they do.", by, now.AddDays(-5));

        review.Final(agreed.AddDays(1));
        review.Passed();
    }

    /// <summary>One action at each step of the procedure's ladder, all of somebody above whom every rung is recorded.</summary>
    public void Climb(int agreedDaysAgo)
    {
        var agreed = now.AddDays(-agreedDaysAgo);
        var (owner, ladder) = (setting.Coordinators[0], ActionNotices.LadderOf(setting.Rules.Procedure).Steps);
        var agency = setting.Agencies.First(a => a.Id == owner.AgencyId);
        string[] what = ["Answer the letter of the residents’ group", "Have the hedge at the corner cut back", "Put the camera on the stairs in order", "Repair the lock of the entrance door"];
        for (var step = 1; step <= ladder.Count; step++)
        {
            var action = review.Plan.Agree(made, new()
            {
                What = what[(step - 1) % what.Length],
                Why = "Agreed with the residents",
                Agency = agency,
                Owner = owner,
                DueOn = LateBy(step, London.DateOf(agreed)),
                VictimMaySee = $"{agency.Name} will do this: {what[(step - 1) % what.Length].ToLowerInvariant()}",
            }, setting.Rules, by, agreed.AddMinutes(step));
            action.Accept(made, null, by, agreed.AddDays(1));
        }
        review.Final(agreed.AddDays(2));
        review.Passed();
    }

    // The latest due day for which so many steps have been taken by today.
    private DateOnly LateBy(int step, DateOnly agreed)
    {
        var due = _today.AddDays(-1);
        while (due > agreed && ActionNotices.Of(due, setting.Rules.Procedure, setting.Rules.Calendar).Count(n => n.Kind == NoticeKind.Overdue && n.Day < _today) < step) due = due.AddDays(-1);
        return due;
    }

    private AgreedAction Agree(DateTimeOffset agreed, string kind, string what, string why, DateOnly due, string? victim, string? restricted = null, bool first = false, string? power = null)
    {
        var action = review.Plan.Agree(made, new()
        {
            What = what,
            Why = why,
            Agency = review.Of(kind),
            Owner = review.OwnerAt(kind),
            DueOn = due,
            VictimMaySee = victim,
            Restricted = RestrictedText.From(restricted),
            TellVictimFirst = first,
            Power = power is null ? null : new(PowerCatalogue.BuiltIn.Find(power)!, PersonAge.Adult, new Dictionary<string, bool>()),
        }, setting.Rules, by, agreed);
        action.Accept(made, null, review.OfficerOf(kind), agreed.AddDays(1));
        return action;
    }
}
