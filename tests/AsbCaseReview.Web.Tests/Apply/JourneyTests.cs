using System.Net;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Web.Tests.MyCase;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Apply;

public sealed class JourneyTests(TestApp app) : IClassFixture<TestApp>
{
    private Task<Case> CaseAsync(string reference) => app.WithDbAsync(db => db.Cases.AsNoTracking().FirstAsync(c => c.Reference == reference));

    private Task<List<OutgoingMessage>> MailAsync(Guid caseId) => app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().Where(m => m.CaseId == caseId).ToListAsync());

    [Fact]
    public async Task Somebody_applies_and_is_told_what_happens_by_which_day()
    {
        var visitor = app.Visit();
        var reference = await visitor.ApplyAsync(app);

        Assert.StartsWith("WNC-", reference, StringComparison.Ordinal);
        var promised = visitor.Page.Html.QuerySelectorAll(".govuk-summary-list__row").Select(r => (r.Children[0].TextContent.Trim(), r.Children[1].TextContent.Trim())).ToList();
        Assert.Equal(("By 9 March 2026", "We will write to you to say that we have your application"), promised[0]);   // 5 working days after Monday 2 March
        Assert.Equal(("By 23 March 2026", "We will decide whether the threshold is met and tell you why"), promised[1]);
        var made = await CaseAsync(reference);
        Assert.Equal(CaseStage.ThresholdToDecide, made.Stage);
        Assert.Equal(Channels.Online, made.Channel);
        Assert.Equal(3, made.Complaints.Count);
        Assert.Equal("14 Kestrel Walk", made.Application.Place);
        Assert.Equal("Desmond Varley of number 9", made.Application.PersonComplainedOf!.Text);
        Assert.True(made.Application.Conditions["noEffectiveAction"]);
        Assert.Equal(ConsentState.Given, made.Applicant.Consent.State);
        Assert.Equal(app.Clock.GetUtcNow(), made.Application.DeclaredAt);
    }

    [Fact]
    public async Task The_confirmation_by_email_says_nothing_of_what_it_is_about()
    {
        var reference = await app.Visit().ApplyAsync(app, new() { Name = "Beryl Oakhurst" });
        var message = Assert.Single(await MailAsync((await CaseAsync(reference)).Id));

        Assert.Equal((MessageKind.ApplicationReceived, "margaret@applicant.example", "We have received your form"), (message.Kind, message.To, message.Subject));
        Assert.Contains(reference, message.Text, StringComparison.Ordinal);
        foreach (var word in new[] { "anti-social", "behaviour", "Beryl", "Kestrel", "police", "Varley" }) Assert.DoesNotContain(word, message.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(null, "14 Kestrel Walk", "We send you a letter with your reference.")]
    [InlineData(null, null, "We ring you at a time that you said is safe.")]
    public async Task Nothing_leaves_by_email_where_email_is_not_safe(string? email, string? address, string told)
    {
        var visitor = app.Visit();
        var reference = await visitor.ApplyAsync(app, new() { Email = email, Address = address });
        Assert.Contains(told, visitor.Page.Text, StringComparison.Ordinal);
        var made = await CaseAsync(reference);
        Assert.Empty(await MailAsync(made.Id));
        var letter = Assert.Single(await app.WithDbAsync(db => db.Letters.AsNoTracking().Where(l => l.CaseId == made.Id).ToListAsync()));
        Assert.Equal((LetterKind.ApplicationReceived, LetterState.Draft), (letter.Kind, letter.State));
    }

    [Fact]
    public async Task With_no_safe_way_and_no_online_it_can_be_sent_all_the_same_and_nothing_goes_out()
    {
        var visitor = app.Visit();
        await visitor.FillInAsync(app, new() { Email = null, Phone = null, Address = null, Online = false });
        Assert.Contains("You have told us of no safe way to reach you.", visitor.Page.Text, StringComparison.Ordinal);
        var page = await visitor.SubmitAsync("/apply/check", ("Declared", "true"));

        Assert.Contains("so we send nothing", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("main a[href='/my-case']"));
        var made = await CaseAsync(page.Html.QuerySelector(".asb-panel strong")!.TextContent);
        Assert.Equal(new SafeContact { OnlineSafe = false }, made.Applicant.SafeContact);
        Assert.Empty(await MailAsync(made.Id));
    }

    [Theory]
    [InlineData("Stafford", "ST16 2AA", "STA-")]
    [InlineData("Stroud", "GL5 1AA", "GLO-")]
    [InlineData("West Northamptonshire", "NN1 1ED", "WNC-")]
    public async Task The_place_decides_the_area_and_its_procedure(string council, string postcode, string prefix)
    {
        var visitor = app.Visit();
        var reference = await visitor.ApplyAsync(app, new() { Council = council, Postcode = postcode });
        Assert.StartsWith(prefix, reference, StringComparison.Ordinal);
        var made = await CaseAsync(reference);
        Assert.Equal(council, made.LocalGovernmentArea);
        var area = await app.WithDbAsync(db => db.Areas.AsNoTracking().FirstAsync(a => a.Id == made.AreaId));
        Assert.Contains(area.Contact.Phone, visitor.Page.Text, StringComparison.Ordinal);
        Assert.Contains(area.Name, visitor.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_applies_with_a_safe_adult()
    {
        var made = await CaseAsync(await app.Visit().ApplyAsync(app, new() { Name = "Toby Ames", Under18 = true }));
        Assert.True(made.Vulnerable);
        Assert.True(made.Applicant.IsUnder18);
        var adult = made.People.Single(p => p.Part == PersonPart.SafeAdult);
        Assert.Equal(("Rosalind Ames", "01632 960777", SafeContact.Nothing), (adult.Name, adult.Phone, adult.SafeContact));
    }

    [Fact]
    public async Task Who_turns_out_to_apply_for_themselves_is_asked_whether_they_are_a_child()
    {
        var visitor = app.Visit();
        await visitor.FillInAsync(app, new() { Name = "Tilly Marlow", ForVictim = "Owen Ellery" });
        await visitor.GetAsync("/apply/who?from=check");
        await visitor.SubmitAsync(null, ("ApplicantIs", "Victim"));
        Assert.Equal("/apply/name", visitor.Page.Address.AbsolutePath);   // the answer led to a question that was not asked
        await visitor.SubmitAsync(null, ("IsUnder18", "true"));
        Assert.Equal("/apply/safe-adult", visitor.Page.Address.AbsolutePath);
        Assert.Equal("/apply/tasks", (await visitor.GetAsync("/apply/check")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_business_applies_and_names_whom_to_ask_for()
    {
        var made = await CaseAsync(await app.Visit().ApplyAsync(app, new() { Name = "Marlow Bakery", Kind = "Business" }));
        Assert.Equal((PersonKind.Business, "Marlow Bakery", "Ines Marlow"), (made.Applicant.Kind, made.Applicant.Name, made.Applicant.ContactName));

        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{made.Reference}/letters");
        var letter = await coordinator.SubmitAsync($"/cases/{made.Reference}/letters/new", ("Form.Kind", "InformationNeeded"), ("Form.Message", "Tell us which nights it was."));
        Assert.Contains("Dear Ines Marlow,", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Marlow Bakery", letter.Html.QuerySelector(".asb-letter__to")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_applies_for_a_victim_who_is_asked_for_consent_by_the_office()
    {
        var visitor = app.Visit();
        var made = await CaseAsync(await visitor.ApplyAsync(app, new() { Name = "Keith Orchard", ForVictim = "Maud Orchard" }));

        Assert.Contains("We speak with the victim first", visitor.Page.Text, StringComparison.Ordinal);
        Assert.Equal(CaseStage.Received, made.Stage);   // not complete before the victim has been asked
        Assert.Equal((ApplicantIs.SomebodyForThem, Domain.Procedures.AuthorityKind.WrittenConsent), (made.Application.ApplicantIs, made.Application.Authority));
        var victim = made.People.Single(p => p.Part == PersonPart.Victim);
        Assert.Equal(("Maud Orchard", ConsentState.NotAsked, false), (victim.Name, victim.Consent.State, victim.SafeContact.EmailSafe));
        Assert.All(made.Complaints, c => Assert.Equal(victim.Number, c.PersonNumber));
    }

    [Fact]
    public async Task Where_the_days_count_from_a_complete_application_that_is_not_complete_yet_they_are_told_as_a_span()
    {
        var visitor = app.Visit();
        var reference = await visitor.ApplyAsync(app, new() { Council = "Stroud", Postcode = "GL5 1AA", Name = "Keith Orchard", ForVictim = "Maud Orchard" });
        var promised = visitor.Page.Html.QuerySelectorAll(".govuk-summary-list__key").Select(k => k.TextContent.Trim()).ToList();
        Assert.Equal(["Within 5 working days", "Within 15 working days"], promised);

        var applicant = await app.ApplicantAsync(reference);
        Assert.Contains("We will decide whether the threshold is met and tell you why: within 15 working days of the day on which your application is complete", (await applicant.GetAsync("/my-case/overview")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_consent_the_case_is_made_and_nothing_says_that_it_was_given()
    {
        var made = await CaseAsync(await app.Visit().ApplyAsync(app, new() { Consents = false }));
        Assert.Equal((CaseStage.Received, ConsentState.NotAsked, false), (made.Stage, made.Applicant.Consent.State, made.Application.ConsentToShare));
    }

    [Theory]
    [InlineData(new int[0], "You can go on without a report.")]
    [InlineData(new[] { 10 }, "1 of the 3 reports that oblige us")]
    [InlineData(new[] { 400 }, "may be too old to be counted")]
    [InlineData(new[] { 10, 20, 30 }, "enough reports count for a review to be held")]
    public async Task Few_old_or_no_reports_never_bar_the_way_and_the_page_says_what_they_may_mean(int[] daysAgo, string means)
    {
        var visitor = app.Visit();
        var reference = await visitor.ApplyAsync(app, new() { ReportsDaysAgo = daysAgo });
        Assert.Equal(daysAgo.Length, (await CaseAsync(reference)).Complaints.Count);

        var again = app.Visit();
        await again.FillInAsync(app, new() { ReportsDaysAgo = daysAgo });
        Assert.Contains(means, (await again.GetAsync("/apply/reports")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_in_danger_is_shown_999_and_comes_first_in_my_work()
    {
        var visitor = app.Visit();
        var page = await visitor.AnswerAsync("danger", ("InDanger", "true"));
        Assert.Equal("/apply/danger/now", page.Address.AbsolutePath);
        Assert.Contains("Call 999 now", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody watches this form", page.Text, StringComparison.Ordinal);
        var reference = await visitor.ApplyAsync(app, new() { InDanger = true });

        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        var work = await coordinator.GetAsync("/work");
        var first = work.Html.QuerySelector("main table")!;
        Assert.Contains(reference, first.TextContent, StringComparison.Ordinal);
        Assert.Contains("in danger now", work.Html.QuerySelectorAll("main h2")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_agencies_told_of_the_same_incident_are_complaints_with_one_incident()
    {
        var visitor = app.Visit();
        await visitor.FillInAsync(app, new() { ReportsDaysAgo = [10] });
        await visitor.GetAsync("/apply/reports");
        var also = visitor.Page.Html.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).First(h => h.EndsWith("/also", StringComparison.Ordinal));
        await visitor.GetAsync(also);
        await visitor.SubmitAsync(also, [("Told", "true"), ("Rows[0].AgencyKind", "police"), ("Rows[0].Reference", "NP/123"), .. ApplyJourney.Date("Rows[0].Reported", new(2026, 2, 25))]);
        await visitor.GetAsync("/apply/check");
        var page = await visitor.SubmitAsync("/apply/check", ("Declared", "true"));

        var made = await CaseAsync(page.Html.QuerySelector(".asb-panel strong")!.TextContent);
        Assert.Equal([(1, "council", 1), (2, "police", 1)], made.Complaints.OrderBy(c => c.Number).Select(c => (c.Number, c.AgencyKind!, c.Incident)));
        Assert.Equal(new DateOnly(2026, 2, 25), made.Complaints.Single(c => c.Number == 2).ReportedFrom);
        Assert.Equal("NP/123", made.Complaints.Single(c => c.Number == 2).AgencyReference);
    }

    [Fact]
    public async Task Somebody_who_joins_has_consent_and_safe_ways_of_their_own()
    {
        var visitor = app.Visit();
        await visitor.FillInAsync(app);
        await visitor.AnswerAsync("others", ("Affected", "true"), ("About", "The whole landing"));
        await visitor.GetAsync("/apply/others/new");
        await visitor.SubmitAsync(null, ("Name", "Winston Pryce"), ("SameHousehold", "false"), ("Consents", "true"), ("Ways.TelephoneSafe", "true"), ("Ways.Phone", "01632 960888"));
        Assert.Contains("Winston Pryce", visitor.Page.Text, StringComparison.Ordinal);
        await visitor.GetAsync("/apply/check");
        var page = await visitor.SubmitAsync("/apply/check", ("Declared", "true"));

        var other = (await CaseAsync(page.Html.QuerySelector(".asb-panel strong")!.TextContent)).People.Single(p => p.Name == "Winston Pryce");
        Assert.Equal((PersonPart.Victim, 2, ConsentState.Asked, true, false), (other.Part, other.Household, other.Consent.State, other.SafeContact.TelephoneSafe, other.SafeContact.EmailSafe));
        Assert.Null(other.Email);
    }

    [Fact]
    public async Task Outside_all_areas_the_page_says_whom_else_to_ask()
    {
        var visitor = app.Visit();
        await visitor.AnswerAsync("danger", ("InDanger", "false"));
        var page = await visitor.AnswerAsync("council", ("Council", "elsewhere"));
        Assert.Contains("Another team can look at this", page.Text, StringComparison.Ordinal);
        page = await visitor.AnswerAsync("council", ("Council", "notSure"));
        Assert.Contains("Find your local team", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_postcode_suggests_the_council_area()
    {
        var visitor = app.Visit();
        await visitor.AnswerAsync("danger", ("InDanger", "false"));
        var page = await visitor.AnswerAsync("place", ("Place", "The Cross"), ("Postcode", "gl503ab"));
        Assert.Equal("/apply/council", page.Address.AbsolutePath);
        Assert.Equal("Cheltenham", page.Html.QuerySelector(".govuk-radios__label")!.TextContent);
    }

    [Fact]
    public async Task A_partner_or_relative_is_answered_with_kind_words_and_numbers()
    {
        var visitor = app.Visit();
        await visitor.AnswerAsync("danger", ("InDanger", "false"));
        var page = await visitor.AnswerAsync("relation", ("Relation", "yes"));
        Assert.Contains("0808 2000 247", page.Text, StringComparison.Ordinal);
        Assert.Contains("not your fault", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/help")]
    [InlineData("/privacy")]
    [InlineData("/cookies")]
    [InlineData("/accessibility")]
    [InlineData("/apply")]
    [InlineData("/apply/danger")]
    [InlineData("/apply/areas")]
    [InlineData("/apply/return")]
    public async Task Every_public_page_has_a_way_out_and_a_neutral_title(string address)
    {
        var page = await app.Visit().GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Html.QuerySelector(".govuk-exit-this-page__button"));
        Assert.DoesNotContain("behaviour", page.Title, StringComparison.OrdinalIgnoreCase);
    }
}
