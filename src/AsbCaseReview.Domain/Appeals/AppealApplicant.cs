using AsbCaseReview.Domain.Applications;

namespace AsbCaseReview.Domain.Appeals;

/// <summary>Who appeals, and how they are reached safely. They may appeal for somebody else, with that person's consent.</summary>
public sealed record AppealApplicant
{
    public required string Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Address { get; init; }
    public string? Postcode { get; init; }
    public SafeContact SafeContact { get; init; } = SafeContact.Nothing;

    /// <summary>The person of the case, where the case is in the system.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>For whom they appeal; null where it is their own appeal.</summary>
    public string? For { get; init; }

    /// <summary>Why they may: "written consent, attached".</summary>
    public string? Authority { get; init; }
}

/// <summary>A review that was handled outside the system, as the applicant tells it.</summary>
/// <param name="HandledBy">Who told them the decision.</param>
/// <param name="Reference">As on their letter; null where they have none.</param>
public sealed record HandledElsewhere(string HandledBy, string? Reference, string LocalGovernmentArea);

/// <summary>What the appeal is against.</summary>
public enum AppealAgainst
{
    /// <summary>How the application was dealt with: that the threshold is not met (Schedule 4 paragraph 3(a)).</summary>
    Threshold,

    /// <summary>How the review was carried out (Schedule 4 paragraph 3(b)).</summary>
    Review,
}

public enum GroundResult { Upheld, PartlyUpheld, NotUpheld, NotEnoughEvidence }

/// <summary>One ground on which somebody appeals: one that the procedure names, or in their own words.</summary>
public sealed class GroundClaimed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AppealId { get; init; }

    /// <summary>As the procedure has it ("A"); "own" where it names none.</summary>
    public required string Ground { get; init; }

    /// <summary>The ground as the procedure words it on the day of the appeal.</summary>
    public required string Text { get; init; }
    public OwnWords? Why { get; set; }
    public GroundResult? Result { get; set; }

    /// <summary>In words that the applicant reads in the report.</summary>
    public string? Finding { get; set; }
    public RestrictedText? Restricted { get; set; }

    public const string Own = "own";
}

public static class AppealWords
{
    public static string Name(this AppealAgainst against) => against == AppealAgainst.Threshold ? "The threshold decision" : "How the review was carried out";

    public static string Name(this GroundResult result) => result switch
    {
        GroundResult.Upheld => "Upheld",
        GroundResult.PartlyUpheld => "Partly upheld",
        GroundResult.NotUpheld => "Not upheld",
        _ => "Not enough evidence to say",
    };
}
