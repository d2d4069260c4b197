using System.Collections.Concurrent;

namespace AsbCaseReview.Web.Apply.Return;

/// <summary>
/// Counts tries by whoever makes them (an address of the net, a draft) and says when it is enough for now. Kept in memory: each
/// server counts for itself, which for a code of 58 bits is more than enough.
/// </summary>
public sealed class GuessLimit(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private const int MostRemembered = 100_000;
    private readonly ConcurrentDictionary<string, (DateTimeOffset Since, int Tries)> _tries = new();

    /// <summary>Counts one try; false when there have been more than <paramref name="most"/> in a quarter of an hour.</summary>
    public bool Allows(string who, int most)
    {
        var now = clock.GetUtcNow();
        if (_tries.Count > MostRemembered)
            foreach (var old in _tries.Where(t => now - t.Value.Since > Window)) _tries.TryRemove(old);
        return _tries.AddOrUpdate(who, (now, 1), (_, t) => now - t.Since > Window ? (now, 1) : (t.Since, t.Tries + 1)).Tries <= most;
    }
}
