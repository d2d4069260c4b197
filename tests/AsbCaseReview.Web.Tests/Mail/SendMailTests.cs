using System.Net;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Web.Tests.Mail;

/// <summary>Mail cannot be exactly once: what is certain is that nothing uncertain is sent twice by itself, and that somebody sees it.</summary>
public sealed class SendMailTests(MailApp app) : IClassFixture<MailApp>
{
    /// <summary>A notice of a letter, queued for the applicant of a new case.</summary>
    private async Task<(string Reference, Guid Id)> QueuedAsync(string to, bool toPerson = true)
    {
        var reference = await app.CaseAsync(new() { Email = to });
        var id = await app.WithDbAsync(async db =>
        {
            var @case = await db.Cases.FirstAsync(c => c.Reference == reference);
            var message = new OutgoingMessage
            {
                CaseId = @case.Id,
                PersonId = toPerson ? @case.Applicant.Id : null,
                Kind = toPerson ? MessageKind.LetterNotice : MessageKind.AgencyRequest,
                To = to,
                Subject = "There is a letter for you – gwiriwch",
                Text = "Read it here.",
                CreatedAt = app.Clock.GetUtcNow(),
            };
            db.OutgoingMessages.Add(message);
            await db.SaveChangesAsync();
            return message.Id;
        });
        return (reference, id);
    }

    private Task<OutgoingMessage> MessageAsync(Guid id) => app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().FirstAsync(m => m.Id == id));

    private Task<List<CaseEvent>> EventsAsync(string reference, CaseEventKind kind) => app.WithDbAsync(db => db.CaseEvents.AsNoTracking().Where(e => e.Kind == kind && db.Cases.Any(c => c.Id == e.CaseId && c.Reference == reference)).ToListAsync());

    [Fact]
    public async Task A_message_is_sent_once_with_its_fixed_id_and_the_team_to_answer_to()
    {
        var (reference, id) = await QueuedAsync("rosa@applicant.example");
        await app.SendAsync();
        await app.SendAsync();

        var mail = Assert.Single(app.ReceivedBy("rosa@applicant.example"));
        Assert.Equal(((await MessageAsync(id)).MessageId.Trim('<', '>'), "There is a letter for you – gwiriwch", "Read it here."), (mail.MessageId, mail.Subject, mail.TextBody?.Trim()));
        Assert.Equal("casereview@westnorthants.example", mail.ReplyTo.Mailboxes.Single().Address);
        Assert.Equal(MessageState.Sent, (await MessageAsync(id)).State);
        Assert.Single(await EventsAsync(reference, CaseEventKind.MessageSent));
    }

    [Fact]
    public async Task A_crash_after_the_claim_leaves_it_uncertain_and_it_is_never_sent_by_itself()
    {
        var (reference, id) = await QueuedAsync("claimed@applicant.example");
        await CrashAsync(before: true);
        Assert.Equal(MessageState.Claimed, (await MessageAsync(id)).State);

        await app.SendAsync();   // another may be at it still
        Assert.Equal(MessageState.Claimed, (await MessageAsync(id)).State);
        app.Clock.Advance(SendMail.ClaimLasts);
        await app.SendAsync();
        await app.SendAsync();

        Assert.Equal(MessageState.Uncertain, (await MessageAsync(id)).State);
        Assert.Single(await EventsAsync(reference, CaseEventKind.MessageUncertain));
        Assert.Empty(app.ReceivedBy("claimed@applicant.example"));
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        Assert.Contains("It is not certain that an e-mail went", (await coordinator.GetAsync("/work?area=true")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_between_sending_and_marking_leaves_it_uncertain_until_somebody_sends_it_again()
    {
        var (reference, id) = await QueuedAsync("twice@applicant.example");
        await CrashAsync(before: false);
        app.Clock.Advance(SendMail.ClaimLasts);
        await app.SendAsync();
        Assert.Equal(MessageState.Uncertain, (await MessageAsync(id)).State);
        Assert.Single(app.ReceivedBy("twice@applicant.example"));

        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/letters");
        Assert.Contains("It may or may not have gone.", coordinator.Page.Text, StringComparison.Ordinal);
        await coordinator.SubmitAsync($"/cases/{reference}/messages/{id}/again");
        await app.SendAsync();
        var both = app.ReceivedBy("twice@applicant.example");
        Assert.Equal(2, both.Count);
        Assert.Equal(both[0].MessageId, both[1].MessageId);
        Assert.Equal(MessageState.Sent, (await MessageAsync(id)).State);
    }

    [Fact]
    public async Task A_connection_lost_when_the_server_has_it_is_uncertain()
    {
        var (reference, id) = await QueuedAsync("drop@applicant.example");
        await app.SendAsync();

        Assert.Equal(MessageState.Uncertain, (await MessageAsync(id)).State);
        Assert.Single(await EventsAsync(reference, CaseEventKind.MessageUncertain));
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_given_up_visibly()
    {
        var (reference, id) = await QueuedAsync("bounce@applicant.example");
        await app.SendAsync();

        var message = await MessageAsync(id);
        Assert.Equal((MessageState.GivenUp, 1), (message.State, message.Attempts));
        Assert.Contains("550", message.LastError, StringComparison.Ordinal);
        Assert.Single(await EventsAsync(reference, CaseEventKind.MessageGivenUp));
    }

    [Fact]
    public async Task A_server_that_is_busy_is_tried_again_with_growing_gaps_and_given_up_after_two_days()
    {
        var (reference, id) = await QueuedAsync("later@applicant.example");
        var gaps = new List<TimeSpan>();
        for (var message = await MessageAsync(id); message.State == MessageState.Queued && gaps.Count < 20; message = await MessageAsync(id))
        {
            await app.SendAsync();
            message = await MessageAsync(id);
            if (message.State != MessageState.Queued) break;
            gaps.Add(message.NextAttemptAt - app.Clock.GetUtcNow());
            await app.SendAsync();   // before its time: nothing
            Assert.Equal(message.Attempts, (await MessageAsync(id)).Attempts);
            app.Clock.Set(message.NextAttemptAt);
        }

        Assert.Equal(gaps.Order(), gaps);
        Assert.Equal(TimeSpan.FromMinutes(1), gaps[0]);
        Assert.InRange(gaps.Aggregate(TimeSpan.Zero, (a, b) => a + b), TimeSpan.FromHours(40), TimeSpan.FromHours(50));
        Assert.Equal(MessageState.GivenUp, (await MessageAsync(id)).State);
        Assert.Single(await EventsAsync(reference, CaseEventKind.MessageGivenUp));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again()
    {
        var settings = app.Services.GetRequiredService<MailSettings>() with { Port = 1 };
        var result = await new MailSender(settings, app.Clock).SendAsync(new() { Kind = MessageKind.Reminder, To = "a@b.example", Subject = "s", Text = "t", CreatedAt = app.Clock.GetUtcNow() }, null, default);

        Assert.Equal(SendOutcome.NotNow, result.Outcome);
        Assert.Contains("could not be reached", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not safe any more")]
    [InlineData("another address")]
    [InlineData("a death")]
    public async Task What_became_unsafe_while_it_waited_does_not_leave(string what)
    {
        var address = $"{what.Replace(' ', '.')}@applicant.example";
        var (reference, id) = await QueuedAsync(address);
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) =>
        {
            if (what == "a death") c.RecordDeath(c.Applicant.Id, new(2026, 3, 1), by, at);
            else c.ChangePerson(c.Applicant.Id, p => (p.SafeContact, p.Email) = what == "another address" ? (p.SafeContact, "other@applicant.example") : (new SafeContact { PostSafe = true }, p.Email), ["contact"], by, at);
        });
        await app.SendAsync();

        Assert.Equal(MessageState.Withheld, (await MessageAsync(id)).State);
        Assert.Single(await EventsAsync(reference, CaseEventKind.MessageWithheld));
        Assert.Empty(app.ReceivedBy(address));
    }

    [Fact]
    public async Task A_death_does_not_stop_what_goes_to_an_agency()
    {
        var (reference, id) = await QueuedAsync("agency@police.example", toPerson: false);
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.RecordDeath(c.Applicant.Id, new(2026, 3, 1), by, at));
        await app.SendAsync();
        Assert.Equal(MessageState.Sent, (await MessageAsync(id)).State);
    }

    [Fact]
    public async Task Of_two_senders_only_one_sends_each_message()
    {
        for (var i = 0; i < 6; i++) await QueuedAsync("both@applicant.example");
        var results = await Task.WhenAll(app.SendAsync(), app.SendAsync(), app.SendAsync());

        Assert.Equal(6, app.ReceivedBy("both@applicant.example").Count);
        Assert.Equal(6, app.ReceivedBy("both@applicant.example").Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(6, results.Sum(r => r.Sent));
    }

    [Fact]
    public async Task What_came_back_is_recorded_on_the_case()
    {
        var (reference, id) = await QueuedAsync("gone@applicant.example");
        await app.SendAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/letters");
        await coordinator.SubmitAsync($"/cases/{reference}/messages/{id}/bounced");

        Assert.Equal(MessageState.Bounced, (await MessageAsync(id)).State);
        Assert.Single(await EventsAsync(reference, CaseEventKind.MessageBounced));
        var elsewhere = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        await elsewhere.GetAsync("/work");
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.PostAsync($"/cases/{reference}/messages/{id}/again", ("Message.Version", "1"))).Status);
    }

    [Fact]
    public async Task There_is_no_outbox_where_mail_is_really_sent() => Assert.Equal(HttpStatusCode.NotFound, (await app.Visit().GetAsync("/outbox")).Status);

    [Theory]
    [InlineData("Email:Delivery", "Pigeon", "Set it to Folder")]
    [InlineData("Email:Host", "", "Email:Host is not set")]
    [InlineData("Email:From", "", "Email:From is not set")]
    [InlineData("Email:From", "nobody", "is no mailbox")]
    [InlineData("Email:Port", "many", "Set it to a number")]
    [InlineData("Email:UseTls", "maybe", "Set it to true or false")]
    [InlineData("Email:UserName", "casereview", "there is no password")]
    [InlineData("Email:PasswordFile", "/nowhere/secret", "which is not there")]
    public void A_wrong_setting_is_named(string key, string value, string says)
    {
        var settings = new Dictionary<string, string?> { ["Email:Delivery"] = "Smtp", ["Email:Host"] = "mail", ["Email:From"] = "casereview@council.example", [key] = value };
        var refused = Assert.Throws<StartupException>(() => MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), "/tmp"));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    private async Task CrashAsync(bool before)
    {
        _ = app.Services.GetRequiredService<IMailSender>();
        (app.Sender.DiesBefore, app.Sender.DiesAfter) = (before, !before);
        try
        {
            await Assert.ThrowsAsync<CrashException>(app.SendAsync);
        }
        finally
        {
            (app.Sender.DiesBefore, app.Sender.DiesAfter) = (false, false);
        }
    }
}
