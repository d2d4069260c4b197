namespace AsbCaseReview.Domain.Procedures;

/// <summary>How a rule of a procedure came to be known.</summary>
public enum Standing
{
    /// <summary>A source says so.</summary>
    Stated,

    /// <summary>The stored source lost the words; the words around them, or a member council's page, support it.</summary>
    Inferred,

    /// <summary>The Act says so.</summary>
    Statute,

    /// <summary>No source says so: a convention of ours, labelled as ours wherever it is shown, and settable.</summary>
    Ours,
}

/// <summary>Where a figure or rule stands: the document (by its key in <see cref="Procedure.Sources"/>) and the paragraph.</summary>
public sealed record Source
{
    public required string Document { get; init; }
    public required string Paragraph { get; init; }
    public Standing Standing { get; init; }
    public string? Note { get; init; }
}

/// <summary>One of the documents that a procedure was drawn from.</summary>
public sealed record SourceDocument
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public string? Publisher { get; init; }
    public string? Dated { get; init; }
}

/// <summary>
/// Something that no source says. Not known is not none: a page that would show the rule says that the procedure is
/// silent, and what is done instead.
/// </summary>
public sealed record Silence
{
    public required string Subject { get; init; }
    public required string Instead { get; init; }
}
