using System.Net;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Mail;

public sealed class OutboxTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_demonstrations_mail_is_written_to_a_folder_and_anybody_can_follow_its_links()
    {
        var visitor = app.Visit();
        Assert.Contains("No message has been written yet", (await visitor.GetAsync("/outbox")).Text, StringComparison.Ordinal);
        var id = await app.WithDbAsync(async db =>
        {
            var message = new OutgoingMessage { Kind = MessageKind.DraftLink, To = "rosa@applicant.example", Subject = "Go on with your application", Text = "Here: http://localhost:5080/apply/abc", CreatedAt = app.Clock.GetUtcNow() };
            db.OutgoingMessages.Add(message);
            await db.SaveChangesAsync();
            return message.Id;
        });
        Assert.Equal(1, (await app.WithAsync<SendMail, SendMailResult>(s => s.RunAsync())).Sent);

        await visitor.GetAsync("/outbox");
        var link = visitor.Page.Html.QuerySelector("main table a")!;
        Assert.Equal("Go on with your application", link.TextContent);
        await visitor.GetAsync(link.GetAttribute("href")!);
        Assert.Equal("/apply/abc", visitor.Page.Html.QuerySelector(".asb-own-words a")!.GetAttribute("href"));

        // The secret is in the mailbox, and no longer in the database.
        var kept = await app.WithDbAsync(db => db.OutgoingMessages.FirstAsync(m => m.Id == id));
        Assert.DoesNotContain("abc", kept.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/outbox/nothing")).Status);
    }
}
