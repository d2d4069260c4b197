using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Thresholds;

/// <summary>The sentences of a threshold explanation, for applicants as much as for officers.</summary>
internal static class Words
{
    public static readonly Sentence Unrelated = new("It is about something else than the behaviour that the application is about (section 104(4): complaints “about the anti-social behaviour to which the application relates”).");
    public static readonly Sentence ReportedBeforeItHappened = new("The date of the report is before the date on which it happened.");
    public static readonly Sentence NotTraced = new("The agency has not found this report. It counts all the same, because it was said to have been made and nobody has given a reason why it should not.");
    public static readonly Sentence OutsideWindow = new("It lies outside the time in which this procedure counts.");
    public static readonly Sentence NoRouteCounts = new("It qualifies, but no route of this procedure counts it.");
    public static readonly Sentence WithoutApplication = new("By this route the agencies may start a review without an application.");
    public static readonly Sentence ByJudgement = new("Here the agencies judge how persistent the behaviour is, what harm it does or could do, and whether enough was done about it (section 104(5)). What they found stands with the decision.");

    public static Sentence SetAside(string reason) => new("It has been set apart: {0}", reason);

    public static Sentence ReportedInTime(DateOnly reported, DateOnly last) => new("Reported on {0}. The last day to report it was {1}.", reported, last);

    public static Sentence ReportedInTimeAbout(DateOnly last) => new("The dates are not exact. They are read in the applicant’s favour: it can have been reported by {0}, the last day to report it.", last);

    public static Sentence ReportedTooLate(DateRange reported, DateOnly last) => new("Reported on {0}, after the last day to report it, which was {1}.", reported.From, last);

    public static Sentence ReportedAfterApplication(DateRange reported, DateOnly applied) => new("Reported on {0}, after the application was made on {1}.", reported.From, applied);

    public static Sentence HappenedAfterApplication(DateRange happened, DateOnly applied) => new("It happened on {0}, after the application was made on {1}.", happened.From, applied);

    public static Sentence AppliedInTime(DateOnly applied, DateOnly last) => new("Applied on {0}. An application counts this report until {1}.", applied, last);

    public static Sentence AppliedTooLate(DateOnly last, DateOnly applied) => new("The last day to apply on the strength of this report was {0}; the application was made on {1}.", last, applied);

    public static Sentence OtherAgency(string agency) => new("It was reported to an agency that this procedure does not name ({0}).", agency);

    public static Sentence OtherChannel(string channel) => new("It was reported in a way that this procedure does not name ({0}).", channel);

    public static Sentence SameIncident(string other, SameIncidentRule rule) => rule == SameIncidentRule.CountsOnce
        ? new("It is about the same incident as report {0}. Under this procedure the same incident told to several agencies counts once.", other)
        : new("It is about the same incident as report {0}. This procedure counts separate incidents.", other);

    public static Sentence OnlyByStatute(ComplaintTest test) => new("By statute it counts (section 104(11)): the last day to report it was {0}, and an application counts it until {1}. The longer of the Act’s and the procedure’s periods is used, and no local condition.", test.LastDayToReport, test.LastDayToApply);

    public static Sentence NotByStatute(ComplaintTest test) => new("By statute it does not count. {0}", test.Why[0]);

    public static Sentence OnceByStatute(string other) => new("By statute it is counted once together with report {0}, by the same person about the same incident (section 104(12)).", other);

    public static Sentence StatuteMet(int counted, int needed) => new("{0} qualifying complaints were made and {1} are needed. The relevant bodies must decide that the threshold is met (section 104(4)).", counted, needed);

    public static Sentence StatuteNotMet(int counted, int needed) => new(counted == 1
        ? "{0} qualifying complaint was made. With {1} or more the law obliges the agencies to hold a review (section 104(4)); with fewer they decide by their own procedure (section 104(5))."
        : "{0} qualifying complaints were made. With {1} or more the law obliges the agencies to hold a review (section 104(4)); with fewer they decide by their own procedure (section 104(5)).", counted, needed);

    public static Sentence Counted(int counted, int needed) => new("{0} counted, {1} needed.", counted, needed);

    public static Sentence People(int number, int needed) => new("By {0} different people; at least {1} are asked for.", number, needed);

    public static Sentence Households(int number, int needed) => new("By {0} different households or businesses; at least {1} are asked for.", number, needed);

    public static Sentence Hate(int number, int needed) => new("{0} motivated by hate; at least {1} asked for.", number, needed);

    public static Sentence Recent(int number, int needed, string within) => new("{0} within {2} of the application; at least {1} asked for.", number, needed, within);

    public static Sentence LastDayToApply(DateOnly last) => new("The last day to apply by this route is {0}.", last);

    public static Sentence Authorised(string grade, string purpose) => new("Authorised by an officer of the grade {0}. {1}.", grade, purpose);

    public static Sentence WrongGrade(string grade, string grades) => new("An officer of the grade {0} authorised it; the procedure asks for {1}.", grade, grades);

    public static Sentence NotAuthorised(string grades) => new("No officer has authorised it. The procedure asks for {0}.", grades);

    public static Sentence ConditionHolds(LocalCondition condition) => new("Also asked: {0}. Recorded: yes.", condition.Text);

    public static Sentence ConditionNotKnown(LocalCondition condition) => new("Also asked: {0}. Not yet recorded.", condition.Text);

    public static Sentence ConditionDoesNotRefuse(LocalCondition condition) => new("Also asked: {0}. Recorded: no. The Act knows no such condition, so it does not refuse.", condition.Text);

    public static Sentence RequiredConditionFails(LocalCondition condition) => new("Also asked: {0}. Recorded: no. This route, which gives more than the Act, asks for it.", condition.Text);
}
