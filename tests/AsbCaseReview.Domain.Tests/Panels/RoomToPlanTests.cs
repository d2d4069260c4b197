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
        var recommendation = world.Write(EntryKind.Recommendation, Agenda.Agreed, new("Try mediation", "Both asked for it", "Somebody neutral helps you both to talk", null, council.Id, null, null, FromId: option.Id));
        var plan = ActionPlan.For(world.Case);
        RoomToPlan.Take(world.Panel, world.Case, plan, [world.Write(EntryKind.Action, Agenda.Agreed, Action with { AgencyId = council.Id, FromId = recommendation.Id }), recommendation, option], [council], PowerCatalogue.BuiltIn, new(world.Procedure, world.Calendar), PanelWorld.ChairPerson, world.OnTheDay);
        var action = Assert.Single(plan.Actions);
        Assert.Equal(("mediation", Assert.Single(plan.Recommendations).Id), (action.Power!.Key, action.RecommendationId!.Value));
    }

    [Fact]
    public void A_recommendation_without_words_for_the_victim_is_not_taken_since_they_are_told_of_any()
    {
        var (world, council) = Meeting();
        var plan = ActionPlan.For(world.Case);
        void Take(string? forVictim) => RoomToPlan.Take(world.Panel, world.Case, plan, [world.Write(EntryKind.Recommendation, Agenda.Agreed, new("Watch number nine", "He was seen", forVictim, null, council.Id, null, null))], [council], PowerCatalogue.BuiltIn, new(world.Procedure, world.Calendar), PanelWorld.ChairPerson, world.OnTheDay);
        Assert.Contains("has no words for the victim", Assert.Throws<RuleRefusedException>(() => Take(null)).Message, StringComparison.Ordinal);
        Take("An officer looks in each evening.");
        Assert.Single(plan.Recommendations);
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

    private static readonly CommunityRemedy Remedy = new() { ItHappened = true, AcceptsResponsibility = true, VictimConsulted = "Rung twice; wants a written apology", Under18 = false };

    private static RoomEntry RemedyOption(PanelWorld world, CommunityRemedy? remedy) =>
        world.Write(EntryKind.Option, Agenda.Options, new("Community Remedy", "He has said sorry", null, true, null, null, null, PowerCatalogue.CommunityRemedy, Remedy: remedy));

    public static TheoryData<CommunityRemedy?, string> Incomplete => new()
    {
        { null, "three conditions" },
        { Remedy with { ItHappened = false }, "that a crime or incident happened" },
        { Remedy with { AcceptsResponsibility = false }, "must accept responsibility" },
        { Remedy with { VictimConsulted = null }, "every effort must be made to consult the victim" },
        { Remedy with { Under18 = true }, "youth offending services" },
        { Remedy with { Under18 = true, YouthOffendingService = "Youth Justice Service" }, "responsible adult" },
    };

    [Theory, MemberData(nameof(Incomplete))]
    public void Community_Remedy_is_agreed_in_the_room_only_when_its_conditions_are_on_record(CommunityRemedy? remedy, string names)
    {
        var (world, council) = Meeting();
        var option = RemedyOption(world, remedy);
        var refused = Assert.Throws<RuleRefusedException>(() => Planned(world, council, option, world.Write(EntryKind.Action, Agenda.Agreed, Action with { AgencyId = council.Id, FromId = option.Id })));
        Assert.Contains(names, refused.Why.ToString(), StringComparison.Ordinal);
        Assert.Contains(MinutesCheck.Missing(world.Panel, [option], []), m => m.ToString().Contains("Community Remedy is marked as used before its conditions are on record", StringComparison.Ordinal));
    }

    [Fact]
    public void Community_Remedy_that_the_panel_agrees_takes_its_conditions_into_the_plan_and_the_minutes()
    {
        var (world, council) = Meeting();
        var option = RemedyOption(world, Remedy with { VictimConsulted = "  Rung twice; wants a written apology " });
        var action = Planned(world, council, option, world.Write(EntryKind.Action, Agenda.Agreed, Action with { AgencyId = council.Id, FromId = option.Id }));
        Assert.Equal(Remedy, action.Remedy);
        Assert.All(action.Power!.Answers, a => Assert.True(a.Holds));
        Assert.DoesNotContain(MinutesCheck.Missing(world.Panel, [option], []), m => m.ToString().Contains("Community Remedy", StringComparison.Ordinal));
        Assert.Equal("It is clear that a crime or incident happened. The person accepts responsibility. How the victim was consulted: Rung twice; wants a written apology", MinutesLine.Of(option).Remedy);
    }

    [Fact]
    public void Community_Remedy_that_is_not_used_needs_none_of_its_conditions()
    {
        var (world, _) = Meeting();
        var option = world.Write(EntryKind.Option, Agenda.Options, new("Community Remedy", "He denies it", null, false, null, null, null, PowerCatalogue.CommunityRemedy, Remedy: CommunityRemedy.Nothing));
        Assert.Null(option.RemedyLacks);
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
