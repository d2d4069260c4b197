namespace AsbCaseReview.Domain.ActionPlans;

/// <summary>Looks for names of the persons complained of in a sentence that the victim is to read. It asks; it does not decide.</summary>
public static class NamesComplainedOf
{
    // Words that begin a sentence or an address, and name nobody.
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "they", "their", "there", "this", "that", "mr", "mrs", "miss", "number", "flat", "house", "street", "road", "close", "walk", "avenue", "lane",
        "court", "neighbour", "neighbours", "young", "people", "children", "group", "unknown", "next", "door", "from", "and", "with", "his", "her", "she", "him",
    };

    /// <returns>The words of <paramref name="sentence"/> that stand as names in <paramref name="restricted"/>.</returns>
    public static IReadOnlyList<string> In(string? sentence, RestrictedText? restricted)
    {
        if (string.IsNullOrWhiteSpace(sentence) || restricted is null) return [];
        var names = Words(restricted.Text).Where(w => w.Length >= 3 && char.IsUpper(w[0]) && !Common.Contains(w)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Words(sentence).Where(names.Contains).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split([.. text.Where(c => !char.IsLetter(c) && c is not ('-' or '’' or '\''))], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.EndsWith("’s", StringComparison.Ordinal) || w.EndsWith("'s", StringComparison.Ordinal) ? w[..^2] : w);
}
