namespace AsbCaseReview.Domain.Appeals;

/// <summary>Where an appeal stands. <see cref="AppealTransitions"/> says what moves it. Stored by name, so a name is never changed.</summary>
public enum AppealState
{
    /// <summary>It has come; whether it is in time, and who reviews it, is to be settled.</summary>
    Received,
    GatheringPapers,
    Reviewing,
    ReportDrafted,
    ReportDiscussed,
    ReportApproved,

    /// <summary>The report has gone to all parties; recommendations are followed up.</summary>
    Answered,
    Closed,
    NotTaken,
    Withdrawn,
}

public static class AppealStates
{
    public static IReadOnlyList<AppealState> All { get; } = Enum.GetValues<AppealState>();

    /// <summary>Taken and not answered yet.</summary>
    public static IReadOnlyList<AppealState> UnderWay { get; } =
        [AppealState.GatheringPapers, AppealState.Reviewing, AppealState.ReportDrafted, AppealState.ReportDiscussed, AppealState.ReportApproved];

    public static IReadOnlyList<AppealState> Open { get; } = [AppealState.Received, .. UnderWay];

    /// <summary>Papers, ratings and findings may still change.</summary>
    public static IReadOnlyList<AppealState> Working { get; } = [AppealState.GatheringPapers, AppealState.Reviewing, AppealState.ReportDrafted];

    /// <summary>Dates of it are still to come.</summary>
    public static IReadOnlyList<AppealState> Followed { get; } = [.. Open, AppealState.Answered];

    public static IReadOnlyList<AppealState> After { get; } = [AppealState.Answered, AppealState.Closed];

    public static string Name(this AppealState state) => state switch
    {
        AppealState.Received => "Received",
        AppealState.GatheringPapers => "Papers asked for",
        AppealState.Reviewing => "Being reviewed",
        AppealState.ReportDrafted => "Report drafted",
        AppealState.ReportDiscussed => "Report discussed",
        AppealState.ReportApproved => "Report approved",
        AppealState.Answered => "Answered",
        AppealState.Closed => "Closed",
        AppealState.NotTaken => "Not taken",
        _ => "Withdrawn",
    };

    /// <summary>In broad words, for those who must not know how far the reviewer is: the applicant and the bodies.</summary>
    public static string InBroad(this AppealState state) => state switch
    {
        AppealState.Received => "Received",
        AppealState.GatheringPapers => "Papers asked for",
        AppealState.Reviewing or AppealState.ReportDrafted or AppealState.ReportDiscussed or AppealState.ReportApproved => "Being reviewed",
        _ => state.Name(),
    };
}
