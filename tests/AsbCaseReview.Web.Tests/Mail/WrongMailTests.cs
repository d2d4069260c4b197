using System.Net;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Mail;

/// <summary>E-mails that went wrong, across all cases.</summary>
public sealed class WrongMailTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<(string Reference, Guid Id)> WrongAsync(string area = "west-northamptonshire")
    {
        var reference = await _app.CaseAsync(new() { Area = area });
        var id = await _app.WithDbAsync(async db =>
        {
            var message = new OutgoingMessage { CaseId = (await db.Cases.FirstAsync(c => c.Reference == reference)).Id, Kind = MessageKind.LetterNotice, To = "margaret@applicant.example", Subject = "A letter", Text = "Read it", CreatedAt = _app.Clock.GetUtcNow() };
            message.Claim(_app.Clock.GetUtcNow());
            message.Failed("550 margaret@applicant.example is unknown here", forGood: true, _app.Clock.GetUtcNow());
            db.OutgoingMessages.Add(message);
            await db.SaveChangesAsync();
            return message.Id;
        });
        return (reference, id);
    }

    private Task<OutgoingMessage> StoredAsync(Guid id) => _app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().SingleAsync(m => m.Id == id));

    [Fact]
    public async Task An_administrator_sees_that_it_failed_and_nothing_of_the_case()
    {
        var (reference, _) = await WrongAsync();
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        var page = await administrator.GetAsync("/mail");
        Assert.Contains("Notice of a letter", page.Text, StringComparison.Ordinal);
        Assert.Contains("550 …@applicant.example is unknown here", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("margaret", await page.Response.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_coordinator_sees_those_of_their_own_area_with_the_case()
    {
        var ((reference, _), (elsewhere, other)) = (await WrongAsync(), await WrongAsync("gloucestershire"));
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        var page = await coordinator.GetAsync("/mail");
        Assert.Contains(reference, page.Text, StringComparison.Ordinal);
        Assert.Contains("margaret@applicant.example", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere, page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PostAsync($"/mail/{other}/again")).Status);
        await coordinator.GetAsync("/mail");
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PostAsync("/mail/set-aside", ("Form.Id", other.ToString()), ("Form.Why", "Not mine"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.SignInAsync(TestApp.PoliceOfficer)).GetAsync("/mail")).Status);
    }

    [Fact]
    public async Task It_is_sent_again_with_one_click_and_who_did_it_is_recorded()
    {
        var (_, id) = await WrongAsync();
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        await administrator.GetAsync("/mail");
        Assert.Contains("It will be sent again.", (await administrator.SubmitAsync($"/mail/{id}/again")).Text, StringComparison.Ordinal);
        Assert.Equal(MessageState.Queued, (await StoredAsync(id)).State);
        Assert.Contains("was given up, is to be sent again", (await administrator.GetAsync("/admin/changes")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.PostAsync($"/mail/{id}/again")).Status);   // it no longer is among what went wrong
    }

    [Fact]
    public async Task It_is_set_aside_with_a_reason_that_the_timeline_keeps()
    {
        var (reference, id) = await WrongAsync();
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        await administrator.GetAsync("/mail");
        var refused = await administrator.SubmitAsync("/mail/set-aside", ("Form.Why", ""));
        Assert.Equal("Enter why it need not go any more", refused.ErrorBeside("Form.Why"));
        await administrator.SubmitAsync("/mail/set-aside", ("Form.Why", "Told by telephone"));
        var message = await StoredAsync(id);
        Assert.Equal((MessageState.SetAside, "Told by telephone"), (message.State, message.LastError));
        var happened = await _app.WithDbAsync(db => db.CaseEvents.AsNoTracking().SingleAsync(e => e.Kind == CaseEventKind.MessageSetAside));
        Assert.Equal("An e-mail that went wrong (notice of a letter) was set aside: Told by telephone", happened.Body.Describe().ToString());
        var coordinator = await _app.SignInAsync(TestApp.Coordinator);
        Assert.DoesNotContain("An e-mail was given up", (await coordinator.GetAsync("/work")).Text, StringComparison.Ordinal);
        Assert.Contains("Told by telephone", (await coordinator.GetAsync($"/cases/{reference}/timeline")).Text, StringComparison.Ordinal);
    }
}
