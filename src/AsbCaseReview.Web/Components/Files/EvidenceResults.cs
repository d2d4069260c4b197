using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Infrastructure.Evidence;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Components.Files;

/// <summary>How a file of evidence leaves: nothing that somebody sent in ever runs as a page of this site.</summary>
public static class EvidenceResults
{
    /// <summary>To be saved, under a name that says what it is.</summary>
    /// <param name="inPage">To be looked at in the browser instead, where it is a picture, sound or film.</param>
    public static IActionResult Evidence(this Controller controller, EvidenceStore store, EvidenceFile file, bool inPage = false)
    {
        var kind = FileKind.Of(file.ContentType);
        try
        {
            var bytes = store.Open(file);
            return inPage && kind is { MayOpenInPage: true }
                ? controller.File(bytes, file.ContentType, enableRangeProcessing: true)
                : controller.File(bytes, kind is null ? "application/octet-stream" : file.ContentType, kind?.NameOf(file.Name) ?? $"{file.Name}.bin", enableRangeProcessing: true);
        }
        catch (IOException e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return controller.NotFound();
        }
    }

    /// <summary>"340 kB", "2.4 MB".</summary>
    public static string Size(this EvidenceFile file) => Plain.Size(file.Bytes);

    /// <summary>"Picture", "PDF", "Video"...</summary>
    public static string KindName(this EvidenceFile file) => file.ContentType switch
    {
        "application/pdf" => "PDF",
        ['i', 'm', 'a', 'g', 'e', '/', ..] => "Picture",
        ['v', 'i', 'd', 'e', 'o', '/', ..] => "Video",
        ['a', 'u', 'd', 'i', 'o', '/', ..] => "Sound recording",
        _ => "Document",
    };

    public static bool MayOpenInPage(this EvidenceFile file) => FileKind.Of(file.ContentType) is { MayOpenInPage: true };
}
