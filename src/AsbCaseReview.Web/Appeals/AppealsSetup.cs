using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Infrastructure.Papers;
using AsbCaseReview.Web.Appeals.Ask;
using AsbCaseReview.Web.Appeals.Pack;
using AsbCaseReview.Web.Appeals.Yours;

namespace AsbCaseReview.Web.Appeals;

public static class AppealsSetup
{
    /// <summary>What appeals need: their doors, and the draft of somebody who is writing one.</summary>
    public static void AddAppeals(this IServiceCollection services)
    {
        services.AddScoped<AppealAccess>();
        services.AddScoped<LodgeAppeal>();
        services.AddScoped<AppealDesk>();
        services.AddScoped<AppealLetters>();
        services.AddScoped<DeleteOldAppealDrafts>();
        services.AddScoped<MakeAppealPacks>();
        services.AddScoped<SharedPapers>();
        services.AddScoped<YourAppeal>();
    }
}
