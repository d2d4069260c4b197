using AsbCaseReview.Web.Tests.Support;

namespace AsbCaseReview.Web.Tests.Apply;

/// <summary>What is wrong is said beside its field, and what was typed stays.</summary>
public sealed class PageErrorTests(TestApp app) : IClassFixture<TestApp>
{
    private async Task<Visitor> BegunAsync(bool forSomebody = false)
    {
        var visitor = app.Visit();
        await visitor.AnswerAsync("danger", ("InDanger", "false"));
        await visitor.AnswerAsync("who", ("ApplicantIs", forSomebody ? "SomebodyForThem" : "Victim"));
        await visitor.AnswerAsync("kind", ("Kind", "Person"));
        return visitor;
    }

    [Theory]
    [InlineData("danger", "InDanger", "", "Choose yes or no")]
    [InlineData("place", "Place", "", "Tell us where it happens: an address, a street or a place")]
    [InlineData("place", "Postcode", "NN1", "This is not a full postcode. Correct it, or leave it empty")]
    [InlineData("council", "Council", "", "Choose a council area, or that you are not sure")]
    [InlineData("council", "Council", "0b0e5b3e-0000-7000-8000-000000000000", "Choose a council area, or that you are not sure")]
    [InlineData("who", "ApplicantIs", "Agency", "Choose who this application is for")]
    [InlineData("kind", "Kind", "", "Choose who is affected")]
    [InlineData("authority", "Authority", "", "Choose how you come to apply for them")]
    [InlineData("name", "Name", "", "Enter a name")]
    [InlineData("name", "Name", "Anonymous", "We cannot look at an application without a name. Below we say why, and what you can do instead")]
    [InlineData("safe-adult", "Contact", "12", "Enter a whole telephone number or an e-mail address")]
    [InlineData("relation", "Relation", "maybe", "Choose an answer. You do not have to say")]
    [InlineData("contact", "Phone", "12", "Enter a whole telephone number, like 01632 960 001")]
    [InlineData("contact", "Email", "not an address", "Enter an e-mail address in the right form, like name@example.com")]
    [InlineData("online", "OnlineSafe", "", "Choose yes or no")]
    [InlineData("support", "HelperContact", "me", "Enter a whole telephone number or an e-mail address")]
    [InlineData("still", "Still", "", "Choose an answer. “I am not sure” is one")]
    [InlineData("effect", "Effect", "  ", "Tell us how it affects you. A few words are enough")]
    [InlineData("wish", "Wish", "", "Tell us what you would like to happen. A few words are enough")]
    [InlineData("cause", "Knows", "", "Choose yes or no")]
    [InlineData("others", "Affected", "", "Choose yes or no")]
    [InlineData("consent", "Consents", "", "Choose yes or no. You can apply whatever the answer is")]
    public async Task What_is_missing_or_wrong_is_said_beside_its_field(string path, string field, string typed, string error)
    {
        var visitor = await BegunAsync();
        var page = await visitor.AnswerAsync(path, (field, typed));

        Assert.Equal(error, page.ErrorBeside(field));
        Assert.StartsWith("Error:", page.Title, StringComparison.Ordinal);
        Assert.Contains(error, page.Errors);
        if (page.Html.QuerySelector($"input[type=text][name={field}], input[type=tel][name={field}], input[type=email][name={field}]") is not null) Assert.Equal(typed, page.Value(field));
    }

    [Theory]
    [InlineData("EmailSafe", "Email", "Enter the e-mail address, or untick that e-mail is safe")]
    [InlineData("TelephoneSafe", "Phone", "Enter the telephone number, or untick that the telephone is safe")]
    [InlineData("PostSafe", "Address", "Enter the address, or untick that post is safe")]
    public async Task A_way_that_is_safe_needs_its_address(string safe, string field, string error)
    {
        var visitor = await BegunAsync();
        var page = await visitor.AnswerAsync("contact", (safe, "true"), ("PostWhen", "Not on Sundays"));
        Assert.Equal(error, page.ErrorBeside(field));
        Assert.Equal("true", page.Value(safe));
        Assert.Equal("Not on Sundays", page.Value("PostWhen"));
    }

    [Fact]
    public async Task Anonymous_is_explained_and_declined_kindly()
    {
        var visitor = await BegunAsync();
        var page = await visitor.AnswerAsync("name", ("Name", "anon."), ("IsUnder18", "false"));
        Assert.NotNull(page.Html.QuerySelector("details[open]"));
        Assert.Contains("ask somebody you trust to apply for you", page.Text, StringComparison.Ordinal);
        Assert.Contains("0800 555 111", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    [InlineData(4000, false)]
    public async Task A_very_long_name_works_or_is_told_its_most(int length, bool works)
    {
        var visitor = await BegunAsync();
        var name = new string('n', length - 2) + "👵";   // an emoji is two of the column's characters
        var page = await visitor.AnswerAsync("name", ("Name", name), ("IsUnder18", "false"));
        Assert.Equal(works ? null : "This is too long. Use 200 characters or fewer", page.ErrorBeside("Name"));
        Assert.Equal(name, (works ? await visitor.GetAsync("/apply/name") : page).Value("Name"));
    }

    public static TheoryData<string?[], string, string> Dates => new()
    {
        { ["31", "2", "2026", null, "1", "3", "2026", null], "Happened", "There is no such date. Check the day, the month and the year" },
        { ["1", "4", "2026", null, "1", "4", "2026", null], "Happened", "This date is in the future. Check the day, the month and the year" },
        { ["1", "2", "2026", null, "1", "4", "2026", null], "Reported", "This date is in the future. Check the day, the month and the year" },
        { ["10", "2", "2026", null, "9", "2", "2026", null], "Reported", "You cannot have reported it before it happened. Check both dates, or tick “about” if you are not sure" },
        { ["10", "2", "2026", "true", "9", "12", "2025", null], "Reported", "You cannot have reported it before it happened. Check both dates, or tick “about” if you are not sure" },
        { ["", "2", "2026", null, "9", "2", "2026", null], "Happened", "Enter the day, the month and the year. If you only know the month, leave the day empty and tick “about”" },
        { ["", "", "", null, "9", "2", "2026", null], "Happened", "Enter when it happened. If you are not sure, enter the month and the year, and tick “about”" },
    };

    private static IEnumerable<(string, string?)> Fields(string?[] d) =>
        [("Happened.Day", d[0]), ("Happened.Month", d[1]), ("Happened.Year", d[2]), ("HappenedAbout", d[3]), ("Reported.Day", d[4]), ("Reported.Month", d[5]), ("Reported.Year", d[6]), ("ReportedAbout", d[7])];

    private static async Task<Page> WhenAsync(Visitor visitor, string?[] dates)
    {
        await visitor.GetAsync("/apply/reports/new");
        await visitor.SubmitAsync(null, ("WhatHappened", "Banging"));
        return await visitor.SubmitAsync(null, Fields(dates));
    }

    [Theory]
    [MemberData(nameof(Dates))]
    public async Task A_date_that_cannot_be_is_told_kindly_and_stays_as_it_was_typed(string?[] dates, string field, string error)
    {
        var page = await WhenAsync(await BegunAsync(), dates);
        Assert.Equal(error, page.ErrorBeside(field));
        Assert.Equal(dates[0] ?? "", page.Value("Happened.Day"));
        Assert.Equal(dates[6], page.Value("Reported.Year"));
    }

    public static TheoryData<string?[]> GoodDates => new()
    {
        { ["10", "feb", "26", null, "10", "February", "2026", null] },
        { ["10", "2", "2026", "true", "8", "2", "2026", null] },       // about: they may both be true
        { ["", "2", "2026", "true", "9", "2", "2026", null] },         // only the month is known
        { ["", "3", "2026", "true", "", "3", "2026", "true"] },        // this month, which is not over
    };

    [Theory]
    [MemberData(nameof(GoodDates))]
    public async Task About_dates_are_taken_as_they_are(string?[] dates)
    {
        var visitor = await BegunAsync();
        var page = await WhenAsync(visitor, dates);
        Assert.EndsWith("/whom", page.Address.AbsolutePath, StringComparison.Ordinal);
        page = await visitor.GetAsync(page.Address.AbsolutePath.Replace("/whom", "/when", StringComparison.Ordinal));
        Assert.Equal(dates[3], page.Value("HappenedAbout"));
        if (dates[0] is "") Assert.Equal("", page.Value("Happened.Day"));
    }

    [Fact]
    public async Task A_report_that_is_not_finished_is_shown_and_can_be_finished_or_removed()
    {
        var visitor = await BegunAsync();
        await visitor.GetAsync("/apply/reports/new");
        await visitor.SubmitAsync(null, ("WhatHappened", "Only this"));
        var page = await visitor.AnswerAsync("reports");
        Assert.Contains("One report is not finished. Finish it, or remove it", page.Errors);
        page = await visitor.SubmitAsync(page.Html.QuerySelectorAll("form").Select(f => f.GetAttribute("action")!).First(a => a.EndsWith("/remove", StringComparison.Ordinal)));
        Assert.DoesNotContain("Only this", page.Text, StringComparison.Ordinal);
        Assert.Equal("/apply/still", (await visitor.AnswerAsync("reports")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Check_your_answers_leads_to_each_question_and_back()
    {
        var visitor = app.Visit();
        var check = await visitor.FillInAsync(app);
        var changes = check.Html.QuerySelectorAll(".govuk-summary-list__actions a").Select(a => a.GetAttribute("href")!).Distinct().ToList();
        foreach (var change in changes) Assert.Equal("/apply/check", (await visitor.GetAsync(change)).Html.QuerySelector(".govuk-back-link")?.GetAttribute("href"));
        await visitor.GetAsync("/apply/wish?from=check");
        var page = await visitor.SubmitAsync("/apply/wish?from=check", ("Wish", "Peace"));
        Assert.Equal("/apply/check", page.Address.AbsolutePath);
        Assert.Contains("Peace", page.Text, StringComparison.Ordinal);

        // A new answer may open a new question: it is asked before they come back.
        await visitor.GetAsync("/apply/name?from=check");
        page = await visitor.SubmitAsync("/apply/name?from=check", ("IsUnder18", "true"));
        Assert.Equal("/apply/safe-adult", page.Address.AbsolutePath);
    }

    [Fact]
    public async Task Sending_asks_for_the_declaration()
    {
        var visitor = app.Visit();
        await visitor.FillInAsync(app);
        var page = await visitor.SubmitAsync("/apply/check");
        Assert.Equal("Tick the box to say that what you have told us is true as far as you know", page.ErrorBeside("Declared"));
    }
}
