using System.Reflection;
using System.Text.Json;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Appeals;

/// <summary>Reads the lists that appeals are worked with: files of this assembly, in the same strict form as procedures.</summary>
internal static class BuiltInData
{
    public static T Read<T>(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"AsbCaseReview.Domain.Appeals.BuiltIn.{file}.json")
            ?? throw new InvalidOperationException($"The built-in file “{file}” is not there.");
        return JsonSerializer.Deserialize<T>(stream, ProcedureJson.Options)!;
    }
}
