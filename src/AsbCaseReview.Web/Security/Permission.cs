using AsbCaseReview.Domain.Partnership;
using Microsoft.AspNetCore.Authorization;

namespace AsbCaseReview.Web.Security;

/// <summary>What somebody signed in may do. <see cref="WhoMayDoWhat"/> says who.</summary>
public enum Permission
{
    SeeMyWork,
    SeeCases,
    LogApplication,
    Triage,
    AssessRisk,
    DecideThreshold,
    WriteLetters,
    PrintLetters,
    AnswerRequests,
    AgreeToSetAside,
    HearVictim,
    DecideInvitation,
    ArrangePanel,
    SitOnPanel,
    ManagePlan,
    WorkActions,
    Monitor,
    MendMail,
    Administer,
    LogAppeal,
    SeeAppeals,
    ReviewAppeals,
    ApproveAppeals,
    AnswerAppeals,
    SeeLessons,
    SeeAppealFigures,
}

/// <summary>The one table of who may do what.</summary>
public static class WhoMayDoWhat
{
    public static IReadOnlyDictionary<Permission, IReadOnlyList<StaffRole>> Table { get; } = new Dictionary<Permission, IReadOnlyList<StaffRole>>
    {
        [Permission.SeeMyWork] = [StaffRole.Coordinator, StaffRole.SeniorManager, StaffRole.PanelChair],
        [Permission.SeeCases] = [StaffRole.Coordinator, StaffRole.SeniorManager, StaffRole.PanelChair],
        [Permission.LogApplication] = [StaffRole.Coordinator],
        [Permission.Triage] = [StaffRole.Coordinator],
        [Permission.AssessRisk] = [StaffRole.Coordinator],
        [Permission.DecideThreshold] = [StaffRole.Coordinator, StaffRole.SeniorManager],
        [Permission.WriteLetters] = [StaffRole.Coordinator],
        [Permission.PrintLetters] = [StaffRole.Coordinator, StaffRole.Reviewer],
        [Permission.AnswerRequests] = [StaffRole.AgencyOfficer],
        [Permission.AgreeToSetAside] = [StaffRole.AgencyOfficer, StaffRole.SeniorManager, StaffRole.Coordinator],
        [Permission.HearVictim] = [StaffRole.Coordinator],
        [Permission.DecideInvitation] = [StaffRole.PanelChair, StaffRole.Coordinator, StaffRole.SeniorManager, StaffRole.AgencyOfficer],
        [Permission.ArrangePanel] = [StaffRole.Coordinator, StaffRole.SeniorManager],
        [Permission.SitOnPanel] = [StaffRole.Coordinator, StaffRole.SeniorManager, StaffRole.PanelChair, StaffRole.AgencyOfficer],
        [Permission.ManagePlan] = [StaffRole.Coordinator, StaffRole.SeniorManager],
        [Permission.WorkActions] = [StaffRole.AgencyOfficer],
        [Permission.Monitor] = [StaffRole.Coordinator, StaffRole.SeniorManager, StaffRole.PanelChair],
        [Permission.MendMail] = [StaffRole.Coordinator, StaffRole.Administrator],
        [Permission.Administer] = [StaffRole.Administrator],
        [Permission.LogAppeal] = [StaffRole.Coordinator, StaffRole.Reviewer],
        [Permission.SeeAppeals] = [StaffRole.Reviewer, StaffRole.Commissioner],
        [Permission.ReviewAppeals] = [StaffRole.Reviewer],
        [Permission.ApproveAppeals] = [StaffRole.Commissioner],
        [Permission.AnswerAppeals] = [StaffRole.AgencyOfficer, StaffRole.Coordinator, StaffRole.SeniorManager],
        [Permission.SeeLessons] = [StaffRole.Coordinator, StaffRole.AgencyOfficer, StaffRole.PanelChair, StaffRole.SeniorManager, StaffRole.Reviewer, StaffRole.Analyst, StaffRole.Commissioner],
        [Permission.SeeAppealFigures] = [StaffRole.Reviewer, StaffRole.Commissioner, StaffRole.Analyst, StaffRole.SeniorManager],
    };

    private static readonly (Permission Needs, string Path)[] Beginnings =
        [(Permission.SeeMyWork, "/work"), (Permission.AnswerRequests, "/requests"), (Permission.SeeAppeals, "/appeals"), (Permission.Administer, "/admin"), (Permission.SeeAppealFigures, "/appeals/figures")];

    /// <summary>Where somebody begins once they are signed in: the first page that is theirs.</summary>
    public static string FirstPage(this System.Security.Claims.ClaimsPrincipal user) => Beginnings.FirstOrDefault(b => user.May(b.Needs)).Path ?? "/lessons";
}

/// <summary>Every action carries one of these, or says that it is public.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresAttribute(Permission permission) : AuthorizeAttribute(permission.ToString())
{
    public Permission Permission { get; } = permission;
}
