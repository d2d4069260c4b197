using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AsbCaseReview.Domain.Procedures;

/// <summary>What the serializer says of a mistake, in words for whoever wrote the file: where it is and what can stand there.</summary>
public static partial class JsonMistake
{
    /// <param name="what">"procedure", "facts".</param>
    public static string Explain(JsonException e, string what) =>
        $"The {what} cannot be read at {e.Path ?? "its start"}, line {(e.LineNumber ?? 0) + 1}: {Plain(e.Message)}";

    // The serializer ends its message with the path and the line that stand at the head of ours, and names its types.
    private static string Plain(string message)
    {
        var said = message.Split(" Path: ")[0];
        if (Unknown().Match(said) is { Success: true } unknown) return $"“{unknown.Groups[1].Value}” is not known here.";
        if (Missing().Match(said) is { Success: true } missing) return $"Missing: {missing.Groups[1].Value}.";
        if (NotThat().Match(said) is { Success: true } wrong)
            return Assembly.GetExecutingAssembly().GetType(wrong.Groups[1].Value) is { IsEnum: true } type
                ? $"This can be: {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName))}."
                : "What stands here is of another kind than the form asks for.";
        return said;
    }

    [GeneratedRegex(@"^The JSON property '(.+?)' could not be mapped to any \.NET member")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"missing required properties including: (.+?)\.?$")]
    private static partial Regex Missing();

    [GeneratedRegex(@"^The JSON value could not be converted to (?:System\.Nullable`1\[)?([\w.+`]+)")]
    private static partial Regex NotThat();
}
