using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Web.Setup;

namespace AsbCaseReview.Web.Components.Files;

public static class EvidenceSetup
{
    public static void AddEvidence(this IServiceCollection services, IConfiguration configuration, DataFolders folders)
    {
        services.AddSingleton(configuration.GetSection("Evidence").Get<EvidenceLimits>() ?? new());
        services.AddSingleton(new EvidenceFolder(folders.Evidence));
        services.AddScoped<EvidenceStore>();
        services.AddScoped<SweepFiles>();
    }
}
