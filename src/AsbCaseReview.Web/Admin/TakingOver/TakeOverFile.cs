using System.Globalization;
using System.Text;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using CsvHelper;

namespace AsbCaseReview.Web.Admin.TakingOver;

/// <summary>Something in the file that has to be mended first.</summary>
/// <param name="Column">Empty: the line as a whole.</param>
public sealed record TakeOverProblem(int Line, string Column, string Text);

/// <summary>One line of the file. Asking for a value notes what is wrong with it.</summary>
public sealed class TakeOverLine(int line, IReadOnlyDictionary<string, string> values, List<TakeOverProblem> problems)
{
    private static readonly string[] DateForms = ["d/M/yyyy", "yyyy-M-d", "d-M-yyyy", "d MMM yyyy", "d MMMM yyyy", "d/M/yy"];

    public int Line { get; } = line;

    public void Problem(string column, string text) => problems.Add(new(Line, column, text));

    public string? Text(string column, int most = Lengths.Name)
    {
        if (!values.TryGetValue(column, out var value) || value.Trim() is not { Length: > 0 } text) return null;
        if (text.Length <= most) return text;
        Problem(column, $"Longer than {most:N0} characters.");
        return null;
    }

    public string Needed(string column, string what, int most = Lengths.Name)
    {
        var text = Text(column, most);
        if (text is null && !problems.Any(p => p.Line == Line && p.Column == column)) Problem(column, $"{what} is missing.");
        return text ?? "";
    }

    public DateOnly? Date(string column)
    {
        if (Text(column) is not { } text) return null;
        if (DateOnly.TryParseExact(text, DateForms, Sentence.English, DateTimeStyles.AllowWhiteSpaces, out var day) && day.Year is >= 2000 and <= 2099) return day;
        Problem(column, $"“{text}” is not a date. Write for example 27/03/2026.");
        return null;
    }

    public bool? YesNo(string column) => Text(column)?.ToUpperInvariant() switch
    {
        null => null,
        "YES" or "Y" or "TRUE" or "1" => true,
        "NO" or "N" or "FALSE" or "0" => false,
        var other => Wrong(column, other),
    };

    /// <summary>One of several words, whatever its capitals and spaces.</summary>
    public T? OneOf<T>(string column, IReadOnlyDictionary<string, T> choices) where T : struct
    {
        if (Text(column) is not { } text) return null;
        foreach (var (word, value) in choices)
            if (Letters(word) == Letters(text)) return value;
        Problem(column, $"“{text}” is none of: {string.Join(", ", choices.Keys)}.");
        return null;
    }

    private bool? Wrong(string column, string text)
    {
        Problem(column, $"“{text}” is neither yes nor no.");
        return null;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>The CSV file of live cases: one line a report; lines with the same old reference are one case.</summary>
public static class TakeOverFile
{
    public const int MostBytes = 2_000_000;

    public static IReadOnlyList<string> Columns { get; } =
    [
        "old_reference", "stage", "received", "first_reached", "channel", "local_government_area", "assigned_to", "in_danger",
        "applicant", "for_victim", "victim_under_18", "email", "email_safe", "phone", "phone_safe", "address", "postcode", "post_safe", "online_safe", "consent_on",
        "place", "place_postcode", "still_going_on", "person_complained_of", "effect",
        "complete", "acknowledged", "decided", "decision_told", "panel", "outcome_told",
        "happened", "happened_to", "reported", "reported_to", "agency", "agency_reference", "report_channel", "hate", "what_happened",
    ];

    public static IReadOnlyList<string> NeededColumns { get; } = ["old_reference", "stage", "received", "local_government_area", "applicant"];

    public static IReadOnlyDictionary<string, CaseStage> Stages { get; } = CaseStages.Open.Append(CaseStage.NotMet).ToDictionary(s => s.Name());

    /// <returns>The lines; none where the file as a whole cannot be read, which the problems say.</returns>
    public static IReadOnlyList<TakeOverLine> Read(byte[] bytes, List<TakeOverProblem> problems)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new(1, "", "The file is not UTF-8. In Excel choose “CSV UTF-8” when saving."));
            return [];
        }
        using var csv = CsvReader.FromText(text, new CsvReaderOptions { TrackLineNumbers = true, TrimWhitespace = true, MalformedData = CsvMalformedDataHandling.Throw });
        try
        {
            var columns = csv.Headers.Select(h => h.Trim().ToLowerInvariant().Replace(' ', '_')).ToArray();
            problems.AddRange(HeadProblems(columns));
            if (problems.Count > 0) return [];
            var lines = new List<TakeOverLine>();
            while (csv.Read())
            {
                var record = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToList();
                if (record.All(string.IsNullOrWhiteSpace)) continue;
                if (record.Skip(columns.Length).Any(v => v.Length > 0)) problems.Add(new((int)csv.LineNumber, "", "The line has more values than there are columns. A text with commas needs quotation marks around it."));
                lines.Add(new((int)csv.LineNumber, columns.Zip(record).Where(p => p.First.Length > 0).ToDictionary(p => p.First, p => p.Second), problems));
            }
            if (lines.Count == 0) problems.Add(new(1, "", "The file has no cases."));
            return lines;
        }
        catch (CsvFormatException)
        {
            problems.Add(new((int)csv.LineNumber, "", "After this line a quotation mark is opened and never closed, or stands within a text. Within a text in quotation marks it is written twice."));
            return [];
        }
    }

    private static IEnumerable<TakeOverProblem> HeadProblems(string[] columns) =>
    [
        .. columns.Where(c => c.Length > 0 && !Columns.Contains(c)).Select(c => new TakeOverProblem(1, c, "There is no such column. Take it out, or name it as the template does.")),
        .. NeededColumns.Except(columns).Select(c => new TakeOverProblem(1, c, "The column is missing.")),
        .. columns.Where(c => c.Length > 0).GroupBy(c => c).Where(g => g.Count() > 1).Select(g => new TakeOverProblem(1, g.Key, "The column is there twice.")),
    ];
}
