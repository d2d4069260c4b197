using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.Panels;

public enum SeatPart { Chair, MinuteTaker, Coordinator, Member, Guest }

public enum SeatAnswer { NotAnswered, Accepts, Declines, SendsSomebody }

public enum Attendance { NotRecorded, Present, Apologies, Absent }

/// <summary>
/// Somebody asked to sit on a panel, for a body: their answer, what they declare, whether they came. The name and grade are
/// as they were when asked.
/// </summary>
public sealed class PanelSeat
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PanelId { get; init; }
    public required SeatPart Part { get; set; }

    /// <summary>Null: somebody who does not sign in.</summary>
    public Guid? StaffId { get; init; }
    public Guid? AgencyId { get; init; }
    public required string Name { get; init; }
    public string? Grade { get; init; }
    public required string Body { get; init; }

    /// <summary>One of <see cref="AgencyKinds"/>.</summary>
    public required string BodyKind { get; init; }
    public required bool IsRelevantBody { get; init; }
    public required string Email { get; init; }
    public SeatAnswer Answer { get; internal set; }
    public DateTimeOffset? AnsweredAt { get; internal set; }

    /// <summary>Why they decline.</summary>
    public string? Why { get; internal set; }
    public string? SubstituteName { get; internal set; }
    public string? SubstituteGrade { get; internal set; }
    public string? SubstituteEmail { get; internal set; }

    /// <summary>Earlier involvement in the case; "none" is said, not left out.</summary>
    public string? Involvement { get; internal set; }
    public string? Interests { get; internal set; }

    /// <summary>They were part of what is reviewed.</summary>
    public bool? WasInvolved { get; internal set; }
    public bool? HasConflict { get; internal set; }
    public DateTimeOffset? DeclaredAt { get; internal set; }
    public DateTimeOffset? DataSharingSignedAt { get; internal set; }
    public Attendance Attendance { get; internal set; }

    /// <summary>The seat is taken away; kept, so that its past can be read.</summary>
    public bool Removed { get; internal set; }

    /// <summary>Another person sits: what was declared and signed by the one before does not speak for them.</summary>
    /// <param name="substitute">Null: the member themselves.</param>
    internal void IsTakenBy(string? substitute)
    {
        if (substitute == SubstituteName) return;
        SubstituteName = substitute;
        (WasInvolved, Involvement, HasConflict, Interests, DeclaredAt, DataSharingSignedAt) = (null, null, null, null, null, null);
    }

    /// <summary>The minutes hold what is restricted too: for members, once the data-sharing declaration is signed and where there is no conflict.</summary>
    public bool MayReadMinutes => !Removed && Part != SeatPart.Guest && HasConflict != true && Answer != SeatAnswer.Declines && DataSharingSignedAt is not null;

    public static PanelSeat For(Panel panel, SeatPart part, StaffMember staff, Agency agency) => new()
    {
        PanelId = panel.Id,
        Part = part,
        StaffId = staff.Id,
        AgencyId = agency.Id,
        Name = staff.Name,
        Grade = staff.Grade,
        Body = agency.Name,
        BodyKind = agency.Kind,
        IsRelevantBody = agency.IsRelevantBody,
        Email = staff.Email,
    };

    /// <summary>Who sits: the member or whom they send.</summary>
    public string Sitting => Answer == SeatAnswer.SendsSomebody ? $"{SubstituteName} for {Name}" : Name;

    /// <summary>They read the papers here themselves; to anybody else the coordinator hands them.</summary>
    public bool SignsIn => StaffId is not null && Answer != SeatAnswer.SendsSomebody;

    /// <summary>Who has an entry in their calendar: the member, and whom they send.</summary>
    public IEnumerable<string> Addresses => SubstituteEmail is { } substitute && substitute != Email ? [Email, substitute] : [Email];

    public string? SittingGrade => Answer == SeatAnswer.SendsSomebody ? SubstituteGrade : Grade;

    public bool Counts => !Removed && Part != SeatPart.Guest && Answer != SeatAnswer.Declines && HasConflict != true;

    /// <summary>
    /// Whether the restricted parts of the papers are for them: they have signed the data-sharing declaration, have no
    /// conflict, and come for a body with public functions, or chair or minute the meeting.
    /// </summary>
    public bool MayReadRestricted => !Removed && DataSharingSignedAt is not null && HasConflict == false && Answer != SeatAnswer.Declines
        && Part != SeatPart.Guest && (Part != SeatPart.Member || IsRelevantBody || BodyKind is AgencyKinds.YouthOffending or AgencyKinds.Probation or AgencyKinds.Fire or AgencyKinds.Health);
}

/// <summary>A case that the panel reviews.</summary>
public sealed class PanelCase
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PanelId { get; init; }
    public required Guid CaseId { get; init; }
    public required string Reference { get; init; }
}
