using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Tests.ActionPlans;

public sealed class EscalationTests
{
    private static IEnumerable<(int Step, LadderRung To, DateOnly Day)> Steps(string procedure, DateOnly due) =>
        ActionNotices.Of(due, BuiltInProcedures.Find(procedure)!, WorkingCalendar.ByRule).Where(n => n.Kind == NoticeKind.Overdue).Select(n => (n.Step, n.To, n.Day));

    // procedures.md: due Friday 30 January 2026, over 3 weeks / 2 months / 3 months.
    [Fact]
    public void West_Northamptonshires_ladder_falls_on_the_worked_dates() => Assert.Equal(
        [
            (1, LadderRung.Owner, new DateOnly(2026, 1, 31)),
            (2, LadderRung.LineManager, new DateOnly(2026, 2, 21)),
            (3, LadderRung.HeadOfService, new DateOnly(2026, 3, 31)),
            (4, LadderRung.ChiefExecutive, new DateOnly(2026, 5, 1)),
        ], Steps("west-northamptonshire", new(2026, 1, 30)));

    [Theory]
    [InlineData("gloucestershire")]
    [InlineData("staffordshire-and-stoke-on-trent")]
    [InlineData("statutory-minimum")]
    public void A_procedure_without_a_ladder_tells_owner_coordinator_and_manager_labelled_as_ours(string procedure)
    {
        Assert.Equal([LadderRung.Owner, LadderRung.Coordinator, LadderRung.LineManager], Steps(procedure, new(2026, 1, 30)).Select(s => s.To));
        Assert.Equal(Standing.Ours, ActionNotices.LadderOf(BuiltInProcedures.Find(procedure)!).Source.Standing);
    }

    [Fact]
    public void Where_the_line_manager_is_the_head_of_service_the_step_jumps_to_the_chief_executive()
    {
        var step = BuiltInProcedures.Find("west-northamptonshire")!.Escalation!.Steps[2];
        var owner = Plans.Staff("Kiran Maddox", new Plans().Police);
        (owner.LineManagerId, owner.HeadOfServiceId, owner.ChiefExecutiveId) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal(LadderRung.HeadOfService, ActionNotices.RungFor(step, owner));
        owner.LineManagerId = owner.HeadOfServiceId;
        Assert.Equal(LadderRung.ChiefExecutive, ActionNotices.RungFor(step, owner));
        Assert.Equal(LadderRung.HeadOfService, ActionNotices.RungFor(step, null));
    }

    [Fact]
    public void An_agreed_action_has_its_reminders_and_steps_planned()
    {
        var action = new Plans().Agree();
        Assert.All(action.Notices, n => Assert.Equal((NoticeState.Planned, Plans.Due), (n.State, n.DueOn)));
        Assert.Equal(4, action.Notices.Count(n => n.Kind == NoticeKind.Overdue));
        Assert.All(action.Notices.Where(n => n.Kind == NoticeKind.Reminder), n => Assert.True(n.Day <= Plans.Due));
    }

    [Fact]
    public void More_time_moves_what_is_planned_and_keeps_what_was_sent()
    {
        var plans = new Plans();
        var action = plans.In(ActionState.Accepted);
        action.Notices.First(n => n is { Kind: NoticeKind.Overdue, Step: 1 }).State = NoticeState.Sent;
        action.AskMoreTime(plans.Case, new(2026, 2, 27), "The camera is late", Plans.Owner, Plans.Now);
        Assert.Equal(Plans.Due, action.DueOn);
        action.DecideMoreTime(plans.Case, new(2026, 2, 20), "Two weeks are enough", plans.Rules, Plans.Coordinator, Plans.Now);
        Assert.Equal((new DateOnly(2026, 2, 20), Plans.Due), (action.DueOn, action.FirstDueOn));
        Assert.Equal(4, action.Notices.Count(n => n is { Kind: NoticeKind.Overdue, State: NoticeState.Planned } && n.DueOn == action.DueOn));
        Assert.Equal(NoticeState.Sent, Assert.Single(action.Notices, n => n.Kind == NoticeKind.Overdue && n.DueOn == Plans.Due && n.Step == 1).State);
        Assert.DoesNotContain(action.Notices, n => n.DueOn == Plans.Due && n.State == NoticeState.Planned);
        Assert.Null(action.MoreTime);
    }

    [Fact]
    public void No_more_time_leaves_the_day_and_the_ladder()
    {
        var plans = new Plans();
        var action = plans.In(ActionState.Accepted);
        action.AskMoreTime(plans.Case, new(2026, 2, 27), "The camera is late", Plans.Owner, Plans.Now);
        action.DecideMoreTime(plans.Case, null, "The risk is high", plans.Rules, Plans.Coordinator, Plans.Now);
        Assert.Equal(Plans.Due, action.DueOn);
        Assert.All(action.Notices, n => Assert.Equal(NoticeState.Planned, n.State));
    }

    [Theory]
    [InlineData(ActionState.Done)]
    [InlineData(ActionState.NoLongerNeeded)]
    [InlineData(ActionState.HandedOver)]
    public void Escalation_stops_when_the_action_ends(ActionState state) =>
        Assert.All(new Plans().In(state).Notices, n => Assert.Equal(NoticeState.Cancelled, n.State));

    [Fact]
    public void A_report_that_waits_for_the_coordinator_is_not_the_owners_lateness()
    {
        Assert.DoesNotContain(ActionState.EndReported, ActionStates.WithOwner);
        Assert.Contains(ActionState.EndReported, ActionStates.Open);
    }
}
