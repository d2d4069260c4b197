using AsbCaseReview.Domain.Calendar;
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

    /// <summary>Null also when they would rather not say; <see cref="RelationAnswered"/> tells which.</summary>
    public bool? PartnerOrRelative { get; init; }
    public bool RelationAnswered { get; init; }
    public string? Language { get; init; }
    public bool? InterpreterNeeded { get; init; }
    public string? SupportNeeds { get; init; }
    public string? HelperName { get; init; }
    public string? HelperContact { get; init; }
    public bool SupportAnswered { get; init; }

    public IReadOnlyList<DraftReport> Reports { get; init; } = [];
    public bool ReportsDone { get; init; }

    /// <summary>Null also when they are not sure; <see cref="StillGoingOnAnswered"/> tells which.</summary>
    public bool? StillGoingOn { get; init; }
    public bool StillGoingOnAnswered { get; init; }
    public string? Effect { get; init; }
    public string? Wish { get; init; }
    public IReadOnlyList<DraftPerson> Others { get; init; } = [];
    public bool? OthersAffected { get; init; }

    /// <summary>About other people affected who are not on the application themselves.</summary>
    public string? AlsoAffected { get; init; }
    public bool? KnowsWhoCausesIt { get; init; }
    public string? WhoCausesIt { get; init; }
    public bool? WhoCausesItUnder18 { get; init; }
    public bool EvidenceDone { get; init; }
    public IReadOnlyDictionary<string, bool> Conditions { get; init; } = new Dictionary<string, bool>();
    public bool ConditionsAnswered { get; init; }
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
    public bool OnlineAnswered { get; init; }
    public bool? Consents { get; init; }
}

/// <summary>A date as it was given: the day, about that day, or a month of which no day is known (its first day is kept).</summary>
public sealed record DraftDate(DateOnly Day, bool About = false, bool MonthOnly = false)
{
    /// <summary>All days that it may mean, none of them after <paramref name="latest"/>.</summary>
    /// <param name="aboutDays">How far "about" reaches to either side, in days.</param>
    public DateRange ToRange(int aboutDays, DateOnly latest) =>
        MonthOnly ? new DateRange(Day, Day.AddMonths(1).AddDays(-1)).Until(latest) : About ? DateRange.About(Day, aboutDays, latest) : DateRange.On(Day);
}

/// <summary>A report in a draft.</summary>
public sealed record DraftReport
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string? WhatHappened { get; init; }
    public string? Place { get; init; }
    public DraftDate? Happened { get; init; }
    public DraftDate? Reported { get; init; }
    public string? AgencyKind { get; init; }
    public string? AgencyName { get; init; }
    public string? Officer { get; init; }
    public string? Channel { get; init; }
    public string? AgencyReference { get; init; }
    public bool? Hate { get; init; }
    public string? WhatCameOfIt { get; init; }

    /// <summary>Other agencies told of the same incident, each its own report.</summary>
    public IReadOnlyList<DraftAlsoTold> AlsoTold { get; init; } = [];
    public bool AlsoToldAnswered { get; init; }

    /// <summary>All of its pages have been answered.</summary>
    public bool IsDone => WhatHappened is not null && Happened is not null && Reported is not null && AgencyKind is not null && AlsoToldAnswered;
}

public sealed record DraftAlsoTold
{
    public string? AgencyKind { get; init; }
    public string? AgencyName { get; init; }
    public DraftDate? Reported { get; init; }
    public string? AgencyReference { get; init; }
}
