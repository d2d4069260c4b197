using FluentValidation;

namespace AsbCaseReview.Web.Components;

public static class TextRules
{
    /// <summary>Text that has to be given, within the length of its column.</summary>
    /// <param name="what">"what is missing".</param>
    public static IRuleBuilderOptions<T, string?> Required<T>(this IRuleBuilder<T, string?> rule, string what, int most) => rule
        .NotEmpty().WithMessage($"Enter {what}")
        .MaximumLength(most).WithMessage($"{char.ToUpperInvariant(what[0])}{what[1..]} must be {most:N0} characters or fewer");

    /// <summary>One of the keys of a list, or nothing.</summary>
    public static IRuleBuilderOptions<T, string?> OneOfOrNone<T>(this IRuleBuilder<T, string?> rule, IReadOnlyDictionary<string, string> known, string otherwise) => rule
        .Must(key => string.IsNullOrWhiteSpace(key) || known.ContainsKey(key)).WithMessage(otherwise);
}
