using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Tests.ActionPlans;

public sealed class PowerTests
{
    private static readonly Dictionary<string, bool> Nothing = [];

    private static IReadOnlyList<string> Why(string power, Nation nation = Nation.England, string agency = AgencyKinds.Council, PersonAge age = PersonAge.Adult, Dictionary<string, bool>? tests = null) =>
        [.. PowerCatalogue.BuiltIn.Find(power)!.NotAvailable(nation, agency, age, tests ?? Nothing).Select(w => w.ToString())];

    [Fact]
    public void The_catalogue_that_comes_with_the_product_has_every_power_and_contradicts_itself_nowhere()
    {
        Assert.Empty(PowerCatalogue.BuiltIn.Problems());
        foreach (var key in new[]
        {
            "warning", "acceptableBehaviourContract", "mediation", "communityRemedy", "communityProtectionWarning", "communityProtectionNotice", "civilInjunction", "criminalBehaviourOrder",
            "closure", "possessionEngland", "possessionWales", "noiseAbatement", "targetHardening", "referral", "transfer",
        })
            Assert.NotNull(PowerCatalogue.BuiltIn.Find(key));
    }

    [Fact]
    public void A_power_that_nothing_stands_against_is_available() => Assert.Empty(Why("noiseAbatement"));

    [Fact]
    public void Not_available_names_the_nation_the_agency_the_age_or_the_test_that_fails()
    {
        Assert.Equal(["it is law in Wales only"], Why("possessionWales"));
        Assert.Contains("it can be used by police, not by this agency", Why("dispersal"));
        Assert.Equal(["the person must be 16 or over"], Why("communityProtectionNotice", age: PersonAge.From10To15));
        Assert.Equal(["the person must be 10 or over"], Why("civilInjunction", age: PersonAge.Under10));
        Assert.Contains("A written warning was given", Assert.Single(Why("communityProtectionNotice", tests: new() { ["warned"] = false, ["detrimental"] = true })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_that_nobody_has_answered_and_an_age_that_is_not_known_do_not_fail() =>
        Assert.Empty(Why("communityProtectionNotice", age: PersonAge.NotKnown));

    [Fact]
    public void An_action_under_a_power_that_is_not_available_is_refused_with_its_law()
    {
        var plans = new Plans();
        var wanted = plans.Wanted with { Power = new(PowerCatalogue.BuiltIn.Find("communityProtectionNotice")!, PersonAge.From10To15, Nothing) };
        var refused = Assert.Throws<RuleRefusedException>(() => plans.Agree(wanted));
        Assert.Equal("“Community protection notice” is not available: the person must be 16 or over.", refused.Message);
        Assert.Contains("ss.43-53", refused.Section, StringComparison.Ordinal);
        var agreed = plans.Agree(wanted with { Power = wanted.Power with { Age = PersonAge.Adult, Tests = new Dictionary<string, bool> { ["warned"] = true } } });
        Assert.Equal([null, null, true], agreed.Power!.Answers.Select(a => a.Holds));
    }

    private static CommunityRemedy Remedy => new() { ItHappened = true, AcceptsResponsibility = true, VictimConsulted = "Rung twice; wants a written apology", Under18 = false };

    public static TheoryData<CommunityRemedy, string> Incomplete => new()
    {
        { Remedy with { ItHappened = false }, "it must be clear that a crime or incident happened" },
        { Remedy with { AcceptsResponsibility = false }, "the person must accept responsibility" },
        { Remedy with { VictimConsulted = " " }, "every effort must be made to consult the victim" },
        { Remedy with { Under18 = true, ResponsibleAdult = "Her aunt" }, "youth offending services" },
        { Remedy with { Under18 = true, YouthOffendingService = "Youth Justice Service" }, "responsible adult" },
        { Remedy with { Vulnerable = true }, "responsible adult" },
    };

    [Theory, MemberData(nameof(Incomplete))]
    public void Community_Remedy_is_chosen_only_when_its_conditions_are_on_record(CommunityRemedy remedy, string names)
    {
        var plans = new Plans();
        var choice = new PowerChoice(PowerCatalogue.BuiltIn.Find(PowerCatalogue.CommunityRemedy)!, PersonAge.Adult, Nothing);
        Assert.Contains(names, Assert.Throws<RuleRefusedException>(() => plans.Agree(plans.Wanted with { Power = choice, Remedy = remedy })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Community_Remedy_with_all_on_record_is_agreed_and_an_age_under_18_asks_for_youth_offending_services()
    {
        var plans = new Plans();
        var choice = new PowerChoice(PowerCatalogue.BuiltIn.Find(PowerCatalogue.CommunityRemedy)!, PersonAge.Adult, Nothing);
        Assert.Throws<RuleRefusedException>(() => plans.Agree(plans.Wanted with { Power = choice }));
        Assert.NotNull(plans.Agree(plans.Wanted with { Power = choice, Remedy = Remedy }).Remedy);
        Assert.Throws<RuleRefusedException>(() => plans.Agree(plans.Wanted with { Power = choice with { Age = PersonAge.From16To17 }, Remedy = Remedy }));
    }

    [Theory]
    [InlineData("""{ "version": 1, "note": "n", "powers": [] }""", "names no power")]
    [InlineData("""{ "version": 1, "note": "n", "powers": [ { "key": "a", "name": "A", "kind": "formal", "what": "w", "nations": [ "england" ] } ] }""", "names no law")]
    [InlineData("""{ "version": 1, "note": "n", "powers": [ { "key": "a", "name": "A", "kind": "informal", "what": "w", "nations": [ "england" ], "usedBy": [ "wizards" ] } ] }""", "no kind of agency")]
    [InlineData("""{ "version": 1, "note": "n", "powers": [ { "key": "a", "name": "A", "kind": "informal", "what": "w", "nations": [ "england" ], "cost": 3 } ] }""", "$.powers[0].cost, line 1")]
    public void A_catalogue_that_is_wrong_is_refused_and_the_message_says_where(string json, string says) =>
        Assert.Contains(says, Assert.Throws<ProcedureFormatException>(() => PowerCatalogue.Read(json)).Message, StringComparison.Ordinal);
}
