using System.Text.RegularExpressions;

namespace AsbCaseReview.Web.Components;

/// <summary>UK postcodes as people type them.</summary>
public static partial class Postcodes
{
    /// <summary>"nn11ed" as "NN1 1ED"; null when it is not a full postcode.</summary>
    public static string? Tidy(string? typed)
    {
        var letters = string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return Full().IsMatch(letters) ? $"{letters[..^3]} {letters[^3..]}" : null;
    }

    /// <summary>"NN1" of "NN1 1ED".</summary>
    public static string? OutwardCode(string? typed) => Tidy(typed)?.Split(' ')[0];

    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$")]
    private static partial Regex Full();
}
