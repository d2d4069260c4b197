using System.Globalization;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Thresholds;

namespace AsbCaseReview.Domain.Cases;

/// <summary>What is corrected in a complaint; what is null stays.</summary>
public sealed record ComplaintCorrection
{
    public DateOnly? HappenedFrom { get; init; }
    public DateOnly? HappenedTo { get; init; }
    public DateOnly? ReportedFrom { get; init; }
    public DateOnly? ReportedTo { get; init; }
    public string? AgencyKind { get; init; }
    public string? AgencyName { get; init; }
    public string? Channel { get; init; }
    public string? AgencyReference { get; init; }
    public bool? Hate { get; init; }
}

public sealed partial class Case
{
    public int NextComplaintNumber => Complaints.Count == 0 ? 1 : Complaints.Max(c => c.Number) + 1;

    /// <summary>Of a report about something that no other report is about. Not its number: joining and parting reports makes incidents of their own.</summary>
    public int NextIncident => Complaints.Count == 0 ? 1 : Complaints.Max(c => c.Incident) + 1;

    public void AddComplaint(Complaint complaint, Actor by, DateTimeOffset at)
    {
        if (complaint.ReportedTo < complaint.HappenedFrom) throw new RuleRefusedException(new("It cannot have been reported before it happened."));
        Complaints.Add(complaint);
        Hate |= complaint.Hate;
        Raise(new Happened.ComplaintAdded(complaint.Number, complaint.Source switch
        {
            ComplaintSource.Applicant => "by the applicant",
            ComplaintSource.Agency => $"from the records of {by.Body}",
            _ => "by the coordinator",
        }), by, at);
    }

    /// <summary>Checked with the agency. One that it does not find counts all the same, until somebody gives a reason.</summary>
    public void VerifyComplaint(int number, string with, bool traced, string? why, Actor by, DateTimeOffset at)
    {
        var complaint = Complaint(number);
        complaint.Traced = traced;
        complaint.VerifiedWith = with;
        complaint.VerifiedOn = Calendar.London.DateOf(at);
        Raise(new Happened.ComplaintVerified(number, with, traced, why), by, at);
    }

    /// <summary>What an agency's record shows otherwise. Old and new values are kept, with who and why.</summary>
    public void CorrectComplaint(int number, ComplaintCorrection correction, string with, string why, CaseRules rules, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Say why it is corrected."));
        var complaint = Complaint(number);
        var (happenedFrom, happenedTo) = (correction.HappenedFrom ?? complaint.HappenedFrom, correction.HappenedTo ?? complaint.HappenedTo);
        var (reportedFrom, reportedTo) = (correction.ReportedFrom ?? complaint.ReportedFrom, correction.ReportedTo ?? complaint.ReportedTo);
        if (happenedTo < happenedFrom || reportedTo < reportedFrom) throw new RuleRefusedException(new("The dates are the wrong way round."));
        if (reportedTo < happenedFrom) throw new RuleRefusedException(new("It cannot have been reported before it happened."));

        DateRange happened = new(happenedFrom, happenedTo), reported = new(reportedFrom, reportedTo);
        var changes = new List<ValueChange>();
        Note("happened", complaint.Happened.ToString(), happened.ToString());
        Note("reported", complaint.Reported.ToString(), reported.ToString());
        Note("agency", complaint.AgencyKind, correction.AgencyKind);
        Note("agency’s name", complaint.AgencyName, correction.AgencyName);
        Note("channel", complaint.Channel, correction.Channel);
        Note("reference", complaint.AgencyReference, correction.AgencyReference);
        Note("hate", YesNo(complaint.Hate), correction.Hate is { } hate ? YesNo(hate) : null);
        if (changes.Count == 0) throw new RuleRefusedException(new("Nothing is different from what is recorded."));
        MustStayMet(rules, [number], c => c with { Happened = happened, Reported = reported });

        Raise(new Happened.ComplaintCorrected(number, changes, with, why), by, at);
        (complaint.HappenedFrom, complaint.HappenedTo, complaint.ReportedFrom, complaint.ReportedTo) = (happenedFrom, happenedTo, reportedFrom, reportedTo);
        complaint.AgencyKind = correction.AgencyKind ?? complaint.AgencyKind;
        complaint.AgencyName = correction.AgencyName ?? complaint.AgencyName;
        complaint.Channel = correction.Channel ?? complaint.Channel;
        complaint.AgencyReference = correction.AgencyReference ?? complaint.AgencyReference;
        complaint.Hate = correction.Hate ?? complaint.Hate;
        Hate = Complaints.Any(c => c.Hate);

        void Note(string what, string? before, string? now)
        {
            if (now is not null && now != before) changes.Add(new(what, before ?? "not known", now));
        }
        static string YesNo(bool value) => value ? "yes" : "no";
    }

    /// <summary>Says that reports are about one incident (told to several agencies); a single one is an incident of its own.</summary>
    public void JoinComplaints(IReadOnlyList<int> numbers, string why, CaseRules rules, Actor by, DateTimeOffset at)
    {
        if (numbers.Count == 0) throw new RuleRefusedException(new("Choose the reports that are about the same incident."));
        var joined = numbers.Order().Select(Complaint).ToList();
        var incident = joined.Count == 1 || joined[0].Incident == 0 ? NextIncident : joined[0].Incident;
        var key = incident.ToString(CultureInfo.InvariantCulture);
        MustStayMet(rules, [.. joined.Select(c => c.Number)], c => c with { Incident = key });
        Raise(new Happened.ComplaintsJoined([.. joined.Select(c => c.Number)], why), by, at);
        foreach (var complaint in joined) complaint.Incident = incident;
    }

    /// <summary>
    /// Sets a complaint apart, with a reason that the letter tells. Where fewer than the statutory number would remain it
    /// is only proposed: somebody from another relevant body has to agree.
    /// </summary>
    /// <remarks>s.104(4): whoever disagrees that three qualifying complaints were made must say why, complaint by complaint.</remarks>
    public void SetComplaintAside(int number, string reason, bool unrelated, CaseRules rules, Actor by, DateTimeOffset at)
    {
        Needs(reason, new("Give the reason why this report does not count. The applicant will read it."));
        var complaint = Complaint(number);
        if (complaint.SetAsideState != SetAsideState.Stands) throw new RuleRefusedException(new("Report {0} is already set apart, or proposed to be.", number));
        var needsAnother = FallsBelow(rules, [number], c => c with { SetAside = reason });
        Raise(needsAnother ? new Happened.ComplaintSetAsideProposed(number, reason) : new Happened.ComplaintSetAside(number, reason, null), by, at);
        complaint.SettingAside = new(reason, unrelated, by.Id, by.Name, by.Body, at);
        complaint.SetAsideState = needsAnother ? SetAsideState.Proposed : SetAsideState.SetAside;
    }

    /// <param name="ofRelevantBody">Whether the agency of whoever agrees is a relevant body of the area.</param>
    /// <exception cref="RuleRefusedException">The same person, the same body, or not a relevant body.</exception>
    public void AgreeToSetAside(int number, bool ofRelevantBody, Actor by, DateTimeOffset at)
    {
        var complaint = Complaint(number);
        if (complaint is not { SetAsideState: SetAsideState.Proposed, SettingAside: { } proposed })
            throw new RuleRefusedException(new("Report {0} is not proposed to be set apart.", number));
        if (by.Id is null || by.Id == proposed.ById || by.Body == proposed.ByBody || !ofRelevantBody)
            throw new RuleRefusedException(new("A second person, from another relevant body than {0}, has to agree.", proposed.ByBody), "s.104(4)");
        complaint.SettingAside = proposed with { AgreedBy = by.Name, AgreedByBody = by.Body, AgreedAt = at };
        complaint.SetAsideState = SetAsideState.SetAside;
        Raise(new Happened.ComplaintSetAside(number, proposed.Reason, $"{proposed.By}, {proposed.ByBody}"), by, at);
    }

    public void ReinstateComplaint(int number, string why, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Say why it counts again."));
        var complaint = Complaint(number);
        if (complaint.SetAsideState == SetAsideState.Stands) throw new RuleRefusedException(new("Report {0} is not set apart.", number));
        complaint.SettingAside = null;
        complaint.SetAsideState = SetAsideState.Stands;
        Raise(new Happened.ComplaintReinstated(number, why), by, at);
    }

    // A correction is no way round the second person.
    private void MustStayMet(CaseRules rules, IReadOnlyCollection<int> numbers, Func<ComplaintFacts, ComplaintFacts> change)
    {
        if (!FallsBelow(rules, numbers, change)) return;
        if (!Stage.IsEarly()) throw new RuleRefusedException(new("After this fewer qualifying complaints would remain than are needed, and the threshold was met by them. The decision stands: write down in a note what the agency’s record shows."), "s.104(4)");
        throw new RuleRefusedException(new("After this fewer qualifying complaints would remain than are needed. Set the report apart instead, with the reason: a second person from another relevant body has to agree."), "s.104(4)");
    }

    private bool FallsBelow(CaseRules rules, IReadOnlyCollection<int> numbers, Func<ComplaintFacts, ComplaintFacts> change)
    {
        var facts = Facts();
        var ids = numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)).ToHashSet();
        var changed = facts with { Complaints = [.. facts.Complaints.Select(c => ids.Contains(c.Id) ? change(c) : c)] };
        return ThresholdAssessment.Of(facts, rules.Procedure).Statute.Met && !ThresholdAssessment.Of(changed, rules.Procedure).Statute.Met;
    }
}
