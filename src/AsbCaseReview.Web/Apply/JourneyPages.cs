using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Web.Apply;

/// <summary>Every question of the application, in order. The pages, the task list and "check your answers" all read it here.</summary>
public static class JourneyPages
{
    public static IReadOnlyDictionary<AuthorityKind, string> Authorities { get; } = new Dictionary<AuthorityKind, string>
    {
        [AuthorityKind.WrittenConsent] = "They have agreed in writing",
        [AuthorityKind.PowerOfAttorney] = "I have power of attorney, or am their parent or guardian",
        [AuthorityKind.CannotConsent] = "They cannot agree themselves",
        [AuthorityKind.Safeguarding] = "They are at risk, and I apply to keep them safe",
    };

    public static IReadOnlyList<JourneyTask> Tasks { get; } =
    [
        new("Where it happens", "Place",
        [
            One("danger", "Are you, or is anybody else, in danger now?", s => s.Answers.InDanger is not null, s => [YesNo(s.Answers.InDanger)]),
            One("place", "Where does it happen?", s => s.Answers.Place is not null, s => [s.Answers.Place, s.Answers.PlacePostcode]),
            One("council", "Which council area is that in?", s => s.Where is not null, s => [s.Where?.Name]),
        ]),
        new("Who is applying", "People",
        [
            One("who", "Who is this application for?", s => s.Answers.ApplicantIs is not null, s => [s.ForSomebody ? new Sentence("Somebody else") : new("Me, or my business or group")]),
            One("kind", "Who is affected?", s => s.Answers.VictimKind is not null, s => [s.Answers.VictimKind switch { PersonKind.Business => new Sentence("A business"), PersonKind.CommunityGroup => new("A community group"), _ => new("A person") }]),
            One("authority", "How do you come to apply for them?", s => s.Answers.Authority is not null, s => [s.Answers.Authority is { } kind ? new Sentence(Authorities[kind]) : null, s.Answers.AuthorityDetail]) with { Asked = s => s.ForSomebody },
            new("name", "What is your name?", s => s.Answers.Applicant?.Name is not null && (s.ForSomebody || IsWho(s.Answers.Applicant, s)), s => [new("Your name", s.Answers.Applicant?.Name), .. !s.ForSomebody && !s.IsPerson ? [new AnswerRow("Whom to ask for", s.Answers.Applicant?.ContactName)] : Array.Empty<AnswerRow>(), .. !s.ForSomebody && s.IsPerson ? [new AnswerRow("Under 18", YesNo(s.Answers.Applicant?.IsUnder18))] : Array.Empty<AnswerRow>()]),
            new("victim", "What is the name of the victim?", s => s.Answers.Victim?.Name is not null && IsWho(s.Answers.Victim, s), s => [new("Name of the victim", s.Answers.Victim?.Name), .. s.IsPerson ? [new AnswerRow("Under 18", YesNo(s.Answers.Victim?.IsUnder18))] : new[] { new AnswerRow("Whom to ask for", s.Answers.Victim?.ContactName) }]) { Asked = s => s.ForSomebody },
            One("safe-adult", "Which adult can we talk to?", s => s.Victim?.SafeAdultName is not null, s => [s.Victim?.SafeAdultName, s.Victim?.SafeAdultContact]) with { Asked = s => s.IsPerson && s.Victim?.IsUnder18 == true },
            One("relation", "Is the person who does it a partner or relative, or were they once?", s => s.Answers.RelationAnswered, s => [s.Answers.PartnerOrRelative is null ? new Sentence("I would rather not say") : YesNo(s.Answers.PartnerOrRelative)]) with { Asked = s => s.IsPerson },
        ]),
        new("How to reach you safely", "Contact",
        [
            new("contact", "How can we reach you safely?", s => s.Answers.Applicant?.SafeContact is not null, s => Ways(s.Answers.Applicant)),
            new("online", "Is it safe for you to follow this online?", s => s.Answers.Applicant?.OnlineAnswered == true, s => [new("Follow it online", YesNo(s.Answers.Applicant?.SafeContact?.OnlineSafe)), new("Details in e-mails", YesNo(s.Answers.Applicant?.SafeContact?.DetailInEmail))]),
            new("victim-contact", "How can we reach the victim safely?", s => s.Answers.Victim?.SafeContact is not null, s => Ways(s.Answers.Victim)) { Asked = s => s.ForSomebody },
            new("support", "Is there anything that would make this easier for you?", s => s.Answers.SupportAnswered, s => [new("Language", s.Answers.Language), new("Interpreter", YesNo(s.Answers.InterpreterNeeded)), new("What would help", s.Answers.SupportNeeds), new("Somebody who helps you", s.Answers.HelperName, s.Answers.HelperContact)]),
        ]),
        new("What you reported", "Reports",
        [
            new("reports", "What you reported", s => s.Answers.ReportsDone && s.Answers.Reports.All(r => r.IsDone), s => s.Answers.Reports.Count == 0 ? [new("Reports", new Sentence("None"))] : s.Answers.Reports.Select((r, i) => new AnswerRow(new Sentence("Report {0}", i + 1), ReportWords.Summary(r)) { By = ". " })),
            One("still", "Is it still going on?", s => s.Answers.StillGoingOnAnswered, s => [s.Answers.StillGoingOn is null ? new Sentence("I am not sure") : YesNo(s.Answers.StillGoingOn)]),
            new("conditions", "What has been done about it?", s => s.Answers.ConditionsAnswered, s => s.Conditions.Select(c => new AnswerRow(c.Question!, s.Answers.Conditions.TryGetValue(c.Condition, out var yes) ? YesNo(yes) : new Sentence("I do not know")))) { Asked = s => s.Conditions.Count > 0 },
        ]),
        new("How it affects you", "About you",
        [
            One("effect", "How does it affect you?", s => s.Answers.Effect is not null, s => [s.Answers.Effect]),
            One("wish", "What would you like to happen?", s => s.Answers.Wish is not null, s => [s.Answers.Wish]),
            new("cause", "Do you know who causes it?", s => s.Answers.KnowsWhoCausesIt is not null, s => [new("Do you know who causes it?", YesNo(s.Answers.KnowsWhoCausesIt)), .. s.Answers.KnowsWhoCausesIt == true ? [new AnswerRow("Who causes it", s.Answers.WhoCausesIt), new AnswerRow("Under 18", s.Answers.WhoCausesItUnder18 is null ? new Sentence("I do not know") : YesNo(s.Answers.WhoCausesItUnder18))] : Array.Empty<AnswerRow>()]),
        ]),
        // Where the procedure counts people or households this has to be answered; elsewhere it may be left out.
        new("Other people affected", "Others", [new("others", "Does it affect anybody else?", s => s.Answers.OthersAffected is not null, Others) { Optional = s => s.Procedure?.Application.AsksOthersAffected != true }]),
        new("Files", "Files", [One("files", "Do you have anything to show us?", s => s.Answers.EvidenceDone, s => s.Files.Count == 0 ? [new Sentence("None")] : [.. s.Files.Select(f => f.Name)]) with { Optional = _ => true }]),
        new("Sharing what you told us", "Sharing", [One("consent", "May we share what you tell us with the agencies?", s => s.Answers.ConsentToShare is not null, s => [YesNo(s.Answers.ConsentToShare)])]),
    ];

    // Beside the name: whether a person is a child, whom to ask for at a business. Asked again where an answer further up changed what they are.
    private static bool IsWho(DraftPerson victim, JourneyState s) => s.IsPerson ? victim.IsUnder18 is not null : victim.ContactName is not null;

    private static JourneyPage One(string path, string question, Func<JourneyState, bool> answered, Func<JourneyState, IReadOnlyList<object?>> value) =>
        new(path, question, answered, s => [new(question, value(s))]);

    private static IEnumerable<AnswerRow> Others(JourneyState s)
    {
        yield return new("Does it affect anybody else?", YesNo(s.Answers.OthersAffected));
        if (s.Answers.OthersAffected != true) yield break;
        yield return new("About them", s.Answers.AlsoAffected);
        foreach (var other in s.Answers.Others) yield return new("On this application too", other.Name, other.Consents == true ? new Sentence("has agreed") : new("has not been asked yet"));
    }

    private static IEnumerable<AnswerRow> Ways(DraftPerson? person)
    {
        IReadOnlyList<object?> Way(bool? safe, params IReadOnlyList<object?> where) => safe == true ? where : [new Sentence("Not safe")];
        yield return new("E-mail", Way(person?.SafeContact?.EmailSafe, person?.Email, person?.SafeContact?.EmailWhen));
        yield return new("Telephone", Way(person?.SafeContact?.TelephoneSafe, person?.Phone, person?.SafeContact?.TelephoneWhen));
        yield return new("Post", Way(person?.SafeContact?.PostSafe, person?.Address, person?.Postcode, person?.SafeContact?.PostWhen));
    }

    private static Sentence? YesNo(bool? answer) => answer switch { true => new("Yes"), false => new("No"), _ => null };
}

/// <summary>A report in a few words: sentences of ours, and what was typed as it is.</summary>
public static class ReportWords
{
    public static IReadOnlyList<object?> Summary(DraftReport report) =>
    [
        report.WhatHappened is { Length: > 120 } long_ ? $"{long_[..120]}…" : report.WhatHappened,
        report.Happened is { } happened ? new Sentence("Happened {0}", When(happened)) : null,
        report.Reported is { } reported ? new Sentence("Reported {0} to {1}", When(reported), Agency(report.AgencyKind, report.AgencyName)) : null,
        .. report.AlsoTold.Select(a => new Sentence("Also told: {0}", Agency(a.AgencyKind, a.AgencyName))),
        report.IsDone ? null : new Sentence("Not finished"),
    ];

    public static Sentence When(DraftDate date) => date.MonthOnly ? new("in {0}", date.Day.ToString("MMMM yyyy", System.Globalization.CultureInfo.CurrentCulture)) : date.About ? new("about {0}", date.Day) : new("on {0}", date.Day);

    /// <summary>The name that was typed, as it is; else the kind of agency.</summary>
    public static object Agency(string? kind, string? name) => name is { Length: > 0 } ? name : new Sentence(kind is null ? "somebody" : AgencyKinds.InSentence.GetValueOrDefault(kind, "somebody"));
}
