using System.Net;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Web.Tests.Evidence;

public sealed class EvidenceTests(EvidenceTests.SmallLimits app) : IClassFixture<EvidenceTests.SmallLimits>
{
    public sealed class SmallLimits : TestApp
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Evidence:FileMegabytes", "1"), new("Evidence:Files", "3"), new("Evidence:TotalMegabytes", "2")];
    }

    private async Task<(Visitor Coordinator, string Reference)> OnACaseAsync()
    {
        var reference = await app.CaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}/evidence");
        return (coordinator, reference);
    }

    private static Task<Page> SendAsync(Visitor visitor, string reference, string name, byte[] bytes) => visitor.UploadAsync($"/cases/{reference}/evidence", [("Form.File", name, bytes)]);

    private int Stored() => Directory.GetFiles(Path.Combine(app.Folder, "evidence"), "*", SearchOption.AllDirectories).Length;

    [Fact]
    public async Task A_coordinator_adds_a_file_and_the_timeline_says_so()
    {
        var (coordinator, reference) = await OnACaseAsync();
        Assert.Contains("No file is with this case yet.", coordinator.Page.Text, StringComparison.Ordinal);
        var page = await SendAsync(coordinator, reference, "../../Gate, 2 March.jpg", Files.Jpeg);

        Assert.Contains("File added.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Gate, 2 March.jpg Picture", page.Text, StringComparison.Ordinal);
        await app.WithDbAsync(async db =>
        {
            var file = await db.EvidenceFiles.SingleAsync(f => f.Name == "Gate, 2 March.jpg");
            Assert.Equal((EvidenceSource.Coordinator, "image/jpeg", (long)Files.Jpeg.Length), (file.Source, file.ContentType, file.Bytes));
            Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Files.Jpeg)), file.Sha256);
            Assert.True(await db.CaseEvents.AnyAsync(e => e.CaseId == file.CaseId && e.Kind == CaseEventKind.EvidenceAdded));
        });
    }

    [Fact]
    public async Task A_file_leaves_as_a_download_that_no_browser_runs()
    {
        var (coordinator, reference) = await OnACaseAsync();
        var page = await SendAsync(coordinator, reference, "diary.html", Files.Text);
        var address = page.Html.QuerySelector("a[download]")!.GetAttribute("href")!;
        var got = await coordinator.Client.GetAsync(address + "?look=true");

        Assert.Equal(Files.Text, await got.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", got.Content.Headers.ContentDisposition?.DispositionType);   // a text is never shown in the page
        Assert.Equal("diary.html.txt", got.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("text/plain", got.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", got.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_is_not_what_it_says_is_refused_and_nothing_is_left(string name, byte[] bytes, string why)
    {
        var (coordinator, reference) = await OnACaseAsync();
        var before = Stored();
        var page = await SendAsync(coordinator, reference, name, bytes);

        Assert.Contains(why, page.ErrorBeside("Form.File"), StringComparison.Ordinal);
        Assert.Equal(before, Stored());
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "holiday.jpg", Files.Executable, "“holiday.jpg” is not a kind of file that we can take." },
        { "holiday.jpg", Files.Html, "“holiday.jpg” is not a kind of file that we can take." },
        { "empty.pdf", [], "“empty.pdf” is empty." },
        { "film.mp4", [.. Files.Mp4, .. new byte[1_000_000]], "“film.mp4” is larger than 1 MB" },
    };

    [Fact]
    public async Task So_many_files_and_no_more()
    {
        var (coordinator, reference) = await OnACaseAsync();
        for (var i = 0; i < 3; i++) await SendAsync(coordinator, reference, $"{i}.png", Files.Png);
        var page = await SendAsync(coordinator, reference, "one more.png", Files.Png);
        Assert.Contains("You have added 3 files, which is the most", page.ErrorBeside("Form.File"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_areas_case_a_missing_file_and_another_cases_file_are_not_found()
    {
        var (coordinator, reference) = await OnACaseAsync();
        var page = await SendAsync(coordinator, reference, "gate.jpg", Files.Jpeg);
        var id = page.Html.QuerySelector("a[download]")!.GetAttribute("href")!.Split('/')[^1];
        var other = await app.CaseAsync();
        var elsewhere = await app.SignInAsync(TestApp.CoordinatorElsewhere);

        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/cases/{reference}/evidence/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/cases/{reference}/evidence")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync($"/cases/{other}/evidence/{id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync(TestApp.PoliceOfficer)).GetAsync($"/cases/{reference}/evidence")).Status);
    }

    [Fact]
    public async Task Nothing_chosen_is_told_beside_the_field()
    {
        var (coordinator, reference) = await OnACaseAsync();
        var page = await coordinator.UploadAsync($"/cases/{reference}/evidence", []);
        Assert.Equal("Choose a file", page.ErrorBeside("Form.File"));
    }

    [Fact]
    public async Task A_file_whose_row_was_never_saved_is_swept_away_after_a_day_and_no_other()
    {
        var (coordinator, reference) = await OnACaseAsync();
        await SendAsync(coordinator, reference, "kept.pdf", Files.Pdf);
        var folder = app.Services.GetRequiredService<EvidenceFolder>();
        var left = folder.PathOf(EvidenceFolder.NewName());
        await File.WriteAllBytesAsync(left, Files.Jpeg);
        foreach (var file in Directory.GetFiles(folder.Root, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, app.Clock.GetUtcNow().UtcDateTime.AddHours(-25));
        var justWritten = folder.PathOf(EvidenceFolder.NewName());
        await File.WriteAllBytesAsync(justWritten, Files.Jpeg);
        File.SetLastWriteTimeUtc(justWritten, app.Clock.GetUtcNow().UtcDateTime.AddHours(-1));

        Assert.Equal(1, await app.WithAsync<SweepFiles, int>(s => s.RunAsync()));
        Assert.False(File.Exists(left));
        Assert.True(File.Exists(justWritten));
        await app.WithDbAsync(async db => Assert.All(await db.EvidenceFiles.ToListAsync(), f => Assert.True(File.Exists(folder.PathOf(f.StoredAs)))));
        File.Delete(justWritten);
    }
}
