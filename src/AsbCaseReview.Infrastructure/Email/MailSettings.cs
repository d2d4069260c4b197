using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace AsbCaseReview.Infrastructure.Email;

public enum MailDelivery
{
    /// <summary>Files in a folder: nothing leaves the machine.</summary>
    Folder,
    Smtp,
}

/// <summary>How e-mail leaves: the settings under Email, read and checked once, at start.</summary>
/// <param name="From">Mailbox that messages come from, with or without a name before it.</param>
/// <param name="UseTls">On port 465 from the first byte, otherwise with STARTTLS; then the server must offer it.</param>
public sealed record MailSettings(MailDelivery Delivery, string Folder, MailboxAddress From, string Host, int Port, string? UserName, string? Password, bool UseTls)
{
    private const int Submission = 587;

    /// <param name="folder">Where files go when nothing is sent.</param>
    /// <exception cref="StartupException">A setting is wrong; the message says which and how to mend it.</exception>
    public static MailSettings Read(IConfiguration configuration, string folder)
    {
        var email = configuration.GetSection("Email");
        if (!Enum.TryParse<MailDelivery>(email["Delivery"] ?? nameof(MailDelivery.Folder), ignoreCase: true, out var delivery) || !Enum.IsDefined(delivery))
            throw new StartupException($"Email:Delivery is “{email["Delivery"]}”. Set it to Folder (files, nothing is sent) or Smtp.");
        var smtp = delivery == MailDelivery.Smtp;
        if (smtp && string.IsNullOrWhiteSpace(email["Host"])) throw new StartupException("Email:Delivery is Smtp and Email:Host is not set. Set it to the name of the mail server.");
        if (smtp && string.IsNullOrWhiteSpace(email["From"])) throw new StartupException("Email:Delivery is Smtp and Email:From is not set. Set it to the mailbox that messages come from, for example casereview@council.example.");
        if (!MailboxAddress.TryParse(email["From"] is { Length: > 0 } set ? set : "casereview@localhost", out var from) || !from.Address.Contains('@'))
            throw new StartupException($"Email:From is “{email["From"]}”, which is no mailbox. Set it to one, for example casereview@council.example.");
        var port = Submission;
        if (email["Port"] is { Length: > 0 } given && (!int.TryParse(given, out port) || port is < 1 or > 65_535)) throw new StartupException($"Email:Port is “{given}”. Set it to a number from 1 to 65535; {Submission} is usual.");
        var useTls = true;
        if (email["UseTls"] is { Length: > 0 } tls && !bool.TryParse(tls, out useTls)) throw new StartupException($"Email:UseTls is “{tls}”. Set it to true or false.");
        var password = email["Password"];
        if (email["PasswordFile"] is { Length: > 0 } file) password = File.Exists(file) ? File.ReadAllText(file).Trim() : throw new StartupException($"Email:PasswordFile names “{file}”, which is not there. Mount the secret.");
        var userName = email["UserName"] is { Length: > 0 } name ? name : null;
        if (smtp && userName is not null && string.IsNullOrEmpty(password)) throw new StartupException("Email:UserName is set and there is no password. Set Email:PasswordFile to a file that holds it.");
        if (smtp && userName is not null && !useTls) throw new StartupException("Email:UserName is set and Email:UseTls is false: the password would be sent in the clear. Set Email:UseTls to true.");
        return new(delivery, folder, from, email["Host"] ?? "", port, userName, password, useTls);
    }
}
