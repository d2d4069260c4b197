using System.Net;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Web.Tests.Apply;

/// <summary>Nothing that was answered is lost, nothing is sent twice, and nobody else gets at it.</summary>
public sealed class KeepingTests(TestApp app) : IClassFixture<TestApp>
{
    private static string CookieOf(Visitor visitor) => visitor.Page.Response.RequestMessage!.Headers.GetValues("Cookie").Single().Split("; ").Single(c => c.StartsWith("asb-apply=", StringComparison.Ordinal));

    private async Task<Visitor> BegunAsync(string place = "Larch Close")
    {
        var visitor = app.Visit();
        await visitor.AnswerAsync("danger", ("InDanger", "false"));
        await visitor.AnswerAsync("place", ("Place", place));
        return visitor;
    }

    private Task<List<Domain.Cases.Case>> CasesOfAsync(string name) => app.WithDbAsync(db => db.Cases.AsNoTracking().Where(c => c.ApplicantName == name).ToListAsync());

    [Fact]
    public async Task Only_hashes_of_the_secret_are_kept()
    {
        var visitor = await BegunAsync("Only Hash Lane");
        await visitor.GetAsync("/apply/tasks");
        var secret = CookieOf(visitor)["asb-apply=".Length..];
        var draft = await app.WithDbAsync(async db => (await db.Drafts.AsNoTracking().ToListAsync()).Single(d => d.Answers.Place == "Only Hash Lane"));
        Assert.NotEqual(secret, draft.SecretHash);
        Assert.Equal(64, secret.Length);
    }

    [Fact]
    public async Task Two_tabs_do_not_undo_each_other()
    {
        var visitor = await BegunAsync();
        await visitor.GetAsync("/apply/effect");
        var token = visitor.Page.Value("__RequestVerificationToken");
        await Task.WhenAll(Enumerable.Range(0, 2).Select(i => visitor.Client.PostAsync(i == 0 ? "/apply/effect" : "/apply/wish", new FormUrlEncodedContent(
            [KeyValuePair.Create(i == 0 ? "Effect" : "Wish", i == 0 ? "No sleep" : "Quiet"), KeyValuePair.Create("__RequestVerificationToken", token!)]))));

        Assert.Equal("No sleep", (await visitor.GetAsync("/apply/effect")).Value("Effect"));
        Assert.Equal("Quiet", (await visitor.GetAsync("/apply/wish")).Value("Wish"));
        Assert.Equal("Larch Close", (await visitor.GetAsync("/apply/place")).Value("Place"));
    }

    [Fact]
    public async Task A_double_submit_makes_one_case_and_shows_the_same_confirmation()
    {
        var visitor = app.Visit();
        await visitor.FillInAsync(app, new() { Name = "Dora Twice" });
        var token = visitor.Page.Value("__RequestVerificationToken")!;
        Task<HttpResponseMessage> Send() => visitor.Client.PostAsync("/apply/check", new FormUrlEncodedContent([KeyValuePair.Create("Declared", "true"), KeyValuePair.Create("__RequestVerificationToken", token)]));
        var answers = await Task.WhenAll(Send(), Send(), Send());

        Assert.All(answers, a => Assert.Equal("/apply/done", a.Headers.Location?.OriginalString));
        var made = Assert.Single(await CasesOfAsync("Dora Twice"));
        Assert.Equal("/apply/done", (await Send()).Headers.Location?.OriginalString);
        Assert.Contains(made.Reference, (await visitor.GetAsync("/apply/done")).Text, StringComparison.Ordinal);
        Assert.Equal("/apply/done", (await visitor.GetAsync("/apply/effect")).Address.AbsolutePath);   // what was sent is not changed here
        Assert.Single(await app.WithDbAsync(db => db.OutgoingMessages.Where(m => m.CaseId == made.Id).ToListAsync()));
        await app.WithDbAsync(async db => Assert.Null((await db.Drafts.SingleAsync(d => d.CaseId == made.Id)).Answers.Effect));
    }

    [Fact]
    public async Task A_draft_that_is_not_complete_cannot_be_sent()
    {
        var visitor = await BegunAsync();
        await visitor.GetAsync("/apply/tasks");
        Assert.Contains("Not yet: do the others first", visitor.Page.Text, StringComparison.Ordinal);
        Assert.Equal("/apply/tasks", (await visitor.GetAsync("/apply/check")).Address.AbsolutePath);
        await visitor.GetAsync("/apply/effect");
        Assert.Equal("/apply/tasks", (await visitor.PostAsync("/apply/check", ("Declared", "true"))).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_code_that_is_written_down_opens_it_on_another_device()
    {
        var visitor = await BegunAsync("Code Street");
        await visitor.GetAsync("/apply/save");
        var code = (await visitor.SubmitAsync("/apply/save/code")).Html.QuerySelector(".asb-panel strong")!.TextContent;
        Assert.Matches("^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$", code);

        var elsewhere = app.Visit();
        Assert.Equal("/apply/tasks", (await elsewhere.AnswerAsync("return", ("Code", code.ToLowerInvariant().Replace('-', ' ')))).Address.AbsolutePath);
        Assert.Equal("Code Street", (await elsewhere.GetAsync("/apply/place")).Value("Place"));

        // A new code, asked for there: the old one ends, and both browsers go on.
        await elsewhere.GetAsync("/apply/save");
        await elsewhere.SubmitAsync("/apply/save/code");
        Assert.Equal("Code Street", (await elsewhere.GetAsync("/apply/place")).Value("Place"));
        Assert.Equal("Code Street", (await visitor.GetAsync("/apply/place")).Value("Place"));
        Assert.Contains("We cannot find this code.", (await app.Visit().AnswerAsync("return", ("Code", code))).ErrorBeside("Code"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_by_email_goes_only_where_it_was_asked_for_and_opens_nothing_by_being_looked_at()
    {
        var visitor = await BegunAsync("Link Street");
        await visitor.GetAsync("/apply/save");
        var page = await visitor.SubmitAsync("/apply/save/link", ("Form.Email", "keep@applicant.example"));
        Assert.Contains("A link is on its way to keep@applicant.example.", page.Text, StringComparison.Ordinal);
        var message = await app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().SingleAsync(m => m.To == "keep@applicant.example"));
        Assert.Equal((MessageKind.DraftLink, "Your link", (Guid?)null), (message.Kind, message.Subject, message.CaseId));
        Assert.DoesNotContain("Link Street", message.Text, StringComparison.Ordinal);

        var link = new Uri(message.Text.Split('\n').Single(l => l.Contains("/apply/return/", StringComparison.Ordinal)).Trim()).AbsolutePath;
        var elsewhere = app.Visit();
        var looked = await elsewhere.GetAsync(link);
        Assert.DoesNotContain(looked.Response.Headers, h => h.Key == "Set-Cookie" && h.Value.Any(v => v.StartsWith("asb-apply", StringComparison.Ordinal)));
        Assert.DoesNotContain("Link Street", looked.Text, StringComparison.Ordinal);
        await elsewhere.SubmitAsync(link);
        Assert.Equal("Link Street", (await elsewhere.GetAsync("/apply/place")).Value("Place"));
    }

    [Fact]
    public async Task A_link_that_is_nobodys_shows_the_same_button_and_then_says_so()
    {
        var visitor = app.Visit();
        var page = await visitor.GetAsync("/apply/return/0000000000000000000000000000000000000000000000000000000000000000");
        Assert.Contains("Open it on this device", page.Text, StringComparison.Ordinal);
        Assert.Contains("This link does not work any more", (await visitor.SubmitAsync(page.Address.AbsolutePath)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_codes_is_stopped()
    {
        await using var own = new TestApp();
        var visitor = own.Visit();
        Page page = null!;
        for (var i = 0; i < 11; i++) page = await visitor.AnswerAsync("return", ("Code", $"2222-3333-44{i + 22}"));
        Assert.Contains("Too many codes were tried.", page.ErrorBeside("Code"), StringComparison.Ordinal);
        own.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Contains("We cannot find this code.", (await visitor.AnswerAsync("return", ("Code", "2222-3333-4444"))).ErrorBeside("Code"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_too_many_tries_a_link_is_not_called_dead()
    {
        await using var own = new TestApp();
        var visitor = own.Visit();
        await visitor.AnswerAsync("danger", ("InDanger", "false"));
        await visitor.GetAsync("/apply/save");
        await visitor.SubmitAsync("/apply/save/link", ("Form.Email", "keep@applicant.example"));
        var message = await own.WithDbAsync(db => db.OutgoingMessages.SingleAsync());
        var link = new Uri(message.Text.Split('\n').Single(l => l.Contains("/apply/return/", StringComparison.Ordinal)).Trim()).AbsolutePath;
        var elsewhere = own.Visit();
        for (var i = 0; i < 10; i++) await elsewhere.AnswerAsync("return", ("Code", $"2222-3333-44{i + 22}"));
        await elsewhere.GetAsync(link);
        var page = await elsewhere.SubmitAsync(link);
        Assert.Contains("Wait a quarter of an hour, then open the link again.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("does not work any more", page.Text, StringComparison.Ordinal);
        own.Clock.Advance(TimeSpan.FromMinutes(16));
        await elsewhere.GetAsync(link);
        Assert.Equal("/apply/tasks", (await elsewhere.SubmitAsync(link)).Address.AbsolutePath);
    }

    [Fact]
    public async Task What_cannot_be_saved_is_not_told_to_have_been_changed_in_another_window()
    {
        await using var own = new TestApp();
        var visitor = own.Visit();
        await visitor.FillInAsync(own);
        await own.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER full_disk BEFORE INSERT ON Cases BEGIN SELECT RAISE(ABORT, 'full'); END"));
        Assert.Equal(HttpStatusCode.InternalServerError, (await visitor.SubmitAsync("/apply/check", ("Declared", "true"))).Status);
        await own.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER full_disk"));
        await visitor.GetAsync("/apply/check");
        Assert.Contains("Your application has been sent", (await visitor.SubmitAsync("/apply/check", ("Declared", "true"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_are_not_sent_without_end()
    {
        var visitor = await BegunAsync();
        for (var i = 0; i < 6; i++)
        {
            await visitor.GetAsync("/apply/save");
            await visitor.SubmitAsync("/apply/save/link", ("Form.Email", "many@applicant.example"));
        }
        Assert.Contains("several links just now", visitor.Page.ErrorBeside("Form.Email"), StringComparison.Ordinal);
        Assert.Equal(5, await app.WithDbAsync(db => db.OutgoingMessages.CountAsync(m => m.To == "many@applicant.example")));
    }

    [Fact]
    public async Task A_draft_is_deleted_with_its_files_28_days_after_its_last_change_and_not_before()
    {
        await using var own = new TestApp();
        var visitor = own.Visit();
        await visitor.AnswerAsync("danger", ("InDanger", "false"));
        await visitor.GetAsync("/apply/files");
        await visitor.UploadAsync("/apply/files/add", [("Add", "gate.jpg", Files.Jpeg)]);
        own.Clock.Advance(TimeSpan.FromDays(27));
        Assert.Equal(0, await own.WithAsync<DeleteOldDrafts, int>(j => j.RunAsync()));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/apply/tasks")).Status);

        own.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("/apply", (await visitor.GetAsync("/apply/tasks")).Address.AbsolutePath);   // gone from that day on, whenever the job runs
        Assert.Contains("We cannot find what you wrote before.", visitor.Page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await own.WithAsync<DeleteOldDrafts, int>(j => j.RunAsync()));
        Assert.Equal(0, await own.WithDbAsync(db => db.EvidenceFiles.CountAsync()));
        Assert.Empty(Directory.GetFiles(own.Services.GetRequiredService<EvidenceFolder>().Root, "*", SearchOption.AllDirectories));

        // What is typed on an old page is not lost: it begins anew.
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        await visitor.GetAsync("/apply/danger");
        await visitor.PostAsync("/apply/effect", ("Effect", "Typed on an old page"));
        Assert.Equal("Typed on an old page", (await visitor.GetAsync("/apply/effect")).Value("Effect"));
        Assert.Contains("We could not find what you wrote before.", (await visitor.GetAsync("/apply/tasks")).Text, StringComparison.Ordinal);

        own.Clock.Advance(TimeSpan.FromDays(29));
        await visitor.GetAsync("/apply/reports/new");
        await visitor.GetAsync("/apply/danger");
        var page = await visitor.PostAsync($"/apply/reports/{Guid.CreateVersion7()}/what", ("WhatHappened", "A report on an old page"));
        Assert.EndsWith("/when", page.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("We could not find what you wrote before.", (await visitor.GetAsync("/apply/tasks")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_deletes_what_they_wrote()
    {
        var visitor = await BegunAsync("Deleted Street");
        await visitor.GetAsync("/apply/files");
        await visitor.UploadAsync("/apply/files/add", [("Add", "delete-me.png", Files.Png)]);
        await visitor.GetAsync("/apply/delete");
        var page = await visitor.SubmitAsync("/apply/delete");
        Assert.Contains("What you had written has been deleted", page.Text, StringComparison.Ordinal);
        await app.WithDbAsync(async db =>
        {
            Assert.DoesNotContain(await db.Drafts.AsNoTracking().ToListAsync(), d => d.Answers.Place == "Deleted Street");
            Assert.False(await db.EvidenceFiles.AnyAsync(f => f.Name == "delete-me.png"));
        });
    }

    [Fact]
    public async Task Files_go_with_the_application_to_the_case()
    {
        var visitor = app.Visit();
        await visitor.FillInAsync(app, new() { Name = "Fay Files" });
        await visitor.GetAsync("/apply/files");
        var page = await visitor.UploadAsync("/apply/files/add", [("Add", "gate.jpg", Files.Jpeg), ("Add", "holiday.jpg", Files.Executable), ("Add", "diary.txt", Files.Text)]);
        Assert.Contains("“holiday.jpg” is not a kind of file that we can take.", page.ErrorBeside("Add"), StringComparison.Ordinal);
        Assert.Contains("gate.jpg", page.Text, StringComparison.Ordinal);   // the others are kept
        var remove = page.Html.QuerySelectorAll("form").Select(f => f.GetAttribute("action")!).Last(a => a.EndsWith("/remove", StringComparison.Ordinal));
        page = await visitor.SubmitAsync(remove);
        Assert.DoesNotContain("diary.txt", page.Text, StringComparison.Ordinal);
        await visitor.GetAsync("/apply/check");
        await visitor.SubmitAsync("/apply/check", ("Declared", "true"));

        var made = Assert.Single(await CasesOfAsync("Fay Files"));
        await app.WithDbAsync(async db =>
        {
            var file = Assert.Single(await db.EvidenceFiles.Where(f => f.CaseId == made.Id).ToListAsync());
            Assert.Equal(("gate.jpg", EvidenceSource.Applicant, (Guid?)null), (file.Name, file.Source, file.DraftId));
        });
    }

    [Fact]
    public async Task Another_drafts_file_cannot_be_removed()
    {
        var visitor = await BegunAsync();
        await visitor.GetAsync("/apply/files");
        var page = await visitor.UploadAsync("/apply/files/add", [("Add", "mine.png", Files.Png)]);
        var remove = page.Html.QuerySelectorAll("form").Select(f => f.GetAttribute("action")!).First(a => a.EndsWith("/remove", StringComparison.Ordinal));
        var other = await BegunAsync();
        await other.GetAsync("/apply/files");
        await other.PostAsync(remove);
        Assert.True(await app.WithDbAsync(db => db.EvidenceFiles.AnyAsync(f => f.Name == "mine.png")));
    }

    [Fact]
    public async Task Answers_survive_a_restart_of_the_server()
    {
        var first = new TestApp();
        var visitor = first.Visit();
        await visitor.AnswerAsync("danger", ("InDanger", "false"));
        await visitor.AnswerAsync("place", ("Place", "Restart Road"));
        await visitor.GetAsync("/apply/effect");
        var cookies = visitor.Page.Response.RequestMessage!.Headers.GetValues("Cookie").Single();
        var token = visitor.Page.Value("__RequestVerificationToken")!;

        await using var second = new Restarted(first.Folder);
        var client = second.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        var saved = await client.PostAsync("/apply/effect", new FormUrlEncodedContent([KeyValuePair.Create("Effect", "Typed before the restart"), KeyValuePair.Create("__RequestVerificationToken", token)]));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);   // the page that was open is still good
        Assert.Contains("Restart Road", await client.GetStringAsync("/apply/place"), StringComparison.Ordinal);
        Assert.Contains("Typed before the restart", await client.GetStringAsync("/apply/effect"), StringComparison.Ordinal);
        await first.DisposeAsync();
    }

    private sealed class Restarted(string folder) : TestApp
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Storage:Folder", folder)];
    }

    [Fact]
    public async Task Leaving_makes_this_browser_forget()
    {
        var visitor = app.Visit();
        await visitor.ApplyAsync(app, new() { Name = "Leah Leaves" });
        await visitor.SubmitAsync("/apply/leave");
        Assert.Equal("/apply", (await visitor.GetAsync("/apply/done")).Address.AbsolutePath);
    }
}
