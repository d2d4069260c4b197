using System.Text;
using System.Text.RegularExpressions;

namespace AsbCaseReview.Infrastructure.Documents;

/// <summary>How many pages a PDF of Chromium's has: it writes its page objects uncompressed.</summary>
public static partial class PdfPages
{
    public static int Count(byte[] pdf) => Page().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Page();
}
