namespace AsbCaseReview.Domain.Applications;

public enum ContactWay { Email, Telephone, Post, Online }

/// <summary>
/// Whether and when each way of reaching somebody is safe. Nothing, not even a message that is already queued, leaves
/// by a way that is not.
/// </summary>
public sealed record SafeContact
{
    public bool EmailSafe { get; init; }
    public string? EmailWhen { get; init; }
    public bool TelephoneSafe { get; init; }
    public string? TelephoneWhen { get; init; }
    public bool PostSafe { get; init; }
    public string? PostWhen { get; init; }

    /// <summary>Whether they may follow the case online ("my case").</summary>
    public bool OnlineSafe { get; init; } = true;

    /// <summary>Case detail may stand in an e-mail, because they asked for it.</summary>
    public bool DetailInEmail { get; init; }

    public static SafeContact Nothing { get; } = new() { OnlineSafe = false };
}
