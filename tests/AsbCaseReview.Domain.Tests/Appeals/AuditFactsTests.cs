using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Deadlines;

namespace AsbCaseReview.Domain.Tests.Appeals;

/// <summary>What the records of a case say beside each theme of the audit: facts, and never a rating.</summary>
public sealed class AuditFactsTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly ReviewFacts Bare = new()
    {
        Procedure = "Exampleshire, version 1",
        AppliedOn = Day,
        Limits = [],
        RiskAssessedOn = [],
        StatutoryCount = 2,
        StatutoryNeeded = 3,
        SetAside = 0,
        Support = [],
        Asked = [],
        Gave = [],
        AtPanel = [],
        Letters = [],
    };

    private static readonly ReviewFacts Full = Bare with
    {
        Limits =
        [
            new("Acknowledge", Day, Day, DeadlineState.Kept, false), new("Decide", Day, Day.AddDays(3), DeadlineState.DoneLate, false),
            new("Hold the panel", Day, null, DeadlineState.Open, false, Overdue: true), new("Tell the outcome", Day.AddDays(90), null, DeadlineState.Open, true),
        ],
        RiskAssessedOn = [Day, Day.AddDays(20)],
        DecidedOn = Day.AddDays(9),
        ThresholdMet = true,
        StatutoryCount = 4,
        SetAside = 1,
        Hate = true,
        Support = [("Support offered: Harbour", Day)],
        Asked = ["Police", "Housing"],
        Gave = ["Police"],
        ConsentGiven = true,
        PanelOn = Day.AddDays(30),
        AtPanel = ["Police", "Council"],
        Chair = "Ruth Ashdown",
        ChairIndependent = true,
        VictimHeard = "By telephone",
        ImpactStatementOn = Day.AddDays(12),
        Actions = 5,
        ActionsDone = 1,
        ActionsLate = 2,
        PlanPutToVictim = true,
        Recommended = 3,
        RecommendedAccepted = 1,
        RecommendedRefused = 1,
        RefusalsChallenged = 1,
        ThresholdTold = Day.AddDays(10),
        OutcomeTold = Day.AddDays(35),
        Letters = [Day, Day.AddDays(10)],
    };

    [Theory]
    [InlineData("procedure", "Handled under “Exampleshire, version 1”.")]
    [InlineData("timescales", "1 limits kept, 1 done late, 1 overdue, 1 still open.|“Decide” was due on 2 March 2026 and done on 5 March 2026.|“Hold the panel” was due on 2 March 2026 and is not done.|For “Tell the outcome” another date was given: 31 May 2026.")]
    [InlineData("threshold", "Decided on 11 March 2026: met.|By the Act’s count 4 qualifying complaints were made; 3 are needed (section 104(4)).|1 report was set apart, with its reason.")]
    [InlineData("risk", "Risk was assessed before the threshold was decided, on 2 March 2026.|1 further assessments after it.")]
    [InlineData("impact", "The victim’s impact statement is on record, given on 14 March 2026.")]
    [InlineData("hate", "At least one report is recorded as motivated by hate.")]
    [InlineData("support", "2 March 2026: Support offered: Harbour")]
    [InlineData("agencies", "2 bodies were at the panel: Police, Council.")]
    [InlineData("problemSolving", "5 actions agreed: 1 ended, 2 late.|3 recommendations to bodies: 1 accepted, 1 refused, 1 not answered.|Of the refusals 1 were challenged.")]
    [InlineData("sharing", "The victim’s consent to share information is recorded.")]
    [InlineData("disclosure", "2 bodies were asked for information; 1 answered.|No answer from Housing.")]
    [InlineData("independence", "Chaired by Ruth Ashdown, recorded as independent of the case.")]
    [InlineData("representation", "How the victim was heard: By telephone")]
    [InlineData("involvement", "The plan was put to the victim before it was final.")]
    [InlineData("updates", "Told of the threshold decision on 12 March 2026.|Told of the outcome on 6 April 2026.|2 letters to the applicant are on record.")]
    [InlineData("outcome", "Told of the threshold decision on 12 March 2026.|Told of the outcome on 6 April 2026.|3 recommendations to bodies: 1 accepted, 1 refused, 1 not answered.|Of the refusals 1 were challenged.")]
    public void Each_theme_has_the_facts_that_the_records_hold(string theme, string said) => Assert.Equal(said.Split('|'), AuditFacts.Of(theme, Full).Select(s => s.ToString()));

    [Theory]
    [InlineData("threshold", "The threshold has not been decided.")]
    [InlineData("risk", "No risk assessment before the threshold was decided.")]
    [InlineData("impact", "No impact statement of the victim is on record.")]
    [InlineData("support", "No record of support offered.")]
    [InlineData("agencies", "No panel has been held.")]
    [InlineData("problemSolving", "No actions are on record.")]
    [InlineData("disclosure", "No body was asked for information.")]
    [InlineData("independence", "No record of who chaired the panel.")]
    [InlineData("representation", "No record of how the victim was heard at the panel.")]
    [InlineData("updates", "No record that the threshold decision was told.")]
    public void What_no_record_says_is_said_so(string theme, string first) => Assert.Equal(first, AuditFacts.Of(theme, Bare)[0].ToString());

    [Fact]
    public void A_risk_assessment_after_the_decision_is_none_before_it() =>
        Assert.Equal("No risk assessment before the threshold was decided.", AuditFacts.Of("risk", Bare with { DecidedOn = Day, RiskAssessedOn = [Day.AddDays(1)] })[0].ToString());
}
