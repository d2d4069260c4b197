using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.Tests.ActionPlans;

public sealed class ActionTransitionTests
{
    // Every act: the states in which it may be done, by whom, and where it leads. The whole table stands here.
    private const string Whole = """
        Accept         | Agreed Declined                      | AgencyOfficer Coordinator SeniorManager | Accepted
        Decline        | Agreed                               | AgencyOfficer Coordinator SeniorManager | Declined
        Reassign       | Agreed Declined Accepted             | Coordinator SeniorManager               | Agreed
        Change         | Agreed Declined Accepted             | Coordinator SeniorManager PanelChair    | -
        ReportProgress | Agreed Accepted                      | AgencyOfficer Coordinator SeniorManager | Accepted
        AskMoreTime    | Agreed Accepted                      | AgencyOfficer Coordinator SeniorManager | -
        DecideMoreTime | Agreed Accepted                      | Coordinator SeniorManager               | -
        TellVictim     | Agreed Declined Accepted EndReported | Coordinator SeniorManager               | -
        ReportEnd      | Agreed Accepted                      | AgencyOfficer Coordinator SeniorManager | EndReported
        SendBack       | EndReported                          | Coordinator SeniorManager               | Accepted
        TakeNote       | EndReported                          | Coordinator SeniorManager               | -
        HandOver       | Agreed Declined Accepted EndReported | Coordinator SeniorManager               | HandedOver
        Escalate       | Agreed Declined Accepted             | System                                  | -
        """;

    [Fact]
    public void The_whole_table_is_as_it_stands_here()
    {
        static string Row(ActionTransition t) => $"{t.Act}|{string.Join(' ', t.In)}|{string.Join(' ', t.By)}|{t.To?.ToString() ?? "-"}";
        var expected = Whole.Split('\n').Select(line => string.Join('|', line.Split('|').Select(part => part.Trim())));
        Assert.Equal(expected, ActionTransitions.Table.Select(Row));
        Assert.Equal(Enum.GetValues<ActionAct>().Length, ActionTransitions.Table.Count);
    }

    [Fact]
    public void Nothing_is_done_with_an_action_that_has_ended() =>
        Assert.DoesNotContain(ActionTransitions.Table, t => t.In.Any(s => s.IsEnded()));

    [Theory]
    [InlineData(ActionState.Done)]
    [InlineData(ActionState.NoLongerNeeded)]
    [InlineData(ActionState.NoLongerPossible)]
    [InlineData(ActionState.HandedOver)]
    public void Each_end_can_be_reached_and_is_final(ActionState state)
    {
        var plans = new Plans();
        var action = plans.In(state);
        Assert.Equal(state, action.State);
        Assert.Equal(new DateOnly(2026, 1, 9), action.EndedOn);
        Assert.Throws<RuleRefusedException>(() => action.ReportProgress(plans.Case, "More", Plans.Owner, Plans.Now));
    }

    [Fact]
    public void An_agency_officer_decides_nothing_that_is_the_coordinators()
    {
        foreach (var act in new[] { ActionAct.TakeNote, ActionAct.SendBack, ActionAct.DecideMoreTime, ActionAct.HandOver, ActionAct.Reassign, ActionAct.Change })
            Assert.DoesNotContain(ActionStates.Open, s => ActionTransitions.Allows(act, s, ActorRole.AgencyOfficer));
    }
}
