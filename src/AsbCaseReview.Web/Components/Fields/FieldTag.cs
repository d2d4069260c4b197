using System.Text;
using System.Text.Encodings.Web;
using AsbCaseReview.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Components.Fields;

/// <summary>One choice of radios, checkboxes or a select.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>
/// A question with its label, hint, error and control, as the GOV.UK Design System has it: the error beside the field, the
/// typed value kept.
/// </summary>
public abstract class FieldTag : TagHelper
{
    internal const string Unreadable = "Enter this again: it could not be read";

    public required ModelExpression For { get; set; }
    public string Label { get; set; } = "";
    public string? Hint { get; set; }

    /// <summary>The label is the page's heading.</summary>
    public bool Heading { get; set; }

    /// <summary>Label in bold, medium size.</summary>
    public bool Strong { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The words that a field has of itself; labels and hints come in the page's language.</summary>
    protected IStringLocalizer<PublicWords> L => ViewContext.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<PublicWords>>();

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => IdOf(Name);

    protected IReadOnlyList<string> Errors => ViewContext.ModelState.TryGetValue(Name, out var entry)
        ? [.. entry.Errors.Select(e => e.ErrorMessage.Length > 0 ? e.ErrorMessage : L[Unreadable].Value)]
        : [];

    /// <summary>What was typed, or what is stored.</summary>
    protected string Value => ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.AttemptedValue is { } typed ? typed : For.Model?.ToString() ?? "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var html = new StringBuilder();
        var errors = Errors;
        html.Append(Frame(errors));
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", errors.Count > 0 ? "govuk-form-group govuk-form-group--error" : "govuk-form-group");
        output.Content.SetHtmlContent(html.ToString());
    }

    /// <summary>Label, hint, error and control.</summary>
    protected abstract string Frame(IReadOnlyList<string> errors);

    protected string LabelHtml(string id)
    {
        var size = Heading ? " govuk-label--l" : Strong ? " govuk-label--m" : "";
        var label = $"<label class=\"govuk-label{size}\" for=\"{E(id)}\">{E(Label)}</label>";
        return Heading ? $"<h1 class=\"govuk-label-wrapper\">{label}</h1>" : label;
    }

    protected string LegendHtml()
    {
        var size = Heading ? "govuk-fieldset__legend--l" : Strong ? "govuk-fieldset__legend--m" : "govuk-fieldset__legend--s";
        return $"<legend class=\"govuk-fieldset__legend {size}\">{(Heading ? $"<h1 class=\"govuk-fieldset__heading\">{E(Label)}</h1>" : E(Label))}</legend>";
    }

    protected string HintHtml() => Hint is null ? "" : $"<div id=\"{E(Id)}-hint\" class=\"govuk-hint\">{E(Hint)}</div>";

    protected string ErrorHtml(IReadOnlyList<string> errors) => errors.Count == 0
        ? ""
        : $"<p id=\"{E(Id)}-error\" class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">{E(L["Error:"])}</span> {string.Join("<br>", errors.Select(E))}</p>";

    protected string DescribedBy(IReadOnlyList<string> errors)
    {
        var ids = new List<string>();
        if (Hint is not null) ids.Add($"{Id}-hint");
        if (errors.Count > 0) ids.Add($"{Id}-error");
        return ids.Count == 0 ? "" : $" aria-describedby=\"{E(string.Join(' ', ids))}\"";
    }

    /// <summary>The id of the control of a field, as an error summary links to it.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    protected static string E(string? text) => HtmlEncoder.Default.Encode(text ?? "");
}
