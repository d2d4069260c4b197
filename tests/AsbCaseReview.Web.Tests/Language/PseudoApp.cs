using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Tests.Language;

/// <summary>The application in a language that does not exist: each resource is its English key between marks, so that what is not a resource shows.</summary>
public sealed partial class PseudoApp : TestApp
{
    protected override void Change(IServiceCollection services) => services.AddSingleton<IStringLocalizerFactory, Factory>();

    /// <summary>What somebody reads on a page, or hears from a screen reader, that is no resource and none of the allowed words.</summary>
    /// <param name="data">What was typed, names, and what an area or its procedure is called: they have no translation here.</param>
    public static IReadOnlyList<string> Unmarked(Page page, IReadOnlyCollection<string> data)
    {
        var read = new List<string> { page.Title };
        if (page.Html.Body is { } body) Read(body, read);
        var allowed = data.Where(d => d.Length > 0).OrderByDescending(d => d.Length).ToList();
        return [.. read.Select(text => Left(text, allowed)).Where(left => Word().IsMatch(left)).Select(left => $"{page.Address.AbsolutePath}: {left}").Distinct()];
    }

    private static void Read(IElement element, List<string> read)
    {
        if (element.LocalName is "script" or "style" || element.ClassList.Contains("asb-letter") || element.ClassList.Contains("asb-record")) return;   // letters and papers have their own words
        foreach (var name in new[] { "aria-label", "placeholder", "alt", "title" })
            if (element.GetAttribute(name) is { Length: > 0 } said) read.Add(said);
        read.AddRange(element.Attributes.Where(a => a.Name.StartsWith("data-i18n.", StringComparison.Ordinal)).Select(a => a.Value));
        if (element.LocalName is "textarea") return;   // what was typed
        foreach (var child in element.ChildNodes)
        {
            if (child is IElement inner) Read(inner, read);
            else if (child.NodeType == NodeType.Text) read.Add(child.TextContent);
        }
    }

    private static string Left(string text, List<string> allowed)
    {
        for (var before = ""; before != text;) (before, text) = (text, Marked().Replace(text, ""));
        foreach (var known in allowed) text = text.Replace(known, "", StringComparison.Ordinal);
        return Dated().Replace(text, "").Trim();
    }

    /// <summary>Between marks, and nothing marked within it: a sentence within a sentence goes first.</summary>
    [GeneratedRegex("⟦[^⟦⟧]*⟧")]
    private static partial Regex Marked();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();

    // Dates are written by the culture; times, sizes, references and addresses have no language.
    [GeneratedRegex(@"\b((Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]* )?\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4}\b|\b\d{1,2}:\d\d[ap]m\b|\b\d+(\.\d+)? ?(kB|KB|MB)\b|\b[A-Z]{3,7}-[0-9A-Z]{4}-[0-9A-Z]{4}(/\w+)?\b|\S+@\S+\.\S+|\b(https?://)?[a-z.-]+\.(uk|org|com)\b\S*")]
    private static partial Regex Dated();

    private sealed class Factory : IStringLocalizerFactory
    {
        public IStringLocalizer Create(Type resourceSource) => new Localizer();

        public IStringLocalizer Create(string baseName, string location) => new Localizer();
    }

    private sealed class Localizer : IStringLocalizer
    {
        public LocalizedString this[string name] => new(name, Mark(name));

        public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(CultureInfo.CurrentCulture, Mark(name), arguments));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];

        // A message that was looked up once is not looked up again.
        private static string Mark(string text) => text.StartsWith('⟦') ? text : $"⟦{text}⟧";
    }
}
