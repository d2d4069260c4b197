using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Thresholds;

namespace AsbCaseReview.Domain.Applications;

/// <summary>What a draft becomes when it is sent: the application, the people on it, and a complaint for each report.</summary>
public static class SentDraft
{
    public static ReceivedApplication ToReceived(this ApplicationDraft draft, string reference, LocalGovernmentArea where, Guid procedureVersionId, Procedure procedure, DateTimeOffset at)
    {
        var answers = draft.Answers;
        return new()
        {
            Reference = reference,
            AreaId = where.AreaId,
            ProcedureVersionId = procedureVersionId,
            LocalGovernmentArea = where.Name,
            Channel = Channels.Online,
            ReceivedAt = at,
            DraftId = draft.Id,
            InDanger = answers.InDanger == true,
            Application = id => Application(id, answers, at),
            People = id => People(id, answers, London.DateOf(at)),
            Complaints = id => Complaints(id, answers, procedure.Conventions.AboutDays, London.DateOf(at)),
        };
    }

    /// <summary>What the threshold would look at if the draft were sent today.</summary>
    public static ThresholdFacts ToFacts(this DraftAnswers answers, Procedure procedure, DateOnly today)
    {
        var conditions = new Dictionary<string, bool>(answers.Conditions);
        if (answers.StillGoingOn is { } going) conditions.TryAdd("stillContinuing", going);
        return new(today, [.. Complaints(Guid.Empty, answers, procedure.Conventions.AboutDays, today).Select(c => c.ToFacts())], conditions);
    }

    private static Application Application(Guid caseId, DraftAnswers a, DateTimeOffset at) => new()
    {
        CaseId = caseId,
        ApplicantIs = a.ApplicantIs ?? ApplicantIs.Victim,
        Authority = a.ApplicantIs == ApplicantIs.SomebodyForThem ? a.Authority : null,
        AuthorityDetail = a.ApplicantIs == ApplicantIs.SomebodyForThem ? a.AuthorityDetail : null,
        Place = a.Place!,
        PlacePostcode = a.PlacePostcode,
        StillGoingOn = a.StillGoingOn,
        Effect = OwnWords.From(a.Effect),
        Wish = OwnWords.From(a.Wish),
        PartnerOrRelative = a.PartnerOrRelative,
        PersonComplainedOf = a.KnowsWhoCausesIt == true ? RestrictedText.From(a.WhoCausesIt) : null,
        PersonComplainedOfUnder18 = a.KnowsWhoCausesIt == true ? a.WhoCausesItUnder18 : null,
        AlsoAffected = OwnWords.From(a.AlsoAffected),
        Conditions = new(a.Conditions),
        ConsentToShare = a.ConsentToShare == true,
        DeclaredAt = at,
        DeclaredBy = a.Applicant!.Name,
    };

    private static List<CasePerson> People(Guid caseId, DraftAnswers a, DateOnly on)
    {
        var people = new List<CasePerson>();
        var forSomebody = a.ApplicantIs == ApplicantIs.SomebodyForThem;
        void Add(DraftPerson? person, PersonPart part, PersonKind kind, Consent consent, int household, int? actsFor = null)
        {
            if (person?.Name is not { Length: > 0 } name) return;
            people.Add(new()
            {
                CaseId = caseId,
                Number = people.Count + 1,
                Part = part,
                Kind = kind,
                IsApplicant = people.Count == 0,
                Name = name,
                ContactName = kind == PersonKind.Person ? null : person.ContactName,
                IsUnder18 = kind == PersonKind.Person && person.IsUnder18 == true,
                ActsFor = actsFor,
                Household = household,
                Email = person.Email,
                Phone = person.Phone,
                Address = person.Address,
                Postcode = person.Postcode,
                SafeContact = person.SafeContact ?? SafeContact.Nothing,
                Language = people.Count == 0 ? a.Language : null,
                InterpreterNeeded = people.Count == 0 && a.InterpreterNeeded == true,
                SupportNeeds = people.Count == 0 ? OwnWords.From(a.SupportNeeds) : null,
                Consent = consent,
            });
        }

        var given = new Consent { State = a.ConsentToShare == true ? ConsentState.Given : ConsentState.NotAsked, How = a.ConsentToShare == true ? "ticked in the online application" : null, ConfirmedBy = a.ConsentToShare == true ? a.Applicant!.Name : null, On = a.ConsentToShare == true ? on : null };
        var kind = a.VictimKind ?? PersonKind.Person;
        Add(a.Applicant, forSomebody ? PersonPart.Representative : PersonPart.Victim, forSomebody ? PersonKind.Person : kind, given, 1, forSomebody ? 2 : null);
        if (forSomebody) Add(a.Victim, PersonPart.Victim, kind, new(), 1);   // asked by the office: nobody consents for somebody else by ticking a box
        var victim = forSomebody ? a.Victim : a.Applicant;
        if (kind == PersonKind.Person && victim is { IsUnder18: true, SafeAdultName: not null }) Add(Named(victim.SafeAdultName, victim.SafeAdultContact), PersonPart.SafeAdult, PersonKind.Person, new(), 1, forSomebody ? 2 : 1);
        if (a.HelperName is not null) Add(Named(a.HelperName, a.HelperContact), PersonPart.Supporter, PersonKind.Person, new(), 1);
        var household = 1;
        if (a.OthersAffected == true)
            foreach (var other in a.Others)
                Add(other, PersonPart.Victim, PersonKind.Person, other.Consents == true ? new() { State = ConsentState.Asked, How = "said by the applicant; to be confirmed with them" } : new(), other.SameHousehold == true ? 1 : ++household);
        return people;
    }

    // Whom the office may ask first: no way is marked safe, so nothing leaves for them by itself.
    private static DraftPerson Named(string name, string? contact) => new()
    {
        Name = name,
        Email = contact?.Contains('@') == true ? contact : null,
        Phone = contact?.Contains('@') == true ? null : contact,
    };

    /// <summary>Each agency told is a complaint of its own; those about one incident share its number.</summary>
    private static List<Complaint> Complaints(Guid caseId, DraftAnswers a, int aboutDays, DateOnly on)
    {
        var complaints = new List<Complaint>();
        var victim = a.ApplicantIs == ApplicantIs.SomebodyForThem ? 2 : 1;
        foreach (var (report, incident) in a.Reports.Where(r => r.Happened is not null && r.Reported is not null).Select((r, i) => (r, i + 1)))
        {
            void Add(DraftDate reported, string? agencyKind, string? agencyName, string? reference, bool first)
            {
                var (happened, told) = (report.Happened!.ToRange(aboutDays, on), reported.ToRange(aboutDays, on));
                complaints.Add(new()
                {
                    CaseId = caseId,
                    Number = complaints.Count + 1,
                    Source = ComplaintSource.Applicant,
                    WhatHappened = OwnWords.From(report.WhatHappened),
                    Place = report.Place,
                    HappenedFrom = happened.From,
                    HappenedTo = happened.To,
                    ReportedFrom = told.From,
                    ReportedTo = told.To,
                    AgencyKind = agencyKind is { Length: > 0 } ? agencyKind : null,
                    AgencyName = agencyName,
                    Officer = first ? report.Officer : null,
                    Channel = first && report.Channel is { Length: > 0 } ? report.Channel : null,
                    AgencyReference = reference,
                    Hate = report.Hate == true,
                    WhatCameOfIt = first ? OwnWords.From(report.WhatCameOfIt) : null,
                    PersonNumber = victim,
                    Incident = incident,
                });
            }

            Add(report.Reported!, report.AgencyKind, report.AgencyName, report.AgencyReference, first: true);
            foreach (var also in report.AlsoTold) Add(also.Reported ?? report.Reported!, also.AgencyKind, also.AgencyName, also.AgencyReference, first: false);
        }
        return complaints;
    }
}
