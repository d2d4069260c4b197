namespace AsbCaseReview.Infrastructure.Evidence;

/// <summary>How much one application, case or appeal may hold. Settable under <c>Evidence</c> in the settings.</summary>
public sealed record EvidenceLimits
{
    /// <summary>Most megabytes (of a million bytes) of one file: a few minutes of a telephone's video.</summary>
    public int FileMegabytes { get; init; } = 100;

    /// <summary>Most files together.</summary>
    public int Files { get; init; } = 40;

    /// <summary>Most megabytes together.</summary>
    public int TotalMegabytes { get; init; } = 1_000;

    public long FileBytes => FileMegabytes * 1_000_000L;

    public long TotalBytes => TotalMegabytes * 1_000_000L;

    /// <summary>Most bytes of one request that brings files: as many as one file may have, and what stands around it.</summary>
    public long RequestBytes => FileBytes + 1_000_000L;
}
