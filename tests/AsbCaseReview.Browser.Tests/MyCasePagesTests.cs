using AsbCaseReview.Browser.Tests.Support;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Web.Tests.MyCase;
using AsbCaseReview.Web.Tests.Panels;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Browser.Tests;

/// <summary>"My case" of somebody whose panel is arranged and whose plan is agreed, as they use it.</summary>
public sealed class MyCasePagesTests : IClassFixture<BrowserApp>, IAsyncLifetime
{
    private static readonly string[] Pages =
    [
        "overview", "letters", "questions", "told", "decision", "voice", "voice/statement", "voice/part", "files", "add", "add/information", "add/report", "contact", "withdraw", "appeal",
    ];

    private readonly BrowserApp _app;

    public MyCasePagesTests(BrowserApp app) => _app = app;

    public Task InitializeAsync()
    {
        _app.Clock.Set(new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    // A panel with its invitation, an action that the victim may know of, a letter, and what an agency says.
    private async Task<string> WithPanelAndActionsAsync()
    {
        var reference = await _app.GatheringAsync();
        await _app.ActionAsync(reference, new(2026, 3, 20));
        await _app.LetterAsync(reference);
        await _app.PanelAsync(reference);
        await _app.WithDbAsync(async db =>
        {
            var opened = await db.Cases.FirstAsync(c => c.Reference == reference);
            var by = await PanelMaking.ActorAsync(db, TestApp.Coordinator);
            var voice = VictimVoice.Of(opened, opened.Applicant.Id);
            voice.Share(opened, "Northamptonshire Police", "We have your three reports and visited on 3 February.", by, _app.Clock.GetUtcNow());
            db.Voices.Add(voice);
            var plan = await db.ActionPlans.FirstAsync(p => p.CaseId == opened.Id);
            plan.RecordNotPutToVictim(opened, "They asked not to be rung", by, _app.Clock.GetUtcNow());
            plan.MakeFinal(opened, by, _app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        return reference;
    }

    private async Task<Person> AtHomeAsync(string reference, bool script, int width)
    {
        var person = await _app.OpenAsync(script, width);
        await person.GoAsync("/my-case");
        await person.FillAsync("Reference", reference);
        await person.FillAsync("Code", await _app.CodeAsync(reference));
        await person.PressAsync("Go on");
        await person.Page.WaitForURLAsync("**/my-case/overview");
        return person;
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Every_page_can_be_used_by_everybody(int width)
    {
        await using var victim = await AtHomeAsync(await WithPanelAndActionsAsync(), script: true, width);
        foreach (var page in Pages)
        {
            await victim.GoAsync($"/my-case/{page}");
            await victim.PageIsAccessibleAsync();
        }
    }

    [Fact]
    public async Task With_script_off_they_are_heard_ask_and_read_the_answer()
    {
        var reference = await WithPanelAndActionsAsync();
        await using var victim = await AtHomeAsync(reference, script: false, 360);
        await victim.SeesAsync("Officers will visit your street");
        await victim.FollowAsync("Being heard");
        await victim.SeesAsync("The agencies meet on 26 March 2026");
        await victim.FollowAsync("Write your statement");
        await victim.FillAsync("What does it do to you?", "I cannot sleep.");
        await victim.PressAsync("Save");
        await victim.SeesAsync("I cannot sleep.");
        await victim.FollowAsync("Choose how you want to take part");
        await victim.ChooseAsync("I join the first part by telephone");
        await victim.PressAsync("Save");
        await victim.SeesAsync("You join the first part of the meeting by telephone.");
        await victim.Page.Locator("a[href^='/my-case/voice/not-right/']").ClickAsync();
        await victim.FillAsync("Tell us what is not right, in your own words", "Nobody came on 3 February.");
        await victim.PressAsync("Send");
        await victim.SeesAsync("It goes before the agencies’ meeting");

        await victim.FollowAsync("Questions");
        await victim.FillAsync("Your question", "May my sister come with me?");
        await victim.PressAsync("Send");
        await victim.SeesAsync("Your question waits for an answer, by 9 March 2026 at the latest.");
        await victim.PageIsAccessibleAsync();

        await using (var coordinator = await _app.OpenAsAsync(TestApp.Coordinator))
        {
            await coordinator.GoAsync($"/cases/{reference}/questions");
            await coordinator.FillAsync("What Margaret Ellery will read", "Yes, she may.");
            await coordinator.PressAsync("Send");
            await coordinator.SeesAsync("Yes, she may.");
            await coordinator.PageIsAccessibleAsync();
            foreach (var page in new[] { "voice", "borders", "risk" })
            {
                await coordinator.GoAsync($"/cases/{reference}/{page}");
                await coordinator.PageIsAccessibleAsync();
            }
        }
        await victim.GoAsync("/my-case/questions");
        await victim.SeesAsync("Yes, she may.");
        Assert.Equal(TakingPart.ByTelephone, await _app.WithDbAsync(db => db.Voices.Where(v => db.Cases.Any(c => c.Id == v.CaseId && c.Reference == reference)).Select(v => v.Way!.Value).SingleAsync()));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task After_the_closing_they_say_how_things_are_and_see_what_they_can_do(int width)
    {
        var reference = await _app.CaseAsync(new() { Complaints = 1 });
        await _app.DoAsync(reference, TestApp.Coordinator, (c, rules, by, at) =>
        {
            c.AssessRisk(Make.LowRisk(c.ReceivedOn), by, at);
            c.RecordThresholdDecision(Make.NotMet(c), rules, by, at);
            c.Close("Followed up by the team", null, by, at);
        });
        await using var victim = await AtHomeAsync(reference, script: true, width);
        await victim.FollowAsync("Tell us how things are since");
        await victim.ChooseAsync("Worse");
        await victim.PressAsync("Send");
        await victim.SeesAsync("What you can do");
        await victim.PageIsAccessibleAsync();
        Assert.Equal(CaseStage.Closed, (await _app.FindCaseAsync(reference)).Stage);
    }
}
