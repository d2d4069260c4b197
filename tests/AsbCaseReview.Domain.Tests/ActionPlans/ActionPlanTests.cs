using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Tests.ActionPlans;

public sealed class ActionPlanTests
{
    private readonly Plans _plans = new();

    private static string Refused(Action act) => Assert.Throws<RuleRefusedException>(act).Message;

    [Fact]
    public void Agreeing_an_action_leaves_the_plans_version_alone_so_that_two_people_write_at_once()
    {
        var before = _plans.Plan.Version;
        _plans.Agree();
        _plans.Agree();
        Assert.Equal(before, _plans.Plan.Version);
        Assert.Equal(2, _plans.Plan.Actions.Count);
        Assert.Contains("Action agreed: “Visit the address twice a week”, Kiran Maddox (Police), by 30 January 2026.", _plans.Told);
    }

    [Fact]
    public void Before_the_threshold_is_decided_only_interim_action_is_agreed()
    {
        var early = new Plans(stage: CaseStage.ThresholdToDecide);
        Assert.Contains("interim action", Assert.Throws<RuleRefusedException>(() => early.Agree()).Message, StringComparison.Ordinal);
        Assert.True(early.Agree(early.Wanted with { Interim = true }).Interim);
    }

    [Fact]
    public void An_agency_of_another_area_or_an_owner_of_another_agency_is_refused()
    {
        Assert.Contains("of this area", Refused(() => _plans.Agree(_plans.Wanted with { Agency = _plans.Elsewhere, Owner = null })), StringComparison.Ordinal);
        Assert.Contains("does not work for", Refused(() => _plans.Agree(_plans.Wanted with { Agency = _plans.Housing })), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_victim_reads_of_an_action_holds_nothing_restricted()
    {
        Assert.Null(_plans.Agree(_plans.Wanted with { VictimMaySee = " " }).ForVictim());
        var seen = _plans.Agree(_plans.Wanted with { Restricted = RestrictedText.From("Desmond Varley, number 9") }).ForVictim()!;
        Assert.Equal("Officers will visit your street", seen.What);
        Assert.DoesNotContain("Varley", seen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(typeof(VictimAction).GetProperties(), p => p.PropertyType == typeof(RestrictedText) || p.PropertyType == typeof(OwnWords));
        Assert.DoesNotContain(_plans.Told, t => t.Contains("Varley", StringComparison.Ordinal));
    }

    [Fact]
    public void Reported_done_is_not_done_until_the_coordinator_has_taken_note()
    {
        var action = _plans.In(ActionState.EndReported);
        Assert.Null(action.EndedOn);
        action.SendBack(_plans.Case, "The last visit was a month ago", Plans.Coordinator, Plans.Now);
        Assert.Equal(ActionState.Accepted, action.State);
        action.ReportEnd(_plans.Case, Plans.Report(ActionState.Done), Plans.Owner, Plans.Now);
        action.TakeNote(_plans.Case, "Officers visited twelve times", Plans.Coordinator, Plans.Now);
        Assert.Equal((ActionState.Done, "Officers visited twelve times"), (action.State, action.ForVictim()!.Outcome));
    }

    [Fact]
    public void No_longer_possible_needs_why_what_happened_instead_and_what_takes_its_place()
    {
        var action = _plans.In(ActionState.Accepted);
        var report = Plans.Report(ActionState.NoLongerPossible);
        Assert.Equal("Say why.", Refused(() => action.ReportEnd(_plans.Case, report with { What = "" }, Plans.Owner, Plans.Now)));
        Assert.Equal("Say what happened instead.", Refused(() => action.ReportEnd(_plans.Case, report with { Checked = " " }, Plans.Owner, Plans.Now)));
        Assert.Contains("panel should look again", Refused(() => action.ReportEnd(_plans.Case, report with { Replacement = null }, Plans.Owner, Plans.Now)), StringComparison.Ordinal);
        action.ReportEnd(_plans.Case, report with { Replacement = null, PanelLooksAgain = true }, Plans.Owner, Plans.Now);
        Assert.Equal(ActionState.EndReported, action.State);
    }

    [Fact]
    public void An_action_marked_tell_the_victim_first_is_not_done_before_they_were_told()
    {
        var action = _plans.Agree(_plans.Wanted with { TellVictimFirst = true });
        Assert.Contains("tell the victim first", Refused(() => action.ReportEnd(_plans.Case, Plans.Report(ActionState.Done), Plans.Owner, Plans.Now)), StringComparison.Ordinal);
        Assert.Contains("risk was looked at again", Refused(() => action.TellVictim(_plans.Case, "by telephone", "", Plans.Coordinator, Plans.Now)), StringComparison.Ordinal);
        action.TellVictim(_plans.Case, "by telephone", "As before; her sister stays with her", Plans.Coordinator, Plans.Now);
        action.ReportEnd(_plans.Case, Plans.Report(ActionState.Done), Plans.Owner, Plans.Now);
        Assert.Equal(ActionState.EndReported, action.State);
    }

    [Fact]
    public void A_plan_is_put_to_the_victim_before_it_is_final_or_the_reason_not_to_is_recorded()
    {
        Assert.Contains("neither", Refused(() => _plans.Plan.MakeFinal(_plans.Case, Plans.Coordinator, Plans.Now)), StringComparison.Ordinal);
        _plans.Agree();
        Assert.Contains("Put the plan to the victim", Refused(() => _plans.Plan.MakeFinal(_plans.Case, Plans.Coordinator, Plans.Now)), StringComparison.Ordinal);
        _plans.Plan.PutToVictim(_plans.Case, "by telephone", OwnWords.From("I should like it sooner."), Plans.Coordinator, Plans.Now);
        _plans.Plan.MakeFinal(_plans.Case, Plans.Coordinator, Plans.Now);
        Assert.Equal(new DateOnly(2026, 1, 9), _plans.Plan.FinalOn);
        Assert.Contains(_plans.Case.WaitingEvents, e => e.Anchor == AnchorKind.PlanAgreed);
        Assert.DoesNotContain(_plans.Told, t => t.Contains("sooner", StringComparison.Ordinal));

        _plans.Agree();   // what they were asked about is no longer all there is
        Assert.Null(_plans.Plan.FinalOn);
        _plans.Plan.RecordNotPutToVictim(_plans.Case, "They asked not to be rung", Plans.Coordinator, Plans.Now);
        _plans.Plan.MakeFinal(_plans.Case, Plans.Coordinator, Plans.Now);
    }

    [Theory]
    [InlineData(CaseStage.PanelHeld, CaseStage.PanelHeld)]        // the outcome letter takes it on
    [InlineData(CaseStage.OutcomeTold, CaseStage.ActionsOpen)]
    [InlineData(CaseStage.ActionsOpen, CaseStage.ActionsOpen)]    // final again after a change
    public void Once_the_outcome_is_told_a_final_plan_takes_the_case_on_to_its_actions(CaseStage before, CaseStage after)
    {
        var plans = new Plans(stage: before);
        plans.Agree();
        plans.Plan.RecordNotPutToVictim(plans.Case, "They asked not to be rung", Plans.Coordinator, Plans.Now);
        plans.Plan.MakeFinal(plans.Case, Plans.Coordinator, Plans.Now);
        Assert.Equal(after, plans.Case.Stage);
    }

    [Fact]
    public void A_refused_recommendation_needs_reasons_and_can_be_challenged()
    {
        var made = _plans.Plan.Recommend(_plans.Case, _plans.Housing, "", "Bring the transfer forward", "Two years of it", null, new(2026, 2, 6), null, Plans.Chair, Plans.Now);
        made.Acknowledge(_plans.Case, Plans.Owner, Plans.Now);
        var refused = Assert.Throws<RuleRefusedException>(() => made.Answer(_plans.Case, false, " ", Plans.Owner, Plans.Now));
        Assert.Equal("s.104(7)-(8)", refused.Section);
        made.Answer(_plans.Case, false, "No home is free", Plans.Owner, Plans.Now);
        made.ChallengeRefusal(_plans.Case, "One became free on Monday", Plans.Coordinator, Plans.Now);
        made.Answer(_plans.Case, true, null, Plans.Owner, Plans.Now);
        Assert.Equal(RecommendationState.Accepted, made.State);
        Assert.Throws<RuleRefusedException>(() => made.ChallengeRefusal(_plans.Case, "Again", Plans.Coordinator, Plans.Now));
    }

    [Fact]
    public void A_case_is_closed_only_when_every_action_has_ended_or_was_handed_over()
    {
        var plans = new Plans(stage: CaseStage.ActionsOpen);
        var (done, open) = (plans.In(ActionState.Done), plans.Agree(plans.Wanted with { What = "Fit a camera" }));
        Assert.Contains("“Fit a camera” (Police)", Assert.Throws<RuleRefusedException>(() => plans.Case.Close("All quiet", plans.Plan, Plans.Coordinator, Plans.Now)).Message, StringComparison.Ordinal);
        open.HandOver(plans.Case, "The housing team", "It goes on for good", null, Plans.Coordinator, Plans.Now);
        plans.Case.Close("All quiet", plans.Plan, Plans.Coordinator, Plans.Now);
        Assert.Equal((CaseStage.Closed, ActionState.Done), (plans.Case.Stage, done.State));
    }

    [Fact]
    public void While_the_plan_is_open_the_victim_hears_from_us_at_least_every_four_weeks_labelled_as_ours()
    {
        var calendar = _plans.Rules.Calendar;
        foreach (var procedure in BuiltInProcedures.All)
        {
            TimetableLine? Line(params Anchor[] anchors) => Timetable.Of(procedure, anchors, calendar).FirstOrDefault(l => l.Limit == Limits.UpdateVictim);
            Assert.Null(Line(new Anchor(AnchorKind.ContactMade, new(2026, 1, 9))));
            Assert.Equal(new DateOnly(2026, 2, 6), Line(new Anchor(AnchorKind.PlanAgreed, new(2026, 1, 9)))!.Due);
            Assert.Equal(new DateOnly(2026, 3, 3), Line(new(AnchorKind.PlanAgreed, new(2026, 1, 9)), new(AnchorKind.VictimUpdated, new(2026, 2, 3)))!.Due);
            Assert.Equal(DeadlineState.Kept, Line(new(AnchorKind.PlanAgreed, new(2026, 1, 9)), new(AnchorKind.Closed, new(2026, 2, 3)))!.State);
            Assert.Equal(Standing.Ours, Limits.Find(procedure, Limits.UpdateVictim)!.Source.Standing);
        }
    }
}
