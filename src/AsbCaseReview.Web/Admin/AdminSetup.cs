using AsbCaseReview.Web.Admin.Procedures;
using AsbCaseReview.Web.Admin.TakingOver;
using AsbCaseReview.Web.Security;

namespace AsbCaseReview.Web.Admin;

public static class AdminSetup
{
    /// <summary>What pages and commands of the administration share.</summary>
    public static void AddAdministration(this IServiceCollection services)
    {
        services.AddScoped<StaffAccounts>();
        services.AddScoped<PublishProcedure>();
        services.AddScoped<TakeOverCases>();
    }
}
