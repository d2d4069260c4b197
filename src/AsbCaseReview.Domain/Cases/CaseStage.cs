namespace AsbCaseReview.Domain.Cases;

/// <summary>Where a case stands. <see cref="CaseTransitions"/> says what moves it.</summary>
public enum CaseStage
{
    Received,
    AwaitingConsentOrInformation,
    ThresholdToDecide,
    NotMet,
    Met,
    GatheringInformation,
    PanelArranged,
    PanelHeld,
    OutcomeTold,
    ActionsOpen,
    Closed,
    Withdrawn,
    NoContact,
    SignpostedElsewhere,
}

public static class CaseStages
{
    /// <summary>Before the threshold is decided.</summary>
    public static IReadOnlyList<CaseStage> Early { get; } = [CaseStage.Received, CaseStage.AwaitingConsentOrInformation, CaseStage.ThresholdToDecide];

    /// <summary>The threshold is met and the review is not over.</summary>
    public static IReadOnlyList<CaseStage> InReview { get; } =
        [CaseStage.Met, CaseStage.GatheringInformation, CaseStage.PanelArranged, CaseStage.PanelHeld, CaseStage.OutcomeTold, CaseStage.ActionsOpen];

    public static IReadOnlyList<CaseStage> Ended { get; } =
        [CaseStage.NotMet, CaseStage.Closed, CaseStage.Withdrawn, CaseStage.NoContact, CaseStage.SignpostedElsewhere];

    public static IReadOnlyList<CaseStage> Open { get; } = [.. Early, .. InReview];

    public static IReadOnlyList<CaseStage> All { get; } = Enum.GetValues<CaseStage>();

    public static bool IsEarly(this CaseStage stage) => stage <= CaseStage.ThresholdToDecide;

    public static bool IsEnded(this CaseStage stage) => Ended.Contains(stage);

    public static string Name(this CaseStage stage) => stage switch
    {
        CaseStage.Received => "Received",
        CaseStage.AwaitingConsentOrInformation => "Awaiting consent or information",
        CaseStage.ThresholdToDecide => "Threshold to decide",
        CaseStage.NotMet => "Threshold not met",
        CaseStage.Met => "Threshold met",
        CaseStage.GatheringInformation => "Gathering information",
        CaseStage.PanelArranged => "Panel arranged",
        CaseStage.PanelHeld => "Panel held",
        CaseStage.OutcomeTold => "Outcome told",
        CaseStage.ActionsOpen => "Actions open",
        CaseStage.Closed => "Closed",
        CaseStage.Withdrawn => "Withdrawn",
        CaseStage.NoContact => "Closed, no contact",
        _ => "Signposted elsewhere",
    };
}
