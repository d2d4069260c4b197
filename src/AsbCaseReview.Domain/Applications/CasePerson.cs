using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Applications;

public enum PersonKind { Person, Business, CommunityGroup }

public enum PersonPart { Victim, Representative, Supporter, SafeAdult }

public enum ConsentState { NotAsked, Asked, Given, NotNeeded, Refused, Withdrawn }

/// <summary>Consent to share what is known of somebody: how it was given, to whom, when.</summary>
public sealed record Consent
{
    public ConsentState State { get; init; }
    public AuthorityKind? Basis { get; init; }
    public string? How { get; init; }
    public string? ConfirmedBy { get; init; }
    public DateOnly? On { get; init; }
}

/// <summary>
/// Somebody on a case: a victim (several households may be on one application, each with consent and safe contact of
/// their own), somebody who applies for them, a supporter, or the safe adult of a child.
/// </summary>
public sealed class CasePerson
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid CaseId { get; init; }

    /// <summary>1 for the first on the case; shown beside complaints.</summary>
    public int Number { get; init; }
    public required PersonPart Part { get; init; }
    public required PersonKind Kind { get; init; }

    /// <summary>The person to whom the case's letters go.</summary>
    public bool IsApplicant { get; init; }
    public required string Name { get; set; }

    /// <summary>Whom to ask for, at a business or a community group.</summary>
    public string? ContactName { get; set; }
    public bool IsUnder18 { get; set; }

    /// <summary>The number of the victim for whom a representative or a safe adult acts; null where it was not said.</summary>
    public int? ActsFor { get; set; }

    /// <summary>Where two victims live together they share a number.</summary>
    public int Household { get; set; } = 1;
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Address { get; set; }
    public string? Postcode { get; set; }
    public SafeContact SafeContact { get; set; } = SafeContact.Nothing;
    public string? Language { get; set; }
    public bool InterpreterNeeded { get; set; }
    public OwnWords? SupportNeeds { get; set; }
    public Consent Consent { get; set; } = new();
    public DateOnly? DiedOn { get; set; }

    /// <summary>
    /// Whether they may follow the case online ("my case"): a victim or somebody who acts for one (a child's safe adult too),
    /// living, for whom it is safe and whose consent or authority still stands.
    /// </summary>
    public bool MayFollowOnline =>
        Part is PersonPart.Victim or PersonPart.Representative or PersonPart.SafeAdult && SafeContact.OnlineSafe && DiedOn is null && Consent.State != ConsentState.Withdrawn;

    /// <summary>
    /// The victim for whom they act; null for a victim or a supporter, and where it cannot be told: an applicant acts for the
    /// first victim, a safe adult for the only child, unless it was said for whom.
    /// </summary>
    public CasePerson? VictimAmong(IReadOnlyCollection<CasePerson> people)
    {
        var victims = people.Where(p => p.Part == PersonPart.Victim).OrderBy(p => p.Number).ToList();
        if (Part is not (PersonPart.Representative or PersonPart.SafeAdult)) return null;
        if (ActsFor is { } number) return victims.Find(v => v.Number == number);
        if (Part == PersonPart.Representative) return IsApplicant ? victims.FirstOrDefault() : null;
        return victims.Where(v => v.IsUnder18).ToList() is [var child] ? child : null;
    }

    /// <summary>What to call them in a letter.</summary>
    public string Addressee => ContactName is { Length: > 0 } contact ? contact : Name;

    /// <summary>The business or group for which <see cref="Addressee"/> is written to; null for a person.</summary>
    public string? Organisation => ContactName is { Length: > 0 } ? Name : null;
}
