using System.Net;
using System.Net.Http.Headers;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.MyCase;

public sealed class ActsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task More_information_is_an_event_in_their_words_and_can_be_read_back()
    {
        var reference = await app.CaseAsync();
        await app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) => c.AskForInformation("The reference number of your last report", new(2026, 3, 10), rules, by, at));
        var visitor = await app.ApplicantAsync(reference);
        Assert.Contains("The reference number of your last report", visitor.Page.Text, StringComparison.Ordinal);
        await visitor.GetAsync("/my-case/add/information");
        var page = await visitor.SubmitAsync("/my-case/add/information", ("What", "  "));
        Assert.Equal("Enter what you want to tell us", page.ErrorBeside("What"));
        page = await visitor.SubmitAsync("/my-case/add/information", ("What", "It is 45/12345 😟"));
        Assert.Contains("It is 45/12345 😟", page.Text, StringComparison.Ordinal);
        var happened = Assert.Single(await app.EventsAsync(reference), e => e.Kind == CaseEventKind.InformationGiven);
        Assert.Equal(("Margaret Ellery", Domain.Procedures.AnchorKind.InformationGiven), (happened.ActorName, happened.Anchor));
        Assert.DoesNotContain("We asked you for something", (await visitor.GetAsync("/my-case/overview")).Text, StringComparison.Ordinal);
    }

    private static readonly (string, string?)[] Report =
    [
        ("WhatHappened", "Bins set on fire"), ("Happened.Day", "27"), ("Happened.Month", "2"), ("Happened.Year", "2026"),
        ("Reported.Day", "28"), ("Reported.Month", "2"), ("Reported.Year", "2026"), ("AgencyKind", "police"),
    ];

    [Fact]
    public async Task A_further_report_becomes_a_complaint_of_that_person()
    {
        var reference = await app.CaseAsync();
        await app.AddNeighbourAsync(reference);
        var visitor = await app.ApplicantAsync(reference, person: 2);
        await visitor.GetAsync("/my-case/add/report");
        var page = await visitor.SubmitAsync("/my-case/add/report", Report);
        Assert.Contains("Bins set on fire", page.Text, StringComparison.Ordinal);
        var added = (await app.ReadAsync(reference)).Complaints.MaxBy(c => c.Number)!;
        Assert.Equal((4, ComplaintSource.Applicant, 2, 4, new DateOnly(2026, 2, 27)), (added.Number, added.Source, added.PersonNumber, added.Incident, added.HappenedFrom));
        Assert.Equal([CaseEventKind.ComplaintAdded, CaseEventKind.InformationGiven], (await app.EventsAsync(reference)).TakeLast(2).Select(e => e.Kind));
        Assert.DoesNotContain("Bins set on fire", (await (await app.ApplicantAsync(reference)).GetAsync("/my-case/told")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_report_and_said_once()
    {
        var reference = await app.CaseAsync();
        var visitor = await app.ApplicantAsync(reference);
        await visitor.GetAsync("/my-case/add/report");
        var token = visitor.Page.Value("__RequestVerificationToken")!;
        Task<HttpResponseMessage> Send(string address, params IEnumerable<(string, string?)> fields) => visitor.Client.PostAsync(address, new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2!))));
        await Task.WhenAll(Send("/my-case/add/report", Report), Send("/my-case/add/report", Report));
        await Task.WhenAll(Send("/my-case/add/information", ("What", "It is worse")), Send("/my-case/add/information", ("What", "It is worse")));
        Assert.Equal(4, (await app.ReadAsync(reference)).Complaints.Count);
        Assert.Single(await app.EventsAsync(reference), e => e.Kind == CaseEventKind.InformationGiven && ((Happened.InformationGiven)e.Body).What == "It is worse");

        // The same again on another day is another report.
        await visitor.GetAsync("/my-case/add/report");
        await visitor.SubmitAsync("/my-case/add/report", [.. Report.Where(f => f.Item1 != "Reported.Day"), ("Reported.Day", "27")]);
        Assert.Equal(5, (await app.ReadAsync(reference)).Complaints.Count);
    }

    [Fact]
    public async Task Dates_that_cannot_be_are_said_beside_them_and_about_is_believed()
    {
        var reference = await app.CaseAsync();
        var visitor = await app.ApplicantAsync(reference);
        await visitor.GetAsync("/my-case/add/report");
        var page = await visitor.SubmitAsync("/my-case/add/report", [.. Report.Where(f => !f.Item1.StartsWith("Reported", StringComparison.Ordinal)), ("Reported.Day", "30"), ("Reported.Month", "2"), ("Reported.Year", "2026")]);
        Assert.Contains("must be a real date", page.ErrorBeside("Reported"), StringComparison.Ordinal);
        Assert.Equal("Bins set on fire", page.Value("WhatHappened"));
        page = await visitor.SubmitAsync("/my-case/add/report", ("Reported.Day", "20"));
        Assert.Contains("before it happened", page.ErrorBeside("Reported"), StringComparison.Ordinal);
        page = await visitor.SubmitAsync("/my-case/add/report", ("HappenedAbout", "true"), ("Reported.Day", "26"));
        Assert.Empty(page.Errors);
        var added = (await app.ReadAsync(reference)).Complaints.MaxBy(c => c.Number)!;
        Assert.Equal((new DateOnly(2026, 2, 20), new DateOnly(2026, 3, 2)), (added.HappenedFrom, added.HappenedTo));   // "about" stops at today
    }

    private static async Task<Page> UploadAsync(Visitor visitor, string name, byte[] bytes)
    {
        var token = (await visitor.GetAsync("/my-case/files")).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var content = new MultipartFormDataContent { { file, "Form.File", name }, { new StringContent(token), "__RequestVerificationToken" } };
        return await visitor.SendAsync(new(HttpMethod.Post, "/my-case/files") { Content = content });
    }

    [Fact]
    public async Task A_file_is_added_listed_and_read_back_by_its_owner_only()
    {
        var reference = await app.CaseAsync();
        await app.AddNeighbourAsync(reference);
        var visitor = await app.ApplicantAsync(reference);
        Assert.Contains("diary.jpg", (await UploadAsync(visitor, "diary.jpg", Support.Files.Jpeg)).Text, StringComparison.Ordinal);
        Assert.Contains("is not a kind of file", (await UploadAsync(visitor, "diary.jpg", Support.Files.Executable)).ErrorBeside("Form.File"), StringComparison.Ordinal);
        var file = await app.WithDbAsync(db => db.EvidenceFiles.AsNoTracking().SingleAsync(f => db.Cases.Any(c => c.Id == f.CaseId && c.Reference == reference)));
        Assert.Equal((EvidenceSource.Applicant, "Margaret Ellery"), (file.Source, file.AddedBy));
        Assert.Single(await app.EventsAsync(reference), e => e.Kind == CaseEventKind.EvidenceAdded);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/my-case/files/{file.Id}")).Status);
        var neighbour = await app.ApplicantAsync(reference, person: 2);
        Assert.DoesNotContain("diary.jpg", (await neighbour.GetAsync("/my-case/files")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/my-case/files/{file.Id}")).Status);
    }

    private Task QueueAsync(string reference, MessageKind kind = MessageKind.LetterNotice) => app.WithDbAsync(async db =>
    {
        var @case = await db.Cases.AsNoTracking().FirstAsync(c => c.Reference == reference);
        db.OutgoingMessages.Add(new() { CaseId = @case.Id, PersonId = @case.Applicant.Id, Kind = kind, To = "margaret@applicant.example", Subject = "News", Text = "News", CreatedAt = app.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
    });

    private Task<List<OutgoingMessage>> MailAsync(string reference) => app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().Where(m => db.Cases.Any(c => c.Id == m.CaseId && c.Reference == reference)).OrderBy(m => m.Id).ToListAsync());

    [Fact]
    public async Task When_e_mail_is_no_longer_safe_what_is_queued_stays()
    {
        var reference = await app.CaseAsync();
        await QueueAsync(reference);
        var visitor = await app.ApplicantAsync(reference);
        var page = await visitor.GetAsync("/my-case/contact");
        Assert.Equal(("margaret@applicant.example", "true"), (page.Value("Email"), page.Value("EmailSafe")));
        page = await visitor.SubmitAsync("/my-case/contact", ("EmailSafe", "false"));
        Assert.Contains("Saved", page.Text, StringComparison.Ordinal);
        Assert.Equal([MessageState.Withheld], (await MailAsync(reference)).Select(m => m.State));
        Assert.Equal([CaseEventKind.PersonChanged, CaseEventKind.MessageWithheld], (await app.EventsAsync(reference)).TakeLast(2).Select(e => e.Kind));
        Assert.False((await app.ReadAsync(reference)).Applicant.SafeContact.EmailSafe);
    }

    [Fact]
    public async Task A_new_address_gets_what_was_queued_for_the_old_one_but_no_code()
    {
        var reference = await app.CaseAsync();
        await QueueAsync(reference);
        await QueueAsync(reference, MessageKind.AccessCode);
        var visitor = await app.ApplicantAsync(reference);
        await visitor.GetAsync("/my-case/contact");
        await visitor.SubmitAsync("/my-case/contact", ("Email", "new@applicant.example"));
        Assert.Equal([("margaret@applicant.example", MessageState.Withheld), ("margaret@applicant.example", MessageState.Withheld), ("new@applicant.example", MessageState.Queued)],
            (await MailAsync(reference)).Select(m => (m.To, m.State)));
    }

    [Fact]
    public async Task Ways_without_an_address_are_asked_about_and_nothing_typed_is_lost()
    {
        var visitor = await app.ApplicantAsync(await app.CaseAsync());
        await visitor.GetAsync("/my-case/contact");
        var page = await visitor.SubmitAsync("/my-case/contact", ("Email", ""), ("Phone", new string('5', 60)), ("Postcode", "nowhere"));
        Assert.Equal("Enter your e-mail address, or say that e-mail is not safe", page.ErrorBeside("Email"));
        Assert.Equal("Enter a full postcode, for example NN1 1ED", page.ErrorBeside("Postcode"));
        Assert.Equal(new string('5', 60), page.Value("Phone"));
    }

    [Fact]
    public async Task What_the_team_changed_meanwhile_is_told_and_kept_until_it_is_sent_again()
    {
        var reference = await app.CaseAsync();
        var visitor = await app.ApplicantAsync(reference);
        await visitor.GetAsync("/my-case/contact");
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.ChangePerson(c.Applicant.Id, p => p.Phone = "01632 960999", ["telephone number"], by, at));
        var page = await visitor.SubmitAsync("/my-case/contact", ("Email", "new@applicant.example"));
        Assert.Contains("The team changed these details", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("new@applicant.example", page.Value("Email"));
        Assert.Equal("margaret@applicant.example", (await app.ReadAsync(reference)).Applicant.Email);
        Assert.Empty((await visitor.SubmitAsync("/my-case/contact", ("Phone", "01632 960999"))).Errors);
        Assert.Equal(("new@applicant.example", "01632 960999"), ((await app.ReadAsync(reference)).Applicant.Email, (await app.ReadAsync(reference)).Applicant.Phone));
    }

    [Fact]
    public async Task Switching_the_pages_off_signs_out_at_once()
    {
        var reference = await app.CaseAsync();
        var visitor = await app.ApplicantAsync(reference);
        await visitor.GetAsync("/my-case/contact");
        var page = await visitor.SubmitAsync("/my-case/contact", ("OnlineSafe", "false"));
        Assert.Equal("/my-case", page.Address.AbsolutePath);
        Assert.Contains("can no longer be opened", page.Text, StringComparison.Ordinal);
        Assert.Equal("/my-case", (await visitor.GetAsync("/my-case/overview")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Withdrawing_asks_about_pressure_and_is_an_event_by_the_applicant()
    {
        var reference = await app.CaseAsync();   // three qualifying complaints: staff could not end it
        var visitor = await app.ApplicantAsync(reference);
        await visitor.GetAsync("/my-case/withdraw");
        var page = await visitor.SubmitAsync("/my-case/withdraw", ("Form.Why", "I am moving away"));
        Assert.StartsWith("Say whether somebody put pressure on you", page.ErrorBeside("Form.Pressure"), StringComparison.Ordinal);
        Assert.Equal("I am moving away", page.Value("Form.Why"));
        page = await visitor.SubmitAsync("/my-case/withdraw", ("Form.Pressure", "No"));
        Assert.Contains("Your application is withdrawn", page.Text, StringComparison.Ordinal);
        Assert.Equal(CaseStage.Withdrawn, (await app.ReadAsync(reference)).Stage);
        var happened = (Happened.Withdrawn)Assert.Single(await app.EventsAsync(reference), e => e.Kind == CaseEventKind.Withdrawn).Body;
        Assert.Equal((Case.WithdrawnHow.Online, "I am moving away"), (happened.How, happened.InTheirWords));
        var draft = await app.WithDbAsync(db => db.Letters.AsNoTracking().SingleAsync(l => db.Cases.Any(c => c.Id == l.CaseId && c.Reference == reference)));
        Assert.Equal((LetterKind.Withdrawn, LetterState.Draft), (draft.Kind, draft.State));
        Assert.DoesNotContain("moving away", draft.Wording, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_pressed_gets_help_first_and_nothing_is_stopped()
    {
        var reference = await app.CaseAsync();
        var visitor = await app.ApplicantAsync(reference);
        await visitor.GetAsync("/my-case/withdraw");
        var page = await visitor.SubmitAsync("/my-case/withdraw", ("Form.Pressure", "Yes"), ("Form.Why", "He said that I must"));
        Assert.Contains("Nobody may force you to stop", page.Text, StringComparison.Ordinal);
        Assert.Equal(CaseStage.ThresholdToDecide, (await app.ReadAsync(reference)).Stage);
        await visitor.SubmitAsync("/my-case/withdraw", ("Form.Then", "help"));
        var after = await app.ReadAsync(reference);
        Assert.Equal((CaseStage.ThresholdToDecide, true), (after.Stage, after.InDanger));
        Assert.Single(await app.EventsAsync(reference), e => e.Kind == CaseEventKind.PressureTold);
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        Assert.Contains(reference, (await coordinator.GetAsync("/work")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_pressed_can_stop_all_the_same()
    {
        var reference = await app.CaseAsync();
        var visitor = await app.ApplicantAsync(reference);
        await visitor.GetAsync("/my-case/withdraw");
        await visitor.SubmitAsync("/my-case/withdraw", ("Form.Pressure", "Yes"));
        await visitor.SubmitAsync("/my-case/withdraw", ("Form.Then", "stop"));
        Assert.Equal(CaseStage.Withdrawn, (await app.ReadAsync(reference)).Stage);
    }

    [Theory]
    [InlineData(1, PersonPart.Victim, CaseEventKind.ConsentWithdrawn)]
    [InlineData(2, PersonPart.Victim, CaseEventKind.ConsentWithdrawn)]
    [InlineData(2, PersonPart.Representative, CaseEventKind.AuthorityWithdrawn)]
    public async Task Where_there_are_others_only_ones_own_part_stops(int person, PersonPart second, CaseEventKind happened)
    {
        var reference = await app.CaseAsync();
        await app.AddNeighbourAsync(reference, second);
        var visitor = await app.ApplicantAsync(reference, person);
        await visitor.GetAsync("/my-case/withdraw");
        var page = await visitor.SubmitAsync("/my-case/withdraw", ("Form.Pressure", "No"));
        Assert.Equal("/my-case", page.Address.AbsolutePath);
        var after = await app.ReadAsync(reference);
        Assert.False(after.Stage.IsEnded());
        Assert.Equal(ConsentState.Withdrawn, after.People.First(p => p.Number == person).Consent.State);
        Assert.Single(await app.EventsAsync(reference), e => e.Kind == happened);
        await app.ApplicantAsync(reference, 3 - person);   // the other still comes in
    }

    [Fact]
    public async Task A_coordinator_gives_a_code_which_is_recorded_and_ends_the_earlier_ones()
    {
        var reference = await app.CaseAsync();
        var (old, id) = (await app.CodeAsync(reference), (await app.ReadAsync(reference)).Applicant.Id);
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        var path = $"/cases/{reference}/people/{id}/code";
        Assert.Contains("Give a code", (await coordinator.GetAsync($"/cases/{reference}/application")).Text, StringComparison.Ordinal);
        await coordinator.GetAsync(path);
        var page = await coordinator.SubmitAsync(path, ("Form.How", "by hand"));
        Assert.StartsWith("Say how you made sure", page.ErrorBeside("Form.MadeSure"), StringComparison.Ordinal);
        page = await coordinator.SubmitAsync(path, ("Form.MadeSure", "Came in person, known to us"));
        var code = page.Html.QuerySelector(".asb-panel strong")!.TextContent;
        var given = Assert.Single(await app.EventsAsync(reference), e => e.Kind == CaseEventKind.AccessCodeGiven);
        Assert.DoesNotContain(code, given.Body.Describe().ToString(), StringComparison.Ordinal);

        var visitor = app.Visit();
        await visitor.GetAsync("/my-case");
        Assert.NotEmpty((await visitor.SubmitAsync("/my-case", ("Reference", reference), ("Code", old))).Errors);
        Assert.Equal("/my-case/overview", (await visitor.SubmitAsync("/my-case", ("Reference", reference), ("Code", code))).Address.AbsolutePath);
    }

    [Fact]
    public async Task No_code_is_given_by_a_way_that_is_not_safe_or_to_whom_the_pages_are_closed_or_from_another_area()
    {
        var closed = await app.CaseAsync(new() { SafeContact = SafeContact.Nothing });
        var open = await app.CaseAsync(new() { SafeContact = new() { OnlineSafe = true } });
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        foreach (var (reference, how, why) in new[] { (closed, "by hand", "may not follow the case online"), (open, "by post", "Post is not safe"), (open, "by telephone", "The telephone is not safe") })
        {
            var path = $"/cases/{reference}/people/{(await app.ReadAsync(reference)).Applicant.Id}/code";
            await coordinator.GetAsync(path);
            Assert.Contains(why, Assert.Single((await coordinator.SubmitAsync(path, ("Form.How", how), ("Form.MadeSure", "Known to us"))).Errors), StringComparison.Ordinal);
        }
        var elsewhere = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/cases/{open}/people/{(await app.ReadAsync(open)).Applicant.Id}/code")).Status);
    }
}
