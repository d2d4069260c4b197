using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Applications;

public enum ApplicantIs { Victim, SomebodyForThem, Agency }

/// <summary>What was asked for, by whom and on what authority. One application is one case.</summary>
public sealed class Application
{
    public Guid CaseId { get; init; }
    public ApplicantIs ApplicantIs { get; init; }

    /// <summary>On what authority somebody applies for the victim.</summary>
    public AuthorityKind? Authority { get; set; }
    public string? AuthorityDetail { get; set; }

    /// <summary>Where it happens: this decides the area, not where the applicant lives.</summary>
    public string Place { get; set; } = "";
    public string? PlacePostcode { get; set; }
    public bool? StillGoingOn { get; set; }
    public OwnWords? Effect { get; set; }
    public OwnWords? Wish { get; set; }

    /// <summary>The person who does it is or was a partner or relative.</summary>
    public bool? PartnerOrRelative { get; set; }

    /// <summary>Who causes it.</summary>
    public RestrictedText? PersonComplainedOf { get; set; }

    /// <summary>The person complained of is under 18; null where not known.</summary>
    public bool? PersonComplainedOfUnder18 { get; set; }
    public OwnWords? AlsoAffected { get; set; }

    /// <summary>Answers to the procedure's local conditions, by their names.</summary>
    public Dictionary<string, bool> Conditions { get; set; } = [];
    public bool ConsentToShare { get; set; }
    public DateTimeOffset? DeclaredAt { get; set; }
    public string? DeclaredBy { get; set; }
}
