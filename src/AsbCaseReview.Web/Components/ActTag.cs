using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsbCaseReview.Web.Components;

/// <summary>
/// One act on a page of several: opens to its own form, shows how it stands while closed, and stands open when something
/// in it was wrong.
/// </summary>
[HtmlTargetElement("act")]
public sealed class ActTag(IHtmlGenerator generator) : TagHelper
{
    /// <summary>Set for a case that another area works on: its pages are read, and nothing is offered to be done.</summary>
    public const string ReadOnly = "case is read only";

    /// <summary>Whether something may be done on this page; asked below the case's head, which knows whose it is.</summary>
    public static bool Offers(HttpContext context) => !context.Items.ContainsKey(ReadOnly);

    /// <summary>Prefix of its fields: "Assign".</summary>
    public required string Name { get; set; }
    public required string Action { get; set; }
    public required string Title { get; set; }
    public required string Button { get; set; }

    /// <summary>Of the case, as the page shows it.</summary>
    public required int Version { get; set; }

    /// <summary>How it stands now: "Assigned to Nadia Whitcombe".</summary>
    public string? State { get; set; }
    public bool Open { get; set; }

    /// <summary>The button warns: this cannot simply be undone.</summary>
    public bool Grave { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!Offers(ViewContext.HttpContext))
        {
            output.SuppressOutput();
            return;
        }
        var wrong = ViewContext.ModelState.Any(e => e.Key.StartsWith($"{Name}.", StringComparison.Ordinal)) || ViewContext.ViewData["Act"] as string == Name;
        var content = await output.GetChildContentAsync();
        static string E(string text) => HtmlEncoder.Default.Encode(text);
        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-details asb-act");
        output.Attributes.SetAttribute("id", Name);
        if (Open || wrong) output.Attributes.SetAttribute("open", "open");
        output.Content.AppendHtml($"<summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">{E(Title)}</span>{(State is null ? "" : $" <span class=\"asb-quiet\">{E(State)}</span>")}</summary>");
        output.Content.AppendHtml($"<div class=\"govuk-details__text\"><form method=\"post\" action=\"{E(Action)}\" novalidate><input type=\"hidden\" name=\"{E(Name)}.Version\" value=\"{Version.ToString(CultureInfo.InvariantCulture)}\">");
        output.Content.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        output.Content.AppendHtml(content);
        output.Content.AppendHtml($"<button class=\"govuk-button{(Grave ? " govuk-button--warning" : "")} govuk-!-margin-bottom-0\" data-module=\"govuk-button\">{E(Button)}</button></form></div>");
    }
}
