using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Web.Components;

namespace AsbCaseReview.Web.Partners.Requests;

/// <param name="Place">Where it happens.</param>
/// <param name="SetAsides">Complaints of the case that somebody proposes to set apart.</param>
/// <param name="PersonComplainedOf">Shared with the full request only: agencies say what they know of each person named.</param>
public sealed record RequestView(
    InformationRequest Request, string Reference, string Applicant, string Place, IReadOnlyList<Complaint> Complaints, IReadOnlyList<Complaint> SetAsides, int CaseVersion, bool RelevantBody, DateOnly Today,
    string? PersonComplainedOf, IReadOnlyList<EvidenceFile> Files, RequestForm Form, string FilesAt)
{
    private const string ThatPerson = "The person complained of";

    /// <param name="filesAt">Address under which the reader may have each of the files.</param>
    /// <param name="form">As it was sent; null: the draft, the answer, or empty.</param>
    public static RequestView Of(InformationRequest request, Case opened, RequestForm? form, bool relevantBody, DateOnly today, IReadOnlyList<EvidenceFile> files, string filesAt)
    {
        var own = opened.Complaints.Where(request.IsAskedAbout).OrderBy(c => c.Number).ToList();
        form ??= RequestForm.Read(request.Draft) ?? Filled(request, opened, own);
        form.Version = request.Version;
        return new(request, opened.Reference, opened.ApplicantName, opened.Application.Place, own, opened.Stage.IsEarly() ? [.. opened.Complaints.Where(c => c.SetAsideState == SetAsideState.Proposed)] : [],
            opened.Version, relevantBody, today, request.Kind == RequestKind.Full ? opened.Application.PersonComplainedOf?.Text : null, files, form, filesAt);
    }

    private static RequestForm Filled(InformationRequest request, Case opened, List<Complaint> own) => new()
    {
        Reports = [.. own.Select(c => Filled(request, c))],
        Further = [.. request.Further.Select(Filled)],
        Note = request.Note?.Text,
        NothingHeld = request.Full?.NothingHeld ?? false,
        ActionTaken = request.Full?.ActionTaken?.Text,
        CouldDo = request.Full?.CouldDo?.Text,
        RiskKnown = request.Full?.RiskKnown?.Text,
        Involvement = request.Kind == RequestKind.Reports ? [] : [.. opened.People.OrderBy(p => p.Number).Select(p => p.Name).Append(ThatPerson)
            .Select(name => new InvolvementForm { Person = name, What = request.Full?.Involvement.FirstOrDefault(i => i.Person == name)?.What })],
        Declines = request.Declined is not null,
        Exception = request.Declined?.Exception,
        DeclineWhy = request.Declined?.Why,
    };

    private static ReportAnswerForm Filled(InformationRequest request, Complaint complaint) => request.Reports.Find(r => r.Number == complaint.Number) is { } answer
        ? new() { Number = answer.Number, Found = answer.Found, AgencyReference = answer.AgencyReference, Happened = DateParts.From(answer.HappenedOn), Reported = DateParts.From(answer.ReportedOn), Note = answer.Note }
        : new() { Number = complaint.Number };

    private static FurtherReportForm Filled(FurtherReport report) => new()
    {
        Happened = DateParts.From(report.HappenedOn),
        Reported = DateParts.From(report.ReportedOn),
        AgencyReference = report.AgencyReference,
        Hate = report.Hate,
        Note = report.Note,
    };
}
