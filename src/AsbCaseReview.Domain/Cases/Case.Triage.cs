using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Risk;

namespace AsbCaseReview.Domain.Cases;

public sealed partial class Case
{
    public void Assign(StaffMember to, string? from, Actor by, DateTimeOffset at)
    {
        AssigneeId = to.Id;
        Raise(new Happened.Assigned(to.Name, from), by, at);
    }

    /// <summary>One act for all: the application goes to every relevant body of the local government area.</summary>
    /// <remarks>s.104(3)(b).</remarks>
    public void PassToRelevantBodies(IReadOnlyList<string> bodies, Actor by, DateTimeOffset at)
    {
        if (bodies.Count == 0) throw new RuleRefusedException(new("No relevant body is known for this area. Add the agencies of the area first."), "s.104(3)(b)");
        PassedOn = London.DateOf(at);
        Raise(new Happened.PassedToRelevantBodies(bodies), by, at);
    }

    /// <summary>Safeguarding, MARAC, domestic abuse and other referrals are recorded at once and never wait for consent.</summary>
    public void RecordReferral(string to, string why, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Say why the referral was made."));
        Raise(new Happened.ReferralMade(to, why), by, at);
    }

    /// <summary>Acknowledged otherwise than by letter; a letter of acknowledgement does this when it is issued.</summary>
    public void Acknowledge(string how, Actor by, DateTimeOffset at) => Raise(new Happened.Acknowledged(how), by, at, AnchorKind.Acknowledged);

    /// <param name="lookAgain">The day on which somebody looks at it again; null: as the procedure, or our own convention, has it.</param>
    public void AskConsent(Guid personId, string how, DateOnly? lookAgain, CaseRules rules, Actor by, DateTimeOffset at)
    {
        var person = Person(personId);
        WaitUntil(lookAgain, rules, at);
        person.Consent = person.Consent with { State = ConsentState.Asked, How = how, On = London.DateOf(at) };
        Raise(new Happened.ConsentAsked(person.Name, how) { LookAgainOn = LookAgainOn }, by, at, AnchorKind.ConsentAsked, to: Stage.IsEarly() && person.IsApplicant ? CaseStage.AwaitingConsentOrInformation : null);
    }

    /// <param name="on">The day on which it was given; not in the future.</param>
    public void ConfirmConsent(Guid personId, AuthorityKind basis, string how, string confirmedBy, DateOnly on, CaseRules rules, Actor by, DateTimeOffset at)
    {
        if (on > London.DateOf(at)) throw new RuleRefusedException(new("Consent cannot have been given after today."));
        var person = Person(personId);
        person.Consent = new()
        {
            State = basis is AuthorityKind.CannotConsent or AuthorityKind.Safeguarding ? ConsentState.NotNeeded : ConsentState.Given,
            Basis = basis,
            How = how,
            ConfirmedBy = confirmedBy,
            On = on,
        };
        StopWaiting();
        var name = basis switch
        {
            AuthorityKind.WrittenConsent => "written consent",
            AuthorityKind.PowerOfAttorney => "power of attorney",
            AuthorityKind.CannotConsent => "cannot consent; proceeded without, in their interest",
            _ => "safeguarding; proceeded without consent",
        };
        Raise(new Happened.ConsentConfirmed(person.Name, name, how, confirmedBy), by, at, AnchorKind.ConsentConfirmed, on == London.DateOf(at) ? rules.CountsFrom(AnchorKind.ConsentConfirmed, at) : on);
    }

    public void RecordConsentRefused(Guid personId, string how, Actor by, DateTimeOffset at)
    {
        var person = Person(personId);
        person.Consent = person.Consent with { State = ConsentState.Refused, How = how, On = London.DateOf(at) };
        StopWaiting();
        Raise(new Happened.ConsentRefused(person.Name, how), by, at);
    }

    /// <summary>
    /// A victim's consent, or an advocate's authority, withdrawn. It is looked at for pressure, and stops only what it
    /// must: their own letters and sharing, never another victim's, nor the review itself.
    /// </summary>
    public void RecordConsentWithdrawn(Guid personId, string how, string pressureFound, string stops, Actor by, DateTimeOffset at)
    {
        Needs(pressureFound, new("Say what was done to see whether somebody put pressure on them, and what was found."));
        Needs(stops, new("Say what stops because of it, and what goes on."));
        var person = Person(personId);
        person.Consent = person.Consent with { State = ConsentState.Withdrawn, How = how, On = London.DateOf(at) };
        StopWaiting();
        Raise(person.Part is PersonPart.Representative or PersonPart.SafeAdult
            ? new Happened.AuthorityWithdrawn(person.Name, how, true, pressureFound, stops)
            : new Happened.ConsentWithdrawn(person.Name, how, true, pressureFound, stops), by, at);
    }

    /// <param name="reached">Whether they were reached; then they are no longer shown first as in danger.</param>
    public void RecordContact(Guid personId, string how, bool reached, string note, Actor by, DateTimeOffset at)
    {
        var person = Person(personId);
        if (!reached)
        {
            Raise(new Happened.ContactAttempted(person.Name, how, note), by, at);
            return;
        }
        InDanger = false;
        Raise(new Happened.ContactMade(person.Name, how, note), by, at, AnchorKind.ContactMade);
    }

    /// <summary>Asks for what is missing, by a day: waiting always has an end. Clocks wait only where the procedure says so.</summary>
    public void AskForInformation(string what, DateOnly until, CaseRules rules, Actor by, DateTimeOffset at)
    {
        Needs(what, new("Say what is missing."));
        if (until < London.DateOf(at)) throw new RuleRefusedException(new("The day by which you ask for it has passed."), about: "By");
        WaitUntil(until, rules, at, about: "By");
        Raise(new Happened.InformationAsked(what, until), by, at, AnchorKind.InformationAsked);
    }

    public void RecordInformation(string what, CaseRules rules, Actor by, DateTimeOffset at)
    {
        Needs(what, new("Say what was given."));
        StopWaiting();
        Raise(new Happened.InformationGiven(what), by, at, AnchorKind.InformationGiven, rules.CountsFrom(AnchorKind.InformationGiven, at));
    }

    /// <param name="since">The day since which nothing was missing, as it arrived; clocks that run from "complete" count from it.</param>
    public void MarkComplete(DateOnly since, string note, CaseRules rules, Actor by, DateTimeOffset at)
    {
        var today = London.DateOf(at);
        if (since < ReceivedOn || since > today) throw new RuleRefusedException(new("The application was received on {0}: it can have been complete from then until today.", ReceivedOn));
        var counts = since == ReceivedOn ? rules.CountsFrom(AnchorKind.ApplicationComplete, ReceivedAt)
            : since == today ? rules.CountsFrom(AnchorKind.ApplicationComplete, at)
            : rules.CountsFrom(AnchorKind.ApplicationComplete, London.Instant(since, new TimeOnly(12, 0)));
        StopWaiting();
        Raise(new Happened.ApplicationCompleted(note), by, at, AnchorKind.ApplicationComplete, counts);
    }

    public void ChangePerson(Guid personId, Action<CasePerson> change, IReadOnlyList<string> changes, Actor by, DateTimeOffset at)
    {
        var person = Person(personId);
        change(person);
        if (person.IsApplicant) ApplicantName = person.Name;
        Vulnerable |= person is { Part: PersonPart.Victim, IsUnder18: true };
        Raise(new Happened.PersonChanged(person.Name, changes), by, at);
    }

    public void AddPerson(CasePerson person, Actor by, DateTimeOffset at)
    {
        People.Add(person);
        Raise(new Happened.PersonAdded(person.Name, person.Part switch
        {
            PersonPart.Victim => "a victim",
            PersonPart.Representative => "somebody who acts for the victim",
            PersonPart.SafeAdult => "a safe adult",
            _ => "somebody who supports the victim",
        }), by, at);
    }

    public int NextPersonNumber => People.Count == 0 ? 1 : People.Max(p => p.Number) + 1;

    /// <summary>Answers to what the procedure asks beside the complaints. Shown and recorded; they never refuse.</summary>
    public void RecordConditions(IReadOnlyDictionary<string, bool> answers, Actor by, DateTimeOffset at)
    {
        Application.Conditions = new Dictionary<string, bool>(answers);
        Raise(new Happened.ConditionsRecorded(answers), by, at);
    }

    /// <summary>Each victim has a risk of their own; the case shows the highest of what stands now.</summary>
    public void AssessRisk(RiskAssessment assessment, Actor by, DateTimeOffset at)
    {
        RiskAssessments.Add(assessment);
        RiskBand = RiskNow.MaxBy(r => r.Score)!.Band;
        Vulnerable = RiskNow.Any(r => r.Vulnerable) || People.Any(p => p is { Part: PersonPart.Victim, IsUnder18: true });
        Raise(new Happened.RiskAssessed(assessment.Matrix, assessment.Score, assessment.Band, null, People.Find(p => p.Number == assessment.PersonNumber)?.Name), by, at, AnchorKind.RiskAssessed, assessment.On);
    }

    public void LinkTo(Case other, string why, Actor by, DateTimeOffset at) => Record(new Happened.CasesLinked(other.Reference, why), by, at, subject: other.Id.ToString());

    /// <summary>Sets the date of a limit for which the procedure gives none, or extends one where it allows that.</summary>
    /// <param name="subject">Of the deadline; empty for the case itself.</param>
    /// <param name="was">The due day so far, if there was one.</param>
    /// <param name="counted">The day that the procedure itself gives (<see cref="Deadlines.Timetable.Counted"/>): an extension is measured from it, however often it is extended.</param>
    /// <exception cref="RuleRefusedException">The procedure does not allow it to be extended, or not so far, or the date is past.</exception>
    public void SetDate(TimeLimit limit, string subject, DateOnly? was, DateOnly? counted, DateOnly date, string why, CaseRules rules, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Give the reason."));
        if (date < London.DateOf(at)) throw new RuleRefusedException(new("A new date cannot be in the past."), about: "Date");
        var key = Deadlines.Timetable.DateSetSubject(limit.Limit, subject);
        if (limit.State == LimitState.Period)
        {
            if (limit.Extension is not { } extension)
                throw new RuleRefusedException(new("The procedure does not say that “{0}” may be extended. It stays due and shows as late; tell the applicant why with a letter about the delay.", limit.Name), limit.Source.Paragraph);
            if (extension.LastDay(counted, rules.Working) is { } last && date > last)
                throw new RuleRefusedException(new("“{0}” may be extended by {1} at most, to {2}. {3}", limit.Name, extension.AtMost!.Value.ToString(), last, Deadlines.DeadlineWorking.SourceOf(extension.Source, rules.Procedure)), about: "Date");
            Raise(new Happened.DeadlineExtended(limit.Name, was, date, why), by, at, AnchorKind.DateSet, date, key);
        }
        else
        {
            Raise(new Happened.DateSet(limit.Name, date, why), by, at, AnchorKind.DateSet, date, key);
        }
    }
}
