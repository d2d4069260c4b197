using System.Security.Cryptography;

namespace AsbCaseReview.Domain.Cases;

/// <summary>
/// A case's reference: "STA-7K3M-92XQ". Random, so that nobody finds another's case by counting; without letters and
/// digits that are mistaken for each other when read out or written down (no 0 O 1 I L U).
/// </summary>
public static class Reference
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New(string prefix)
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, 8);
        return $"{prefix}-{letters[..4]}-{letters[4..]}";
    }

    /// <summary>As somebody may have typed it: small letters, spaces, no hyphens.</summary>
    public static string Normalise(string? typed)
    {
        var letters = string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return letters.Length > 8 ? $"{letters[..^8]}-{letters[^8..^4]}-{letters[^4..]}" : letters;
    }
}
