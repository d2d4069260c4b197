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
        if (Twice().Match(said) is { Success: true } twice) return $"“{twice.Groups[1].Value}” stands twice.";
        if (Empty().IsMatch(said)) return "The file is empty.";
        if (CutOff().IsMatch(said)) return "The file ends before everything in it is closed.";
        if (NoNull().IsMatch(said)) return "It cannot be null.";
        if (Missing().Match(said) is { Success: true } missing) return $"Missing: {missing.Groups[1].Value}.";
        if (NotThat().Match(said) is { Success: true } wrong)
            return Assembly.GetExecutingAssembly().GetType(wrong.Groups[1].Value) is { IsEnum: true } type
                ? $"This can be: {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName))}."
                : "What stands here is of another kind than the form asks for.";
        return said;
    }

    [GeneratedRegex(@"^The JSON property '(.+?)' could not be mapped to any \.NET member")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"^Duplicate property '(.+?)'")]
    private static partial Regex Twice();

    [GeneratedRegex(@"^The input does not contain any JSON tokens")]
    private static partial Regex Empty();

    [GeneratedRegex(@"^Expected depth to be zero|^There is not enough data|^Expected end of string, but instead reached end of data")]
    private static partial Regex CutOff();

    [GeneratedRegex(@"doesn't allow (?:setting )?null values")]
    private static partial Regex NoNull();

    [GeneratedRegex(@"missing required properties including: (.+?)\.?$")]
    private static partial Regex Missing();

    [GeneratedRegex(@"^The JSON value could not be converted to (?:System\.Nullable`1\[)?([\w.+`]+)")]
    private static partial Regex NotThat();
}
