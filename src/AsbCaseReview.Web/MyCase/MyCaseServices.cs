using AsbCaseReview.Infrastructure.Identity;

namespace AsbCaseReview.Web.MyCase;

public static class MyCaseServices
{
    /// <summary>What "my case" needs: codes, and how often one may be tried.</summary>
    public static void AddMyCase(this IServiceCollection services)
    {
        services.AddSingleton<AttemptLimits>();
        services.AddScoped<AccessCodes>();
    }
}
