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

    /// <param name="names">Each word of three letters and more is looked for by itself.</param>
    /// <exception cref="RuleRefusedException">One of them stands in the text.</exception>
    public static void MustNameNobody(string text, IEnumerable<string> names)
    {
        var words = text.Split([.. " ,.;:!?()[]\"“”‘’'/\n\r\t"], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names.SelectMany(n => n.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(n => n.Length > 2 && char.IsUpper(n[0])))
            if (words.Contains(name)) throw new RuleRefusedException(new("“{0}” stands in the lesson. Lessons name nobody.", name));
    }
}
