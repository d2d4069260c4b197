using AsbCaseReview.Web.Admin.Changes;
using AsbCaseReview.Web.Admin.Procedures;
using AsbCaseReview.Web.Admin.TakingOver;
using AsbCaseReview.Web.Casework.Mail;
using AsbCaseReview.Web.Security;

namespace AsbCaseReview.Web.Admin;

public static class AdminSetup
{
    /// <summary>What pages and commands of the administration share.</summary>
    public static void AddAdministration(this IServiceCollection services)
    {
        services.AddScoped<StaffAccounts>();
        services.AddScoped<AdminLog>();
        services.AddScoped<MendMail>();
        services.AddScoped<PublishProcedure>();
        services.AddScoped<TakeOverCases>();
    }
}
