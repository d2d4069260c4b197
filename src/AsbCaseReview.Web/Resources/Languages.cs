using System.Globalization;
using System.Resources;

namespace AsbCaseReview.Web.Resources;

/// <summary>The languages of the public pages: English, and Welsh once its words are supplied.</summary>
public static class Languages
{
    public const string English = "en-GB";
    private const string Welsh = "cy";

    // A page that calls itself Welsh, with Welsh dates among English sentences, helps nobody.
    public static string[] Supplied { get; } = IsSupplied(Welsh) ? [English, Welsh] : [English];

    private static bool IsSupplied(string language) =>
        new ResourceManager(typeof(PublicWords)).GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false) is not null;
}
