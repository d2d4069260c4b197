using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;

namespace AsbCaseReview.Web.Setup;

public static class PowersFile
{
    /// <summary>The catalogue of powers from the file that the settings name; without one, that which comes with the product.</summary>
    /// <exception cref="StartupException">The file is not there, or is not a catalogue.</exception>
    public static PowerCatalogue Read(IConfiguration configuration)
    {
        if (configuration["Powers:File"] is not { Length: > 0 } file) return PowerCatalogue.BuiltIn;
        try
        {
            return PowerCatalogue.Read(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ProcedureFormatException)
        {
            throw new StartupException($"The setting Powers:File names “{file}”, which cannot be used: {e.Message}", e);
        }
    }
}
