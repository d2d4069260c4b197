using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace AsbCaseReview.Web.Tests.Support;

/// <summary>
/// What a PDF of our browser says, as somebody who opens it reads it: glyphs by the fonts' own tables. Without spaces, for a
/// line’s end is none in a PDF, and with letters that are drawn as one taken apart.
/// </summary>
public static partial class PdfText
{
    public static string Of(byte[] pdf)
    {
        var streams = Streams(pdf);
        var fonts = new Dictionary<string, Dictionary<int, string>>();
        foreach (Match font in Font().Matches(Encoding.Latin1.GetString(pdf)))
            if (streams.TryGetValue(font.Groups["map"].Value, out var map)) fonts[font.Groups["font"].Value] = Glyphs(map);
        var text = new StringBuilder();
        foreach (var content in streams.Values.Where(s => s.Contains("BT\n", StringComparison.Ordinal)))
        {
            var now = new Dictionary<int, string>();
            foreach (Match shown in Shown().Matches(content))
                if (shown.Groups["font"].Success) now = fonts.GetValueOrDefault(shown.Groups["font"].Value, []);
                else for (var (hex, i) = (shown.Groups["hex"].Value, 0); i + 4 <= hex.Length; i += 4) text.Append(now.GetValueOrDefault(Number(hex.AsSpan(i, 4)), ""));
        }
        return Close(text.ToString());
    }

    public static string Close(string text) => Space().Replace(text.Normalize(NormalizationForm.FormKC), "");

    private static Dictionary<string, string> Streams(byte[] pdf)
    {
        var all = Encoding.Latin1.GetString(pdf);
        var streams = new Dictionary<string, string>();
        foreach (Match head in Head().Matches(all))
        {
            var from = head.Index + head.Length;
            var packed = pdf.AsSpan(from, all.IndexOf("endstream", from, StringComparison.Ordinal) - from).ToArray();
            if (!head.Groups["dictionary"].Value.Contains("/FlateDecode", StringComparison.Ordinal)) continue;
            using var unpacked = new StreamReader(new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.Latin1);
            streams[head.Groups["object"].Value] = unpacked.ReadToEnd();
        }
        return streams;
    }

    // ToUnicode: single glyphs, and ranges of them.
    private static Dictionary<int, string> Glyphs(string map)
    {
        var glyphs = new Dictionary<int, string>();
        foreach (Match block in Block().Matches(map))
        {
            var codes = Hex().Matches(block.Groups["codes"].Value).Select(m => m.Groups[1].Value).ToList();
            if (block.Groups["kind"].Value == "char")
                for (var i = 0; i + 1 < codes.Count; i += 2) glyphs[Number(codes[i])] = Letters(codes[i + 1], 0);
            else
                for (var i = 0; i + 2 < codes.Count; i += 3)
                    for (var (first, last) = (Number(codes[i]), Number(codes[i + 1])); last >= first; last--) glyphs[last] = Letters(codes[i + 2], last - first);
        }
        return glyphs;
    }

    private static string Letters(string hex, int further)
    {
        var units = hex.Chunk(4).Select(c => (char)Number(c)).ToArray();
        units[^1] = (char)(units[^1] + further);
        return new(units);
    }

    private static int Number(ReadOnlySpan<char> hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<object>\d+) 0 obj\s*<<(?<dictionary>[^>]*(?:>(?!>)[^>]*)*)>>\s*stream\r?\n")]
    private static partial Regex Head();

    [GeneratedRegex(@"(?<font>\d+) 0 obj\s*<<(?:(?!endobj).)*?/ToUnicode (?<map>\d+) 0 R", RegexOptions.Singleline)]
    private static partial Regex Font();

    [GeneratedRegex(@"/F(?<font>\d+) [\d.]+ Tf|<(?<hex>[0-9A-Fa-f]+)>")]
    private static partial Regex Shown();

    [GeneratedRegex(@"beginbf(?<kind>char|range)(?<codes>.*?)endbf", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("<([0-9A-Fa-f]+)>")]
    private static partial Regex Hex();

    [GeneratedRegex(@"\s")]
    private static partial Regex Space();
}
