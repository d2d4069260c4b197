namespace AsbCaseReview.Domain.Appeals;

/// <summary>What is to be learnt from an appeal, for all partners to read. It names nobody and no case.</summary>
public sealed class AppealLesson
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AppealId { get; init; }
    public required Guid AreaId { get; init; }

    /// <summary>A theme of the compliance audit.</summary>
    public required string Theme { get; init; }
    public required string Text { get; init; }
    public required DateOnly SharedOn { get; init; }
    public required string SharedBy { get; init; }

    // Who is complained of is told in free words ("The family at number 4"), and a business may be called "The Corner Shop".
    private static readonly HashSet<string> InEveryText = new(StringComparer.OrdinalIgnoreCase)
        { "the", "and", "for", "but", "not", "all", "any", "both", "one", "two", "some", "next", "this", "that", "these", "those", "there", "who", "with", "from", "his", "her", "him", "she", "they", "them", "their", "our", "you", "your", "are", "was", "has" };

    /// <param name="names">Each word of three letters and more is looked for by itself, but for those that every text has.</param>
    /// <exception cref="RuleRefusedException">One of them stands in the text.</exception>
    public static void MustNameNobody(string text, IEnumerable<string> names)
    {
        var words = text.Split([.. " ,.;:!?()[]\"“”‘’'/\n\r\t"], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names.SelectMany(n => n.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(n => n.Length > 2 && char.IsUpper(n[0]) && !InEveryText.Contains(n)))
            if (words.Contains(name)) throw new RuleRefusedException(new("“{0}” stands in the lesson. Lessons name nobody.", name));
    }
}
