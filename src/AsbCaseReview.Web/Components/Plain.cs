using System.Globalization;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Components;

/// <summary>Dates and words as people read them.</summary>
public static class Plain
{
    /// <summary>"9 April 2026".</summary>
    public static string Full(this DateOnly day) => day.ToString(Sentence.DateFormat, CultureInfo.CurrentCulture);

    /// <summary>"Thu 9 Apr 2026".</summary>
    public static string Brief(this DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>"9 April 2026 at 4:40pm", London time.</summary>
    public static string Full(this DateTimeOffset instant)
    {
        var local = London.TimeOf(instant);
        return $"{local.ToString(Sentence.DateFormat, CultureInfo.CurrentCulture)} at {local.ToString("h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant()}";
    }

    /// <summary>"10 to 17 January 2026", "about 13 January 2026", or the day.</summary>
    public static string Plainly(this DateRange range) => range.IsExact ? range.From.Full() : $"between {range.From.Full()} and {range.To.Full()}";

    /// <summary>As <see cref="Plainly(DateRange)"/>, on a public page.</summary>
    public static string Plainly(this DateRange range, IStringLocalizer<PublicWords> words) => range.IsExact ? range.From.Full() : words["between {0} and {1}", range.From.Full(), range.To.Full()];

    /// <summary>As <see cref="Full(DateTimeOffset)"/>, on a public page.</summary>
    public static string Full(this DateTimeOffset instant, IStringLocalizer<PublicWords> words)
    {
        var local = London.TimeOf(instant);
        return words["{0} at {1}", DateOnly.FromDateTime(local).Full(), local.ToString("h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant()];
    }

    /// <summary>"today", "tomorrow", "in 3 days", "2 days ago".</summary>
    public static string Relative(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "yesterday",
        > 1 and var ahead => $"in {ahead} days",
        var behind => $"{-behind} days ago",
    };

    public static string Plainly(this StaffRole role) => role switch
    {
        StaffRole.AgencyOfficer => "Agency officer",
        StaffRole.PanelChair => "Panel chair",
        StaffRole.SeniorManager => "Senior manager",
        StaffRole.Commissioner => "Commissioner, approves appeal reports",
        StaffRole.Reviewer => "Reviewer of appeals",
        _ => role.ToString(),
    };

    /// <summary>"340 kB", "2.4 MB".</summary>
    public static string Size(long bytes) => bytes < 1_000_000
        ? $"{Math.Max(1, bytes / 1000)} kB"
        : $"{(bytes / 1_000_000.0).ToString("0.#", CultureInfo.CurrentCulture)} MB";

    public static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number.ToString("N0", CultureInfo.CurrentCulture)} {many}";
}
