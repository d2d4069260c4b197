using AsbCaseReview.Domain.Correspondence;

namespace AsbCaseReview.Domain.Tests.Correspondence;

public sealed class OutgoingMessageTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private static OutgoingMessage Waiting(MessageKind kind) => new() { Kind = kind, To = "margaret@applicant.example", Subject = "Your link", Text = "https://casereview.example/apply/return/secret", CreatedAt = Now };

    public static TheoryData<string, Action<OutgoingMessage>> Ends => new()
    {
        { "sent", m => m.Sent(Now) },
        { "given up", m => m.Failed("No such mailbox", forGood: true, Now) },
        { "uncertain", m => m.MarkUncertain() },
        { "withheld", m => m.Withhold("E-mail is no longer safe for them.") },
    };

    [Theory, MemberData(nameof(Ends))]
    public void A_secret_is_kept_only_as_long_as_it_waits(string how, Action<OutgoingMessage> end)
    {
        foreach (var kind in new[] { MessageKind.DraftLink, MessageKind.AccessCode })
        {
            var message = Waiting(kind);
            message.Claim(Now);
            end(message);
            Assert.False(message.Text.Contains("secret", StringComparison.Ordinal) && message.Text.Contains("https", StringComparison.Ordinal), how);
        }
        var notice = Waiting(MessageKind.LetterNotice);
        notice.Claim(Now);
        end(notice);
        Assert.Contains("https", notice.Text, StringComparison.Ordinal);   // one that may have to be sent again
    }

    [Fact]
    public void One_that_is_tried_again_still_holds_it()
    {
        var message = Waiting(MessageKind.DraftLink);
        message.Claim(Now);
        message.Failed("Busy", forGood: false, Now);
        Assert.Contains("https", message.Text, StringComparison.Ordinal);
    }
}
