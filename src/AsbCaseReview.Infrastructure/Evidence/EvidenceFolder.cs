using System.Security.Cryptography;

namespace AsbCaseReview.Infrastructure.Evidence;

/// <summary>Where the bytes lie: 256 folders, random names, nothing in a name that somebody outside chose.</summary>
public sealed class EvidenceFolder(string root)
{
    public string Root { get; } = root;

    public static string NewName() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    public string PathOf(string storedAs) => Path.Combine(Directory.CreateDirectory(Path.Combine(Root, storedAs[..2])).FullName, storedAs);
}
