using System.Globalization;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Web.Components;

namespace AsbCaseReview.Web.Appeals.Records;

/// <summary>The application as it was made, in the applicant's own words.</summary>
internal static class ApplicationPaper
{
    /// <param name="own">Their own words are for whoever appeals to read. Anybody else's are not.</param>
    public static PaperContent Of(Case @case, OwnPart own)
    {
        var application = @case.Application;
        return new(
        [
            new(null, null,
            [
                ["Reference", @case.Reference], ["Received", @case.ReceivedOn.Full()], ["First reached a relevant body", @case.FirstReachedOn.Full()], ["Came", Channels.Names.GetValueOrDefault(@case.Channel, @case.Channel)],
                ["Applicant", @case.ApplicantName], ["Area", @case.LocalGovernmentArea], ["Where it happens", $"{application.Place} {application.PlacePostcode}"],
                ["Still going on", application.StillGoingOn switch { true => "Yes", false => "No", _ => "Not said" }], ["Consent to share", application.ConsentToShare ? "Given" : "Not given with the application"],
            ], Restricted: !own.Applied),
            new("How it affects them", application.Effect?.Text ?? "Not said.", Restricted: !own.Applied),
            new("What they want", application.Wish?.Text ?? "Not said.", Restricted: !own.Applied),
            .. @case.Complaints.OrderBy(c => c.Number).Select(c => new PaperBlock($"Report {c.Number}", c.WhatHappened?.Text,
            [
                ["Happened", c.Happened.Plainly()], ["Reported", c.Reported.Plainly()], ["To", c.AgencyName ?? (c.AgencyKind is { } kind ? AgencyKinds.Names.GetValueOrDefault(kind, kind) : "Not said")],
                ["Reference", c.AgencyReference ?? "None given"], ["Hate", c.Hate ? "Yes" : "No"], ["What came of it", c.WhatCameOfIt?.Text ?? "Not said"],
            ], Restricted: !own.Of(c) || c.Source == ComplaintSource.Agency)),   // what an agency wrote is only as careful as it was
            .. application.PersonComplainedOf is { } other ? (PaperBlock[])[new("Person complained of", other.Text, Restricted: true)] : [],
        ]);
    }
}

/// <summary>A threshold decision with its working, as it was frozen when it was made.</summary>
internal static class DecisionPaper
{
    public static PaperContent Of(ThresholdDecision decision, Case @case, Procedure procedure, OwnPart own)
    {
        var explained = decision.Explanation ?? FrozenExplanation.Of(@case.Assess(procedure), procedure.Name, procedure.Version);
        var theirs = @case.Complaints.Where(own.Of).Select(c => c.Number.ToString(CultureInfo.InvariantCulture)).ToHashSet();
        return new(
        [
            new(null, $"{(decision.Met ? "The threshold is met" : "The threshold is not met")}. Decided on {decision.DecidedOn.Full()} by {decision.DecidedBy}{(decision.Bodies.Count > 0 ? $", with {string.Join(", ", decision.Bodies)}" : "")}."),
            new("Persistence", decision.Persistence),
            new("Harm, or potential harm", decision.Harm),
            new("Adequacy of the response", decision.Adequacy),
            new("Reasons", decision.Reasons),
            .. decision.Instead is { } instead ? (PaperBlock[])[new("What is done instead", instead)] : [],
            .. Reports("Report by report", explained.Complaints.Where(c => theirs.Contains(c.Id)), restricted: false),
            .. Reports("Reports of others", explained.Complaints.Where(c => !theirs.Contains(c.Id)), restricted: true),
            new("Route by route", null, [["Route", "Met", "Counted", "Needed", "Why"],
                .. explained.Routes.Select(r => (IReadOnlyList<string>)[r.Name, r.Met ? "Yes" : "No", r.Counted.ToString(Sentence.English), r.Needed.ToString(Sentence.English), string.Join(" ", r.Why)])], Headed: true),
        ]);
    }

    private static IEnumerable<PaperBlock> Reports(string heading, IEnumerable<FrozenComplaint> reports, bool restricted)
    {
        List<IReadOnlyList<string>> rows = [.. reports.Select(c => (IReadOnlyList<string>)[c.Id, c.Counts ? "Yes" : "No", c.CountsByStatute ? "Yes" : "No", c.LastDayToReport.Full(), string.Join(" ", c.Why)])];
        if (rows.Count > 0) yield return new(heading, null, [["Report", "Counts locally", "Counts by the Act", "Last day to report", "Why"], .. rows], restricted, Headed: true);
    }
}
