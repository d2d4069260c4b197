using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Infrastructure.Holidays;
using AsbCaseReview.Web.Tests.Support;

namespace AsbCaseReview.Web.Tests.Holidays;

/// <summary>What a list of bank holidays would change, looked at before it changes anything.</summary>
public sealed class HolidayPlanTests
{
    private static readonly BankHoliday Extra = new(new(2026, 6, 12), "A day for the team");

    private static string Refusal(Func<object> load) => Assert.Throws<HolidaysRefusedException>(load).Message;

    private static HolidayPlan Plan(IEnumerable<BankHoliday> offered, IEnumerable<BankHoliday>? loaded = null, bool fewer = false) => HolidayPlan.Of([.. offered], [.. loaded ?? []], 2026, fewer);

    [Fact]
    public void A_list_that_agrees_with_what_is_counted_moves_no_day()
    {
        var plan = Plan(BankHolidayFile.Years(2019, 2027));
        Assert.Equal(Enumerable.Range(2019, 9), plan.Years);
        Assert.Empty(plan.Added);
        Assert.Empty(plan.Removed);
    }

    [Fact]
    public void A_new_bank_holiday_is_named_and_one_that_moved_is_both_come_and_gone()
    {
        Assert.Equal([Extra], Plan([.. BankHolidayFile.Years(2025, 2027), Extra]).Added);
        var moved = BankHolidayFile.Years(2025, 2027).Select(h => h.Day == new DateOnly(2026, 5, 4) ? h with { Day = new(2026, 5, 8) } : h);
        var plan = Plan(moved);
        Assert.Equal(new DateOnly(2026, 5, 8), Assert.Single(plan.Added).Day);
        Assert.Equal(new DateOnly(2026, 5, 4), Assert.Single(plan.Removed).Day);
    }

    [Fact]
    public void A_year_at_the_edge_that_is_not_all_there_stays_as_it_is()
    {
        var plan = Plan([.. BankHolidays.Of(2025).Skip(5), .. BankHolidayFile.Years(2026, 2027), .. BankHolidays.Of(2028).Take(3)]);
        Assert.Equal([2025, 2028], plan.Incomplete);
        Assert.Equal([2026, 2027], plan.Years);
        Assert.Empty(plan.Removed);
    }

    [Fact]
    public void Years_that_are_over_may_drop_out_and_are_kept()
    {
        var plan = Plan(BankHolidayFile.Years(2024, 2028), loaded: BankHolidayFile.Years(2019, 2027));
        Assert.Empty(plan.Removed);
    }

    [Fact]
    public void A_list_that_shrinks_is_refused_and_says_what_is_missing()
    {
        var without = BankHolidayFile.Years(2025, 2027).Where(h => h.Day != new DateOnly(2026, 8, 31)).Append(new(new(2025, 6, 9), "Made up")).OrderBy(h => h.Day);
        Assert.Contains("No year in it is complete", Refusal(() => Plan(BankHolidays.Of(2026).Take(7))), StringComparison.Ordinal);
        Assert.Contains("2026 has only 7", Refusal(() => Plan(without)), StringComparison.Ordinal);
        Assert.Contains("Extra day", Refusal(() => Plan(BankHolidayFile.Years(2025, 2027), loaded: [.. BankHolidayFile.Years(2025, 2027), new(new(2026, 6, 12), "Extra day")])), StringComparison.Ordinal);
        Assert.Contains("no longer has the year 2027", Refusal(() => Plan(BankHolidayFile.Years(2025, 2026), loaded: BankHolidayFile.Years(2025, 2027))), StringComparison.Ordinal);
        Assert.Contains("only some bank holidays of 2027", Refusal(() => Plan([.. BankHolidayFile.Years(2025, 2026), BankHolidays.Of(2027)[0]], loaded: BankHolidayFile.Years(2025, 2027))), StringComparison.Ordinal);
        Assert.Contains("2026 is missing", Refusal(() => Plan([.. BankHolidays.Of(2025), .. BankHolidays.Of(2027)])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_that_had_an_extra_day_by_rule_does_not_lose_it() =>
        Assert.Contains("Coronation", Refusal(() => Plan([.. BankHolidayFile.Years(2022, 2024).Where(h => !h.Name.StartsWith("Coronation", StringComparison.Ordinal))])), StringComparison.Ordinal);

    [Fact]
    public void Days_are_taken_away_where_somebody_says_that_it_is_meant() =>
        Assert.Equal([Extra], Plan(BankHolidayFile.Years(2025, 2027), loaded: [.. BankHolidayFile.Years(2025, 2027), Extra], fewer: true).Removed);

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("<html>Sorry, the service is unavailable</html>", "not JSON")]
    [InlineData("[]", "no list of events")]
    [InlineData("null", "no list of events")]
    [InlineData("{\"scotland\":{\"events\":[]}}", "no list of events")]
    [InlineData("{\"england-and-wales\":{\"events\":{}}}", "no list of events")]
    [InlineData("{\"england-and-wales\":{\"events\":[]}}", "no bank holidays")]
    [InlineData("{\"england-and-wales\":{\"events\":[{\"title\":\"Boxing Day\",\"date\":\"26/12/2026\"}]}}", "“26/12/2026”")]
    [InlineData("{\"england-and-wales\":{\"events\":[{\"title\":\"Boxing Day\",\"date\":\"2026-02-30\"}]}}", "“2026-02-30”")]
    [InlineData("{\"england-and-wales\":{\"events\":[{\"date\":\"2026-12-26\"}]}}", "no title")]
    [InlineData("{\"england-and-wales\":{\"events\":[7]}}", "no title")]
    [InlineData("{\"england-and-wales\":{\"events\":[{\"title\":\"A\",\"date\":\"2026-12-25\"},{\"title\":\"B\",\"date\":\"2026-12-25\"}]}}", "twice")]
    public void What_is_no_such_file_is_refused_with_its_reason(string json, string why) => Assert.Contains(why, Refusal(() => HolidayFile.Read(json)), StringComparison.Ordinal);
}
