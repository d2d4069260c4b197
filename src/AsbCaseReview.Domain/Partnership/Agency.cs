namespace AsbCaseReview.Domain.Partnership;

/// <summary>A body that takes part in the reviews of an area.</summary>
public sealed class Agency
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AreaId { get; init; }
    public required string Name { get; set; }

    /// <summary>One of <see cref="AgencyKinds"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>A relevant body of s.105: applications are passed on to it.</summary>
    public bool IsRelevantBody { get; set; }

    /// <summary>Where applications and requests are sent.</summary>
    public required string Email { get; set; }

    /// <summary>How an applicant reaches it about an appeal, where it hears appeals. Null: not set; the area's team takes messages for it.</summary>
    public AppealContact? AppealContact { get; set; }

    /// <summary>Since this day it takes no part any more: nothing new is asked of it, and what it did stays. Null: it takes part.</summary>
    public DateOnly? LeftOn { get; set; }
}

/// <summary>How an applicant reaches the people of a body who hear appeals.</summary>
/// <param name="Name">Of the office or the person: "Independent Review Manager".</param>
public sealed record AppealContact(string Name, string Phone, string Email, string Address, string Hours);

/// <summary>What somebody may be here to do. Policies say what each may do; see the Web project's table.</summary>
public enum StaffRole { Coordinator, AgencyOfficer, PanelChair, SeniorManager, Reviewer, Analyst, Administrator, Commissioner }

/// <summary>Somebody who works with cases. Signing in is Identity's matter; this is who they are in the partnership.</summary>
public sealed class StaffMember
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }
    public required string Email { get; set; }
    public required StaffRole Role { get; set; }
    public required Guid AgencyId { get; set; }

    /// <summary>Null: every area (a policing body's reviewer or analyst, an administrator of the whole).</summary>
    public Guid? AreaId { get; set; }
    public string? Grade { get; set; }
    public Guid? LineManagerId { get; set; }
    public Guid? HeadOfServiceId { get; set; }
    public Guid? ChiefExecutiveId { get; set; }

    /// <summary>Away from this day to <see cref="AwayUntil"/>, both included; <see cref="CoverId"/> has the work meanwhile.</summary>
    public DateOnly? AwayFrom { get; set; }
    public DateOnly? AwayUntil { get; set; }
    public Guid? CoverId { get; set; }
    public bool IsActive { get; set; } = true;

    public bool IsAway(DateOnly day) => AwayFrom <= day && day <= (AwayUntil ?? DateOnly.MaxValue);
}

/// <summary>In what capacity somebody acts on a case.</summary>
public enum ActorRole { Applicant, Coordinator, AgencyOfficer, PanelChair, SeniorManager, Reviewer, Analyst, Administrator, System, Commissioner }

/// <summary>Who did something: written into each event as it was then.</summary>
/// <param name="Body">The agency they act for.</param>
public sealed record Actor(Guid? Id, string Name, ActorRole Role, string Body)
{
    public static Actor System { get; } = new(null, "AsbCaseReview", ActorRole.System, "");

    /// <param name="personId">The person on the case, once there is one.</param>
    public static Actor Applicant(string name, Guid? personId = null) => new(personId, name, ActorRole.Applicant, "");
}
