using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.Tests.Panels;

public sealed class PanelRulesTests
{
    [Fact]
    public void A_panel_with_all_that_West_Northamptonshire_asks_for_has_nothing_unmet() => Assert.Empty(new PanelWorld().Complete().Unmet());

    [Fact]
    public void An_empty_panel_is_told_all_that_is_wanted_each_with_its_paragraph()
    {
        var unmet = new PanelWorld().Unmet();
        Assert.Contains(unmet, u => u.ToString() == "At least 3 of Council, Police, Housing provider, Integrated care board have to be there; 0 asked so far (sections 6 and 11)");
        Assert.Contains(unmet, u => u.ToString() == "Police is wanted (section 11)");
        Assert.Contains(unmet, u => u.ToString() == "A chair is wanted (section 11)");
        Assert.Contains(unmet, u => u.ToString() == "A minute taker is wanted (sections 6 and 11)");
        Assert.Contains(unmet, u => u.ToString() == "The coordinator presents the case (section 11)");
        Assert.Contains(unmet, u => u.Paragraph == "s.104(1)");
    }

    [Theory]
    [InlineData("Neighbourhood Inspector", true)]
    [InlineData("Acting Neighbourhood Inspector", true)]
    [InlineData("Inspector", false)]
    [InlineData(null, false)]
    public void The_police_send_a_neighbourhood_inspector(string? grade, bool met)
    {
        var world = new PanelWorld();
        world.Seat(SeatPart.Member, AgencyKinds.Police, grade);
        Assert.Equal(!met, world.Unmet().Any(u => u.ToString().Contains("“Neighbourhood Inspector”", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("gloucestershire")]
    [InlineData("staffordshire-and-stoke-on-trent")]
    public void Youth_offending_is_wanted_only_when_the_person_complained_of_is_under_18(string procedure)
    {
        var world = new PanelWorld(procedure);
        Assert.DoesNotContain(world.Unmet(), u => u.ToString().StartsWith("Youth offending", StringComparison.Ordinal));
        Assert.Contains(world.Unmet(world.Facts with { PersonComplainedOfIsUnder18 = true }), u => u.ToString().StartsWith("Youth offending service is wanted, because", StringComparison.Ordinal));
    }

    [Fact]
    public void Health_is_wanted_only_where_somebody_is_vulnerable()
    {
        var world = new PanelWorld("gloucestershire");
        Assert.DoesNotContain(world.Unmet(), u => u.ToString().StartsWith("Integrated care", StringComparison.Ordinal));
        Assert.Contains(world.Unmet(world.Facts with { SomebodyIsVulnerable = true }), u => u.ToString().StartsWith("Integrated care board is wanted, because somebody is vulnerable", StringComparison.Ordinal));
    }

    [Fact]
    public void A_chair_of_a_body_under_review_is_not_independent_where_the_procedure_asks_it()
    {
        var world = new PanelWorld();
        world.Seat(SeatPart.Chair, AgencyKinds.Police, "Superintendent");
        Assert.Contains(world.Unmet(), u => u.ToString().Contains("independent of the bodies under review", StringComparison.Ordinal));
        var gloucestershire = new PanelWorld("gloucestershire");
        gloucestershire.Seat(SeatPart.Chair, AgencyKinds.PoliceAndCrimeCommissioner, "Coordinator");
        Assert.DoesNotContain(gloucestershire.Unmet(), u => u.ToString().Contains("independent", StringComparison.Ordinal));
    }

    [Fact]
    public void A_coordinator_who_was_involved_and_a_panel_after_its_last_day_are_said()
    {
        var world = new PanelWorld().Complete();
        var unmet = world.Unmet(world.Facts with { CoordinatorWasInvolved = true, PanelBy = new(2026, 3, 20) });
        Assert.Equal(["The coordinator must have had no part in the case before (sections 6 and 11)", "The panel was to be held by 20 March 2026 (time limits)"], unmet.Select(u => u.ToString()));
    }

    [Fact]
    public void Papers_that_would_come_too_late_are_said()
    {
        var world = new PanelWorld();
        var rules = world.Procedure.Panel with { PapersBefore = Domain.Calendar.Period.Parse("2 working days before") };
        Assert.Equal(new DateOnly(2026, 4, 2), PanelRulesCheck.PapersBy(rules, new(2026, 4, 8), world.Calendar));
        var late = PanelRulesCheck.Of(rules, world.Panel, world.Facts with { Today = new(2026, 3, 25) }, world.Calendar);
        Assert.Contains(late, u => u.ToString().StartsWith("The papers were to go out by 24 March 2026", StringComparison.Ordinal));
    }

    [Fact]
    public void A_member_who_declines_no_longer_counts()
    {
        var world = new PanelWorld().Complete().Invited();
        world.Panel.Decline(world.Panel.SeatFor(PanelWorld.Officer.Id)!.Id, "On leave", PanelWorld.Officer, PanelWorld.Now);
        Assert.Contains(world.Unmet(), u => u.ToString() == "Police is wanted (section 11)");
    }

    [Fact]
    public void Going_ahead_with_something_unmet_needs_a_reason_which_is_on_the_record()
    {
        var world = new PanelWorld();
        world.Seat(SeatPart.Chair, AgencyKinds.VictimSupport, "Independent chair", PanelWorld.ChairPerson);
        var unmet = world.Unmet();
        Assert.Throws<RuleRefusedException>(() => world.Panel.Invite([world.Case], unmet, " ", PanelWorld.Coordinator, PanelWorld.Now));
        world.Panel.Invite([world.Case], unmet, "Housing cannot be there before May.", PanelWorld.Coordinator, PanelWorld.Now);
        Assert.Equal(PanelState.Invited, world.Panel.State);
        Assert.Equal(CaseStage.PanelArranged, world.Case.Stage);
        Assert.Contains(world.Case.WaitingEvents, e => e.Body is Happened.PanelRulesSetAside { Why: "Housing cannot be there before May." });
    }
}
