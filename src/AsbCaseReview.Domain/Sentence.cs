using System.Globalization;

namespace AsbCaseReview.Domain;

/// <summary>
/// A sentence that explains something: English text with numbered places, and what fills them. The text is also the
/// key under which another language is looked up, so it is a constant, never built.
/// </summary>
public sealed record Sentence(string Text, params IReadOnlyList<object> Args)
{
    /// <summary>The dates of this product are read by people: "9 April 2026".</summary>
    public const string DateFormat = "d MMMM yyyy";

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-GB");

    public override string ToString() => In(English, text => text);

    /// <param name="culture">Formats dates and numbers.</param>
    /// <param name="translate">Gives the text in that language for the English text.</param>
    public string In(CultureInfo culture, Func<string, string> translate) => Args.Count == 0
        ? translate(Text)
        : string.Format(culture, translate(Text), [.. Args.Select(object (a) => a switch
        {
            DateOnly day => day.ToString(DateFormat, culture),
            Sentence sentence => sentence.In(culture, translate),
            _ => a,
        })]);

    public bool Equals(Sentence? other) => other is not null && Text == other.Text && Args.SequenceEqual(other.Args);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
