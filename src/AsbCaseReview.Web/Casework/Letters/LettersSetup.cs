using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Documents;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Setup;

namespace AsbCaseReview.Web.Casework.Letters;

/// <summary>What letters and messages need.</summary>
public static class LettersSetup
{
    public static void AddLettersAndMail(this WebApplicationBuilder builder, DataFolders folders)
    {
        var settings = builder.Configuration.GetSection("Browser");
        builder.Services.AddSingleton(new Chromium(new(
            settings["Path"], [builder.Environment.ContentRootPath, AppContext.BaseDirectory], folders.Browser, settings.GetValue<bool>("NoSandbox"))));
        builder.Services.AddSingleton<PdfPrinter>();
        builder.Services.AddSingleton(_ => new LetterStyles(ReadStyles(builder.Environment)));
        builder.Services.AddSingleton(_ => Site(builder.Configuration, builder.Environment));
        builder.Services.AddSingleton<LetterTemplates>();
        builder.Services.AddScoped<LetterWriter>();
        builder.Services.AddScoped<LetterDrafts>();
        builder.Services.AddScoped<QueuedCorrespondence>();
        builder.Services.AddScoped<IssueLetter>();
        builder.Services.AddScoped<MakeLetterPdfs>();
        builder.Services.AddSingleton(_ => MailSettings.Read(builder.Configuration, folders.Outbox));
        builder.Services.AddSingleton<IMailSender, MailSender>();
        builder.Services.AddScoped<SendMail>();
    }

    /// <summary>Refuses to serve with settings that would fail at the first letter; a command asks for what it needs.</summary>
    /// <exception cref="StartupException">Site:Address or a setting under Email is wrong.</exception>
    public static void CheckLettersAndMail(this IServiceProvider services)
    {
        services.GetRequiredService<SiteAddress>();
        services.GetRequiredService<MailSettings>();
    }

    private static string ReadStyles(IWebHostEnvironment environment)
    {
        using var reader = new StreamReader(environment.WebRootFileProvider.GetFileInfo("css/letter.css").CreateReadStream());
        return reader.ReadToEnd();
    }

    /// <exception cref="StartupException">Not set in Production, or not an address.</exception>
    private static SiteAddress Site(IConfiguration configuration, IHostEnvironment environment)
    {
        var address = configuration["Site:Address"] is { Length: > 0 } set ? set
            : environment.IsDevelopment() ? "http://localhost:5080"
            : throw new StartupException("Site:Address is not set. Set it to where people reach the site, for example https://casereview.council.example: links in letters and e-mails begin with it.");
        try
        {
            return new(address);
        }
        catch (ArgumentException e)
        {
            throw new StartupException(e.Message, e);
        }
    }
}
