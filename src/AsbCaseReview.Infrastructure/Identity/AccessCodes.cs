using System.Security.Cryptography;
using System.Text;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Identity;

/// <summary>Who a code lets in: one person of one case.</summary>
public sealed record AccessGranted(Guid CaseId, Guid PersonId);

/// <summary>What came of a code that was typed: the person whom it lets in, or neither, or too many tries.</summary>
public readonly record struct CodeChecked(AccessGranted? Granted, bool TooMany);

/// <summary>
/// Codes with which a person opens "my case". A code is shown or sent once and only its hash is kept. Whether a reference
/// exists cannot be told from an answer: the same is done and said for one that does not.
/// </summary>
public sealed class AccessCodes(AsbDbContext db, AttemptLimits limits, TimeProvider clock)
{
    /// <summary>Without letters and digits that are mistaken for each other (no 0 O 1 I L U).</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static readonly TimeSpan SentLives = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan OnLetterLives = TimeSpan.FromDays(90);

    /// <summary>So many wrong tries end a code that was sent, and lock one on a letter for an hour.</summary>
    public const int MostFailures = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromHours(1);
    public static readonly TimeSpan TriesWithin = TimeSpan.FromMinutes(15);
    private const int MostForAddress = 30;

    /// <summary>A code to be sent by e-mail: lives 30 minutes, opens once. Saved with the message that carries it.</summary>
    /// <returns>The code as it is to be read: "7K3M-92XQ", 39 bits, five tries.</returns>
    public string MakeToSend(Guid caseId, Guid personId) => Make(caseId, personId, letters: 8, SentLives, once: true);

    /// <summary>A code to be printed on a letter or handed over: lives 90 days, opens as often as it is wanted. Saved with the letter.</summary>
    /// <returns>The code as it is to be read: "7K3M-92XQ-4BDF", 59 bits.</returns>
    public string MakeForLetter(Guid caseId, Guid personId) => Make(caseId, personId, letters: 12, OnLetterLives, once: false);

    /// <summary>Ends the codes that somebody has, because a letter was lost or another is to count.</summary>
    public async Task EndAsync(Guid caseId, Guid personId)
    {
        foreach (var code in await db.AccessCodes.Where(c => c.CaseId == caseId && c.PersonId == personId).ToListAsync()) db.AccessCodes.Remove(code);
    }

    /// <summary>Whether a typed code opens the case of a typed reference. One that is used once is used up by it.</summary>
    /// <param name="reference">Normalised; of a case or not.</param>
    /// <param name="address">From where it is tried.</param>
    public async Task<CodeChecked> CheckAsync(string reference, string typed, string address)
    {
        var key = $"code|{reference}";
        if (!limits.TryTake($"code from|{address}", MostForAddress, TriesWithin) || !limits.TryTake(key, MostFailures, TriesWithin)) return new(null, true);

        var now = clock.GetUtcNow();
        var good = db.AccessCodes.Where(c => c.ExpiresAt > now && (c.LockedUntil == null || c.LockedUntil <= now) && (!c.Once || (c.UsedAt == null && c.Failures < MostFailures)))
            .Where(c => db.Cases.Any(k => k.Id == c.CaseId && k.Reference == reference));
        var right = Find(await good.AsNoTracking().ToListAsync(), Normalise(typed));
        using var turn = await db.Services.Gate.EnterAsync(CancellationToken.None);
        if (right is null)
        {
            var until = now + LockedFor;
            await good.ExecuteUpdateAsync(s => s
                .SetProperty(c => c.LockedUntil, c => !c.Once && c.Failures + 1 >= MostFailures ? until : c.LockedUntil)
                .SetProperty(c => c.Failures, c => !c.Once && c.Failures + 1 >= MostFailures ? 0 : c.Failures + 1));
            return default;
        }
        // Of two who use it at the same time one comes in.
        if (await good.Where(c => c.Id == right.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.UsedAt, now).SetProperty(c => c.Failures, 0)) == 0) return default;
        limits.Forget(key);
        return new(new(right.CaseId, right.PersonId), false);
    }

    private string Make(Guid caseId, Guid personId, int letters, TimeSpan lives, bool once)
    {
        var code = RandomNumberGenerator.GetString(Alphabet, letters);
        var id = Guid.CreateVersion7();
        var now = clock.GetUtcNow();
        db.AccessCodes.Add(new() { Id = id, CaseId = caseId, PersonId = personId, Hash = Hash(id, code), MadeAt = now, ExpiresAt = now + lives, Once = once });
        return string.Join('-', code.Chunk(4).Select(c => new string(c)));
    }

    // Every code is compared to its end, and one hash is worked out where there is none.
    private static AccessCode? Find(List<AccessCode> codes, string typed)
    {
        AccessCode? right = null;
        foreach (var code in codes)
            if (Same(code.Hash, Hash(code.Id, typed))) right = code;
        if (codes.Count == 0) _ = Same(Hash(Guid.Empty, Alphabet), Hash(Guid.Empty, typed));
        return right;
    }

    private static bool Same(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(a), Encoding.ASCII.GetBytes(b));

    private static string Hash(Guid id, string code) => Convert.ToHexString(SHA256.HashData([.. id.ToByteArray(), .. Encoding.UTF8.GetBytes(code)]));

    /// <summary>As somebody may have typed it: small letters, spaces, no hyphens.</summary>
    private static string Normalise(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
