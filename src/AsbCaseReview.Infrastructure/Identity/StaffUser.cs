using Microsoft.AspNetCore.Identity;

namespace AsbCaseReview.Infrastructure.Identity;

/// <summary>The account with which a member of staff signs in; who they are is their <c>StaffMember</c>.</summary>
public sealed class StaffUser : IdentityUser<Guid>
{
    public Guid StaffMemberId { get; set; }
}
