using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Information;

public enum RequestState { Asked, Answered }

/// <summary>What an agency says of one report.</summary>
public sealed record ReportAnswer(int Number, bool Found, string? AgencyReference, DateOnly? HappenedOn, DateOnly? ReportedOn, string? Note);

/// <summary>A report that the agency has and the applicant did not name.</summary>
public sealed record FurtherReport(DateOnly HappenedOn, DateOnly ReportedOn, string? AgencyReference, bool Hate, string Note);

/// <summary>
/// The short form by which a coordinator asks one agency, before the decision, to confirm the reports made to it.
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
    public RequestState State { get; private set; }
    public string What { get; private init; } = "";
    public DateTimeOffset AskedAt { get; private init; }
    public string AskedBy { get; private init; } = "";
    public DateOnly AnswerBy { get; private init; }
    public List<ReportAnswer> Reports { get; private set; } = [];
    public List<FurtherReport> Further { get; private set; } = [];
    public RestrictedText? Note { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? AnsweredBy { get; private set; }

    /// <summary>Told by telephone or e-mail and written down by the coordinator: not confirmed by the agency itself.</summary>
    public bool Unconfirmed { get; private set; }

    /// <summary>The coordinator has taken the answer over into the complaints.</summary>
    public bool TakenOver { get; private set; }

    public static InformationRequest Ask(Case @case, Agency agency, string what, DateOnly answerBy, Actor by, DateTimeOffset at)
    {
        if (answerBy < London.DateOf(at)) throw new RuleRefusedException(new("The day by which you ask for an answer has passed."));
        var request = new InformationRequest
        {
            CaseId = @case.Id,
            AgencyId = agency.Id,
            AgencyName = agency.Name,
            AgencyKind = agency.Kind,
            What = what,
            AskedAt = at,
            AskedBy = by.Name,
            AnswerBy = answerBy,
        };
        @case.Record(new Happened.ReportsAskedAbout(agency.Name, answerBy), by, at, AnchorKind.AgenciesAsked, subject: agency.Id.ToString());
        @case.Record(new Happened.DateSet($"Answer from {agency.Name}", answerBy, "Set by the coordinator."), by, at, AnchorKind.DateSet, answerBy,
            Deadlines.Timetable.DateSetSubject("agencyInformation", agency.Id.ToString()));
        return request;
    }

    /// <summary>Late answers are taken. Answering again replaces the answer until it has been taken over.</summary>
    public void Answer(Case @case, IReadOnlyList<ReportAnswer> reports, IReadOnlyList<FurtherReport> further, string? note, bool unconfirmed, Actor by, DateTimeOffset at)
    {
        if (TakenOver) throw new RuleRefusedException(new("The coordinator has already taken this answer over. Tell them what is different."));
        foreach (var report in further)
            if (report.ReportedOn < report.HappenedOn) throw new RuleRefusedException(new("It cannot have been reported before it happened."));
        (Reports, Further, Note, AnsweredAt, AnsweredBy, Unconfirmed, State) = ([.. reports], [.. further], RestrictedText.From(note), at, by.Name, unconfirmed, RequestState.Answered);
        Changed();
        @case.Record(new Happened.ReportsAnswered(AgencyName, reports.Count(r => r.Found), reports.Count(r => !r.Found), further.Count, unconfirmed),
            by, at, AnchorKind.AllInformationIn, subject: AgencyId.ToString());
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
        Incident = @case.NextComplaintNumber,
    };

    public void MarkTakenOver()
    {
        if (TakenOver) throw new RuleRefusedException(new("This answer has already been taken over."));
        TakenOver = true;
        Changed();
    }
}
