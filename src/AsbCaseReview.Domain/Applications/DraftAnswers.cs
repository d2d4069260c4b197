using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Applications;

/// <summary>Answers so far, as given; null where a question has not been answered. Kept as JSON, never queried.</summary>
public sealed record DraftAnswers
{
    public string? Place { get; init; }
    public string? PlacePostcode { get; init; }
    public Guid? LocalGovernmentAreaId { get; init; }
    public bool? InDanger { get; init; }

    public ApplicantIs? ApplicantIs { get; init; }
    public PersonKind? VictimKind { get; init; }
    public AuthorityKind? Authority { get; init; }
    public string? AuthorityDetail { get; init; }

    /// <summary>Whoever fills the form in: the victim, or somebody for them.</summary>
    public DraftPerson? Applicant { get; init; }

    /// <summary>The victim, where somebody else applies.</summary>
    public DraftPerson? Victim { get; init; }
    public bool? PartnerOrRelative { get; init; }
    public string? Language { get; init; }
    public bool? InterpreterNeeded { get; init; }
    public string? SupportNeeds { get; init; }
    public string? HelperName { get; init; }
    public string? HelperContact { get; init; }
    public bool SupportAnswered { get; init; }

    public IReadOnlyList<DraftReport> Reports { get; init; } = [];
    public bool ReportsDone { get; init; }
    public bool? StillGoingOn { get; init; }
    public string? Effect { get; init; }
    public string? Wish { get; init; }
    public IReadOnlyList<DraftPerson> Others { get; init; } = [];
    public bool? OthersAffected { get; init; }
    public bool? KnowsWhoCausesIt { get; init; }
    public string? WhoCausesIt { get; init; }
    public bool? WhoCausesItUnder18 { get; init; }
    public bool EvidenceDone { get; init; }
    public IReadOnlyDictionary<string, bool> Conditions { get; init; } = new Dictionary<string, bool>();
    public bool? ConsentToShare { get; init; }
}

/// <summary>A person in a draft.</summary>
public sealed record DraftPerson
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string? Name { get; init; }
    public string? ContactName { get; init; }
    public bool? IsUnder18 { get; init; }
    public string? SafeAdultName { get; init; }
    public string? SafeAdultContact { get; init; }
    public bool? SameHousehold { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Address { get; init; }
    public string? Postcode { get; init; }
    public SafeContact? SafeContact { get; init; }
    public bool? Consents { get; init; }
}

/// <summary>A report in a draft. "About" dates have <c>HappenedAbout</c> or <c>ReportedAbout</c> set.</summary>
public sealed record DraftReport
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string? WhatHappened { get; init; }
    public string? Place { get; init; }
    public DateOnly? Happened { get; init; }
    public bool HappenedAbout { get; init; }
    public DateOnly? Reported { get; init; }
    public bool ReportedAbout { get; init; }
    public string? AgencyKind { get; init; }
    public string? AgencyName { get; init; }
    public string? Officer { get; init; }
    public string? Channel { get; init; }
    public string? AgencyReference { get; init; }
    public bool? Hate { get; init; }
    public string? WhatCameOfIt { get; init; }

    /// <summary>Other agencies told of the same incident, each its own report.</summary>
    public IReadOnlyList<DraftAlsoTold> AlsoTold { get; init; } = [];
}

public sealed record DraftAlsoTold
{
    public string? AgencyKind { get; init; }
    public string? AgencyName { get; init; }
    public DateOnly? Reported { get; init; }
    public bool ReportedAbout { get; init; }
    public string? AgencyReference { get; init; }
}
