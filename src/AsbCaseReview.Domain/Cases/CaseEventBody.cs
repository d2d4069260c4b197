using System.Text.Json.Serialization;

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
[JsonDerivedType(typeof(Happened.MessageSetAside), "messageSetAside")]
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
        /// <summary>Absent in events from before waiting had an end.</summary>
        public DateOnly? LookAgainOn { get; init; }

        public override CaseEventKind Kind => CaseEventKind.ConsentAsked;

        public override Sentence Describe() => LookAgainOn is { } day ? new("Consent of {0} asked {1}. To be looked at again on {2}.", Person, How, day) : new("Consent of {0} asked {1}.", Person, How);
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

    public sealed record RiskAssessed(string Matrix, int Score, string Band, string? Note, string? Person = null) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.RiskAssessed;

        public override Sentence Describe() => Person is null
            ? new("Risk assessed with “{0}”: {1} points, {2}.", Matrix, Score, Band)
            : new("Risk of {3} assessed with “{0}”: {1} points, {2}.", Matrix, Score, Band, Person);
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
