using AsbCaseReview.Domain.Calendar;

namespace AsbCaseReview.Domain.Tests.Calendar;

public sealed class BankHolidaysTests
{
    // As GOV.UK has published them; the years with days of their own, and each way in which Christmas and New Year can fall.
    [Theory]
    [InlineData(2011, "3 Jan, 22 Apr, 25 Apr, 29 Apr, 2 May, 30 May, 29 Aug, 26 Dec, 27 Dec")]
    [InlineData(2012, "2 Jan, 6 Apr, 9 Apr, 7 May, 4 Jun, 5 Jun, 27 Aug, 25 Dec, 26 Dec")]
    [InlineData(2015, "1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec")]
    [InlineData(2016, "1 Jan, 25 Mar, 28 Mar, 2 May, 30 May, 29 Aug, 26 Dec, 27 Dec")]
    [InlineData(2017, "2 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec")]
    [InlineData(2019, "1 Jan, 19 Apr, 22 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec")]
    [InlineData(2020, "1 Jan, 10 Apr, 13 Apr, 8 May, 25 May, 31 Aug, 25 Dec, 28 Dec")]
    [InlineData(2021, "1 Jan, 2 Apr, 5 Apr, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec")]
    [InlineData(2022, "3 Jan, 15 Apr, 18 Apr, 2 May, 2 Jun, 3 Jun, 29 Aug, 19 Sep, 26 Dec, 27 Dec")]
    [InlineData(2023, "2 Jan, 7 Apr, 10 Apr, 1 May, 8 May, 29 May, 28 Aug, 25 Dec, 26 Dec")]
    [InlineData(2024, "1 Jan, 29 Mar, 1 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec")]
    [InlineData(2025, "1 Jan, 18 Apr, 21 Apr, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec")]
    [InlineData(2026, "1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec")]
    [InlineData(2027, "1 Jan, 26 Mar, 29 Mar, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec")]
    [InlineData(2033, "3 Jan, 15 Apr, 18 Apr, 2 May, 30 May, 29 Aug, 26 Dec, 27 Dec")]
    public void The_bank_holidays_of_a_year_are_those_of_England_and_Wales(int year, string expected) =>
        Assert.Equal(expected, string.Join(", ", BankHolidays.Of(year).Select(h => h.Day.ToString("d MMM", Sentence.English).Replace("Sept", "Sep", StringComparison.Ordinal))));

    [Fact]
    public void Every_known_year_has_eight_and_those_with_days_of_their_own_more()
    {
        var extra = new Dictionary<int, int> { [2011] = 1, [2012] = 1, [2022] = 2, [2023] = 1 };
        for (var year = BankHolidays.FirstYear; year <= BankHolidays.LastYear; year++)
        {
            var days = BankHolidays.Of(year);
            Assert.Equal(8 + extra.GetValueOrDefault(year), days.Select(d => d.Day).Distinct().Count());
            Assert.All(days, d => Assert.True(d.Day.Year == year && d.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday), $"{d}"));
        }
    }

    [Theory]
    [InlineData(2010)]
    [InlineData(2036)]
    public void A_year_that_is_not_known_is_an_error_that_names_it(int year) =>
        Assert.Contains(year.ToString(Sentence.English), Assert.Throws<UnknownYearException>(() => BankHolidays.Of(year)).Message, StringComparison.Ordinal);
}
