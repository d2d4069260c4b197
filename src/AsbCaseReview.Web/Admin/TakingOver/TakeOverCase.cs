using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Web.Commands;
using AsbCaseReview.Web.Components;

namespace AsbCaseReview.Web.Admin.TakingOver;

/// <summary>Makes one case of the lines that carry its old reference. What belongs to the case stands in the first.</summary>
public sealed class TakeOverCase(Area area, IReadOnlyList<TakeOverLine> lines, DateOnly today)
{
    private static readonly TimeOnly Noon = new(12, 0);
    private static readonly Dictionary<string, CaseStage[]> NeededFrom = new()
    {
        ["decided"] = [CaseStage.NotMet, CaseStage.Met, CaseStage.GatheringInformation, CaseStage.PanelArranged, CaseStage.PanelHeld, CaseStage.OutcomeTold, CaseStage.ActionsOpen],
        ["panel"] = [CaseStage.PanelArranged, CaseStage.PanelHeld, CaseStage.OutcomeTold, CaseStage.ActionsOpen],
        ["outcome_told"] = [CaseStage.OutcomeTold, CaseStage.ActionsOpen],
    };

    private readonly TakeOverLine _first = lines[0];

    public CaseStage? Stage { get; private set; }
    public DateOnly? Received { get; private set; }

    /// <summary>Reads everything; what is wrong is noted with its line and column.</summary>
    public (ReceivedApplication Application, List<(AnchorKind Anchor, DateOnly On)> Past) Read(Guid draftId, string reference, Guid procedureVersionId)
    {
        Stage = _first.OneOf("stage", TakeOverFile.Stages);
        if (Stage is null && _first.Text("stage") is null) _first.Needed("stage", "The stage");
        Received = Past("received", from: null);
        if (_first.Text("received") is null) _first.Needed("received", "The day on which it was received");
        var lga = _first.Needed("local_government_area", "The local government area");
        if (lga.Length > 0 && !area.LocalGovernmentAreas.Any(l => l.Name.Equals(lga, StringComparison.OrdinalIgnoreCase)))
            _first.Problem("local_government_area", $"“{lga}” is none of the area’s: {string.Join(", ", area.LocalGovernmentAreas.Select(l => l.Name).Order())}.");
        var name = _first.Needed("applicant", "The applicant’s name");
        var people = People(name);
        var complaints = Complaints();
        var application = Application(name);
        return (new()
        {
            Reference = reference,
            AreaId = area.Id,
            ProcedureVersionId = procedureVersionId,
            LocalGovernmentArea = area.LocalGovernmentAreas.Find(l => l.Name.Equals(lga, StringComparison.OrdinalIgnoreCase))?.Name ?? lga,
            Channel = _first.Text("channel") is { } channel ? Channel(_first, "channel", channel) ?? Channels.Other : Channels.Other,
            ReceivedAt = London.Instant(Received ?? today, Noon),
            FirstReachedOn = _first.Date("first_reached"),
            DraftId = draftId,
            InDanger = _first.YesNo("in_danger") ?? false,
            Application = application,
            People = people,
            Complaints = complaints,
        }, Dates());
    }

    private List<(AnchorKind, DateOnly)> Dates()
    {
        var past = new List<(AnchorKind, DateOnly)>();
        void Add(DateOnly? on, params AnchorKind[] anchors)
        {
            if (on is { } day) past.AddRange(anchors.Select(a => (a, day)));
        }
        Add(Past("complete"), AnchorKind.ApplicationComplete);
        Add(Past("acknowledged"), AnchorKind.Acknowledged);
        Add(Past("decided"), AnchorKind.ThresholdDecided, Stage == CaseStage.NotMet ? AnchorKind.ThresholdNotMet : AnchorKind.ThresholdMet);
        Add(Past("decision_told"), AnchorKind.ThresholdNotified);
        var panel = _first.Date("panel");
        if (panel < Received) _first.Problem("panel", "Before the application was received.");
        if (panel > today && Stage is CaseStage.PanelHeld or CaseStage.OutcomeTold or CaseStage.ActionsOpen) _first.Problem("panel", "After today, and by its stage it has been held.");
        Add(panel, Stage is CaseStage.PanelHeld or CaseStage.OutcomeTold or CaseStage.ActionsOpen ? [AnchorKind.PanelMeets, AnchorKind.PanelHeld] : [AnchorKind.PanelMeets]);
        Add(Past("outcome_told"), AnchorKind.OutcomeNotified);
        foreach (var (column, stages) in NeededFrom)
            if (Stage is { } stage && stages.Contains(stage) && _first.Text(column) is null) _first.Problem(column, $"A case at “{stage.Name()}” needs this date: its next ones are counted from it.");
        if (Stage is { } early && early.IsEarly() && _first.Text("decided") is not null) _first.Problem("decided", $"Decided already, but the stage is “{early.Name()}”.");
        return past;
    }

    // A day that has been: not after today, not before the application.
    private DateOnly? Past(string column) => Past(column, Received);

    private DateOnly? Past(string column, DateOnly? from)
    {
        if (_first.Date(column) is not { } day) return null;
        if (day > today) _first.Problem(column, "After today.");
        if (day < from) _first.Problem(column, "Before the application was received.");
        return day;
    }

    private Func<Guid, Application> Application(string name)
    {
        var (victim, consent) = (_first.Text("for_victim"), Past("consent_on", from: null));
        var (place, postcode, going) = (_first.Text("place", Lengths.Sentence), _first.Text("place_postcode"), _first.YesNo("still_going_on"));
        var (person, effect) = (_first.Text("person_complained_of", Lengths.Story), _first.Text("effect", Lengths.Story));
        if (postcode is not null && Postcodes.Tidy(postcode) is null) _first.Problem("place_postcode", $"“{postcode}” is not a full postcode.");
        return id => new()
        {
            CaseId = id,
            ApplicantIs = victim is null ? ApplicantIs.Victim : ApplicantIs.SomebodyForThem,
            Authority = victim is null ? null : AuthorityKind.WrittenConsent,
            Place = place ?? "",
            PlacePostcode = Postcodes.Tidy(postcode),
            StillGoingOn = going,
            Effect = OwnWords.From(effect),
            PersonComplainedOf = RestrictedText.From(person),
            ConsentToShare = consent is not null,
            DeclaredAt = consent is { } on ? London.Instant(on, Noon) : null,
            DeclaredBy = name,
        };
    }

    private Func<Guid, IEnumerable<CasePerson>> People(string name)
    {
        var (victim, young, consent) = (_first.Text("for_victim"), _first.YesNo("victim_under_18") ?? false, _first.Date("consent_on"));
        var (email, phone, address, postcode) = (_first.Text("email"), _first.Text("phone", Lengths.Phone), _first.Text("address", Lengths.Sentence), _first.Text("postcode"));
        if (email is not null && !AreaFile.IsEmail(email)) _first.Problem("email", $"“{email}” is not an e-mail address.");
        if (postcode is not null && Postcodes.Tidy(postcode) is null) _first.Problem("postcode", $"“{postcode}” is not a full postcode.");
        // Nothing leaves by a way of which nobody has said that it is safe.
        var safe = new SafeContact { EmailSafe = _first.YesNo("email_safe") ?? false, TelephoneSafe = _first.YesNo("phone_safe") ?? false, PostSafe = _first.YesNo("post_safe") ?? false, OnlineSafe = _first.YesNo("online_safe") ?? false };
        if (safe.EmailSafe && email is null) _first.Problem("email", "E-mail is said to be safe, but there is no address.");
        if (safe.PostSafe && address is null) _first.Problem("address", "Post is said to be safe, but there is no address.");
        var agreed = new Consent { State = consent is null ? ConsentState.NotAsked : ConsentState.Given, Basis = consent is null ? null : AuthorityKind.WrittenConsent, How = consent is null ? null : "as the former system records", On = consent };
        return id =>
        {
            var applicant = new CasePerson { CaseId = id, Number = 1, Part = victim is null ? PersonPart.Victim : PersonPart.Representative, Kind = PersonKind.Person, IsApplicant = true, Name = name, IsUnder18 = young && victim is null, Email = email, Phone = phone, Address = address, Postcode = Postcodes.Tidy(postcode), SafeContact = safe, Consent = agreed };
            return victim is null ? [applicant] : [applicant, new CasePerson { CaseId = id, Number = 2, Part = PersonPart.Victim, Kind = PersonKind.Person, Name = victim, IsUnder18 = young, SafeContact = SafeContact.Nothing, Consent = agreed }];
        };
    }

    private Func<Guid, IEnumerable<Complaint>> Complaints()
    {
        var made = new List<Func<Guid, Complaint>>();
        foreach (var line in lines)
        {
            var (from, to, reported, reportedTo) = (line.Date("happened"), line.Date("happened_to"), line.Date("reported"), line.Date("reported_to"));
            if (from is null && reported is null && line.Text("what_happened", Lengths.Story) is null) continue;
            if (line.Text("happened") is null) line.Needed("happened", "When it happened");
            if (line.Text("reported") is null) line.Needed("reported", "When it was reported");
            if (from > today) line.Problem("happened", "After today.");
            if (to < from) line.Problem("happened_to", "Before “happened”.");
            if (reportedTo < reported) line.Problem("reported_to", "Before “reported”.");
            if ((reportedTo ?? reported) < from) line.Problem("reported", "Reported before it happened.");
            if (reported > today) line.Problem("reported", "After today.");
            string? agency = null;
            if (line.Text("agency") is { } written && (agency = AgencyKinds.Canonical(written)) is null) line.Problem("agency", $"“{written}” is no kind of agency: {string.Join(", ", AgencyKinds.Names.Values)}.");
            var (number, reference, hate, story) = (made.Count + 1, line.Text("agency_reference", Lengths.Reference), line.YesNo("hate") ?? false, line.Text("what_happened", Lengths.Story));
            var channel = line.Text("report_channel") is { } how ? Channel(line, "report_channel", how) : null;
            made.Add(id => new()
            {
                CaseId = id,
                Number = number,
                Source = ComplaintSource.Applicant,
                WhatHappened = OwnWords.From(story),
                HappenedFrom = from ?? today,
                HappenedTo = to ?? from ?? today,
                ReportedFrom = reported ?? today,
                ReportedTo = reportedTo ?? reported ?? today,
                AgencyKind = agency,
                AgencyReference = reference,
                Channel = channel,
                Hate = hate,
                PersonNumber = 1,
                Incident = number,
            });
        }
        return id => made.ConvertAll(m => m(id));
    }

    private static string? Channel(TakeOverLine line, string column, string written)
    {
        var channel = Channels.Canonical(written);
        if (channel is null) line.Problem(column, $"“{written}” is none of: telephone, online, e-mail, letter, in person, other.");
        return channel;
    }
}
