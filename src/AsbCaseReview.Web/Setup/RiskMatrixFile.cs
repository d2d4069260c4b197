using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Risk;
using AsbCaseReview.Infrastructure.Persistence;

namespace AsbCaseReview.Web.Setup;

public static class RiskMatrixFile
{
    /// <summary>The matrix that the partnership has agreed, from the file that the settings name; without one, the labelled sample.</summary>
    /// <exception cref="StartupException">The file is not there, or is not a matrix.</exception>
    public static RiskMatrix Read(IConfiguration configuration)
    {
        if (configuration["Risk:MatrixFile"] is not { Length: > 0 } file) return RiskMatrix.Sample;
        try
        {
            var matrix = RiskMatrix.Read(File.ReadAllText(file));
            return matrix.Questions.Count > 0 && matrix.Bands.Count > 0 ? matrix : throw new StartupException($"The risk matrix “{file}” has no questions or no bands.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ProcedureFormatException)
        {
            throw new StartupException($"The setting Risk:MatrixFile names “{file}”, which cannot be used: {e.Message}", e);
        }
    }
}
