using AsbCaseReview.Infrastructure.Documents;
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
    }
}
