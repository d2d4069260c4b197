using System.Text;

namespace AsbCaseReview.Infrastructure.Holidays;

/// <summary>Where bank holidays are refreshed from; null: they are not.</summary>
public sealed record HolidayFeed(Uri? Address);

/// <summary>Fetches the feed once a day. What cannot be had or used changes nothing, and the job stands as failed.</summary>
public sealed class RefreshHolidays(HttpClient http, HolidayFeed feed, LoadHolidays load)
{
    private const string By = "AsbCaseReview";

    /// <returns>What came of it; null where no feed is set or nothing is new.</returns>
    /// <exception cref="HolidaysRefusedException">The feed was refused; a row says so.</exception>
    public async Task<string?> RunAsync(CancellationToken cancellation = default)
    {
        if (feed.Address is not { } address) return null;
        string json;
        try
        {
            json = await FetchAsync(address, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || e is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw await load.RefusedAsync(address.ToString(), By, $"The feed cannot be had: {(e is OperationCanceledException ? "no answer in time" : e.Message)}", cancellation);
        }
        var loaded = await load.FromAsync(json, address.ToString(), By, quietly: true, cancellation: cancellation);
        return loaded.Changed ? loaded.Result : null;
    }

    private async Task<string> FetchAsync(Uri address, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        return await ReadAsync(stream, cancellation);
    }

    /// <summary>Reads a list, no further than it may be long.</summary>
    /// <exception cref="IOException">It is longer.</exception>
    public static async Task<string> ReadAsync(Stream stream, CancellationToken cancellation = default)
    {
        var buffer = new byte[HolidayFile.MostBytes + 1];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return read <= HolidayFile.MostBytes ? Encoding.UTF8.GetString(buffer, 0, read) : throw new IOException($"it is longer than {HolidayFile.MostBytes:N0} bytes");
    }
}
