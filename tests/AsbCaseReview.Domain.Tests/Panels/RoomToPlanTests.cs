using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Tests.Panels;

public sealed class RoomToPlanTests
{
    private static readonly EntryText Action = new("Serve it", "Why", null, null, null, "Council", new(2026, 4, 30));

    private static AgreedAction Planned(PanelWorld world, Agency agency, params RoomEntry[] entries)
    {
        var plan = ActionPlan.For(world.Case);
        RoomToPlan.Take(world.Panel, world.Case, plan, entries, [agency], PowerCatalogue.BuiltIn, new(world.Procedure, world.Calendar), PanelWorld.ChairPerson, world.OnTheDay);
        return Assert.Single(plan.Actions);
    }

    private static (PanelWorld World, Agency Agency) Meeting(string kind = AgencyKinds.Council)
    {
        var world = new PanelWorld().InSession();
        return (world, new() { AreaId = world.Case.AreaId, Kind = kind, Name = "Council", Email = "council@bodies.example" });
    }

    private static RoomEntry Option(PanelWorld world, string power, string? notAvailable = null) =>
        world.Write(EntryKind.Option, Agenda.Options, new("An option", "It comes first", null, true, null, null, null, power, notAvailable));

    [Fact]
    public void An_action_takes_the_power_of_its_option_with_it_and_the_victim_is_told_first_where_the_person_will_notice()
    {
        var (world, council) = Meeting();
        var option = Option(world, "acceptableBehaviourContract");
        var action = Planned(world, council, option, world.Write(EntryKind.Action, Agenda.Agreed, Action with { AgencyId = council.Id, FromId = option.Id }));
        Assert.Equal(("acceptableBehaviourContract", option.Id, true), (action.Power!.Key, action.OptionId!.Value, action.TellVictimFirst));
        Assert.All(action.Power.Answers, a => Assert.Null(a.Holds));   // still to be shown
    }

    [Fact]
    public void An_action_that_comes_from_a_recommendation_takes_what_the_recommendation_was_about()
    {
        var (world, council) = Meeting();
        var option = Option(world, "mediation");
        var recommendation = world.Write(EntryKind.Recommendation, Agenda.Agreed, new("Try mediation", "Both asked for it", null, null, council.Id, null, null, FromId: option.Id));
        var plan = ActionPlan.For(world.Case);
        RoomToPlan.Take(world.Panel, world.Case, plan, [world.Write(EntryKind.Action, Agenda.Agreed, Action with { AgencyId = council.Id, FromId = recommendation.Id }), recommendation, option], [council], PowerCatalogue.BuiltIn, new(world.Procedure, world.Calendar), PanelWorld.ChairPerson, world.OnTheDay);
        var action = Assert.Single(plan.Actions);
        Assert.Equal(("mediation", Assert.Single(plan.Recommendations).Id), (action.Power!.Key, action.RecommendationId!.Value));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Without_a_power_the_victim_is_told_first_where_somebody_said_so(bool said, bool first)
    {
        var (world, council) = Meeting();
        Assert.Equal(first, Planned(world, council, world.Write(EntryKind.Action, Agenda.Agreed, Action with { AgencyId = council.Id, TellFirst = said })).TellVictimFirst);
    }

    [Fact]
    public void What_is_not_available_is_not_agreed_and_the_condition_that_fails_is_named()
    {
        var (world, council) = Meeting();
        var option = Option(world, "mediation", "this does not hold: It is safe");
        var refused = Assert.Throws<RuleRefusedException>(() => Planned(world, council, option, world.Write(EntryKind.Action, Agenda.Agreed, Action with { AgencyId = council.Id, FromId = option.Id })));
        Assert.Contains("It is safe", refused.Why.ToString(), StringComparison.Ordinal);
        Assert.Contains(MinutesCheck.Missing(world.Panel, [option], []), m => m.ToString().Contains("is marked as used and is not available", StringComparison.Ordinal));
    }

    [Fact]
    public void Community_Remedy_is_not_agreed_in_the_room_where_nobody_asks_its_three_conditions()
    {
        var (world, council) = Meeting();
        var option = Option(world, PowerCatalogue.CommunityRemedy);
        Assert.Throws<RuleRefusedException>(() => Planned(world, council, option, world.Write(EntryKind.Action, Agenda.Agreed, Action with { AgencyId = council.Id, FromId = option.Id })));
    }

    [Fact]
    public void Every_power_names_each_of_its_conditions_when_it_fails()
    {
        foreach (var power in PowerCatalogue.BuiltIn.Powers)
        {
            Assert.Empty(power.NotAvailable(power.Nations[0], null));
            foreach (var (name, text) in power.Conditions)
                Assert.NotEmpty(power.NotAvailable(power.Nations[0], name));
            Assert.Empty(power.NotAvailable(power.Nations[0], "another/condition"));
            if (power.Nations.Count == 1) Assert.NotEmpty(power.NotAvailable(power.Nations[0] == Nation.England ? Nation.Wales : Nation.England, null));
        }
    }
}
