using System.Text.Json.Serialization;
using AsbCaseReview.Domain.Thresholds;

namespace AsbCaseReview.Domain.Cases;

/// <summary>What an event has to tell beside who and when. Kept as JSON; a discriminator is never renamed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Happened.ApplicationReceived), "applicationReceived")]
[JsonDerivedType(typeof(Happened.CaseTakenOver), "caseTakenOver")]
[JsonDerivedType(typeof(Happened.Assigned), "assigned")]
[JsonDerivedType(typeof(Happened.PassedToRelevantBodies), "passedToRelevantBodies")]
[JsonDerivedType(typeof(Happened.ReportsAskedAbout), "reportsAskedAbout")]
[JsonDerivedType(typeof(Happened.ReportsAnswered), "reportsAnswered")]
[JsonDerivedType(typeof(Happened.ReferralMade), "referralMade")]
[JsonDerivedType(typeof(Happened.Acknowledged), "acknowledged")]
[JsonDerivedType(typeof(Happened.ConsentAsked), "consentAsked")]
[JsonDerivedType(typeof(Happened.ConsentConfirmed), "consentConfirmed")]
[JsonDerivedType(typeof(Happened.ConsentRefused), "consentRefused")]
[JsonDerivedType(typeof(Happened.ConsentWithdrawn), "consentWithdrawn")]
[JsonDerivedType(typeof(Happened.AuthorityWithdrawn), "authorityWithdrawn")]
[JsonDerivedType(typeof(Happened.ContactAttempted), "contactAttempted")]
[JsonDerivedType(typeof(Happened.ContactMade), "contactMade")]
[JsonDerivedType(typeof(Happened.ContactGivenUp), "contactGivenUp")]
[JsonDerivedType(typeof(Happened.InformationAsked), "informationAsked")]
[JsonDerivedType(typeof(Happened.InformationGiven), "informationGiven")]
[JsonDerivedType(typeof(Happened.ApplicationCompleted), "applicationCompleted")]
[JsonDerivedType(typeof(Happened.PersonChanged), "personChanged")]
[JsonDerivedType(typeof(Happened.PersonAdded), "personAdded")]
[JsonDerivedType(typeof(Happened.ConditionsRecorded), "conditionsRecorded")]
[JsonDerivedType(typeof(Happened.RiskAssessed), "riskAssessed")]
[JsonDerivedType(typeof(Happened.ComplaintAdded), "complaintAdded")]
[JsonDerivedType(typeof(Happened.ComplaintVerified), "complaintVerified")]
[JsonDerivedType(typeof(Happened.ComplaintCorrected), "complaintCorrected")]
[JsonDerivedType(typeof(Happened.ComplaintsJoined), "complaintsJoined")]
[JsonDerivedType(typeof(Happened.ComplaintSetAsideProposed), "complaintSetAsideProposed")]
[JsonDerivedType(typeof(Happened.ComplaintSetAside), "complaintSetAside")]
[JsonDerivedType(typeof(Happened.ComplaintReinstated), "complaintReinstated")]
[JsonDerivedType(typeof(Happened.AuthorityGiven), "authorityGiven")]
[JsonDerivedType(typeof(Happened.ThresholdDecided), "thresholdDecided")]
[JsonDerivedType(typeof(Happened.LetterDrafted), "letterDrafted")]
[JsonDerivedType(typeof(Happened.LetterIssued), "letterIssued")]
[JsonDerivedType(typeof(Happened.LetterPosted), "letterPosted")]
[JsonDerivedType(typeof(Happened.LetterViewed), "letterViewed")]
[JsonDerivedType(typeof(Happened.MessageSent), "messageSent")]
[JsonDerivedType(typeof(Happened.MessageGivenUp), "messageGivenUp")]
[JsonDerivedType(typeof(Happened.MessageBounced), "messageBounced")]
[JsonDerivedType(typeof(Happened.MessageUncertain), "messageUncertain")]
[JsonDerivedType(typeof(Happened.MessageWithheld), "messageWithheld")]
[JsonDerivedType(typeof(Happened.EvidenceAdded), "evidenceAdded")]
[JsonDerivedType(typeof(Happened.NoteAdded), "noteAdded")]
[JsonDerivedType(typeof(Happened.CasesLinked), "casesLinked")]
[JsonDerivedType(typeof(Happened.DateSet), "dateSet")]
[JsonDerivedType(typeof(Happened.DeadlineExtended), "deadlineExtended")]
[JsonDerivedType(typeof(Happened.DeadlineRecomputed), "deadlineRecomputed")]
[JsonDerivedType(typeof(Happened.ReminderSent), "reminderSent")]
[JsonDerivedType(typeof(Happened.OverdueNoticeSent), "overdueNoticeSent")]
[JsonDerivedType(typeof(Happened.SignpostedElsewhere), "signpostedElsewhere")]
[JsonDerivedType(typeof(Happened.ClosedOutOfScope), "closedOutOfScope")]
[JsonDerivedType(typeof(Happened.ClosedNoContact), "closedNoContact")]
[JsonDerivedType(typeof(Happened.Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(Happened.DeathRecorded), "deathRecorded")]
[JsonDerivedType(typeof(Happened.PressureTold), "pressureTold")]
[JsonDerivedType(typeof(Happened.AccessCodeGiven), "accessCodeGiven")]
[JsonDerivedType(typeof(Happened.InformationGatheringBegun), "informationGatheringBegun")]
[JsonDerivedType(typeof(Happened.PanelArranged), "panelArranged")]
[JsonDerivedType(typeof(Happened.PanelHeld), "panelHeld")]
[JsonDerivedType(typeof(Happened.OutcomeTold), "outcomeTold")]
[JsonDerivedType(typeof(Happened.ActionsAgreed), "actionsAgreed")]
[JsonDerivedType(typeof(Happened.Closed), "closed")]
[JsonDerivedType(typeof(Happened.Reopened), "reopened")]
public abstract partial record CaseEventBody
{
    [JsonIgnore]
    public abstract CaseEventKind Kind { get; }

    /// <summary>The event as the timeline says it, for staff.</summary>
    public abstract Sentence Describe();
}

/// <summary>A value that was corrected: its name, what it was and what it is.</summary>
public sealed record ValueChange(string What, string From, string To);

/// <summary>What can happen to a case, one record each.</summary>
public static partial class Happened
{
    public sealed record ApplicationReceived(string Channel, bool InDanger) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ApplicationReceived;

        public override Sentence Describe() => new("Application received {0}.", Words.Channel(Channel));
    }

    public sealed record CaseTakenOver(string From, CaseStage Stage) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.CaseTakenOver;

        public override Sentence Describe() => new("Case taken over from {0}, standing at “{1}”. Nothing was sent for what had happened before.", From, Stage.Name());
    }

    public sealed record Assigned(string To, string? From) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.Assigned;

        public override Sentence Describe() => From is null ? new("Assigned to {0}.", To) : new("Assigned to {0}; it was with {1}.", To, From);
    }

    public sealed record PassedToRelevantBodies(IReadOnlyList<string> Bodies) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PassedToRelevantBodies;

        public override Sentence Describe() => new("Application passed on to the relevant bodies of the area: {0} (section 104(3)).", Words.List(Bodies));
    }

    public sealed record ReportsAskedAbout(string Agency, DateOnly By) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ReportsAskedAbout;

        public override Sentence Describe() => new("{0} asked to confirm the reports by {1} (Schedule 4 paragraph 7).", Agency, By);
    }

    public sealed record ReportsAnswered(string Agency, int Confirmed, int NotFound, int Added, bool Confirmation) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ReportsAnswered;

        public override Sentence Describe() => new("{0} answered about the reports: {1} confirmed, {2} not found, {3} more found.", Agency, Confirmed, NotFound, Added);
    }

    public sealed record ReferralMade(string To, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ReferralMade;

        public override Sentence Describe() => new("Referred to {0}: {1}", To, Why);
    }

    public sealed record Acknowledged(string How) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.Acknowledged;

        public override Sentence Describe() => new("Application acknowledged {0}.", How);
    }

    public sealed record ConsentAsked(string Person, string How) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ConsentAsked;

        public override Sentence Describe() => new("Consent of {0} asked {1}.", Person, How);
    }

    public sealed record ConsentConfirmed(string Person, string Basis, string How, string ConfirmedBy) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ConsentConfirmed;

        public override Sentence Describe() => new("Consent for {0} confirmed: {1}, {2}, by {3}.", Person, Basis, How, ConfirmedBy);
    }

    public sealed record ConsentRefused(string Person, string How) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ConsentRefused;

        public override Sentence Describe() => new("{0} does not consent; told {1}.", Person, How);
    }

    public sealed record ConsentWithdrawn(string Person, string How, bool PressureLookedFor, string PressureFound, string Stops) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ConsentWithdrawn;

        public override Sentence Describe() => new("{0} withdrew consent {1}. Looked for pressure: {2}. What stops: {3}", Person, How, PressureFound, Stops);
    }

    public sealed record AuthorityWithdrawn(string Representative, string How, bool PressureLookedFor, string PressureFound, string Stops) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AuthorityWithdrawn;

        public override Sentence Describe() => new("The authority of {0} to act was withdrawn {1}. Looked for pressure: {2}. What stops: {3}", Representative, How, PressureFound, Stops);
    }

    public sealed record ContactAttempted(string Person, string How, string Result) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ContactAttempted;

        public override Sentence Describe() => new("Tried to reach {0} {1}: {2}", Person, How, Result);
    }

    public sealed record ContactMade(string Person, string How, string Said) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ContactMade;

        public override Sentence Describe() => new("Spoke with {0} {1}. {2}", Person, How, Said);
    }

    public sealed record ContactGivenUp(int Attempts) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ContactGivenUp;

        public override Sentence Describe() => new("No contact after {0} attempts; letter to be sent.", Attempts);
    }

    public sealed record InformationAsked(string What, DateOnly By) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.InformationAsked;

        public override Sentence Describe() => new("More information asked for by {0}: {1}", By, What);
    }

    public sealed record InformationGiven(string What) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.InformationGiven;

        public override Sentence Describe() => new("Information given: {0}", What);
    }

    public sealed record ApplicationCompleted(string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ApplicationCompleted;

        public override Sentence Describe() => new("Application marked complete. {0}", Note);
    }

    public sealed record PersonChanged(string Person, IReadOnlyList<string> Changes) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PersonChanged;

        public override Sentence Describe() => new("Details of {0} changed: {1}.", Person, Words.List(Changes));
    }

    public sealed record PersonAdded(string Person, string As) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PersonAdded;

        public override Sentence Describe() => new("{0} added as {1}.", Person, As);
    }

    public sealed record ConditionsRecorded(IReadOnlyDictionary<string, bool> Answers) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ConditionsRecorded;

        public override Sentence Describe() => new("Recorded beside the complaints: {0}.", Words.Answers(Answers));
    }

    public sealed record RiskAssessed(string Matrix, int Score, string Band, string? Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.RiskAssessed;

        public override Sentence Describe() => new("Risk assessed with “{0}”: {1} points, {2}.", Matrix, Score, Band);
    }

    public sealed record ComplaintAdded(int Number, string Source) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ComplaintAdded;

        public override Sentence Describe() => new("Report {0} added ({1}).", Number, Source);
    }

    public sealed record ComplaintVerified(int Number, string With, bool Traced, string? Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ComplaintVerified;

        public override Sentence Describe() => Traced ? new("Report {0} confirmed with {1}.", Number, With) : new("Report {0} was not traced by {1}. It counts all the same, unless somebody gives a reason.", Number, With);
    }

    public sealed record ComplaintCorrected(int Number, IReadOnlyList<ValueChange> Changes, string With, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ComplaintCorrected;

        public override Sentence Describe() => new("Report {0} corrected with {1}: {2}. {3}", Number, With, Words.Changes(Changes), Why);
    }

    public sealed record ComplaintsJoined(IReadOnlyList<int> Numbers, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ComplaintsJoined;

        public override Sentence Describe() => Numbers.Count > 1 ? new("Reports {0} are about the same incident. {1}", Words.List(Numbers), Why) : new("Report {0} is about an incident of its own. {1}", Words.List(Numbers), Why);
    }

    public sealed record ComplaintSetAsideProposed(int Number, string Reason) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ComplaintSetAsideProposed;

        public override Sentence Describe() => new("Proposed to set report {0} apart: {1} Fewer than the number needed would remain, so a second person from another relevant body has to agree.", Number, Reason);
    }

    public sealed record ComplaintSetAside(int Number, string Reason, string? AgreedWith) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ComplaintSetAside;

        public override Sentence Describe() => AgreedWith is null ? new("Report {0} set apart: {1}", Number, Reason) : new("Report {0} set apart: {1} Proposed by {2}.", Number, Reason, AgreedWith);
    }

    public sealed record ComplaintReinstated(int Number, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ComplaintReinstated;

        public override Sentence Describe() => new("Report {0} counts again. {1}", Number, Why);
    }

    public sealed record AuthorityGiven(string Officer, string Grade, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AuthorityGiven;

        public override Sentence Describe() => new("{0} ({1}) authorised a review: {2}", Officer, Grade, Why);
    }

    public sealed record ThresholdDecided(bool Met, ThresholdHow How, string? Route, string Summary) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ThresholdDecided;

        public override Sentence Describe() => Met ? new("Threshold met: {0}", Summary) : new("Threshold not met: {0}", Summary);
    }

    public sealed record LetterDrafted(string Letter) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.LetterDrafted;

        public override Sentence Describe() => new("Letter drafted: {0}.", Letter);
    }

    public sealed record LetterIssued(string Letter, string Number, string By) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.LetterIssued;

        public override Sentence Describe() => new("Letter {0} issued: {1}; it goes {2}.", Number, Letter, By);
    }

    public sealed record LetterPosted(string Letter, string Number) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.LetterPosted;

        public override Sentence Describe() => new("Letter {0} printed and posted: {1}.", Number, Letter);
    }

    public sealed record LetterViewed(string Letter, string Number) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.LetterViewed;

        public override Sentence Describe() => new("The applicant opened letter {0}: {1}.", Number, Letter);
    }

    public sealed record MessageSent(string About) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.MessageSent;

        public override Sentence Describe() => new("E-mail sent: {0}.", About);
    }

    public sealed record MessageGivenUp(string About, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.MessageGivenUp;

        public override Sentence Describe() => new("E-mail could not be sent and was given up: {0}. {1}", About, Why);
    }

    public sealed record MessageBounced(string About, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.MessageBounced;

        public override Sentence Describe() => new("E-mail came back: {0}. {1}", About, Why);
    }

    public sealed record MessageUncertain(string About) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.MessageUncertain;

        public override Sentence Describe() => new("It is not certain that an e-mail was sent: {0}. It is not sent again by itself.", About);
    }

    public sealed record MessageWithheld(string About, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.MessageWithheld;

        public override Sentence Describe() => new("Not sent: {0}. {1}", About, Why);
    }

    public sealed record EvidenceAdded(string Name, string From) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.EvidenceAdded;

        public override Sentence Describe() => new("File added: {0} ({1}).", Name, From);
    }

    public sealed record NoteAdded(string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.NoteAdded;

        public override Sentence Describe() => new("Note: {0}", Note);
    }

    public sealed record CasesLinked(string Other, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.CasesLinked;

        public override Sentence Describe() => new("Linked with case {0}: {1}", Other, Why);
    }

    public sealed record DateSet(string Limit, DateOnly Date, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.DateSet;

        public override Sentence Describe() => new("Date set for “{0}”: {1}. {2}", Limit, Date, Why);
    }

    public sealed record DeadlineExtended(string Limit, DateOnly? From, DateOnly Date, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.DeadlineExtended;

        public override Sentence Describe() => From is { } before ? new("“{0}” extended from {1} to {2}: {3}", Limit, before, Date, Why) : new("“{0}” extended to {1}: {2}", Limit, Date, Why);
    }

    public sealed record DeadlineRecomputed(string Limit, DateOnly? From, DateOnly? Date, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.DeadlineRecomputed;

        public override Sentence Describe() => new("“{0}” is now due on {1}; it was {2}. {3}", Limit, Words.Date(Date), Words.Date(From), Why);
    }

    public sealed record ReminderSent(string Limit, DateOnly Due, string To) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ReminderSent;

        public override Sentence Describe() => new("Reminder sent to {2}: “{0}” is due on {1}.", Limit, Due, To);
    }

    public sealed record OverdueNoticeSent(string Limit, DateOnly Due, string To) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.OverdueNoticeSent;

        public override Sentence Describe() => new("Overdue notice sent to {2}: “{0}” was due on {1}.", Limit, Due, To);
    }

    public sealed record SignpostedElsewhere(string Where, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.SignpostedElsewhere;

        public override Sentence Describe() => new("Signposted to {0}: {1}", Where, Why);
    }

    public sealed record ClosedOutOfScope(string Reason, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ClosedOutOfScope;

        public override Sentence Describe() => new("Closed as out of scope, {0}: {1}", Reason, Why);
    }

    public sealed record ClosedNoContact(int Attempts) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ClosedNoContact;

        public override Sentence Describe() => new("Closed: no contact after {0} attempts.", Attempts);
    }

    public sealed record Withdrawn(string How, string InTheirWords, bool PressureLookedFor, string PressureFound) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.Withdrawn;

        public override Sentence Describe() => new("Withdrawn by the applicant {0}. Looked for pressure: {1}", How, PressureFound);
    }

    public sealed record DeathRecorded(string Person) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.DeathRecorded;

        public override Sentence Describe() => new("The death of {0} was recorded. Everything that was to go out is stopped.", Person);
    }

    public sealed record PressureTold(string Person, string Words) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PressureTold;

        public override Sentence Describe() => new("{0} says that somebody puts pressure on them, and asks to be called by a way that is safe. {1}", Person, Words);
    }

    public sealed record AccessCodeGiven(string Person, string How) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AccessCodeGiven;

        public override Sentence Describe() => new("A code for “my case” was given to {0} {1}. Earlier codes of theirs no longer work.", Person, How);
    }

    public sealed record InformationGatheringBegun(string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.InformationGatheringBegun;

        public override Sentence Describe() => new("Gathering information from the agencies. {0}", Note);
    }

    public sealed record PanelArranged(DateOnly Date, string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PanelArranged;

        public override Sentence Describe() => new("Panel arranged for {0}. {1}", Date, Note);
    }

    public sealed record PanelHeld(string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PanelHeld;

        public override Sentence Describe() => new("Panel held. {0}", Note);
    }

    public sealed record OutcomeTold(string How) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.OutcomeTold;

        public override Sentence Describe() => new("Outcome told to the applicant {0}.", How);
    }

    public sealed record ActionsAgreed(string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ActionsAgreed;

        public override Sentence Describe() => new("Actions open. {0}", Note);
    }

    public sealed record Closed(string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.Closed;

        public override Sentence Describe() => new("Case closed. {0}", Why);
    }

    public sealed record Reopened(string Why, CaseStage Was) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.Reopened;

        public override Sentence Describe() => new("Reopened; it stood at “{1}”. {0}", Why, Was.Name());
    }

    private static class Words
    {
        public static string List<T>(IEnumerable<T> items) => string.Join(", ", items);

        public static string Date(DateOnly? date) => date?.ToString(Sentence.DateFormat, Sentence.English) ?? "not set";

        public static string Changes(IEnumerable<ValueChange> changes) => string.Join("; ", changes.Select(c => $"{c.What} was {c.From}, is {c.To}"));

        public static string Answers(IReadOnlyDictionary<string, bool> answers) => string.Join(", ", answers.Select(a => $"{a.Key}: {(a.Value ? "yes" : "no")}"));

        public static string Channel(string channel) => channel switch
        {
            "online" => "online",
            "telephone" => "by telephone",
            "email" => "by e-mail",
            "writing" => "by letter",
            "visit" => "in person",
            _ => "another way",
        };
    }
}
