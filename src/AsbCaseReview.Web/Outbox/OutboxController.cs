using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MimeKit;

namespace AsbCaseReview.Web.Outbox;

/// <param name="Name">Of the file, without its ending.</param>
public sealed record OutboxMessage(string Name, string To, string Subject, DateTimeOffset Date, string Text);

/// <summary>
/// The demonstration's mail: what would have been sent, for whoever tries the product out. There in Development only, where
/// e-mail is written to a folder; everywhere else it is a 404.
/// </summary>
[AllowAnonymous, Route("/outbox")]
public sealed class OutboxController(MailSettings settings, IWebHostEnvironment environment) : Controller
{
    private const int Most = 100;

    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        MustBeDemonstration();
        var files = new DirectoryInfo(settings.Folder).GetFiles("*.eml").OrderByDescending(f => f.Name, StringComparer.Ordinal).Take(Most);
        var messages = new List<OutboxMessage>();
        foreach (var file in files) messages.Add(await ReadAsync(file));
        return View("Outbox", messages);
    }

    [HttpGet("{name}")]
    public async Task<IActionResult> One(string name)
    {
        MustBeDemonstration();
        var file = new DirectoryInfo(settings.Folder).GetFiles("*.eml").FirstOrDefault(f => Path.GetFileNameWithoutExtension(f.Name) == name) ?? throw new NotFoundException();
        return View("Message", await ReadAsync(file));
    }

    private void MustBeDemonstration()
    {
        if (!environment.IsDevelopment() || settings.Delivery != MailDelivery.Folder) throw new NotFoundException();
    }

    private static async Task<OutboxMessage> ReadAsync(FileInfo file)
    {
        var mail = await MimeMessage.LoadAsync(file.FullName);
        return new(Path.GetFileNameWithoutExtension(file.Name), mail.To.ToString(), mail.Subject ?? "", mail.Date, mail.TextBody ?? "");
    }
}
