using System.IO.Compression;
using System.Text;

namespace AsbCaseReview.Web.Tests.Support;

/// <summary>Small files of each kind, made here.</summary>
public static class Files
{
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, .. "JFIF"u8, 0x00, 0x01, 0x01, 0x00, 0xFF, 0xD9];
    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, .. "IHDR"u8];
    public static readonly byte[] Pdf = "%PDF-1.7\n%\u00e2\n1 0 obj << >> endobj"u8.ToArray();
    public static readonly byte[] Mp4 = [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2"u8];
    public static readonly byte[] Heic = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8];
    public static readonly byte[] Wav = [.. "RIFF"u8, 36, 0, 0, 0, .. "WAVEfmt "u8];
    public static readonly byte[] Mp3 = [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0];
    public static readonly byte[] Executable = [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF];
    public static readonly byte[] Html = "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray();
    public static readonly byte[] Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray();
    public static readonly byte[] Script = "#!/bin/sh\nrm -rf /\n"u8.ToArray();
    public static readonly byte[] Text = Encoding.UTF8.GetBytes("Diary\n2 March: shouting until 2am 😡\n");

    public static byte[] Zip(params string[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in entries)
                using (var writer = new StreamWriter(zip.CreateEntry(entry).Open())) writer.Write("<x/>");
        return bytes.ToArray();
    }

    public static readonly byte[] Docx = Zip("[Content_Types].xml", "word/document.xml");
    public static readonly byte[] DocxWithMacro = Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin");
}
