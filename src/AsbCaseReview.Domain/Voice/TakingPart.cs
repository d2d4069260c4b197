namespace AsbCaseReview.Domain.Voice;

/// <summary>How a victim takes part in the panel. Stored by name, so a name is never changed.</summary>
public enum TakingPart
{
    InPerson,
    ByTelephone,
    ByVideo,
    Representative,
    StatementReadOut,
    NotAtAll,

    /// <summary>Asked by each way that is safe, and not answered in time: recorded by the coordinator with what was tried.</summary>
    NoAnswer,
}

public static class TakingParts
{
    /// <summary>What a victim chooses between.</summary>
    public static IReadOnlyList<TakingPart> Choices { get; } =
        [TakingPart.InPerson, TakingPart.ByTelephone, TakingPart.ByVideo, TakingPart.Representative, TakingPart.StatementReadOut, TakingPart.NotAtAll];

    /// <summary>They are in the first part of the meeting themselves.</summary>
    public static bool IsThere(this TakingPart way) => way is TakingPart.InPerson or TakingPart.ByTelephone or TakingPart.ByVideo;

    public static string Name(this TakingPart way) => way switch
    {
        TakingPart.InPerson => "comes to the first part of the meeting",
        TakingPart.ByTelephone => "joins the first part of the meeting by telephone",
        TakingPart.ByVideo => "joins the first part of the meeting by video",
        TakingPart.Representative => "somebody speaks for them",
        TakingPart.StatementReadOut => "their statement is read out",
        TakingPart.NotAtAll => "does not want to take part",
        _ => "was asked and did not answer",
    };
}
