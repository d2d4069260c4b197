using AsbCaseReview.Infrastructure.Papers;
using AsbCaseReview.Web.Panels.Room;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;

namespace AsbCaseReview.Web.Panels.Shared;

/// <summary>What panels and their papers need.</summary>
public static class PanelsSetup
{
    public static void AddPanels(this IServiceCollection services, DataFolders folders)
    {
        services.AddScoped<PanelAccess>();
        services.AddScoped<AgreedInRoom>();
        services.AddSingleton(new PackFolder(folders.Packs));
        services.AddScoped<PackMaker>();
        services.AddScoped<MakePacks>();
        services.AddScoped<CirculatePacks>();
    }
}
