using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Web.Tests.Panels;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.MyCase;

/// <summary>What “my case” says of the agencies’ meeting before it is held.</summary>
public sealed class MeetingTests : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_day_of_the_meeting_is_said_once_it_is_arranged_and_what_follows_is_foreseen_from_it()
    {
        var reference = await _app.GatheringAsync();
        var victim = await _app.ApplicantAsync(reference);
        Assert.DoesNotContain("The agencies meet on", (await victim.GetAsync("/my-case/overview")).Text, StringComparison.Ordinal);
        var panel = await _app.PanelAsync(reference);
        var page = await victim.GetAsync("/my-case/overview");
        Assert.Contains("The agencies meet on 26 March 2026.", page.Text, StringComparison.Ordinal);
        Assert.Contains("The day of the agencies’ meeting was set.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("no date has been set yet", page.Text, StringComparison.Ordinal);
        Assert.Contains("by 13 April 2026", page.Text, StringComparison.Ordinal);   // ten working days after it, over Easter
        Assert.DoesNotContain("Rudge", page.Text, StringComparison.Ordinal);

        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/panels/{panel}");
        await coordinator.SubmitAsync($"/panels/{panel}/postpone", ("Postpone.On.Day", "9"), ("Postpone.On.Month", "4"), ("Postpone.Why", "Two members are ill."));
        Assert.Contains("The agencies meet on 9 April 2026.", (await victim.GetAsync("/my-case/overview")).Text, StringComparison.Ordinal);
        await coordinator.GetAsync($"/panels/{panel}");
        await coordinator.SubmitAsync($"/panels/{panel}/cancel", ("Cancel.Why", "The chair has left."));
        page = await victim.GetAsync("/my-case/overview");
        Assert.DoesNotContain("The agencies meet on", page.Text, StringComparison.Ordinal);
        Assert.Contains("The agencies’ meeting was called off.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_said_how_they_are_heard_is_asked_to_until_they_have()
    {
        var reference = await _app.GatheringAsync();
        var victim = await _app.ApplicantAsync(reference);
        Assert.Contains("Say how you want to be heard", (await victim.GetAsync("/my-case/overview")).Text, StringComparison.Ordinal);
        await victim.GetAsync("/my-case/voice/part");
        await victim.SubmitAsync("/my-case/voice/part", ("Way", nameof(TakingPart.ByTelephone)));
        Assert.DoesNotContain("Say how you want to be heard", (await victim.GetAsync("/my-case/overview")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_conversation_is_contact_made_and_correcting_it_is_not_contact_again()
    {
        var reference = await _app.GatheringAsync();
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/voice");
        (string, string?)[] said = [("Conversation.How", "by telephone"), ("Conversation.Facts", "It goes on."), ("Conversation.Impact", "She cannot sleep."), ("Conversation.On.Day", "2"), ("Conversation.On.Month", "3"), ("Conversation.On.Year", "2026")];
        var action = coordinator.Page.Html.Forms.First(f => f.QuerySelector("[name='Conversation.How']") is not null).GetAttribute("action");
        Assert.Empty((await coordinator.SubmitAsync(action, said)).Errors);
        await coordinator.SubmitAsync(action, ("Conversation.Facts", "It goes on and on."));
        Assert.Equal(1, await _app.WithDbAsync(db => db.CaseEvents.CountAsync(e => e.Kind == CaseEventKind.ContactMade && db.Cases.Any(c => c.Id == e.CaseId && c.Reference == reference))));
        Assert.DoesNotContain(DeadlineState.Open, await _app.WithDbAsync(db => db.Deadlines.Where(d => d.Limit == "contactVictim" && db.Cases.Any(c => c.Id == d.CaseId && c.Reference == reference)).Select(d => d.State).ToListAsync()));
    }
}
