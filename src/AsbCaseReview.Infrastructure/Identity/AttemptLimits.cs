using System.Collections.Concurrent;

namespace AsbCaseReview.Infrastructure.Identity;

/// <summary>
/// How often something may be tried in a span of time: guesses of a code, requests for one. Kept in memory and for each
/// server; what must outlive a restart is counted in the database as well.
/// </summary>
public sealed class AttemptLimits(TimeProvider clock)
{
    private const int TidyAt = 10_000;
    private readonly ConcurrentDictionary<string, Span> _spans = new();

    /// <summary>Counts an attempt. False: there were too many, and it is not to be made.</summary>
    /// <param name="key">What is tried, and on what or by whom: "code|STA-7K3M-92XQ".</param>
    /// <param name="within">From the first attempt; after it they are counted anew.</param>
    public bool TryTake(string key, int most, TimeSpan within)
    {
        var now = clock.GetUtcNow();
        if (_spans.Count > TidyAt)
            foreach (var (old, _) in _spans.Where(s => s.Value.Ends <= now)) _spans.TryRemove(old, out _);
        return _spans.AddOrUpdate(key, _ => new(now + within, 1), (_, s) => s.Ends <= now ? new(now + within, 1) : s with { Count = s.Count + 1 }).Count <= most;
    }

    /// <summary>It went well: the attempts so far no longer count.</summary>
    public void Forget(string key) => _spans.TryRemove(key, out _);

    private readonly record struct Span(DateTimeOffset Ends, int Count);
}
