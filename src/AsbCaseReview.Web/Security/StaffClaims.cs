using System.Security.Claims;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Identity;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AsbCaseReview.Web.Security;

/// <summary>Puts who somebody is in the partnership into their sign-in.</summary>
public sealed class StaffClaimsFactory(UserManager<StaffUser> users, IOptions<IdentityOptions> options, AsbDbContext db)
    : UserClaimsPrincipalFactory<StaffUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var staff = await db.Staff.AsNoTracking().FirstAsync(s => s.Id == user.StaffMemberId);
        var agency = await db.Agencies.AsNoTracking().FirstAsync(a => a.Id == staff.AgencyId);
        identity.AddClaim(new(StaffClaims.StaffId, staff.Id.ToString()));
        identity.AddClaim(new(StaffClaims.FullName, staff.Name));
        identity.AddClaim(new(identity.RoleClaimType, staff.Role.ToString()));
        identity.AddClaim(new(StaffClaims.AgencyId, agency.Id.ToString()));
        identity.AddClaim(new(StaffClaims.AgencyName, agency.Name));
        if (agency.IsRelevantBody) identity.AddClaim(new(StaffClaims.RelevantBody, "yes"));
        if (staff.AreaId is { } area) identity.AddClaim(new(StaffClaims.AreaId, area.ToString()));
        return identity;
    }
}

public static class StaffClaims
{
    public const string StaffId = "staff";
    public const string FullName = "name";
    public const string AgencyId = "agency";
    public const string AgencyName = "agency_name";
    public const string RelevantBody = "relevant_body";
    public const string AreaId = "area";

    public static Guid StaffIdOf(this ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(StaffId)!);

    public static string FullNameOf(this ClaimsPrincipal user) => user.FindFirstValue(FullName) ?? "";

    public static StaffRole RoleOf(this ClaimsPrincipal user) => Enum.Parse<StaffRole>(user.FindFirstValue(ClaimTypes.Role)!);

    public static Guid AgencyIdOf(this ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(AgencyId)!);

    public static bool IsOfRelevantBody(this ClaimsPrincipal user) => user.HasClaim(RelevantBody, "yes");

    /// <summary>Null: every area.</summary>
    public static Guid? AreaIdOf(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(AreaId), out var id) ? id : null;

    public static bool May(this ClaimsPrincipal user, Permission permission) =>
        user.Identity?.IsAuthenticated == true && WhoMayDoWhat.Table[permission].Contains(user.RoleOf());

    public static Actor ToActor(this ClaimsPrincipal user) => new(user.StaffIdOf(), user.FullNameOf(), Enum.Parse<ActorRole>(user.RoleOf().ToString()), user.FindFirstValue(AgencyName) ?? "");
}
