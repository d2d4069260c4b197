namespace AsbCaseReview.Domain;

/// <summary>
/// The applicant's own words: shown to that applicant and to staff, never put in a letter. A type of its own, so that
/// it cannot be passed where text for a letter is wanted.
/// </summary>
public sealed record OwnWords(string Text)
{
    public static OwnWords? From(string? text) => string.IsNullOrWhiteSpace(text) ? null : new(text.Trim());

    /// <summary>Nothing: a page has to ask for <see cref="Text"/> on purpose.</summary>
    public override string ToString() => "";
}

/// <summary>
/// What must not reach the victim: the person complained of, other people, police matters. A type of its own, so that
/// a leak does not compile.
/// </summary>
public sealed record RestrictedText(string Text)
{
    public static RestrictedText? From(string? text) => string.IsNullOrWhiteSpace(text) ? null : new(text.Trim());

    /// <summary>Nothing: a page has to ask for <see cref="Text"/> on purpose.</summary>
    public override string ToString() => "";
}

/// <summary>How long a text may be: the same constant for the column, the validator and the field.</summary>
public static class Lengths
{
    public const int Key = 60;
    public const int Name = 200;
    public const int Email = 254;
    public const int Phone = 40;
    public const int Postcode = 10;
    public const int Line = 200;
    public const int Reference = 100;
    public const int Sentence = 500;
    public const int Reason = 2_000;
    public const int Story = 10_000;
    public const int Json = 100_000;
    public const int Html = 400_000;
}
