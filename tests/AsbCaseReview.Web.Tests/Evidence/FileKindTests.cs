using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Web.Tests.Support;

namespace AsbCaseReview.Web.Tests.Evidence;

public sealed class FileKindTests
{
    public static TheoryData<string, byte[], string?> Table => new()
    {
        { "JPEG", Files.Jpeg, "image/jpeg" },
        { "PNG", Files.Png, "image/png" },
        { "GIF", "GIF89a......"u8.ToArray(), "image/gif" },
        { "WebP", "RIFF\u0001\0\0\0WEBPVP8 "u8.ToArray(), "image/webp" },
        { "HEIC", Files.Heic, "image/heic" },
        { "PDF", Files.Pdf, "application/pdf" },
        { "MP4", Files.Mp4, "video/mp4" },
        { "MOV", [0, 0, 0, 20, .. "ftypqt  "u8, 0, 0, 0, 0], "video/quicktime" },
        { "WebM", [0x1A, 0x45, 0xDF, 0xA3, 0x9F, .. "B\u0082\u0084webm"u8], "video/webm" },
        { "MP3 with a tag", Files.Mp3, "audio/mpeg" },
        { "MP3 without", [0xFF, 0xFB, 0x90, 0x64, 0, 0, 0, 0], "audio/mpeg" },
        { "M4A", [0, 0, 0, 20, .. "ftypM4A "u8, 0, 0, 0, 0], "audio/mp4" },
        { "WAV", Files.Wav, "audio/wav" },
        { "Ogg", "OggS\0\u0002"u8.ToArray(), "audio/ogg" },
        { "Word", Files.Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "Excel", Files.Zip("[Content_Types].xml", "xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "text", Files.Text, "text/plain" },
        { "Word with a macro", Files.DocxWithMacro, null },
        { "any archive", Files.Zip("photo.jpg"), null },
        { "a broken archive", [.. "PK\u0003\u0004"u8, 1, 2, 3], null },
        { "a program", Files.Executable, null },
        { "a page", Files.Html, null },
        { "a drawing with a script in it", Files.Svg, null },
        { "a shell script", Files.Script, null },
        { "nothing", [], null },
        { "bytes of no kind", [1, 2, 3, 4, 5, 200, 201], null },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_file_is_what_is_in_it(string what, byte[] bytes, string? contentType)
    {
        Assert.True(contentType == FileKind.Recognise(new MemoryStream(bytes))?.ContentType, what);
    }

    [Fact]
    public void Whatever_the_bytes_are_it_answers_and_leaves_the_file_at_its_beginning()
    {
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            using var file = new MemoryStream(i % 2 == 0 ? bytes : [.. "PK\u0003\u0004"u8, .. bytes]);
            FileKind.Recognise(file);
            Assert.Equal(0, file.Position);
        }
    }

    [Theory]
    [InlineData("holiday.jpg", "holiday.jpg")]
    [InlineData("HOLIDAY.JPEG", "HOLIDAY.JPEG")]
    [InlineData("invoice.exe", "invoice.exe.jpg")]
    [InlineData("no ending", "no ending.jpg")]
    public void It_is_saved_under_a_name_that_says_what_it_is(string name, string saved) => Assert.Equal(saved, FileKind.Of("image/jpeg")!.NameOf(name));
}
