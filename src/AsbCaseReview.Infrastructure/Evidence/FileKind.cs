using System.IO.Compression;
using System.Text;

namespace AsbCaseReview.Infrastructure.Evidence;

/// <summary>A kind of file that is taken, found from what is in it. What a file calls itself is never believed.</summary>
/// <param name="Extension">With its dot; the first of those that such files have.</param>
/// <param name="MayOpenInPage">Pictures, sound and film, which run nothing; all else is only ever downloaded.</param>
public sealed record FileKind(string ContentType, string Extension, bool MayOpenInPage, params string[] OtherExtensions)
{
    private static readonly FileKind Jpeg = new("image/jpeg", ".jpg", true, ".jpeg");
    private static readonly FileKind Png = new("image/png", ".png", true);
    private static readonly FileKind Gif = new("image/gif", ".gif", true);
    private static readonly FileKind Webp = new("image/webp", ".webp", true);
    private static readonly FileKind Heic = new("image/heic", ".heic", true, ".heif");
    private static readonly FileKind Pdf = new("application/pdf", ".pdf", false);
    private static readonly FileKind Mp4 = new("video/mp4", ".mp4", true, ".m4v");
    private static readonly FileKind Mov = new("video/quicktime", ".mov", true);
    private static readonly FileKind Gpp = new("video/3gpp", ".3gp", true);
    private static readonly FileKind Webm = new("video/webm", ".webm", true);
    private static readonly FileKind Mkv = new("video/matroska", ".mkv", false);
    private static readonly FileKind Mp3 = new("audio/mpeg", ".mp3", true);
    private static readonly FileKind M4a = new("audio/mp4", ".m4a", true);
    private static readonly FileKind Wav = new("audio/wav", ".wav", true);
    private static readonly FileKind Ogg = new("audio/ogg", ".ogg", true, ".oga", ".opus");
    private static readonly FileKind Amr = new("audio/amr", ".amr", true);
    private static readonly FileKind Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", false);
    private static readonly FileKind Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", false);
    private static readonly FileKind Odt = new("application/vnd.oasis.opendocument.text", ".odt", false);
    private static readonly FileKind Ods = new("application/vnd.oasis.opendocument.spreadsheet", ".ods", false);
    private static readonly FileKind Rtf = new("application/rtf", ".rtf", false);
    private static readonly FileKind Text = new("text/plain", ".txt", false, ".csv", ".log");

    private static readonly FileKind[] All = [Jpeg, Png, Gif, Webp, Heic, Pdf, Mp4, Mov, Gpp, Webm, Mkv, Mp3, M4a, Wav, Ogg, Amr, Docx, Xlsx, Odt, Ods, Rtf, Text];

    /// <summary>For the "accept" of a file field: a convenience of the browser, not a check.</summary>
    public static string Accept { get; } = string.Join(',', All.SelectMany(k => k.OtherExtensions.Prepend(k.Extension)));

    /// <summary>The kind that a stored content type names; null where it is none of these.</summary>
    public static FileKind? Of(string contentType) => Array.Find(All, k => k.ContentType == contentType);

    /// <summary>A name under which it is safe to save: a picture that calls itself ".exe" is saved as ".exe.jpg".</summary>
    public string NameOf(string name) => OtherExtensions.Prepend(Extension).Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? name : name + Extension;

    /// <summary>What a file is; null where it is none of the kinds that are taken.</summary>
    /// <param name="file">At its beginning, can be moved about in.</param>
    public static FileKind? Recognise(Stream file)
    {
        var head = new byte[512];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var start = head.AsSpan(0, read);
        if (start.StartsWith("PK\u0003\u0004"u8)) return InZip(file);
        return ByFirstBytes(start) ?? (IsText(file) ? Text : null);
    }

    private static FileKind? ByFirstBytes(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((byte[])[0xFF, 0xD8, 0xFF])) return Jpeg;
        if (start.StartsWith((byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return Png;
        if (start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8)) return Gif;
        if (start.StartsWith("%PDF-"u8)) return Pdf;
        if (start.StartsWith((byte[])[0x1A, 0x45, 0xDF, 0xA3])) return start.IndexOf("webm"u8) >= 0 ? Webm : Mkv;
        if (start.StartsWith("OggS"u8)) return Ogg;
        if (start.StartsWith("#!AMR"u8)) return Amr;
        if (start.StartsWith("{\\rtf"u8)) return Rtf;
        if (start.StartsWith("ID3"u8) || start.Length > 2 && start[0] == 0xFF && (start[1] & 0xE6) == 0xE2) return Mp3;   // a tag, or a frame of layer III
        if (start.Length < 12) return null;
        if (start.StartsWith("RIFF"u8)) return start[8..12].SequenceEqual("WEBP"u8) ? Webp : start[8..12].SequenceEqual("WAVE"u8) ? Wav : null;
        return start[4..8].SequenceEqual("ftyp"u8) ? ByBrand(start[8..12]) : null;
    }

    // ISO base media: pictures, film and sound of telephones, told apart by their brand.
    private static FileKind? ByBrand(ReadOnlySpan<byte> brand) => Encoding.ASCII.GetString(brand) switch
    {
        "heic" or "heix" or "heim" or "heis" or "hevc" or "mif1" or "msf1" => Heic,
        "qt  " => Mov,
        "M4A " or "M4B " => M4a,
        var other when other.StartsWith("3gp", StringComparison.Ordinal) || other.StartsWith("3g2", StringComparison.Ordinal) => Gpp,
        "isom" or "iso2" or "iso4" or "iso5" or "iso6" or "mp41" or "mp42" or "avc1" or "M4V " or "MSNV" or "dash" or "mmp4" => Mp4,
        _ => null,
    };

    // Office documents are ZIP archives. One with macros is not taken, nor is any other archive.
    private static FileKind? InZip(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > 5_000 || zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return null;
            if (zip.GetEntry("mimetype") is { Length: < 100 } mimetype)
            {
                using var reader = new StreamReader(mimetype.Open(), Encoding.ASCII);
                var written = reader.ReadToEnd();
                return Array.Find([Odt, Ods], k => k.ContentType == written);
            }
            if (zip.GetEntry("[Content_Types].xml") is null) return null;
            return zip.GetEntry("word/document.xml") is not null ? Docx : zip.GetEntry("xl/workbook.xml") is not null ? Xlsx : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
        finally
        {
            file.Position = 0;
        }
    }

    // Plain text in UTF-8 or ASCII: no control characters, and nothing that a browser or a shell would run.
    private static bool IsText(Stream file)
    {
        try
        {
            using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
            var buffer = new char[8192];
            var first = true;
            while (reader.Read(buffer) is > 0 and var read)
            {
                var piece = buffer.AsSpan(0, read);
                if (piece.ContainsAnyInRange('\0', '\u0008') || piece.ContainsAnyInRange('\u000E', '\u001F')) return false;
                if (first && piece.TrimStart() is var start && (start.StartsWith("<") || start.StartsWith("#!"))) return false;
                first = false;
            }
            return !first;   // an empty file is none
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            file.Position = 0;
        }
    }
}
