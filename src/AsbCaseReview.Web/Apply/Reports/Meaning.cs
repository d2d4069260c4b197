using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Thresholds;

namespace AsbCaseReview.Web.Apply.Reports;

/// <summary>
/// What the reports so far may mean, said kindly. It decides nothing and bars nobody: somebody looks at every application,
/// and agencies may know of reports that the applicant does not.
/// </summary>
public static class Meaning
{
    public static Sentence Of(JourneyState state)
    {
        var reports = state.Answers.Reports.Count(r => r.IsDone);
        if (reports == 0) return new("You can go on without a report. We ask the agencies what they know, and we look at how it affects you.");
        if (state.Procedure is null) return new("When you have told us where it happens, we can say more about what your reports may mean.");
        var assessed = ThresholdAssessment.Of(state.Answers.ToFacts(state.Procedure, state.Today), state.Procedure);
        if (assessed.Statute.Met) return new("From what you have told us, enough reports count for a review to be held. We check them with the agencies.");
        var notCounted = assessed.Complaints.Count(c => !c.CountsByStatute);
        return notCounted == 0
            ? new("{0} of the {1} reports that oblige us to hold a review are here so far. Please go on all the same: the agencies may know of others, and a review can also be held because of the harm that is done.", assessed.Statute.Counted, assessed.Statute.Needed)
            : new("Some of your reports may be too old to be counted, or were made long after it happened. Please go on all the same, and leave them in: they show how long it has been going on, the agencies may know of others, and a review can also be held because of the harm that is done.");
    }
}
