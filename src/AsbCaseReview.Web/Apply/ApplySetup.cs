using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Web.Apply.Finish;

namespace AsbCaseReview.Web.Apply;

public static class ApplySetup
{
    public static void AddApply(this IServiceCollection services)
    {
        services.AddScoped<ApplyDesk>();
        services.AddScoped<SendDraft>();
        services.AddScoped<DeleteOldDrafts>();
    }
}
