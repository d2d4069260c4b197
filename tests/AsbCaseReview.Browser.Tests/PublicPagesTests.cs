using System.IO.Compression;
using AsbCaseReview.Browser.Tests.Support;
using Microsoft.Playwright;

namespace AsbCaseReview.Browser.Tests;

/// <summary>The public pages beside the journey, on a wide window and a small telephone, and how little they weigh.</summary>
public sealed class PublicPagesTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Theory]
    [InlineData("/help")]
    [InlineData("/privacy")]
    [InlineData("/cookies")]
    [InlineData("/accessibility")]
    [InlineData("/apply/danger/now")]
    [InlineData("/apply/relation/help")]
    [InlineData("/apply/elsewhere")]
    [InlineData("/apply/areas")]
    [InlineData("/apply/return")]
    public async Task Every_public_page_can_be_used_by_everybody(string address)
    {
        foreach (var width in new[] { 1280, 360 })
        {
            await using var person = await app.OpenAsync(width: width);
            await person.GoAsync(address);
            await person.PageIsAccessibleAsync();
        }
    }

    [Fact]
    public async Task A_public_page_is_within_50_kB_and_five_requests_cold()
    {
        await using var person = await app.OpenAsync();
        var answers = new List<IResponse>();
        person.Page.Response += (_, answer) => answers.Add(answer);
        await person.GoAsync("/apply");
        await person.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var bytes = 0;
        foreach (var answer in answers)
        {
            var body = await answer.BodyAsync();
            bytes += answer.Url.EndsWith("/apply", StringComparison.Ordinal) ? body.Length : Compressed(body);   // published assets are compressed, pages are not
        }
        var requests = answers.Select(a => a.Url).ToList();
        Assert.True(requests.Count <= 5, string.Join(" ", requests));
        Assert.True(bytes <= 50_000, $"{bytes} bytes");
    }

    private static int Compressed(byte[] bytes)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(bytes);
        return (int)to.Length;
    }
}
