using System.Net.Sockets;
using AsbCaseReview.Domain.Correspondence;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace AsbCaseReview.Infrastructure.Email;

/// <summary>What came of an attempt.</summary>
public enum SendOutcome
{
    Sent,

    /// <summary>The server said no for now, or was not there.</summary>
    NotNow,

    /// <summary>The server said no for good.</summary>
    Never,

    /// <summary>The connection broke after the message was on its way: the server may have it.</summary>
    Uncertain,
}

public sealed record SendResult(SendOutcome Outcome, string? Error = null);

/// <summary>Hands one message to a mail server, or writes it to a folder. An edge of the system: tests put another in its place.</summary>
public interface IMailSender
{
    /// <param name="replyTo">The team's mailbox, for those who answer.</param>
    Task<SendResult> SendAsync(OutgoingMessage message, string? replyTo, CancellationToken cancellation);
}

public sealed class MailSender(MailSettings settings, TimeProvider clock) : IMailSender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<SendResult> SendAsync(OutgoingMessage message, string? replyTo, CancellationToken cancellation)
    {
        MimeMessage mail;
        try
        {
            mail = Compose(message, replyTo);
        }
        catch (ParseException)
        {
            return new(SendOutcome.Never, $"“{message.To}” is no e-mail address.");
        }
        return settings.Delivery == MailDelivery.Folder ? await WriteAsync(mail, message, cancellation) : await TransmitAsync(mail, cancellation);
    }

    private MimeMessage Compose(OutgoingMessage message, string? replyTo)
    {
        var mail = new MimeMessage { Subject = message.Subject, MessageId = message.MessageId.Trim('<', '>'), Date = clock.GetUtcNow() };
        mail.From.Add(settings.From);
        mail.To.Add(MailboxAddress.Parse(message.To));
        if (replyTo is not null && MailboxAddress.TryParse(replyTo, out var team)) mail.ReplyTo.Add(team);
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");   // so that an absence notice does not answer it
        mail.Body = message.Calendar is { } calendar ? WithCalendar(message.Text, calendar) : new TextPart("plain") { Text = message.Text };
        return mail;
    }

    // As calendars expect it: the entry as an alternative to the text, with its method, and once more as a file for those that want one.
    private static Multipart WithCalendar(string text, string calendar)
    {
        var method = calendar.Contains("METHOD:CANCEL", StringComparison.Ordinal) ? "CANCEL" : "REQUEST";
        var entry = new TextPart("calendar") { Text = calendar };
        entry.ContentType.Parameters.Add("method", method);
        var file = new MimePart("application", "ics") { Content = new MimeContent(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(calendar))), ContentDisposition = new(ContentDisposition.Attachment), ContentTransferEncoding = ContentEncoding.Base64, FileName = "panel.ics" };
        return new Multipart("mixed") { new MultipartAlternative { new TextPart("plain") { Text = text }, entry }, file };
    }

    private async Task<SendResult> WriteAsync(MimeMessage mail, OutgoingMessage message, CancellationToken cancellation)
    {
        var path = Path.Combine(settings.Folder, $"{message.CreatedAt.UtcDateTime:yyyyMMdd-HHmmss}-{message.Id:N}.eml");
        var beside = path + ".part";
        await mail.WriteToAsync(beside, cancellation);
        File.Move(beside, path, overwrite: true);
        return new(SendOutcome.Sent);
    }

    private async Task<SendResult> TransmitAsync(MimeMessage mail, CancellationToken cancellation)
    {
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, !settings.UseTls ? SecureSocketOptions.None : settings.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls, cancellation);
            if (settings.UserName is { } user) await client.AuthenticateAsync(user, settings.Password!, cancellation);
        }
        catch (Exception e) when (IsTrouble(e))
        {
            return new(SendOutcome.NotNow, $"The mail server “{settings.Host}” could not be reached: {e.Message}");
        }
        try
        {
            await client.SendAsync(mail, cancellation);
        }
        catch (SmtpCommandException e)
        {
            return new((int)e.StatusCode >= 500 ? SendOutcome.Never : SendOutcome.NotNow, $"{(int)e.StatusCode} {e.Message}");
        }
        catch (Exception e) when (IsTrouble(e))
        {
            return new(SendOutcome.Uncertain, e.Message);
        }
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception e) when (IsTrouble(e))
        {
            // It has the message; how it says goodbye does not matter.
        }
        return new(SendOutcome.Sent);
    }

    private static bool IsTrouble(Exception e) => e is IOException or SocketException or ProtocolException or CommandException or AuthenticationException or SslHandshakeException or NotSupportedException or TimeoutException or ServiceNotConnectedException;
}
