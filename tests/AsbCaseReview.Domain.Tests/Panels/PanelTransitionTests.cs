using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.Tests.Panels;

public sealed class PanelTransitionTests
{
    // A: being arranged, I: invited, O: in session, H: held, M: minutes with members, S: signed off, X: cancelled.
    private const string Whole = """
        Plan         AI   coordinator,manager
        Prepare      AI   all
        Invite       A>I  coordinator,manager
        Answer       IO   all
        Declare      IOHM all
        ReplaceChair AIO  coordinator,manager
        Postpone     I    coordinator,manager
        Cancel       AI>X coordinator,manager
        MakePack     AIO  coordinator,manager
        Circulate    I    coordinator,manager
        Open         I>O  all
        Write        OHM  all
        Attend       IOH  all
        Close        O>H  all
        SendMinutes  HM>M all
        Comment      M    all
        SignOff      HM>S all
        Amend        S    all
        """;

    [Fact]
    public void The_whole_table_of_what_may_be_done_to_a_panel()
    {
        var written = PanelTransitions.Table.Select(t =>
            $"{t.Act,-12} {string.Concat(t.In.Select(Letter)) + (t.To is { } to ? $">{Letter(to)}" : ""),-4} {(t.By.Count == 2 ? "coordinator,manager" : "all")}");
        Assert.Equal(Whole.ReplaceLineEndings("\n"), string.Join("\n", written));
        Assert.Equal(Enum.GetValues<PanelAct>(), PanelTransitions.Table.Select(t => t.Act));
        foreach (var row in PanelTransitions.Table)
        {
            Assert.All(row.By, r => Assert.Contains(r, new[] { ActorRole.Coordinator, ActorRole.SeniorManager, ActorRole.PanelChair, ActorRole.AgencyOfficer }));
            Assert.DoesNotContain(ActorRole.Applicant, row.By);
        }
    }

    [Fact]
    public void What_the_table_does_not_allow_is_refused_with_the_state()
    {
        foreach (var act in Enum.GetValues<PanelAct>())
            foreach (var state in Enum.GetValues<PanelState>())
                foreach (var role in Enum.GetValues<ActorRole>())
                {
                    var allowed = PanelTransitions.Allows(act, state, role);
                    if (allowed) Assert.Equal(act, PanelTransitions.Require(act, state, role).Act);
                    else Assert.Throws<RuleRefusedException>(() => PanelTransitions.Require(act, state, role));
                }
    }

    private static char Letter(PanelState state) => state switch
    {
        PanelState.Arranging => 'A',
        PanelState.Invited => 'I',
        PanelState.Open => 'O',
        PanelState.Held => 'H',
        PanelState.MinutesOut => 'M',
        PanelState.SignedOff => 'S',
        _ => 'X',
    };
}
