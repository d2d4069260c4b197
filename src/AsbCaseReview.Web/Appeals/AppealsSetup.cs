using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Web.Appeals.Ask;

namespace AsbCaseReview.Web.Appeals;

public static class AppealsSetup
{
    /// <summary>What appeals need: their doors, and the draft of somebody who is writing one.</summary>
    public static void AddAppeals(this IServiceCollection services)
    {
        services.AddScoped<AppealAccess>();
        services.AddScoped<LodgeAppeal>();
        services.AddScoped<AppealDesk>();
        services.AddScoped<DeleteOldAppealDrafts>();
    }
}
