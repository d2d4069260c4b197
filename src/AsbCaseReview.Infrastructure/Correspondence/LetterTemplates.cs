using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Procedures;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;

namespace AsbCaseReview.Infrastructure.Correspondence;

/// <summary>
/// The wording of letters: Handlebars with Markdown, one for each kind beside this file. A language has its own files
/// (ThresholdMet.cy.md); what it lacks is taken from the English. An area may word a letter otherwise, which is checked
/// when it is saved.
/// </summary>
public sealed partial class LetterTemplates
{
    private const string Folder = "AsbCaseReview.Infrastructure.Correspondence.Templates";
    private static readonly string[] Parts = ["contact", "next", "appeal", "reports", "appealContact"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly ConcurrentDictionary<(string Language, string Template), HandlebarsTemplate<object, object>> _compiled = new();

    /// <summary>The product's own wording.</summary>
    public static string Default(LetterKind kind, string language = "en") => Read(kind.ToString(), language)!;

    /// <summary>The product's own wording in a language; null where it has none in that language.</summary>
    public static string? In(LetterKind kind, string language) =>
        typeof(LetterTemplates).Assembly.GetManifestResourceInfo($"{Folder}.{kind}.{language}.md") is null ? null : Read(kind.ToString(), language);

    /// <summary>Whether letters have been worded in a language at all.</summary>
    public static bool Speaks(string language) => typeof(LetterTemplates).Assembly.GetManifestResourceNames().Any(n => n.EndsWith($".{language}.md", StringComparison.Ordinal));

    /// <summary>The letter's text in Markdown.</summary>
    /// <exception cref="HandlebarsUndefinedBindingException">The template names something that letters do not have.</exception>
    public string Write(string template, LetterContent content)
    {
        var compiled = _compiled.GetOrAdd((content.Language, template), t => Compile(t.Template, t.Language));
        return BlankLines().Replace(compiled(Model(content)), "\n\n").Trim() + "\n";
    }

    /// <summary>What is wrong with a wording, in sentences; empty: nothing.</summary>
    public IReadOnlyList<string> Check(LetterKind kind, string template)
    {
        if (template.Contains("{{{", StringComparison.Ordinal) || template.Contains("{{&", StringComparison.Ordinal))
            return ["“{{{” and “{{&” would put text in unescaped. Use two braces."];
        try
        {
            foreach (var content in new[] { SampleContent.Least, SampleContent.Full }) Write(template, content);
            var written = Write(template, SampleContent.Full);
            return [.. LetterCheck.Missing(kind, SampleContent.Full, written).Select(m => $"It does not say: {m.What}{(m.Section is { } section ? $" ({section})" : "")}.")];
        }
        catch (Exception e) when (e is HandlebarsException or HandlebarsUndefinedBindingException)
        {
            return [$"It cannot be written: {e.Message}"];
        }
    }

    /// <summary>How a wording reads in a made-up case with everything in it, as the letter's own HTML. Only what <see cref="Check(LetterKind, string)"/> can write.</summary>
    public string Sample(string template) => LetterDocument.Fragment(SampleContent.Full, Write(template, SampleContent.Full), $"{SampleContent.Full.Reference}/1");

    /// <summary>What is wrong with the letters that a procedure words itself.</summary>
    public IReadOnlyList<string> Check(Procedure procedure) =>
    [
        .. procedure.Letters.SelectMany(letter => letter.Key.Split('.') is [var name, .. ([] or ["cy"])] && Enum.TryParse<LetterKind>(name, ignoreCase: true, out var kind)
            ? Check(kind, letter.Value).Select(problem => $"Letter “{letter.Key}”: {problem}")
            : [$"There is no kind of letter “{letter.Key}”."]),
    ];

    private static HandlebarsTemplate<object, object> Compile(string template, string language)
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { TextEncoder = new MarkdownEncoder(), ThrowOnUnresolvedBindingExpression = true });
        foreach (var part in Parts) handlebars.RegisterTemplate(part, Read($"_{part}", language)!);
        return handlebars.Compile(template);
    }

    private static string? Read(string name, string language)
    {
        var assembly = typeof(LetterTemplates).Assembly;
        using var stream = assembly.GetManifestResourceStream($"{Folder}.{name}.{language}.md") ?? assembly.GetManifestResourceStream($"{Folder}.{name}.md");
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // Through JSON, so that a template sees the members of the content and nothing else, dates as people read them.
    private static object Model(LetterContent content) => Plain(JsonSerializer.SerializeToElement(content, Json), LetterContent.CultureOf(content.Language))!;

    private static object? Plain(JsonElement value, CultureInfo culture) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(m => m.Name, m => Plain(m.Value, culture)),
        JsonValueKind.Array => value.EnumerateArray().Select(v => Plain(v, culture)).ToList(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.GetInt32(),
        JsonValueKind.Null => null,
        _ => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString(Sentence.DateFormat, culture) : value.GetString(),
    };

    [GeneratedRegex(@"\n\s*\n(\s*\n)*")]
    private static partial Regex BlankLines();
}
