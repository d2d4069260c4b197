namespace AsbCaseReview.Infrastructure.Persistence;

/// <summary>Somebody looked at personal data: recorded before it is shown.</summary>
public sealed class CaseLook
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Null for a list or a search.</summary>
    public Guid? CaseId { get; init; }
    public Guid? StaffId { get; init; }
    public required string Who { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Which page; for a list, its filter.</summary>
    public required string Page { get; init; }
}

/// <summary>A word by which a case can be found: upper case, no accents; a postcode without space; a reference.</summary>
public sealed class CaseSearchTerm
{
    /// <summary>Of the case, so that a word is looked up within an area.</summary>
    public required Guid AreaId { get; init; }
    public required Guid CaseId { get; init; }
    public required string Term { get; init; }
}

/// <summary>A bank holiday that was loaded. A year spoken of here is taken from here whole.</summary>
public sealed class LoadedBankHoliday
{
    public required DateOnly Day { get; init; }
    public required string Name { get; set; }
}

/// <summary>What came of loading bank holidays: also when nothing was changed, and why.</summary>
public sealed class HolidayLoad
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTimeOffset At { get; init; }
    public required string From { get; init; }
    public required string By { get; init; }
    public required bool Changed { get; init; }
    public required string Result { get; init; }
}

/// <summary>
/// Deadlines have to be worked out again: written with what changed, so that a crash between the two loses nothing. Done
/// once a run has seen what every server sees.
/// </summary>
public sealed class DeadlineRecompute
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Bank holidays that came or went; empty for a procedure that was corrected.</summary>
    public IReadOnlyList<ChangedHoliday> Days { get; init; } = [];

    /// <summary>The version under which the cases now stand.</summary>
    public Guid? ProcedureVersionId { get; init; }

    /// <summary>For the timeline, where no day says it.</summary>
    public required string Why { get; init; }
    public DateTimeOffset? DoneAt { get; set; }
    public int Moved { get; set; }
    public int Cases { get; set; }
}

/// <param name="Added">Or taken away.</param>
public sealed record ChangedHoliday(DateOnly Day, string Name, bool Added);

/// <summary>A code with which "my case" is opened: sent by a way that is safe, or printed on a letter. Only its hash is kept.</summary>
public sealed class AccessCode
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid CaseId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Hash { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>One that was sent is used once; one on a letter until it expires.</summary>
    public required bool Once { get; init; }

    /// <summary>Wrong tries on its case while it was good.</summary>
    public int Failures { get; init; }

    /// <summary>One on a letter rests until then after too many wrong tries.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>When it last let somebody in.</summary>
    public DateTimeOffset? UsedAt { get; init; }
}

/// <summary>A key of ASP.NET's data protection, so that cookies survive a restart and are good on every server.</summary>
public sealed class DataProtectionKey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; init; }
    public required string Xml { get; init; }
}
