using AsbCaseReview.Domain.Thresholds;

namespace AsbCaseReview.Domain.Cases;

// Reports, and the decision about the threshold.
public static partial class Happened
{
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
}
