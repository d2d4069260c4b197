using AsbCaseReview.Infrastructure.Identity;
using AsbCaseReview.Web.Security;

namespace AsbCaseReview.Web.MyCase;

public static class MyCaseServices
{
    /// <summary>What "my case" needs: its sign-in, its door, codes, and how often one may be tried.</summary>
    public static void AddMyCase(this IServiceCollection services, IWebHostEnvironment environment)
    {
        services.AddApplicantSignIn(environment);
        services.AddScoped<ApplicantAccess>();
        services.AddSingleton<AttemptLimits>();
        services.AddScoped<AccessCodes>();
    }
}
