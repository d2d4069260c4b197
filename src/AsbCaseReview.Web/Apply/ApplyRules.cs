using System.Globalization;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Resources;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Apply;

/// <summary>Rules of the public pages, whose messages are resources.</summary>
public static class ApplyRules
{
    /// <summary>At most so many characters, as the column and the counter beneath the field count them.</summary>
    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int most, IStringLocalizer<PublicWords> L) =>
        rule.MaximumLength(most).WithMessage(_ => L["This is too long. Use {0} characters or fewer", most]);

    /// <summary>A telephone number or an e-mail address, in one field.</summary>
    public static IRuleBuilderOptions<T, string?> Contact<T>(this IRuleBuilder<T, string?> rule, IStringLocalizer<PublicWords> L) =>
        rule.Must(c => c.Clean() is not { } typed || (typed.Contains('@') ? typed.Length <= Lengths.Email && !typed.EndsWith('@') && !typed.StartsWith('@') : typed.Length <= Lengths.Phone && typed.Count(char.IsAsciiDigit) >= 9))
            .WithMessage(_ => L["Enter a whole telephone number or an e-mail address"]);

    /// <summary>As the browser sends it, without what surrounds it; null where nothing was typed.</summary>
    public static string? Clean(this string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>What stands in the boxes of a date; with "about" a month will do.</summary>
    public static DraftDate? ToDraftDate(this DateParts parts, bool about)
    {
        if (parts.Value is { } day) return new(day, about);
        return about && string.IsNullOrWhiteSpace(parts.Day) && new DateParts { Day = "1", Month = parts.Month, Year = parts.Year }.Value is { } first ? new(first, true, MonthOnly: true) : null;
    }

    public static DateParts ToParts(this DraftDate? date) => date is null ? new() : date.MonthOnly
        ? new() { Month = date.Day.Month.ToString(CultureInfo.InvariantCulture), Year = date.Day.Year.ToString(CultureInfo.InvariantCulture) }
        : DateParts.From(date.Day);
}
