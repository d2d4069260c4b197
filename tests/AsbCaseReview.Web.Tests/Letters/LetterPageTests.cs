using System.Net;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Letters;

public sealed class LetterPageTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>A case with a decision, its letter drafted by deciding; the coordinator has the draft open.</summary>
    private async Task<(Visitor Coordinator, string Reference, Letter Draft, string At)> DecidedAsync(bool met = true, Make.CaseWanted? wanted = null)
    {
        var reference = await app.CaseAsync(wanted ?? new() { Complaints = met ? 3 : 2 });
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.AssessRisk(Make.LowRisk(new(2026, 3, 2)), by, at));
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/threshold");
        await coordinator.SubmitAsync($"/cases/{reference}/threshold", ("Form.Persistence", "Every weekend"), ("Form.Harm", "No sleep"), ("Form.Adequacy", "Two letters"), ("Form.How", met ? "ByCount" : "NotMet"),
            ("Form.Reasons", "We looked at each report."), ("Form.Instead", met ? null : "An officer will visit every week."), ("Form.Bodies", "West Northamptonshire Council"));
        var draft = await LetterAsync(reference, met ? LetterKind.ThresholdMet : LetterKind.ThresholdNotMet);
        await coordinator.GetAsync($"/cases/{reference}/letters/{draft.Id}");
        return (coordinator, reference, draft, $"/cases/{reference}/letters/{draft.Id}");
    }

    private Task<Letter> LetterAsync(string reference, LetterKind kind) => app.WithDbAsync(db => db.Letters.AsNoTracking().SingleAsync(l => l.Kind == kind && l.State != LetterState.Discarded && db.Cases.Any(c => c.Id == l.CaseId && c.Reference == reference)));

    private Task<List<OutgoingMessage>> MessagesAsync(string reference) => app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().Where(m => db.Cases.Any(c => c.Id == m.CaseId && c.Reference == reference)).ToListAsync());

    private Task<List<CaseEventKind>> EventsAsync(string reference) => app.WithDbAsync(db => db.CaseEvents.Where(e => db.Cases.Any(c => c.Id == e.CaseId && c.Reference == reference)).OrderBy(e => e.Sequence).Select(e => e.Kind).ToListAsync());

    [Fact]
    public async Task A_decision_drafts_its_letter_with_each_report_explained_the_next_dates_support_and_how_they_are_heard()
    {
        var (coordinator, _, draft, _) = await DecidedAsync();
        var text = coordinator.Page.Text;

        Assert.Contains("There will be an ASB Case Review", text, StringComparison.Ordinal);
        Assert.Contains("Report 1: it counts", text, StringComparison.Ordinal);
        Assert.Contains("The last day to report it was 22 March 2026.", text, StringComparison.Ordinal);
        Assert.Contains("Your contact person will get in touch with you: by 9 March 2026 at the latest.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("write to you to say that we have your application", text, StringComparison.Ordinal);   // they read what was decided
        Assert.Contains("The agencies will meet to review your case. There is no fixed time limit", text, StringComparison.Ordinal);
        Assert.Contains("Bridge Witness and Victim Service (example)", text, StringComparison.Ordinal);
        Assert.Contains("attending the start of the meeting", text, StringComparison.Ordinal);
        Assert.Contains("Notice by e-mail.", text, StringComparison.Ordinal);
        Assert.Equal(LetterState.Draft, draft.State);
    }

    [Fact]
    public async Task On_paper_the_case_head_is_left_out_and_a_date_that_has_passed_is_not_promised()
    {
        var reference = await app.CaseAsync(new() { ReceivedAt = new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero) });
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.Acknowledge("by telephone", by, at.AddDays(-50)));
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/letters");
        await coordinator.SubmitAsync($"/cases/{reference}/letters/new", ("Form.Kind", "InformationNeeded"));

        Assert.NotNull(coordinator.Page.Html.QuerySelector(".asb-no-print .asb-badges"));
        Assert.DoesNotContain("We will decide whether the threshold is met and tell you why:", coordinator.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_restricted_and_none_of_the_applicants_own_words_reach_a_letter()
    {
        var (_, _, draft, _) = await DecidedAsync(met: false);

        Assert.DoesNotContain("Varley", draft.Wording, StringComparison.Ordinal);
        Assert.DoesNotContain("Shouting and banging", draft.Wording, StringComparison.Ordinal);
        Assert.DoesNotContain("dread coming home", draft.Wording, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_met_gives_reasons_what_is_done_instead_and_the_last_day_to_appeal()
    {
        var (coordinator, _, _, _) = await DecidedAsync(met: false);
        var text = coordinator.Page.Text;

        Assert.Contains("The threshold is not met", text, StringComparison.Ordinal);
        Assert.Contains("An officer will visit every week.", text, StringComparison.Ordinal);
        Assert.Contains("The last day on which you can appeal is 30 March 2026. 28 days after 2 March 2026, that day not counted.", text, StringComparison.Ordinal);
        Assert.Contains("The decision did not explain in enough detail why a review did not take place", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issuing_fixes_numbers_and_queues_a_notice_that_tells_nothing_of_the_case()
    {
        var (coordinator, reference, draft, at) = await DecidedAsync();
        var page = await coordinator.SubmitAsync($"{at}/words", ("Words.Act", "Issue"));

        Assert.Contains($"Letter {reference}/1 is issued.", page.Text, StringComparison.Ordinal);
        var letter = await LetterAsync(reference, draft.Kind);
        Assert.Equal((LetterState.Issued, $"{reference}/1", LetterDelivery.Email, PdfState.Preparing), (letter.State, letter.Number, letter.Delivery, letter.Pdf));
        Assert.Contains("<article class=\"asb-letter\"", letter.Html!, StringComparison.Ordinal);
        var notice = Assert.Single(await MessagesAsync(reference));
        Assert.Equal(("margaret@applicant.example", "There is a letter for you"), (notice.To, notice.Subject));
        Assert.DoesNotContain(reference, notice.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hreshold", notice.Text, StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080/my-case", notice.Text, StringComparison.Ordinal);
        Assert.Contains(CaseEventKind.LetterIssued, await EventsAsync(reference));
        Assert.Contains("Being prepared", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Letters_of_one_case_issued_in_the_same_moment_take_one_number_after_the_other(OnDatabase database)
    {
        await using var own = await Databases.StartAsync(database);
        var reference = await own.CaseAsync();
        await own.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) => c.Withdraw(Case.WithdrawnHow.InWriting, "No more", "None found", rules, by, at));
        var coordinator = await own.SignInAsync(TestApp.Coordinator);
        List<(Visitor Coordinator, string At)> ready = [];
        foreach (var kind in (LetterKind[])[LetterKind.ApplicationReceived, LetterKind.ConsentAsked, LetterKind.Withdrawn])
        {
            await coordinator.GetAsync($"/cases/{reference}/letters");
            await coordinator.SubmitAsync($"/cases/{reference}/letters/new", ("Form.Kind", kind.ToString()));
            var at = coordinator.Page.Address.AbsolutePath;
            var another = await own.SignInAsync(TestApp.OtherCoordinator);
            await another.GetAsync(at);
            ready.Add((another, at));
        }

        var pages = await Task.WhenAll(ready.Select(r => Task.Run(() => r.Coordinator.SubmitAsync($"{r.At}/words", ("Words.Act", "Issue")))));

        Assert.All(pages, p => Assert.Contains("is issued.", p.Text, StringComparison.Ordinal));
        var numbers = await own.WithDbAsync(db => db.Letters.Where(l => l.Number != null).Select(l => l.Number!).OrderBy(n => n).ToListAsync());
        Assert.Equal(Enumerable.Range(1, ready.Count).Select(n => $"{reference}/{n}"), numbers);
    }

    [Fact]
    public async Task Somebody_who_asked_for_it_gets_the_letters_words_in_the_email()
    {
        var (coordinator, reference, _, at) = await DecidedAsync(wanted: new() { SafeContact = new() { EmailSafe = true, OnlineSafe = true, DetailInEmail = true } });
        await coordinator.SubmitAsync($"{at}/words", ("Words.Act", "Issue"));

        var notice = Assert.Single(await MessagesAsync(reference));
        Assert.Contains("There will be an ASB Case Review", notice.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("**", notice.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, bool, bool, bool, LetterDelivery> Ways => new()
    {
        { "e-mail and online", true, true, true, LetterDelivery.Email },
        { "e-mail, not online", true, true, false, LetterDelivery.Post },
        { "e-mail alone, not online", true, false, false, LetterDelivery.MyCaseOnly },
        { "post", false, true, true, LetterDelivery.Post },
        { "nothing", false, false, true, LetterDelivery.MyCaseOnly },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task A_letter_goes_only_by_a_way_that_is_safe(string _, bool email, bool post, bool online, LetterDelivery goes)
    {
        var (coordinator, reference, draft, at) = await DecidedAsync(wanted: new() { SafeContact = new() { EmailSafe = email, PostSafe = post, OnlineSafe = online } });
        await coordinator.SubmitAsync($"{at}/words", ("Words.Act", "Issue"));

        var letter = await LetterAsync(reference, draft.Kind);
        Assert.Equal(goes, letter.Delivery);
        Assert.Equal(goes == LetterDelivery.Email ? 1 : 0, (await MessagesAsync(reference)).Count);
        Assert.Equal(online, letter.Html!.Contains("/my-case", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_death_nothing_is_drafted_and_a_waiting_letter_goes_nowhere()
    {
        var (coordinator, reference, draft, at) = await DecidedAsync();
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, now) => c.RecordDeath(c.Applicant.Id, new(2026, 3, 1), by, now));
        await coordinator.GetAsync(at);
        Assert.Contains("A death is recorded. The letter is kept and goes nowhere.", coordinator.Page.Text, StringComparison.Ordinal);
        await coordinator.SubmitAsync($"{at}/words", ("Words.Act", "Issue"));

        Assert.Equal(LetterDelivery.Withheld, (await LetterAsync(reference, draft.Kind)).Delivery);
        Assert.Empty(await MessagesAsync(reference));
    }

    [Fact]
    public async Task A_letter_that_no_longer_says_what_it_must_is_not_issued_and_the_words_are_kept()
    {
        var (coordinator, reference, draft, at) = await DecidedAsync(met: false);
        var cut = coordinator.Page.Value("Words.Wording")!.Replace("30 March 2026", "the end of the month", StringComparison.Ordinal);
        await coordinator.SubmitAsync($"{at}/words", ("Words.Wording", cut), ("Words.Act", "Issue"));
        Assert.Contains("not issued yet", coordinator.Page.Text, StringComparison.Ordinal);
        Assert.Contains("the last day to appeal (Schedule 4 paragraph 3)", coordinator.Page.Text, StringComparison.Ordinal);

        var page = await coordinator.SubmitAsync($"{at}/words", ("Words.Act", "Issue"));
        Assert.Contains(page.Errors, e => e.Contains("the last day to appeal", StringComparison.Ordinal));
        Assert.Contains("the end of the month", page.Value("Words.Wording"), StringComparison.Ordinal);
        Assert.Equal(LetterState.Draft, (await LetterAsync(reference, draft.Kind)).State);
    }

    [Fact]
    public async Task A_name_of_the_person_complained_of_has_to_be_looked_at_before_the_letter_goes()
    {
        var (coordinator, reference, draft, at) = await DecidedAsync();
        await coordinator.SubmitAsync($"{at}/words", ("Words.Wording", coordinator.Page.Value("Words.Wording") + "\nWe spoke with Mr Varley.\n"), ("Words.Act", "Save"));
        Assert.Contains("“Varley” stands in the letter", coordinator.Page.Text, StringComparison.Ordinal);

        var page = await coordinator.SubmitAsync($"{at}/words", ("Words.Act", "Issue"));
        Assert.Contains(page.Errors, e => e.Contains("Varley", StringComparison.Ordinal));
        await coordinator.SubmitAsync($"{at}/words", ("Words.Act", "Issue"), ("Words.NamesChecked", "true"));
        Assert.Equal(LetterState.Issued, (await LetterAsync(reference, draft.Kind)).State);
    }

    [Fact]
    public async Task Dates_that_count_from_the_letter_move_with_the_day_of_issue()
    {
        var (coordinator, reference, draft, at) = await DecidedAsync(met: false);
        try
        {
            app.Clock.Advance(TimeSpan.FromDays(2));
            coordinator = await app.SignInAsync(TestApp.Coordinator);
            Assert.Contains("you can appeal is 1 April 2026", (await coordinator.GetAsync(at)).Text, StringComparison.Ordinal);
            await coordinator.SubmitAsync($"{at}/words", ("Words.Act", "Issue"));
            var letter = await LetterAsync(reference, draft.Kind);
            Assert.Equal(new(2026, 4, 1), letter.Content.Appeal!.LastDay);
            var due = await app.WithDbAsync(db => db.Deadlines.SingleAsync(d => d.CaseId == letter.CaseId && d.Limit == "appeal"));
            Assert.Equal(new DateOnly(2026, 4, 1), due.Due);
        }
        finally
        {
            app.Clock.Advance(TimeSpan.FromDays(-2));
        }
    }

    [Fact]
    public async Task Two_people_with_one_draft_both_keep_their_words()
    {
        var (coordinator, _, _, at) = await DecidedAsync();
        var other = await app.SignInAsync(TestApp.OtherCoordinator);
        await other.GetAsync(at);
        await coordinator.SubmitAsync($"{at}/words", ("Words.Wording", coordinator.Page.Value("Words.Wording") + "\nMine first.\n"), ("Words.Act", "Save"));

        var page = await other.SubmitAsync($"{at}/words", ("Words.Wording", other.Page.Value("Words.Wording") + "\nTheirs second.\n"), ("Words.Act", "Save"));
        Assert.Contains(page.Errors, e => e.StartsWith("Somebody else changed this letter", StringComparison.Ordinal));
        Assert.Contains("Theirs second.", page.Value("Words.Wording"), StringComparison.Ordinal);
        Assert.Contains("Mine first.", page.Text, StringComparison.Ordinal);
        Assert.Empty((await other.SubmitAsync($"{at}/words", ("Words.Act", "Save"))).Errors);
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_in_a_letter_with_its_day()
    {
        var reference = await app.CaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/triage");
        await coordinator.SubmitAsync($"/cases/{reference}/triage/information", ("Information.What", "The date of the second report"), ("Information.By.Day", "16"), ("Information.By.Month", "3"), ("Information.By.Year", "2026"));

        var letter = await LetterAsync(reference, LetterKind.InformationNeeded);
        Assert.Empty(LetterCheck.Missing(letter.Kind, letter.Content, letter.Wording));
        Assert.Contains("The date of the second report", letter.Wording, StringComparison.Ordinal);
        Assert.Contains("16 March 2026", letter.Wording, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_set_where_the_procedure_gives_none_is_told()
    {
        var (coordinator, reference, _, at) = await DecidedAsync();
        await coordinator.SubmitAsync($"{at}/words", ("Words.Act", "Issue"));
        await coordinator.GetAsync($"/cases/{reference}/triage");
        await coordinator.SubmitAsync($"/cases/{reference}/triage/date", ("NewDate.Limit", "panel"), ("NewDate.Why", "All agencies can come."), ("NewDate.Date.Day", "25"), ("NewDate.Date.Month", "3"), ("NewDate.Date.Year", "2026"));

        var letter = await LetterAsync(reference, LetterKind.Delay);
        Assert.Contains("A date for you", letter.Wording, StringComparison.Ordinal);
        Assert.Contains("The agencies will meet to review your case", letter.Wording, StringComparison.Ordinal);
        Assert.Contains("25 March 2026", letter.Wording, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Out_of_scope_signposts_by_the_body_and_the_coordinator_may_choose_others()
    {
        var reference = await app.CaseAsync(new() { Complaints = 1 });
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, now) => c.Assign(new() { Name = "x", Email = "x", Role = Domain.Partnership.StaffRole.Coordinator, AgencyId = Guid.Empty, Id = by.Id!.Value }, null, by, now));
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/triage");
        await coordinator.SubmitAsync($"/cases/{reference}/triage/out-of-scope", ("OutOfScope.Reason", "ServiceComplaintOnly"), ("OutOfScope.Why", "It is about how the council answered you."));

        var letter = await LetterAsync(reference, LetterKind.SignpostedElsewhere);
        Assert.Contains("Local Government and Social Care Ombudsman", letter.Wording, StringComparison.Ordinal);
        var at = $"/cases/{reference}/letters/{letter.Id}";
        await coordinator.GetAsync(at);
        await coordinator.SubmitAsync($"{at}/note", ("Note.Signposts", "housingOmbudsman"));
        letter = await LetterAsync(reference, LetterKind.SignpostedElsewhere);
        Assert.Contains("Housing Ombudsman", letter.Wording, StringComparison.Ordinal);
        Assert.DoesNotContain("Local Government and Social Care", letter.Wording, StringComparison.Ordinal);
        Assert.Contains("Nadia Whitcombe", letter.Wording, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_victim_who_consented_gets_a_letter_of_their_own()
    {
        var reference = await app.CaseAsync();
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, now) =>
        {
            c.AddPerson(new() { CaseId = c.Id, Number = 2, Part = PersonPart.Victim, Kind = PersonKind.Person, Name = "Yusuf Brand", Consent = new() { State = ConsentState.Given } }, by, now);
            c.AddPerson(new() { CaseId = c.Id, Number = 3, Part = PersonPart.Victim, Kind = PersonKind.Person, Name = "Not Asked", Consent = new() }, by, now);
            c.AssessRisk(Make.LowRisk(new(2026, 3, 2)), by, now);
        });
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/threshold");
        await coordinator.SubmitAsync($"/cases/{reference}/threshold", ("Form.Persistence", "a"), ("Form.Harm", "b"), ("Form.Adequacy", "c"), ("Form.How", "ByCount"), ("Form.Reasons", "d"), ("Form.Bodies", "West Northamptonshire Council"));

        var to = await app.WithDbAsync(db => db.Letters.Where(l => l.Kind == LetterKind.ThresholdMet && db.Cases.Any(c => c.Id == l.CaseId && c.Reference == reference)).Select(l => l.PersonId).ToListAsync());
        var names = await app.WithDbAsync(db => db.People.Where(p => to.Contains(p.Id)).OrderBy(p => p.Number).Select(p => p.Name).ToListAsync());
        Assert.Equal(["Margaret Ellery", "Yusuf Brand"], names);
    }

    [Fact]
    public async Task Letters_are_not_for_everybody_nor_for_another_area()
    {
        var (_, reference, draft, at) = await DecidedAsync();
        var elsewhere = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        foreach (var page in new[] { at, $"/cases/{reference}/letters", $"{at}/pdf" }) Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(page)).Status);
        var officer = await app.SignInAsync(TestApp.PoliceOfficer);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(at)).Status);
        var other = await app.CaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync($"/cases/{other}/letters/{draft.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync($"{at}/pdf")).Status);
    }

    [Fact]
    public async Task A_letter_of_a_chosen_kind_can_be_written_and_thrown_away()
    {
        var reference = await app.CaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/letters");
        Assert.Contains("Choose a kind of letter", (await coordinator.SubmitAsync($"/cases/{reference}/letters/new", ("Form.Kind", ""))).Errors);
        Assert.Contains("There is no such decision to write about", (await coordinator.SubmitAsync($"/cases/{reference}/letters/new", ("Form.Kind", "ThresholdMet"))).Errors);
        await coordinator.SubmitAsync($"/cases/{reference}/letters/new", ("Form.Kind", "Acknowledgement"));
        Assert.Contains("We will decide whether the threshold is met and tell you why: by 16 March 2026 at the latest.", coordinator.Page.Text, StringComparison.Ordinal);

        var letter = await LetterAsync(reference, LetterKind.Acknowledgement);
        await coordinator.SubmitAsync($"/cases/{reference}/letters/{letter.Id}/discard");
        Assert.Contains("No letter has been written yet", coordinator.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_area_may_word_a_letter_itself()
    {
        await app.WithDbAsync(async db =>
        {
            var area = await db.Areas.FirstAsync(a => a.Key == "staffordshire");
            db.LetterWordings.Add(new() { AreaId = area.Id, Kind = LetterKind.Acknowledgement, Template = "Hello {{addressee}}, your number is {{reference}}. Ring {{teamPhone}}." });
            await db.SaveChangesAsync();
        });
        var reference = await app.CaseAsync(new() { Area = "staffordshire" });
        var coordinator = await app.SignInAsync(TestApp.CoordinatorStaffordshire);
        await coordinator.GetAsync($"/cases/{reference}/letters");
        await coordinator.SubmitAsync($"/cases/{reference}/letters/new", ("Form.Kind", "Acknowledgement"));
        Assert.Contains($"Hello Margaret Ellery, your number is {reference}.", coordinator.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reads_Welsh_gets_the_areas_Welsh_wording_whatever_it_has_in_English()
    {
        await using var own = new TestApp();
        await own.WithDbAsync(async db =>
        {
            var area = await db.Areas.FirstAsync(a => a.Key == "west-northamptonshire");
            var version = await db.ProcedureVersions.FirstAsync(v => v.AreaId == area.Id);
            var welsh = ProcedureJson.Read(version.Json) with { Letters = new Dictionary<string, string> { ["acknowledgement.cy"] = "Annwyl {{addressee}}, {{reference}}, {{date}}. {{teamPhone}}" } };
            db.ProcedureVersions.Add(new() { AreaId = area.Id, Number = version.Number + 1, AppliesFrom = version.AppliesFrom, PublishedAt = own.Clock.GetUtcNow(), PublishedBy = "A test", Json = ProcedureJson.Write(welsh) });
            db.LetterWordings.Add(new() { AreaId = area.Id, Kind = LetterKind.Acknowledgement, Template = "Hello {{addressee}}, your number is {{reference}}. Ring {{teamPhone}}." });
            await db.SaveChangesAsync();
        });
        var reference = await own.CaseAsync();
        await own.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.ChangePerson(c.Applicant.Id, p => p.Language = "Welsh", ["language"], by, at));
        var coordinator = await own.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/letters");
        await coordinator.SubmitAsync($"/cases/{reference}/letters/new", ("Form.Kind", "Acknowledgement"));
        Assert.Contains($"Annwyl Margaret Ellery, {reference}, 2 Mawrth 2026.", coordinator.Page.Text, StringComparison.Ordinal);
    }
}
