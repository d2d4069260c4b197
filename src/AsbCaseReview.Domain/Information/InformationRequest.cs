using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Information;

public enum RequestKind
{
    /// <summary>The short form, before the decision: do you hold these reports?</summary>
    Reports,

    /// <summary>Once the threshold is met: all that the panel needs to know.</summary>
    Full,
}

public enum RequestState { Asked, Answered, Declined }

/// <summary>What an agency says of one report.</summary>
public sealed record ReportAnswer(int Number, bool Found, string? AgencyReference, DateOnly? HappenedOn, DateOnly? ReportedOn, string? Note);

/// <summary>A report that the agency has and the applicant did not name.</summary>
public sealed record FurtherReport(DateOnly HappenedOn, DateOnly ReportedOn, string? AgencyReference, bool Hate, string Note);

/// <summary>
/// What a coordinator asks one agency: before the decision to confirm reports by a short form, afterwards for all that the
/// panel needs.
/// </summary>
/// <remarks>Schedule 4 paragraph 7: a person with public functions who has the information must disclose it.</remarks>
public sealed class InformationRequest : AggregateRoot
{
    private InformationRequest() { }

    public Guid CaseId { get; private init; }
    public Guid AgencyId { get; private init; }
    public string AgencyName { get; private init; } = "";

    /// <summary>One of <see cref="AgencyKinds"/>.</summary>
    public string AgencyKind { get; private init; } = "";
    public RequestKind Kind { get; private init; }

    /// <summary>Of its deadline: the agency; with a number where it was asked before on this case.</summary>
    public string Subject { get; private init; } = "";
    public RequestState State { get; private set; }
    public string What { get; private init; } = "";
    public DateTimeOffset AskedAt { get; private init; }
    public string AskedBy { get; private init; } = "";
    public DateOnly AnswerBy { get; private set; }
    public List<ReportAnswer> Reports { get; private set; } = [];
    public List<FurtherReport> Further { get; private set; } = [];
    public RestrictedText? Note { get; private set; }

    /// <summary>What only the full request asks.</summary>
    public AgencyAnswer? Full { get; private set; }
    public Declining? Declined { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? AnsweredBy { get; private set; }

    /// <summary>Told by telephone or e-mail and written down by the coordinator: not confirmed by the agency itself.</summary>
    public bool Unconfirmed { get; private set; }

    /// <summary>The original of an answer that came by e-mail or telephone, as it came.</summary>
    public RestrictedText? Original { get; private set; }

    /// <summary>The coordinator has taken the answer over into the complaints.</summary>
    public bool TakenOver { get; private set; }

    /// <summary>An answer begun and not sent, as the page kept it.</summary>
    public string? Draft { get; private set; }
    public DateTimeOffset? DraftAt { get; private set; }
    public string? DraftBy { get; private set; }

    public bool IsLate(DateOnly today) => State == RequestState.Asked && AnswerBy < today;

    /// <param name="before">How many requests were made to this agency on this case already.</param>
    public static InformationRequest Ask(Case @case, Agency agency, string what, DateOnly answerBy, Actor by, DateTimeOffset at, RequestKind kind = RequestKind.Reports, int before = 0)
    {
        if (answerBy < London.DateOf(at)) throw new RuleRefusedException(new("The day by which you ask for an answer has passed."));
        if (kind == RequestKind.Full && @case.Stage.IsEarly()) throw new RuleRefusedException(new("The full request follows when the threshold is met. Until then, ask agencies to confirm the reports."));
        var request = new InformationRequest
        {
            CaseId = @case.Id,
            AgencyId = agency.Id,
            AgencyName = agency.Name,
            AgencyKind = agency.Kind,
            Kind = kind,
            Subject = before == 0 ? agency.Id.ToString() : $"{agency.Id}/{before + 1}",
            What = what,
            AskedAt = at,
            AskedBy = by.Name,
            AnswerBy = answerBy,
        };
        CaseEventBody asked = kind == RequestKind.Full ? new Happened.AgencyAsked(agency.Name, what, answerBy) : new Happened.ReportsAskedAbout(agency.Name, answerBy);
        @case.Record(asked, by, at, AnchorKind.AgenciesAsked, subject: request.Subject);
        @case.Record(new Happened.DateSet($"Answer from {agency.Name}", answerBy, "Set by the coordinator."), by, at, AnchorKind.DateSet, answerBy,
            Deadlines.Timetable.DateSetSubject(Deadlines.Limits.AgencyInformation, request.Subject));
        return request;
    }

    /// <summary>Late answers are taken. Answering again replaces the answer until it has been taken over.</summary>
    public void Answer(Case @case, IReadOnlyList<ReportAnswer> reports, IReadOnlyList<FurtherReport> further, string? note, bool unconfirmed, Actor by, DateTimeOffset at) =>
        Answer(@case, new(reports, further, note, null), unconfirmed, null, by, at);

    /// <param name="original">What came by e-mail or was said on the telephone, as it came; needed for an answer that is not the agency's own.</param>
    public void Answer(Case @case, AnswerGiven given, bool unconfirmed, string? original, Actor by, DateTimeOffset at)
    {
        MustBeOpen();
        var own = given.Reports.Where(r => @case.Complaints.Exists(c => c.Number == r.Number && IsAskedAbout(c))).DistinctBy(r => r.Number).ToList();
        foreach (var report in given.Further)
            if (report.ReportedOn < report.HappenedOn) throw new RuleRefusedException(new("It cannot have been reported before it happened."));
        (Reports, Further, Note, Full) = (own, [.. given.Further], RestrictedText.From(given.Note), Kind == RequestKind.Full ? given.Full : null);
        (AnsweredAt, AnsweredBy, Unconfirmed, Original, State, Declined) = (at, by.Name, unconfirmed, RestrictedText.From(original), RequestState.Answered, null);
        (Draft, DraftAt, DraftBy) = (null, null, null);
        Changed();
        var (found, missing) = (own.Count(r => r.Found), own.Count(r => !r.Found));
        CaseEventBody answered = Kind == RequestKind.Full
            ? new Happened.AgencyAnswered(AgencyName, Full?.NothingHeld == true, found, missing, given.Further.Count, unconfirmed)
            : new Happened.ReportsAnswered(AgencyName, found, missing, given.Further.Count, unconfirmed);
        @case.Record(answered, by, at, AnchorKind.AllInformationIn, subject: Subject);
    }

    /// <summary>An agency answers for the reports that were made to it, or to one that the applicant does not know; never for another's.</summary>
    public bool IsAskedAbout(Complaint complaint) => complaint.AgencyKind is null || complaint.AgencyKind == AgencyKind;

    /// <summary>The agency does not disclose: only two things allow that.</summary>
    /// <remarks>Schedule 4 paragraph 7.</remarks>
    public void Decline(Case @case, DisclosureException exception, string why, Actor by, DateTimeOffset at)
    {
        MustBeOpen();
        if (string.IsNullOrWhiteSpace(why)) throw new RuleRefusedException(new("Say what the exception is, and which part of the information it covers."), "Schedule 4 paragraph 7");
        (State, Declined, AnsweredAt, AnsweredBy, Full) = (RequestState.Declined, new(exception, why.Trim()), at, by.Name, null);
        (Draft, DraftAt, DraftBy) = (null, null, null);
        Changed();
        @case.Record(new Happened.AgencyDeclined(AgencyName, exception.Name(), why.Trim()), by, at, AnchorKind.AllInformationIn, subject: Subject);
    }

    /// <summary>Keeps an answer that is not finished; nothing is told to anybody.</summary>
    public void KeepDraft(string draft, Actor by, DateTimeOffset at)
    {
        MustBeOpen();
        (Draft, DraftAt, DraftBy) = (draft, at, by.Name);
        Changed();
    }

    /// <summary>A further report as a complaint of the case, with the next number.</summary>
    public Complaint ToComplaint(FurtherReport further, Case @case) => new()
    {
        CaseId = CaseId,
        Number = @case.NextComplaintNumber,
        Source = ComplaintSource.Agency,
        HappenedFrom = further.HappenedOn,
        HappenedTo = further.HappenedOn,
        ReportedFrom = further.ReportedOn,
        ReportedTo = further.ReportedOn,
        AgencyKind = AgencyKind,
        AgencyName = AgencyName,
        AgencyReference = further.AgencyReference,
        Hate = further.Hate,
        Traced = true,
        VerifiedWith = AgencyName,
        Incident = @case.NextIncident,
    };

    public void MarkTakenOver()
    {
        if (TakenOver) throw new RuleRefusedException(new("This answer has already been taken over."));
        TakenOver = true;
        Changed();
    }

    private void MustBeOpen()
    {
        if (TakenOver) throw new RuleRefusedException(new("The coordinator has already taken this answer over. Tell them what is different."));
    }
}
