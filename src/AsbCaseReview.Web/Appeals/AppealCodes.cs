using System.Security.Cryptography;
using System.Text;

namespace AsbCaseReview.Web.Appeals;

/// <summary>The code with which an applicant opens their own page of an appeal: shown once, only its hash is kept.</summary>
public static class AppealCodes
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";   // without what is mistaken when it is read out

    /// <summary>"7K3M-92XQ-4BDF", 59 bits.</summary>
    public static string Make() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, 12).Chunk(4).Select(c => new string(c)));

    public static string HashOf(Guid appealId, string typed) =>
        Convert.ToHexString(SHA256.HashData([.. appealId.ToByteArray(), .. Encoding.UTF8.GetBytes(string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant())]));

    public static bool Same(string? a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(a ?? ""), Encoding.ASCII.GetBytes(b));
}
