using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace AsbCaseReview.Web.Tests.Mail;

/// <summary>The process dies here.</summary>
public sealed class CrashException : Exception;

/// <summary>The real sender, with a place to die before and after it.</summary>
public sealed class MortalSender(MailSender sender) : IMailSender
{
    public bool DiesBefore { get; set; }
    public bool DiesAfter { get; set; }

    public async Task<SendResult> SendAsync(OutgoingMessage message, string? replyTo, CancellationToken cancellation)
    {
        if (DiesBefore) throw new CrashException();
        var result = await sender.SendAsync(message, replyTo, cancellation);
        return DiesAfter ? throw new CrashException() : result;
    }
}

/// <summary>The application with a real mail server (Node.js, npm's smtp-server) on a free port.</summary>
public sealed class MailApp : TestApp
{
    private readonly string _received = Directory.CreateTempSubdirectory("asb-mail-").FullName;
    private readonly Process _server;
    private readonly string _port;

    public MailApp()
    {
        var web = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "src", "AsbCaseReview.Web"));
        _server = Process.Start(new ProcessStartInfo("node", [Path.Combine(Here(), "smtp-server.mjs"), web, _received]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        _port = _server.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The mail server did not start. Is Node.js there?");
    }

    public MortalSender Sender { get; private set; } = null!;

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Email:Delivery", "Smtp"), new("Email:Host", "127.0.0.1"), new("Email:Port", _port), new("Email:From", "ASB Case Review <casereview@council.example>"), new("Email:UseTls", "false"),
    ];

    protected override void Change(IServiceCollection services) => services.AddSingleton<IMailSender>(s => Sender = new(ActivatorUtilities.CreateInstance<MailSender>(s)));

    /// <summary>What the server has for an address.</summary>
    public IReadOnlyList<MimeMessage> ReceivedBy(string address) =>
        [.. Directory.GetFiles(_received, "*.eml").Order(StringComparer.Ordinal).Select(f => MimeMessage.Load(f)).Where(m => m.To.Mailboxes.Any(t => t.Address == address))];

    public Task<SendMailResult> SendAsync() => WithAsync<SendMail, SendMailResult>(s => s.RunAsync());

    public int Port => int.Parse(_port, CultureInfo.InvariantCulture);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _server.StandardInput.Close();   // it ends by itself
        await _server.WaitForExitAsync();
        _server.Dispose();
        Directory.Delete(_received, recursive: true);
    }
}
