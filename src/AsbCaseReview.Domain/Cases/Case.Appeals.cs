using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Cases;

// What an appeal does to the case that it is against. The reviewer changes nothing in it.
public sealed partial class Case
{
    /// <summary>Ends the window of whoever appeals, and nobody else's: it looks at the day on which they asked.</summary>
    internal void RecordAppeal(Appeal appeal, Actor by, DateTimeOffset at) =>
        Record(new AppealHappened.AppealLodged(appeal.Reference, appeal.Body, appeal.Against), by, at, AnchorKind.AppealLodged, appeal.RequestedOn, AppellantSubject(appeal));

    private string AppellantSubject(Appeal appeal) => appeal.Applicant.PersonId is { } id && People.Exists(p => p.Id == id) ? SubjectOf(id) : "";

    internal void RecordOutcome(Appeal appeal, string outcome, Actor by, DateTimeOffset at) =>
        Record(new AppealHappened.AppealOutcome(appeal.Reference, outcome), by, at);

    private static readonly CaseStage[] Referable = [.. CaseStages.Ended, CaseStage.OutcomeTold, CaseStage.ActionsOpen];

    /// <summary>
    /// A new round in the same case: at the threshold where that was appealed against, at gathering information where the review
    /// was. A case that is being worked on already is only told what must be considered.
    /// </summary>
    /// <returns>The round in which it is considered.</returns>
    internal int ReferBack(Appeal appeal, string consider, DateTimeOffset at)
    {
        var referred = new AppealHappened.ReferredBack(appeal.Reference, consider, Stage);
        if (!Referable.Contains(Stage))
        {
            Record(referred, Actor.System, at);
            return Round;
        }
        NewRound(referred, review: appeal.Against == AppealAgainst.Review && Decisions.Any(d => d.Met), Actor.System, at);
        return Round;
    }

    // The threshold is decided anew, or the review begins again at its information.
    private void NewRound(CaseEventBody why, bool review, Actor by, DateTimeOffset at)
    {
        CaseTransitions.Require(why.Kind, Stage, by.Role);
        if (Stage == CaseStage.Closed) Record(new Happened.AfterwardsDropped(), by, at, AnchorKind.Reopened);
        Round++;
        if (!review) (AuthorityOfficer, AuthorityGrade, Route) = (null, null, null);   // decided anew: what an officer authorised before was for the decision before
        Raise(why, by, at, review ? AnchorKind.ThresholdMet : AnchorKind.ApplicationReceived, to: review ? CaseStage.GatheringInformation : CaseStage.ThresholdToDecide);
        if (!review) Record(new Happened.ApplicationCompleted("Complete already when it was reopened."), Actor.System, at, AnchorKind.ApplicationComplete);
    }
}
