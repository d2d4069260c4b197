using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Cases;

/// <summary>Why an application is out of scope.</summary>
public enum OutOfScope { CrownProsecutionServiceDecision, CourtDecision, ServiceComplaintOnly, NotAntiSocialBehaviour, AnotherArea }

public static class OutOfScopeTexts
{
    /// <summary>As the timeline says it; kept in events, so it is never changed.</summary>
    public static string Text(this OutOfScope reason) => reason switch
    {
        OutOfScope.CrownProsecutionServiceDecision => "a decision of the Crown Prosecution Service",
        OutOfScope.CourtDecision => "a decision of a court",
        OutOfScope.ServiceComplaintOnly => "a complaint about a service only",
        OutOfScope.AnotherArea => "it happens in another area",
        _ => "not anti-social behaviour (section 105(4))",
    };
}

public sealed partial class Case
{
    /// <summary>How the applicant asked for their application to be withdrawn.</summary>
    public static class WithdrawnHow
    {
        public const string Online = "on their own page";
        public const string InWriting = "in writing, kept with the case";
        public const string Spoken = "by telephone or in person";
    }

    /// <summary>
    /// The applicant withdraws. While the statutory number of complaints stands, only they can, themselves or in writing:
    /// an officer's note of a conversation does not end a case that must be reviewed.
    /// </summary>
    public void Withdraw(string how, string inTheirWords, string pressureFound, CaseRules rules, Actor by, DateTimeOffset at)
    {
        if (by.Role != ActorRole.Applicant)
        {
            Needs(pressureFound, new("Say what was done to see whether somebody put pressure on them, and what was found."));
            if (how != WithdrawnHow.InWriting) MustNotEndBeforeReview(rules);
        }
        Raise(new Happened.Withdrawn(how, inTheirWords, by.Role != ActorRole.Applicant, pressureFound), by, at, AnchorKind.Closed);
    }

    /// <summary>
    /// Somebody who was about to withdraw says that they are pressed to. Nothing is withdrawn; the case comes first in My work
    /// until somebody has spoken with them.
    /// </summary>
    public void TellPressure(Guid personId, string words, Actor by, DateTimeOffset at)
    {
        InDanger = true;
        Raise(new Happened.PressureTold(Person(personId).Name, words), by, at);
    }

    public void SignpostElsewhere(string where, string why, CaseRules rules, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Say why this is not for an ASB Case Review. The applicant will read it."));
        MustNotEndBeforeReview(rules);
        Raise(new Happened.SignpostedElsewhere(where, why), by, at, AnchorKind.Closed);
    }

    public void CloseAsOutOfScope(OutOfScope reason, string why, CaseRules rules, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Say why it is out of scope. The applicant will read it."));
        MustNotEndBeforeReview(rules);
        Raise(new Happened.ClosedOutOfScope(reason.Text(), why), by, at, AnchorKind.Closed);
    }

    /// <summary>Contact is given up after attempts that were recorded, by at least two ways or on three days.</summary>
    /// <param name="attempts">The recorded attempts: how, and on which day.</param>
    public void GiveUpContact(IReadOnlyCollection<(string How, DateOnly On)> attempts, CaseRules rules, Actor by, DateTimeOffset at)
    {
        MustNotEndBeforeReview(rules);
        MustHaveTried(attempts);
        Raise(new Happened.ContactGivenUp(attempts.Count), by, at, AnchorKind.ContactGivenUp);
    }

    public void CloseForNoContact(IReadOnlyCollection<(string How, DateOnly On)> attempts, CaseRules rules, Actor by, DateTimeOffset at)
    {
        MustNotEndBeforeReview(rules);
        MustHaveTried(attempts);
        Raise(new Happened.ClosedNoContact(attempts.Count), by, at, AnchorKind.Closed);
    }

    private static void MustHaveTried(IReadOnlyCollection<(string How, DateOnly On)> attempts)
    {
        if (attempts.Select(a => a.How).Distinct().Count() < 2 && attempts.Select(a => a.On).Distinct().Count() < 3)
            throw new RuleRefusedException(new("Attempts to reach them by two ways that are safe, or on three different days, have to be recorded first. Recorded so far: {0}.", attempts.Count));
    }

    /// <summary>Recorded once; everything that was to go out is stopped.</summary>
    public void RecordDeath(Guid personId, DateOnly on, Actor by, DateTimeOffset at)
    {
        if (on > London.DateOf(at)) throw new RuleRefusedException(new("The date lies in the future."));
        var person = Person(personId);
        person.DiedOn = on;
        OutgoingStopped |= person.IsApplicant || person.Part == PersonPart.Victim;
        Raise(new Happened.DeathRecorded(person.Name), by, at);
    }

    /// <summary>A new round in the same case: a referral back, or circumstances that changed.</summary>
    public void Reopen(string why, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Say why it is reopened."));
        NewRound(new Happened.Reopened(why, Stage), review: Stage == CaseStage.Closed && Decisions.Any(d => d.Met), by, at);
    }

    /// <summary>
    /// While three qualifying complaints stand (or the lower local number), nothing ends or parks the case before a
    /// review: not "out of scope", "no contact", "vexatious", nor a condition that the Act does not know.
    /// </summary>
    /// <exception cref="RuleRefusedException">The statutory number stands and no review has been held.</exception>
    private void MustNotEndBeforeReview(CaseRules rules)
    {
        if (Stage >= CaseStage.PanelHeld) return;
        var statute = Assess(rules.Procedure).Statute;
        if (statute.Met)
            throw new RuleRefusedException(new("{0} qualifying complaints stand and {1} are needed, so a review must be held and the case cannot be ended here. If you think that one of them does not count, set it apart first, with the reason.", statute.Counted, statute.Needed), "s.104(4)");
    }
}
